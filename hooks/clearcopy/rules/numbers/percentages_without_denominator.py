"""NUM002: percentages of one population that share no denominator, or just one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.facts import FactEntry, Joint, joint_denominators
from clearcopy.records.models import Study
from clearcopy.records.populations import (
    ancestors,
    enrolled,
    largest_denominator,
    parts_of,
)
from clearcopy.rule import rule

# Beyond this, nearly every denominator gives nearly every percentage, and the list tells nothing.
_LISTED_UP_TO = 500
_PAIRS_UP_TO = 4096


@rule("NUM002", on=Site, message="{figures} {problem}", help="{advice}")
def percentages_without_denominator(site: Site, _: Site) -> Iterator[Finding]:
    """Percentages of one population, whose denominator nobody states, are weighed together.

    All percentages of the same people share their denominator, so few numbers fit all of them (the
    GRIM test on a set: Brown and Heathers 2017). Sought is every n up to the number enrolled, with
    half up, half down and half to even accepted. None fits: a figure is wrong, or the sets differ
    (record the set under `group`). One fits: state it; where it is the number enrolled in a larger
    population, the figures speak of that one. Several fit: nothing is said, unless the groups of a
    trial cannot add up to those enrolled. Only facts of the kind `proportion` count: rates from
    Kaplan-Meier curves, models and vaccine efficacy have no such denominator.
    Violates: 31.3%, 31.3% and 4.2% of one dose group, which fit only 48, both groups together.
    Passes: the same figures with n 48 declared.
    """
    for key, study in site.library.studies.items():
        for cut in study.cuts:
            sets = _undeclared(key, study, cut)
            for (population, _group), entries in sets.items():
                yield from _judged(study, population, entries)
            yield from _parts_that_do_not_add_up(key, study, cut, sets)


_Sets = dict[tuple[str, str], list[FactEntry]]


def _undeclared(key: str, study: Study, cut: str) -> _Sets:
    """Return the proportions without n by population and analysis set."""
    found: _Sets = {}
    for population, table in study.cuts[cut].facts.items():
        for endpoint, fact in table.items():
            if fact.kind == "proportion" and fact.unit == "percent" and not isinstance(fact.n, int):
                address = f"{key}@{cut}.{population}.{endpoint}"
                entry = FactEntry(address, key, cut, (population, endpoint), fact)
                found.setdefault((population, fact.group or ""), []).append(entry)
    return found


def _fits(study: Study, population: str, entries: list[FactEntry]) -> tuple[Joint, ...] | None:
    bound = largest_denominator(study, entries[0].cut, population)
    if bound is None or bound > _LISTED_UP_TO:
        return None
    return joint_denominators(tuple(entry.fact.value for entry in entries), bound)


def _judged(study: Study, population: str, entries: list[FactEntry]) -> Iterator[Finding]:
    fits = _fits(study, population, entries)
    if fits is None or len(entries) < 2 or len(fits) > 1:
        return
    figures = _listed([f"{entry.fact.value}%" for entry in entries])
    label = study.populations[population].label.en if population in study.populations else ""
    bound = largest_denominator(study, entries[0].cut, population)
    if not fits:
        problem = f'of "{label}" fit no common number of people up to {bound}'
        advice = "check the figures; where the analysis sets differ, record each under `group`"
    else:
        problem, advice = _only_one(study, population, entries[0].cut, fits[0])
    yield percentages_without_denominator.found(
        entries[0].fact.span("value"),
        subject=f"{entries[0].record}@{entries[0].cut}.{population}",
        judged=f"{figures} {problem}",
        related=tuple(entry.fact.span("value") for entry in entries[1:]),
        figures=figures,
        problem=problem,
        advice=advice,
    )


def _only_one(study: Study, population: str, cut: str, fit: Joint) -> tuple[str, str]:
    counts = _listed_counts(fit)
    label = study.populations[population].label.en
    rounded = f", rounded {fit.roundings[0]}" if len(fit.roundings) == 1 else ""
    problem = f"fit only {fit.n} ({counts}{rounded})"
    own = enrolled(study, cut, population)
    around = next(
        (key for key in ancestors(study, population) if enrolled(study, cut, key) == fit.n), None
    )
    if own is None and around is not None:
        whole = study.populations[around].label.en
        kinds = [kind for kind in ("arm", "cohort") if parts_of(study, around, kind)]
        together = f", all {kinds[0]}s together" if kinds else ""
        problem += f', the whole of "{whole}"{together}, while the record speaks of "{label}"'
        return problem, f'record them under "{around}", or correct the figures'
    stated = ", all that were enrolled" if own == fit.n else f' of "{label}"'
    return f"{problem}{stated}", f"state n {fit.n} and the counts, once the source confirms them"


def _parts_that_do_not_add_up(key: str, study: Study, cut: str, sets: _Sets) -> Iterator[Finding]:
    """Yield populations of which no choice of the parts' denominators gives those enrolled."""
    for whole in study.populations:
        total = enrolled(study, cut, whole)
        for kind in ("arm", "cohort", "stratum"):
            parts = [part for part in parts_of(study, whole, kind) if (part, "") in sets]
            if total is None or len(parts) < 2 or parts != list(parts_of(study, whole, kind)):
                continue
            options = [_fits(study, part, sets[part, ""]) or () for part in parts]
            numbers = [tuple(fit.n for fit in fits) for fits in options]
            size = 1
            for each in numbers:
                size *= len(each)
            if not 0 < size <= _PAIRS_UP_TO or any(sum(c) == total for c in product(*numbers)):
                continue
            yield _no_sum(key, study, cut, whole, parts, numbers, total)


def _no_sum(
    key: str,
    study: Study,
    cut: str,
    whole: str,
    parts: list[str],
    numbers: list[tuple[int, ...]],
    total: int,
) -> Finding:
    told = "; ".join(
        f'"{study.populations[part].label.en}" fits {_listed([str(n) for n in each], "or")}'
        for part, each in zip(parts, numbers, strict=True)
    )
    problem = f'give no parts of the {total} enrolled in "{study.populations[whole].label.en}"'
    at: Span = study.cuts[cut].facts[parts[0]][next(iter(study.cuts[cut].facts[parts[0]]))].span()
    return percentages_without_denominator.found(
        at,
        subject=f"{key}@{cut}.{whole}.parts",
        judged=f"{told}: {total}",
        figures=f"the percentages of its parts ({told})",
        problem=problem,
        advice="state each number analyzed, and say why the others were not",
    )


def _listed_counts(fit: Joint) -> str:
    return ", ".join(" or ".join(map(str, each)) for each in fit.counts)


def _listed(words: list[str], last: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
