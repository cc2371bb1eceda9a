"""TIM004: the future tense of what has already begun or passed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from clearcopy.document.own_words import holds, is_quoted
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.date_ends import last_day
from clearcopy.records.library import Library
from clearcopy.rule import rule

# What was said on a day, or was so at a cut-off, does not say when something is to happen.
_REPORTED = re.compile(
    r"\b(?:as|was|were|been|first) (?:announced|disclosed|reported|published|approved)\b|\bas of\b"
    r"|\bsince\b|截至|[，；已据如][^。]*(?:披露|公布)|(?:披露|公布)的|的(?:披露|公布)",
    re.IGNORECASE,
)


@rule(
    "TIM004",
    on=Page,
    message='"{words}" speaks of the future, and {what} on {day}',
    help="say what happened, or give the new date",
)
def future_already_past(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence puts in the future what has begun or passed on the day of the page.

    A reader takes it for news that is still to come, and a plan whose day has passed without a word
    hides that it was missed (HKEX Listing Rule 2.13(2); SEC Release 34-58288: old information is
    dated). Found is a word of data/lexicons/future-words.yml in one sentence with a congress that
    has begun, or before a date that has passed. The day is that of publication, else of the build.
    Violates: "ESMO 2025 will showcase …" on its fourth day; "data will follow in 2023" in 2025.
    Passes: "the congress brought together …"; "will begin in 2027"; a release as it was published,
    which is judged on its own day; a quotation.
    """
    if not page.governed:
        return
    seen: set[tuple[int, int]] = set()
    for block, hit in site.said(page, "future-words"):
        start, end = block.sentence_at(hit.start)
        if (id(block), start) in seen or is_quoted(block, hit.start):
            continue
        found = _event_begun(block, start, end, page.published, site.library) or _day_passed(
            block, hit.end, end, page.published
        )
        if not found:
            continue
        seen.add((id(block), start))
        yield future_already_past.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[hit.start : hit.end],
            what=found[0],
            day=found[1].isoformat(),
        )


def _event_begun(
    block: Block, start: int, end: int, today: date, library: Library
) -> tuple[str, date] | None:
    """Return a congress that the sentence names and that has begun, with its first day."""
    sentence = block.text[start:end]
    for event in library.events.values():
        names = (event.tag, event.name.en, event.name.zh)
        if event.start <= today and any(holds(sentence, name) for name in names):
            return f'"{event.tag}" began', event.start
    return None


def _day_passed(block: Block, start: int, end: int, today: date) -> tuple[str, date] | None:
    """Return the last date of the sentence after the future word, if all of them have passed."""
    days = [(last_day(block.text, each), each) for each in block.dates if start <= each.start < end]
    known = [(day, each) for day, each in days if day is not None]
    if not known or any(day >= today for day, _ in known):
        return None
    day, mention = max(known, key=lambda pair: pair[0])
    if _REPORTED.search(block.text, start, end):
        return None
    return f'"{block.text[mention.start : mention.end]}" ended', day
