"""TIM007: "now" or "recently" without a date beside it."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import is_quoted
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.date_ends import last_day
from clearcopy.rule import rule


@rule(
    "TIM007",
    on=Page,
    message='"{words}" means another day for each reader',
    help='give the day or month instead, as in "as of October 2025"',
)
def relative_time_undated(page: Page, site: Site) -> Iterator[Finding]:
    """A word such as "currently" or "recently" stands in a paragraph without a date.

    Pages are read for years, and "currently" then speaks of a day that nobody can tell (house
    rule). The words are those of data/lexicons/relative-time.yml; a date with its year in the same
    paragraph, item or cell says which day is meant. "Today" is judged by TIM001.
    Violates: "EX-101 is currently in phase 2." Passes: "As of October 2025, EX-101 is in phase 2";
    "currently (as of March 1, 2025)"; a quotation.
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "relative-time"):
        dated = any(last_day(block.text, each) is not None for each in block.dates)
        if dated or is_quoted(block, hit.start):
            continue
        start, end = block.sentence_at(hit.start)
        yield relative_time_undated.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[hit.start : hit.end],
        )
