"""The runner of the cases must itself be able to fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from clearcopy.findings import Defect, Span

from tests.rules.case_files import RELEASE, Case, CaseError, merge_yaml, read_cases
from tests.rules.case_runs import (
    CHINESE,
    RECORD,
    base_files,
    files_of,
    is_expected,
    missing_of,
    run,
    waivers_for,
)

STUDY = "data/studies/example-1.yml"


def cases_of(text: str, tmp_path: Path) -> list[Case]:
    path = tmp_path / "some_rule.md"
    path.write_text(text, encoding="utf-8")
    return read_cases(path)


def fenced(language: str, *lines: str) -> str:
    return "\n".join([f"```{language}", *lines, "```", ""])


def reported(*fences: str) -> str:
    return "## reported: a sentence\n\n" + "\n".join(fences)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (fenced("markdown", "x"), "some_rule.md:1: a fence stands above the first heading"),
        ("## refused: x\n", "is no heading of a case"),
        ("## reported\n", "is no heading of a case"),
        (reported("```markdown\nx"), "the fence is never closed"),
        (reported(fenced("python", "x")), '"python" is no kind of change'),
        (reported(fenced("yaml", "a: b # NUM001")), "a yaml fence names its file"),
        (reported(fenced("yaml data/x.yml merge", "a: b # NUM001")), "does not exist"),
        (reported(fenced("yaml data/x.yml merged", "a: b")), '"merged" is unknown'),
        (reported(fenced(f"yaml {STUDY} merge", "name: b", "# NUM001")), "no key stands in line"),
        (reported(fenced("html", "- <p>", "+ <b>", "<!-- BLK101 -->")), "is found, as in"),
        (reported(fenced("css", "p {} <!-- BLK103 -->")), "is found, as in"),
        (reported(fenced("html", "old", "<!-- BLK101 x.md:1 -->")), "is neither"),
        (reported(fenced("html", "+ new", "<!-- BLK101 x.md:1 -->")), "is neither"),
        (reported(fenced("html", "- <h1>", "+ <h1>", "<!-- BLK101 x.md -->")), "changes nothing"),
        (reported(fenced("removed", "<!-- LNG001 -->")), "name the file"),
        (reported(), "the case changes nothing"),
        (reported(fenced("markdown", "x")), "the case expects nothing"),
        ("## waived: x\n" + fenced("markdown", "x"), "the case expects nothing"),
        ("## allowed: x\n" + fenced("markdown", "x <!-- NUM101 -->"), "an allowed case expects"),
    ],
)
def test_a_case_that_could_not_fail_is_refused(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError) as refused:
        cases_of(text, tmp_path)
    assert words in str(refused.value)
    assert str(refused.value).startswith("some_rule.md:")


def test_the_expected_code_is_no_part_of_the_text(tmp_path: Path) -> None:
    (case,) = cases_of(reported(fenced("markdown", "One.", "", "37.4%. <!-- NUM101 -->")), tmp_path)
    text = case.files[RELEASE]
    assert text is not None
    assert "NUM101" not in text
    (expected,) = case.expected
    lines = text.split("\n")
    assert [lines[line - 1] for line in expected.lines] == ["37.4%."]
    assert lines[0] == "---"


def test_a_change_of_the_english_release_alone_makes_it_local(tmp_path: Path) -> None:
    (case,) = cases_of(reported(fenced("markdown", "x <!-- NUM101 -->")), tmp_path)
    files = files_of(case)
    assert CHINESE not in files
    assert "local-only:" in files[RECORD]
    (case,) = cases_of(reported(fenced("markdown bilingual", "x <!-- NUM101 -->")), tmp_path)
    assert CHINESE in files_of(case)


def test_a_merge_changes_the_named_keys_alone_and_keeps_quotes() -> None:
    base = 'a: "20.0"\nb:\n  c: 15\n  d: [x, y]\ne: 2025-01-01\n'
    assert merge_yaml(base, 'b:\n  c: 16\n  f: "7"\n') == (
        'a: "20.0"\nb:\n  c: 16\n  d: [x, y]\n  f: "7"\ne: 2025-01-01\n'
    )
    assert merge_yaml(base, "b: ~\ne: ~\n") == 'a: "20.0"\n'


def test_an_expected_code_follows_its_key_through_a_merge(tmp_path: Path) -> None:
    change = fenced(
        f"yaml {STUDY} merge", "facts:", "  all:", "    cohorts:", '      value: "3" # X'
    )
    (case,) = cases_of(reported(change.replace("# X", "# NUM001")), tmp_path)
    text = case.files[STUDY]
    assert text is not None
    (expected,) = case.expected
    assert [text.split("\n")[line - 1].strip() for line in expected.lines] == ['value: "3"']


def test_a_finding_in_another_line_is_not_the_expected_one(tmp_path: Path) -> None:
    body = ("The rate was 12.7%. <!-- NUM101 -->", "", "It was low.")
    (right,) = cases_of(reported(fenced("markdown", *body)), tmp_path)
    found = run(files_of(right), right).report.findings
    assert [each.code for each in found if is_expected(each, right)] == ["NUM101"]
    assert missing_of(right, found) == []
    moved = ("The rate was 12.7%.", "", "It was low. <!-- NUM101 -->")
    (wrong,) = cases_of(reported(fenced("markdown", *moved)), tmp_path)
    found = run(files_of(wrong), wrong).report.findings
    assert not any(is_expected(each, wrong) for each in found)
    assert missing_of(wrong, found) == [f"NUM101 at {RELEASE}:12"]


def test_what_is_found_in_a_finished_page_is_compared_with_its_place(tmp_path: Path) -> None:
    change = fenced("html", "- <p>", "+ <b>", "<!-- BLK102 a.md:7 -->", "<!-- LNG005 a.md -->")
    (case,) = cases_of(reported(change), tmp_path)
    (anywhere,) = cases_of(reported(fenced("css", "p {} <!-- BLK102 everywhere -->")), tmp_path)
    defect = Defect("BLK102", "x", "x", "x")
    for span, expected in (
        (Span("a.md", 7), True),
        (Span("a.md", 8), False),
        (Span("b.md"), False),
    ):
        assert is_expected(defect.found(span), case) == expected
        assert is_expected(defect.found(span), anywhere)
    assert is_expected(replace(defect, code="LNG005").found(Span("a.md")), case)


def test_a_substitution_must_occur_exactly_once(tmp_path: Path) -> None:
    (case,) = cases_of(reported(fenced("html", "- <p>", "+ <b>", "<!-- BLK102 x.md -->")), tmp_path)
    with pytest.raises(CaseError, match='"<p>" occurs'):
        run(files_of(case), case)


def test_waivers_for_findings_cover_them() -> None:
    files = dict(base_files())
    files["docs/en/index.md"] += "\nThe rate was 12.7%.\n"
    found = [each for each in run(files).report.findings if each.code == "NUM101"]
    outcome = run(files | {"data/waivers.yml": waivers_for(found)})
    assert {each.code for each in outcome.report.waived} == {"NUM101"}
    assert "NUM101" not in {each.code for each in outcome.report.open}
    assert not any(each.code.startswith("WVR") for each in outcome.report.findings)


def test_a_shown_record_is_sealed_as_it_is() -> None:
    files = dict(base_files())
    files[STUDY] = files[STUDY].replace('value: "8.4"', 'value: "8.5"')
    assert not run(files).report.findings
