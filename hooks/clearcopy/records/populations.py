"""Who is part of whom in a study, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from clearcopy.records.facts import FactEntry, decimal_of
from clearcopy.records.library import Library
from clearcopy.records.models import Study

EFFICACY = frozenset({"primary", "secondary", "exploratory"})
RESULTS = EFFICACY | {"safety"}
ESTIMATES = frozenset(
    {
        "proportion",
        "km-rate",
        "median",
        "mean",
        "hazard-ratio",
        "odds-ratio",
        "risk-ratio",
        "difference",
    }
)
"""The kinds of facts that estimate something and have an uncertainty; counts do not."""


def ancestors(study: Study, population: str) -> Iterator[str]:
    """Yield the populations that hold this one, the nearest first; a circle ends the walk."""
    seen = {population}
    known = study.populations.get(population)
    while known is not None and known.parent is not None and known.parent not in seen:
        seen.add(known.parent)
        yield known.parent
        known = study.populations.get(known.parent)


def is_part_of_itself(study: Study, population: str) -> bool:
    """Return whether the way up from a population comes back to it."""
    seen: list[str] = []
    at: str | None = population
    while at is not None and at not in seen:
        seen.append(at)
        known = study.populations.get(at)
        at = known.parent if known is not None else None
    return at == population


def enrolled(study: Study, cut: str, population: str) -> int | None:
    """Return how many people a study's record says were enrolled in a population, or None.

    Counts of endpoints with the role `enrolment` at that cut and of the design; the largest of
    them, since "enrolled", "treated" and "evaluable" may all stand there.
    """
    roles = {key for key, endpoint in study.endpoints.items() if endpoint.role == "enrolment"}
    tables = [study.facts, study.cuts[cut].facts] if cut in study.cuts else [study.facts]
    counts = [
        int(value)
        for table in tables
        for endpoint, fact in table.get(population, {}).items()
        if endpoint in roles and fact.kind in ("count", "design")
        if (value := decimal_of(fact.value)) is not None and value == int(value)
    ]
    return max(counts, default=None)


def nearest_enrolled(study: Study, cut: str, population: str) -> tuple[str, int] | None:
    """Return the population, this one or the nearest around it, of which an enrolment is known."""
    for key in (population, *ancestors(study, population)):
        count = enrolled(study, cut, key)
        if count is not None:
            return key, count
    return None


def largest_denominator(study: Study, cut: str, population: str) -> int | None:
    """Return how many people there can have been: of the population, its disease or the study."""
    nearest = nearest_enrolled(study, cut, population)
    if nearest is not None:
        return nearest[1]
    counts = {key: enrolled(study, cut, key) for key in study.populations}
    known = {key: count for key, count in counts.items() if count is not None}
    disease = study.populations[population].disease if population in study.populations else None
    alike = [count for key, count in known.items() if study.populations[key].disease == disease]
    if disease is not None and alike:
        return max(alike)
    # Parts can overlap, so the sum may be too large: a longer list accuses nobody.
    return sum(known.values()) or None


def result_role(entry: FactEntry | None, library: Library) -> str:
    """Return the role of the endpoint that a fact of a study's data cut gives; "" for others."""
    if entry is None or not entry.cut or len(entry.keys) != 2:
        return ""
    study = library.studies.get(entry.record)
    endpoint = study.endpoints.get(entry.keys[1]) if study is not None else None
    return endpoint.role if endpoint is not None else ""


def parts_of(study: Study, population: str, kind: str) -> tuple[str, ...]:
    """Return the populations of a kind that are parts of this one."""
    return tuple(
        key
        for key, part in study.populations.items()
        if part.parent == population and part.kind == kind
    )


@lru_cache(maxsize=8)
def entries_by_place(library: Library) -> Mapping[tuple[str, str, str, str], FactEntry]:
    """Return the facts of all studies by study, cut, population and endpoint."""
    return {
        (entry.record, entry.cut, *entry.keys): entry
        for entry in library.facts.values()
        if entry.record in library.studies and len(entry.keys) == 2
    }
