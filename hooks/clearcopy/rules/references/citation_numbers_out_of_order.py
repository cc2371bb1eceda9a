"""REF003: citation numbers that do not follow the order of first appearance."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "REF003",
    on=Page,
    message='"{citation}" is the first to cite {number}, and {expected} was not cited before',
    help="number the works in the order in which the page first cites them; [@key] does so",
)
def citation_numbers_out_of_order(page: Page, site: Site) -> Iterator[Finding]:
    """The works are not numbered in the order in which they are first cited.

    Readers who follow the numbers expect them to rise (ICMJE Recommendations: numbered
    consecutively in the order first mentioned). Later mentions of a work repeat its number.
    Violates: [2] before [1]. Passes: [1], [2], [3], [1].
    """
    del site
    if not page.governed or not page.references:
        return
    seen: set[int] = set()
    for block in page.content:
        for mark in block.citations:
            for number in sorted(set(mark.numbers) - seen):
                if number != len(seen) + 1:
                    citation = block.text[mark.start : mark.end]
                    yield citation_numbers_out_of_order.found(
                        block.span(mark.start, mark.end),
                        page=page.url,
                        subject=page.subject_of(block),
                        judged=citation,
                        citation=citation,
                        number=number,
                        expected=len(seen) + 1,
                    )
                    return
                seen.add(number)
