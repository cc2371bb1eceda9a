"""Every figure that a reader sees: in digits of any script, in signs, and in words that count."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.language.dates import find_dates
from clearcopy.language.identifiers import compile_identifiers, find_identifiers
from clearcopy.language.normalise import flatten, has_digit
from clearcopy.language.numerals import (
    OTHER_NUMBERS,
    find_counts,
    has_other_numbers,
    may_count,
)

__all__ = ["Figure", "compile_identifiers", "find_figures", "may_hold_figure"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One visible figure: `text` is `given_text[start:end]`.

    `kind` is `number`, `words` (a numeral in words that counts), `date` or `identifier`. The text
    holds the sign before and the per cent sign behind, and both ends of a range; not the unit.
    """

    start: int
    end: int
    text: str
    kind: str


_MORE = r"\d*(?:[.,·]\d+)*"
_MARK = r"(?: ?[%‰])?"
# Begins with a class, so that the search skips from digit to digit; the sign is looked for behind.
_NUMBER = re.compile(rf"[\d]{_MORE}{_MARK}(?: ?[-~/] ?\d{_MORE}{_MARK})*")
_SIGN = re.compile(r"(?:[≥≤<>±≈~+]=? ?|(?<![\w)\]%])-)?(?:(?:US|HK)?[$€£¥] ?)?$")
_SIGN_ENDS = frozenset("≥≤<>±≈~+=-$€£¥ ")
# A sign that is a number by itself: ½ ² ① and the like.
_MIXED = re.compile(rf"\d*[{OTHER_NUMBERS}]+{_MARK}|{_NUMBER.pattern}")


@lru_cache(maxsize=8192)
def may_hold_figure(text: str) -> bool:
    """Whether a digit or a number word stands in `text`: false only where there is no figure."""
    flat = flatten(text)
    return has_digit(flat) or has_other_numbers(flat) or may_count(flat)


@lru_cache(maxsize=8192)
def find_figures(
    text: str, lang: str, identifiers: re.Pattern[str] | None = None
) -> tuple[Figure, ...]:
    """Return every figure that is visible in `text`, in order, not overlapping.

    Dates and identifiers win over numbers: what they cover is not a number as well; a longer one
    wins over a shorter. Every decimal digit of any script lies in some figure.

    Args:
        text: visible text.
        lang: `en` or `zh`.
        identifiers: more identifiers, from `compile_identifiers`.
    """
    flat = flatten(text)
    named = [(start, end, "identifier") for start, end in find_identifiers(flat, identifiers)]
    dated = [(mention.start, mention.end, "date") for mention in find_dates(text, lang)]
    spans = _longest(named + dated)
    rest = _blank(flat, spans)
    spans += [(start, end, "number") for start, end in _find_numbers(rest)]
    spans += [(start, end, "words") for start, end in find_counts(rest)]
    return tuple(Figure(start, end, text[start:end], kind) for start, end, kind in sorted(spans))


def _find_numbers(rest: str) -> Iterator[tuple[int, int]]:
    pattern = _MIXED if has_other_numbers(rest) else _NUMBER
    done = 0
    for match in pattern.finditer(rest):
        start, end = match.span()
        if start > done and rest[start - 1] in _SIGN_ENDS:
            sign = _SIGN.search(rest, max(done, start - 6), start)
            start = sign.start() if sign else start
        yield start, end
        done = end


def _longest(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return those of `spans` that no longer one overlaps; of equals the first in the text."""
    if len(spans) < 2:
        return spans
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda span: (span[0] - span[1], span)):
        at = bisect_right(kept, span)
        clear_before = at == 0 or kept[at - 1][1] <= span[0]
        clear_after = at == len(kept) or span[1] <= kept[at][0]
        if clear_before and clear_after:
            kept.insert(at, span)
    return kept


def _blank(flat: str, spans: Iterable[tuple[int, int, str]]) -> str:
    """Return `flat` with `spans`, in order, overwritten: nothing is found in or across them."""
    parts: list[str] = []
    done = 0
    for start, end, _ in spans:
        parts += (flat[done:start], "\0" * (end - start))
        done = end
    return "".join((*parts, flat[done:]))
