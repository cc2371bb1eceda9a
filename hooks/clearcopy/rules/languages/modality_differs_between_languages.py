"""LNG004: what one language leaves open and the other promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.denials import is_denied
from clearcopy.document.looking_ahead import Ahead, sentences_ahead
from clearcopy.document.page import Block, Page
from clearcopy.document.parallel import Passage, parallel_passages, sentences_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import LANGUAGE_NAMES
from clearcopy.rule import rule

_PLANS = "plans-and-forecasts"
_Place = tuple[Block, int, int]
_Found = tuple[Block, int, int, str, str]


@rule(
    "LNG004",
    on=Page,
    message='"{words}" {says}, and the {lang} page {other}',
    help="say the same in both languages, or have a reviewer of both record a decision",
    needs_whole=True,
)
def modality_differs_between_languages(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence speaks of the future, of certainty or of treatment, and its translation does not.

    Readers of both languages rely on the same promise. Compared are paragraphs that stand beside
    each other, by sentence also where some were joined or split: a forward-looking sentence has one
    on the other side; "will" (将) stands for no "may" (可能), and "treats" (可治疗) for no "is
    being studied" (PRC Advertising Law, article 16).
    The words are those of the lists plans-and-forecasts, modal-certain, modal-possible, treats and
    under-study.
    Violates: "The study may show a benefit" beside 研究将显示获益.
    Passes: the same modality; two sentences that the translator made into one.
    """
    if not page.governed:
        return
    for lang, twin in sorted(site.twins(page).items()):
        for block, start, end, says, other in _differences(page, twin, site):
            sentence = block.sentence_at(start)
            yield modality_differs_between_languages.found(
                block.span(start, end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[sentence[0] : sentence[1]],
                words=block.text[start:end],
                says=says,
                other=other,
                lang=LANGUAGE_NAMES[lang],
            )


def _differences(page: Page, twin: Page, site: Site) -> Iterator[_Found]:
    """Yield what this page says more strongly than its twin."""
    ahead = _surely_ahead(page, site)
    certain = any(True for _ in site.said(page, "modal-certain"))
    treats = any(True for _ in site.said(page, "treats"))
    if not (ahead or certain or treats):
        return
    counterparts = sentences_ahead(twin, site.library) if ahead else ()
    for passage in parallel_passages(page, twin):
        if ahead:
            yield from _alone(passage, ahead, counterparts, site)
        if certain:
            yield from _certain(passage, site)
        if treats:
            yield from _claims(passage, site)


def _surely_ahead(page: Page, site: Site) -> list[Ahead]:
    """Return the forward-looking sentences that hold a word of plans and forecasts.

    The detector is made to miss little; what it takes for forward-looking by its form alone says
    too little about the other language.
    """
    if not any(True for _ in site.said(page, _PLANS)):
        return []
    return [
        each
        for each in sentences_ahead(page, site.library)
        if each.cue.tier == "fls" and _hits([(each.block, each.start, each.end)], site, _PLANS)
    ]


def _alone(
    passage: Passage, ahead: Sequence[Ahead], counterparts: Sequence[Ahead], site: Site
) -> Iterator[_Found]:
    """Yield the forward-looking sentences that have no counterpart.

    A plan in the same words counts as one, also where the detector takes it for the course of a
    trial. Where sentences were joined or split it is not certain which belong together: there one
    is missing only if that side has fewer.
    """
    ours = [each for each in ahead if any(each.block is block for block in passage.here)]
    if not ours:
        return
    told = {(id(each.block), each.start) for each in counterparts}

    def answered(places: Sequence[_Place]) -> int:
        return sum(
            (id(place[0]), place[1]) in told or bool(_hits([place], site, _PLANS))
            for place in places
        )

    if not passage.sentence_by_sentence and len(ours) <= answered(sentences_of(passage.there)):
        return
    for here, there in passage.pairs:
        for each in ours if not answered(there) else ():
            if any(each.block is block and each.start == start for block, start, _ in here):
                at = each.start + each.cue.start, each.start + each.cue.end
                yield each.block, *at, "speaks of the future", "does not in the same place"


def _certain(passage: Passage, site: Site) -> Iterator[_Found]:
    """Yield what is certain here and only possible there."""
    for here, there in _units(passage, site, "modal-certain", "modal-possible"):
        if _hits(there, site, "modal-certain") or not _hits(there, site, "modal-possible"):
            continue
        certain = _hits(here, site, "modal-certain")
        if certain and not _hits(here, site, "modal-possible"):
            yield *certain[0], "is certain", "only says that it may be"


def _claims(passage: Passage, site: Site) -> Iterator[_Found]:
    """Yield where a medicine treats here and is only studied there."""
    for here, there in _units(passage, site, "treats", "under-study"):
        if _hits(there, site, "treats") or not _hits(there, site, "under-study"):
            continue
        if _hits(here, site, "under-study"):
            continue
        for block, start, end in _hits(here, site, "treats"):
            if not is_denied(block, start, end, site):
                yield block, start, end, "says that it treats", "that it is being studied"
                return


def _units(
    passage: Passage, site: Site, strong: str, weak: str
) -> Iterator[tuple[Sequence[_Place], Sequence[_Place]]]:
    """Yield what is compared: each sentence with its own, or the whole where none stand out.

    Where sentences were joined or split it is not certain which belong together: there they are
    compared one by one only if this side has more strong words.
    """
    here, there = _whole(passage.here), _whole(passage.there)
    strong_here = _hits(here, site, strong)
    if not strong_here or not _hits(there, site, weak):
        return
    strong_there = _hits(there, site, strong)
    one_by_one = passage.sentence_by_sentence
    if not (one_by_one or strong_there or _hits(here, site, weak)):
        yield here, there
    elif one_by_one or len(strong_here) > len(strong_there):
        yield from passage.pairs


def _whole(blocks: Sequence[Block]) -> list[_Place]:
    return [(block, 0, len(block.text)) for block in blocks]


def _hits(places: Sequence[_Place], site: Site, table: str) -> list[_Place]:
    """Return where words of a list stand in these parts of blocks."""
    return [
        (block, hit.start, hit.end)
        for block, start, end in places
        for hit in site.terms(block, table)
        if start <= hit.start < end
    ]
