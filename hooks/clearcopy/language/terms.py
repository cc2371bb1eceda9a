"""Where the terms of word lists stand in a text: all lists in one pass (Aho-Corasick)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal, NamedTuple

import ahocorasick

from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.traditional import simplified

Side = Literal["either", "before", "after"]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term of a list, a `*` at its end for any ending, and the wordings that excuse it.

    With `near`, the term counts only where one of these stands on that `side` of it in the same
    sentence, with at most `within` words or Chinese characters between the two. Such a hit reaches
    from the one to the other. With `exactly`, capitals are told from small letters.
    """

    table: str
    term: str
    instead: str = ""
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    within: int = 0
    side: Side = "either"
    exactly: bool = False


class TermHit(NamedTuple):
    """A term of the list `table` at `start` to `end` of a text."""

    table: str
    term: str
    instead: str
    start: int
    end: int


# Where the wording of an entry stands: from, to.
_Place = tuple[int, int, TermEntry]
# Where the words of each `near` stand.
_Words = tuple[str, ...]
_Partners = Mapping[_Words, list[tuple[int, int]]]
_order = attrgetter("start", "end", "table")
_UNITS = re.compile(r"[^\W\u2e80-\uffff]+|[\u2e80-\u9fff]")
_SENTENCE_END = re.compile(r"[.!?](?= |$)|[。！？;；]")


class _Pattern(NamedTuple):
    """What a wording is for: a term, an excuse of it, or what must stand near (no entry)."""

    entry: TermEntry | None
    near: _Words
    open_end: bool
    excuse: bool


class TermIndex:
    """All word lists of one language, compiled once."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        patterns: dict[str, list[_Pattern]] = {}
        for wording, pattern in dict.fromkeys(
            each for entry in entries for each in _patterns_of(entry)
        ):
            patterns.setdefault(_key(wording.removesuffix("*")), []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for text, found in patterns.items():
            if text:
                # Only where a term begins or ends with a letter can a word run on into it.
                edges = _is_latin(text[0]), _is_latin(text[-1])
                self._automaton.add_word(text, (len(text), *edges, tuple(found)))
        if patterns:
            self._automaton.make_automaton()
        self._empty = not patterns
        self.find = lru_cache(maxsize=16384)(self._find)

    def _find(self, text: str) -> tuple[TermHit, ...]:
        """Return every hit that no longer wording excuses, in order."""
        if self._empty:
            return ()
        flat = _key(text)
        hits: list[_Place] = []
        framed: list[_Place] = []
        excuses: list[_Place] = []
        partners: dict[_Words, list[tuple[int, int]]] = {}
        for start, end, (entry, near, _, excuse) in self._wordings(flat):
            if entry is None:
                partners.setdefault(near, []).append((start, end))
            elif excuse:
                excuses.append((start, end, entry))
            elif entry.near:
                framed.append((start, end, entry))
            elif not entry.exactly or text[start:end] == entry.term:
                hits.append((start, end, entry))
        if framed and partners:
            hits += _complete(framed, partners, flat)
        if excuses:
            hits = [hit for hit in hits if not _excused(hit, excuses)]
        return _in_order(hits) if hits else ()

    def _wordings(self, flat: str) -> Iterator[tuple[int, int, _Pattern]]:
        """Yield where a wording stands as whole words, and what it is for."""
        size = len(flat)
        for last, (length, begins_word, ends_word, patterns) in self._automaton.iter(flat):
            end = last + 1
            start = end - length
            if begins_word and start and _is_latin(flat[start - 1]):
                continue
            runs_on = ends_word and end < size and _is_latin(flat[end])
            for pattern in patterns:
                if not runs_on:
                    yield start, end, pattern
                elif pattern.open_end:
                    yield start, _word_end(flat, end), pattern


def _patterns_of(entry: TermEntry) -> Iterator[tuple[str, _Pattern]]:
    yield entry.term, _Pattern(entry, (), entry.term.endswith("*"), excuse=False)
    for wording in entry.unless:
        yield wording, _Pattern(entry, (), wording.endswith("*"), excuse=True)
    for wording in entry.near:
        yield wording, _Pattern(None, entry.near, wording.endswith("*"), excuse=False)


def _complete(framed: list[_Place], partners: _Partners, flat: str) -> list[_Place]:
    """Return the framed terms that have what must stand near, each with the nearest."""
    complete = []
    for start, end, entry in framed:
        reach = [
            (gap, min(start, at), max(end, to))
            for at, to in partners.get(entry.near, ())
            if (gap := _gap(flat, (start, end), (at, to), entry)) is not None
        ]
        if reach:
            _, at, to = min(reach)
            complete.append((at, to, entry))
    return complete


def _gap(flat: str, term: tuple[int, int], near: tuple[int, int], entry: TermEntry) -> int | None:
    """Return how many words lie between a term and its partner; None if they do not belong."""
    if near[0] >= term[1] and entry.side != "before":
        between = flat[term[1] : near[0]]
    elif near[1] <= term[0] and entry.side != "after":
        between = flat[near[1] : term[0]]
    else:
        return None
    # A word has a letter and a space: what is longer than any such row of words is too far.
    if len(between) > 24 * (entry.within + 1) or _SENTENCE_END.search(between + " "):
        return None
    words = len(_UNITS.findall(between))
    return words if words <= entry.within else None


def _excused(hit: _Place, excuses: list[_Place]) -> bool:
    """Whether a wording that excuses the term holds it; or touches it, where it is a frame."""
    start, end, entry = hit
    if entry.near:
        return any(other is entry and at < end and start < to for at, to, other in excuses)
    return any(other is entry and at <= start and end <= to for at, to, other in excuses)


def _in_order(places: list[_Place]) -> tuple[TermHit, ...]:
    """Return the hits in order, those of one wording once, and no frame over another hit."""
    found: dict[tuple[str, int, int], TermHit] = {}
    for at, to, each in places:
        taken = each.near and any(
            hit.table == each.table and at < hit.end and hit.start < to for hit in found.values()
        )
        if not taken:
            hit = TermHit(each.table, each.term, each.instead, at, to)
            found.setdefault((each.table, at, to), hit)
    return tuple(sorted(found.values(), key=_order))


def _key(text: str) -> str:
    """Fold a text for comparison; its length stays, so that places stay.

    A hyphen joins words as a space does, and traditional characters are simplified.
    """
    return simplified(lowered(flatten(text)).replace("-", " "))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _is_latin(text[end]):
        end += 1
    return end
