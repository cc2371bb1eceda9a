"""NUM003: a percentage of patients without its counts."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown
from clearcopy.findings import Finding
from clearcopy.records.populations import RESULTS
from clearcopy.rule import rule


@rule(
    "NUM003",
    on=Page,
    message='"{shown}" stands without its counts',
    help="write [[{path}:k/n]] beside it",
    needs_whole=True,
)
def percentage_without_counts(page: Page, site: Site) -> Iterator[Finding]:
    """A percentage of a trial's patients stands without the counts it comes from.

    20.0% may be 1 of 5 or 200 of 1,000 (CONSORT for Abstracts: numbers, not percentages alone). The
    page of a study gives k/n wherever it gives such a percentage; a press release gives k/n, or at
    least n, in the paragraph, item or cell that gives it first. Tables print the counts themselves;
    counts that nobody recorded are found by NUM001. Percentages from the literature, and rates from
    Kaplan-Meier curves, have none.
    Violates: "The response rate was 20.0%." Passes: "6/30 (20.0%)", with `:k/n`.
    """
    if not page.governed:
        return
    shown = find_shown(page, site.library)
    enrolments = {(id(e.block), e.text) for e in shown if e.role == "enrolment"}
    proportions = [each for each in shown if each.role in RESULTS and _has_counts(each)]
    counted = {(id(e.block), e.mark.address) for e in proportions if e.mark.form == "k/n"}
    if page.type == "release":
        counted |= {
            (id(e.block), e.mark.address)
            for e in proportions
            if e.mark.form == "n" or (id(e.block), str(e.entry.fact.n)) in enrolments
        }
    seen: set[str] = set()
    reported: set[str] = set()
    for each in proportions:
        if each.mark.form not in ("", "value") or _is_title(each.block):
            continue
        address = each.mark.address
        first = address not in seen
        seen.add(address)
        owed = first or page.type != "release"
        if not owed or address in reported or (id(each.block), address) in counted:
            continue
        reported.add(address)
        yield _finding(page, each)


def _is_title(block: Block) -> bool:
    return block.section == "title" or block.kind in ("page-title", "description", "preview")


def _has_counts(shown: Shown) -> bool:
    fact = shown.entry.fact
    counted = isinstance(fact.k, int) and isinstance(fact.n, int)
    return fact.kind == "proportion" and counted


def _finding(page: Page, each: Shown) -> Finding:
    return percentage_without_counts.found(
        each.block.span(each.mark.start, each.mark.end),
        page=page.url,
        subject=each.mark.address,
        judged=f"{each.entry.fact.value}% without counts",
        shown=each.text,
        path=each.entry.path,
    )
