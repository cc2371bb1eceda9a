"""Whether a sentence speaks about the future, and by which word: rules, no model.

The steps: fold the text, overwrite the known traps (masks), look for strong cues, times and weak
cues in what is left, and add their scores up. The tables are `lexicon_en` and `lexicon_zh`. The
result says what was found and what was masked, so that a reviewer sees why. Absence of a cue is no
proof: on unseen text such a detector misses a part.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from clearcopy.language import lexicon_en, lexicon_zh
from clearcopy.language.lexicon import Lexicon, Row
from clearcopy.language.normalise import flatten

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


_LEXICONS = {"en": lexicon_en.LEXICON, "zh": lexicon_zh.LEXICON}
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
    lexicon = _LEXICONS.get(lang, lexicon_en.LEXICON)
    text = lexicon.prepare(flat)
    ahead = _future_year(flat, text, published) if published is not None else ""
    words = lexicon.words_of(text)
    if words is None and not ahead:
        return _NOTHING
    words = words or frozenset()
    # Masks only take away: what is too little without them is too little with them.
    if not ahead and not _may_matter(lexicon, text, words):
        return _NOTHING
    if lexicon.disclaimers.search(text) is not None:
        return Cue("none", 0, "", "", "", ("disclaimer",), 0, 0)
    rest, masks = _masked(lexicon, flat, text)
    cue = replace(_judge(lexicon, rest, words, ahead), masks=masks)
    if cue.score == _REVIEW_SCORE and not cue.time and lexicon.past_act.search(text):
        cue = replace(cue, tier="none", score=1)
    if places is None or cue.end == 0:
        return cue
    return replace(cue, start=places[cue.start], end=places[cue.end - 1] + 1)


def _respaced(flat: str) -> tuple[str, list[int] | None]:
    """Return `flat` with single spaces and where each character stood, None for "unmoved"."""
    if "  " not in flat:
        return flat, None
    places = [at for at in range(len(flat)) if flat[at] != " " or flat[at - 1 : at] != " "]
    return _SPACES.sub(" ", flat), places


def _masked(lexicon: Lexicon, flat: str, text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with the traps overwritten, and the names of the traps."""
    names: list[str] = []
    if flat.count('"') >= 6 and len(_QUOTED.findall(flat)) >= 3:
        names.append("quoted list")
        text = _QUOTED.sub(_blank, text)
    for row in lexicon.cased:
        if row.applies(flat):
            for match in row.pattern.finditer(flat):
                names.append(row.name)
                text = text[: match.start()] + _blank(match) + text[match.end() :]
    for row in lexicon.masks:
        if row.applies(text):
            text, count = row.pattern.subn(_blank, text)
            names += [row.name] if count else []
    return text, tuple(dict.fromkeys(names))


def _blank(match: re.Match[str]) -> str:
    # Not spaces: words that a mask parts must not become neighbours.
    return "\0" * (match.end() - match.start())


def _first(
    rows: Iterable[Row], text: str, words: frozenset[str]
) -> tuple[re.Match[str] | None, str]:
    """Return the first match in the text of any row, and the name of the row."""
    found: re.Match[str] | None = None
    name = ""
    for row in rows:
        match = row.search(text, words)
        if match is not None and (found is None or match.start() < found.start()):
            found, name = match, row.name
    return found, name


def _may_matter(lexicon: Lexicon, text: str, words: frozenset[str]) -> bool:
    """Whether the cues in `text` can add up to a review: what most sentences fail, cheaply."""
    if _first(lexicon.strong, text, words)[0] is not None:
        return True
    if lexicon.time.search(text, words) is not None:
        return True
    return lexicon.weak.possible(text, words) and (
        _first(lexicon.objects, text, words)[0] is not None
    )


def _judge(lexicon: Lexicon, text: str, words: frozenset[str], ahead: str) -> Cue:
    """Return what the cues in `text` add up to; `ahead` is a future year that it names."""
    strong, _ = _first(lexicon.strong, text, words)
    time = lexicon.time.search(text, words)
    weak = lexicon.weak.search(text, words)
    when = time.group() if time else ahead
    best = strong or weak or time
    if best is None and not when:
        return _NOTHING
    topic, name = _first(lexicon.objects, text, words)
    score = (_STRONG_SCORE if strong else 0) + (_TIME_SCORE if when else 0)
    score += (1 + bool(topic)) if weak else 0
    tier = "fls" if score >= _FLS_SCORE else "review" if score == _REVIEW_SCORE else "none"
    if best is not None:
        return Cue(tier, score, best.group(), when, name, (), *best.span())
    at = text.find(when)
    span = (at, at + len(when)) if at >= 0 else (0, 0)
    return Cue(tier, score, when, when, name, (), *span)


def _future_year(flat: str, text: str, published: datetime.date) -> str:
    """Return the first year, or month and year, after `published`; that of a congress is none."""
    for match in _YEAR.finditer(text):
        year = int(match["year"])
        month = _MONTHS.index(match["month"]) + 1 if match["month"] else int(match["zh"] or 0)
        later = year > published.year or (year == published.year and month > published.month)
        if later and _CONGRESS.search(flat[: match.start()]) is None:
            return match.group()
    return ""
