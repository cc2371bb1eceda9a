"""TRL015: a trend in a headline."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_HEADLINES = frozenset({"title", "highlights"})
_HEAD = frozenset({"page-title", "description"})


@rule(
    "TRL015",
    on=Page,
    message='"{words}" stands in {place}',
    help="give the figures side by side; a difference that was not proven has no direction",
)
def trend_in_headline(page: Page, site: Site) -> Iterator[Finding]:
    """A title, highlight, description or lead presents an unproven difference as a trend.

    "A trend towards better survival" says that the trial failed to show a difference, in words that
    say the contrary (Boutron 2010: spin). The words stand in data/lexicons/trend-words.yml.
    In the text below the same words are judged by TRL007, as a comparison that needs its test.
    Violates: the highlight "a trend towards better survival". Passes: "market trends"; the title
    of a reference; the figures themselves.
    """
    if not page.governed:
        return
    lead = next((block for block in page.in_section("body") if block.kind == "paragraph"), None)
    for block in site.holding(page, "trend-words"):
        place = _place(block, lead)
        if not place:
            continue
        for hit in site.terms(block, "trend-words"):
            start, end = block.sentence_at(hit.start)
            yield trend_in_headline.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                words=block.text[hit.start : hit.end],
                place=place,
            )


def _place(block: Block, lead: Block | None) -> str:
    if block is lead:
        return "the first paragraph"
    if block.section in _HEADLINES:
        return "a highlight" if block.section == "highlights" else "the title"
    return "the title or description" if block.kind in _HEAD else ""
