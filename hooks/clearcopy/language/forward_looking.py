"""Whether a sentence speaks about the future, and by which word: rules, no model.

The steps: fold the text; look whether it belongs to a class that houses treat differently;
overwrite the known traps, collect signals (cues, times, tense, subject, form) and add up what each
counts. A class that is no statement about the future by default settles the matter; any other only
counts, and names the sentence if the sum says that it looks ahead. Everything that counts is a row
of a table. Absence of a cue is no proof: on unseen text such a detector misses a part.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from clearcopy.language import (
    kinds_en,
    kinds_zh,
    lexicon_en,
    lexicon_zh,
    signals_en,
    signals_zh,
    weights_en,
    weights_zh,
    years,
)
from clearcopy.language.classes import DEFAULT_TIERS, STATEMENT, Tier
from clearcopy.language.lexicon import Row, Words
from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.reading import Language, Reading
from clearcopy.language.row_index import RowIndex
from clearcopy.language.traditional import simplified
from clearcopy.language.wording import with_figures, wording

_FLS_SCORE = 0
_REVIEW_SCORE = -8  # the odds are then about one to two


@dataclass(frozen=True, slots=True)
class Cue:
    """Why a sentence is, or is not, forward-looking.

    `tier` is `fls`, `review` or `none`; `score` what the signals add up to (`fls` from 0 on,
    `review` from -8 on), 0 where the class decides. `kind` is the class, empty without a hit.
    `cue` is the word that counted most and `start:end` its place in the sentence; `time` a time
    ahead; `object` the topic (such as `regulatory`); `masks` names the traps that were overwritten.
    """

    tier: Tier
    score: int
    kind: str
    cue: str
    time: str
    object: str
    masks: tuple[str, ...]
    start: int
    end: int


# These support a cue and are none.
_NO_CUES = frozenset({"we", "quote", "label", "event", "begin", "continue"})


def _cue_names(rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(row.name for row in rows if row.name not in _NO_CUES)


_LANGUAGES = {
    "en": Language(
        prepare=lowered,
        words_of=signals_en.words_of,
        read=signals_en.read,
        weights=weights_en.WEIGHTS,
        base=weights_en.BASE,
        cues=_cue_names(lexicon_en.CUES),
        times=("year ahead", "t ahead", "t period", "t bare", "t span"),
        objects=RowIndex(lexicon_en.OBJECTS),
        kinds=RowIndex(kinds_en.KINDS),
    ),
    "zh": Language(
        prepare=simplified,
        words_of=signals_zh.characters_of,
        read=signals_zh.read,
        weights=weights_zh.WEIGHTS,
        base=weights_zh.BASE,
        cues=_cue_names(lexicon_zh.CUES),
        times=("year ahead", "t ahead", "t within", "t by", "t month"),
        objects=RowIndex(lexicon_zh.OBJECTS),
        kinds=RowIndex(kinds_zh.KINDS),
    ),
}
_SPACES = re.compile(r" {2,}")
_NO_PLACE = (0, 0)


def classify(
    sentence: str,
    lang: str,
    published: datetime.date | None = None,
    tiers: Mapping[str, Tier] = DEFAULT_TIERS,
) -> Cue:
    """Return whether `sentence` is forward-looking, and why.

    Args:
        sentence: one sentence, as `split_sentences` gives it.
        lang: `en` or `zh`; an unknown language is read as English.
        published: the day of publication, with which years are compared.
        tiers: the tier of each class; one that is missing has its default.
    """
    flat, places = _respaced(flatten(sentence))
    # What names no year means the same on any day: most sentences that recur are read once.
    day = published if years.may_name_a_year(flat) else None
    cue, time_start = _classify(wording(flat), lang, day)
    tier = tiers.get(cue.kind, cue.tier) if cue.kind in DEFAULT_TIERS else cue.tier
    start, end = cue.start, cue.end
    if places is not None and end:
        start, end = places[start], places[end - 1] + 1
    shown = with_figures(cue.cue, flat, cue.start)
    time = with_figures(cue.time, flat, time_start)
    if (tier, start, end, shown, time) == (cue.tier, cue.start, cue.end, cue.cue, cue.time):
        return cue
    return replace(cue, tier=tier, cue=shown, time=time, start=start, end=end)


@lru_cache(maxsize=16384)
def _classify(flat: str, lang: str, published: datetime.date | None) -> tuple[Cue, int]:
    """Return what `flat`, which has single spaces, says by default, and where its time begins."""
    language = _LANGUAGES.get(lang, _LANGUAGES["en"])
    text = language.prepare(flat)
    words = language.words_of(text)
    reading = language.read(flat, text, words, published)
    if reading.disclaimer:
        return Cue("none", language.base, "", "", "", "", reading.masks, *_NO_PLACE), 0
    kind = _first(language.kinds, text, words)
    topic = _first(language.objects, text, words)
    seen = reading.signals | _class_signals(kind)
    score = language.base + sum([language.weights.get(name, 0) for name in seen])
    if kind is not None and _counts(kind) and score < _FLS_SCORE:
        kind = None
    time = _best(reading, language.times)
    match: re.Match[str] | None
    if kind is not None:
        named, match = kind
        tier = DEFAULT_TIERS[named]
    else:
        tier = "fls" if score >= _FLS_SCORE else "review" if score >= _REVIEW_SCORE else "none"
        named, match = (STATEMENT if tier != "none" else ""), _cue(reading, language) or time
    cue = Cue(
        tier,
        score,
        named,
        match.group() if match else "",
        time.group() if time else "",
        topic[0] if topic else "",
        reading.masks,
        *(match.span() if match else _NO_PLACE),
    )
    return cue, time.start() if time else 0


def signals(
    sentence: str, lang: str, published: datetime.date | None = None
) -> frozenset[str] | None:
    """Return what the weights of `lang` are fitted to: the signals of `sentence`.

    None means that nothing is weighed, because a disclaimer or a class settles the matter.
    """
    language = _LANGUAGES[lang]
    flat, _ = _respaced(flatten(sentence))
    text = language.prepare(flat)
    words = language.words_of(text)
    reading = language.read(flat, text, words, published)
    kind = _first(language.kinds, text, words)
    if reading.disclaimer or (kind is not None and not _counts(kind)):
        return None
    return reading.signals | _class_signals(kind)


def _counts(kind: tuple[str, re.Match[str]]) -> bool:
    """Whether a class is one that by default looks ahead."""
    return DEFAULT_TIERS[kind[0]] == "fls"


def _class_signals(kind: tuple[str, re.Match[str]] | None) -> frozenset[str]:
    if kind is None or not _counts(kind):
        return frozenset()
    return frozenset({"class", f"class {kind[0]}"})


def _respaced(flat: str) -> tuple[str, list[int] | None]:
    """Return `flat` with single spaces and where each character stood, None for "unmoved"."""
    if "  " not in flat:
        return flat, None
    places = [at for at in range(len(flat)) if flat[at] != " " or flat[at - 1 : at] != " "]
    return _SPACES.sub(" ", flat), places


def _first(rows: RowIndex, text: str, words: Words) -> tuple[str, re.Match[str]] | None:
    """Return the name and the match of the first row that matches."""
    return next(rows.matches(text, words), None)


def _best(reading: Reading, names: tuple[str, ...]) -> re.Match[str] | None:
    return next((reading.hits[name] for name in names if name in reading.hits), None)


def _cue(reading: Reading, language: Language) -> re.Match[str] | None:
    """Return the match of the cue that counts most; of equals the first in the table."""
    found = [name for name in language.cues if name in reading.hits]
    return reading.hits[max(found, key=language.weight)] if found else None
