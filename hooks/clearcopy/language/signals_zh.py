"""What a Chinese sentence shows: cues, time, subject and form, by expressions alone.

No word segmentation: the expressions of `lexicon_zh` test a word together with what follows it.
"""

from __future__ import annotations

import datetime
import re

from clearcopy.language.kinds_zh import KINDS
from clearcopy.language.lexicon import Words
from clearcopy.language.lexicon_zh import CUES, DISCLAIMERS, MASKS, OTHERS, TIMES
from clearcopy.language.reading import Reading
from clearcopy.language.row_index import RowIndex
from clearcopy.language.years import year_signals

_QUOTED = re.compile(r"\"[^\"]{1,8}\"")
_ROWS = RowIndex((*CUES, *TIMES, *OTHERS))
_YEAR = re.compile(r"(?<![0-9.,])(?P<year>20[0-9][0-9])(?![0-9])(?:年(?P<month>1[0-2]|[1-9])月)?")
# 18A: the warning that an issuer must give is a statement about the future.
_RISK_TIP = next(row for row in KINDS if row.name == "risk-tip")
_STRONG = frozenset(
    "expect jijiang plan strive countdown contingent outlook belief pending next if once".split()
)
_AGAINST = frozenset("generic biology safety about design status mission".split()) | {
    "modal safety"
}
_AHEAD = frozenset({"t ahead", "t within", "t by", "year far"})


def characters_of(text: str) -> Words:
    """Return the characters of `text`: Chinese parts no words."""
    return Words((), frozenset(text))


def read(flat: str, text: str, words: Words, published: datetime.date | None) -> Reading:
    """Return the signals of a sentence; as `signals_en.read`, over simplified text."""
    if DISCLAIMERS.search(text) is not None and not _RISK_TIP.pattern.search(text):
        return Reading(text, masks=("disclaimer",), disclaimer=True)
    if flat.count('"') >= 6 and len(_QUOTED.findall(flat)) >= 3:
        return Reading(text, masks=("quoted list",), disclaimer=True)
    masked: list[str] = []
    for row in MASKS:
        if row.possible(text, words):
            text, count = row.pattern.subn(_blank, text)
            masked += [row.name] if count else []
    years, text, ahead = year_signals(_YEAR, flat, text, published)
    hits = dict(_ROWS.matches(text, words))
    if ahead is not None:
        hits["year ahead"] = ahead
    signals = {
        *hits,
        *years,
        *(f"mask {name}" for name in masked),
        *(("masked",) if masked else ()),
    } - {"year ahead"}
    return Reading(
        text, frozenset(signals | _together(signals)), hits, tuple(dict.fromkeys(masked))
    )


def _blank(match: re.Match[str]) -> str:
    return "\0" * (match.end() - match.start())


def _together(signals: set[str]) -> set[str]:
    """Return the signals that two or more others make together."""
    strong = len(signals & _STRONG)
    ahead = not signals.isdisjoint(_AHEAD)
    timed = ahead or "t month" in signals
    present = signals.isdisjoint({"past", "cancel", "mask past plan"})
    clear = signals.isdisjoint(_AGAINST)
    general = not signals.isdisjoint({"generic", "biology"})
    modal = not signals.isdisjoint({"hui", "ke"})
    able = not signals.isdisjoint({"hui", "hui wide", "ke", "neng", "keneng"})
    holding = {
        "strong": strong > 0,
        "strong2": strong > 1,
        "ahead": ahead,
        "gen": general,
        "nopast": present,
        "ahead&nopast": ahead and present,
        "month&nopast": "t month" in signals and present,
        "strong&nopast": strong > 0 and present,
        "strong&past": strong > 0 and not present,
        "jiang clean": "jiang" in signals and not general,
        "modal clean": modal and present and not general,
        "label&time": "label" in signals and timed and present,
        "event&time": "event" in signals and timed and present,
        "if&modal": "if" in signals and (modal or "jiang" in signals),
        "able clear": able and present and clear,
        "keneng clear": "keneng" in signals and present and clear,
        "hui clear": "hui wide" in signals and present and clear,
        "help clear": "help" in signals and present and clear,
        "hou&nopast": "hou" in signals and present and clear,
        "strong&clear": strong > 0 and present and clear,
        "time&clear": timed and present and clear,
        "event&clear": "event" in signals and present and clear,
        "weak past&time": "past weak" in signals and timed and present,
        "once&nopast": "once" in signals and present,
    }
    return {name for name, holds in holding.items() if holds}
