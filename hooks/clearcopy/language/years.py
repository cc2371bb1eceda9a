"""Whether the years that a sentence names lie ahead of its publication."""

from __future__ import annotations

import datetime
import re

# A sentence without a date is read as one of this year, the year of the labelled sentences.
_UNDATED = datetime.date(2027, 1, 1)
_YEAR = re.compile(r"20[0-9]{2}")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def may_name_a_year(text: str) -> bool:
    """Whether `text` may hold a year that `year_signals` looks for: most sentences have none."""
    return _YEAR.search(text) is not None


def year_signals(
    pattern: re.Pattern[str],
    flat: str,
    text: str,
    published: datetime.date | None,
    congress: re.Pattern[str] | None = None,
) -> tuple[set[str], str, re.Match[str] | None]:
    """Return the signals of the years in `text`, the text without dates past, and a year ahead.

    "year far" is a year or month after the publication, "year near" the year of it, "year past" one
    before. Dates past are overwritten, so that their months are no times ahead.

    Args:
        pattern: finds dates, with the groups `year` and `month`.
        flat: the sentence with its capitals.
        text: the same in lower case, masked.
        published: the day of publication; None for a sentence whose day nobody knows.
        congress: what precedes a year that is part of a name.
    """
    if not may_name_a_year(text):
        return set(), text, None
    day = published or _UNDATED
    found: set[str] = set()
    ahead: re.Match[str] | None = None
    rest = text
    for match in pattern.finditer(text):
        if congress is not None and congress.search(flat[: match.start("year")]) is not None:
            continue
        year, month = int(match["year"]), _month(match["month"])
        if year > day.year or (year == day.year and month > day.month):
            # In an undated sentence a month of the year itself may lie on either side.
            undated = published is None and year == day.year
            found.add("year near" if undated else "year far")
            ahead = ahead or (None if undated else match)
        elif year == day.year and (published is None or not month):
            found.add("year near")
        else:
            found.add("year past")
            rest = rest[: match.start()] + "\0" * len(match.group()) + rest[match.end() :]
    return found, rest, ahead


def _month(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else _MONTHS.index(text[:3]) + 1
