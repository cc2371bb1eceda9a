"""Runs the cases of every rule: the base newsroom with one change, judged by all rules."""

from __future__ import annotations

import string
from collections.abc import Mapping
from pathlib import Path

import pytest
from clearcopy.checking.registry import AnyRule, load_rules
from clearcopy.findings import Finding

from tests.rules.case_files import Case, read_cases
from tests.rules.case_runs import base_files, files_of, is_expected, missing_of, run, waivers_for

HERE = Path(__file__).parent
CASE_FILES = sorted(HERE.glob("*/*.md"))


def case_params() -> list[object]:
    """Return every case with its file, as pytest wants them."""
    return [
        pytest.param(path, case, id=f"{path.parent.name}/{path.stem} {case.kind}: {case.sentence}")
        for path in CASE_FILES
        for case in read_cases(path)
    ]


def unfilled(finding: Finding, rules: Mapping[str, AnyRule]) -> list[str]:
    """Return the names in braces that a rule left in its message or help."""
    if finding.code not in rules:
        return []
    defect = rules[finding.code]
    templates = f"{defect.message} {defect.help}"
    fields = {f"{{{name}}}" for _, name, _, _ in string.Formatter().parse(templates) if name}
    return [name for name in fields if name in finding.message or name in finding.help]


@pytest.mark.parametrize(("path", "case"), case_params())
def test_a_case_finds_what_it_expects_and_nothing_else(path: Path, case: Case) -> None:
    rules = {rule.code: rule for rule in load_rules()}
    own = next((r.code for r in rules.values() if r.name == name_of(path)), None)
    assert own is not None, f"there is no rule {name_of(path)}"
    files = files_of(case)
    outcome = run(files, case)
    if case.kind == "waived" and "data/waivers.yml" not in files:
        covered = [each for each in outcome.report.findings if is_expected(each, case)]
        assert all(each.subject for each in covered), "a finding without a subject can't be waived"
        outcome = run(files | {"data/waivers.yml": waivers_for(covered)}, case)
    found = outcome.report.open if case.kind != "waived" else outcome.report.waived
    unexpected = [each for each in outcome.report.findings if not is_expected(each, case)]
    if case.kind == "waived":
        unexpected += [each for each in outcome.report.open if is_expected(each, case)]
    assert not unexpected, f"not expected in {case.at}:\n{outcome.describe(unexpected)}"
    missing = missing_of(case, found)
    assert not missing, f"{case.at}: not found: {'; '.join(missing)}"
    assert case.kind == "allowed" or own in {each.code for each in case.expected}, (
        f"{case.at}: the case does not expect {own}"
    )
    left = [name for each in outcome.report.findings for name in unfilled(each, rules)]
    assert not left, f"{case.at}: {left} stands unfilled in a message"


def name_of(path: Path) -> str:
    """Return the name of the rule to which a case file belongs."""
    return path.stem.replace("_", "-")


def test_the_base_newsroom_is_clear_under_all_rules() -> None:
    outcome = run(base_files())
    assert not outcome.report.findings, outcome.describe(outcome.report.findings)
    assert outcome.report.pages == 12


def rule_params() -> list[object]:
    return [pytest.param(rule, id=f"{rule.code} {rule.name}") for rule in load_rules()]


@pytest.mark.parametrize("rule", rule_params())
def test_every_rule_has_a_reported_and_an_allowed_case(rule: AnyRule) -> None:
    group, name = str(rule.judge.__module__).split(".")[-2:]
    path = HERE / group / f"{name}.md"
    assert path.is_file(), f"write the cases of {rule.code} in {path.relative_to(HERE.parents[1])}"
    assert {"reported", "allowed"} <= {case.kind for case in read_cases(path)}


def test_every_case_file_belongs_to_a_rule() -> None:
    modules = {tuple(str(rule.judge.__module__).split(".")[-2:]) for rule in load_rules()}
    strangers = [path for path in CASE_FILES if (path.parent.name, path.stem) not in modules]
    assert not strangers
