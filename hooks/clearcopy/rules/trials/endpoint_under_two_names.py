"""TRL005: an endpoint that is called otherwise than its results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown, trials_of
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.terms import TermHit
from clearcopy.records.models import Endpoint
from clearcopy.rule import rule

_TOLD_IN = ("body", "highlights", "about")


@rule(
    "TRL005",
    on=Page,
    message='"{words}" is not the name of the primary endpoint of {trial}: {names}',
    help="use one name in methods and results; a true alias goes under `also` of the endpoint",
)
def endpoint_under_two_names(page: Page, site: Site) -> Iterator[Finding]:
    """The primary endpoint has one name in the methods and another one beside its result.

    A response rate and a confirmed response rate are two endpoints, and so are the judgments of the
    investigator and of a review board (CONSORT for Abstracts: a clearly defined primary outcome).
    A sentence that names the primary endpoint, or shows its figure, and speaks of some endpoint
    must use the recorded label or one of its aliases, without a word before it that changes it.
    Violates: "primary endpoint was the response rate" and below "confirmed response rate 20.0%".
    Passes: the label in both places; "met its primary endpoint", which names none.
    How the endpoint was judged is compared only as far as its name says so.
    """
    if not page.governed:
        return
    shown = [each for each in find_shown(page, site.library) if each.role == "primary"]
    for each in shown:
        if each.block.kind in ("cell", "header-cell", "page-title", "description", "preview"):
            continue
        names = [each.study.endpoints[each.endpoint]]
        start, end = each.block.sentence_at(each.mark.start)
        yield from _misnamed(page, site, each.block, (start, end), names, each.study.name)
    trials = [site.library.studies[key] for key in trials_of(page, site.library)]
    endpoints = [
        endpoint
        for study in trials
        for endpoint in study.endpoints.values()
        if endpoint.role == "primary"
    ]
    if not endpoints:
        return
    told = _sentences_of(shown)
    for block in site.holding(page, "primary-endpoint-words", sections=_TOLD_IN):
        for hit in site.terms(block, "primary-endpoint-words"):
            sentence = block.sentence_at(hit.start)
            if (id(block), sentence[0]) not in told:
                yield from _misnamed(page, site, block, sentence, endpoints, trials[0].name)


def _sentences_of(shown: Sequence[Shown]) -> set[tuple[int, int]]:
    return {(id(each.block), each.block.sentence_at(each.mark.start)[0]) for each in shown}


def _misnamed(
    page: Page,
    site: Site,
    block: Block,
    sentence: tuple[int, int],
    endpoints: Sequence[Endpoint],
    trial: str,
) -> Iterator[Finding]:
    start, end = sentence
    hits = list(site.terms(block, "endpoint-families", "endpoint-qualifiers"))
    families = [
        hit for hit in hits if hit.table == "endpoint-families" and start <= hit.start < end
    ]
    if not families or any(_is_named(block, sentence, hits, each) for each in endpoints):
        return
    family = families[0]
    names = " or ".join(f'"{each.label[block.folder_lang]}"' for each in endpoints)
    yield endpoint_under_two_names.found(
        block.span(family.start, family.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[start:end],
        words=block.text[family.start : family.end],
        trial=trial,
        names=names,
    )


def _is_named(
    block: Block, sentence: tuple[int, int], hits: Sequence[TermHit], endpoint: Endpoint
) -> bool:
    """Whether a sentence uses a name of the endpoint, and no word before it changes the name."""
    text = lowered(flatten(block.text))
    changed = {hit.end for hit in hits if hit.table == "endpoint-qualifiers"}
    for name in (endpoint.label[block.folder_lang], *endpoint.also):
        wanted = lowered(flatten(name))
        at = text.find(wanted, *sentence)
        while at >= 0:
            if at not in changed and not (text[at - 1 : at] == " " and at - 1 in changed):
                return True
            at = text.find(wanted, at + 1, sentence[1])
    return False
