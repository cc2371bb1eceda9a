"""BAL002: results of a trial without the harms that every report owes."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.document.study_results import results_said
from clearcopy.findings import Finding
from clearcopy.rule import rule

_OWED = {
    "events of any grade": {"any-teae"},
    "events of grade 3 or higher": {"grade-3-teae"},
    "treatment-related events of grade 3 or higher": {"grade-3-trae"},
    "serious events": {"sae", "related-sae"},
    "dose reductions": {"dose-reduction"},
    "discontinuations": {"discontinuation"},
    "deaths": {"death"},
    "treatment-related deaths": {"related-death"},
    "the most common events": {"common"},
    "events of special interest": {"special-interest"},
}


@rule(
    "BAL002",
    on=Page,
    message='the results of "{trial}" leave out: {missing}',
    help="bind an endpoint with the right `harm` in data/studies/{key}.yml and print its figures, "
    "best as a table; where the source does not disclose them, say so and record a waiver",
    needs_whole=True,
)
def harms_left_out(page: Page, site: Site) -> Iterator[Finding]:
    """A page gives results on efficacy, and some of the harms that a report owes are missing.

    CONSORT 2025 and CONSORT Harms 2022: events of any grade, of grade 3 or higher, serious ones,
    dose reductions, discontinuations, deaths (all, and related), the most common events, and those
    of special interest. The endpoints of a study say by `harm` which of these they are. A page
    without results on efficacy, such as one on pharmacology, owes none here.
    Violates: "hematological events were the most common", without a rate. Passes: a table with
    counts for each. Whether the list of common events is complete is left to pharmacovigilance.
    """
    if not page.governed:
        return
    first: dict[str, tuple[Block, FactMark, str]] = {}
    given: dict[str, set[str]] = {}
    for block, mark, result in results_said(page, site.library):
        trial = result.entry.record
        if result.endpoint.harm is not None:
            given.setdefault(trial, set()).add(result.endpoint.harm)
        elif result.endpoint.efficacy:
            first.setdefault(trial, (block, mark, result.entry.cut))
    for trial, (block, mark, cut) in first.items():
        missing = [name for name, any_of in _OWED.items() if not any_of & given.get(trial, set())]
        if missing:
            yield harms_left_out.found(
                block.span(mark.start, mark.end),
                page=page.url,
                subject=f"{trial}@{cut}",
                judged=", ".join(missing),
                trial=site.library.studies[trial].name,
                missing=", ".join(missing),
                key=trial,
            )
