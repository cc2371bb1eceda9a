"""LNG004: what one language leaves open and the other promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.looking_ahead import Ahead, sentences_ahead
from clearcopy.document.own_words import clause_before
from clearcopy.document.page import Block, Page
from clearcopy.document.parallel import Passage, parallel_passages
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_NAMES = {"en": "English", "zh": "Chinese"}
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
    each other: a forward-looking sentence has one on the other side; "will" (将) stands for no
    "may" (可能), and "treats" (可治疗) for no "is being studied" (PRC Advertising Law, article 16).
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
                lang=_NAMES[lang],
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


def _within(sentences: Sequence[Ahead], blocks: Sequence[Block]) -> list[Ahead]:
    return [each for each in sentences if any(each.block is block for block in blocks)]


def _alone(
    passage: Passage, ahead: Sequence[Ahead], counterparts: Sequence[Ahead], site: Site
) -> Iterator[_Found]:
    """Yield the forward-looking sentences that have no counterpart.

    Translators join and split sentences, so only in paragraphs of equally many sentences is each
    compared with its own.
    """
    here, there = _within(ahead, passage.here), _within(counterparts, passage.there)
    if there and len(here) > len(there) and passage.sentence_by_sentence:
        ours = [start for start, _ in passage.here[0].sentences]
        theirs = [start for start, _ in passage.there[0].sentences]
        answered = {theirs.index(each.start) for each in there}
        here = [each for each in here if ours.index(each.start) not in answered]
    elif there:
        return
    for each in here:
        if _hits(_beside(each, passage), site, _PLANS):
            continue  # a plan in the same words, which the detector takes for the course of a trial
        at = each.start + each.cue.start, each.start + each.cue.end
        yield each.block, *at, "speaks of the future", "does not in the same place"


def _beside(each: Ahead, passage: Passage) -> list[_Place]:
    """Return what stands there in the place of a sentence: its own one, or the whole passage."""
    if not passage.sentence_by_sentence:
        return _whole(passage.there)
    (here,), (there,) = passage.here, passage.there
    place = [start for start, _ in here.sentences].index(each.start)
    return [(there, *there.sentences[place])]


def _certain(passage: Passage, site: Site) -> Iterator[_Found]:
    """Yield what is certain here and only possible there, by sentence where they are as many."""
    for here, there in _units(passage):
        if _hits(there, site, "modal-certain") or not _hits(there, site, "modal-possible"):
            continue
        certain = _hits(here, site, "modal-certain")
        if certain and not _hits(here, site, "modal-possible"):
            yield *certain[0], "is certain", "only says that it may be"


def _claims(passage: Passage, site: Site) -> Iterator[_Found]:
    """Yield where a medicine treats here and is only studied there."""
    here, there = _whole(passage.here), _whole(passage.there)
    if _hits(there, site, "treats") or not _hits(there, site, "under-study"):
        return
    if _hits(here, site, "under-study"):
        return
    for block, start, end in _hits(here, site, "treats"):
        if not site.denied(block, *clause_before(block, start)):
            yield block, start, end, "says that it treats", "that it is being studied"
            return


def _units(passage: Passage) -> Iterator[tuple[list[_Place], list[_Place]]]:
    if not passage.sentence_by_sentence:
        yield _whole(passage.here), _whole(passage.there)
        return
    (here,), (there,) = passage.here, passage.there
    for ours, theirs in zip(here.sentences, there.sentences, strict=True):
        yield [(here, *ours)], [(there, *theirs)]


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
