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
from clearcopy.language.dates import DateMention
from clearcopy.language.forward_looking import classify
from clearcopy.language.terms import TermHit
from clearcopy.records.library import Library
from clearcopy.rule import rule

# What was said on a day, or was so at a cut-off, does not say when something is to happen.
_REPORTED = re.compile(
    r"\b(?:as|was|were|been|first) (?:announced|disclosed|reported|published|approved)\b|\bas of\b"
    r"|\bsince\b|截至|[，；已据如][^。]*(?:披露|公布)|(?:披露|公布)的|的(?:披露|公布)",
    re.IGNORECASE,
)
# What may stand before a date that a sentence begins with, and between that date and its verb.
_OPENING = re.compile(
    r"[\s—–-]*(?:(?:in|by|on|at|during|before|until|around|throughout|from|starting)\b[^,;:]{0,24}"
    r"|[^，。；：]{0,8})",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r",? ?(?!.*\b(?:and|but|which|that|was|were|had|has|began|started|ended)\b)"
    r"[^,;:.\u2e80-\uffff]{0,60}"
    r"|[^，。；：的了已曾]{0,16}"
)
_OBJECT_MARKER = "将 as an object marker"


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
    has begun, before a date that has passed, or behind one that the sentence begins with. The day
    is that of publication, else of the build. 将 that marks an object is no future.
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
            block, hit, (start, end), page.published
        )
        if not found or _marks_object(block, hit, start, end):
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


def _day_passed(
    block: Block, hit: TermHit, sentence: tuple[int, int], today: date
) -> tuple[str, date] | None:
    """Return the last date of which the future word speaks, if all of them have passed."""
    dateline = next((mark.end for mark in block.times if mark.start == 0), 0)
    start, end = max(sentence[0], dateline), sentence[1]
    days = [
        (last_day(block.text, each), each)
        for each in block.dates
        if hit.end <= each.start < end or _opens(block.text, each, start, hit.start)
    ]
    known = [(day, each) for day, each in days if day is not None]
    if not known or any(day >= today for day, _ in known):
        return None
    day, mention = max(known, key=lambda pair: pair[0])
    if _REPORTED.search(block.text, min(hit.end, mention.start), end):
        return None
    return f'"{block.text[mention.start : mention.end]}" ended', day


def _opens(text: str, mention: DateMention, start: int, verb: int) -> bool:
    """Whether a sentence begins with a date that belongs to the verb at `verb`."""
    return (
        start <= mention.start
        and mention.end <= verb
        and _OPENING.fullmatch(text, start, mention.start) is not None
        and _SUBJECT.fullmatch(text, mention.end, verb) is not None
    )


def _marks_object(block: Block, hit: TermHit, start: int, end: int) -> bool:
    text = block.text
    return hit.term == "将" and _OBJECT_MARKER in classify(text[start:end], block.folder_lang).masks
