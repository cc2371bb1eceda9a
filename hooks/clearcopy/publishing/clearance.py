"""From `data/` and `docs/` to a verdict: the steps that every host and every command share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clearcopy.checking.verdict import Report, judge
from clearcopy.document.article import Article
from clearcopy.document.compose import Newsroom, compose_newsroom
from clearcopy.document.fragments import statement_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.styles import StyleSheets
from clearcopy.findings import Defect, Finding, Span
from clearcopy.publishing import output
from clearcopy.records.crosschecks import cross_check
from clearcopy.records.library import Library, load_library

HOST_WARNING = Defect(
    "ENG010",
    "host-warning",
    "the site generator warns: {text}",
    "mend what it names; nothing is published with a warning open",
    "A warning of the site generator is about a page that will not be what its author meant.",
)
PAGE_NOT_BUILT = Defect(
    "ENG011",
    "page-not-built",
    'the page "{url}" was composed and never came out of the site generator',
    "look for a plugin or a setting in mkdocs.yml that drops pages",
    "A page that was not seen was not checked, and not checked is never passed.",
)
ARTICLE_ALTERED = Defect(
    "ENG013",
    "article-altered",
    'the article of "{url}" does not stand in its finished page as it was composed',
    "look for a template, a plugin or a hook that edits pages; words change in docs/ and data/",
    "The checks read words, and a script, a handler or the target of a link has none. So an "
    "article must stand in its page once and byte for byte as it was composed.",
)
DEFECTS: tuple[Defect, ...] = (HOST_WARNING, PAGE_NOT_BUILT, ARTICLE_ALTERED, *output.DEFECTS)


@dataclass(frozen=True)
class Prepared:
    """A newsroom that is composed and waits for its finished pages."""

    root: Path
    library: Library
    newsroom: Newsroom
    as_of: datetime
    preview: bool
    findings: tuple[Finding, ...]

    def note(self, lang: str) -> str:
        """Return the words that say what this site is, for pages without an article."""
        notes = []
        for key, statement in self.library.statements.items():
            version = statement.version_on(self.as_of.date())
            if statement.kind == "demonstration" and version is not None:
                notes.append(statement_words(self.library, key, version, lang))
        return " ".join(notes)

    def site_name(self, lang: str) -> str:
        """Return the newsroom's name, or "" where no issuer is readable."""
        found = self.library.issuer
        return found[1].site[lang] if found else ""

    def issuer_name(self, lang: str) -> str:
        """Return the issuer's legal name, or "" where no issuer is readable."""
        found = self.library.issuer
        return found[1].name[lang] if found else ""

    def label(self, article: Article) -> str:
        """Return how the navigation names a page: by its type where that has one page."""
        policy = self.library.policy
        if policy is None or article.type == "list":
            return article.title
        return policy.page_types[article.type].title[article.lang]

    def lines(self, path: str) -> tuple[str, ...] | None:
        """Return the lines of an author's file, for showing a finding in its place."""
        return read_lines(self.root, path)


def read_lines(root: Path, path: str) -> tuple[str, ...] | None:
    """Return a file's lines, or None where it cannot be read."""
    try:
        return tuple((root / path).read_text(encoding="utf-8", errors="replace").split("\n"))
    except OSError:
        return None


def prepare(root: Path, as_of: datetime, *, preview: bool = False) -> Prepared:
    """Read `data/` and `docs/` under `root` and compose what is public at `as_of`."""
    library = load_library(root)
    newsroom = compose_newsroom(root, library, as_of, preview=preview)
    findings = (*library.findings, *cross_check(library), *newsroom.findings)
    return Prepared(root, library, newsroom, as_of, preview, findings)


def clear(
    prepared: Prepared,
    pages: Mapping[str, Page],
    styles: Mapping[str, str],
    warnings: Iterable[str],
    found: Iterable[Finding] = (),
) -> Report:
    """Judge the finished pages, by address, with everything that was `found` before."""
    composed = set(prepared.newsroom.articles)
    missing = [
        PAGE_NOT_BUILT.found(Span(prepared.newsroom.articles[url].path), page=url, url=url)
        for url in sorted(composed - set(pages))
    ]
    altered = [
        ARTICLE_ALTERED.found(Span(page.path), page=url, url=url)
        for url, page in sorted(pages.items())
        if not page.article_intact
    ]
    warned = [HOST_WARNING.found(Span("mkdocs.yml"), text=text) for text in warnings]
    in_order = tuple(pages[url] for url in prepared.newsroom.articles if url in pages)
    site = Site(
        library=prepared.library,
        pages=in_order,
        as_of=prepared.as_of,
        preview=prepared.preview,
        unread=prepared.newsroom.unread,
        styles=StyleSheets(styles),
    )
    return judge(site, [*prepared.findings, *found, *missing, *altered, *warned])
