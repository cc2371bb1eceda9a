"""A run of text while it is read: what stands between the beginnings and ends of block elements."""

from __future__ import annotations

import re
from sys import intern
from typing import cast

from clearcopy.document.lineage import Attributes
from clearcopy.document.origin import SourceText
from clearcopy.document.page import (
    BlockKind,
    CitationMark,
    FactMark,
    LanguagePart,
    LinkMark,
    TimeMark,
)

Mark = FactMark | CitationMark | LinkMark | TimeMark | LanguagePart
Marks = tuple[
    tuple[FactMark, ...],
    tuple[CitationMark, ...],
    tuple[LinkMark, ...],
    tuple[TimeMark, ...],
    tuple[LanguagePart, ...],
]
NO_MARKS: Marks = ((), (), (), (), ())
_KINDS: tuple[type[Mark], ...] = (FactMark, CitationMark, LinkMark, TimeMark, LanguagePart)


_NUMBERS = re.compile(r"(\d+)(?:[–-](\d+))?")


class Run:
    """One object serves a whole page: it is emptied for each new run, and counts them."""

    __slots__ = (
        "_is_apart",
        "_is_marked",
        "kind",
        "lang",
        "length",
        "level",
        "marks",
        "number",
        "pieces",
        "source",
        "starts",
    )

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.number = self.level = 0
        self.clear()
        self.kind: BlockKind = "paragraph"

    def clear(self) -> None:
        """Empty the run for the next one, of the same kind and language until told otherwise."""
        self.number += 1
        self.length = 0
        self.pieces: list[str] = []
        self.starts: list[tuple[int, int]] = []
        self.marks: list[Mark] = []
        self.source: SourceText | None = None
        self._is_marked = False
        self._is_apart = True

    def add(self, text: str, place: tuple[SourceText, int] | None) -> None:
        """Add text with its white space squeezed as a browser would; `place` is the last mark."""
        parts = text.split()
        if not parts:
            if text and not self._is_apart:
                self.pieces.append(" ")
                self.length += 1
                self._is_apart = True
            return
        if place is not None and not self.starts:
            self.source, line = place
            self.starts.append((self.length, line))
        words = " ".join(parts)
        if not self._is_apart and text[0].isspace():
            words = f" {words}"
        self._is_apart = text[-1].isspace()
        if self._is_apart:
            words += " "
        self.pieces.append(words)
        self.length += len(words)

    def mark_line(self, source: SourceText, line: int) -> None:
        """Note that the text from here on comes from a source line.

        The first mark of a run speaks for what stands before it, too; a second file does not count.
        """
        if not self._is_marked:
            self.source = source
            self.starts = [(0, line)]
            self._is_marked = True
        elif self.source is source:
            self.starts.append((self.length, line))

    def mark(self, tag: str, attributes: Attributes, lang: str, start: int) -> None:
        """Keep what an inline element says of the text from `start` to here."""
        end = self.length
        if tag == "data" and "data-fact" in attributes:
            # The facts of a study stand on many pages: each address is kept once.
            address, value = intern(attributes["data-fact"]), intern(attributes.get("value", ""))
            form = intern(attributes.get("data-form", ""))
            self.marks.append(FactMark(start, end, address, value, form))
        elif tag == "a" and "data-cite" not in attributes:
            self.marks.append(LinkMark(start, end, intern(attributes.get("href", ""))))
        elif tag == "time":
            self.marks.append(TimeMark(start, end, attributes.get("datetime", "")))
        elif tag == "span" and attributes.get("class") == "cc-cite":
            numbers = numbers_in("".join(self.pieces)[start:end])
            keys = tuple(attributes.get("data-keys", "").split())
            self.marks.append(CitationMark(start, end, keys, numbers))
        if "lang" in attributes:
            self.marks.append(LanguagePart(start, end, lang))

    def sorted_marks(self) -> Marks:
        """Return the marks by their kinds, as a block holds them."""
        if not self.marks:
            return NO_MARKS
        by_kind: dict[type[Mark], list[Mark]] = {}
        for mark in self.marks:
            by_kind.setdefault(type(mark), []).append(mark)
        return cast("Marks", tuple([tuple(by_kind.get(kind, ())) for kind in _KINDS]))


def numbers_in(citation: str) -> tuple[int, ...]:
    """Return the numbers that a printed citation stands for: `[4–6, 8]` -> 4, 5, 6, 8."""
    found: list[int] = []
    for first, last in _NUMBERS.findall(citation):
        found.extend(range(int(first), min(int(last or first), int(first) + 999) + 1))
    return tuple(found)
