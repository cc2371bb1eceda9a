"""TRL003: results without the numbers of people enrolled and analyzed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown, words_of
from clearcopy.findings import Finding
from clearcopy.records.facts import Fact
from clearcopy.records.models import Study
from clearcopy.records.populations import (
    EFFICACY,
    ESTIMATES,
    RESULTS,
    ancestors,
    enrolled,
    nearest_enrolled,
)
from clearcopy.rule import rule

_WITH_COUNTS = ("n", "k/n")


@rule(
    "TRL003",
    on=Page,
    message='"{population}" of {trial}: {problem}',
    help="{advice}",
    needs_whole=True,
)
def numbers_analyzed_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page gives an estimate and not of how many people, or loses some without a word.

    CONSORT for Abstracts asks for the numbers randomized and analyzed: a rate among those who were
    left over can be far from the rate among all. For each population with an estimate, the page
    shows how many were enrolled (there or in the population that it is a part of) and how many were
    analyzed (`:n` or `:k/n`). Where fewer were analyzed for efficacy than enrolled, the fact says
    why under `missing`, and the page prints it (`:missing`).
    Violates: 45 analyzed of 48 enrolled, and no word of the other three.
    Passes: "45 of 48 patients were evaluable; 3 had no post-baseline scan." A safety set may differ
    from the efficacy set. Whether the reason is good is left to people.
    """
    if not page.governed:
        return
    shown = find_shown(page, site.library)
    groups: dict[tuple[str, str, str, str], list[Shown]] = {}
    for each in shown:
        if each.role in RESULTS and each.entry.fact.kind in ESTIMATES:
            key = (each.entry.record, each.entry.cut, each.population, each.entry.fact.group or "")
            groups.setdefault(key, []).append(each)
    for (record, cut, population, group), found in groups.items():
        first = found[0]
        for problem, advice in _problems(page, shown, found):
            label = first.study.populations.get(population)
            where = f"{record}@{cut}.{population}"
            yield numbers_analyzed_missing.found(
                first.block.span(first.mark.start, first.mark.end),
                page=page.url,
                subject=f"{where}.{group}" if group else where,
                judged=f"{where}: {problem}",
                population=label.label[page.lang] if label is not None else population,
                trial=first.study.name,
                problem=problem,
                advice=advice,
            )


def _problems(
    page: Page, shown: Sequence[Shown], found: Sequence[Shown]
) -> Iterator[tuple[str, str]]:
    first = found[0]
    around = {first.population, *ancestors(first.study, first.population)}
    if not any(each.role == "enrolment" and each.population in around for each in shown):
        yield "the number enrolled is not on this page", _enrolment(first, sorted(around))
    counted = any(each.mark.form in _WITH_COUNTS for each in found)
    if not counted and any(isinstance(each.entry.fact.n, int) for each in found):
        yield "the number analyzed is not on this page", "print the figure's counts with :k/n or :n"
    elif not counted:
        yield (
            "the number analyzed is not disclosed",
            "state n from the source; what it does not disclose needs a waiver",
        )
    for each in found:
        if each.role in EFFICACY:
            yield from _unexplained(page, each)
            break


def _enrolment(shown: Shown, around: Sequence[str]) -> str:
    """Say which words print how many were enrolled, in the population itself before one around."""
    study, cut = shown.study, shown.entry.cut
    tables = [study.cuts[cut].facts, study.facts] if cut in study.cuts else [study.facts]
    for population in (shown.population, *around):
        for table in tables:
            for endpoint in table.get(population, {}):
                known = study.endpoints.get(endpoint)
                if known is not None and known.role == "enrolment":
                    return f"print it with [[{shown.entry.record}.{population}.{endpoint}]]"
    return "record the count from the source and print it; what is not disclosed needs a waiver"


def _unexplained(page: Page, shown: Shown) -> Iterator[tuple[str, str]]:
    """Yield what is missing where fewer were analyzed for efficacy than were enrolled."""
    fact = shown.entry.fact
    expected = _expected(shown.study, shown.entry.cut, shown.population)
    if not isinstance(fact.n, int) or expected is None or fact.n >= expected:
        return
    gap = f"{fact.n} of {expected} enrolled were analyzed"
    if not _said(page, fact):
        yield f"{gap}, and the page does not say why", "record `missing` and print it with :missing"


def _expected(study: Study, cut: str, population: str) -> int | None:
    """Return how many should have been analyzed: those enrolled in the population itself.

    An analysis set is measured by the population that it was taken from, a subgroup is not.
    """
    known = study.populations.get(population)
    if known is not None and known.kind == "analysis-set":
        nearest = nearest_enrolled(study, cut, population)
        return nearest[1] if nearest is not None else None
    return enrolled(study, cut, population)


def _said(page: Page, fact: Fact) -> bool:
    reason = fact.missing
    if reason is None or isinstance(reason, str):
        return False
    return reason[page.lang] in words_of(page)
