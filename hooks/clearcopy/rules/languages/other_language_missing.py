"""LNG001: a page that exists in one language."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import LANGUAGE_NAMES, LANGUAGES
from clearcopy.rule import rule


@rule(
    "LNG001",
    on=Page,
    message="the page has no {lang} version at docs/{folder}/{key}",
    help="write it, so that both are published at the same moment",
)
def other_language_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page is published in one language and not in the other.

    The issuer informs the whole market at once: HKEX Listing Rule 2.07C asks for both languages,
    and who reads the later one reads too late. Both versions share one record and so one moment of
    publication; only the words can be missing.

    Violates: docs/en/events/x.md without docs/zh/events/x.md.
    Passes: both files. A release that lacks one is DOC020, unless its record is `local-only`.
    To fix: write the other version.
    """
    # The page that offers the languages stands outside their folders; of a release, the record
    # says in which languages it must be there, and composing whether it is.
    if not page.governed or page.key.startswith("/") or page.record in site.library.releases:
        return
    written = site.by_key.get(page.key, {})
    for lang in LANGUAGES:
        if lang not in written and f"docs/{lang}/{page.key}" not in site.unread:
            yield other_language_missing.found(
                page.span,
                page=page.url,
                subject=f"{page.path}#page",
                judged=f"{page.key} is missing in {lang}",
                lang=LANGUAGE_NAMES[lang],
                folder=lang,
                key=page.key,
            )
