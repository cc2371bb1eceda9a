from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.terminal import columns
from clearcopy.reports.text import WIDEST_LINE, render_text
from hypothesis import given
from hypothesis import strategies as st

AS_OF = datetime(2025, 10, 21, tzinfo=UTC)
PATH = "docs/en/news/x.md"
PARDON = Pardon("not disclosed", "Biostatistics", "2026-03-31", Span("data/waivers.yml", 3, 1))
BASIS = "\n".join(basis_lines(Report((), 3, 40, AS_OF)))
ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def finding(
    start: int = 14, end: int = 20, message: str = '"37.4 %" is no fact', **more: object
) -> Finding:
    base = Finding(
        code="NUM101",
        name="figure-without-fact",
        message=message,
        help="print a fact",
        span=Span(PATH, 12, start, 12, end),
    )
    return replace(base, **more)  # type: ignore[arg-type]  # a test says which fields


def source(line: str) -> Callable[[str], tuple[str, ...] | None]:
    return {PATH: (*[""] * 11, line)}.get


def text_of(
    *findings: Finding, line: str = "The rate was 37.4 % in all.", color: bool = False
) -> str:
    return render_text(Report(findings, 3, 40, AS_OF), source(line), color=color)


def excerpt(line: str, start: int, end: int) -> tuple[str, str]:
    """Return the printed source line and its mark, from the same column on."""
    lines = text_of(finding(start, end), line=line).split("\n")
    at = next(number for number, each in enumerate(lines) if each.startswith("12 | "))
    return lines[at][5:], lines[at + 1][5:]


def marked(line: str, start: int, end: int) -> str:
    """Return what stands above the mark, counted in columns of the terminal."""
    printed, mark = excerpt(line, start, end)
    before, width = mark.count(" "), mark.count("^")
    found, at = "", 0
    for character in printed:
        if before <= at < before + width:
            found += character
        at += columns(character)
    return found


def test_a_finding_shows_place_source_mark_message_and_help() -> None:
    full = finding(
        page="en/news/x/",
        subject=f"{PATH}#body",
        judged="37.4 %",
        related=(Span("data/a.yml", 3, 4),),
    )
    assert text_of(full) == (
        "docs/en/news/x.md:12:14: error NUM101 figure-without-fact\n"
        "   |\n"
        "12 | The rate was 37.4 % in all.\n"
        "   |              ^^^^^^\n"
        '   = "37.4 %" is no fact\n'
        "   = help: print a fact\n"
        "   = page: en/news/x/\n"
        "   = waivable: docs/en/news/x.md#body with digest 289760c9fce5a0d7\n"
        "   = see: data/a.yml:3:4\n"
        "\n"
        f"{BASIS}\n"
        "\n"
        "blocked: 1 error, 3 pages, 40 rules evaluated, 0 findings waived, 0 warnings\n"
    )


def test_a_clear_report_says_what_it_rests_on_and_what_was_evaluated_and_no_more() -> None:
    assert text_of() == (
        f"{BASIS}\n\ncleared: 3 pages, 40 rules evaluated, 0 findings waived, 0 warnings\n"
    )


def test_warnings_and_notes_are_counted_and_do_not_block() -> None:
    text = text_of(finding(severity=Severity.WARN), finding(1, 2, severity=Severity.INFO))
    assert text.endswith(
        "\ncleared: 3 pages, 40 rules evaluated, 0 findings waived, 1 warning, 1 note\n"
    )
    assert ": warn NUM101" in text
    assert ": info NUM101" in text


def test_what_waits_for_a_decision_blocks_and_is_counted_apart() -> None:
    text = text_of(finding(severity=Severity.SIGN_OFF), finding(1, 2))
    assert "\nblocked: 1 error, 1 sign-off, 3 pages" in text


def test_waived_findings_are_counted_by_rule_and_it_is_said_where_they_stand() -> None:
    other = replace(finding(7, 8, waived=PARDON), code="TRL006")
    text = text_of(finding(1, 2, waived=PARDON), finding(4, 5, waived=PARDON), other)
    assert "waived (3):\n  NUM101×2, TRL006×1\n  why, by whom" in text
    assert "`clearcopy waivers`" in text
    assert "^" not in text
    assert text.endswith("cleared: 3 pages, 40 rules evaluated, 3 findings waived, 0 warnings\n")


def test_what_policy_switched_off_is_said_with_its_reason() -> None:
    off = replace(PARDON, kind="exception")
    text = text_of(finding(1, 2, waived=off), finding(4, 5, waived=off), finding(7, 8, waived=off))
    assert "waived (3):\n  3 × NUM101 figure-without-fact: not disclosed" in text
    assert "(Biostatistics, by policy, until 2026-03-31)" in text


