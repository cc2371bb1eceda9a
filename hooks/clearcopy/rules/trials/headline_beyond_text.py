"""TRL013: a title or highlight that claims more than the text below."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import find_shown
from clearcopy.findings import Finding
from clearcopy.records.populations import RESULTS
from clearcopy.rule import rule

_HEADLINES = frozenset({"title", "highlights"})


@rule("TRL013", on=Page, message='"{words}" {problem}', help="{advice}", needs_whole=True)
def headline_beyond_text(page: Page, site: Site) -> Iterator[Finding]:
    """A title or highlight claims something that the text below does not, or claims it stronger.

    Most readers read no further, and exaggeration in the news begins in the release (Sumner 2014;
    Yavchitz 2012). Found: a result whose figure the text does not give; a word of
    data/lexicons/headline-claims.yml that stands without a figure in its sentence, or that the text
    does not use.
    Violates: the highlight "promising efficacy signal" without a figure.
    Passes: the response rate with its counts in both; a title that names the event alone.
    Whether a sentence leaves out a condition that the text makes is left to people.
    """
    if not page.governed:
        return
    yield from _figures(page, site)
    used = {
        hit.term
        for block in site.holding(page, "headline-claims", sections=("body",))
        for hit in site.terms(block, "headline-claims")
    }
    for block in site.holding(page, "headline-claims"):
        if block.section not in _HEADLINES and block.kind not in ("page-title", "description"):
            continue
        for hit in site.terms(block, "headline-claims"):
            problem = _problem(block, hit.start, alone=hit.term not in used)
            if problem:
                start, end = block.sentence_at(hit.start)
                yield headline_beyond_text.found(
                    block.span(hit.start, hit.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    words=block.text[hit.start : hit.end],
                    problem=problem,
                    advice="say the result itself, with its figure, in the words of the text",
                )


def _problem(block: Block, at: int, *, alone: bool) -> str:
    start, end = block.sentence_at(at)
    if not any(start <= mark.start < end for mark in block.facts):
        return "judges a result, and no figure stands beside it"
    return "is stronger than the text below, which does not say so" if alone else ""


def _figures(page: Page, site: Site) -> Iterator[Finding]:
    shown = find_shown(page, site.library)
    below = [each for each in shown if each.block.section == "body"]
    told = {each.mark.address for each in below}
    for each in shown:
        headline = each.block.section in _HEADLINES
        if not headline or each.role not in RESULTS:
            continue
        if each.mark.address not in told:
            told.add(each.mark.address)
            yield headline_beyond_text.found(
                each.block.span(each.mark.start, each.mark.end),
                page=page.url,
                subject=each.mark.address,
                judged=f"{each.entry.fact.value} in a headline alone",
                words=each.block.text[each.mark.start : each.mark.end],
                problem="stands in the headlines, and not in the text below",
                advice=f"report it in the text too, with [[{each.entry.path}]]",
            )
