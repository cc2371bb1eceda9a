"""TRL017: a subset that does not say of what it is one, or since when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown
from clearcopy.findings import Finding
from clearcopy.language.normalise import lowered
from clearcopy.records.models import Population
from clearcopy.records.populations import ESTIMATES, RESULTS, ancestors
from clearcopy.rule import rule

Status = bool | Literal["not disclosed"]

_PLANNED, _POST_HOC, _UNDISCLOSED = "prespecification", "post-hoc", "undisclosed"
_STATUS: Mapping[Status, str] = {
    True: "prespecified",
    False: "defined afterwards",
    "not disclosed": "of undisclosed origin",
}


@rule(
    "TRL017", on=Page, message='"{subset}" of {trial} {problem}', help="{advice}", needs_whole=True
)
def subset_not_disclosed(page: Page, site: Site) -> Iterator[Finding]:
    """A result of a subset stands without the whole, or without saying when it was defined.

    Among many subsets one looks good by chance; who picks it afterwards can pick the best (CONSORT,
    ancillary analyses). The highlights, and the rest of the page, each show beside such a result
    how many people the whole population has, and say whether the subset was prespecified, in words
    of data/lexicons/prespecification.yml or post-hoc.yml. They stand in a paragraph that shows the
    subset or names it, or right beside one, and say what the record's population says: `kind:
    subgroup` and `prespecified` true, false ("post hoc") or not disclosed ("whether it was defined
    in advance is not disclosed"). For a mere count, anywhere in the region will do.
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
                key = (each.entry.record, each.population)
                if key not in subsets or _estimates(each) > _estimates(subsets[key]):
                    subsets[key] = each
        said = _sayings(page, site, region) if subsets else []
        for first in subsets.values():
            near = _heard(page, first, shown, said)
            heard = near if _estimates(first) else {each for _, each in said}
            yield from _findings(page, region, first, shown, heard)


def _estimates(shown: Shown) -> bool:
    return shown.entry.fact.kind in ESTIMATES


def _is_subset(population: Population) -> bool:
    return population.parent is not None and population.kind == "subgroup"


def _sayings(page: Page, site: Site, region: str) -> list[tuple[Block, Status]]:
    """Return what a region says of when subsets were defined, each with its block."""
    found: list[tuple[Block, Status]] = []
    for block in site.holding(page, _PLANNED, _POST_HOC):
        if (block.section == "highlights") is not (region == "highlights"):
            continue
        for hit in site.terms(block, _PLANNED, _POST_HOC):
            start, end = block.sentence_at(hit.start)
            if any(start <= each.start < end for each in site.terms(block, _UNDISCLOSED)):
                found.append((block, "not disclosed"))
            elif hit.table == _POST_HOC:
                found.append((block, False))
            else:
                found.append((block, not is_denied(block, hit.start, hit.end, site)))
    return found


def _heard(
    page: Page, first: Shown, shown: Sequence[Shown], said: Sequence[tuple[Block, Status]]
) -> set[Status]:
    """Return what is said in, or right beside, a paragraph that shows the subset or names it."""
    blocks = list(page.content)
    label = lowered(first.study.populations[first.population].label[page.lang])
    own = {id(each.block) for each in shown if each.population == first.population}
    near = {
        id(blocks[beside])
        for place, block in enumerate(blocks)
        if id(block) in own or label in lowered(block.text)
        for beside in range(max(0, place - 1), min(len(blocks), place + 2))
    }
    return {status for block, status in said if id(block) in near}


def _findings(
    page: Page, region: str, first: Shown, shown: Sequence[Shown], heard: set[Status]
) -> Iterator[Finding]:
    population = first.study.populations[first.population]
    where = "in the highlights" if region == "highlights" else "on this page"
    around = set(ancestors(first.study, first.population))
    problems = []
    if not any(each.role == "enrolment" and each.population in around for each in shown):
        problems.append((f"is shown {where} without the number in the whole", "print it"))
    if population.prespecified is None:
        problems.append(("has no `prespecified` in its record", "record yes, no or not disclosed"))
    if heard and population.prespecified not in {*heard, None}:
        recorded = _STATUS[population.prespecified or False]
        told = " and ".join(sorted(_STATUS[each] for each in heard))
        problems.append(
            (f"is said {where} to be {told}, and its record says {recorded}", "say what it says")
        )
    if not heard:
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
