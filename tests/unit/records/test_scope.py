from __future__ import annotations

import pytest
from clearcopy.records.policy import RulePolicy
from clearcopy.records.reading import read_record
from clearcopy.records.scope import Scope, Setting
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given
from hypothesis import strategies as st

MARKETS = ("CN", "HK", "US", "EU", "UK")
HONG_KONG = Setting(frozenset({"HK"}), frozenset({"investors"}), listed=frozenset({"HKEX"}))
BOTH = Setting(frozenset({"HK", "US"}), frozenset({"investors", "media"}))
UNDECLARED = Setting()

settings = st.builds(
    Setting, st.frozensets(st.sampled_from(MARKETS)), st.just(frozenset({"media"}))
)
scopes = st.builds(
    lambda markets: Scope.model_validate({"markets": sorted(markets)}),
    st.frozensets(st.sampled_from(MARKETS)),
)


def scope(**fields: object) -> Scope:
    return Scope.model_validate(fields)


def test_a_scope_without_conditions_binds_every_page() -> None:
    assert scope().everywhere
    assert scope().excludes("release", HONG_KONG) == ""
    assert scope().covers_all("release", UNDECLARED)


def test_a_page_of_another_type_is_not_bound_and_the_reason_names_both() -> None:
    reason = scope(page_types=("study", "release")).excludes("company", HONG_KONG)
    assert reason == 'binds study, release, not a page of type "company"'


def test_a_page_for_several_markets_is_bound_by_what_binds_one_of_them() -> None:
    assert scope(markets=("US",)).excludes("release", BOTH) == ""
    assert "binds market US" in scope(markets=("US",)).excludes("release", HONG_KONG)


def test_a_page_whose_market_nobody_declared_is_bound_by_every_market() -> None:
    assert scope(markets=("US",)).excludes("release", UNDECLARED) == ""
    assert scope(audiences=("patients",)).excludes("release", UNDECLARED) == ""


def test_what_is_milder_must_cover_every_market_of_the_page() -> None:
    assert not scope(markets=("US",)).covers_all("release", BOTH)
    assert scope(markets=("US", "HK", "EU")).covers_all("release", BOTH)
    assert not scope(markets=("US",)).covers_all("release", UNDECLARED)


def test_an_issuer_that_does_not_report_is_not_bound_by_what_binds_those_that_do() -> None:
    harbor = scope(markets=("US",), reporting=("SEC",))
    assert "reporting to SEC" in harbor.excludes("release", BOTH)
    reports = Setting(BOTH.markets, BOTH.audience, frozenset({"SEC"}))
    assert harbor.excludes("release", reports) == ""
    assert harbor.reasons(reports) == "market US, issuer reporting to SEC"


def test_a_chapter_of_an_exchange_is_told_from_the_exchange() -> None:
    biotech = scope(listed=("HKEX 18A",))
    assert biotech.excludes("release", HONG_KONG)
    assert scope(listed=("HKEX",)).excludes("release", HONG_KONG) == ""


@given(scopes, settings)
def test_a_page_that_is_covered_wholly_is_bound(bound: Scope, setting: Setting) -> None:
    if bound.covers_all("release", setting):
        assert bound.excludes("release", setting) == ""


@given(scopes, settings, st.sampled_from(MARKETS))
def test_addressing_one_more_market_never_frees_a_page(
    bound: Scope, setting: Setting, more: str
) -> None:
    wider = Setting(setting.markets | {more}, setting.audience)
    if not bound.excludes("release", setting) and setting.markets:
        assert not bound.excludes("release", wider)


@pytest.mark.parametrize("word", ["off", '"off"', "'off'"])
def test_off_means_off_with_and_without_quotes(word: str) -> None:
    """YAML 1.1 takes the bare word for `false`; whoever writes it does not."""
    tree, problems = parse_yaml(_exception(word), "data/policy.yml")
    assert tree is not None
    row, more = read_record(RulePolicy, tree)
    assert row is not None, (problems, more)
    assert row.exceptions[0].severity == "off"


@pytest.mark.parametrize("word", ["no", "false", "Off", "OFF"])
def test_other_words_for_off_are_refused_with_what_is_possible(word: str) -> None:
    tree, problems = parse_yaml(_exception(word), "data/policy.yml")
    assert tree is not None
    row, more = read_record(RulePolicy, tree)
    assert row is None
    (found,) = (*problems, *more)
    assert (found.code, found.span.line) == ("DAT024", 5)
    assert '"off"' in found.help


def _exception(word: str) -> str:
    return (
        f"severity: error\nowner: Editor\nsource: House rule\nexceptions:\n  - severity: {word}\n"
        "    expires: 2026-01-31\n    reason: It waits.\n    role: Editor\n"
    )