def test_the_counts_of_many_rules_stand_in_few_lines() -> None:
    many = [
        replace(finding(number, number + 1, waived=PARDON), code=f"TRL{number:03}")
        for number in range(1, 31)
    ]
    text = text_of(*many)
    block = text[text.index("waived (30):") :].split("\n\n")[0].split("\n")
    assert len(block) < 8
    assert all(len(line) <= WIDEST_LINE for line in block)
    assert all(f"TRL{number:03}×1" in text for number in range(1, 31))


def test_one_finding_on_many_pages_is_shown_once() -> None:
    text = text_of(*(finding(page=f"en/{name}/") for name in "abc"))
    assert text.count("figure-without-fact") == 1
    assert "= page: en/a/ and 2 more" in text
    assert "blocked: 3 errors" in text


@pytest.mark.parametrize("span", [Span(PATH), Span(PATH, 99, 1), Span("data/gone.yml", 3, 1)])
def test_without_a_source_line_the_finding_is_shown_all_the_same(span: Span) -> None:
    text = text_of(finding(span=span))
    assert text.startswith(f"{span}: error NUM101")
    assert '= "37.4 %" is no fact' in text
    assert "^" not in text


def test_chinese_characters_take_two_columns() -> None:
    assert excerpt("缓解率为37.4%。", 5, 10) == ("缓解率为37.4%。", "        ^^^^^")
    assert excerpt("为37.4个月。", 6, 8) == ("为37.4个月。", "      ^^^^")
    assert marked("缓解率为 37.4 %，见表", 6, 12) == "37.4 %"


def test_a_tab_takes_the_columns_up_to_its_stop() -> None:
    assert excerpt("\tab", 2, 4) == ("    ab", "    ^^")
    assert excerpt("x\tab", 3, 5) == ("x   ab", "    ^^")


def test_a_combining_accent_takes_no_column() -> None:
    assert excerpt("e\u0301x 5", 5, 6)[1] == "   ^"


def test_a_long_line_is_cut_around_the_mark() -> None:
    line = "a" * 300 + " 37.4 % " + "b" * 300
    printed, mark = excerpt(line, 302, 308)
    assert columns(printed) <= WIDEST_LINE + 2
    assert printed.startswith("…a")
    assert printed.endswith("b…")
    assert marked(line, 302, 308) == "37.4 %"
    assert len(mark.strip()) == 6


def test_a_mark_at_the_end_of_a_long_line_leaves_no_ellipsis_behind_it() -> None:
    printed, mark = excerpt("a" * 300 + "37.4", 301, 305)
    assert printed.startswith("…")
    assert printed.endswith("37.4")
    assert len(mark) == len(printed)


def test_a_mark_wider_than_the_terminal_is_cut_with_its_line() -> None:
    printed, mark = excerpt("很" * 300, 1, 301)
    assert printed == "很" * (WIDEST_LINE // 2) + "…"
    assert mark == "^" * WIDEST_LINE


def test_a_mark_over_several_lines_ends_with_the_first() -> None:
    text = text_of(finding(span=Span(PATH, 12, 5, 14, 3)), line="The rate")
    assert "   |     ^^^^\n" in text


def test_a_place_behind_the_end_of_a_line_is_marked_there() -> None:
    assert excerpt("abc", 4, 4) == ("abc", "   ^")


def test_what_authors_wrote_can_not_drive_the_terminal() -> None:
    evil = "\x1b[31mred\x07\u202egnp.\u200b\x9b2J\ud800"
    nasty = finding(message=evil, help=evil, subject=evil, judged="x", page=evil, name=evil)
    text = text_of(
        nasty,
        finding(1, 2, waived=replace(PARDON, reason=evil, kind="exception")),
        line=f"x {evil}",
    )
    for character in "\x1b\x07\u202e\u200b\x9b\ud800":
        assert character not in text
    assert "\\u{1b}[31mred\\u{7}\\u{202e}gnp." in text
    text.encode("utf-8")


@given(st.text(max_size=300), st.integers(1, 310), st.integers(0, 40))
def test_any_line_is_printed_on_one_line_with_the_mark_in_it(
    line: str, start: int, length: int
) -> None:
    printed, mark = excerpt(f"x{line}".replace("\n", " "), start, start + length)
    assert all(each.isprintable() or unicodedata.category(each) == "Zs" for each in printed)
    assert columns(printed) <= WIDEST_LINE + 12
    assert set(mark) <= {" ", "^"}
    assert 1 <= mark.count("^") <= WIDEST_LINE + 12
    assert mark == mark.rstrip()


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=250), st.data())
def test_the_mark_stands_under_what_was_found(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start + 1, min(len(line), start + 20)))
    assert marked(line, start + 1, end + 1) == line[start:end]


def test_colour_changes_nothing_but_colour() -> None:
    findings = finding(page="en/x/"), finding(1, 2, waived=PARDON)
    plain, coloured = text_of(*findings), text_of(*findings, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert ESCAPES.sub("", coloured) == plain
