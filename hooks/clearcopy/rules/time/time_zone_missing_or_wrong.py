"""TIM003: a time of day without its zone, or a zone that is not in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from clearcopy.document.dated_state import dated_blocks
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.dates import DateMention, find_dates, zone_valid
from clearcopy.language.normalise import flatten
from clearcopy.rule import rule

# What stands between the two ends of a range of times, whose zone is given once.
_RANGE = re.compile(r" ?(?:-|~|to|until|and|至|到) ?")


@rule("TIM003", on=Page, message='"{written}" {problem}', help="{advice}")
def time_zone_missing_or_wrong(page: Page, site: Site) -> Iterator[Finding]:
    """A time of day stands without a zone, or with one that is not in force on its day.

    Readers of a release sit in many zones, and a time without one is another moment for each. A
    summer time after the clocks were changed is an hour off (IANA time zone database).
    Violates: "at 9:00 a.m."; "October 27, 2025 (CEST)", since Berlin has CET by then.
    Passes: "9:00 a.m. CEST on October 19, 2025"; "October 19 (CEST)"; a day without a time.
    """
    del site
    if not page.governed:
        return
    for block, mentions in dated_blocks(page):
        if any(mention.time or mention.zone for mention in mentions):
            yield from _wrong_zones(page, block)


def _wrong_zones(page: Page, block: Block) -> Iterator[Finding]:
    mentions = find_dates(block.text, block.folder_lang, page.published.year)
    for position, mention in enumerate(mentions):
        if mention.zone is not None:
            day = mention.day or _only_day(block, mentions, mention)
            if day is not None and zone_valid(mention.zone, day) is False:
                yield _finding(
                    page,
                    block,
                    mention,
                    f"names {mention.zone}, which is not in force on {day.isoformat()}",
                    "use the name that is in force there on that day, or the offset from UTC",
                )
        elif mention.time is not None and not _shares_zone(block, mentions, position):
            yield _finding(
                page,
                block,
                mention,
                "is a time of day without a zone",
                'name the zone, as in "9:00 a.m. CEST" or "09:00 (UTC+8)"',
            )


def _only_day(block: Block, mentions: tuple[DateMention, ...], mention: DateMention) -> date | None:
    """Return the day of the sentence in which a time stands alone, if there is exactly one."""
    start, end = block.sentence_at(mention.start)
    dateline = next((mark.end for mark in block.times if mark.start == 0), 0)
    days = {
        other.day
        for other in mentions
        if max(start, dateline) <= other.start < end and other.day is not None
    }
    return days.pop() if len(days) == 1 else None


def _shares_zone(block: Block, mentions: tuple[DateMention, ...], position: int) -> bool:
    """Whether the time begins a range at whose end the zone stands."""
    if position + 1 >= len(mentions):
        return False
    following = mentions[position + 1]
    between = flatten(block.text)[mentions[position].end : following.start]
    return following.zone is not None and _RANGE.fullmatch(between) is not None


def _finding(page: Page, block: Block, mention: DateMention, problem: str, advice: str) -> Finding:
    start, end = block.sentence_at(mention.start)
    return time_zone_missing_or_wrong.found(
        block.span(mention.start, mention.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[start:end],
        written=block.text[mention.start : mention.end],
        problem=problem,
        advice=advice,
    )
