"""BLK106: a statement that was not in force on the day of publication."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page, Section
from clearcopy.document.pairing import Pair, pair_sections, wording_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "BLK106",
    on=Page,
    message='the block "{block}" shows {shown}; in force on {day} is "{valid}"',
    help="let the engine place the version that is valid on the day of publication, "
    "or correct `valid-from` and `valid-to`",
)
def statement_not_valid(page: Page, site: Site) -> Iterator[Finding]:
    """A block shows words that were not in force on the day of publication.

    A release says what the company said on that day, so it carries the statement that was in force
    then, and keeps it: neither an older text on a new page nor a newer one put into an old page.

    Violates: a release of October 2025 with the words of the version that ended in August 2025.
    Passes: the version whose dates include the day of publication.
    To fix: remove what replaces the block; if a version is missing, write it with its dates.
    """
    if not page.governed:
        return
    for pair in pair_sections(page):
        if not pair.expected.statement:
            continue
        for shown in _wrong_versions(page, site, pair):
            yield statement_not_valid.found(
                pair.expected.span,
                page=page.url,
                subject=f"{page.path}#{pair.expected.name}",
                judged=f"{pair.expected.version}: {shown}",
                block=pair.expected.name,
                shown=shown,
                day=page.published.isoformat(),
                valid=pair.version,
            )


def _wrong_versions(page: Page, site: Site, pair: Pair) -> Iterator[str]:
    """Yield what the block shows in place of the version in force."""
    for section in pair.found:
        declared = section.version.partition("@")[2]
        words = _words_of(page, site, pair, section)
        if words and words != pair.version:
            yield f'the words of version "{words}"'
            return
        if declared != pair.version:
            yield f'version "{declared}"' if declared else "no version's name"
            return


def _words_of(page: Page, site: Site, pair: Pair, section: Section) -> str:
    if section not in pair.reworded:
        return ""
    wording = wording_of(section, pair.expected, site.library)
    return wording.version if wording is not None and wording.lang == page.lang else ""
