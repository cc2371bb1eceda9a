"""TRL010: a median that lies beyond the follow-up."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry, decimal_of
from clearcopy.records.populations import EFFICACY, entries_by_place, result_role
from clearcopy.rule import rule


@rule(
    "TRL010",
    on=FactEntry,
    message='the median "{value}" is longer than the median follow-up "{follow_up}"',
    help="check both figures; where they are right, say that the estimate is not mature",
)
def median_beyond_follow_up(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """A median time to an event is longer than the median follow-up of the same patients.

    Half of them were watched for a shorter time than the estimate says, so its tail rests on few.
    It can be right where many events came early. Compared are facts of one population, data cut and
    unit: a median of an efficacy endpoint against that of the endpoint with the role `follow-up`.
    Violates: median survival 22.6 months after a median follow-up of 19.0 months.
    Passes: 9.4 after 19.0; "NR", which claims nothing.
    """
    if entry.fact.kind != "median" or result_role(entry, site.library) not in EFFICACY:
        return
    study = site.library.studies[entry.record]
    for key, endpoint in study.endpoints.items():
        if endpoint.role != "follow-up":
            continue
        place = (entry.record, entry.cut, entry.keys[0], key)
        other = entries_by_place(site.library).get(place)
        if other is None or other.fact.unit != entry.fact.unit:
            continue
        value, watched = decimal_of(entry.fact.value), decimal_of(other.fact.value)
        if value is not None and watched is not None and value > watched:
            yield median_beyond_follow_up.found(
                entry.fact.span("value"),
                subject=entry.address,
                judged=f"{entry.fact.value} beyond {other.fact.value}",
                related=(other.fact.span("value"),),
                value=entry.fact.value,
                follow_up=other.fact.value,
            )
