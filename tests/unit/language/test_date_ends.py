"""When a date, a month or a year is over."""

from __future__ import annotations

from datetime import date

import pytest
from clearcopy.language.date_ends import last_day
from clearcopy.language.dates import find_dates


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("in June 2024", "en", date(2024, 6, 30)),
        ("in December 2024", "en", date(2024, 12, 31)),
        ("on March 1, 2025", "en", date(2025, 3, 1)),
        ("planned for 2024", "en", date(2024, 12, 31)),
        ("expected in 2H 2026", "en", date(2026, 12, 31)),
        ("预计于2024年2月公布", "zh", date(2024, 2, 29)),
        ("预计于2024年公布", "zh", date(2024, 12, 31)),
    ],
)
def test_the_last_day_of_what_is_written(text: str, lang: str, expected: date) -> None:
    (mention,) = find_dates(text, lang)
    assert last_day(text, mention) == expected


def test_a_day_without_a_year_has_no_end() -> None:
    (mention,) = find_dates("on March 1", "en")
    assert last_day("on March 1", mention) is None
