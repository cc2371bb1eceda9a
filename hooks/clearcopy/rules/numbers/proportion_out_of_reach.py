"""NUM001: a proportion that its counts do not give, or whose counts are not stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import (
    FactEntry,
    decimal_of,
    fitting_counts,
    fitting_denominators,
    fitting_roundings,
    places_of,
)
from clearcopy.records.models import Study
from clearcopy.records.populations import largest_denominator
from clearcopy.rule import rule

# Beyond this, nearly every denominator gives nearly every percentage, and the list tells nothing.
_LISTED_UP_TO = 500


@rule("NUM001", on=FactEntry, message='"{printed}" {problem}', help="{advice}")
def proportion_out_of_reach(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """A percentage of people is one that no whole number of people gives, or nobody can tell.

    k of n people gives only some percentages (the GRIM test: Brown and Heathers 2017). The printed
    string is compared in decimal arithmetic; rounding half up, half down and half to even are all
    accepted. Where n is not stated, nothing is tested: the finding lists what it could be.
    Rates from Kaplan-Meier curves, models and other publications are no proportions of a count.
    Violates: "31.3" of 30 patients (9 give 30.0, 10 give 33.3); "20.0" with n not disclosed.
    Passes: "31.3" with k 15 of n 48, which is 31.25.
    Mend it by correcting the figure or its counts, or by stating them; what the source does not
    disclose is waived by a role, with an end date.
    """
    fact = entry.fact
    if fact.kind != "proportion":
        return
    value = decimal_of(fact.value)
    at, advice = "value", "correct the figure, k or n; any usual rounding is accepted"
    if value is None:
        problem = "is no single number, so its counts cannot be compared with it"
    elif not isinstance(fact.n, int):
        at, problem = "n", _without_denominator(entry, site.library.studies.get(entry.record))
        advice = "state k and n from the source; what it does not disclose needs a waiver"
    elif isinstance(fact.k, int):
        problem = _misfit(fact.value, fact.k, fact.n)
    else:
        problem = "" if fitting_counts(fact.value, fact.n) else _no_count(value, fact.n)
    if problem:
        unit = "%" if fact.unit == "percent" else ""
        population = entry.keys[0] if entry.keys else ""
        yield proportion_out_of_reach.found(
            fact.span(at),
            subject=entry.address,
            judged=f"{fact.value}{unit}, k {fact.k}, n {fact.n}, population {population}",
            printed=f"{fact.value}{unit}",
            problem=problem,
            advice=advice,
        )


def _misfit(figure: str, k: int, n: int) -> str:
    if n < 1 or fitting_roundings(figure, k, n):
        return ""
    step = Decimal(1).scaleb(-places_of(figure) - 1)
    exact = (Decimal(100) * k / n).quantize(step, rounding=ROUND_HALF_UP)
    return f"is not {k} of {n}, which is {exact}%"


def _no_count(value: Decimal, n: int) -> str:
    if n < 1:
        return ""
    below = max(0, min(n - 1, int(value * n / 100)))
    around = [f"{k} give {Decimal(100) * k / n:.2f}%" for k in (below, below + 1)]
    return f"is no whole number of {n}: {', '.join(around)}"


def _without_denominator(entry: FactEntry, study: Study | None) -> str:
    """Say that the denominator is not stated, and what it could be."""
    stated = "has a denominator that is not stated"
    population = entry.keys[0] if entry.keys else ""
    bound = largest_denominator(study, entry.cut, population) if study is not None else None
    if bound is None:
        return f"{stated}, and no enrolment is recorded that would bound it"
    if bound > _LISTED_UP_TO:
        return f"{stated}; with up to {bound} enrolled, it could be too many to list"
    k = entry.fact.k
    fitting = _fitting(entry.fact.value, bound)
    if isinstance(k, int):
        fitting = tuple(n for n in fitting if fitting_roundings(entry.fact.value, k, n))
    if not fitting:
        return f"{stated}; with up to {bound} enrolled, none fits, so check both figures"
    return f"{stated}; with up to {bound} enrolled, it could be {_listed(fitting)}"


@lru_cache(maxsize=4096)
def _fitting(figure: str, bound: int) -> tuple[int, ...]:
    return fitting_denominators(figure, bound)


def _listed(numbers: tuple[int, ...]) -> str:
    """Return numbers as people list them, consecutive ones as ranges."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    parts = [f"{low}" if low == high else f"{low}–{high}" for low, high in runs]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
