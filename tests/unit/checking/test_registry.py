from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from clearcopy.checking.registry import RegistryError, agree, defects, load_rules
from clearcopy.findings import Defect, Finding
from clearcopy.records.policy import Policy
from clearcopy.records.reading import read_record
from clearcopy.records.strict_yaml import parse_yaml

RULE = '''
from clearcopy.document.page import Page
from clearcopy.rule import rule

@rule("{code}", on={on}, message="m", help="h")
def {function}(page, site):
    """What it finds."""
    return ()
'''

MakePackage = Callable[..., str]
_names = itertools.count()


@pytest.fixture
def make_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakePackage:
    """Write a package of rules under a name of its own and return the name."""
    monkeypatch.syspath_prepend(tmp_path)

    def make(**modules: str) -> str:
        name = f"rules_under_test_{next(_names)}"
        group = tmp_path / name / "group"
        group.mkdir(parents=True)
        (group.parent / "__init__.py").touch()
        (group / "__init__.py").touch()
        for module, text in modules.items():
            (group / f"{module}.py").write_text(text, encoding="utf-8")
        return name

    return make


def rule_text(code: str, function: str, on: str = "Page") -> str:
    return RULE.format(code=code, function=function, on=on)


def policy_with(rows: str) -> Policy:
    text = f"page-types: {{}}\nstatements: []\nheadings: {{}}\nrules:\n{rows}"
    tree, _ = parse_yaml(text, "data/policy.yml")
    assert tree is not None
    policy, problems = read_record(Policy, tree)
    assert policy is not None, problems
    return policy


def row(code: str) -> str:
    return f"  {code}:\n    severity: warn\n    owner: Editor\n    source: House rule\n"


def test_rules_of_all_groups_come_sorted_by_code(make_package: MakePackage) -> None:
    package = make_package(b_first=rule_text("AAA001", "b_first"), a=rule_text("BBB001", "a"))
    assert [rule.code for rule in load_rules(package)] == ["AAA001", "BBB001"]


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"one": rule_text("AAA001", "one"), "two": rule_text("AAA001", "two")}, "both have the"),
        ({"one": "X = 1"}, "has no rules"),
        ({"one": rule_text("AAA001", "one") + rule_text("AAA002", "two")}, "has 2 rules"),
        ({"one": rule_text("AAA001", "other")}, 'its name is that of its file, "one"'),
        ({"one": rule_text("AAA01", "one")}, 'has the code "AAA01"'),
        ({"one": rule_text("DAT001", "one")}, "belong to the engine"),
        ({"one": rule_text("AAA001", "one", on="int")}, "is a rule on <class 'int'>"),
        ({"one": "import nothing_of_this_name"}, "cannot be imported: ModuleNotFoundError"),
        ({"one": "def"}, "cannot be imported: SyntaxError"),
    ],
)
def test_wrong_rules_stop_the_engine_with_one_sentence(
    make_package: MakePackage, modules: dict[str, str], words: str
) -> None:
    with pytest.raises(RegistryError) as refused:
        load_rules(make_package(**modules))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_rule_that_imports_another_rule_is_refused(make_package: MakePackage) -> None:
    package = make_package(one=rule_text("AAA001", "one"))
    borrowed = f"from {package}.group.one import one\n{rule_text('AAA002', 'two')}"
    (Path(__import__(package).__path__[0]) / "group" / "two.py").write_text(borrowed)
    with pytest.raises(RegistryError, match="has 2 rules"):
        load_rules(package)


def test_rules_and_policy_that_name_the_same_codes_agree(make_package: MakePackage) -> None:
    rules = load_rules(make_package(one=rule_text("AAA001", "one")))
    assert agree(rules, policy_with(row("AAA001"))) == []


def test_a_rule_without_a_row_and_a_row_without_a_rule_are_found(
    make_package: MakePackage,
) -> None:
    rules = load_rules(make_package(one=rule_text("AAA001", "one")))
    found = agree(rules, policy_with(row("AAA002") + row("DAT010")))
    assert [(each.code, each.span.path, each.span.line) for each in found] == [
        ("ENG003", "data/policy.yml", 4),
        ("ENG004", "data/policy.yml", 5),
        ("ENG004", "data/policy.yml", 9),
    ]
    assert found[0].message == "the rule AAA001 one has no row under `rules`"
    assert found[1].help == 'did you mean "AAA001"?'
    assert "always stops publishing" in found[2].help


def test_without_a_policy_there_is_nothing_to_agree_with(make_package: MakePackage) -> None:
    assert agree(load_rules(make_package(one=rule_text("AAA001", "one"))), None) == []


def test_the_projects_own_rules_load() -> None:
    rules = load_rules()
    assert rules
    assert list(rules) == sorted(rules, key=lambda rule: rule.code)


def test_every_code_can_be_explained_once() -> None:
    found = defects()
    assert {"ENG001", "WVR001", "DAT001", "DAT030", "DOC001"} <= set(found)
    assert all(code == defect.code for code, defect in found.items())
    assert {rule.code for rule in load_rules()} <= set(found)
    without_why = [code for code, defect in found.items() if not defect.why.strip()]
    assert not without_why


def test_defects_of_upper_layers_join_and_must_not_reuse_a_code() -> None:
    own = Defect("OUT001", "left-over", "m", "h", "w")
    assert defects([own])["OUT001"] is own
    with pytest.raises(RegistryError, match='"rule-crashed" and "left-over"'):
        defects([Defect("ENG001", "left-over", "m", "h", "w")])


def test_findings_of_agreement_are_findings() -> None:
    assert all(isinstance(each, Finding) for each in agree(load_rules(), policy_with(row("X"))))
