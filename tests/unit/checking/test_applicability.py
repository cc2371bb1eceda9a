from __future__ import annotations

from datetime import date, timedelta
from random import Random

from clearcopy.checking.applicability import ORDER, exception_for, severity_for
from clearcopy.checking.verdict import Report
from clearcopy.findings import Severity
from clearcopy.records.policy import RulePolicy
from clearcopy.records.reading import read_record
from clearcopy.records.scope import Setting
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages import page_at
from tests.rules.case_runs import base_files, run

RELEASE = "docs/en/news/example-1-results.md"
DAY = date(2025, 3, 31)
OFF = """
    exceptions:
      - severity: {severity}
        {scope}
        reason: decided for the test
        role: Legal counsel
        expires: {expires}
"""


def report_with(row: str, words: str = "\nA rate of 12.7% was seen.\n") -> Report:
    """Judge the base newsroom with an undeclared figure and more lines in the row of its rule."""
    files = dict(base_files())
    for lang in ("en", "zh"):
        files[RELEASE.replace("/en/", f"/{lang}/")] += words
    head, found, tail = files["data/policy.yml"].partition("\n  NUM101:")
    assert found
    files["data/policy.yml"] = f"{head}\n  NUM101:{row.rstrip()}{tail}"
    return run(files).report


def codes(report: Report) -> list[str]:
    return sorted({each.code for each in report.findings})


def test_a_rule_that_does_not_bind_a_page_type_is_not_run_on_its_pages() -> None:
    assert codes(report_with("")) == ["NUM101"]
    assert report_with("\n    page-types: [study]").cleared
    assert codes(report_with("\n    page-types: [study, release]")) == ["NUM101"]


def test_a_rule_of_another_market_or_audience_is_not_run() -> None:
    assert report_with("\n    markets: [US]").cleared
    assert codes(report_with("\n    markets: [US, HK]")) == ["NUM101"]
    assert report_with("\n    audiences: [patients]").cleared


def test_a_page_type_that_does_not_exist_is_found() -> None:
    assert "DAT047" in codes(report_with("\n    page-types: [realease]"))
    row = OFF.format(severity="warn", scope="page-types: [relase]", expires="2026-01-01")
    assert "DAT047" in codes(report_with(row))


def test_what_is_switched_off_stands_in_the_report_with_its_reason() -> None:
    report = report_with(
        OFF.format(severity="off", scope="page-types: [release]", expires="2025-12-31")
    )
    assert report.cleared
    pardons = {each.waived for each in report.findings}
    assert len(report.findings) == 2
    (pardon,) = pardons
    assert pardon is not None
    assert (pardon.kind, pardon.reason, pardon.role, pardon.expires) == (
        "exception",
        "decided for the test",
        "Legal counsel",
        "2025-12-31",
    )
    assert pardon.span.path == "data/policy.yml"


def test_a_switch_off_that_has_ended_counts_no_more_and_is_found() -> None:
    report = report_with(
        OFF.format(severity="off", scope="markets: [CN, HK]", expires="2025-03-30")
    )
    assert codes(report) == ["NUM101", "WVR006"]
    assert not report.cleared


def test_an_exception_for_one_market_does_not_free_a_page_for_two() -> None:
    row = OFF.format(severity="warn", scope="markets: [HK]", expires="2025-12-31")
    assert not report_with(row).cleared
    row = OFF.format(severity="warn", scope="markets: [HK, CN]", expires="2025-12-31")
    assert {each.severity for each in report_with(row).findings} == {Severity.WARN}


def test_a_switch_off_without_a_last_day_is_refused() -> None:
    row = OFF.format(severity="off", scope="markets: [HK, CN]", expires="2025-12-31")
    report = report_with(row.replace("        expires: 2025-12-31\n", ""))
    assert "DAT029" in codes(report)


PAGE_SETTING = Setting(frozenset({"CN", "HK"}), frozenset({"media"}))


def row_of(*exceptions: tuple[str, str], severity: str = "warn") -> RulePolicy:
    text = f"severity: {severity}\nowner: Editor\nsource: x\nexceptions:\n" + "".join(
        f"  - severity: {level}\n    markets: {markets}\n    reason: r\n    role: Editor\n"
        f"    expires: 2025-12-31\n"
        for level, markets in exceptions
    )
    tree, _ = parse_yaml(text, "data/policy.yml")
    assert tree is not None
    row, problems = read_record(RulePolicy, tree)
    assert row is not None, problems
    return row


def test_of_several_exceptions_the_strictest_counts() -> None:
    page = page_at("a", PAGE_SETTING)
    row = row_of(("info", "[CN, HK]"), ("error", "[HK]"))
    assert severity_for(row, page, DAY) is Severity.ERROR
    assert severity_for(row, None, DAY) is Severity.WARN


levels = st.sampled_from(["off", "info", "warn", "sign-off", "error"])
sets = st.sampled_from(["[CN]", "[HK]", "[CN, HK]", "[US]", "[CN, HK, US, EU, UK]"])


@settings(deadline=None)
@given(st.lists(st.tuples(levels, sets), min_size=1, max_size=4), st.randoms())
def test_the_order_of_exceptions_says_nothing(
    entries: list[tuple[str, str]], random: Random
) -> None:
    page = page_at("a", PAGE_SETTING)
    shuffled = list(entries)
    random.shuffle(shuffled)
    one, other = row_of(*entries), row_of(*shuffled)
    assert severity_for(one, page, DAY) == severity_for(other, page, DAY)
    assert exception_for(one, page, DAY) == exception_for(other, page, DAY)


@settings(deadline=None)
@given(levels)
def test_an_exception_counts_on_its_last_day_and_not_on_the_next(level: str) -> None:
    page = page_at("a", PAGE_SETTING)
    row = row_of((level, "[CN, HK]"), severity="warn")
    last = date(2025, 12, 31)
    assert exception_for(row, page, last) is not None
    assert exception_for(row, page, last + timedelta(days=1)) is None
    assert level in ORDER
