"""Checks of single figures against what such a figure can be, and against the people enrolled."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clearcopy.findings import Finding, Span
from clearcopy.records import crosscheck_defects as defects
from clearcopy.records.advice import advice_on
from clearcopy.records.facts import Fact, FactEntry, decimal_of
from clearcopy.records.intervals import RATIOS
from clearcopy.records.library import Library
from clearcopy.records.populations import nearest_enrolled

_SHARES = frozenset({"proportion", "km-rate"})
_TIMES = frozenset({"months", "years", "weeks", "days"})
_LEVELS = (Decimal(50), Decimal("99.9"))


def wrong_in_facts(library: Library) -> Iterator[Finding]:
    """Yield what is wrong with each figure: its source, its counts, its value."""
    broken = any(finding.span.path.startswith("data/references") for finding in library.findings)
    for entry in library.facts.values():
        fact = entry.fact
        if fact.source is not None and fact.source not in library.references and not broken:
            yield defects.UNKNOWN_ID.found(
                fact.span("source"),
                subject=entry.address,
                kind="reference",
                id=fact.source,
                advice=advice_on(fact.source, library.references),
            )
        yield from _wrong_counts(entry, library)
        for at, name, value, problem in _out_of_range(fact):
            yield defects.IMPOSSIBLE_FIGURE.found(
                at, subject=entry.address, name=name, value=value, problem=problem
            )


def _wrong_counts(entry: FactEntry, library: Library) -> Iterator[Finding]:
    fact = entry.fact
    if not isinstance(fact.n, int):
        return
    if fact.n < 1 or (isinstance(fact.k, int) and not 0 <= fact.k <= fact.n):
        at = fact.span("n" if fact.n < 1 else "k")
        yield defects.IMPOSSIBLE_COUNTS.found(at, subject=entry.address, k=fact.k, n=fact.n)
    study = library.studies.get(entry.record)
    nearest = nearest_enrolled(study, entry.cut, entry.keys[0]) if study is not None else None
    if nearest is not None and fact.n > nearest[1]:
        yield defects.DENOMINATOR_ABOVE_ENROLMENT.found(
            fact.span("n"),
            subject=entry.address,
            n=fact.n,
            enrolled=nearest[1],
            population=nearest[0],
        )


def _out_of_range(fact: Fact) -> Iterator[tuple[Span, str, str, str]]:
    """Yield each printed figure that lies outside of what its kind allows, with the reason."""
    figures = [(fact.span("value"), "value", fact.value)]
    interval = fact.ci
    if interval is not None and not isinstance(interval, str):
        figures.append((interval.span("low"), "lower limit", interval.low))
        figures.append((interval.span("high"), "upper limit", interval.high))
        yield from _outside(interval.span("level"), "level", interval.level, *_LEVELS)
    low, high = _range_of(fact)
    for at, name, value in figures:
        yield from _outside(at, name, value, low, high)
    if fact.p is not None:
        yield from _outside(fact.span("p"), "p value", fact.p, Decimal(0), Decimal(1))


def _range_of(fact: Fact) -> tuple[Decimal | None, Decimal | None]:
    if fact.kind in _SHARES and fact.unit == "percent":
        return Decimal(0), Decimal(100)
    if fact.kind == "p-value":
        return Decimal(0), Decimal(1)
    if fact.kind in RATIOS or (fact.kind == "median" and fact.unit in _TIMES):
        return Decimal(0), None
    return None, None


def _outside(
    at: Span, name: str, figure: str, low: Decimal | None, high: Decimal | None
) -> Iterator[tuple[Span, str, str, str]]:
    value = decimal_of(figure.lstrip("<>≤≥").replace("−", "-"))
    if value is None:
        return
    if low is not None and value < low:
        yield at, name, figure, f"is below {low}"
    elif high is not None and value > high:
        yield at, name, figure, f"is above {high}"
