"""Every report says which rules judged, how old their sources are, and what it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import clearcopy
import pytest
from clearcopy import __version__
from clearcopy.checking.registry import defects
from clearcopy.checking.verdict import Report
from clearcopy.records.library import load_library
from clearcopy.reports.basis import NOTICE, basis_lines
from clearcopy.reports.github import render_github, render_summary
from clearcopy.reports.json import render_json
from clearcopy.reports.sarif import render_sarif
from clearcopy.reports.statistics import render_statistics
from clearcopy.reports.text import render_text

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
REPORTS: dict[str, Callable[[Report], str]] = {
    "text": lambda report: render_text(report, lambda _path: None, color=False),
    "json": render_json,
    "sarif": lambda report: render_sarif(report, defects()),
    "github": render_github,
    "summary": lambda report: render_summary(report).replace("\\", ""),
    "statistics": render_statistics,
}
WORD = re.compile(r"complian\w*", re.IGNORECASE)
FILES = {
    "data/policy.yml": (
        "page-types: {}\nstatements: []\nheadings: {}\nrules: {}\nprofiles: [hk-issuer]\n"
    ),
    "data/retractions.yml": "source: An Index\ntaken: 2025-03-20\nworks: {}\n",
    "data/references.yml": (
        "- id: a\n  type: webpage\n  title: A\n  URL: https://a.example/\n"
        "  accessed: {date-parts: [[2024, 10]]}\n"
        "- id: b\n  type: webpage\n  title: B\n  URL: https://b.example/\n"
        "  accessed: {date-parts: [[2025, 3, 1]]}\n"
        "- {id: c, type: book, title: C}\n"
    ),
}


@pytest.fixture
def report(tmp_path: Path) -> Report:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    library = load_library(tmp_path)
    assert library.findings == ()
    return Report((), 1, 2, AS_OF, library=library, as_of_origin="mkdocs.yml")


def test_the_basis_names_rules_profiles_instant_and_the_days_of_the_sources(
    report: Report,
) -> None:
    assert basis_lines(report) == [
        f"rules: clearcopy {__version__}, with hk-issuer",
        "as of: 2025-03-31T00:00:00+00:00 (mkdocs.yml)",
        (
            "sources: cited web pages as of 2024-10 to 2025-03-01; "
            "retractions as of 2025-03-20 (An Index); identifiers not looked up"
        ),
        f"note: {NOTICE}",
    ]


def test_the_basis_is_no_finding_and_no_silence_where_nothing_could_be_read() -> None:
    rules, as_of, sources, _ = basis_lines(Report((), 0, 0, AS_OF))
    assert rules == f"rules: clearcopy {__version__}"
    assert as_of == "as of: 2025-03-31T00:00:00+00:00"
    assert sources.count("not looked up") == 3


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_of_report_states_the_version_the_days_and_the_notice(
    form: str, report: Report
) -> None:
    text = REPORTS[form](report)
    for part in (
        __version__,
        "2025-03-31",
        "2025-03-20",
        "2024-10",
        "hk-issuer",
        "mkdocs.yml",
        NOTICE,
    ):
        assert part in text


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_programs_find_the_basis_by_name(form: str, report: Report) -> None:
    content = json.loads(REPORTS[form](report))
    basis = content["basis"] if form == "json" else content["runs"][0]["properties"]["basis"]
    assert basis["rules"] == f"clearcopy {__version__}"
    assert basis["as_of_origin"] == "mkdocs.yml"
    assert basis["profiles"] == ["hk-issuer"]
    assert basis["notice"] == NOTICE
    assert [each["last"] for each in basis["sources"]] == ["2025-03-01", "2025-03-20", ""]


@pytest.mark.parametrize("form", sorted(REPORTS.keys() - {"sarif"}))
def test_no_report_speaks_of_compliance_but_in_the_notice(form: str, report: Report) -> None:
    assert report.cleared
    assert WORD.findall(REPORTS[form](report).replace(NOTICE, "")) == []


def test_the_theme_has_no_badge_that_speaks_of_compliance() -> None:
    theme = Path(clearcopy.__path__[0], "theme")
    files = [path for path in theme.rglob("*") if path.suffix in (".html", ".css", ".js")]
    assert files
    speaking = [path.name for path in files if WORD.search(path.read_text(encoding="utf-8"))]
    assert speaking == []


def test_what_an_author_calls_a_source_stays_on_its_line(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = 'source: "An Index\\n::error::x\\e[31m"\ntaken: 2025-03-20\nworks: {}\n'
    (tmp_path / "data/retractions.yml").write_text(text, encoding="utf-8")
    report = Report((), 1, 2, AS_OF, library=load_library(tmp_path))
    for form in ("text", "github", "statistics"):
        shown = REPORTS[form](report)
        assert "An Index ::error::x" in shown
        assert "\x1b" not in shown
