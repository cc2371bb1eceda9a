"""Where sentences begin and end, in English and Chinese, without a model.

A full stop ends a sentence unless what stands before it is an abbreviation, an initial or a list
number, or what follows does not look like a beginning. A citation such as "[4,5]" after the full
stop belongs to the sentence that it supports.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clearcopy.language.normalise import fold

# These never end a sentence, whatever follows.
_NEVER_LAST = frozenset(
    "e.g i.e eg ie vs v cf viz approx ca resp dr prof mr mrs ms st messrs hon rev fig figs tab eq "
    "ref refs vol pp ed eds dept univ incl excl art sec ch suppl nos tel ext gen sen".split()
)
# These may end one: they do when a usual opening word follows.
_MAYBE_LAST = frozenset(
    "co ltd inc corp llc plc al etc ph.d m.d m.sc b.sc d.phil pharm.d r.n a.m p.m u.s u.k e.u n.v "
    "s.a b.v a.g u.s.a s.p.a jr sr jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed "
    "thu fri calif mass conn penn fla tex wash md est bros intl".split()
)
_OPENING = frozenset(
    "The This These Those That There A An In On At It Its As By For From With We Our They Their He "
    "She If When While After Before During Since Until Under Both All No Most Many Some Such "
    "However Moreover Further Patients Results Data Adults Treatment About".split()
)

_CITATION = r"(?:\s?\[\d{1,3}(?:\s?[,;-]\s?\d{1,3})*\])"
# Begins with a class, so that the search skips from mark to mark.
_STOP = re.compile(rf"(?P<mark>[.!?。;\n][.!?。;]*)(?P<close>[\"')\]」』】》〉]*{_CITATION}*)")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_LONGEST = max(map(len, _NEVER_LAST | _MAYBE_LAST))
_NEXT_WORD = re.compile(r"[\"'(\[「『【《-]*([A-Za-z]+)")
_LOWER_NAME = re.compile(r"[a-z]{1,3}[A-Z0-9]")
# "[1].The median": a space is missing, yet one sentence has ended.
_JAMMED_BEFORE = re.compile(r"(?:[\])%]|[a-z]{3})$")
_JAMMED_AFTER = re.compile(r"[A-Z][a-z]*[ ,]")


@lru_cache(maxsize=8192)
def split_sentences(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of `text`, in order, without the space around them.

    Args:
        text: visible text; a blank line always ends a sentence.
        lang: `en` or `zh`; in Chinese the full-width semicolon also ends a sentence.
    """
    flat = fold(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(flat):
        if stop.start() < start:
            continue
        if _ends(text, flat, start, stop, lang):
            _append(spans, text, start, stop.end())
            start = stop.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    part = text[start:end]
    kept = part.strip()
    if kept:
        first = start + part.index(kept[0])
        spans.append((first, first + len(kept)))


def _ends(text: str, flat: str, start: int, stop: re.Match[str], lang: str) -> bool:
    mark = stop["mark"]
    last = text[stop.end("mark") - 1]
    if mark[0] == "\n":
        return _BLANK_LINE.match(flat, stop.start()) is not None
    if last in "。！？；":
        return last != "；" or lang == "zh"
    if mark[-1] == ";":
        return False
    if mark[-1] == "。":
        return True
    after = flat[stop.end() : stop.end() + 24]
    if not after.strip():
        return True
    if not after[0].isspace():
        return _follows_at_once(flat, stop, after)
    if not _looks_like_an_opening(after.lstrip()):
        return False
    return mark[-1] != "." or len(mark) > 1 or not _abbreviates(flat, start, stop, after.lstrip())


def _follows_at_once(flat: str, stop: re.Match[str], after: str) -> bool:
    if stop["mark"][-1] in "!?":
        return not after[0].isalnum() or "\u4e00" <= after[0] <= "\u9fff"
    if "\u4e00" <= after[0] <= "\u9fff":
        return not flat[stop.start() - 1 : stop.start()].isdigit()
    before = flat[max(0, stop.start() - 3) : stop.start()]
    jammed = _JAMMED_BEFORE.search(before) or "]" in stop["close"]
    return bool(jammed and _JAMMED_AFTER.match(after))


def _looks_like_an_opening(after: str) -> bool:
    first = after.lstrip("\"'([「『【《-*")[:1]
    return not first.islower() or bool(_LOWER_NAME.match(after))


def _abbreviates(flat: str, start: int, stop: re.Match[str], after: str) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    before = flat[max(start, stop.start() - 12) : stop.start()]
    word = before.rpartition(" ")[2].lstrip("([\"'/-")
    if len(word) > _LONGEST:
        return False
    low = word.lower().strip(".")
    if low in _NEVER_LAST:
        return True
    if low == "no":
        return after[:1].isdigit()
    if word.isdigit() and flat[start : stop.start()].strip() == word:
        return True
    initial = len(word) == 1 and word.isupper()
    if not initial and low not in _MAYBE_LAST:
        return False
    following = _NEXT_WORD.match(after)
    return following is None or following[1] not in _OPENING
