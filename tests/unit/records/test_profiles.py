from __future__ import annotations

from datetime import date

import pytest
from clearcopy.checking.applicability import exception_for, severity_for
from clearcopy.checking.registry import load_rules
from clearcopy.findings import Severity
from clearcopy.records.policy import Policy
from clearcopy.records.profiles import profiles, with_profiles
from clearcopy.records.reading import read_record
from clearcopy.records.scope import Setting
from clearcopy.records.strict_yaml import parse_yaml

from tests.pages import page_at
from tests.rules.case_runs import base_files, run

DAY = date(2025, 3, 31)
CHINA = page_at("a", Setting(frozenset({"CN"}), frozenset({"media"})))
AMERICA = page_at("a", Setting(frozenset({"US"}), frozenset({"media"})))
OWN = "    exceptions:\n      - {severity: info, markets: [CN], reason: decided, role: Editor}\n"


def policy_of(selected: str, own: str = "") -> Policy:
    text = (
        f"page-types: {{}}\nstatements: []\nheadings: {{}}\nprofiles: {selected}\nrules:\n"
        f"  PRM016:\n    severity: warn\n    owner: Editor\n    source: x\n{own}"
    )
    tree, _ = parse_yaml(text, "data/policy.yml")
    assert tree is not None
    policy, problems = read_record(Policy, tree)
    assert policy is not None, problems
    merged, findings = with_profiles(policy)
    assert not findings
    return merged


def test_a_profile_makes_a_rule_stricter_on_the_pages_that_its_law_binds() -> None:
    row = policy_of("[cn-audience]").rules["PRM016"]
    assert severity_for(row, CHINA, DAY) is Severity.ERROR
    assert severity_for(row, AMERICA, DAY) is Severity.WARN
    exception = exception_for(row, CHINA, DAY)
    assert exception is not None
    assert (exception.profile, exception.source) == (
        "cn-audience",
        "PRC Advertising Law, article 9(3)",
    )


def test_without_the_profile_nothing_of_it_binds() -> None:
    assert severity_for(policy_of("[]").rules["PRM016"], CHINA, DAY) is Severity.WARN


def test_what_policy_itself_decides_for_a_page_wins() -> None:
    row = policy_of("[cn-audience]", OWN).rules["PRM016"]
    assert severity_for(row, CHINA, DAY) is Severity.INFO


def test_the_order_of_profiles_says_nothing() -> None:
    assert (
        policy_of("[cn-audience, hk-issuer]").rules == policy_of("[hk-issuer, cn-audience]").rules
    )


def test_a_profile_that_does_not_exist_is_found_with_what_is_meant() -> None:
    files = dict(base_files())
    files["data/policy.yml"] = "profiles: [hk-issuers]\n" + files["data/policy.yml"]
    found = [each for each in run(files).report.findings if each.code == "DAT080"]
    assert [each.help for each in found] == ['Did you mean "hk-issuer"?']


def test_the_safe_harbor_binds_only_issuers_that_report_to_the_sec() -> None:
    (harbor,) = profiles()["us-sec-issuer"].statements
    listed = Setting(frozenset({"US", "HK"}), listed=frozenset({"HKEX"}))
    assert harbor.excludes("release", listed)
    reporting = Setting(frozenset({"US"}), reporting=frozenset({"SEC"}))
    assert not harbor.excludes("release", reporting)


def test_a_selected_profile_asks_for_the_statement_that_the_company_must_write() -> None:
    files = dict(base_files())
    files["data/policy.yml"] = "profiles: [us-sec-issuer]\n" + files["data/policy.yml"]
    found = [each for each in run(files).report.findings if each.code == "DAT030"]
    assert ['"us-safe-harbor"' in each.message for each in found] == [True]
    assert (found[0].span.path, found[0].span.line) == ("data/policy.yml", 1)
    assert "data/statements/us-safe-harbor.yml" in found[0].help


@pytest.mark.parametrize("name", sorted(profiles()))
def test_every_profile_names_rules_that_exist_and_a_legal_source_for_each(name: str) -> None:
    codes = {rule.code for rule in load_rules()}
    profile = profiles()[name]
    assert profile.exceptions or profile.statements
    for code, exceptions in profile.exceptions.items():
        assert code in codes
        assert all(each.source and not each.everywhere for each in exceptions)
        assert all(each.severity in ("error", "sign-off") for each in exceptions)
