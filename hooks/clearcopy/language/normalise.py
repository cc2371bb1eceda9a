"""Typographic variants of one character made equal, without moving any other character."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import lru_cache

_SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_SINGLE_QUOTES = "\u2018\u2019\u201a\u201b"
_DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_FOLDED = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, _DOUBLE_QUOTES), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
    # The full-width forms of printable ASCII stand in the same order, 0xFEE0 further up. Not the
    # comma: "2025，10" are two figures, "2,025" is one.
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C},
}
_FOLDABLE = re.compile(
    f"[{_SPACES}{_SINGLE_QUOTES}{_DOUBLE_QUOTES}{_DASHES}\uff01-\uff0b\uff0d-\uff5e]"
)
_DIGIT = re.compile(r"\d")
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85\u2028\u2029]")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text`, in the same length, with typographic variants as plain ASCII.

    No-break and thin spaces become a space, curly quotes straight ones, dashes and the minus sign
    a hyphen, full-width digits, letters and signs but the comma their ASCII forms. Line ends stay.
    """
    if text.isascii():
        return text
    return _FOLDABLE.sub(_fold_one, text)


def _fold_one(match: re.Match[str]) -> str:
    return _FOLDED[ord(match.group())]


@lru_cache(maxsize=8192)
def flatten(text: str) -> str:
    """Return the folded `text`, in the same length, on one line: every white space is a space.

    What the finders of this package search, so that a line wrap never hides a phrase.
    """
    return _BREAKS.sub(" ", fold(text))


def has_digit(text: str) -> bool:
    """Whether a decimal digit of any script stands in `text`: most blocks of a page have none."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=8192)
def lowered(text: str) -> str:
    """Return `text` in lower case and in the same length.

    `str.lower` makes two characters of a few (such as the dotted capital I): those stay.
    """
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def squeeze(text: str) -> str:
    """Return `text` with each run of white space as one space and none at the ends."""
    return " ".join(text.split())


def similar(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` of `candidates` that look like `word`, the nearest first.

    For "did you mean". The nearness is the ratio of `difflib`, upper and lower case being equal;
    among equals the order of the alphabet decides, so that every run says the same.
    """
    wanted = word.casefold()
    originals: dict[str, str] = {}
    for candidate in sorted(set(candidates)):
        originals.setdefault(candidate.casefold(), candidate)
    near = difflib.get_close_matches(wanted, sorted(originals), n=max(limit, 1), cutoff=0.6)
    return tuple(originals[name] for name in near[: max(limit, 0)])
