"""TRL007: a comparison of groups that no test shows."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_of
from clearcopy.findings import Finding
from clearcopy.records.intervals import COMPARISONS, shows_difference, within_margin
from clearcopy.records.models import Study
from clearcopy.records.populations import RESULTS, result_role
from clearcopy.rule import rule

_MARGIN = "non-inferiority"
_CLAIMS = ("comparatives", "trend-words", _MARGIN)
_SECTIONS = ("title", "highlights", "body", "")


@rule("TRL007", on=Page, message='"{words}" compares {groups}, and {problem}', help="{advice}")
def comparison_without_test(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence sets one group of patients above another without a test that shows it.

    A difference that nobody planned to test, between groups that were not drawn by lot, may be
    chance or choice, and one that its own test does not show is no benefit (Boutron 2010; Yavchitz
    2012: spin). Found: a word of data/lexicons/comparatives.yml in a sentence that also holds
    figures of two populations, two doses, or a word such as "compared with"; a word of
    trend-words.yml beside a result or a medicine. Allowed: a hazard, odds or risk ratio or a
    difference in the sentence, from a randomized trial, whose record says `prespecified: true` and
    whose interval and p value show a difference, or, for a word of non-inferiority.yml, whose
    interval keeps within its `margin`; a comparison that is denied, or asked, or aimed at. A note
    that nothing was compared excuses no comparative: the word goes. Comparisons of baseline data
    and laboratory values hold no efficacy result, and are left to people.
    Violates: "a trend towards better survival compared to 8 mg/kg".
    Passes: "58.7% at 8.0 and 85.7% at 12.0 mg/kg; no formal comparison was planned"; "survival was
    not longer than with placebo".
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
            margin = hit.table == _MARGIN
            problem = _problem(block, site, sentence, trials, margin=margin) if groups else ""
            if problem and not is_denied(block, hit.start, hit.end, site):
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
    outcome = any(start <= hit.start < end for hit in site.terms(block, "outcomes"))
    if partner and (entries or outcome):
        return "groups"
    named = trend and any(
        name in block.text[start:end]
        for asset in site.library.assets.values()
        for name in asset.names
        if name
    )
    return "results" if trend and (entries or outcome or named) else ""


def _doses(text: str, trials: list[Study]) -> int:
    named = {
        (study.name, key)
        for study in trials
        for key, regimen in study.regimens.items()
        for name in (regimen.label.en, regimen.label.zh, *regimen.also)
        if name[:1].isdigit() and name in text
    }
    return len(named)


def _problem(
    block: Block, site: Site, sentence: tuple[int, int], trials: list[Study], *, margin: bool
) -> str:
    start, end = sentence
    entries = [
        site.library.facts.get(mark.address) for mark in block.facts if start <= mark.start < end
    ]
    tests = [
        entry.fact
        for entry in entries
        if entry is not None
        and entry.fact.kind in COMPARISONS
        and shows_difference(entry.fact) is not None
    ]
    if not tests:
        return "no planned comparison with its interval or p value stands in the sentence"
    if margin:
        proven = [fact for fact in tests if within_margin(fact)]
        if not proven:
            return "no comparison in the sentence keeps within a margin that its record declares"
    else:
        proven = [fact for fact in tests if shows_difference(fact)]
        if not proven:
            return "the comparison in the sentence shows no difference"
    if not any(fact.prespecified is True for fact in proven):
        return "no record says that this comparison was planned (`prespecified: true`)"
    controls = {study.design.control for study in trials if study.design}
    drawn = not trials or bool(controls & {"randomized", "partly randomized"})
    return "" if drawn else "no trial on this page is randomized"
