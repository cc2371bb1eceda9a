"""TRL007: a comparison of groups that nothing tests."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_of
from clearcopy.findings import Finding
from clearcopy.records.models import Study
from clearcopy.records.populations import RESULTS, result_role
from clearcopy.rule import rule

_TESTED = frozenset({"hazard-ratio", "odds-ratio", "risk-ratio", "difference"})
_CLAIMS = ("comparatives", "trend-words")
_SECTIONS = ("title", "highlights", "body", "")


@rule("TRL007", on=Page, message='"{words}" compares {groups}, and {problem}', help="{advice}")
def comparison_without_test(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence sets one group of patients above another without a comparison that tests it.

    A difference that nobody planned to test, between groups that were not drawn by lot, may be
    chance or choice (Boutron 2010; Yavchitz 2012: benefit claimed from such results is spin).
    Found: a word of data/lexicons/comparatives.yml in a sentence that also holds figures of two
    populations, two doses, or a word such as "compared with"; a word of trend-words.yml beside a
    result. Allowed: a hazard, odds or risk ratio or a difference with its interval or p value in
    the sentence, from a randomized trial; or a paragraph that says that no formal comparison was
    made. Comparisons of baseline data and laboratory values hold no efficacy result, and are left
    to people.
    Violates: "a trend towards better survival compared to 8 mg/kg".
    Passes: "58.7% at 8.0 and 85.7% at 12.0 mg/kg; no formal comparison was planned."
    """
    if not page.governed:
        return
    trials = [site.library.studies[key] for key in trials_of(page, site.library)]
    for block in site.holding(page, *_CLAIMS, sections=_SECTIONS):
        seen: set[int] = set()
        for hit in site.terms(block, *_CLAIMS):
            sentence = block.sentence_at(hit.start)
            if sentence[0] in seen:
                continue
            groups = _groups(block, site, sentence, trials, trend=hit.table == "trend-words")
            problem = _problem(block, site, sentence, trials) if groups else ""
            if problem:
                seen.add(sentence[0])
                yield comparison_without_test.found(
                    block.span(hit.start, hit.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[slice(*sentence)],
                    words=block.text[hit.start : hit.end],
                    groups=groups,
                    problem=problem,
                    advice="set the figures side by side and say that no formal comparison was "
                    "made, or give the planned comparison with its interval or p value",
                )


def _groups(
    block: Block, site: Site, sentence: tuple[int, int], trials: list[Study], *, trend: bool
) -> str:
    """Return what a sentence compares, or "" where it compares no results of treated groups."""
    start, end = sentence
    entries = [
        entry
        for mark in block.facts
        if start <= mark.start < end
        and (entry := site.library.facts.get(mark.address)) is not None
        and result_role(entry, site.library) in RESULTS
    ]
    if len({(entry.record, entry.keys[0]) for entry in entries}) > 1:
        return "figures of two populations"
    doses = _doses(block.text[start:end], trials)
    if doses > 1:
        return "two doses"
    partner = any(start <= hit.start < end for hit in site.terms(block, "comparison-partners"))
    outcome = any(start <= hit.start < end for hit in site.terms(block, "endpoint-families"))
    if partner and (entries or outcome):
        return "groups"
    return "results" if trend and (entries or outcome) else ""


def _doses(text: str, trials: list[Study]) -> int:
    named = {
        (study.name, key)
        for study in trials
        for key, regimen in study.regimens.items()
        for name in (regimen.label.en, regimen.label.zh, *regimen.also)
        if name[:1].isdigit() and name in text
    }
    return len(named)


def _problem(block: Block, site: Site, sentence: tuple[int, int], trials: list[Study]) -> str:
    if any(True for _ in site.terms(block, "no-formal-comparison")):
        return ""
    start, end = sentence
    tested = False
    for mark in block.facts:
        entry = site.library.facts.get(mark.address)
        if entry is None or not start <= mark.start < end or entry.fact.kind not in _TESTED:
            continue
        fact = entry.fact
        tested |= fact.ci not in (None, "not disclosed") or fact.p not in (None, "not disclosed")
    if not tested:
        return "no planned comparison with its interval or p value stands in the sentence"
    randomized = any(study.design and study.design.control == "randomized" for study in trials)
    partly = any(study.design and study.design.control == "partly randomized" for study in trials)
    return "" if randomized or partly or not trials else "no trial on this page is randomized"
