"""From the text that a reader sees back to the line and column that an author edits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from clearcopy.findings import Span

# What stands in a source line and not in the text: markers, addresses of links.
_UNSEEN = re.compile(r"\[\[[^\[\]]*\]\]|\[@[^\[\]]*\]|\]\([^()\s]*|<https?://[^<>]*>")
_FILLER = "\0"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file that an author edits, as lines."""

    path: str
    lines: tuple[str, ...]


class SourceMap(NamedTuple):
    """Which source line each part of a block's text comes from.

    `starts` holds (offset in the block's text, line number) in rising order; line 0 is the file as
    a whole.
    """

    source: SourceText
    starts: tuple[tuple[int, int], ...]

    def span(self, text: str, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`; the column is found inside the source line."""
        offset, line, limit = self._start_of(text, start)
        if not 0 < line <= len(self.source.lines):
            return Span(self.source.path)
        raw = self.source.lines[line - 1]
        begin, finish = _stretch(raw, text[offset:limit], start - offset, min(end, limit) - offset)
        return Span(self.source.path, line, begin + 1, line, finish + 1)

    def _start_of(self, text: str, start: int) -> tuple[int, int, int]:
        """Return where the part that holds `start` begins, its line, and where it ends."""
        offset, line = self.starts[0]
        for at, number in self.starts[1:]:
            if at > start:
                return offset, line, at
            offset, line = at, number
        return offset, line, len(text)


def _stretch(raw: str, shown: str, start: int, end: int) -> tuple[int, int]:
    """Return the columns (from 0) of `shown[start:end]` in the line `raw` that prints `shown`.

    Where only its first and last words stand in the line as they are printed, the stretch between
    them; where not even those do, the whole line.
    """
    seen = _UNSEEN.sub(lambda unseen: _FILLER * len(unseen[0]), raw)
    while start < end and shown[start].isspace():
        start += 1
    piece = shown[start:end].rstrip()
    column = _find(seen, shown, piece, start)
    if column >= 0:
        return column, column + len(piece)
    words = piece.split(" ")
    for count in range(min(len(words) - 1, 6), 0, -1):
        column = _find(seen, shown, " ".join(words[:count]), start)
        if column >= 0:
            return column, _end_of(seen, words, column)
    return len(raw) - len(raw.lstrip()), len(raw.rstrip())


def _find(seen: str, shown: str, piece: str, start: int) -> int:
    """Return where the same occurrence of `piece` stands in the source as in the text, or -1."""
    if not piece:
        return -1
    column = seen.find(piece)
    at = shown.find(piece)
    while 0 <= at < start:
        later = seen.find(piece, column + 1) if column >= 0 else -1
        if later < 0:
            break
        column = later
        at = shown.find(piece, at + 1)
    return column


def _end_of(seen: str, words: list[str], column: int) -> int:
    for count in range(min(len(words) - 1, 6), 0, -1):
        last = " ".join(words[-count:])
        at = seen.find(last, column)
        if at >= 0:
            return at + len(last)
    return len(seen.rstrip())
