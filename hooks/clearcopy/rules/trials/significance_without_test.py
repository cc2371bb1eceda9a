"""TRL008: "significant" without a test that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten
from clearcopy.records.intervals import shows_difference
from clearcopy.rule import rule

_SECTIONS = ("title", "highlights", "body", "about", "")
_TEST = re.compile(
    r"\bCI\b|\bconfidence interval|\bp[ -]?(?:[=<>≤≥]|values?\b)|置信区间|p ?值", re.IGNORECASE
)


@rule("TRL008", on=Page, message='"{words}" {problem}', help="{advice}")
def significance_without_test(page: Page, site: Site) -> Iterator[Finding]:
    """A result is called significant, and no test beside the word shows that it is.

    In reports of trials, readers take the word for statistical significance (ICMJE, statistics; AMA
    Manual of Style); said of a result whose test shows none, it is the plainest form of spin
    (Boutron 2010). A test shows it where the interval leaves out no difference and p lies below
    what the interval's level leaves. The word list data/lexicons/significance.yml leaves out what
    is meant otherwise: an unmet medical need, clinically significant findings; for other senses
    another word is used. That nothing significant was found may be said without figures.
    Violates: "EX-101 significantly improved survival"; "… significantly (HR 0.95; 95% CI 0.72-1.25;
    p = 0.70)".
    Passes: "Survival differed significantly (HR 0.62; 95% CI 0.45–0.85; p=0.003)"; "The difference
    was not significant."
    Whether the test was the planned one is judged by TRL007, for comparisons.
    """
    if not page.governed:
        return
    for block in site.holding(page, "significance", sections=_SECTIONS):
        for hit in site.terms(block, "significance"):
            start, end = block.sentence_at(hit.start)
            problem, advice = _problem(block, site, start, end)
            if problem and not is_denied(block, hit.start, hit.end, site):
                yield significance_without_test.found(
                    block.span(hit.start, hit.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    words=block.text[hit.start : hit.end],
                    problem=problem,
                    advice=advice,
                )


def _problem(block: Block, site: Site, start: int, end: int) -> tuple[str, str]:
    marks = [mark for mark in block.facts if start <= mark.start < end]
    entries = [site.library.facts.get(mark.address) for mark in marks]
    facts = [entry.fact for entry in entries if entry is not None]
    verdicts = [shows_difference(fact) for fact in facts]
    if False in verdicts and True not in verdicts:
        return (
            "is said of a difference that its test in this sentence does not show",
            "give the figures and say that the difference was not significant",
        )
    tested = any(mark.form in ("ci", "p") for mark in marks)
    tested = tested or any(fact.kind == "p-value" for fact in facts)
    if tested or _TEST.search(flatten(block.text[start:end])):
        return "", ""
    return (
        "stands without a p value or confidence interval in its sentence",
        "give the interval or p value beside it, or use another word: large, marked, important",
    )
