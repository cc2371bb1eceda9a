"""The sentences in which a page speaks of the future, and what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from clearcopy.document.once import once
from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.language.classes import Tier
from clearcopy.language.forward_looking import Cue, classify
from clearcopy.records.library import Library
from clearcopy.records.models import Topic

# These show records, which are no sentences of anybody.
_RECORDS = frozenset({"registry", "pipeline"})
_TOPIC = "topic-"
TOPIC_LISTS = tuple(f"{_TOPIC}{topic}" for topic in get_args(Topic))
"""The names of the word lists that tell topics apart."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """A sentence that is, or may be, forward-looking, and why: `cue.tier` is `fls` or `review`."""

    block: Block
    start: int
    end: int
    cue: Cue

    @property
    def text(self) -> str:
        """The sentence as readers see it."""
        return self.block.text[self.start : self.end]


def tiers_of(library: Library) -> dict[str, Tier]:
    """Return the tier of each class of sentence that policy sets."""
    policy = library.policy
    if policy is None:
        return {}
    return {str(name): tier for name, tier in policy.forward_looking.classes.items()}


@once
def sentences_ahead(page: Page, library: Library) -> Sequence[Ahead]:
    """Return the sentences of a page's own words that speak of the future, in reading order."""
    tiers = tiers_of(library)
    return tuple(
        Ahead(block, start, end, cue)
        for block in own_words(page)
        if block.section not in _RECORDS
        for start, end in block.sentences
        if (cue := classify(block.text[start:end], block.folder_lang, page.published, tiers)).tier
        != "none"
    )


def topics_in(block: Block, start: int, end: int, site: Site) -> dict[str, str]:
    """Return the topics of a part of a block, each with the first word that shows it.

    The words are those of the lists `topic-*` in data/lexicons/.
    """
    found: dict[str, str] = {}
    for word, topics in words_on_topics(block, start, end, site):
        for topic in topics:
            found.setdefault(topic, word)
    return found


def words_on_topics(
    block: Block, start: int, end: int, site: Site
) -> Sequence[tuple[str, Sequence[str]]]:
    """Return the words of a part of a block that show topics, each with its topics, in order."""
    found: dict[tuple[int, int], list[str]] = {}
    for hit in site.terms(block, *TOPIC_LISTS):
        if start <= hit.start and hit.end <= end:
            found.setdefault((hit.start, hit.end), []).append(hit.table.removeprefix(_TOPIC))
    return [(block.text[first:last], topics) for (first, last), topics in found.items()]
