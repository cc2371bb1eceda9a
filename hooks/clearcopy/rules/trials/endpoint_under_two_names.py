"""TRL005: an endpoint that is called otherwise than its results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown, trials_of
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.terms import TermHit
from clearcopy.records.models import Endpoint, Study
from clearcopy.rule import rule

_TOLD_IN = ("body", "highlights", "about")
_Sentence = tuple[Block, tuple[int, int]]


@rule(
    "TRL005",
    on=Page,
    message='"{words}" is not {problem}',
    help="use one name in methods and results, and name each primary endpoint; a true alias goes "
    "under `also` of the endpoint",
)
def endpoint_under_two_names(page: Page, site: Site) -> Iterator[Finding]:
    """The primary endpoint has one name in the methods and another one beside its result.

    A response rate and a confirmed response rate are two endpoints, and so are the judgments of the
    investigator and of a review board (CONSORT for Abstracts: a clearly defined primary outcome).
    A sentence that names the primary endpoint, or shows its figure, and speaks of some endpoint
    must use the recorded label or one of its aliases, without a word before it that changes it. Of
    several primary endpoints a page that names one names each: the others are half of the result.
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
    told = _sentences_of(shown)
    said = [
        (block, block.sentence_at(hit.start))
        for block in site.holding(page, "primary-endpoint-words", sections=_TOLD_IN)
        for hit in site.terms(block, "primary-endpoint-words")
    ]
    trials = [study for study in _studies_of(page, site) if _primary(study)]
    if not said or not trials:
        return
    endpoints = [endpoint for study in trials for endpoint in _primary(study)]
    for block, sentence in said:
        if (id(block), sentence[0]) not in told:
            yield from _misnamed(page, site, block, sentence, endpoints, trials[0].name)
    for study in trials:
        own = [each for each in said if len(trials) == 1 or study.name in each[0].text]
        yield from _left_out(page, site, own, study)


def _studies_of(page: Page, site: Site) -> list[Study]:
    return [site.library.studies[key] for key in trials_of(page, site.library)]


def _primary(study: Study) -> list[Endpoint]:
    return [each for each in study.endpoints.values() if each.role == "primary"]


def _left_out(page: Page, site: Site, said: Sequence[_Sentence], study: Study) -> Iterator[Finding]:
    """Yield where one of several primary endpoints is named and another one is not."""
    endpoints = _primary(study)
    if len(endpoints) < 2:
        return
    named: dict[int, _Sentence] = {}
    for block, sentence in said:
        hits = list(site.terms(block, "endpoint-qualifiers"))
        for place, endpoint in enumerate(endpoints):
            if _is_named(block, sentence, hits, endpoint):
                named.setdefault(place, (block, sentence))
    missing = [each for place, each in enumerate(endpoints) if place not in named]
    if not named or not missing:
        return
    place = min(named)
    block, sentence = named[place]
    lang = block.folder_lang
    others = " and ".join(f'"{each.label[lang]}"' for each in missing)
    yield endpoint_under_two_names.found(
        block.span(*sentence),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[slice(*sentence)],
        words=endpoints[place].label[lang],
        problem=f"the only primary endpoint of {study.name}: nothing here names {others} as one",
    )


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
        problem=f"the name of the primary endpoint of {trial}: {names}",
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
