"""Dates, months, years and clock times as they are written in English and Chinese."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.language.date_patterns import (
    ALONE_BEFORE,
    BETWEEN,
    CLOCK,
    DATE,
    HEAD,
    HEAD_HINT,
    MONTH_NAMES,
    NOT_A_YEAR_AFTER,
    NOT_A_YEAR_BEFORE,
    SEED,
    TAIL,
    WEEKDAY_NAMES,
    WEEKDAYS_ZH,
    YEAR_BEFORE,
)
from clearcopy.language.normalise import flatten, has_digit
from clearcopy.language.zones import zone_valid

__all__ = ["DateMention", "find_dates", "zone_valid"]

_LOOK_BACK = 32
_HINT = 14
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
_WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(WEEKDAY_NAMES)}
_AFTERNOON = frozenset({"下午", "晚上", "晚间"})


@dataclass(frozen=True, slots=True)
class DateMention:
    """One place in a text that names a day, a month, a year or a time of day.

    `day` is the (first) day, or None where the text names none, names an impossible one, or no year
    is known. `weekday` is what the text says (0 is Monday), right or wrong. `zone` is the time zone
    as printed. `time` is `HH:MM` on the 24-hour clock.
    """

    start: int
    end: int
    day: datetime.date | None
    weekday: int | None
    zone: str | None
    time: str | None


@dataclass(slots=True)
class _Draft:
    """A mention while it takes in what stands beside it."""

    start: int
    end: int
    day: datetime.date | None = None
    names_day: bool = False
    weekday: int | None = None
    zone: str | None = None
    time: str | None = None
    daypart: str | None = None
    bare_clock: bool = False

    def take(self, beside: re.Match[str]) -> bool:
        """Take in a weekday, zone, clock or part of the day; False when it does not belong here."""
        found = beside.groupdict()
        if found["wd"] or found["wdzh"]:
            if self.weekday is not None or not self.names_day:
                return False
            self.weekday = (
                _WEEKDAYS[found["wd"][:3].lower()] if found["wd"] else WEEKDAYS_ZH[found["wdzh"]]
            )
        elif found["zone"]:
            # "CT" beside a date is a scan; two letters are a zone only beside a clock.
            short = len(found["zone"]) <= 2 or found["zone"][0] in "+-"
            if self.zone is not None or (short and self.time is None):
                return False
            self.zone = found["zone"]
        elif found.get("clock"):
            if self.time is not None:
                return False
            self.time = _clock(found, found["daypart"])
        else:
            if self.time is None or self.daypart is not None:
                return False
            self.daypart = found["daypart"]
        return True

    def grow(self, flat: str, free: int) -> None:
        """Take in what belongs to the mention on both sides, not before index `free`."""
        while (tail := TAIL.match(flat, self.end)) is not None and self.take(tail):
            self.end = _without_lone_bracket(flat, self.start, tail)
        while True:
            floor = max(free, self.start - _LOOK_BACK)
            if HEAD_HINT.search(flat, max(floor, self.start - _HINT), self.start) is None:
                return
            head = HEAD.search(flat[floor : self.start])
            if head is None or not self.take(head):
                return
            self.start = floor + head.start()


def _without_lone_bracket(flat: str, start: int, tail: re.Match[str]) -> int:
    """Return the end of `tail`, leaving out a closing bracket that was not opened inside."""
    if flat[tail.end() - 1] == ")" and "(" not in flat[start : tail.end()]:
        return tail.end() - 1
    return tail.end()


@lru_cache(maxsize=8192)
def find_dates(text: str, lang: str, year: int | None = None) -> tuple[DateMention, ...]:
    """Return the mentions of dates, years and times of day in `text`, in order, not overlapping.

    Both languages are read in every text, because names and reference lists mix them.

    Args:
        text: visible text.
        lang: `en` or `zh`; only in Chinese a lone day of the month (于19日) is a date.
        year: completes a day that is written without a year.
    """
    flat = flatten(text)
    if not has_digit(flat):
        return ()
    drafts: list[_Draft] = []
    free = 0
    for seed in SEED.finditer(flat):
        if seed.start() < free:
            continue
        draft = _draft_at(flat, seed.start(), lang, year)
        if draft is None:
            continue
        draft.grow(flat, free)
        if draft.bare_clock and draft.zone is None and draft.daypart is None:
            continue
        if not _join(flat, drafts, draft):
            drafts.append(draft)
        free = draft.end
    return tuple(
        DateMention(d.start, d.end, d.day, d.weekday, d.zone, _later(d.time, d.daypart))
        for d in drafts
    )


def _draft_at(flat: str, at: int, lang: str, year: int | None) -> _Draft | None:
    core = DATE.match(flat, at)
    if core is None:
        clock = CLOCK.match(flat, at)
        if clock is None:
            return None
        found = clock.groupdict()
        # "1:10" may be a ratio and 3时 a duration: those need a zone or a part of the day beside.
        # No ratio ends in 00.
        hour, minute = found["h2"], found["min2"]
        plain = (
            found["half"] or found["min3"] or (minute and (len(hour or "") == 2 or minute == "00"))
        )
        return _Draft(
            at, clock.end(), time=_clock(found, None), names_day=True, bare_clock=not plain
        )
    found = core.groupdict()
    if found["year"] is not None and not _plausible_year(flat, core):
        return None
    if found["alone"] is not None:
        before = flat[max(0, at - _LOOK_BACK) : at]
        if lang != "zh" or ALONE_BEFORE.search(before) is None:
            return None
    day_of_month = _first(found, "d1", "d2", "d4", "d5", "d7", "d8", "alone")
    return _Draft(at, core.end(), _day(found, year), names_day=day_of_month is not None)


def _first(found: dict[str, str | None], *names: str) -> str | None:
    return next((value for name in names if (value := found[name])), None)


def _day(found: dict[str, str | None], year: int | None) -> datetime.date | None:
    day = _first(found, "d1", "d2", "d4", "d5", "d7", "d8")
    printed_year = _first(found, "y1", "y2", "y4", "y5", "y7")
    name = _first(found, "m1", "m2", "m4")
    number = _first(found, "n5", "n7", "n8")
    whole_year = int(printed_year) if printed_year else year
    if day is None or whole_year is None or not (name or number):
        return None
    month = _MONTHS[name[:3].lower()] if name else int(number or 0)
    try:
        return datetime.date(whole_year, month, int(re.sub(r"[a-z]+$", "", day)))
    except ValueError:
        return None


def _clock(found: dict[str, str | None], daypart: str | None) -> str:
    hour = int(_first(found, "h1", "h2", "h3") or 0)
    minute = int(_first(found, "min1", "min2", "min3") or (30 if found["halfpast"] else 0))
    half = (found["half"] or " ")[0].lower()
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return _later(f"{hour:02}:{minute:02}", daypart) or ""


def _later(time: str | None, daypart: str | None) -> str | None:
    """Return `time` on the 24-hour clock when `daypart` says that it is past noon."""
    if time is None or daypart not in _AFTERNOON or int(time[:2]) >= 12:
        return time
    return f"{int(time[:2]) + 12:02}{time[2:]}"


def _plausible_year(flat: str, core: re.Match[str]) -> bool:
    before = flat[max(0, core.start() - _HINT) : core.start()]
    if before.strip() and YEAR_BEFORE.search(before) is None:
        return False
    if NOT_A_YEAR_BEFORE.search(before) is not None:
        return False
    return NOT_A_YEAR_AFTER.match(flat, core.end()) is None


def _join(flat: str, drafts: list[_Draft], draft: _Draft) -> bool:
    """Merge a date into the clock before it, as in "9 a.m. on October 20"; False if it cannot."""
    if not drafts or draft.day is None or draft.time is not None:
        return False
    clock = drafts[-1]
    if clock.time is None or clock.day is not None:
        return False
    if BETWEEN.fullmatch(flat, clock.end, draft.start) is None:
        return False
    if clock.zone and draft.zone:
        return False
    clock.end, clock.day = draft.end, draft.day
    clock.zone = clock.zone or draft.zone
    clock.weekday = draft.weekday if clock.weekday is None else clock.weekday
    return True
