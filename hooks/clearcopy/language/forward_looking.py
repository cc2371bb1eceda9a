"""Whether a sentence speaks about the future, and by which word: rules, no model.

The steps: fold the text, overwrite the known traps (masks), look for strong cues, times and weak
cues in what is left, and add their scores up. The tables are `lexicon_en` and `lexicon_zh`. The
result says what was found and what was masked, so that a reviewer sees why. Absence of a cue is no
proof: on unseen text such a detector misses a part.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.language import lexicon_en, lexicon_zh
from clearcopy.language.normalise import flatten, lowered

_STRONG_SCORE = 3
_TIME_SCORE = 2
_FLS_SCORE = 3
_REVIEW_SCORE = 2


@dataclass(frozen=True, slots=True)
class Cue:
    """Why a sentence is, or is not, forward-looking.

    `tier` is `fls` (score 3 or more), `review` (2) or `none`. `cue` is the word that counted most
    and `start:end` its place in the sentence; `time` a time ahead; `object` the topic (such as
    `regulatory`); `masks` names the traps that were overwritten.
    """

    tier: str
    score: int
    cue: str
    time: str
    object: str
    masks: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The compiled tables of one language."""

    prepare: Callable[[str], str]
    may_hold_a_cue: Callable[[str], bool]
    disclaimers: re.Pattern[str]
    cased: re.Pattern[str] | None
    masks: re.Pattern[str]
    mask_names: tuple[str, ...]
    cased_names: tuple[str, ...]
    strong: re.Pattern[str]
    time: re.Pattern[str]
    weak: re.Pattern[str]
    objects: re.Pattern[str]
    topics: tuple[str, ...]
    past_act: re.Pattern[str]


def _compiled(table: Sequence[tuple[str, str]]) -> re.Pattern[str]:
    """Return one expression for a table; the number of the group that matched tells the row."""
    return re.compile("|".join(f"({expression})" for _, expression in table))


