"""BAL004: deaths and serious events that are played down or left unexplained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.document.study_results import result_of, results_said
from clearcopy.findings import Finding
from clearcopy.language.figures import find_figures
from clearcopy.rule import rule

_REACH = 60
"""How far behind a count, in characters, the event may stand that it counts."""
_GAP = 2
"""How far behind the word the count may begin: a space and a bracket."""
_POINTS_BACK = re.compile(
    r"\s*(?:The (?:causes?|events?|patients?|relation)|Both|Neither|None|One|All|It|They|These)\b"
    r"|\s*(?:死因|原因|其|均|该|上述|两例|这)"
)
_DEATHS = frozenset({"death", "related-death"})


@rule("BAL004", on=Page, message='"{words}" {problem}', help="{advice}")
def deaths_played_down(page: Page, site: Site) -> Iterator[Finding]:
    """Deaths or serious events are counted with "only", or deaths stand unexplained.

    Words that make a harm small are spin (Boutron and Yavchitz). And fatal events need the number
    of patients, the cause and the relation to treatment, in a sentence that counts or names the
    deaths; once on a page is enough, and what is not disclosed is said to be so.
    Violates: "observed in only 2 patients"; "only one was considered related"; deaths, and "due to"
    in a sentence on something else. Passes:
    "Two grade 5 events among 68 patients; one assessed as possibly related"; "only 1 dose level".
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "playing-down"):
        count = _count_behind(block, hit.end, site)
        if count and _grave(block, hit.start, count, site):
            start, end = block.sentence_at(hit.start)
            yield deaths_played_down.found(
                block.span(hit.start, count),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                words=block.text[hit.start : count],
                problem="plays down a count of deaths or serious events",
                advice="give the count without the word",
            )
    yield from _unexplained(page, site)


def _count_behind(block: Block, at: int, site: Site) -> int:
    """Return where a count ends that begins right behind `at`, or 0."""
    figures = find_figures(block.text, block.folder_lang)
    places = [(each.start, each.end) for each in figures]
    places += [(each.start, each.end) for each in block.facts]
    places += [(each.start, each.end) for each in site.terms(block, "small-counts")]
    return next((end for start, end in places if 0 <= start - at <= _GAP), 0)


def _grave(block: Block, at: int, behind: int, site: Site) -> bool:
    """Whether the count at `at` is one of grave events: named after it, or before it."""
    start, end = block.sentence_at(at)
    hits = [hit.start for hit in site.terms(block, "grave-events")]
    after = any(behind <= hit <= min(behind + _REACH, end) for hit in hits)
    return after or any(max(start, at - 2 * _REACH) <= hit < at for hit in hits)


def _unexplained(page: Page, site: Site) -> Iterator[Finding]:
    deaths: list[tuple[Block, FactMark]] = []
    numbers = False
    for block, mark, result in results_said(page, site.library):
        if result.endpoint.harm in _DEATHS:
            deaths.append((block, mark))
            numbers = numbers or mark.form == "k/n"
    told = [(block, mark) for block, mark in deaths if block.section == "body"]
    if not told:
        return
    beside = _beside(page, [block for block, _ in told])
    tables = {
        hit.table
        for each in beside
        for hit in site.terms(each, "death-causes", "death-relations")
        if _on_deaths(each, each.sentence_at(hit.start), site)
    }
    numbers = numbers or any(_counts_patients(each, site) for each in beside)
    missing = [] if numbers else ["of how many patients"]
    missing += [] if "death-causes" in tables else ["their cause"]
    missing += [] if "death-relations" in tables else ["their relation to treatment"]
    if missing:
        block, mark = told[-1]
        start, end = block.sentence_at(mark.start)
        yield deaths_played_down.found(
            block.span(mark.start, mark.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[mark.start : mark.end],
            problem=f"counts deaths, and the text does not say: {', '.join(missing)}",
            advice="say it in the paragraph on deaths, or say there that it is not disclosed",
        )


def _beside(page: Page, told: list[Block]) -> list[Block]:
    """Return the blocks that count deaths and those right after them."""
    blocks = [block for block in own_words(page) if block.section == "body"]
    places = [at for at, block in enumerate(blocks) if any(block is each for each in told)]
    return [blocks[at] for place in places for at in (place, place + 1) if at < len(blocks)]


def _on_deaths(block: Block, sentence: tuple[int, int], site: Site) -> bool:
    """Whether a sentence counts or names deaths, or begins with a word that points back at them."""
    start, end = sentence
    named = any(start <= hit.start < end for hit in site.terms(block, "grave-events"))
    return (
        named
        or _POINTS_BACK.match(block.text, start) is not None
        or _has_death(block, sentence, site)
    )


def _has_death(block: Block, sentence: tuple[int, int], site: Site) -> bool:
    results = (
        result_of(site.library, mark.address)
        for mark in block.facts
        if sentence[0] <= mark.start < sentence[1]
    )
    return any(result is not None and result.endpoint.harm in _DEATHS for result in results)


def _counts_patients(block: Block, site: Site) -> bool:
    """Whether a number of patients enrolled or analyzed stands in the block, or that none does."""
    for mark in block.facts:
        entry = site.library.facts.get(mark.address)
        study = site.library.studies.get(entry.record) if entry else None
        endpoint = study.endpoints.get(entry.keys[-1]) if study and entry else None
        if endpoint is not None and endpoint.role == "enrolment":
            return True
    return any(True for _ in site.terms(block, "analyzed-patients"))
