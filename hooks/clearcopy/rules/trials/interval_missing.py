"""TRL006: an estimate without its confidence interval."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import find_shown
from clearcopy.findings import Finding
from clearcopy.records.facts import FactEntry
from clearcopy.records.populations import EFFICACY, ESTIMATES
from clearcopy.rule import rule


@rule("TRL006", on=Page, message='"{shown}" {problem}', help="{advice}", needs_whole=True)
def interval_missing(page: Page, site: Site) -> Iterator[Finding]:
    """An efficacy estimate stands on a page without its confidence interval.

    A rate of 20% from 30 patients can be 8% or 39% in truth; the interval says so (CONSORT for
    Abstracts: effect size and its precision). The page of a study gives it for every efficacy
    estimate, a press release at least for the primary endpoint; once on the page is enough.
    Counts and the time of follow-up need none.
    Violates: "The response rate was 20.0%." Passes: "20.0% (95% CI 7.7–38.6)", with `:ci`.
    """
    if not page.governed:
        return
    found = [
        each
        for each in find_shown(page, site.library)
        if each.role in EFFICACY and each.entry.fact.kind in ESTIMATES
    ]
    with_interval = {each.mark.address for each in found if each.mark.form == "ci"}
    for each in found:
        if each.mark.address in with_interval:
            continue
        if page.type == "release" and each.role != "primary":
            continue
        with_interval.add(each.mark.address)
        fact = each.entry.fact
        problem, advice = _problem(each.entry)
        yield interval_missing.found(
            each.block.span(each.mark.start, each.mark.end),
            page=page.url,
            subject=each.mark.address,
            judged=f"{fact.value} {fact.kind} without an interval",
            shown=each.block.text[each.mark.start : each.mark.end],
            problem=problem,
            advice=advice,
        )


def _problem(entry: FactEntry) -> tuple[str, str]:
    """Return what is wrong with an estimate that stands alone, and how to mend it."""
    if entry.fact.ci is None:
        advice = "record `ci` from the source, or `ci: not disclosed` where the source has none"
        return "has no confidence interval in its record", advice
    if isinstance(entry.fact.ci, str):
        advice = "record `ci` once it is disclosed; until then this needs a waiver"
        return "has a confidence interval that is not disclosed", advice
    return "stands without its confidence interval", f"print it with [[{entry.path}:ci]]"