def _names(table: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(name for name, _ in table)


def _apart(low: str) -> list[str]:
    for sign in "-,.;:()\"/":
        if sign in low:
            low = low.replace(sign, " ")
    return low.split()


def _english_cue_possible(low: str) -> bool:
    return not lexicon_en.TRIGGERS.isdisjoint(_apart(low)) or any(
        sign in low for sign in lexicon_en.TRIGGER_SIGNS
    )


def _simplified(flat: str) -> str:
    return flat.translate(lexicon_zh.SIMPLER)


def _always(_text: str) -> bool:
    return True


_LEXICONS = {
    "en": _Lexicon(
        prepare=lowered,
        may_hold_a_cue=_english_cue_possible,
        disclaimers=re.compile(lexicon_en.DISCLAIMERS),
        cased=_compiled(lexicon_en.CASED),
        masks=_compiled(lexicon_en.MASKS),
        mask_names=_names(lexicon_en.MASKS),
        cased_names=_names(lexicon_en.CASED),
        strong=_compiled(lexicon_en.STRONG),
        time=re.compile(lexicon_en.TIME),
        weak=re.compile(lexicon_en.WEAK),
        objects=_compiled(lexicon_en.OBJECTS),
        topics=_names(lexicon_en.OBJECTS),
        past_act=re.compile(lexicon_en.PAST_ACT),
    ),
    "zh": _Lexicon(
        prepare=_simplified,
        may_hold_a_cue=_always,
        disclaimers=re.compile(lexicon_zh.DISCLAIMERS),
        cased=None,
        masks=_compiled(lexicon_zh.MASKS),
        mask_names=_names(lexicon_zh.MASKS),
        cased_names=(),
        strong=_compiled(lexicon_zh.STRONG),
        time=re.compile(lexicon_zh.TIME),
        weak=re.compile(lexicon_zh.WEAK),
        objects=_compiled(lexicon_zh.OBJECTS),
        topics=_names(lexicon_zh.OBJECTS),
        past_act=re.compile(lexicon_zh.PAST_ACT),
    ),
}

_NOTHING = Cue("none", 0, "", "", "", (), 0, 0)
_SPACES = re.compile(r" {2,}")
# Three or more quoted words in a sentence are a list of words, such as the legend of the block.
_QUOTED = re.compile(r"\"[^\" ]{1,20}(?: [^\" ]{1,20})?\"")
_YEAR = re.compile(
    r"(?<![a-z0-9.])(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? )?"
    r"(?P<year>20[0-9][0-9])(?![0-9a-z]|[.,-][0-9])(?:年(?P<zh>1[0-2]|[1-9])月)?"
)
_CONGRESS = re.compile(r"[A-Z]{3,} $")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@lru_cache(maxsize=16384)
def classify(sentence: str, lang: str, published: datetime.date | None = None) -> Cue:
    """Return whether `sentence` is forward-looking, and why.

    Scores: a strong cue 3; a time ahead 2; a weak cue 1, and 1 more when the sentence names a
    typical object (approval, filing, sales). 3 is the tier `fls`, 2 is `review`.

    Args:
        sentence: one sentence, as `split_sentences` gives it.
        lang: `en` or `zh`; an unknown language is read as English.
        published: the day of publication; a year or month after it counts as a time ahead.
    """
    flat, places = _respaced(flatten(sentence))
    lexicon = _LEXICONS.get(lang, _LEXICONS["en"])
    low = lexicon.prepare(flat)
    ahead = _future_year(flat, low, published) if published is not None else ""
    if not ahead and not lexicon.may_hold_a_cue(low):
        return _NOTHING
    if lexicon.disclaimers.search(low) is not None:
        return Cue("none", 0, "", "", "", ("disclaimer",), 0, 0)
    cue = _judge(lexicon, *_masked(lexicon, flat, low), ahead)
    if places is None or cue.end == 0:
        return cue
    return Cue(
        cue.tier, cue.score, cue.cue, cue.time, cue.object, cue.masks,
        places[cue.start], places[cue.end - 1] + 1,
    )


def _respaced(flat: str) -> tuple[str, list[int] | None]:
    """Return `flat` with single spaces and where each character stood, None for "unmoved"."""
    if "  " not in flat:
        return flat, None
    places = [at for at in range(len(flat)) if flat[at] != " " or flat[at - 1 : at] != " "]
    return _SPACES.sub(" ", flat), places


def _masked(lexicon: _Lexicon, flat: str, low: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with the traps overwritten, and their names in order of appearance."""
    names: list[str] = []
    if flat.count('"') >= 6 and len(quoted := _QUOTED.findall(flat)) >= 3:
        names.append("quoted list")
        low = _QUOTED.sub(_blank, low) if quoted else low
    if lexicon.cased is not None:
        for match in lexicon.cased.finditer(flat):
            names.append(lexicon.cased_names[(match.lastindex or 1) - 1])
            low = low[: match.start()] + _blank(match) + low[match.end() :]
    found: list[str] = []

    def overwrite(match: re.Match[str]) -> str:
        found.append(lexicon.mask_names[(match.lastindex or 1) - 1])
        return _blank(match)

    low = lexicon.masks.sub(overwrite, low)
    return low, tuple(dict.fromkeys([*names, *found]))


def _blank(match: re.Match[str]) -> str:
    # Not spaces: words that a mask parts must not become neighbours.
    return "\0" * (match.end() - match.start())


def _judge(lexicon: _Lexicon, text: str, masks: tuple[str, ...], ahead: str) -> Cue:
    strong = lexicon.strong.search(text)
    time = lexicon.time.search(text)
    weak = lexicon.weak.search(text)
    when = time.group() if time else ahead
    score = (_STRONG_SCORE if strong else 0) + (_TIME_SCORE if when else 0)
    best = strong or weak or time
    if best is None and not when:
        return Cue("none", 0, "", "", "", masks, 0, 0)
    topic = lexicon.objects.search(text)
    name = lexicon.topics[(topic.lastindex or 1) - 1] if topic else ""
    if weak is not None:
        score += 2 if topic else 1
    if strong is None and score == _REVIEW_SCORE and not when and lexicon.past_act.search(text):
        score = 1
    tier = "fls" if score >= _FLS_SCORE else "review" if score == _REVIEW_SCORE else "none"
    if best is None:
        at = text.find(when)
        return Cue(tier, score, when, when, name, masks, max(at, 0), max(at, 0) + len(when))
    return Cue(tier, score, best.group(), when, name, masks, best.start(), best.end())


def _future_year(flat: str, low: str, published: datetime.date) -> str:
    """Return the first year, or month and year, after `published`; a congress has none."""
    for match in _YEAR.finditer(low):
        year = int(match["year"])
        month = _MONTHS.index(match["month"]) + 1 if match["month"] else int(match["zh"] or 0)
        later = year > published.year or (year == published.year and month > published.month)
        if later and _CONGRESS.search(flat[: match.start()]) is None:
            return match.group()
    return ""
