from __future__ import annotations

from datetime import UTC, datetime

import pytest
from clearcopy.checking.explaining import explain_code
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span
from clearcopy.publishing import clearance

from tests.rules.case_files import RELEASE
from tests.rules.case_runs import AS_OF, base_files, run

PARDON = Pardon("reason", "role", "2025-12-31", Span("data/waivers.yml", 2, 1))
DUE = datetime(2025, 3, 10, 16, tzinfo=UTC)


def finding(severity: Severity, waived: Pardon | None = None) -> Finding:
    at = Span("docs/en/a.md", 1, 1)
    return Finding("AAA001", "n", "m", "h", at, severity=severity, waived=waived)


def report(*findings: Finding) -> Report:
    return Report(findings, 1, 1, AS_OF)


@pytest.mark.parametrize(
    ("severity", "waived", "cleared"),
    [
        (Severity.ERROR, None, False),
        (Severity.SIGN_OFF, None, False),
        (Severity.WARN, None, True),
        (Severity.INFO, None, True),
        (Severity.ERROR, PARDON, True),
        (Severity.SIGN_OFF, PARDON, True),
    ],
)
def test_errors_and_sign_offs_block_unless_they_are_waived(
    *, severity: Severity, waived: Pardon | None, cleared: bool
) -> None:
    assert report(finding(severity, waived)).cleared is cleared


def test_a_clear_newsroom_is_cleared_with_its_counts() -> None:
    outcome = run(base_files()).report
    assert outcome.cleared
    assert (outcome.pages, outcome.findings) == (12, ())
    assert outcome.rules > 20


def test_findings_come_in_the_order_of_their_places() -> None:
    files = dict(base_files())
    files["docs/en/index.md"] += "\nA rate of 12.5% and one of 99.9%.\n"
    files["data/studies/example-1.yml"] += "unknown: 1\n"
    found = run(files).report.findings
    assert list(found) == sorted(found, key=lambda each: each.order)
    assert {"NUM101", "DAT020"} <= {each.code for each in found}


def test_severity_comes_from_policy() -> None:
    files = dict(base_files())
    files["docs/en/index.md"] += "\nThe rate was 12.7%.\n"
    head, rules = files["data/policy.yml"].split("\nrules:\n")
    milder = rules.replace("NUM101:\n    severity: error", "NUM101:\n    severity: info")
    assert milder != rules
    files["data/policy.yml"] = f"{head}\nrules:\n{milder}"
    outcome = run(files).report
    assert {(each.code, each.severity) for each in outcome.findings} == {("NUM101", "info")}
    assert outcome.cleared


def test_a_policy_that_lacks_a_rules_row_blocks() -> None:
    files = dict(base_files())
    files["data/policy.yml"] = files["data/policy.yml"].replace("\n  NUM101:\n", "\n  NUM199:\n")
    outcome = run(files).report
    assert sorted(each.code for each in outcome.findings) == ["ENG003", "ENG004"]
    assert not outcome.cleared


def test_a_newsroom_without_policy_is_never_cleared() -> None:
    files = dict(base_files())
    del files["data/policy.yml"]
    outcome = run(files).report
    assert not outcome.cleared
    assert {each.code for each in outcome.findings} == {"DAT064"}


def test_a_report_about_some_files_keeps_what_is_found_on_their_pages() -> None:
    files = dict(base_files())
    files["docs/en/index.md"] += "\nThe rate was 12.7%.\n"
    files["docs/zh/index.md"] += "\n缓解率为12.7%。\n"
    whole = run(files).report
    assert {each.span.path for each in whole.findings} == {"docs/en/index.md", "docs/zh/index.md"}
    english = whole.about(["docs/en/index.md"])
    assert {each.span.path for each in english.findings} == {"docs/en/index.md"}
    assert whole.about(["docs/zh"]).findings == tuple(
        each for each in whole.findings if each.span.path.startswith("docs/zh/")
    )
    assert whole.about(["docs/zh/news"]).cleared
    assert not whole.about(["docs/zh/ind"]).findings


def test_what_a_page_shows_of_a_record_belongs_to_the_page() -> None:
    at = Span("data/statements/a.yml", 3, 1)
    found = Finding("BLK102", "n", "m", "h", at, page="en/a/")
    whole = Report((found,), 1, 1, AS_OF, sources={"en/a/": "docs/en/a.md"})
    assert whole.about(["docs/en/a.md"]).findings == (found,)
    assert whole.about(["data/statements/a.yml"]).findings == (found,)
    assert whole.about(["docs/en/b.md"]).findings == ()


def test_what_the_engine_found_of_itself_is_in_every_part() -> None:
    crash = Finding("ENG001", "n", "m", "h", Span("data/policy.yml", 9, 1))
    assert report(crash).about(["docs/en/a.md"]).findings == (crash,)


def test_files_that_all_wait_are_not_yet_due() -> None:
    waiting = Report((), 1, 1, AS_OF, waiting={RELEASE: DUE})
    assert waiting.waiting_among([RELEASE]) == (
        f"{RELEASE} is not due before 2025-03-10T16:00:00+00:00; "
        "`--as-of 2025-03-10T16:00:00+00:00` says what it still lacks"
    )
    assert waiting.waiting_among([RELEASE, "docs/en/index.md"]) == ""
    assert waiting.waiting_among([]) == ""


def test_an_embargoed_release_waits_and_its_waivers_are_not_unused() -> None:
    files = dict(base_files())
    record = "data/releases/example-1-results.yml"
    files[record] = files[record].replace("date: 2025-03-10", "date: 2025-09-10")
    files["data/waivers.yml"] = (
        "waivers:\n  - code: NUM101\n    reason: r\n    role: Editor\n    expires: 2025-12-31\n"
        f'    covers:\n      - subject: "{RELEASE}#body"\n        digest: "0123456789abcdef"\n'
    )
    outcome = run(files).report
    assert set(outcome.waiting) == {RELEASE, RELEASE.replace("/en/", "/zh/")}
    assert not any(each.code.startswith("WVR") for each in outcome.findings)


def test_a_code_or_a_name_is_explained_with_why_and_how_to_mend() -> None:
    text = explain_code("wvr003")
    assert text is not None
    assert text.startswith("WVR003 waiver-outdated\nSeverity: error, always;")
    assert "\n\nA waiver holds the digest" in text
    assert "<digest>" in text
    assert explain_code("waiver-outdated") == text
    assert explain_code("XYZ999") is None


@pytest.mark.parametrize("code", ["NUM101", "DEC002", "WVR006", "ENG012"])
def test_codes_of_every_layer_are_explained(code: str) -> None:
    text = explain_code(code, clearance.DEFECTS)
    assert text is not None
    assert text.startswith(f"{code} ")
