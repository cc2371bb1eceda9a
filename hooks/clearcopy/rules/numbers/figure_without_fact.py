"""NUM101: a visible figure that no fact explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from clearcopy.document.open_figures import find_open_figures, lies_in, literal_stretches
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Edit, Finding, Fix
from clearcopy.language.figures import Figure
from clearcopy.records.facts import FactEntry, decimal_of
from clearcopy.records.library import Library
from clearcopy.rule import rule

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SHOWN = 3


@rule(
    "NUM101",
    on=Page,
    message='"{figure}" is not bound to a fact',
    help="{advice}, or declare the exact string under `literals` with a reason",
)
def figure_without_fact(page: Page, site: Site) -> Iterator[Finding]:
    """A visible figure is no fact, citation, date, identifier or declared literal.

    A figure that is typed by hand can differ from the data, from the other language and from the
    next page, and nobody notices (HKEX Listing Rule 2.13(2): accurate and complete).
    Found in text, table cells, captions, alternative texts, titles and descriptions, in digits and
    in words that count patients, events, deaths or studies.
    Violates: "The response rate was 37.4 %."
    Passes: "The response rate was [[example-1.all.orr]]."
    Mend it by binding the figure to a fact; where it is none, declare it in the front matter.
    """
    if not page.governed:
        return
    for block, figure in find_open_figures(page, site.library):
        if lies_in(figure, literal_stretches(page, block.text)):
            continue
        same, near = _nearest_facts(page, site.library, figure)
        at = block.span(figure.start, figure.end)
        fix = Fix("Bind it to the fact", (Edit(at, _paste(same[0], figure)),)) if same else None
        yield figure_without_fact.found(
            at,
            page=page.url,
            subject=page.subject_of(block),
            judged=_sentence(block, figure),
            fix=fix,
            figure=figure.text,
            advice=_advice(same or near, figure),
        )


def _sentence(block: Block, figure: Figure) -> str:
    start, end = block.sentence_at(figure.start)
    return block.text[start:end]


def _advice(entries: list[FactEntry], figure: Figure) -> str:
    if not entries:
        return "bind it to a fact with [[record.key]]"
    offers = [f"{_paste(entry, figure)} ({entry.fact.value})" for entry in entries[:_SHOWN]]
    return "write " + " or ".join(offers)


def _paste(entry: FactEntry, figure: Figure) -> str:
    """Return what to write: with the form that prints what stands there now."""
    if figure.kind == "words":
        return f"[[{entry.path}:word]]"
    whole = entry.fact.unit == "none" or (entry.fact.unit == "percent" and "%" in figure.text)
    return f"[[{entry.path}]]" if whole else f"[[{entry.path}:value]]"


def _nearest_facts(
    page: Page, library: Library, figure: Figure
) -> tuple[list[FactEntry], list[FactEntry]]:
    """Return the facts that this page can print: those that equal the figure, and near ones."""
    by_value, by_digits = _index(library)
    values = [figure.text.lower()] if figure.kind == "words" else _NUMBER.findall(figure.text)
    same = _printable(page, library, (path for v in values for path in by_value.get(v, ())))
    alike = _printable(
        page, library, (path for v in values for path in by_digits.get(_digits(v), ()))
    )
    known = {entry.address for entry in same}
    near = [entry for entry in alike if entry.address not in known]
    value = decimal_of(values[0]) if values else None
    if not same and not near and value is not None:
        near = _closest(page, library, value, percent="%" in figure.text)
    return same, near


def _printable(page: Page, library: Library, paths: Iterator[str]) -> list[FactEntry]:
    found = [library.fact(path, page.cuts) for path in dict.fromkeys(paths)]
    return sorted(
        (entry for entry in found if entry is not None),
        key=lambda entry: (entry.record not in page.cuts, entry.path),
    )


def _closest(page: Page, library: Library, value: Decimal, *, percent: bool) -> list[FactEntry]:
    """Return the facts of the page's own studies whose values are nearest."""
    distances = []
    for entry in library.facts.values():
        known = decimal_of(entry.fact.value)
        shown = page.cuts.get(entry.record)
        if known is not None and shown is not None and entry.cut in ("", shown):
            other_unit = (entry.fact.unit == "percent") is not percent
            distances.append((other_unit, abs(known - value), entry.path, entry))
    distances.sort(key=lambda item: item[:3])
    return [item[3] for item in distances[:_SHOWN]]


@lru_cache(maxsize=8)
def _index(
    library: Library,
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """Return the paths of all facts by their printed values and words, and by their digits."""
    by_value: dict[str, dict[str, None]] = {}
    by_digits: dict[str, dict[str, None]] = {}
    for entry in library.facts.values():
        for value in (entry.fact.value, *(word.lower() for word in entry.fact.word.values())):
            by_value.setdefault(value, {})[entry.path] = None
        for number in _NUMBER.findall(entry.fact.value):
            by_value.setdefault(number, {})[entry.path] = None
            by_digits.setdefault(_digits(number), {})[entry.path] = None
    return (
        {value: tuple(paths) for value, paths in by_value.items()},
        {digits: tuple(paths) for digits, paths in by_digits.items()},
    )


def _digits(number: str) -> str:
    """Return the digits that 20, 20.0 and 2.00 share, for a slip of the point or of a zero."""
    return number.replace(",", "").replace(".", "").strip("0") or "0"
