"""When a date, a month or a year is over, as it is written."""

from __future__ import annotations

import re
from datetime import date, timedelta

from clearcopy.language.dates import DateMention

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTH = re.compile(
    r"\b(?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?P<number>1[0-2]|[1-9]) ?月"
)
_NAMES = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def last_day(text: str, mention: DateMention) -> date | None:
    """Return the last day of what `mention` names in `text`: a day, a month, or else a whole year.

    A quarter or half of a year counts as its year, which is never too early. None where the text
    names no year.
    """
    if mention.day is not None:
        return mention.day
    written = text[mention.start : mention.end]
    year = _YEAR.search(written)
    if year is None:
        return None
    month = _MONTH.search(written)
    if month is None:
        return date(int(year[0]), 12, 31)
    number = _NAMES.index(month["name"]) + 1 if month["name"] else int(month["number"])
    return date(int(year[0]) + number // 12, number % 12 + 1, 1) - timedelta(days=1)
