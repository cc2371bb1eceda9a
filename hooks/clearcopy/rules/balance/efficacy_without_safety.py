"""BAL001: results on efficacy without results on safety beside them."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.document.study_results import results_said
from clearcopy.findings import Finding
from clearcopy.rule import rule

_LEVELS = {"highlights": "the highlights give", "body": "the text gives"}


@rule(
    "BAL001",
    on=Page,
    message='{level} results on the efficacy of "{trial}" and none on its safety',
    help="give figures on harms there too: serious events, deaths, events that ended treatment",
    needs_whole=True,
)
def efficacy_without_safety(page: Page, site: Site) -> Iterator[Finding]:
    """Readers meet how well a medicine works and not, at the same place, what harm it did.

    21 CFR 202.1(e)(5)(ii), by analogy, and CONSORT for Abstracts (harms): benefit and harm stand in
    the same language, form and depth. Where highlights give efficacy, highlights give safety; where
    the text does, the text does. Results on concentrations or markers alone (`shows: pharmacology`
    of an endpoint) need none. Whether both have the same weight is left to the reviewer.
    Violates: highlights with response rates only. Passes: a highlight with the rate of serious
    treatment-related events.
    """
    if not page.governed:
        return
    first: dict[tuple[str, str], tuple[Block, FactMark]] = {}
    safe: set[tuple[str, str]] = set()
    for block, mark, result in results_said(page, site.library):
        place = (block.section, result.entry.record)
        if result.harm:
            safe.add(place)
        elif result.endpoint.efficacy:
            first.setdefault(place, (block, mark))
    for (section, trial), (block, mark) in first.items():
        if section in _LEVELS and (section, trial) not in safe:
            start, end = block.sentence_at(mark.start)
            yield efficacy_without_safety.found(
                block.span(mark.start, mark.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                level=_LEVELS[section],
                trial=site.library.studies[trial].name,
            )
