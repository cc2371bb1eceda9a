"""The figures of trials that a page shows: each with its place, its fact and its role."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

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


class Shown(NamedTuple):
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
            result = _result_at(mark.address, library)
            if result is not None:
                (late if block.kind in _HEAD else found).append(Shown(block, mark, *result))
    return found + late


@lru_cache(maxsize=32768)
def _result_at(address: str, library: Library) -> tuple[FactEntry, Study, str] | None:
    entry = library.facts.get(address)
    role = result_role(entry, library)
    return (entry, library.studies[entry.record], role) if entry is not None and role else None


def trials_of(page: Page, library: Library) -> list[str]:
    """Return the trials that the page is about: those of its release, or its own."""
    release = library.releases.get(page.record)
    keys = list(release.studies) if release is not None else [page.record]
    return [key for key in keys if key in library.studies]


@once
def trials_named(page: Page, library: Library) -> Mapping[str, Sequence[Block]]:
    """Return the trials whose names stand on the page, each with the blocks that hold its name."""
    names, keys = _trial_names(library)
    # The page is searched as one text: a search for each of its blocks costs five times as much.
    ends = list(accumulate(len(block.text) + 1 for block in page.content))
    found: dict[str, dict[int, Block]] = {}
    for at, name in names.find(words_of(page)):
        place = bisect_right(ends, at)
        for key in keys[name]:
            found.setdefault(key, {})[place] = page.content[place]
    return {key: tuple(blocks.values()) for key, blocks in found.items()}


def trials_in(text: str, library: Library) -> Sequence[str]:
    """Return the trials whose names stand in a text."""
    names, keys = _trial_names(library)
    return [*dict.fromkeys(key for _, name in names.find(text) for key in keys[name])]


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
