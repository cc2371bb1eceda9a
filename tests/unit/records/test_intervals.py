"""Intervals recomputed, against exact fractions and published examples."""

from __future__ import annotations

from fractions import Fraction
from math import comb, exp, log

import pytest
from clearcopy.records.facts import Fact
from clearcopy.records.intervals import (
    chance_of_at_least,
    disagreement,
    exact_interval,
    middle_of,
    shows_difference,
    two_sided_p,
    wilson_interval,
    within_margin,
    z_of,
)
from hypothesis import given
from hypothesis import strategies as st

COUNTS = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def at_least(k: int, n: int, p: Fraction) -> float:
    """The chance of k or more of n, in exact arithmetic."""
    return float(sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1)))


@given(COUNTS)
def test_each_exact_limit_leaves_half_of_the_rest_in_its_tail(counts: tuple[int, int]) -> None:
    k, n = counts
    low, high = (Fraction(limit) / 100 for limit in exact_interval(k, n))
    assert low <= Fraction(k, n) <= high
    if k:
        assert at_least(k, n, low) == pytest.approx(0.025, abs=1e-9)
    if k < n:
        assert 1 - at_least(k + 1, n, high) == pytest.approx(0.025, abs=1e-9)


@given(COUNTS, st.integers(1, 99))
def test_the_chance_of_a_count_or_more_is_the_tail_of_the_binomial(
    counts: tuple[int, int], hundredths: int
) -> None:
    k, n = counts
    share = Fraction(k * hundredths, n * 100) or Fraction(1, 100)
    assert chance_of_at_least(k, n, float(share)) == pytest.approx(at_least(k, n, share), rel=1e-9)


def test_the_published_interval_of_six_of_thirty_is_found() -> None:
    assert [round(limit, 1) for limit in exact_interval(6, 30)] == [7.7, 38.6]


@given(COUNTS)
def test_the_limits_of_wilson_are_as_far_as_their_own_standard_error(
    counts: tuple[int, int],
) -> None:
    k, n = counts
    for limit in wilson_interval(k, n):
        p = limit / 100
        reach = z_of(95) ** 2 * p * (1 - p) / n
        assert (k / n - p) ** 2 == pytest.approx(reach, abs=1e-9)


@pytest.mark.parametrize(
    ("k", "n", "level"), [(2, 1, 95.0), (-1, 3, 95.0), (0, 0, 95.0), (1, 2, 0)]
)
def test_what_is_no_proportion_has_no_interval(k: int, n: int, level: float) -> None:
    with pytest.raises(ValueError, match="no interval"):
        exact_interval(k, n, level)
    with pytest.raises(ValueError, match="no interval"):
        wilson_interval(k, n, level)


RATIOS = st.tuples(st.floats(0.3, 3.0), st.floats(0.05, 0.6))


@given(RATIOS)
def test_figures_of_one_model_agree_with_each_other(model: tuple[float, float]) -> None:
    ratio, error = model
    reach = z_of(95) * error
    value, low, high = (f"{each:.2f}" for each in (ratio, ratio * exp(-reach), ratio * exp(reach)))
    p = f"{two_sided_p(log(ratio) / error):.3f}"
    assert middle_of(value, low, high, ratio=True) is None
    assert disagreement(value, low, high, "95", p, ratio=True) == ""


def test_a_ratio_away_from_the_middle_of_its_limits_is_told_where_it_lies() -> None:
    middle = middle_of("0.71", "0.52", "0.81", ratio=True)
    assert middle is not None
    assert middle[0] < 0.649 < middle[1]


@pytest.mark.parametrize(
    ("low", "high", "p", "words"),
    [
        ("0.62", "1.03", "0.01", "holds no difference"),
        ("0.66", "0.97", "0.20", "leaves out no difference"),
        ("0.66", "0.97", "0.001", "give a p between"),
    ],
)
def test_a_p_value_that_its_interval_contradicts_is_told_how(
    low: str, high: str, p: str, words: str
) -> None:
    assert words in disagreement("0.80", low, high, "95", p, ratio=True)


@pytest.mark.parametrize("p", ["NE", "0.02", "<0.05", "≤0.03"])
def test_a_p_value_that_agrees_or_is_no_number_is_left_alone(p: str) -> None:
    assert disagreement("0.80", "0.66", "0.97", "95", p, ratio=True) == ""


def comparison(**keys: object) -> Fact:
    interval = {"low": keys.pop("low", "0.45"), "high": keys.pop("high", "0.85")}
    figure = {"value": "0.62", "kind": "hazard-ratio", "ci": interval, **keys}
    return Fact.model_validate(figure)


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ({}, True),
        ({"low": "0.45", "high": "NE"}, False),
        ({"low": "0.72", "high": "1.25"}, False),
        ({"kind": "difference", "low": "-3.0", "high": "4.0"}, False),
        ({"kind": "difference", "low": "1.0", "high": "4.0"}, True),
        ({"ci": "not disclosed"}, None),
        ({"ci": "not disclosed", "p": "<0.05"}, True),
        ({"ci": "not disclosed", "p": ">0.01"}, False),
        ({"ci": "not disclosed", "p": "<0.1"}, False),
        ({"ci": "not disclosed", "p": "0.04", "sides": "one-sided"}, False),
        ({"p": "0.70"}, False),
    ],
)
def test_a_comparison_shows_a_difference_where_interval_and_p_exclude_that_there_is_none(
    *, keys: dict[str, object], shown: bool | None
) -> None:
    assert shows_difference(comparison(**keys)) is shown


@pytest.mark.parametrize(
    ("keys", "within"),
    [
        ({"low": "0.72", "high": "1.25", "margin": "1.30"}, True),
        ({"low": "0.72", "high": "1.25", "margin": "1.20"}, False),
        ({"kind": "risk-ratio", "low": "0.85", "high": "1.10", "margin": "0.80"}, True),
        ({"kind": "difference", "low": "-12.0", "high": "4.0", "margin": "-10"}, False),
        ({"low": "0.72", "high": "NE", "margin": "1.30"}, False),
        ({"low": "0.72", "high": "1.25"}, False),
    ],
)
def test_a_group_is_not_inferior_where_the_interval_keeps_within_the_margin(
    *, keys: dict[str, object], within: bool
) -> None:
    assert within_margin(comparison(**keys)) is within
