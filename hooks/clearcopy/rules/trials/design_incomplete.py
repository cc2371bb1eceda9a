"""TRL002: a trial whose design is not told completely."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_of, words_of
from clearcopy.findings import Finding, Span
from clearcopy.records.design import DESIGN_ITEMS, design_item
from clearcopy.records.models import Study
from clearcopy.rule import rule


@rule("TRL002", on=Page, message='"{trial}": {item} {problem}', help="{advice}")
def design_incomplete(page: Page, site: Site) -> Iterator[Finding]:
    """A page about a trial does not say how the trial was designed.

    Without phase, allocation, masking, groups, comparator, participants, interventions and setting
    a reader cannot judge a result (CONSORT for Abstracts). The words stand in the trial's record
    under `design`, and pages about it print them; an item that the source does not give is recorded
    as "not disclosed", which a role then accepts. A single-arm trial records the comparator "none".
    Violates: a record without `masking`; a page that does not print "randomized 1:1".
    Passes: "Allocation: randomized 1:1; Masking: open label; …" as the record has it.
    Whether the words are right for this trial is left to people.
    """
    if not page.governed:
        return
    words = ""
    for key in trials_of(page, site.library):
        study = site.library.studies[key]
        if not study.interventional:
            continue
        words = words or words_of(page).casefold()
        for item, problem, at in _problems(page, site, study, words):
            yield design_incomplete.found(
                at,
                page=page.url,
                subject=f"{key}.design.{item}",
                judged=f"{item} {problem}",
                trial=study.name,
                item=f'the item "{item}" of the design',
                problem=problem,
                advice=_advice(study, item, problem),
            )


def _problems(page: Page, site: Site, study: Study, words: str) -> Iterator[tuple[str, str, Span]]:
    policy = site.library.policy
    phase = policy.headings.get(f"phase-{study.phase}") if policy is not None else None
    if phase is not None and phase[page.lang].casefold() not in words:
        yield "phase", "is not said on this page", page.title_span
    if study.design is None:
        yield "all", "is not recorded", study.span()
        return
    for name in DESIGN_ITEMS:
        item = design_item(study.design, name)
        if item is None:
            yield name, "is not recorded", study.key_span("design")
        elif isinstance(item, str):
            yield name, "is not disclosed", study.span("design", name)
        elif not any(way.casefold() in words for way in item.ways(page.lang)):
            yield name, "is not said on this page", page.title_span


def _advice(study: Study, item: str, problem: str) -> str:
    if problem == "is not said on this page":
        return f"say it as {study.path} has it, or add the page's wording there under `also`"
    if problem == "is not disclosed":
        return "state it from the protocol or the registry; what no source gives needs a waiver"
    return (
        f"add `design` with `{item}` to {study.path}"
        if item != "all"
        else (f"add `design` to {study.path}")
    )
