"""NUM012: a ratio or difference that does not lie in the middle of its interval."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry
from clearcopy.records.intervals import RATIOS, middle_of, skewed
from clearcopy.rule import rule


@rule(
    "NUM012",
    on=FactEntry,
    message='"{value}" ({level}% CI {low} to {high}) is not the {mean} of its limits, {expected}',
    help="compare estimate and limits with the source; say under `method` when the interval is "
    "exact, profile, bootstrap or credible",
)
def ratio_off_its_interval(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """A hazard, odds or risk ratio does not lie at the geometric mean of its confidence limits.

    The usual interval of a ratio is symmetric on the log scale, that of a mean difference on its
    own; an estimate elsewhere was copied wrongly, or belongs to another interval. Every printed
    figure stands for all values that print so. Intervals that are not symmetric (exact, profile
    likelihood, bootstrap, Bayesian) are left alone where `method` says so.
    Violates: HR 0.71 (95% CI 0.52 to 0.81). Passes: HR 0.65 (95% CI 0.52 to 0.81).
    """
    del site
    fact = entry.fact
    interval = fact.ci
    if interval is None or isinstance(interval, str) or skewed(interval.method):
        return
    ratio = fact.kind in RATIOS
    if not ratio and fact.kind != "difference":
        return
    expected = middle_of(fact.value, interval.low, interval.high, ratio=ratio)
    if expected is None:
        return
    yield ratio_off_its_interval.found(
        fact.span("value"),
        subject=entry.address,
        judged=f"{fact.value} ({interval.low} to {interval.high})",
        related=(fact.key_span("ci"),),
        value=fact.value,
        level=interval.level,
        low=interval.low,
        high=interval.high,
        mean="geometric mean" if ratio else "middle",
        expected=f"{expected[0]:.2f} to {expected[1]:.2f}",
    )
