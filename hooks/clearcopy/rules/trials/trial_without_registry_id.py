"""TRL001: a trial that is named without its registry id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clearcopy.document.open_figures import occurrences
from clearcopy.document.own_words import is_quoted, own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_in, trials_named, words_of
from clearcopy.findings import Finding
from clearcopy.language.normalise import has_digit
from clearcopy.records.library import Library
from clearcopy.records.models import Study
from clearcopy.records.study_crosschecks import REGISTRATION_FORMS
from clearcopy.rule import rule

_LONGER_NAME = re.compile(r"-[0-9]")
_FORMS = "|".join(form.pattern for form, _ in REGISTRATION_FORMS.values())
_REGISTRY_ID = re.compile(rf"(?<![\w-])(?:{_FORMS})(?![\w-])", re.ASCII)
# Headings and lists name a trial as a label; the running text is where it is introduced.
_LABEL_SECTIONS = frozenset({"title", "breadcrumb", "meta", "highlights", "releases", "pipeline"})
_LABEL_KINDS = frozenset(
    {
        "heading",
        "page-title",
        "description",
        "preview",
        "alternative-text",
        "caption",
        "header-cell",
    }
)


@rule("TRL001", on=Page, message='"{trial}" {problem}', help="{advice}", needs_whole=True)
def trial_without_registry_id(page: Page, site: Site) -> Iterator[Finding]:
    """The first mention of a trial in the running text does not carry its registry id.

    The id leads to the protocol and to the endpoints that were declared before the results (ICMJE,
    clinical trial registration; CONSORT 2025, item 2). Later mentions may use the name alone.
    Where only headings, highlights or lists name a trial, the id may stand anywhere on the page; so
    it may for a trial that the release's record names and the text does not.
    An id that no record has is a trial of which the newsroom knows nothing: it is refused, unless
    a reference cited in its sentence tells of that trial.
    Violates: "ARTEMIS-002 met its primary endpoint."; "NCT11111111 was started."
    Passes: "ARTEMIS-002 (NCT05830123) met …"; "A study of others (NCT11111111) [4]".
    Observational and preclinical studies need no entry in a registry; names of trials that no
    record has are left to people.
    """
    if not page.governed:
        return
    library = site.library
    release = library.releases.get(page.record)
    about = set(release.studies) if release is not None else {page.record}
    named = trials_named(page, library)
    for key in named.keys() | (about & library.studies.keys()):
        study = library.studies[key]
        if not study.registrations and not study.interventional:
            continue
        mentions = _mentions(named.get(key, ()), study)
        if mentions or key in about:
            yield from _without_id(page, key, study, mentions)
    yield from _unrecorded(page, library)


def _unrecorded(page: Page, library: Library) -> Iterator[Finding]:
    recorded = _recorded_ids(library)
    for block in own_words(page):
        for match in _registry_ids(block.text):
            if match[0] in recorded or is_quoted(block, match.start()):
                continue
            start, end = block.sentence_at(match.start())
            # A recorded trial with the id of another is reported where the trial is named.
            if trials_in(block.text[start:end], library) or any(
                start <= mark.start < end for mark in block.citations
            ):
                continue
            yield trial_without_registry_id.found(
                block.span(*match.span()),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                trial=match[0],
                problem="is the registry id of no recorded trial",
                advice="add the trial to data/studies/, correct the id, or cite the source of a "
                "trial of others",
            )


@lru_cache(maxsize=8192)
def _registry_ids(text: str) -> tuple[re.Match[str], ...]:
    return tuple(_REGISTRY_ID.finditer(text)) if has_digit(text) else ()


@lru_cache(maxsize=8)
def _recorded_ids(library: Library) -> frozenset[str]:
    return frozenset(
        registration.id
        for study in library.studies.values()
        for registration in study.registrations
    )


def _without_id(
    page: Page, key: str, study: Study, mentions: list[tuple[Block, int, int]]
) -> Iterator[Finding]:
    running = [each for each in mentions if not _is_label(each[0])]
    ids = [registration.id for registration in study.registrations]
    place = next(iter((*running, *mentions)), None)
    seen = words_of(page)
    problem = "is shown on this page, and its registry id is not"
    if running:
        block, start, _ = running[0]
        first, last = block.sentence_at(start)
        seen = block.text[first:last]
        problem = "is introduced here without its registry id"
    if any(each in seen for each in ids):
        return
    if not ids:
        problem, advice = "has no registry id in its record", f"add `registrations` to {study.path}"
    else:
        advice = f"write [[{key}.name]] ([[{key}.registry]]) where the text first names it"
    yield trial_without_registry_id.found(
        place[0].span(place[1], place[2]) if place else page.title_span,
        page=page.url,
        subject=page.subject_of(place[0]) if place else f"{page.path}#page",
        judged=seen if running else study.name,
        trial=study.name,
        problem=problem,
        advice=advice,
    )


def _is_label(block: Block) -> bool:
    return block.kind in _LABEL_KINDS or block.section in _LABEL_SECTIONS


def _mentions(blocks: Sequence[Block], study: Study) -> list[tuple[Block, int, int]]:
    return [
        (block, start, end)
        for block in blocks
        for start, end in occurrences(block.text, study.name)
        if not _LONGER_NAME.match(block.text, end)
    ]
