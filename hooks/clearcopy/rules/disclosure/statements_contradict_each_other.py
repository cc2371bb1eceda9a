"""DSC008: two statements of one page that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearcopy.document.other_sites import is_said_of_another_site
from clearcopy.document.own_words import is_quoted
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

# What cannot stand on one page: a list of data/lexicons/, another one, and why the two disagree.
_PAIRS = (
    (
        "professionals-only",
        "addressed-to-others",
        "the page is for professionals alone, or it speaks to others too",
    ),
    (
        "current-at-release",
        "timeliness-disclaimed",
        "the page is right on its day, or nobody answers for that",
    ),
)
_NO_DUTY, _CARVE_OUT = "no-update-duty", "as-law-requires"
_LISTS = (*(name for pair in _PAIRS for name in pair[:2]), _NO_DUTY, _CARVE_OUT)
_NOT_READ = frozenset({"cell", "header-cell", "caption", "code", "entry", "alternative-text"})


@dataclass(frozen=True, slots=True)
class _Said:
    """What a page says: the words found and the sentence that holds them."""

    block: Block
    start: int
    end: int
    sentence: tuple[int, int]

    @property
    def words(self) -> str:
        return self.block.text[self.start : self.end]

    @property
    def whole(self) -> str:
        return self.block.text[slice(*self.sentence)]


@rule(
    "DSC008",
    on=Page,
    message='"{words}" contradicts "{other}" on the same page: {why}',
    help="decide which of the two holds, and delete the other from the page or the statement",
)
def statements_contradict_each_other(page: Page, site: Site) -> Iterator[Finding]:
    """Two statements of one page exclude each other.

    A disclaimer that another one takes back protects nobody, and a reader may rely on either (HKEX
    Listing Rule 2.13(2): not misleading). Compared are whom the page is for, whether it is current
    on its day, and whether the duty to update keeps what the law requires. The wordings are lists
    of data/lexicons/: professionals-only, addressed-to-others, current-at-release,
    timeliness-disclaimed, no-update-duty and as-law-requires.
    Violates: "for healthcare professionals only" above "investors should …"; "current as of the
    date of release" beside "does not guarantee the accuracy, timeliness …"; a duty to update that
    is disclaimed once "except as required by law" and once without it.
    Passes: a page for media and investors without the clause on professionals; quotations; "the
    linked site is for healthcare professionals only", which speaks of another site.
    """
    if not page.governed:
        return
    said = _what_is_said(page, site)
    for first, second, why in _PAIRS:
        if first in said and second in said:
            yield _contradiction(page, said[first][0], said[second][0], why)
    carved = {(id(each.block), each.sentence) for each in said.get(_CARVE_OUT, ())}
    without: list[_Said] = []
    kept: list[_Said] = []
    for each in said.get(_NO_DUTY, ()):
        (kept if (id(each.block), each.sentence) in carved else without).append(each)
    if without and kept:
        why = "only one of the two keeps what the law requires"
        yield _contradiction(page, without[0], kept[0], why)


def _what_is_said(page: Page, site: Site) -> dict[str, list[_Said]]:
    said: dict[str, list[_Said]] = {}
    for block in site.holding(page, *_LISTS):
        if block.kind in _NOT_READ:
            continue
        for hit in site.terms(block, *_LISTS):
            if is_quoted(block, hit.start) or is_said_of_another_site(block, hit.start, site):
                continue
            sentence = block.sentence_at(hit.start)
            said.setdefault(hit.table, []).append(_Said(block, hit.start, hit.end, sentence))
    return said


def _contradiction(page: Page, said: _Said, other: _Said, why: str) -> Finding:
    return statements_contradict_each_other.found(
        said.block.span(said.start, said.end),
        page=page.url,
        subject=page.subject_of(said.block),
        judged=f"{said.whole} / {other.whole}",
        related=(other.block.span(other.start, other.end),),
        words=said.words,
        other=other.words,
        why=why,
    )
