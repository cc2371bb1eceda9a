"""TRL004: a primary endpoint that is not reported, or not first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown, words_of
from clearcopy.findings import Finding
from clearcopy.records.models import Endpoint, Study
from clearcopy.records.populations import EFFICACY
from clearcopy.rule import rule


@rule("TRL004", on=Page, message='"{trial}": {problem}', help="{advice}", needs_whole=True)
def primary_endpoint_unreported(page: Page, site: Site) -> Iterator[Finding]:
    """A page shows results of a trial and not its primary endpoint first, in all its populations.

    What was declared before the trial decides whether it succeeded; a subgroup or a secondary
    endpoint in its place is spin (CONSORT for Abstracts; ICMJE; Boutron 2010). Endpoints with the
    role `primary` name the populations that they were planned for. Each needs its figure on the
    page, before any other efficacy result, or an entry under `unreported` of the data cut whose
    reason the page prints (`[[trial.unreported.key]]`): an immature trial has no result to give.
    Violates: the response of 13 patients with one disease where all 20 were planned.
    Passes: "The response rate in cohort 2 was 25.0% (5/20)" before everything else.
    """
    if not page.governed:
        return
    by_study: dict[tuple[str, str], list[Shown]] = {}
    for shown in find_shown(page, site.library):
        if shown.role in EFFICACY:
            by_study.setdefault((shown.entry.record, shown.entry.cut), []).append(shown)
    for (key, cut), found in by_study.items():
        study = found[0].study
        for subject, problem, advice, at in _problems(page, study, cut, found):
            yield primary_endpoint_unreported.found(
                at.block.span(at.mark.start, at.mark.end),
                page=page.url,
                subject=f"{key}@{cut}.{subject}",
                judged=f"{key}@{cut}: {problem}",
                trial=study.name,
                problem=problem,
                advice=advice,
            )


def _problems(
    page: Page, study: Study, cut: str, found: Sequence[Shown]
) -> Iterator[tuple[str, str, str, Shown]]:
    primary = {key: each for key, each in study.endpoints.items() if each.role == "primary"}
    if not primary:
        advice = f"give an endpoint of {study.path} the role `primary`"
        yield "endpoints", "no primary endpoint is recorded", advice, found[0]
    for key, endpoint in primary.items():
        if not endpoint.populations:
            advice = f"add `populations` to the endpoint in {study.path}"
            problem = f'the populations of the primary endpoint "{endpoint.label.en}" are unknown'
            yield key, problem, advice, found[0]
    planned = {(name, key) for key, each in primary.items() for name in each.populations}
    shown = {(each.population, each.endpoint) for each in found}
    for population, key in sorted(planned - shown):
        if not _explained(page, study, cut, population, key):
            problem = f"{_named(study, primary[key], population)} is not reported on this page"
            path = f"{found[0].entry.record}.{population}.{key}"
            yield f"{population}.{key}", problem, _advice(study, cut, path), found[0]
    first = found[0]
    if planned & shown and (first.population, first.endpoint) not in planned:
        endpoint = study.endpoints[first.endpoint]
        problem = f"{_named(study, endpoint, first.population)} comes before the primary endpoint"
        yield f"{first.population}.{first.endpoint}", problem, "report the primary first", first


def _advice(study: Study, cut: str, path: str) -> str:
    """Say which words print the figure at this path, or the recorded reason why there is none."""
    record, population, endpoint = path.split(".")
    for key, gap in study.cuts[cut].unreported.items():
        if (gap.population, gap.endpoint) == (population, endpoint):
            return f"print why there is none with [[{record}.unreported.{key}]]"
    if endpoint in study.cuts[cut].facts.get(population, {}):
        return f"print it with [[{path}]]"
    return "record its figure, or under `unreported` why there is none, and print that"


def _explained(page: Page, study: Study, cut: str, population: str, endpoint: str) -> bool:
    return any(
        gap.population == population
        and gap.endpoint == endpoint
        and gap.reason[page.lang] in words_of(page)
        for gap in study.cuts[cut].unreported.values()
    )


def _named(study: Study, endpoint: Endpoint, population: str) -> str:
    known = study.populations.get(population)
    return f'"{endpoint.label.en}" in "{known.label.en if known is not None else population}"'
