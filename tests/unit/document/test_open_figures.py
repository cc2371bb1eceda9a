"""Where a text stands as a whole, and which names in the records are no figures."""

from __future__ import annotations

import pytest
from clearcopy.document.open_figures import identifiers_of, occurrences
from clearcopy.records.library import Library
from clearcopy.records.models import Event, Study
from clearcopy.records.wording import LocalText
from hypothesis import given
from hypothesis import strategies as st

WORDS = LocalText(en="words", zh="词")
RATE = LocalText(en="12-month rate", zh="12个月率")
TEXTS = st.text("ab12 .,%中", max_size=30)
PARTS = st.text("ab12 .,%中", min_size=1, max_size=4)


@given(TEXTS, PARTS)
def test_an_occurrence_is_the_part_itself(text: str, part: str) -> None:
    assert all(text[start:end] == part for start, end in occurrences(text, part))


@given(TEXTS, st.integers(0, 99), TEXTS)
def test_a_number_between_blanks_is_found(before: str, number: int, after: str) -> None:
    text = f"{before} {number} {after}"
    assert (len(before) + 1, len(before) + 1 + len(str(number))) in occurrences(text, str(number))


@given(TEXTS, st.integers(0, 99))
def test_a_number_is_not_found_inside_a_longer_one(text: str, number: int) -> None:
    for start, end in occurrences(text, str(number)):
        assert not text[:start][-1:].isdigit()
        assert not text[end : end + 1].isdigit()


@pytest.mark.parametrize(
    ("text", "part", "count"),
    [
        ("24 hours and 24 nurses", "24 hours", 1),
        ("1.24 and 24.5 and 1,240", "24", 0),
        ("It was 24. The other was 24, too.", "24", 2),
        ("共24例", "24", 1),
        ("EX-101a", "EX-101", 0),
        ("anything", "", 0),
    ],
)
def test_a_part_is_found_as_a_whole_only(text: str, part: str, count: int) -> None:
    assert len(list(occurrences(text, part))) == count


def test_declared_doses_and_labels_are_names_and_other_numbers_are_not() -> None:
    study = Study.model_validate(
        {
            "name": "EXAMPLE-1",
            "title": WORDS,
            "asset": "ex-101",
            "phase": "2",
            "regimens": {"low": {"label": WORDS, "also": ["8 mg/kg every 3 weeks"]}},
            "populations": {},
            "endpoints": {
                "os": {"label": {"en": "12-month rate", "zh": "12个月率"}, "role": "primary"}
            },
        }
    )
    pattern = identifiers_of(Library(studies={"example-1": study}))
    assert pattern is not None
    assert pattern.fullmatch("8 mg/kg every 3 weeks")
    assert pattern.fullmatch("12-month rate")
    assert not pattern.search("9 mg/kg every 3 weeks, 13-month rate")


def test_a_library_without_such_names_declares_nothing() -> None:
    event = Event.model_validate(
        {
            "name": WORDS,
            "tag": "CONGRESS",
            "start": "2025-10-17",
            "end": "2025-10-21",
            "place": WORDS,
            "zone": "Europe/Berlin",
        }
    )
    assert identifiers_of(Library(events={"congress": event})) is None
