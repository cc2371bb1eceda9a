"""TIM008: a weekday that is not the one of its date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearcopy.document.dated_state import dated_blocks
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.dates import DateMention, find_dates
from clearcopy.rule import rule

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@rule(
    "TIM008",
    on=Page,
    message='"{written}": {day} is a {weekday}',
    help="correct the weekday or the date; ask which of the two was meant",
)
def weekday_differs_from_date(page: Page, site: Site) -> Iterator[Finding]:
    """A date is given with a weekday that it does not fall on.

    One of the two is wrong, and readers come on the wrong day: it is on every wire editor's list.
    A date without a year is that nearest to the publication.
    Violates: "Tuesday, 20 October 2025"; 2025年10月20日（星期二）.
    Passes: "Monday, 20 October 2025".
    """
    del site
    if not page.governed:
        return
    for block, mentions in dated_blocks(page):
        for position, mention in enumerate(mentions):
            if mention.weekday is None:
                continue
            day = mention.day or _nearest(page, block, position)
            if day is not None and day.weekday() != mention.weekday:
                yield _finding(page, block, mention, day)


def _nearest(page: Page, block: Block, position: int) -> date | None:
    """Return the day of a mention without a year that lies nearest to the publication."""
    days = []
    for year in (page.published.year - 1, page.published.year, page.published.year + 1):
        mentions = find_dates(block.text, block.folder_lang, year)
        if position < len(mentions) and mentions[position].day is not None:
            days.append(mentions[position].day)
    return min(
        (day for day in days if day is not None),
        key=lambda day: abs(day - page.published),
        default=None,
    )


def _finding(page: Page, block: Block, mention: DateMention, day: date) -> Finding:
    written = block.text[mention.start : mention.end]
    return weekday_differs_from_date.found(
        block.span(mention.start, mention.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=written,
        written=written,
        day=day.isoformat(),
        weekday=_WEEKDAYS[day.weekday()],
    )
