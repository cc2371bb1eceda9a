from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from clearcopy.checking.registry import defects
from clearcopy.checking.verdict import Report
from clearcopy.findings import Defect, Finding, Pardon, Severity, Span
from clearcopy.reports.sarif import render_sarif
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.case_runs import base_files, run
from tests.unit.reports.sarif_form import FORM

VALIDATOR = jsonschema.Draft202012Validator(FORM)
AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
DECISION = Pardon(
    "It is a plan.",
    "Legal counsel",
    "",
    Span("data/decisions/a.yml", 3, 5, 9, 1),
    "decision",
    "forward-looking",
    "2025-03-01",
)
FINDING = Finding(
    "NUM101", "figure-without-fact", "m", "h", Span("docs/en/a b.md", 3, 2, 3, 7), judged="12.7%"
)


@cache
def known() -> Mapping[str, Defect]:
    return defects()


def sarif_of(*findings: Finding, report: Report | None = None) -> dict[str, Any]:
    report = report or Report(findings, 1, 1, AS_OF)
    content: dict[str, Any] = json.loads(render_sarif(report, known()))
    VALIDATOR.validate(content)
    return content


def results_of(*findings: Finding) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = sarif_of(*findings)["runs"][0]["results"]
    return results


def test_a_whole_newsroom_is_valid_sarif_with_its_rules_explained() -> None:
    files = dict(base_files())
    files["docs/en/index.md"] += "\nThe rate was 12.7%.\n"
    files["docs/zh/index.md"] += "\n缓解率为12.7%。\n"
    content = sarif_of(report=run(files).report)
    (sarif_run,) = content["runs"]
    rules = sarif_run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(known())
    for result in sarif_run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    row = next(rule for rule in rules if rule["id"] == "NUM101")
    assert row["properties"]["owner"] == "Biostatistics"
    assert "To mend:" in row["help"]["text"]


def test_a_place_is_a_uri_with_lines_and_columns_in_characters() -> None:
    place = results_of(FINDING)[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "docs/en/a%20b.md", "uriBaseId": "PROJECT"}
    assert place["region"] == {"startLine": 3, "startColumn": 2, "endLine": 3, "endColumn": 7}
    whole = results_of(replace(FINDING, span=Span("docs/zh/新闻.md")))[0]
    assert "region" not in whole["locations"][0]["physicalLocation"]


def test_a_fingerprint_stays_when_lines_move_and_changes_with_what_was_judged() -> None:
    def prints(*findings: Finding) -> list[str]:
        return [result["partialFingerprints"]["judged/v1"] for result in results_of(*findings)]

    moved = replace(FINDING, span=Span("docs/en/a b.md", 90, 1, 90, 6))
    assert prints(FINDING) == prints(moved)
    assert len(set(prints(FINDING, moved, replace(moved, page="en/b/")))) == 3
    assert prints(replace(FINDING, judged="12.8%")) != prints(FINDING)


def test_recorded_judgement_is_a_suppression_and_what_is_open_has_none() -> None:
    decided, still_open = results_of(replace(FINDING, waived=DECISION), FINDING)
    assert still_open["suppressions"] == []
    (suppression,) = decided["suppressions"]
    assert suppression["justification"] == (
        "It is a plan. (Legal counsel, decided forward-looking on 2025-03-01)"
    )
    assert suppression["location"]["physicalLocation"]["artifactLocation"]["uri"] == (
        "data/decisions/a.yml"
    )


def test_severities_become_levels() -> None:
    found = [replace(FINDING, severity=severity) for severity in Severity]
    assert [result["level"] for result in results_of(*found)] == [
        "error",
        "error",
        "warning",
        "note",
    ]


def test_related_places_say_what_they_are() -> None:
    related = (Span("data/statements/a.yml", 2, 1), Span("data/references.yml", 9, 1))
    places = results_of(replace(FINDING, related=related))[0]["relatedLocations"]
    assert [place["message"]["text"] for place in places] == ["statement", "source"]


def test_a_finding_about_a_fact_leads_to_the_fact_and_to_its_source() -> None:
    library = run(dict(base_files())).report.library
    address = next(key for key, entry in library.facts.items() if entry.fact.source)
    finding = replace(FINDING, subject=address)
    report = Report((finding,), 1, 1, AS_OF, library=library)
    (result,) = sarif_of(report=report)["runs"][0]["results"]
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["fact", "source"]


spans = st.builds(
    Span,
    st.text(min_size=1, max_size=12),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 4),
    st.integers(0, 4),
)


@settings(deadline=None)
@given(st.lists(spans, max_size=3), st.text(min_size=1), st.sampled_from(list(Severity)))
def test_any_finding_is_valid_sarif(places: list[Span], text: str, severity: Severity) -> None:
    findings = tuple(
        replace(FINDING, span=span, message=text, severity=severity, related=tuple(places))
        for span in places
    )
    defect = known()["NUM101"]
    content = json.loads(render_sarif(Report(findings, 1, 1, AS_OF), {"NUM101": defect}))
    VALIDATOR.validate(content)
    for result in content["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"].get("region", {})
        if "endColumn" in region and region.get("endLine") == region["startLine"]:
            assert region["endColumn"] >= region.get("startColumn", 1)
