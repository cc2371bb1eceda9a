"""Which facts a figure that is typed by hand may stand for: what to offer who has typed it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from clearcopy.document.own_words import holds
from clearcopy.document.page import Block, Page
from clearcopy.language.figures import Figure
from clearcopy.records.facts import FactEntry, decimal_of
from clearcopy.records.library import Library

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NEAR = Decimal("0.1")  # of the figure: beyond that it is another figure and no slip
# What stands behind a figure, by the units of facts; a figure before anything else counts.
_UNITS = {
    "percent": re.compile(r" ?(?:[%％]|per ?cent)"),
    "months": re.compile(r"(?: |-)?months?\b|个月"),
    "years": re.compile(r"(?: |-)?years?\b|年"),
    "weeks": re.compile(r"(?: |-)?weeks?\b|周"),
    "days": re.compile(r"(?: |-)?days?\b|天"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """Facts that the page can print, best first: those with this very value, or near ones."""

    same: tuple[FactEntry, ...] = ()
    near: tuple[FactEntry, ...] = ()


def nearest_facts(page: Page, library: Library, block: Block, figure: Figure) -> Offer:
    """Return the facts that a figure may stand for; nothing where none is like it.

    A fact has the same printed value and, for whole numbers, the same unit; or it has the unit and
    the digits but for the point and zeros, or a value at most a tenth away, and the sentence names
    its population or its endpoint. Those that the sentence names come first, then those of the
    page's own studies.
    """
    start, end = block.sentence_at(figure.start)
    sentence = block.text[start:end]

    def best_first(entries: Iterable[FactEntry]) -> tuple[FactEntry, ...]:
        printable = (entry for entry in entries if library.fact(entry.path, page.cuts) is entry)
        return tuple(
            sorted(
                printable,
                key=lambda entry: (
                    -_names(library, entry, sentence),
                    entry.record not in page.cuts,
                    entry.path,
                ),
            )
        )

    values = [figure.text.lower()] if figure.kind == "words" else _NUMBER.findall(figure.text)
    unit = _unit_of(block.text, figure)
    by_value, by_digits = _indexes(library)
    same = best_first(
        entry
        for value in values
        for entry in by_value.get(value, ())
        if entry.fact.unit == unit or "." in value or figure.kind == "words"
    )
    if same or figure.kind == "words":
        return Offer(same)
    near = [entry for value in values for entry in by_digits.get(_digits(value), ())]
    near += [
        entry
        for study in page.cuts
        for entry in _of_study(library, study)
        if _names(library, entry, sentence) and _is_close(values, entry)
    ]
    return Offer(near=best_first({e.address: e for e in near if e.fact.unit == unit}.values()))


def _unit_of(text: str, figure: Figure) -> str:
    """Return the unit of a figure by what it ends with, or what stands behind it."""
    if figure.text.endswith(("%", "％")):
        return "percent"
    return next((unit for unit, sign in _UNITS.items() if sign.match(text, figure.end)), "none")


def _names(library: Library, entry: FactEntry, sentence: str) -> int:
    """Return how much of a fact a sentence names: its population, its endpoint."""
    study = library.studies.get(entry.record)
    if study is None or len(entry.keys) != 2:
        return 0
    population, endpoint = (
        study.populations.get(entry.keys[0]),
        study.endpoints.get(entry.keys[1]),
    )
    names = [
        (population.label.en, population.label.zh) if population else (),
        (endpoint.label.en, endpoint.label.zh, *endpoint.also) if endpoint else (),
    ]
    return sum(any(holds(sentence, name) for name in group) for group in names)


def _is_close(values: Iterable[str], entry: FactEntry) -> bool:
    known = decimal_of(entry.fact.value)
    return known is not None and any(
        (value := decimal_of(each)) is not None and abs(known - value) <= _NEAR * abs(value)
        for each in values
    )


@lru_cache(maxsize=64)
def _of_study(library: Library, study: str) -> tuple[FactEntry, ...]:
    return tuple(entry for entry in library.facts.values() if entry.record == study)


@lru_cache(maxsize=8)
def _indexes(
    library: Library,
) -> tuple[Mapping[str, Sequence[FactEntry]], Mapping[str, Sequence[FactEntry]]]:
    """Return all facts by their printed values and words, and by their digits."""
    by_value: dict[str, list[FactEntry]] = {}
    by_digits: dict[str, list[FactEntry]] = {}
    for entry in library.facts.values():
        numbers = _NUMBER.findall(entry.fact.value)
        words = (word.lower() for word in entry.fact.word.values())
        for value in dict.fromkeys((entry.fact.value, *words, *numbers)):
            by_value.setdefault(value, []).append(entry)
        for digits in {_digits(number) for number in numbers}:
            if len(digits) > 1:  # 2, 20 and 0.2 have nothing to do with each other
                by_digits.setdefault(digits, []).append(entry)
    return by_value, by_digits


def _digits(number: str) -> str:
    """Return the digits that 24, 24.0 and 2.40 share, for a slip of the point or of a zero."""
    return number.replace(",", "").replace(".", "").strip("0")
