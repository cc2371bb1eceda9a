"""Which result of a study a figure in the text is: its study, population and endpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.document.once import once
from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, FactMark, Page
from clearcopy.records.facts import FactEntry
from clearcopy.records.library import Library
from clearcopy.records.models import Endpoint, Population, Study


@dataclass(frozen=True, eq=False)
class Result:
    """A figure that a study has at a data cut."""

    entry: FactEntry
    study: Study
    population: Population
    endpoint: Endpoint

    @property
    def harm(self) -> bool:
        """Whether it says how often the medicine, or the time under it, did harm."""
        return self.endpoint.role == "safety" or self.endpoint.harm is not None


@lru_cache(maxsize=8192)
def result_of(library: Library, address: str) -> Result | None:
    """Return which result a fact's address names, or None for a fact of another kind."""
    entry = library.facts.get(address)
    study = library.studies.get(entry.record) if entry is not None else None
    if entry is None or study is None or not entry.cut or len(entry.keys) < 2:
        return None
    population = study.populations.get(entry.keys[0])
    endpoint = study.endpoints.get(entry.keys[-1])
    if population is None or endpoint is None:
        return None
    return Result(entry, study, population, endpoint)


@once
def results_said(page: Page, library: Library) -> Sequence[tuple[Block, FactMark, Result]]:
    """Return the results that the page gives in its own words, with the places of their figures."""
    return [
        (block, mark, result)
        for block in own_words(page)
        for mark in block.facts
        if (result := result_of(library, mark.address)) is not None
    ]
