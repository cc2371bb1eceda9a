"""TRL009: a causal verb about a trial without a control group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_of
from clearcopy.findings import Finding
from clearcopy.records.models import Study
from clearcopy.records.populations import EFFICACY, result_role
from clearcopy.rule import rule

_SECTIONS = ("title", "highlights", "body", "")
# Where a clause ends that has its own subject; a Chinese comma also parts what belongs together.
_CLAUSE_END = re.compile(r"[;；:：]|, ?(?:and|but|while|whereas|which|so)\b|，(?=但|而|并|且|其中)")
_UNCONTROLLED = frozenset({"single-arm", "non-randomized"})


@rule(
    "TRL009",
    on=Page,
    message='"{words}" claims an effect, and {trial} has no randomized control',
    help='say what was observed: "median progression-free survival was …"',
)
def causal_claim_without_control(page: Page, site: Site) -> Iterator[Finding]:
    """A result of a trial without randomized control is told as an effect of the medicine.

    Without a control nobody knows how the patients would have fared otherwise; only tumor shrinkage
    speaks for itself, since tumors hardly shrink untreated (FDA, endpoints for cancer drugs). Found
    are the words of data/lexicons/causal-verbs.yml in a clause with an efficacy figure, or a word
    of outcomes.yml such as survival or death, of trials of which none is randomized.
    Violates: "EX-101 prolonged progression-free survival to 9.4 months" of a single-arm trial.
    Passes: "Median progression-free survival was 9.4 months"; "whether it improves survival";
    "Enrolment was extended, and overall survival is followed."
    """
    if not page.governed:
        return
    trials = [site.library.studies[key] for key in trials_of(page, site.library)]
    if not trials or not all(_uncontrolled(study) for study in trials):
        return
    for block in site.holding(page, "causal-verbs", sections=_SECTIONS):
        for hit in site.terms(block, "causal-verbs"):
            start, end = block.sentence_at(hit.start)
            if _speaks_of_efficacy(
                block, site, *_clause_at(block.text, hit.start, start, end)
            ) and not is_denied(block, hit.start, hit.end, site):
                yield causal_claim_without_control.found(
                    block.span(hit.start, hit.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    words=block.text[hit.start : hit.end],
                    trial=trials[0].name,
                )


def _uncontrolled(study: Study) -> bool:
    return study.design is not None and study.design.control in _UNCONTROLLED


def _clause_at(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Return from where to where the clause at `at` of a sentence reaches."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, start, end)]
    return max([start, *(each for each in ends if each <= at)]), min(
        [end, *(each for each in ends if each > at)]
    )


def _speaks_of_efficacy(block: Block, site: Site, start: int, end: int) -> bool:
    shown = any(
        result_role(site.library.facts.get(mark.address), site.library) in EFFICACY
        for mark in block.facts
        if start <= mark.start < end
    )
    return shown or any(start <= hit.start < end for hit in site.terms(block, "outcomes"))
