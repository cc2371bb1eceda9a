"""TIM001: a release whose printed date is not the day of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from clearcopy.document.dated_state import dated_blocks
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.dates import find_dates
from clearcopy.records.models import Release
from clearcopy.rule import rule

_TODAY = re.compile(r"\btoday\b|今[日天]", re.IGNORECASE)
# A date this near behind "today" says which day is meant: "today (October 19, 2025)".
_REACH = 24


@rule(
    "TIM001",
    on=Page,
    message='"{written}" {problem}; the release is published on {published}',
    help="change `published` in the release's record where the day is wrong; the build prints it",
)
def dateline_differs_from_publication(page: Page, site: Site) -> Iterator[Finding]:
    """The dateline, the release date or "today" is another day than that of the publication.

    The day of disclosure decides who could know what when (Implementing Regulation (EU) 2016/1055,
    article 3; the listing rules), so it is one day in one zone, wherever the page gives it.
    Violates: a dateline of 20 October on a release published on 21 October; "today (October 19)".
    Passes: 2025/10/20 above, October 20, 2025 in the dateline, 2025年10月20日 in Chinese.
    """
    release = site.library.releases.get(page.record)
    if release is None or not page.governed or not release.published.decided:
        return
    yield from _wrong_dateline(page, release)
    yield from _wrong_in_meta(page, release)
    for block, _ in dated_blocks(page):
        if "oday" in block.text or "今" in block.text:
            yield from _wrong_today(page, block, release)


def _wrong_dateline(page: Page, release: Release) -> Iterator[Finding]:
    lead = next((block for block in page.in_section("body") if block.kind == "paragraph"), None)
    if lead is None:
        return
    mark = next((mark for mark in lead.times if mark.start == 0), None)
    if mark is None:
        start, end = lead.sentence_at(0)
        yield _finding(page, lead, (start, end), "begins without a dateline", release)
        return
    text = lead.text[mark.start : mark.end]
    days = {mention.day for mention in find_dates(text, page.lang)}
    if mark.value[:10] != release.published.day.isoformat() or days != {release.published.day}:
        yield _finding(page, lead, (mark.start, mark.end), "is the dateline", release)


def _wrong_in_meta(page: Page, release: Release) -> Iterator[Finding]:
    blocks = [block for block in page.in_section("meta") if block.times]
    dates = [(block, mark) for block in blocks for mark in block.times]
    if not dates or any(mark.value == release.published.iso for _, mark in dates):
        return
    block, mark = dates[0]
    yield _finding(page, block, (mark.start, mark.end), "stands as the release date", release)


def _wrong_today(page: Page, block: Block, release: Release) -> Iterator[Finding]:
    day: date = release.published.day
    for today in _TODAY.finditer(block.text):
        for mention in find_dates(block.text, page.lang, day.year):
            near = today.end() <= mention.start <= today.end() + _REACH
            between = block.text[today.end() : mention.start]
            if near and mention.day not in (None, day) and between.strip(" (（,，") == "":
                place = (today.start(), mention.end)
                yield _finding(page, block, place, "is called today", release)


def _finding(
    page: Page, block: Block, place: tuple[int, int], problem: str, release: Release
) -> Finding:
    written = block.text[place[0] : place[1]]
    return dateline_differs_from_publication.found(
        block.span(*place),
        page=page.url,
        subject=page.subject_of(block),
        judged=written,
        related=(release.span("published"),),
        written=written if len(written) <= 60 else f"{written[:60]}…",
        problem=problem,
        published=release.published.day.isoformat(),
    )
