"""Text as a terminal shows it: what a character looks like, how wide it is, and colours."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TextIO

TAB = 4
# What moves the cursor, reorders a line or breaks it, is half a character or has no shape.
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_STYLES = {
    "bold": "1",
    "dim": "2",
    "error": "1;31",
    "sign-off": "1;35",
    "warn": "1;33",
    "info": "1;36",
    "mark": "1;31",
    "gutter": "1;34",
    "cleared": "1;32",
}


def takes_color(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Return whether to write colours: to a terminal that has them, unless told not to.

    https://no-color.org/ and the "dumb" of terminfo(5), which obeys no escape sequence.
    """
    dumb = environment.get("TERM") == "dumb"
    return stream.isatty() and not dumb and "NO_COLOR" not in environment


def paint(text: str, style: str, *, color: bool) -> str:
    """Return `text` in a colour, or as it is."""
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if color and text else text


@lru_cache(maxsize=4096)
def shown(character: str) -> str:
    """Return what to print for one character; what a terminal would obey is printed as its code."""
    if unicodedata.category(character) in _UNPRINTABLE:
        return f"\\u{{{ord(character):x}}}"
    return character


def safe(text: str) -> str:
    """Return `text` on one line and without anything that a terminal would obey."""
    return "".join(map(shown, " ".join(text.split())))


@lru_cache(maxsize=4096)
def width(character: str) -> int:
    """Return how many columns a printable character takes (Unicode Standard Annex 11)."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def columns(text: str) -> int:
    """Return how many columns a printable text takes."""
    return sum(map(width, text))


def cells(line: str) -> list[str]:
    """Return what to print for each character of a source line, tabs as spaces."""
    found: list[str] = []
    at = 0
    for character in line:
        text = " " * (TAB - at % TAB) if character == "\t" else shown(character)
        found.append(text)
        at += columns(text)
    return found


def clip(line: str, start: int, end: int, limit: int) -> tuple[str, int, int]:
    """Return a source line as it is printed, and from which column to which it is marked.

    `start` and `end` count characters of `line`. A line wider than `limit` columns is cut around
    the mark, with an ellipsis where something is missing.
    """
    printed = cells(line)
    start = min(start, len(printed))
    end = min(max(end, start + 1), max(len(printed), start + 1))
    first, last = _window([columns(cell) for cell in printed], start, end, limit)
    left, right = "…" * (first > 0), "…" * (last < len(printed))
    before = columns(left) + _width_of(printed[first:start])
    marked = max(1, _width_of(printed[start : min(end, last)]))
    return f"{left}{''.join(printed[first:last])}{right}", before, before + marked


def _width_of(printed: Iterable[str]) -> int:
    return sum(map(columns, printed))


def _window(widths: list[int], start: int, end: int, limit: int) -> tuple[int, int]:
    """Return which characters to show: all, or the mark with what fits around it."""
    if sum(widths) <= limit:
        return 0, len(widths)
    first, last, used = start, start, 0
    while last < min(end, len(widths)) and used + widths[last] <= limit:
        used += widths[last]
        last += 1
    while True:
        before = widths[first - 1] if first else limit
        after = widths[last] if last < len(widths) else limit
        if used + min(before, after) > limit or (not first and last == len(widths)):
            return first, last
        if used + before <= limit and (start - first <= last - end or used + after > limit):
            first, used = first - 1, used + before
        else:
            last, used = last + 1, used + after
