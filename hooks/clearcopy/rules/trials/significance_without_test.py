"""TRL008: "significant" without a test."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten
from clearcopy.rule import rule

_SECTIONS = ("title", "highlights", "body", "about", "")
_TEST = re.compile(r"\bCI\b|\b[pP] ?(?:[=<>≤≥]|value)|置信区间|[pP]值")


@rule(
    "TRL008",
    on=Page,
    message='"{words}" stands without a p value or confidence interval in its sentence',
    help="give the interval or p value beside it, or use another word: large, marked, important",
)
def significance_without_test(page: Page, site: Site) -> Iterator[Finding]:
    """A result is called significant, and no test stands beside the word.

    In reports of trials, readers take the word for statistical significance (ICMJE, statistics; AMA
    Manual of Style). The word list data/lexicons/significance.yml leaves out what is meant
    otherwise: a significant unmet medical need, clinically significant findings.
    Violates: "EX-101 significantly improved survival."
    Passes: "Survival differed significantly (HR 0.62; 95% CI 0.45–0.85; p=0.003)."
    Whether the test was the planned one is left to people.
    """
    if not page.governed:
        return
    for block in site.holding(page, "significance", sections=_SECTIONS):
        for hit in site.terms(block, "significance"):
            start, end = block.sentence_at(hit.start)
            if not _tested(block, site, start, end):
                yield significance_without_test.found(
                    block.span(hit.start, hit.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    words=block.text[hit.start : hit.end],
                )


def _tested(block: Block, site: Site, start: int, end: int) -> bool:
    for mark in block.facts:
        if not start <= mark.start < end:
            continue
        entry = site.library.facts.get(mark.address)
        if mark.form in ("ci", "p") or (entry is not None and entry.fact.kind == "p-value"):
            return True
    return _TEST.search(flatten(block.text[start:end])) is not None
