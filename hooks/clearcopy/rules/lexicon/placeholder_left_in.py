"""LEX012: a placeholder that was left in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.placeholders import find_placeholders
from clearcopy.rule import rule

# Legal text repeats from page to page.
_placeholders = lru_cache(maxsize=8192)(find_placeholders)


@rule(
    "LEX012",
    on=Page,
    message='"{words}" was left in ({kind})',
    help="write what belongs there, or take it out",
)
def placeholder_left_in(page: Page, _site: Site) -> Iterator[Finding]:
    """An editor's note, a placeholder or template text stands on the page.

    It shows that the page was not finished, and it stands where something is missing: mostly the
    safety information or a figure. A large company published "[UPDATE WITH FINAL APPROVED ISI]" in
    2019. Title, description and alternative texts count as well.

    Violates: "[UPDATE WITH FINAL APPROVED ISI]", "TBD", "XX%", "lorem ipsum", "待补充".
    Passes: citations such as "[4–6]"; "[in Chinese]" behind a translated title; an editor's
    insertion in a quotation.
    To fix: fill it in.
    """
    if not page.governed:
        return
    for block in page.blocks:
        for start, end, kind in _placeholders(block.text):
            words = block.text[start:end]
            yield placeholder_left_in.found(
                block.span(start, end),
                page=page.url,
                subject=page.subject_of(block),
                judged=words,
                words=words,
                kind=kind,
            )
