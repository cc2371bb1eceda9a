from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from clearcopy.checking.caps import MOST_KEPT
from clearcopy.checking.registry import AnyRule
from clearcopy.checking.running import run_rules
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.facts import Fact, FactEntry
from clearcopy.records.library import Library
from clearcopy.records.models import Disease
from clearcopy.records.references import Reference
from clearcopy.records.wording import LocalText
from clearcopy.rule import rule

from tests.pages import page_at

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)


def site_of(*names: str, library: Library | None = None) -> Site:
    return Site(library or Library(), tuple(page_at(name) for name in names), AS_OF)


@rule("AAA001", on=Page, message="{url} is found", help="h")
def page_found(page: Page, _site: Site) -> Iterator[Finding]:
    yield page_found.found(page.span, page=page.url, url=page.url)


@rule("AAA002", on=Page, message="before the crash", help="h")
def crash_on_b(page: Page, _site: Site) -> Iterator[Finding]:
    if page.key == "b.md":
        yield crash_on_b.found(page.span, page=page.url)
        raise ValueError("a line\nand another")


@rule("AAA003", on=Page, message="m", help="h")
def crash_always(_page: Page, _site: Site) -> Iterable[Finding]:
    raise RuntimeError


def test_every_rule_judges_every_page() -> None:
    ran = run_rules(site_of("a", "b"), [page_found])
    assert [each.message for each in ran.findings] == ["en/a/ is found", "en/b/ is found"]
    assert (ran.pages, ran.rules, ran.subjects) == (2, 1, 2)


@rule("AAA004", on=Page, message="{url} lacks it", help="h", needs_whole=True)
def page_lacking(page: Page, _site: Site) -> Iterator[Finding]:
    yield page_lacking.found(page.span, page=page.url, url=page.url)


def test_what_a_page_lacks_is_not_looked_for_where_composing_left_a_gap() -> None:
    site = site_of("a", "b")
    site = replace(site, pages=(site.pages[0], replace(site.pages[1], whole=False)))
    ran = run_rules(site, [page_found, page_lacking])
    assert [each.message for each in ran.findings] == [
        *("en/a/ is found", "en/b/ is found"),
        "en/a/ lacks it",
    ]
    assert ran.unjudged == {"AAA001": (), "AAA004": ("en/b/",)}


def test_a_rule_on_the_site_runs_once_and_others_on_each_fact_and_reference() -> None:
    fact = Fact(value="7", kind="count")
    text = LocalText(en="x", zh="y")
    reference = Reference.model_validate({"type": "book", "title": "T"})
    library = Library(
        diseases={"d": Disease(name=text, facts={"one": fact, "two": fact})},
        references={"r": reference},
    )
    seen: list[object] = []

    def look(subject: object, _site: Site) -> Iterable[Finding]:
        seen.append(subject)
        return ()

    rules: list[AnyRule] = [
        rule(f"AAA00{number}", on=on, message="m", help="h")(look)
        for number, on in enumerate((Site, FactEntry, Reference))
    ]
    site = site_of("a", library=library)
    ran = run_rules(site, rules)
    facts = list(library.facts.values())
    assert seen == [site, *facts, reference]
    assert [entry.address for entry in facts] == ["d.one", "d.two"]
    assert (ran.rules, ran.subjects) == (3, 4)


def test_a_rule_that_raises_becomes_a_finding_and_the_others_go_on() -> None:
    ran = run_rules(site_of("a", "b", "c"), [crash_on_b, page_found])
    crash = [each for each in ran.findings if each.code == "ENG001"]
    assert [each.message for each in crash] == [
        'the rule AAA002 crash-on-b crashed on "docs/en/b.md": ValueError: a line and another'
    ]
    assert crash[0].span.path == "docs/en/b.md"
    assert sum(each.code == "AAA001" for each in ran.findings) == 3
    assert "Traceback" not in crash[0].message


def test_what_a_rule_found_before_it_crashed_is_kept() -> None:
    ran = run_rules(site_of("b"), [crash_on_b])
    assert [each.code for each in ran.findings] == ["AAA002", "ENG001"]
    assert ran.subjects == 0


def test_a_rule_that_crashes_again_and_again_is_given_up_and_counted_as_not_run() -> None:
    ran = run_rules(site_of(*"abcdefgh"), [crash_always])
    assert [each.code for each in ran.findings].count("ENG001") == 3
    not_run = [each for each in ran.findings if each.code == "ENG002"]
    assert [each.message for each in not_run] == [
        "the rule AAA003 crash-always was given up; 5 of 8 subjects were not checked"
    ]
    assert ran.subjects == 0


def test_a_rule_that_crashes_on_its_last_subjects_is_not_given_up() -> None:
    ran = run_rules(site_of(*"abc"), [crash_always])
    assert [each.code for each in ran.findings] == ["ENG001"] * 3


@pytest.mark.parametrize("given", [None, [None], ["text"], 7])
def test_what_is_no_finding_is_a_crash(given: object) -> None:
    def judge(_page: Page, _site: Site) -> Iterable[Finding]:
        return given  # type: ignore[return-value]  # the mistake that is tested

    ran = run_rules(site_of("a"), [rule("AAA004", on=Page, message="m", help="h")(judge)])
    assert [each.code for each in ran.findings] == ["ENG001"]


def test_a_finding_of_another_code_is_a_crash() -> None:
    def judge(page: Page, _site: Site) -> Iterable[Finding]:
        yield page_found.found(page.span, url="x")

    ran = run_rules(site_of("a"), [rule("AAA005", on=Page, message="m", help="h")(judge)])
    assert [each.code for each in ran.findings] == ["ENG001"]
    assert "AAA001" in ran.findings[0].message


def test_the_same_finding_is_given_once() -> None:
    def judge(page: Page, _site: Site) -> Iterable[Finding]:
        return [Finding("AAA006", "n", "m", "h", page.span, page=page.url)] * 3

    ran = run_rules(site_of("a"), [rule("AAA006", on=Page, message="m", help="h")(judge)])
    assert len(ran.findings) == 1


def many(count: int, url: str) -> AnyRule:
    def judge(page: Page, _site: Site) -> Iterable[Finding]:
        for line in range(count):
            at = Span(page.path, line + 1, 1)
            yield Finding("AAA007", "n", f"m{line}", "h", at, page=url, subject="s")

    return rule("AAA007", on=Page, message="m", help="h")(judge)


def test_of_very_many_findings_on_a_page_so_many_are_kept_and_the_rest_is_counted() -> None:
    ran = run_rules(site_of("a"), [many(MOST_KEPT + 7, "en/a/")])
    assert len(ran.findings) == MOST_KEPT + 1
    assert ran.findings[-1].message.startswith("7 more")


def test_a_run_over_no_pages_is_a_finding() -> None:
    ran = run_rules(site_of(), [page_found])
    assert [each.code for each in ran.findings] == ["ENG005"]


def test_a_crash_on_the_site_points_into_the_policy() -> None:
    def judge(_site: Site, _same: Site) -> Iterable[Finding]:
        raise RuntimeError

    ran = run_rules(site_of("a"), [rule("AAA008", on=Site, message="m", help="h")(judge)])
    assert [(each.code, each.span.path) for each in ran.findings] == [("ENG001", "data/policy.yml")]
