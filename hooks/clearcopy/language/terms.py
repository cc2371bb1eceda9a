"""Where the terms of word lists stand in a text: all lists in one pass (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick

from clearcopy.language.normalise import flatten, lowered


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One term of a list, a `*` at its end for any ending, and the wordings that excuse it."""

    table: str
    term: str
    instead: str = ""
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term of the list `table` at `start` to `end` of a text."""

    table: str
    term: str
    instead: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Pattern:
    entry: TermEntry
    length: int
    open_end: bool
    excuse: bool


class TermIndex:
    """All word lists of one language, compiled once."""

    def __init__(self, entries: Iterable[TermEntry]) -> None:
        patterns: dict[str, list[_Pattern]] = {}
        for entry in entries:
            for wording in (entry.term, *entry.unless):
                text = _key(wording.removesuffix("*"))
                pattern = _Pattern(
                    entry, len(text), wording.endswith("*"), wording is not entry.term
                )
                patterns.setdefault(text, []).append(pattern)
        self._automaton = ahocorasick.Automaton()
        for text, found in patterns.items():
            if text:
                self._automaton.add_word(text, tuple(found))
        if patterns:
            self._automaton.make_automaton()
        self._empty = not patterns
        self.find = lru_cache(maxsize=16384)(self._find)

    def _find(self, text: str) -> tuple[TermHit, ...]:
        """Return every hit that no longer wording excuses, in order."""
        if self._empty:
            return ()
        flat = _key(text)
        hits: list[tuple[int, int, _Pattern]] = []
        excuses: list[tuple[int, int, TermEntry]] = []
        for last, patterns in self._automaton.iter(flat):
            for pattern in patterns:
                start, end = last + 1 - pattern.length, last + 1
                if not _stands_alone(flat, start, end, open_end=pattern.open_end):
                    continue
                if pattern.open_end:
                    end = _word_end(flat, end)
                if pattern.excuse:
                    excuses.append((start, end, pattern.entry))
                else:
                    hits.append((start, end, pattern))
        return tuple(
            sorted(_unexcused(hits, excuses), key=lambda hit: (hit.start, hit.end, hit.table))
        )


def _unexcused(
    hits: list[tuple[int, int, _Pattern]], excuses: list[tuple[int, int, TermEntry]]
) -> Iterator[TermHit]:
    for start, end, pattern in hits:
        entry = pattern.entry
        if any(other is entry and first <= start and end <= last for first, last, other in excuses):
            continue
        yield TermHit(entry.table, entry.term, entry.instead, start, end)


def _key(text: str) -> str:
    """Fold a text for comparison; its length stays, so that places stay."""
    return lowered(flatten(text))


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _stands_alone(text: str, start: int, end: int, *, open_end: bool) -> bool:
    """Whether a term begins and ends with a word; Chinese has no such borders."""
    if start and _is_latin(text[start]) and _is_latin(text[start - 1]):
        return False
    if open_end or end >= len(text):
        return True
    return not (_is_latin(text[end - 1]) and _is_latin(text[end]))


def _word_end(text: str, end: int) -> int:
    while end < len(text) and _is_latin(text[end]):
        end += 1
    return end
