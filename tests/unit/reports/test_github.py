from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.github import MOST_ANNOTATIONS, MOST_ROWS, render_github, render_summary
from hypothesis import given
from hypothesis import strategies as st

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
PARDON = Pardon("not disclosed", "Editor", "2026-01-01", Span("data/waivers.yml", 2))
FINDING = Finding(
    "NUM101", "figure-without-fact", '"12.7%" is no fact', "bind it", Span("docs/a.md", 3, 2, 3, 7)
)
COMMAND = re.compile(r"::(error|warning|notice) file=[^:,\n]*(?:,[A-Za-z]+=[^:,\n]*)*::[^\n]*")


def report(*findings: Finding) -> Report:
    return Report(findings, 1, 1, AS_OF)


def lines_of(*findings: Finding) -> list[str]:
    """Return the lines of a report but for those, before the last, that say what it rests on."""
    *lines, verdict = render_github(report(*findings)).splitlines()
    basis = basis_lines(report(*findings))
    assert lines[-len(basis) :] == basis
    return [*lines[: -len(basis)], verdict]


def test_a_finding_is_a_command_at_its_place_with_its_percent_signs_escaped() -> None:
    assert lines_of(FINDING) == [
        (
            "::error file=docs/a.md,line=3,col=2,endLine=3,endColumn=7,"
            'title=NUM101 figure-without-fact::"12.7%25" is no fact%0Abind it'
        ),
        "blocked: 1 error, 1 page, 1 rule evaluated, 0 findings waived, 0 warnings",
    ]


def test_commas_and_colons_in_a_path_do_not_end_it() -> None:
    line = lines_of(replace(FINDING, span=Span("docs/a,b:c.md")))[0]
    assert line.startswith("::error file=docs/a%2Cb%3Ac.md,title=")


def test_no_more_than_ten_of_a_kind_are_written_and_the_rest_is_counted() -> None:
    errors = [replace(FINDING, span=Span("a.md", number)) for number in range(1, 26)]
    warnings = [replace(each, severity=Severity.WARN) for each in errors[:12]]
    lines = lines_of(*errors, *warnings)
    assert sum(line.startswith("::error") for line in lines) == MOST_ANNOTATIONS
    assert sum(line.startswith("::warning") for line in lines) == MOST_ANNOTATIONS
    assert lines[-3].startswith("15 more of the kind error")
    assert lines[-2].startswith("2 more of the kind warning")
    assert lines[-1].startswith("blocked: 25 errors")


def test_a_sign_off_is_an_error_that_says_so_and_comes_after_errors() -> None:
    lines = lines_of(replace(FINDING, severity=Severity.SIGN_OFF), replace(FINDING, code="NUM001"))
    assert "NUM001" in lines[0]
    assert "(sign-off)" in lines[1]


def test_what_was_waived_has_no_annotation_and_stands_in_the_summary() -> None:
    waived = replace(FINDING, waived=PARDON)
    assert lines_of(waived) == ["cleared: 1 page, 1 rule evaluated, 1 finding waived, 0 warnings"]
    assert "not disclosed" in render_summary(report(waived))


@given(st.text(), st.text())
def test_no_text_of_an_author_begins_another_command(path: str, text: str) -> None:
    lines = lines_of(replace(FINDING, message=text, span=Span(path, 1)))
    assert len(lines) == 2
    assert COMMAND.fullmatch(lines[0])


@given(st.text())
def test_no_text_of_an_author_is_markup_in_the_summary(text: str) -> None:
    rows = render_summary(report(replace(FINDING, message=text))).splitlines()
    row = next(line for line in rows if "NUM101" in line)
    assert "<" not in row
    assert len(re.findall(r"(?<!\\)\|", row.replace("\\\\", ""))) == 5


def test_a_summary_stays_below_what_github_takes() -> None:
    long = [
        replace(FINDING, message="字" * 3000, span=Span("a.md", number))
        for number in range(1, MOST_ROWS * 2)
    ]
    summary = render_summary(report(*long))
    assert len(summary.encode()) < 1024 * 1024
    assert f"and {MOST_ROWS - 1} more" in summary
