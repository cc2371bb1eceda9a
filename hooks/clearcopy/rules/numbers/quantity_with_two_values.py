"""NUM005: one quantity that has two values on the site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.facts import FactEntry
from clearcopy.records.library import Library
from clearcopy.rule import rule


class _Shown(NamedTuple):
    """One place where a page shows a fact."""

    page: Page
    block: Block
    mark: FactMark

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.block.text[self.mark.start : self.mark.end]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.block.span(self.mark.start, self.mark.end)


@rule(
    "NUM005",
    on=Site,
    message='"{value}" and "{other}" both stand for {quantity}',
    help="{advice}",
)
def quantity_with_two_values(site: Site, _: Site) -> Iterator[Finding]:
    """The same quantity is given twice, and the two differ.

    A reader who compares two pages cannot know which figure holds (HKEX Listing Rule 2.13(2):
    accurate and complete in all material respects).
    Found: one quantity of a study recorded under two keys with the same label, or both as a figure
    of the design and of a data cut; pages that speak of today with figures of two data cuts; one
    fact that is printed in two ways in one language.
    Violates: "orr" and "response", both labelled "Objective response rate", 20.0 and 21.0.
    Passes: releases that show the figures of their own data cuts, each with its date.
    """
    yield from _recorded_twice(site.library)
    yield from _shown_twice(site)


def _recorded_twice(library: Library) -> Iterator[Finding]:
    """Yield facts of a study that stand for the same quantity at the same cut, and differ."""
    known: dict[tuple[str, ...], FactEntry] = {}
    for entry in library.facts.values():
        quantity = _quantity(entry, library)
        if quantity is None:
            continue
        design = known.get((*quantity, ""))
        other = known.setdefault((*quantity, entry.cut), entry)
        other = design if design is not None and other is entry else other
        if other is entry or other.fact.value == entry.fact.value:
            continue
        yield quantity_with_two_values.found(
            entry.fact.span("value"),
            subject=entry.address,
            judged=f"{entry.fact.value} and {other.fact.value} at {other.address}",
            related=(other.fact.span("value"),),
            value=entry.fact.value,
            other=other.fact.value,
            quantity=f'"{" / ".join(quantity[1:3])}" of {entry.record}',
            advice=f"keep one of {entry.address} and {other.address}, or give them other labels",
        )


def _quantity(entry: FactEntry, library: Library) -> tuple[str, ...] | None:
    """Return what a fact of a study measures, by the labels that readers see."""
    study = library.studies.get(entry.record)
    if study is None or len(entry.keys) != 2:
        return None
    population, endpoint = study.populations.get(entry.keys[0]), study.endpoints.get(entry.keys[1])
    if population is None or endpoint is None:
        return None
    labels = (population.label.en.casefold(), endpoint.label.en.casefold())
    return (entry.record, *labels, entry.fact.kind, entry.fact.unit)


def _shown_twice(site: Site) -> Iterator[Finding]:
    current: dict[tuple[str, str, str], _Shown] = {}
    printed: dict[tuple[str, str, str], _Shown] = {}
    releases, facts = site.library.releases, site.library.facts
    for page, block in _blocks_with_facts(site):
        standing = page.record not in releases
        for mark in block.facts:
            here = _Shown(page, block, mark)
            first = printed.setdefault((mark.address, mark.form, page.lang), here)
            if first is not here and first.text != here.text:
                yield _clash(here, first, "print it with [[…]] on both pages")
            entry = facts.get(mark.address) if standing else None
            if entry is None or not entry.cut:
                continue
            first = current.setdefault((entry.path, mark.form, page.lang), here)
            if first.mark.address != mark.address and first.text != here.text:
                yield _clash(here, first, "show the newest public data cut on both pages")


def _blocks_with_facts(site: Site) -> Iterator[tuple[Page, Block]]:
    return (
        (page, block)
        for page in site.pages
        if page.governed
        for block in page.blocks
        if block.facts
    )


def _clash(here: _Shown, first: _Shown, advice: str) -> Finding:
    return quantity_with_two_values.found(
        here.span,
        page=here.page.url,
        subject=here.mark.address,
        judged=f"{here.text} and {first.text}",
        related=(first.span,),
        value=here.text,
        other=first.text,
        quantity=here.mark.address,
        advice=f"{advice}; the other stands at {first.span}",
    )
