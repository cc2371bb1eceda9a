from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span, digest
from clearcopy.reports.basis import basis_content
from clearcopy.reports.json import SCHEMA, VERSION, render_json
from hypothesis import given
from hypothesis import strategies as st

AS_OF = datetime(2025, 10, 21, 9, tzinfo=timezone(timedelta(hours=8)))
PARDON = Pardon("not disclosed", "Biostatistics", "2026-03-31", Span("data/waivers.yml", 3, 1))
FINDING = Finding(
    code="NUM101",
    name="figure-without-fact",
    message='"37.4 %" 不是事实',
    help="print a fact",
    span=Span("docs/zh/x.md", 12, 14, 12, 20),
    page="zh/x/",
    subject="docs/zh/x.md#body",
    judged="37.4 %",
    severity=Severity.WARN,
    related=(Span("data/a.yml", 3, 4),),
)


def content_of(*findings: Finding) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(render_json(Report(findings, 3, 40, AS_OF)))
    jsonschema.validate(content, SCHEMA)
    return content


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_report_says_version_verdict_instant_and_what_was_evaluated() -> None:
    assert content_of() == {
        "version": VERSION,
        "verdict": "cleared",
        "as_of": "2025-10-21T09:00:00+08:00",
        "evaluated": {"pages": 3, "rules": 40},
        "basis": basis_content(Report((), 3, 40, AS_OF)),
        "findings": [],
    }


def test_a_finding_holds_everything_an_editor_or_an_officer_needs() -> None:
    assert content_of(FINDING)["findings"] == [
        {
            "code": "NUM101",
            "name": "figure-without-fact",
            "severity": "warn",
            "message": '"37.4 %" 不是事实',
            "help": "print a fact",
            "file": "docs/zh/x.md",
            "line": 12,
            "column": 14,
            "end": {"line": 12, "column": 20},
            "page": "zh/x/",
            "subject": "docs/zh/x.md#body",
            "judged": "37.4 %",
            "digest": digest("37.4 %"),
            "decidable": "",
            "related": [{"file": "data/a.yml", "line": 3, "column": 4}],
            "waived": None,
        }
    ]


def test_a_waived_finding_says_who_decided_and_until_when() -> None:
    waived = Finding("NUM001", "n", "m", "h", Span("a"), waived=PARDON)
    content = content_of(waived)
    assert content["verdict"] == "cleared"
    assert content["findings"][0]["waived"] == {
        "kind": "waiver",
        "reason": "not disclosed",
        "role": "Biostatistics",
        "disposition": "",
        "date": "",
        "expires": "2026-03-31",
    }


def test_an_open_error_is_blocked() -> None:
    assert content_of(Finding("NUM001", "n", "m", "h", Span("a")))["verdict"] == "blocked"


@pytest.mark.parametrize(
    "wrong", [{"version": 1}, {"verdict": "compliant"}, {"more": 1}, {"findings": [{}]}]
)
def test_the_schema_refuses_another_form(wrong: dict[str, object]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content_of() | wrong, SCHEMA)


@given(st.text())
def test_any_text_is_kept_and_only_ascii_is_written(text: str) -> None:
    finding = Finding("NUM001", "n", text, text, Span("a"), waived=None)
    rendered = render_json(Report((finding,), 1, 1, datetime(2025, 1, 1, tzinfo=UTC)))
    assert rendered.isascii()
    assert not set(rendered) & {"\x1b", "\x07"}
    assert json.loads(rendered)["findings"][0]["message"] == text
