"""NUM004: an estimate that its confidence interval does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry, Interval, decimal_of
from clearcopy.rule import rule

_NOT_REACHED = ("NE", "NR")


@rule(
    "NUM004",
    on=FactEntry,
    message='"{value}" ({level}% CI {low} to {high}): {problem}',
    help="compare the estimate and both limits with the source, and correct the one that is wrong",
)
def estimate_outside_interval(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """An estimate lies outside of its own interval, or the interval is upside down.

    A confidence interval holds its estimate: where it does not, one of three figures was copied
    wrongly. An upper limit that was not reached (NE, NR) is an open end; what was reached has a
    lower limit.
    Violates: 8.4 (9.0 to NE); 8.4 (NE to NE).
    Passes: 8.4 (5.4 to NE); NR (12.1 to NE).
    An interval around another estimator, such as a credible interval, can be waived.
    """
    del site
    interval = entry.fact.ci
    if interval is None or isinstance(interval, str):
        return
    problem = _problem(entry.fact.value, interval)
    if problem:
        value = entry.fact.value
        yield estimate_outside_interval.found(
            entry.fact.key_span("ci"),
            subject=entry.address,
            judged=f"{value} ({interval.level}% CI {interval.low} to {interval.high})",
            related=(entry.fact.span("value"),),
            value=value,
            level=interval.level,
            low=interval.low,
            high=interval.high,
            problem=problem,
        )


def _problem(value: str, interval: Interval) -> str:
    low, high, estimate = _limit(interval.low), _limit(interval.high), _limit(value)
    if low is not None and high is not None and low > high:
        return "the lower limit is above the upper one"
    if estimate is not None and interval.low in _NOT_REACHED:
        return "the estimate was reached, yet its lower limit was not"
    if value in _NOT_REACHED and high is not None:
        return "the estimate was not reached, yet its upper limit was"
    if estimate is not None and low is not None and estimate < low:
        return "the estimate is below the interval"
    if estimate is not None and high is not None and estimate > high:
        return "the estimate is above the interval"
    return ""


def _limit(figure: str) -> Decimal | None:
    """Return a printed limit as a number; None where it is open or no single number."""
    return decimal_of(figure.lstrip("<>≤≥").replace("−", "-"))
