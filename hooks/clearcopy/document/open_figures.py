"""The visible figures of a page that nothing explains: no fact, citation, date or known name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from clearcopy.document.once import once
from clearcopy.document.page import Block, Page
from clearcopy.document.values import Value, find_value
from clearcopy.language.figures import (
    Figure,
    compile_identifiers,
    find_figures,
)
from clearcopy.records.design import DESIGN_ITEMS, Presentation, design_item
from clearcopy.records.library import Library
from clearcopy.records.models import Issuer, Study

# These name other pages; each figure in such a name is judged on the page that bears it.
_NAMING_OTHER_PAGES = frozenset({"releases", "breadcrumb"})
# Their text is plain: what a fact printed there has no mark of its own.
_PLAIN_KINDS = frozenset({"page-title", "description", "preview", "alternative-text"})
_PLACEHOLDER = re.compile(r"\[\[([^\[\]|]+)\]\]")

Stretch = tuple[int, int]


@once
def find_open_figures(page: Page, library: Library) -> Sequence[tuple[Block, Figure]]:
    """Return each visible figure of the page that nothing explains, with the block it stands in.

    What explains a figure: a fact or value of a record, a citation, a date, an identifier (of the
    language's own forms, or declared by the records). Literals are not looked at. The reference
    list is left to its own rules.
    """
    found = []
    for block in page.content:
        if block.section in _NAMING_OTHER_PAGES or not block.may_hold_open_figure:
            continue
        figures = _plain_figures(block.text, block.folder_lang, library)
        if figures:
            explained = _explained(page, block, library)
            found += [(block, figure) for figure in figures if not _covers(explained, figure)]
    return found


@lru_cache(maxsize=8192)
def _plain_figures(text: str, lang: str, library: Library) -> tuple[Figure, ...]:
    """Return the figures that are no dates and no names: most texts stand on many pages."""
    found = find_figures(text, lang, identifiers_of(library))
    return tuple(figure for figure in found if figure.kind not in ("date", "identifier"))


def literal_stretches(page: Page, text: str) -> Iterator[Stretch]:
    """Yield where in `text` a declared literal of the page stands."""
    for literal in page.literals:
        yield from occurrences(text, literal.text)


def lies_in(figure: Figure, stretches: Iterable[Stretch]) -> bool:
    """Whether one of the stretches holds the whole figure."""
    return any(start <= figure.start and figure.end <= end for start, end in stretches)


@lru_cache(maxsize=8)
def identifiers_of(library: Library) -> re.Pattern[str] | None:
    """Return one pattern for all names in the records that hold digits and count nothing.

    Doses of declared regimens, codes, registry ids, names and telephone numbers, and the labels of
    populations and endpoints. Names whose form tells what they are (HS-20093) are left out.
    """
    return compile_identifiers(term for term in set(_names(library)) if not _is_plain_name(term))


def _names(library: Library) -> Iterator[str]:
    for issuer in library.issuers.values():
        yield from _names_of_issuer(issuer)
    for asset in library.assets.values():
        yield from (asset.code, *((asset.name.en, asset.name.zh) if asset.name else ()))
        for partner in asset.partner_codes:
            yield from (partner.code, partner.partner.en, partner.partner.zh)
    for study in library.studies.values():
        yield from _names_in_study(study)
    for release in library.releases.values():
        if release.presentation is not None:
            yield from _names_in_presentation(release.presentation)
        if release.hkexnews is not None:
            yield release.hkexnews.document
    for event in library.events.values():
        yield from (event.tag, event.name.en, event.name.zh)
    for disease in library.diseases.values():
        yield from (disease.name.en, disease.name.zh)


def _names_of_issuer(issuer: Issuer) -> Iterator[str]:
    yield from (issuer.name.en, issuer.name.zh, issuer.short_name.en, issuer.short_name.zh)
    yield from (issuer.stock_code or "", *issuer.other_names)
    for contact in issuer.contacts.values():
        yield from (contact.email, contact.phone or "")
    if issuer.china_internet is not None:
        yield from (issuer.china_internet.certificate, issuer.china_internet.icp or "")


def _names_in_study(study: Study) -> Iterator[str]:
    yield study.name
    for registration in study.registrations:
        yield registration.id
    for regimen in study.regimens.values():
        yield from (regimen.label.en, regimen.label.zh, *regimen.also)
    for population in study.populations.values():
        yield from (population.label.en, population.label.zh)
    for endpoint in study.endpoints.values():
        yield from (endpoint.label.en, endpoint.label.zh, *endpoint.also)
    design = study.design
    items = [design_item(design, name) for name in DESIGN_ITEMS] if design is not None else []
    for item in items:
        if item is not None and not isinstance(item, str):
            yield from (item.en, item.zh, *item.also)


def _names_in_presentation(shown: Presentation) -> Iterator[str]:
    if shown.number != "not disclosed":
        yield shown.number
    for value in (shown.title, shown.presenter, shown.session):
        if not isinstance(value, str):
            yield from (value.en, value.zh)


def _is_plain_name(term: str) -> bool:
    """Whether `term` needs no declaration: no figure is in it, or its form tells what it is."""
    if not any(sign.isnumeric() for sign in term):
        return True
    return all(figure.kind == "identifier" for figure in find_figures(term, "en"))


def _explained(page: Page, block: Block, library: Library) -> list[Stretch]:
    stretches = [(mark.start, mark.end) for mark in block.facts]
    stretches += [(mark.start, mark.end) for mark in block.citations]
    stretches += [(mark.start, mark.end) for mark in block.times]
    if block.kind in _PLAIN_KINDS:
        for printed in _printed_values(page, block, library):
            stretches += occurrences(block.text, printed)
    elif block.section == "meta":
        stretches += occurrences(block.text, page.record)
    return stretches


def _printed_values(page: Page, block: Block, library: Library) -> Iterator[str]:
    """Yield what the placeholders in the author's own lines print into a plain text."""
    source, (_, first) = block.origin.source, block.origin.starts[0]
    last = max(first, page.description_span.end_line) if block.kind == "description" else first
    for line in source.lines[first - 1 : last]:
        for placeholder in _PLACEHOLDER.findall(line):
            path, _, form = (part.strip() for part in placeholder.partition(":"))
            value = find_value(library, page.cuts, page.lang, path, form)
            if isinstance(value, Value):
                yield value.text


def occurrences(text: str, part: str) -> Iterator[Stretch]:
    """Yield where `part` stands in `text` as a whole: not inside a longer number or word."""
    at = text.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        if not (_runs_on(text, at - 1, part[0]) or _runs_on(text, end, part[-1])):
            yield at, end
        at = text.find(part, at + 1)


def _runs_on(text: str, neighbour: int, edge: str) -> bool:
    """Whether the word or number that `edge` belongs to goes on at `neighbour`."""
    if not (0 <= neighbour < len(text) and edge.isascii() and edge.isalnum()):
        return False
    beside = text[neighbour]
    if edge.isdigit() and beside in ".," and 0 < neighbour < len(text) - 1:
        return text[neighbour - 1].isdigit() and text[neighbour + 1].isdigit()
    return beside.isascii() and beside.isalnum()


def _covers(stretches: list[Stretch], figure: Figure) -> bool:
    """Whether the stretches hold the figure, or each of its digits where several marks meet."""
    if lies_in(figure, stretches):
        return True
    if figure.kind == "words" or not stretches:
        return False
    digits = [figure.start + at for at, sign in enumerate(figure.text) if sign.isdigit()]
    return all(any(start <= at < end for start, end in stretches) for at in digits)
