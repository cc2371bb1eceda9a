"""NUM013: a p value that its confidence interval does not agree with."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry
from clearcopy.records.intervals import RATIOS, disagreement, skewed
from clearcopy.rule import rule


@rule(
    "NUM013",
    on=FactEntry,
    message='check "p {p}" against {value} ({level}% CI {low} to {high}): {problem}',
    help="compare all four with the source; a one-sided p value says `sides: one-sided`",
)
def p_value_against_interval(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """A two-sided p value and the confidence interval beside it tell different stories.

    The interval leaves out the value of no difference exactly when p lies below what its level
    leaves, and from estimate and interval p can be computed (Altman and Bland, BMJ 2011;343:d2090
    and d2304). Printed figures stand for all values that print so. A log-rank p and the interval of
    a Cox model may differ a little near the limit, so the finding says "check".
    Violates: HR 0.80 (95% CI 0.62 to 1.03), p = 0.01.
    Passes: HR 0.80 (95% CI 0.66 to 0.97), p = 0.02.
    """
    del site
    fact = entry.fact
    interval = fact.ci
    if interval is None or isinstance(interval, str) or skewed(interval.method):
        return
    ratio = fact.kind in RATIOS
    if fact.p is None or fact.sides != "two-sided" or not (ratio or fact.kind == "difference"):
        return
    problem = disagreement(
        fact.value, interval.low, interval.high, interval.level, fact.p, ratio=ratio
    )
    if problem:
        yield p_value_against_interval.found(
            fact.span("p"),
            subject=entry.address,
            judged=f"{fact.value} ({interval.low} to {interval.high}) p {fact.p}",
            related=(fact.span("value"), fact.key_span("ci")),
            p=fact.p,
            value=fact.value,
            level=interval.level,
            low=interval.low,
            high=interval.high,
            problem=problem,
        )
