"""Records know where their values stand, and their types accept just what they say."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from clearcopy.findings import Span
from clearcopy.records.located import (
    SLUG,
    Day,
    FigureText,
    Instant,
    Located,
    Many,
    NotDisclosed,
    Slug,
)
from clearcopy.records.reading import read_record
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, TypeAdapter, ValidationError

PATH = "data/studies/a.yml"


class Interval(Located):
    low: FigureText
    high: FigureText


class Fact(Located):
    value: FigureText
    ci: Interval | NotDisclosed | None = None


NO_INTERVAL = Interval(low="NE", high="NE")


class Study(Located):
    id: Slug
    valid_from: Day | None = Field(default=None, alias="valid-from")
    endpoints: Many[str] = ()
    authors: Many[Interval] = ()
    facts: dict[Slug, dict[Slug, Fact]] = Field(default_factory=dict)
    spare: Interval = NO_INTERVAL


TEXT = """\
id: artemis-002
valid-from: 2025-07-01
endpoints: [orr, dcr]
authors:
  - low: "1"
    high: "2"
facts:
  os-12mg:
    corr:
      value: "20.0"
      ci: {low: "1.5", high: NE}
"""


def study(text: str = TEXT) -> Study:
    tree, findings = parse_yaml(text, PATH)
    assert tree is not None
    record, more = read_record(Study, tree)
    assert findings + more == []
    assert record is not None
    return record


def test_a_value_is_found_by_its_path_through_groups_and_lists() -> None:
    record = study()
    assert record.path == PATH
    assert record.span("id") == Span(PATH, 1, 5, 1, 16)
    assert record.span("endpoints", 1) == Span(PATH, 3, 18, 3, 21)
    assert record.span("authors", 0, "high") == Span(PATH, 6, 11, 6, 14)
    assert record.span("facts", "os-12mg", "corr", "ci", "low") == Span(PATH, 11, 17, 11, 22)


def test_a_part_of_a_record_finds_its_values_itself() -> None:
    record = study()
    fact = record.facts["os-12mg"]["corr"]
    assert fact.span("value") == Span(PATH, 10, 14, 10, 20)
    assert fact.span() == Span(PATH, 10, 7, 11, 33)
    assert isinstance(fact.ci, Interval)
    assert fact.ci.span("high") == Span(PATH, 11, 30, 11, 32)
    assert fact.ci.key_span("high") == Span(PATH, 11, 24, 11, 28)
    assert record.authors[0].span("low") == Span(PATH, 5, 10, 5, 13)


def test_a_value_is_found_by_the_name_of_its_field_and_by_its_key() -> None:
    record = study()
    assert record.span("valid_from") == record.span("valid-from") == Span(PATH, 2, 13, 2, 23)
    assert record.key_span("valid_from") == Span(PATH, 2, 1, 2, 11)


def test_a_value_that_was_not_written_stands_where_the_nearest_group_does() -> None:
    record = study('id: a\nfacts: {x: {y: {value: "1"}}}\n')
    fact = record.facts["x"]["y"]
    assert fact.span("ci", "low") == fact.span() == Span(PATH, 2, 16, 2, 28)
    assert record.key_span("facts", "x", "z") == record.span("facts", "x")
    assert record.span("valid_from") == record.span() == Span(PATH, 1, 1, 2, 30)
    assert record.span("endpoints", 7, "nothing", 0) == record.span()


def test_a_default_that_records_share_is_never_given_a_place() -> None:
    record = study()
    assert record.spare.span("low") == Span("")
    assert NO_INTERVAL.span() == Span("")
    assert record.span("spare", "low") == record.span()


def test_a_record_made_without_a_file_has_no_place() -> None:
    record = Fact(value="20.0")
    assert record.path == ""
    assert record.span("value") == record.key_span("value") == Span("")


def test_records_with_the_same_values_are_equal_wherever_they_stand() -> None:
    record, moved = study(), study("# moved\n" + TEXT)
    assert record == moved
    assert record.span("id") != moved.span("id")
    assert record != study(TEXT.replace("20.0", "20.1"))
    assert hash(record.authors[0]) == hash(moved.authors[0])
    assert record.authors[0] == Interval(low="1", high="2")
    assert record.authors[0] != Fact(value="1")


def test_a_record_cannot_be_changed() -> None:
    record = study()
    with pytest.raises(ValidationError):
        record.id = "other"  # type: ignore[misc]  # the very mistake that is tested
    assert isinstance(record.endpoints, tuple)


@pytest.mark.parametrize(
    "figure",
    ["20.0", "0", "37", "<0.001", ">99", "≤5", "≥12.5", "20–30", "1.5–−0.3", "1,234", "12,345,678",
     "1,234.5", "-12.3", "−12.3", "+4", "NE", "NR"],
)  # fmt: skip
def test_a_printed_figure_is_accepted(figure: str) -> None:
    assert TypeAdapter(FigureText).validate_python(figure) == figure


@pytest.mark.parametrize(
    "figure",
    ["", " 20.0", "20.0 ", "20.0%", "20.0 %", "20,0", "1,23", "1234,567", "1.2.3", "20-30", ".5",
     "5.", "< 0.001", "ne", "NA", "two", "1e3", "٣", "20.0\n", "20–", "–20", "12 mg", "२०"],
)  # fmt: skip
def test_what_is_not_a_printed_figure_is_refused(figure: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(FigureText).validate_python(figure)


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_every_number_is_a_figure_with_and_without_separators(number: int, places: int) -> None:
    for figure in (f"{number}", f"{number:,}", f"{number:.{places}f}", f"{number:,.{places}f}"):
        assert TypeAdapter(FigureText).validate_python(figure) == figure


@pytest.mark.parametrize("slug", ["a", "artemis-002", "2025-07-01", "durfee2016", "os-12mg"])
def test_a_short_name_is_accepted(slug: str) -> None:
    assert TypeAdapter(Slug).validate_python(slug) == slug
    assert SLUG.fullmatch(slug)


@pytest.mark.parametrize(
    "slug", ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "a b", "é", "a/b", "../a", "a\n", "汉", "²"]
)
def test_what_cannot_stand_in_an_address_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Slug).validate_python(slug)


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    assert TypeAdapter(Day).validate_python(day.isoformat()) == day
    assert TypeAdapter(Day).validate_python(day) == day


@pytest.mark.parametrize(
    "text",
    ["2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01", "20250701", "2025-7-1",
     "2025-W27-2", "01/07/2025", "1 July 2025", "2025-07-01T00:00", " 2025-07-01", "2025-07-01\n",
     "٢٠٢٥-٠٧-٠١", "", 20250701, None, ["2025-07-01"], True, 1.5],
)  # fmt: skip
def test_what_is_not_a_day_is_refused(text: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(text)


OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(), OFFSETS)
def test_every_instant_with_an_offset_is_read(naive: datetime, zone: timezone) -> None:
    instant = naive.replace(microsecond=0, tzinfo=zone)
    read = TypeAdapter(Instant).validate_python(instant.isoformat())
    assert read == instant
    assert read.utcoffset() == instant.utcoffset()


def test_an_instant_needs_no_seconds_and_knows_utc_as_z() -> None:
    read = TypeAdapter(Instant).validate_python("2025-10-19T06:00Z")
    assert read == TypeAdapter(Instant).validate_python("2025-10-19T08:00:00+02:00")
    assert read.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text",
    ["2025-10-19T08:00", "2025-10-19T08:00:00", "2025-10-19", "2025-10-19 08:00+02:00",
     "2025-10-19T8:00+02:00", "2025-10-19T08:00+0200", "2025-10-19T08:00+02", "2025-10-19T25:00Z",
     "2025-02-30T08:00Z", "2025-10-19T08:00+25:00", "2025-10-19T08:00+14:01", "2025-10-19T08:60Z",
     "2025-10-19T08:00:00.5Z", "2025-10-19T08:00z", "", 5, None, datetime(2025, 10, 19)],  # noqa: DTZ001
)  # fmt: skip
def test_what_is_not_one_moment_is_refused(text: Any) -> None:  # noqa: ANN401
    with pytest.raises(ValidationError):
        TypeAdapter(Instant).validate_python(text)


def test_a_list_becomes_a_tuple_and_its_entries_stay_strict() -> None:
    entries = TypeAdapter(Many[Interval])
    assert entries.validate_python([{"low": "1", "high": "2"}]) == (Interval(low="1", high="2"),)
    with pytest.raises(ValidationError):
        entries.validate_python([{"low": 1, "high": "2"}])
    with pytest.raises(ValidationError):
        entries.validate_python("12")
