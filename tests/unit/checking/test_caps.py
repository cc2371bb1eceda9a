from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from clearcopy.checking.caps import (
    MOST_IN_A_RECORD,
    MOST_KEPT,
    MOST_ON_A_PAGE,
    Kept,
    cap_open,
)
from clearcopy.checking.verdict import judge
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Pardon, Span
from clearcopy.records.library import Library
from clearcopy.reports.text import render_text
from clearcopy.rule import rule
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pages import page_at

AS_OF = datetime(2025, 3, 31, tzinfo=UTC)
PARDON = Pardon("r", "Editor", "2026-01-01", Span("data/waivers.yml"))


def finding(line: int, page: str = "en/a/", path: str = "docs/en/a.md") -> Finding:
    return Finding(
        "AAA001", "n", f"m{line}", "h", Span(path, line, 1), page, f"s{line}", f"j{line}"
    )


def kept(findings: Iterable[Finding]) -> list[Finding]:
    collected = Kept()
    for each in findings:
        collected.add(each)
    return list(collected.findings())


def test_of_many_open_findings_the_first_are_shown_and_the_rest_is_counted() -> None:
    shown = list(cap_open(finding(line) for line in range(MOST_ON_A_PAGE + 7)))
    assert len(shown) == MOST_ON_A_PAGE + 1
    last = shown[-1]
    assert last.message.startswith("7 more like those above are found on this page")
    assert (last.code, last.subject, last.judged, last.span.line) == (
        "AAA001",
        "",
        "",
        MOST_ON_A_PAGE,
    )
    assert last.blocks


@pytest.mark.parametrize("count", [MOST_ON_A_PAGE, MOST_ON_A_PAGE + 1])
def test_a_count_never_stands_for_a_single_finding(count: int) -> None:
    assert len(list(cap_open(finding(line) for line in range(count)))) == count
    assert len(kept(finding(line) for line in range(MOST_KEPT + 1))) == MOST_KEPT + 1


def test_what_is_waived_is_shown_and_leaves_room_for_what_is_open() -> None:
    waived = [replace(finding(line), waived=PARDON) for line in range(200)]
    shown = list(cap_open([*waived, finding(900)]))
    assert len(shown) == 201
    assert all("more" not in each.message for each in shown)


def test_of_a_record_more_are_shown_since_each_may_be_waived() -> None:
    many = [finding(line, "", "data/x.yml") for line in range(MOST_IN_A_RECORD + 9)]
    shown = list(cap_open(many))
    assert len(shown) == MOST_IN_A_RECORD + 1
    assert "in this file" in shown[-1].message


def test_the_same_finding_is_kept_and_counted_once() -> None:
    twice = [finding(line) for line in range(MOST_KEPT)] * 3
    assert len(kept(twice)) == MOST_KEPT


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 3 * MOST_KEPT), st.randoms())
def test_the_order_in_which_findings_come_changes_nothing(count: int, random: Random) -> None:
    findings = [finding(line) for line in range(count)]
    shuffled = list(findings)
    random.shuffle(shuffled)
    assert kept(findings) == kept(shuffled)
    assert sorted(cap_open(findings), key=repr) == sorted(cap_open(shuffled), key=repr)


@rule("AAA001", on=Page, message="{line}", help="h")
def found_everywhere(page: Page, _site: Site) -> Iterable[Finding]:
    for line in range(10_000):
        at = Span(page.path, line + 1, 1)
        yield found_everywhere.found(at, page=page.url, subject="s", line=line, judged=f"{line}")


def test_ten_thousand_findings_take_little_time_and_memory_and_the_cap_is_said() -> None:
    site = Site(Library(), (page_at("a"),), AS_OF)
    tracemalloc.start()
    started = time.process_time()
    report = judge(site, [], (found_everywhere,))
    spent = time.process_time() - started
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(report.findings) == MOST_ON_A_PAGE + 1
    text = render_text(report, lambda _path: None, color=False)
    assert f"{10_000 - MOST_ON_A_PAGE} more like those above" in text
    assert not report.cleared
    # Tracing makes this several times slower than it is.
    assert spent < 5.0
    assert peak < 8_000_000
