"""TRL011: results without the date of their data cut-off, or with another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from clearcopy.document.dated_state import dated_blocks
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.dates import DateMention, find_dates
from clearcopy.language.normalise import flatten
from clearcopy.rule import rule

_CUTOFF = re.compile(r"\bcut-?off\b|截止日|数据截止|数据截点|截止日期", re.IGNORECASE)
# These list other pages and programmes; their figures are judged where they are reported.
_LISTS = frozenset({"releases", "pipeline", "breadcrumb"})


@rule("TRL011", on=Page, message='"{trial}" {problem}', help="{advice}", needs_whole=True)
def data_cutoff_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page shows results of a trial and not as of when, or says two different days.

    Follow-up grows and figures change from one data cut to the next, so a result without its date
    cannot be compared or checked (CONSORT 2025; Good Publication Practice 2022).
    Violates: results "as of the latest analysis"; "data cut-off, July 10" over data of July 1.
    Passes: "By the data cut-off on [[artemis-002.cutoff]]"; a text about a trial without results.
    """
    if not page.governed:
        return
    shown = _results_shown(page, site)
    for trial, (block, start, cutoff) in shown.items():
        if not _states(page, cutoff):
            yield data_cutoff_missing.found(
                block.span(start, start + 1),
                page=page.url,
                subject=f"{page.path}#{block.section or 'page'}",
                judged=f"{trial} {cutoff.isoformat()}",
                trial=site.library.studies[trial].name,
                problem="has no data cut-off date on this page",
                advice=f"state it with [[{trial}.cutoff]]",
            )
    if shown:
        yield from _misstated(page, site, {trial: day for trial, (_, _, day) in shown.items()})


def _results_shown(page: Page, site: Site) -> dict[str, tuple[Block, int, date]]:
    """Return each trial of which the page shows results, where it first does, and its cut-off."""
    found: dict[str, tuple[Block, int, date]] = {}
    seen: set[str] = set()
    for block in page.content:
        if block.section in _LISTS:
            continue
        for mark in block.facts:
            record = mark.address.partition(".")[0]
            if record in seen:
                continue
            seen.add(record)
            trial, _, cut = record.partition("@")
            study = site.library.studies.get(trial)
            if study is not None and cut in study.cuts:
                found.setdefault(trial, (block, mark.start, study.cuts[cut].cutoff))
    return found


def _states(page: Page, cutoff: date) -> bool:
    day = cutoff.isoformat()
    return any(mark.value[:10] == day for block in page.content for mark in block.times) or any(
        mention.day == cutoff for _, dates in dated_blocks(page) for mention in dates
    )


def _misstated(page: Page, site: Site, cutoffs: Mapping[str, date]) -> Iterator[Finding]:
    """Yield dates that are called the cut-off and are not that of any trial shown."""
    for block, _ in dated_blocks(page):
        if block.section in _LISTS or not ("off" in block.text or "截" in block.text):
            continue
        for word in _CUTOFF.finditer(flatten(block.text)):
            mention = _nearest_date(page, block, word.start())
            if mention is None or mention.day is None or mention.day in cutoffs.values():
                continue
            trial = min(cutoffs)
            start, end = block.sentence_at(word.start())
            yield data_cutoff_missing.found(
                block.span(mention.start, mention.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                trial=site.library.studies[trial].name,
                problem=f"has the data cut-off {cutoffs[trial].isoformat()}, not "
                f'"{block.text[mention.start : mention.end]}"',
                advice=f"state it with [[{trial}.cutoff]]",
            )


def _nearest_date(page: Page, block: Block, at: int) -> DateMention | None:
    """Return the day named nearest to `at` in its sentence."""
    start, end = block.sentence_at(at)
    mentions = [
        mention
        for mention in find_dates(block.text, block.folder_lang, page.published.year)
        if start <= mention.start < end and mention.day is not None
    ]
    return min(mentions, key=lambda mention: abs(mention.start - at), default=None)
