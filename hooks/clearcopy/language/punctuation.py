"""Spaces and punctuation marks that are out of place, in English and in Chinese text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_HAN = "\u3400-\u9fff"
# Each pattern begins with the marks themselves, so that the search skips to them.
_ENGLISH = re.compile(
    r"[,;:.!?()\[”，。；：、！？（）]"
    r"(?:(?<=[，。；：、！？（）])"
    r"|(?<![(\[])(?=[A-Za-z“(\[0-9])"
    r"|(?<= .)"
    r"|(?<=[A-Za-z%][(\[])"
    r"|(?<=\()(?= )"
    r"|(?<=,)(?= [A-Z][a-z]{0,6} [a-z])"
    r"|(?=[,;:.]))"
)
# A full stop behind Latin letters may belong to them ("Inc.", "vs.") or to the number of an item.
_CHINESE = re.compile(
    rf"[,;:!?()](?:(?<=[{_HAN}].)|(?=[{_HAN}])|(?<=[,;:!?])(?= [{_HAN}]))"
    rf"|\.(?<=[{_HAN}%].)(?=[{_HAN}]|$)"
)
# Addresses, DOIs, mail addresses and file names have a punctuation of their own.
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\b10\.\d{4,9}/)\S*")
_FULL_WIDTH = frozenset("，。；：、！？（）")
_HALF_WIDTH = dict(zip("，。；：、！？（）", ",.;:,!?()", strict=True))
_WIDE = {half: full for full, half in _HALF_WIDTH.items() if full != "、"}
# What may follow a letter without a space: a plural in brackets, a sign, an item's letter.
_SHORT_BRACKET = re.compile(r"\((?:e?s|ies|[+−–-]+|[a-z]|[0-9]{1,2}[a-z]?|[ivxIVX]+|R|TM)\)")
_TICKER = re.compile(r"[A-Z]{1,5}\b")  # as in "NYSE:ABC"
_CHEMICAL = re.compile(r"\b(?:poly|oligo|bis|tris|tetrakis|di|mono|co|re|un|non)$", re.IGNORECASE)
_NO_NAME = re.compile(
    r", (?:An?|And|As|At|But|By|For|From|However|In|It|Its|Most|No|Of|On|Or|Our|That|The|Their|"
    r"There|These|They|This|Those|To|We|When|Which|While|With) [a-z]"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark or a space out of place at `start` to `end` of a text: what is wrong, what to write.

    `mended` is the text to put there, or "" where that depends on what was meant.
    """

    start: int
    end: int
    problem: str
    mended: str = ""


@lru_cache(maxsize=8192)
def find_slips(text: str, lang: str) -> tuple[Slip, ...]:
    """Return the slips of a paragraph in the language `lang` (`en`, or `zh` for Chinese)."""
    find = _find_chinese if lang == "zh" else _find_english
    found = list(find(text))
    if found:
        taken = [match.span() for match in _ADDRESS.finditer(text)]
        found = [slip for slip in found if not any(a <= slip.start < b for a, b in taken)]
    return tuple(found)


def _find_chinese(text: str) -> Iterator[Slip]:
    for match in _CHINESE.finditer(text):
        mark = match[0]
        problem = f'the half-width "{mark}" stands beside a Chinese character'
        yield Slip(match.start(), match.end(), problem, _WIDE[mark])


def _find_english(text: str) -> Iterator[Slip]:
    for match in _ENGLISH.finditer(text):
        at, mark = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if mark in _FULL_WIDTH:
            if before < "\u2e80":  # else it ends Chinese words that the text quotes
                problem = f'the full-width "{mark}" stands in English text'
                yield Slip(at, at + 1, problem, _HALF_WIDTH[mark])
        elif mark in "([":
            yield from _around_opening(text, at, before, after)
        elif before == " " and mark != "”" and _ends_here(text, at):
            yield Slip(at - 1, at + 1, f'a space stands before "{mark}"', mark)
        else:
            yield from _behind(text, at, before, after)


def _around_opening(text: str, at: int, before: str, after: str) -> Iterator[Slip]:
    mark = text[at]
    if after == " " and mark == "(":
        yield Slip(at, at + 2, 'a space stands after "("', "(")
    elif _opens_unspaced(text, at):
        yield Slip(at - 1, at + 1, f'no space stands before "{mark}"', f"{before} {mark}")


def _behind(text: str, at: int, before: str, after: str) -> Iterator[Slip]:
    mark = text[at]
    if after == " ":
        if mark == "," and _NO_NAME.match(text, at):
            yield Slip(at, at + 3, "a sentence begins after a comma")
    elif after and after in ",;:.":
        if _is_doubled(text, at):
            yield Slip(at, at + 2, f'"{mark}{after}" stands as one mark')
    elif _lacks_space(text, at, before, after):
        yield Slip(at, at + 2, f'no space stands after "{mark}"', f"{mark} {after}")


def _ends_here(text: str, at: int) -> bool:
    """Whether a mark behind a space ends something: ".5", ":-)" and ". . ." do not."""
    return text[at + 1 : at + 2] in ("", " ") and text[max(0, at - 2) : at] != ". "


def _opens_unspaced(text: str, at: int) -> bool:
    before = text[at - 1 : at]
    if not (before.isalpha() or before == "%") or not before.isascii():
        return False
    if text[at] == "[":
        return text[at + 1 : at + 2].isdigit()
    word = re.search(r"[A-Za-z]*$", text[max(0, at - 24) : at])
    chemical = word is not None and _CHEMICAL.search(word[0])
    return _SHORT_BRACKET.match(text, at) is None and not chemical


def _is_doubled(text: str, at: int) -> bool:
    """Whether two marks follow each other that never do; an ellipsis and "etc.," may."""
    if text[at] == ".":
        return text[at + 1] == "." and "." not in (text[at + 2 : at + 3], text[at - 1 : at])
    return text[at] in ",;:" and text[at + 1 : at + 4] != "..."


def _lacks_space(text: str, at: int, before: str, after: str) -> bool:
    mark = text[at]
    if mark in ",;":
        if after.isdigit():
            return before.isalpha() or before in ")]%”"
        return not _is_single_letter(text, at) and (before.isalnum() or before in ")]%”’\"'")
    if mark == ":":
        if _TICKER.match(text, at + 1):
            return False
        return after.isalpha() and before.isalpha() and not _is_single_letter(text, at)
    if mark in ".!?":
        sentence = after.isupper() and text[at + 2 : at + 3].islower()
        return sentence and (before.islower() or before in ")]%”")
    if mark == ")":
        return after.isalpha() and text[at + 2 : at + 3].isalpha() and _opens_word(text, at)
    return mark == "”" and (after.isalpha() or after in "“(")


def _is_single_letter(text: str, at: int) -> bool:
    """Whether the mark stands between single letters, as in "N,N-dimethyl" or "A:B"."""
    left = text[at - 2 : at - 1] if at > 1 else ""
    right = text[at + 2 : at + 3]
    return not left.isalnum() or not right.isalnum()


def _opens_word(text: str, at: int) -> bool:
    """Whether the bracket that closes at `at` began after a space, as no part of a name does."""
    begin = text.rfind("(", 0, at)
    return begin == 0 or text[begin - 1 : begin] == " "
