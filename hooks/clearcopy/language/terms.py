"""Where the terms of word lists stand in a text: all lists in one pass (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

import ahocorasick

from clearcopy.language.normalise import flatten, lowered


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term of a list, a `*` at its end for any ending, and the wordings that excuse it."""

    table: str
    term: str
    instead: str = ""
    unless: tuple[str, ...] = ()


class TermHit(NamedTuple):
    """A term of the list `table` at `start` to `end` of a text."""

    table: str
    term: str
    instead: str
    start: int
    end: int


# Where the wording of an entry stands: from, to.
_Place = tuple[int, int, TermEntry]
_order = attrgetter("start", "end", "table")


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: TermEntry
    open_end: bool
    excuse: bool


class TermIndex:
    """All word lists of one language, compiled once."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        patterns: dict[str, list[_Pattern]] = {}
        for entry in entries:
            for wording in (entry.term, *entry.unless):
                pattern = _Pattern(entry, wording.endswith("*"), wording is not entry.term)
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
        size = len(flat)
        hits: list[_Place] = []
        excuses: list[_Place] = []
        for last, (length, begins_word, ends_word, patterns) in self._automaton.iter(flat):
            end = last + 1
            start = end - length
            if begins_word and start and _is_latin(flat[start - 1]):
                continue
            runs_on = ends_word and end < size and _is_latin(flat[end])
            for pattern in patterns:
                if pattern.open_end:
                    place = start, _word_end(flat, end), pattern.entry
                elif runs_on:
                    continue
                else:
                    place = start, end, pattern.entry
                (excuses if pattern.excuse else hits).append(place)
        if excuses:
            hits = [hit for hit in hits if not _excused(hit, excuses)]
        found = [TermHit(each.table, each.term, each.instead, at, to) for at, to, each in hits]
        found.sort(key=_order)
        return tuple(found)


def _excused(hit: _Place, excuses: list[_Place]) -> bool:
    start, end, entry = hit
    return any(other is entry and at <= start and end <= to for at, to, other in excuses)


def _key(text: str) -> str:
    """Fold a text for comparison; its length stays, so that places stay."""
    return lowered(flatten(text))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _is_latin(text[end]):
        end += 1
    return end
