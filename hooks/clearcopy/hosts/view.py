"""What the theme's templates are told of a page, its language versions and its navigation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils import get_relative_url

from clearcopy.document.article import Article
from clearcopy.document.navigation import main_pages
from clearcopy.hosts.build import Build
from clearcopy.records.models import HTML_LANG, LANGUAGES

LABELS = {"en": "English", "zh": "简体中文"}


def whole_site(config: MkDocsConfig, build: Build) -> dict[str, Any]:
    """What pages without an article, such as 404, need to know."""
    return {
        "site_name": config.site_name,
        "preview": build.purpose == "preview",
        "languages": [
            {
                "lang": lang,
                "hreflang": HTML_LANG[lang],
                "label": LABELS[lang],
                "home": f"{lang}/",
                "demonstration": build.prepared.note(lang),
            }
            for lang in LANGUAGES
        ],
    }


def page_values(
    build: Build, article: Article, page: HostPage, config: MkDocsConfig
) -> dict[str, Any]:
    """Return the template's variables for a page: its language, its versions, its navigation."""
    values: dict[str, Any] = {"nav": []}
    if article.url:
        values["page_lang"] = article.lang
        values["html_lang"] = article.html_lang
        values["search_base"] = get_relative_url(f"{article.lang}/", page.url)
        values["nav"] = _navigation(build, article, page)
    values["alternates"] = _alternates(build, article, config)
    values["view"] = {
        "type": article.type,
        "title": article.title,
        "description": article.description,
        "canonical": f"{config.site_url}{article.url}" if config.site_url else None,
        "breadcrumb": [],
        "site_name": build.prepared.site_name(article.lang) or config.site_name,
        "issuer": build.prepared.issuer_name(article.lang),
        "published": article.published_iso or None,
        "robots": None if article.public else "noindex",
        "print_id": article.record or None,
        "pdf": build.documents.name_for(article.type, article.url) or None,
    }
    return values


@dataclass(frozen=True)
class _NavItem:
    title: str
    url: str
    active: bool
    page: HostPage | None
    children: None = None

    def __eq__(self, other: object) -> bool:
        return self.page is other

    __hash__ = object.__hash__


def _navigation(build: Build, article: Article, page: HostPage) -> list[_NavItem]:
    return [
        _NavItem(
            title=build.prepared.label(entry),
            url=entry.url,
            active=entry.key != "index.md" and article.url.startswith(entry.url),
            page=page if entry.url == article.url else None,
        )
        for entry in main_pages(build.articles.values(), article.lang)
    ]


def _alternates(build: Build, article: Article, config: MkDocsConfig) -> list[dict[str, Any]]:
    if not article.url:
        versions = [
            build.articles[f"{lang}/"] for lang in LANGUAGES if f"{lang}/" in build.articles
        ]
    else:
        urls = [f"{lang}/{article.url.partition('/')[2]}" for lang in LANGUAGES]
        versions = [build.articles[url] for url in urls if url in build.articles]
    return [
        {
            "lang": version.lang,
            "hreflang": version.html_lang,
            "label": LABELS[version.lang],
            "url": get_relative_url(version.url, article.url or "."),
            "canonical": f"{config.site_url}{version.url}" if config.site_url else None,
            "current": version is article,
        }
        for version in versions
    ]
