"""The arithmetic of facts: on printed strings, in decimals, with every usual rounding."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from clearcopy.records.facts import (
    ROUNDINGS,
    Fact,
    FactEntry,
    Joint,
    decimal_of,
    facts_of,
    fitting_counts,
    fitting_denominators,
    fitting_roundings,
    joint_denominators,
    places_of,
    rounded_from,
)
from hypothesis import assume, given
from hypothesis import strategies as st

COUNTS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
PLACES = st.integers(0, 3)
SMALL = st.integers(1, 120).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def printed(k: int, n: int, places: int, rounding: str) -> str:
    """Print k of n as a percentage, independently of the module under test."""
    with_guard = Fraction(100 * k, n)
    step = Decimal(1).scaleb(-places)
    exact = Decimal(with_guard.numerator) / Decimal(with_guard.denominator)
    return str(exact.quantize(step, rounding=ROUNDINGS[rounding]))


@given(COUNTS, PLACES, st.sampled_from(sorted(ROUNDINGS)))
def test_what_a_rounding_prints_fits_that_rounding(
    counts: tuple[int, int], places: int, rounding: str
) -> None:
    figure = printed(*counts, places, rounding)
    assert rounding in fitting_roundings(figure, *counts)


@given(COUNTS, PLACES, st.sampled_from(sorted(ROUNDINGS)))
def test_the_last_digit_changed_fits_no_rounding(
    counts: tuple[int, int], places: int, rounding: str
) -> None:
    k, n = counts
    step = Decimal(1).scaleb(-places)
    changed = Decimal(printed(k, n, places, rounding)) + 2 * step
    assert fitting_roundings(str(changed), k, n) == ()


@given(COUNTS, PLACES)
def test_a_figure_fits_exactly_when_it_is_within_half_a_step(
    counts: tuple[int, int], places: int
) -> None:
    k, n = counts
    figure = printed(k, n, places, "half-up")
    away = abs(Fraction(figure) - Fraction(100 * k, n))
    assert away <= Fraction(1, 2 * 10**places)
    assert fitting_roundings(figure, k, n)


@given(SMALL, PLACES, st.sampled_from(sorted(ROUNDINGS)))
def test_the_count_behind_a_figure_is_among_those_that_fit(
    counts: tuple[int, int], places: int, rounding: str
) -> None:
    k, n = counts
    assert k in fitting_counts(printed(k, n, places, rounding), n)


@given(st.integers(0, 1000), st.integers(1, 90))
def test_counts_that_fit_are_all_counts_that_fit(tenths: int, n: int) -> None:
    figure = f"{tenths / 10:.1f}"
    every = tuple(k for k in range(n + 1) if fitting_roundings(figure, k, n))
    assert fitting_counts(figure, n) == every


@given(SMALL, PLACES, st.integers(0, 60))
def test_the_denominator_behind_a_figure_is_among_those_that_fit(
    counts: tuple[int, int], places: int, more: int
) -> None:
    k, n = counts
    assert n in fitting_denominators(printed(k, n, places, "half-up"), n + more)


@given(st.integers(0, 1000), st.integers(1, 60))
def test_a_larger_bound_only_adds_denominators(tenths: int, bound: int) -> None:
    figure = f"{tenths / 10:.1f}"
    found = fitting_denominators(figure, bound)
    assert fitting_denominators(figure, bound + 20)[: len(found)] == found


@pytest.mark.parametrize(
    ("figure", "k", "n", "roundings"),
    [
        ("31.3", 15, 48, ("half-up",)),  # 31.25: `round` and `format` print 31.2
        ("31.2", 15, 48, ("half-down", "half-even")),
        ("31.4", 15, 48, ()),
        ("4.2", 2, 48, ("half-up", "half-down", "half-even")),
        ("0", 0, 13, ("half-up", "half-down", "half-even")),
        ("100", 13, 13, ("half-up", "half-down", "half-even")),
        ("12.5", 1, 8, ("half-up", "half-down", "half-even")),
        ("13", 1, 8, ("half-up",)),
        ("12", 1, 8, ("half-down", "half-even")),
        ("20.0", 3, 15, ("half-up", "half-down", "half-even")),
        ("20", 0, 0, ()),
        ("NE", 1, 2, ()),
    ],
)
def test_known_proportions(figure: str, k: int, n: int, roundings: tuple[str, ...]) -> None:
    assert fitting_roundings(figure, k, n) == roundings


def test_a_percentage_that_nobody_of_30_gives() -> None:
    assert fitting_counts("31.3", 30) == ()


def test_the_denominators_of_a_published_percentage() -> None:
    assert fitting_denominators("31.3", 48) == (16, 32, 48)


@given(st.integers(0, 10**9), PLACES)
def test_thousands_separators_do_not_change_a_value(number: int, places: int) -> None:
    figure = f"{Decimal(number).scaleb(-places):,f}"
    assert decimal_of(figure) == Decimal(number).scaleb(-places)
    assert places_of(figure) == places


@pytest.mark.parametrize("figure", ["NE", "NR", "20–30", "<0.001", "", "1.2.3"])
def test_what_is_no_single_number_has_no_value(figure: str) -> None:
    assert decimal_of(figure) is None


def test_trailing_zeros_count_as_places() -> None:
    assert (places_of("20.0"), places_of("20"), places_of("1,234.50")) == (1, 0, 2)


KEYS = st.text("abcdefgh", min_size=1, max_size=4)
FACT = Fact(value="1", kind="count")


@given(st.dictionaries(KEYS, st.dictionaries(KEYS, st.just(FACT), max_size=4), max_size=4))
def test_every_fact_of_a_table_has_one_address(table: dict[str, dict[str, Fact]]) -> None:
    found = list(facts_of("example-1", "2025-07-01", table))
    assert {entry.keys for entry in found} == {(a, b) for a, part in table.items() for b in part}
    assert len({entry.address for entry in found}) == len(found)
    assert all(entry.address == f"example-1@2025-07-01.{'.'.join(entry.keys)}" for entry in found)


@given(st.lists(KEYS, min_size=1, max_size=3))
def test_an_author_writes_the_address_without_the_data_cut(keys: list[str]) -> None:
    table: object = FACT
    for key in reversed(keys):
        table = {key: table}
    (at_cut,) = facts_of("example-1", "2025-07-01", table)
    (design,) = facts_of("example-1", "", table)
    assert at_cut.path == design.path == design.address == f"example-1.{'.'.join(keys)}"


def test_a_proportion_of_two_halves_rounds_both_ways() -> None:
    """A tie is where the roundings part: each of both neighbours is fine, and nothing else."""
    tie = Decimal("31.25").quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    assert tie == Decimal("31.3")
    fitting = [
        value for value in ("31.1", "31.2", "31.3", "31.4") if fitting_roundings(value, 5, 16)
    ]
    assert fitting == ["31.2", "31.3"]


@given(COUNTS)
def test_a_fact_and_its_seal_change_together(counts: tuple[int, int]) -> None:
    k, n = counts
    assume(k < n)
    one = Fact(value="31.3", kind="proportion", k=k, n=n)
    other = Fact(value="31.3", kind="proportion", k=k + 1, n=n)
    assert one.seal != other.seal
    assert one.seal == Fact(value="31.3", kind="proportion", k=k, n=n).seal
    assert FactEntry("a.b", "a", "", ("b",), one).path == "a.b"


@given(st.integers(1, 60), st.data())
def test_the_common_denominator_of_a_set_is_among_those_that_fit(
    n: int, data: st.DataObject
) -> None:
    counts = data.draw(st.lists(st.integers(0, n), min_size=1, max_size=5))
    rounding = data.draw(st.sampled_from(sorted(ROUNDINGS)))
    figures = tuple(printed(k, n, 1, rounding) for k in counts)
    fits = {fit.n: fit for fit in joint_denominators(figures, 60)}
    assert rounding in fits[n].roundings
    assert all(k in fitting for k, fitting in zip(counts, fits[n].counts, strict=True))


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=3), st.integers(1, 50))
def test_a_set_fits_exactly_where_each_of_its_figures_fits(tenths: list[int], largest: int) -> None:
    figures = tuple(f"{each / 10:.1f}" for each in tenths)
    alone = [set(fitting_denominators(figure, largest)) for figure in figures]
    joint = {fit.n for fit in joint_denominators(figures, largest)}
    assert joint == set.intersection(*alone)


def test_the_percentages_of_both_dose_groups_fit_one_number_alone() -> None:
    assert joint_denominators(("31.3", "31.3", "4.2"), 48) == (
        Joint(48, ((15,), (15,), (2,)), ("half-up",)),
    )


@given(st.integers(-500, 500), PLACES)
def test_a_figure_stands_for_what_lies_within_half_a_step(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    assert rounded_from(f"{value:f}") == (
        value - Decimal(5).scaleb(-places - 1),
        value + Decimal(5).scaleb(-places - 1),
    )


def test_what_is_no_single_number_stands_for_nothing() -> None:
    assert rounded_from("NE") is None
    assert rounded_from("20–30") is None
