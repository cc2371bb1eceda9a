from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Span
from clearcopy.reports.statistics import MOST_ROWS, render_statistics

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
FINDING = Finding("NUM101", "figure-without-fact", "m", "h", Span("docs/a.md", 3), "en/a/")


def waived(date: str) -> Finding:
    return replace(FINDING, waived=Pardon("r", "Editor", "2026-01-01", Span("w"), date=date))


def text_of(*findings: Finding) -> str:
    return render_statistics(Report(findings, 1, 1, AS_OF))


def test_findings_are_counted_by_rule_and_by_page() -> None:
    other = replace(FINDING, code="NUM001", name="other", page="", span=Span("data/x.yml", 2))
    lines = text_of(FINDING, FINDING, waived(""), other).splitlines()
    assert "  NUM101 figure-without-fact     2       1" in lines
    assert "  NUM001 other                   1       0" in lines
    assert "  en/a/          2       1" in lines
    assert "  data/x.yml     1       0" in lines


def test_judgement_is_counted_by_its_age() -> None:
    days = ("2025-03-31", "2025-03-01", "2025-02-28", "2024-03-31", "2024-03-30", "")
    section = text_of(*map(waived, days)).partition("age of the judgement\n")[2]
    table = section.partition("\n\n")[0]
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["up", "to", "30", "days", "2"],
        ["31", "to", "90", "days", "1"],
        ["91", "to", "365", "days", "1"],
        ["more", "than", "a", "year", "1"],
        ["day", "not", "stated", "1"],
    ]


def test_without_findings_each_count_says_none() -> None:
    assert text_of().count("none") == 3


def test_a_long_table_is_cut_and_says_how_much_is_missing() -> None:
    many = [replace(FINDING, page=f"en/{number}/") for number in range(MOST_ROWS + 3)]
    assert "and 3 more" in text_of(*many)
