from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from clearcopy.checking.matrix import PASSED, Cell, Matrix, matrix_of
from clearcopy.checking.registry import AnyRule
from clearcopy.checking.running import run_rules
from clearcopy.checking.verdict import Report
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Pardon, Span
from clearcopy.records.facts import FactEntry
from clearcopy.records.library import Library
from clearcopy.records.policy import Policy, RulePolicy
from clearcopy.reports.matrix import render_matrix
from clearcopy.rule import rule

from tests.pages import page_at

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
PARDON = Pardon("r", "Editor", "2026-01-01", Span("data/waivers.yml"))


@rule("AAA001", on=Page, message="{url}", help="h")
def found_on_b(page: Page, _site: Site) -> Iterator[Finding]:
    if page.key == "b.md":
        yield found_on_b.found(page.span, page=page.url, url=page.url)


@rule("AAA002", on=Page, message="m", help="h")
def crash_on_a(page: Page, _site: Site) -> Iterable[Finding]:
    if page.key == "a.md":
        raise RuntimeError
    return ()


@rule("AAA003", on=Site, message="m", help="h")
def site_found(site: Site, _same: Site) -> Iterator[Finding]:
    yield site_found.found(Span("data/x.yml"))
    for page in site.pages:
        yield site_found.found(page.span, page=page.url)


@rule("AAA004", on=FactEntry, message="m", help="h")
def fact_judged(_entry: FactEntry, _site: Site) -> Iterable[Finding]:
    return ()


RULES: tuple[AnyRule, ...] = (found_on_b, crash_on_a, site_found, fact_judged)


def matrix(*, waive: bool = False, **rows: dict[str, object]) -> Matrix:
    made = {
        code: RulePolicy.model_validate(
            {"severity": "error", "owner": "Editor", "source": "x", **row}
        )
        for code, row in rows.items()
    }
    policy = Policy(page_types={}, statements=(), headings={}, rules=made)
    pages = (page_at("a"), replace(page_at("b"), type="release"))
    site = Site(Library(policy=policy), pages, AS_OF)
    ran = run_rules(site, RULES)
    findings = [replace(each, waived=PARDON if waive else None) for each in ran.findings]
    return matrix_of(site, RULES, ran, findings)


def test_every_rule_has_a_cell_on_every_page_and_for_records() -> None:
    cells = matrix().cells
    assert set(cells) == {(url, rule.code) for url in ("en/a/", "en/b/", "") for rule in RULES}


def test_a_cell_says_passed_or_how_many_were_found() -> None:
    cells = matrix().cells
    assert cells["en/a/", "AAA001"] == PASSED
    assert cells["en/b/", "AAA001"] == Cell("found", 1)
    assert cells["", "AAA003"] == Cell("found", 1)
    assert cells["en/a/", "AAA003"] == Cell("found", 1)


def test_what_was_waived_is_told_from_what_passed() -> None:
    assert matrix(waive=True).cells["en/b/", "AAA001"] == Cell("waived", 1)


def test_a_rule_that_crashed_has_not_passed_and_was_run_on_the_other_pages() -> None:
    cells = matrix().cells
    assert cells["en/a/", "AAA002"].state == "not-run"
    assert cells["en/b/", "AAA002"] == PASSED


def test_what_policy_does_not_bind_is_not_applicable_with_the_reason() -> None:
    cells = matrix(AAA001={"page_types": ("list",)}, AAA003={"page_types": ("list",)}).cells
    assert cells["en/b/", "AAA001"] == Cell(
        "not-applicable", reason='binds list, not a page of type "release"'
    )
    assert cells["en/b/", "AAA003"].state == "not-applicable"
    assert cells["en/a/", "AAA003"] == Cell("found", 1)


def test_a_rule_that_binds_no_page_is_not_run_on_records_either() -> None:
    cells = matrix(AAA003={"page_types": ("study",)}).cells
    assert {cells[url, "AAA003"].state for url in ("en/a/", "en/b/", "")} == {"not-applicable"}


def test_a_rule_on_facts_judges_records_and_no_page() -> None:
    cells = matrix().cells
    assert cells["", "AAA004"] == PASSED
    assert cells["en/a/", "AAA004"] == Cell("not-applicable", reason="judges records")
    assert cells["", "AAA001"] == Cell("not-applicable", reason="judges pages")


def test_as_json_each_page_has_its_file_and_each_cell_its_reason() -> None:
    report = Report((), 2, 4, AS_OF, {"en/a/": "docs/en/a.md"}, draw_matrix=matrix)
    content = json.loads(render_matrix(report))
    assert [page["page"] for page in content["pages"]] == ["en/a/", "en/b/", ""]
    assert content["pages"][0]["file"] == "docs/en/a.md"
    assert content["pages"][0]["cells"]["AAA002"] == {
        "state": "not-run",
        "reason": "the rule crashed",
    }
    assert content["pages"][1]["cells"]["AAA001"] == {"state": "found", "count": 1}
