"""Abbreviations in a text, and whether the text says there what they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# Begins with the capital itself, so that the search skips to capitals. No part of a longer token:
# codes, genes and addresses (HS-20093, TP53, PD-L1, 03692.HK) are names and no abbreviations. Parts
# that hyphens join, as in ES-SCLC, are one abbreviation.
_SHORT = re.compile(
    r"[A-Z](?=[A-Z&]|[a-z]{1,2}[A-Z])(?<![A-Za-z0-9./&@_+=?-].)[A-Za-z&]*[A-Z](?:-[A-Z]+)*(s?)"
    r"(?![A-Za-z0-9/@_+])(?!-[A-Za-z]*[0-9])(?!\.[a-z])"
)
_ROMAN = re.compile(r"[IVX]+")
# Words in capitals throughout. Beyond a comma two such words belong to them: "PFS, OS and ORR" is a
# row of abbreviations.
_CAPITALS = r"[A-Z]{2,}(?![A-Za-z])"
_IN_CAPITALS = re.compile(
    rf"(?<![A-Za-z]){_CAPITALS}(?:(?:[.:!]? {_CAPITALS})+(?:, {_CAPITALS} {_CAPITALS})?"
    rf"|, {_CAPITALS} {_CAPITALS})(?:(?:[.:!]? |, ){_CAPITALS})*"
)
# Two words alone may be abbreviations side by side, as in "ECOG PS"; these and long ones are none.
_WORDS_SHOUTED = frozenset("ALL AND ANY DO FOR IS MAY MUST NEVER NEW NO NOT ONLY OR THE TO".split())
_LONGEST_SHORT = 6
# What follows an abbreviation inside the brackets in which it is introduced: a version, a comma.
_CLOSES = re.compile(r"s?(?:[,，;；:]? ?(?:v|version )?[0-9][0-9.]*)?[)）,，;；]|s?[’”\"']+[)）]")
_OPENED = re.compile(r"[(（](?:the )?[“‘\"']?$|[(（][^()（）]{1,80}[,，;；] ?[“‘\"']?$")
_EXPLAINED = re.compile(
    r"s? ?[(（](?=([a-z])[a-z]*[ -][a-z]|[\u4e00-\u9fff])|[，,]? ?即[\u4e00-\u9fff]"
)
_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation at `start` to `end` of a text, without the s of a plural in `short`."""

    start: int
    end: int
    short: str


@lru_cache(maxsize=8192)
def find_abbreviations(text: str) -> tuple[Abbreviation, ...]:
    """Return the abbreviations of a text, such as ORR: two capitals or more, without digits.

    Roman figures and words in capitals throughout, as in a warning, are none.
    """
    found = []
    matches = list(_SHORT.finditer(text))
    shouted = _shouted(text) if matches else ()
    for match in matches:
        short = match[0].removesuffix("s") if match[1] else match[0]
        start, end = match.span()
        if not _ROMAN.fullmatch(short) and not any(a <= start < b for a, b in shouted):
            found.append(Abbreviation(start, end, short))
    return tuple(found)


def is_explained(text: str, each: Abbreviation) -> bool:
    """Whether the long form of an abbreviation stands beside it.

    It may stand before it ("objective response rate (ORR)", 客观缓解率（ORR）), in brackets behind
    it, or in words of which it has the initials ("ORR, objective response rate").
    """
    start, end = each.start, each.end
    before = text[max(0, start - 84) : start]
    opened = _OPENED.search(before)
    if opened and _CLOSES.match(text, end) and before[: opened.start()].strip():
        return True
    behind = _EXPLAINED.match(text, end)
    if behind and (behind[1] is None or behind[1] == each.short[0].casefold()):
        return True  # "PFS (secondary endpoint)" says what it is for, not what it stands for
    count = len(each.short)
    following = _WORD.findall(text, end, end + 20 * count)[:count]
    initials = "".join(word[0] for word in following).casefold()
    return initials == each.short.casefold() and text[end : end + 1] in ",:= "


def _shouted(text: str) -> list[tuple[int, int]]:
    """Return where words stand in capitals throughout and are no abbreviations."""
    return [match.span() for match in _IN_CAPITALS.finditer(text) if _is_shouted(match[0])]


def _is_shouted(words: str) -> bool:
    parts = [_WORD.findall(part) for part in words.split(",")]
    return any(
        len(part) > 2
        or (
            len(part) == 2
            and any(word in _WORDS_SHOUTED or len(word) > _LONGEST_SHORT for word in part)
        )
        for part in parts
    )
