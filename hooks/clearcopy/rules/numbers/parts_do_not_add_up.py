"""NUM009: groups of a trial that do not add up to the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry, counted
from clearcopy.records.models import Study
from clearcopy.records.populations import entries_by_place, parts_of
from clearcopy.rule import rule


@rule("NUM009", on=FactEntry, message='"{label}": {problem}', help="{advice}")
def parts_do_not_add_up(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """The arms, cohorts or strata of a population do not add up to it, or a part is larger than it.

    Nobody is lost and nobody is counted twice: the flow of participants must add up (CONSORT). A
    population names the one that it is a part of under `parent`, and of which kind; arms, cohorts
    and strata (sexes, subtypes) make up the whole, unless the whole says who is left under
    `remainder`. Subgroups and analysis sets need only be no larger: categories may overlap.
    Violates: arms of 15 and 30 under 48 enrolled, and no word of 3; 21 of a cohort of 20.
    Passes: 48 of osteosarcoma and 20 of other tumors under 68; 13 of 20.
    """
    study = site.library.studies.get(entry.record)
    count = counted(entry.fact)
    if study is None or count is None or len(entry.keys) != 2:
        return
    known = entries_by_place(site.library)
    population, endpoint = entry.keys
    divided = any(part.parent == population for part in study.populations.values())
    for kind in ("arm", "cohort", "stratum") if divided else ():
        parts = [
            (part, known.get((entry.record, entry.cut, part, endpoint)))
            for part in parts_of(study, population, kind)
        ]
        problem = _sum_problem(entry, study, count, parts)
        if problem:
            yield _finding(entry, problem, "correct a count, or say who is left under `remainder`")
    yield from _larger_than_whole(entry, study, count, known)


def _larger_than_whole(
    entry: FactEntry, study: Study, count: int, known: object
) -> Iterator[Finding]:
    place = study.populations.get(entry.keys[0])
    if place is None or place.parent is None or not isinstance(known, dict):
        return
    whole = known.get((entry.record, entry.cut, place.parent, entry.keys[1]))
    total = counted(whole.fact) if whole is not None else None
    if total is not None and count > total:
        problem = f"{count} are more than the {total} of which they are a part"
        yield _finding(entry, problem, "correct one of the two counts")


def _finding(entry: FactEntry, problem: str, advice: str) -> Finding:
    return parts_do_not_add_up.found(
        entry.fact.span("value"),
        subject=entry.address,
        judged=problem,
        label=entry.path,
        problem=problem,
        advice=advice,
    )


def _sum_problem(
    entry: FactEntry, study: Study, total: int, parts: Sequence[tuple[str, FactEntry | None]]
) -> str:
    counts = [(key, counted(part.fact)) for key, part in parts if part is not None]
    numbers = [count for _, count in counts if count is not None]
    if not numbers:
        return ""
    shown = " + ".join(str(number) for number in numbers)
    if sum(numbers) > total:
        return f"its parts {shown} are more than {total}"
    whole = study.populations.get(entry.keys[0])
    complete = len(numbers) == len(parts) > 1
    explained = whole is not None and whole.remainder not in (None, "not disclosed")
    if complete and sum(numbers) < total and not explained:
        return f"its parts {shown} leave {total - sum(numbers)} of {total} unexplained"
    return ""
