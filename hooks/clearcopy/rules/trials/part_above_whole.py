"""TRL014: an endpoint that counts more people than the one that holds it."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import Fact, FactEntry, counted, decimal_of
from clearcopy.records.nesting import endpoints_around
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
    if study is None or len(entry.keys) != 2 or entry.keys[1] not in study.endpoints:
        return
    population, endpoint = entry.keys
    for around in endpoints_around(site.library, entry.record)[endpoint]:
        other = entries_by_place(site.library).get((entry.record, entry.cut, population, around))
        if other is None or not _exceeds(entry.fact, other.fact):
            continue
        yield part_above_whole.found(
            entry.fact.span("value"),
            subject=entry.address,
            judged=f"{_printed(entry.fact)} above {around} {_printed(other.fact)}",
            related=(other.fact.span("value"),),
            label=study.endpoints[endpoint].label.en,
            value=_printed(entry.fact),
            whole=study.endpoints[around].label.en,
            larger=_printed(other.fact),
        )


def _exceeds(part: Fact, whole: Fact) -> bool:
    """Whether the part counts more people, or is the larger share where counts are unknown."""
    kinds = {part.kind, whole.kind}
    if not kinds <= {"proportion", "count"} or part.group != whole.group:
        return False
    counts = counted(part), counted(whole)
    same = part.n == whole.n or "count" in kinds
    if same and counts[0] is not None and counts[1] is not None:
        return counts[0] > counts[1]
    if len(kinds) > 1 or part.unit != whole.unit:
        return False
    low, high = decimal_of(part.value), decimal_of(whole.value)
    return low is not None and high is not None and low > high


def _printed(fact: Fact) -> str:
    return f"{fact.value}%" if fact.unit == "percent" else fact.value
