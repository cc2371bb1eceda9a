"""The figures of trials that a page shows: each with its place, its fact and its role."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.document.once import once
from clearcopy.document.page import Block, FactMark, Page
from clearcopy.language.names import NameIndex
from clearcopy.records.facts import FactEntry
from clearcopy.records.library import Library
from clearcopy.records.models import Study
from clearcopy.records.populations import result_role

# These list other pages and programmes; their figures are judged where they are reported.
_LISTS = frozenset({"releases", "pipeline", "breadcrumb"})
_HEAD = frozenset({"page-title", "description", "preview"})


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure of a trial's data cut in a text, and the role of the endpoint that it gives."""

    block: Block
    mark: FactMark
    entry: FactEntry
    study: Study
    role: str

    @property
    def population(self) -> str:
        """The key of the population of which it speaks."""
        return self.entry.keys[0]

    @property
    def endpoint(self) -> str:
        """The key of the endpoint that it gives."""
        return self.entry.keys[1]

    @property
    def text(self) -> str:
        """What a reader sees."""
        return self.block.text[self.mark.start : self.mark.end]


@once
def find_shown(page: Page, library: Library) -> Sequence[Shown]:
    """Return every figure of a trial's data cut that the page shows, in reading order.

    Titles and descriptions, which stand before the page, come last.
    """
    found: list[Shown] = []
    late: list[Shown] = []
    for block in page.content:
        if not block.facts or block.section in _LISTS:
            continue
        for mark in block.facts:
            entry = library.facts.get(mark.address)
            role = result_role(entry, library)
            if entry is not None and role:
                shown = Shown(block, mark, entry, library.studies[entry.record], role)
                (late if block.kind in _HEAD else found).append(shown)
    return found + late


def trials_of(page: Page, library: Library) -> list[str]:
    """Return the trials that the page is about: those of its release, or its own."""
    release = library.releases.get(page.record)
    keys = list(release.studies) if release is not None else [page.record]
    return [key for key in keys if key in library.studies]


@once
def trials_named(page: Page, library: Library) -> Mapping[str, Sequence[Block]]:
    """Return the trials whose names stand on the page, each with the blocks that hold its name."""
    names, keys = _trial_names(library)
    found: dict[str, list[Block]] = {}
    for block in page.content:
        for name in names.find(block.text):
            for key in keys[name]:
                found.setdefault(key, []).append(block)
    return found


@lru_cache(maxsize=8)
def _trial_names(library: Library) -> tuple[NameIndex, Mapping[str, Sequence[str]]]:
    keys: dict[str, list[str]] = {}
    for key, study in library.studies.items():
        keys.setdefault(study.name, []).append(key)
    return NameIndex(keys), keys


@once
def words_of(page: Page) -> str:
    """Return all that the page says, for looking whether something stands on it."""
    return "\n".join([block.text for block in page.content])
