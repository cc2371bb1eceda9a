"""The smallest page that an article can stand in: for engines without a host, and for tests."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from clearcopy.document.article import Article
from clearcopy.document.frame import relative


def alternates(article: Article, articles: Iterable[Article]) -> list[tuple[str, str]]:
    """Return (hreflang, relative address) of every language version of a page, itself included."""
    return [
        (other.html_lang, relative(article.url, other.url))
        for other in articles
        if other.key == article.key
    ]


def finish(article: Article, articles: Iterable[Article]) -> str:
    """Return a finished page: head, language versions, the article."""
    links = "".join(
        f'<link rel="alternate" hreflang="{lang}" href="{escape(href)}">'
        for lang, href in alternates(article, articles)
    )
    return (
        f'<!doctype html>\n<html lang="{article.html_lang}"><head><meta charset="utf-8">'
        f"<title>{escape(article.title)}</title>"
        f'<meta name="description" content="{escape(article.description)}">{links}</head>'
        f"<body><main>\n{article.html}\n</main></body></html>\n"
    )
