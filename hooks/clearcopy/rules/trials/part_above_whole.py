"""TRL014: an endpoint that counts more people than the one that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import Fact, FactEntry, decimal_of
from clearcopy.records.populations import entries_by_place
from clearcopy.rule import rule


@rule(
    "TRL014",
    on=FactEntry,
    message='"{label}" {value} is above "{whole}" {larger}, which holds it',
    help="compare both with the source; figures of other assessors are endpoints of their own",
)
def part_above_whole(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """Everybody whom one endpoint counts is counted by another, and yet it is the larger figure.

    Whoever responds has the disease under control; whoever has a grade 3 event has an event; what
    is related is a part of what occurred. The endpoint of a study that is a part says so under
    `within: dcr`. Compared are proportions and counts of the same population, analysis set and data
    cut.
    Violates: response 45% and disease control 40% in one population.
    Passes: 20.0% and 86.7%; figures of two assessors, recorded as two endpoints.
    """
    study = site.library.studies.get(entry.record)
    endpoint = study.endpoints.get(entry.keys[-1]) if study is not None else None
    if study is None or endpoint is None or endpoint.within is None or len(entry.keys) != 2:
        return
    place = (entry.record, entry.cut, entry.keys[0], endpoint.within)
    other = entries_by_place(site.library).get(place)
    whole = study.endpoints.get(endpoint.within)
    if other is None or whole is None or not _exceeds(entry.fact, other.fact):
        return
    yield part_above_whole.found(
        entry.fact.span("value"),
        subject=entry.address,
        judged=f"{_printed(entry.fact)} above {_printed(other.fact)}",
        related=(other.fact.span("value"),),
        label=endpoint.label.en,
        value=_printed(entry.fact),
        whole=whole.label.en,
        larger=_printed(other.fact),
    )


def _exceeds(part: Fact, whole: Fact) -> bool:
    if part.kind != whole.kind or part.unit != whole.unit or part.group != whole.group:
        return False
    if part.kind not in ("proportion", "count"):
        return False
    counted = isinstance(part.k, int) and isinstance(whole.k, int) and part.n == whole.n
    if counted and part.k > whole.k:  # type: ignore[operator]  # both are counts, see above
        return True
    low, high = decimal_of(part.value), decimal_of(whole.value)
    return low is not None and high is not None and low > high


def _printed(fact: Fact) -> str:
    return f"{fact.value}%" if fact.unit == "percent" else fact.value
