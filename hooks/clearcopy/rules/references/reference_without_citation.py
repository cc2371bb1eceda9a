"""REF002: an entry of the reference list that nothing cites."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "REF002",
    on=Page,
    message="entry {number} of the reference list is cited nowhere on this page: {entry}",
    help="cite it with [@{key}] where it supports the text, or take it off the list",
)
def reference_without_citation(page: Page, site: Site) -> Iterator[Finding]:
    """A work stands in the reference list and no sentence cites it.

    A list longer than what is cited lends weight that the text does not have (ICMJE
    Recommendations: references are cited in the text).
    Violates: an entry 6, and no [6] in the text. Passes: an entry 5 within the range [4–6].
    """
    del site
    if not page.governed or not page.references:
        return
    cited = {
        number for block in page.content for mark in block.citations for number in mark.numbers
    }
    for entry in page.references:
        if entry.number not in cited:
            yield reference_without_citation.found(
                entry.span,
                page=page.url,
                subject=f"{page.path}#references",
                judged=entry.text,
                number=entry.number,
                key=entry.key,
                entry=f'"{entry.text[:60]}…"' if len(entry.text) > 60 else f'"{entry.text}"',
            )
