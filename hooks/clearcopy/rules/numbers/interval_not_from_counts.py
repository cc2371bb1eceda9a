"""NUM010: an interval of a proportion that its counts do not give."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry, decimal_of, places_of
from clearcopy.records.intervals import exact_interval, wilson_interval
from clearcopy.rule import rule

_TOLERANCE = 0.1  # percentage points: rounding, and the programs' last digits
_EXACT = frozenset({"exact", "clopper-pearson", "clopper pearson"})
_SCORE = frozenset({"wilson", "score", "wilson score"})


@rule(
    "NUM010",
    on=FactEntry,
    message='the interval "{low}–{high}" of {k}/{n} is by {method} {expected}',
    help="check both limits and the counts, or say under `method` how the interval was computed",
)
def interval_not_from_counts(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """The confidence interval of a proportion is not the one that its counts give.

    Counts and interval come from one table, so a difference is a slip in one of them, or another
    method. Recomputed is the exact interval (Clopper and Pearson 1934), or that of Wilson where
    the record's `method` names it; intervals of other declared methods are not judged. Limits may
    differ by 0.1, since programs round differently.
    Violates: 6/30 with 5.0 to 30.0. Passes: 6/30 with 7.7 to 38.6.
    """
    del site
    fact = entry.fact
    interval = fact.ci
    if fact.kind != "proportion" or interval is None or isinstance(interval, str):
        return
    if not isinstance(fact.k, int) or not isinstance(fact.n, int) or not 0 <= fact.k <= fact.n:
        return
    low, high, level = (decimal_of(each) for each in (interval.low, interval.high, interval.level))
    method = (interval.method or "exact").casefold()
    if fact.n < 1 or low is None or high is None or level is None or not 0 < level < 100:
        return
    if method not in _EXACT | _SCORE:
        return
    compute = exact_interval if method in _EXACT else wilson_interval
    expected = compute(fact.k, fact.n, float(level))
    # A limit printed without decimals stands for half a point to either side.
    if all(
        abs(float(shown) - limit) <= max(_TOLERANCE, 0.5 * 10.0**-places) + 1e-9
        for shown, limit, places in zip(
            (low, high), expected, (places_of(interval.low), places_of(interval.high)), strict=True
        )
    ):
        return
    yield interval_not_from_counts.found(
        fact.key_span("ci"),
        subject=entry.address,
        judged=f"{fact.k}/{fact.n} {interval.low}–{interval.high}",
        low=interval.low,
        high=interval.high,
        k=fact.k,
        n=fact.n,
        method="Clopper and Pearson" if method in _EXACT else "Wilson",
        expected=f"{expected[0]:.1f}–{expected[1]:.1f}",
    )
