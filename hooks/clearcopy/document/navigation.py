"""The navigation of each language: its main pages."""

from __future__ import annotations

from collections.abc import Iterable

from clearcopy.document.article import Article

# Releases and the pages of records are found through these: a thousand entries are no navigation.
MAIN_PAGES = (
    "index.md",
    "news/index.md",
    "pipeline.md",
    "assets/index.md",
    "studies/index.md",
    "diseases/index.md",
    "events/index.md",
    "about.md",
    "legal.md",
)


def main_pages(articles: Iterable[Article], lang: str) -> tuple[Article, ...]:
    """Return the main pages of a language, in the order of the navigation.

    A page of the top level that is not one of the known ones stands last, by name.
    """
    own = {article.key: article for article in articles if article.lang == lang}
    others = sorted(key for key in own if "/" not in key and key not in MAIN_PAGES)
    return tuple(own[key] for key in (*MAIN_PAGES, *others) if key in own)
