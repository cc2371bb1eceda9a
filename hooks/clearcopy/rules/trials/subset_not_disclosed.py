"""TRL017: a subset that does not say of what it is one, or since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown
from clearcopy.findings import Finding
from clearcopy.records.models import Population
from clearcopy.records.populations import RESULTS, ancestors
from clearcopy.rule import rule


@rule(
    "TRL017", on=Page, message='"{subset}" of {trial} {problem}', help="{advice}", needs_whole=True
)
def subset_not_disclosed(page: Page, site: Site) -> Iterator[Finding]:
    """A result of a subset stands without the whole, or without saying when it was defined.

    Among many subsets one looks good by chance; who picks it afterwards can pick the best (CONSORT,
    ancillary analyses). The highlights, and the rest of the page, each show beside such a result
    how many people the whole population has, and say whether the subset was prespecified, in words
    of data/lexicons/prespecification.yml ("post hoc", "whether it was defined in advance is not
    disclosed"). The record's population says so too: `kind: subgroup` and `prespecified`.
    Violates: the response of 13 patients with soft tissue sarcoma and no word of the other seven.
    Passes: "in a post hoc subset of cohort 2 (13 of 20)". Whether it is true is left to people.
    """
    if not page.governed:
        return
    by_region: dict[str, list[Shown]] = {}
    for each in find_shown(page, site.library):
        region = "highlights" if each.block.section == "highlights" else "text"
        by_region.setdefault(region, []).append(each)
    for region, shown in by_region.items():
        subsets: dict[tuple[str, str], Shown] = {}
        for each in shown:
            population = each.study.populations.get(each.population)
            if population is not None and each.role in RESULTS and _is_subset(population):
                subsets.setdefault((each.entry.record, each.population), each)
        planned = subsets and _says_when(page, site, region)
        for first in subsets.values():
            yield from _findings(page, region, first, shown, says_when=bool(planned))


def _is_subset(population: Population) -> bool:
    return population.parent is not None and population.kind == "subgroup"


def _says_when(page: Page, site: Site, region: str) -> bool:
    return any(
        (block.section == "highlights") is (region == "highlights")
        for block in site.holding(page, "prespecification")
    )


def _findings(
    page: Page, region: str, first: Shown, shown: Sequence[Shown], *, says_when: bool
) -> Iterator[Finding]:
    population = first.study.populations[first.population]
    where = "in the highlights" if region == "highlights" else "on this page"
    around = set(ancestors(first.study, first.population))
    problems = []
    if not any(each.role == "enrolment" and each.population in around for each in shown):
        problems.append((f"is shown {where} without the number in the whole", "print it"))
    if population.prespecified is None:
        problems.append(("has no `prespecified` in its record", "record yes, no or not disclosed"))
    if not says_when:
        problems.append(
            (f"is shown {where} without saying when it was defined", "say prespecified or post hoc")
        )
    for problem, advice in problems:
        start, end = first.mark.start, first.mark.end
        yield subset_not_disclosed.found(
            first.block.span(start, end),
            page=page.url,
            subject=f"{page.subject_of(first.block)}.{first.population}",
            judged=problem,
            subset=population.label[page.lang],
            trial=first.study.name,
            problem=problem,
            advice=advice,
        )
