"""The rows of a table by what they need: most sentences hold what a few of them need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from clearcopy.language.lexicon import Part, Row, Words

_SHORTEST = 3
_LETTERS = re.compile(r"[a-z0-9]{3,}")


class RowIndex:
    """Finds the rows of a table that a text may match."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._parts: list[tuple[int, Part]] = []
        # Each stem, with the place of its row, under the first letters of its longest word.
        self._stems: dict[str, list[tuple[str, str, int]]] = {}
        # What is needed first, and second, as bits: one number tells which parts a word concerns.
        self._first: dict[str, int] = {}
        self._second: dict[str, int] = {}
        self._no_second = 0
        for place, row in enumerate(self._rows):
            for stem in row.stems:
                core = max(_LETTERS.findall(stem.lower()), key=len, default="")
                self._stems.setdefault(core[:_SHORTEST], []).append((core, stem, place))
            for part in () if row.stems else row.parts:
                self._add(place, part)
        self._anywhere = tuple([(stem, place) for _, stem, place in self._stems.pop("", ())])
        self._known = frozenset({*self._first, *self._second})
        # The words of a language are few: what stems one holds is looked up once.
        self._stems_in = lru_cache(maxsize=1 << 15)(self._find_stems)

    def _add(self, place: int, part: Part) -> None:
        bit = 1 << len(self._parts)
        self._parts.append((place, part))
        for word in part.words[0]:
            self._first[word] = self._first.get(word, 0) | bit
        for word in part.words[1] if len(part.words) > 1 else ():
            self._second[word] = self._second.get(word, 0) | bit
        if len(part.words) == 1:
            self._no_second |= bit

    def candidates(self, text: str, words: Words) -> list[Row]:
        """Return the rows by stems that `Row.possible` finds possible, in the order of the table.

        Args:
            text: what is read.
            words: the words that it consists of.
        """
        found = [*self._anywhere]
        for word in words.parts:
            found += self._stems_in(word)
        places = sorted({place for stem, place in found if stem in text})
        return [row for row in map(self._rows.__getitem__, places) if row.possible(text, words)]

    def matches(self, text: str, words: Words) -> Iterator[tuple[str, re.Match[str]]]:
        """Yield name and first match of each row by parts that matches, in the order of the table.

        Args:
            text: what is read.
            words: the words that it consists of.
        """
        found: re.Match[str] | None = None
        last = -1
        for place, part in self._possible(text, words.parts):
            if place != last:
                if found is not None:
                    yield self._rows[last].name, found
                found, last = None, place
            match = part.search(text, words.parts)
            # Of two that begin together, the first in the table counts.
            if match is not None and (found is None or match.start() < found.start()):
                found = match
        if found is not None:
            yield self._rows[last].name, found

    def _possible(self, text: str, words: frozenset[str]) -> Iterator[tuple[int, Part]]:
        """Yield the parts that may match, with the places of their rows, in their order."""
        first, second = 0, self._no_second
        for word in words & self._known:
            first |= self._first.get(word, 0)
            second |= self._second.get(word, 0)
        bits = first & second
        while bits:
            lowest = bits & -bits
            place, part = self._parts[lowest.bit_length() - 1]
            if part.possible(text, words):
                yield place, part
            bits ^= lowest

    def _find_stems(self, word: str) -> tuple[tuple[str, int], ...]:
        """Return the stems, with the places of their rows, whose longest word `word` holds."""
        return tuple(
            (stem, place)
            for at in range(len(word) - _SHORTEST + 1)
            for core, stem, place in self._stems.get(word[at : at + _SHORTEST], ())
            if word.startswith(core, at)
        )
