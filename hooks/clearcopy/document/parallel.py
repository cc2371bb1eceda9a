"""What stands beside each other in two language versions of a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.language.alignment import align

Run = tuple[Block, ...]
Sentence = tuple[Block, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of a page and what says the same in its twin: one block each, or a longer part."""

    here: Run
    there: Run

    @property
    def sentence_by_sentence(self) -> bool:
        """Whether each sentence here has one there, in the same order."""
        if len(self.here) != 1 or len(self.there) != 1:
            return False
        return len(self.here[0].sentences) == len(self.there[0].sentences)

    @property
    def pairs(self) -> Sequence[tuple[Sequence[Sentence], Sequence[Sentence]]]:
        """The sentences here beside those there, also where a translator joined or split some."""
        here, there = sentences_of(self.here), sentences_of(self.there)
        if self.sentence_by_sentence:
            return [([one], [other]) for one, other in zip(here, there, strict=True)]
        ours, theirs = (
            [block.text[start:end] for block, start, end in side] for side in (here, there)
        )
        return [(here[one], there[other]) for one, other in align(ours, theirs)]


def parallel_passages(page: Page, twin: Page) -> Iterator[Passage]:
    """Yield the passages of a page's own words, each beside its counterpart in another language.

    Both versions are composed of the same blocks, and translators keep headings and paragraphs.
    Where they did not, the smallest part that surely belongs together is compared: everything
    between two headings, or the whole block.
    """
    ours, theirs = _parts(page), _parts(twin)
    for key, blocks in ours.items():
        others = theirs.get(key, ())
        runs, counterparts = _runs(blocks), _runs(others)
        if len(runs) != len(counterparts):
            yield Passage(tuple(blocks), tuple(others))
            continue
        for here, there in zip(runs, counterparts, strict=True):
            if [block.kind for block in here] == [block.kind for block in there]:
                for one, other in zip(here, there, strict=True):
                    yield Passage((one,), (other,))
            else:
                yield Passage(here, there)


def sentences_of(blocks: Run) -> list[Sentence]:
    """Return each sentence of these blocks as (block, start, end)."""
    return [(block, start, end) for block in blocks for start, end in block.sentences]


def _parts(page: Page) -> dict[tuple[str, str, str], list[Block]]:
    """Return the own words of a page by the composed block that they stand in."""
    found: dict[tuple[str, str, str], list[Block]] = {}
    for block in own_words(page):
        outside = block.kind if not block.section else ""
        found.setdefault((block.section, block.subject, outside), []).append(block)
    return found


def _runs(blocks: Sequence[Block]) -> list[Run]:
    """Return the blocks cut before each heading."""
    runs: list[list[Block]] = []
    for block in blocks:
        if not runs or block.kind == "heading":
            runs.append([])
        runs[-1].append(block)
    return [tuple(run) for run in runs]
