"""Each block that was composed beside what stands of it in the finished page, and whose words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clearcopy.document.fragments import statement_words
from clearcopy.document.once import once
from clearcopy.document.page import ExpectedSection, Page, Section
from clearcopy.records.library import Library
from clearcopy.records.models import LANGUAGES

# What a citation leaves between a word and its full stop when it is taken away.
_GAP = re.compile(r" +(?=[.,;:!?)\]。，；：！？）])")


@dataclass(frozen=True, slots=True)
class Pair:
    """One expected block: as it was composed, and each time that it stands in the page."""

    expected: ExpectedSection
    composed: Section | None
    found: tuple[Section, ...]

    @property
    def reworded(self) -> tuple[Section, ...]:
        """The blocks in the page whose words are not those that were composed."""
        composed = self.composed
        if composed is None:
            return ()
        return tuple(
            section
            for section in self.found
            if section.words != composed.words and _closed(section.words) != _closed(composed.words)
        )

    @property
    def version(self) -> str:
        """The version of its statement that was composed; "" without a statement or version."""
        return self.expected.version.partition("@")[2]


@dataclass(frozen=True, slots=True)
class Wording:
    """A version of a statement in a language."""

    version: str
    lang: str


@once
def pair_sections(page: Page) -> tuple[Pair, ...]:
    """Return the expected blocks of a page, in order, each with what stands in the page of it."""
    found = _assign(page.expected, page.sections)
    composed = found if page.article_intact else _assign(page.expected, page.composed)
    return tuple(
        Pair(expected, next(iter(composed[index]), None), tuple(found[index]))
        for index, expected in enumerate(page.expected)
    )


def _closed(words: str) -> str:
    return _GAP.sub("", words)


def unexpected_sections(page: Page) -> tuple[Section, ...]:
    """Return the blocks of a page that composing did not put there."""
    expected = {(section.name, section.subject) for section in page.expected}
    return tuple(
        section for section in page.sections if (section.name, section.subject) not in expected
    )


def _assign(
    expected: Sequence[ExpectedSection], sections: Sequence[Section]
) -> dict[int, list[Section]]:
    """Give each section to the expected one that it stands for; further copies go to the same.

    A section without words is not there: it was emptied, or stands where browsers show nothing.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, wanted in enumerate(expected):
        places[wanted.name, wanted.subject].append(index)
    given: dict[int, list[Section]] = {index: [] for index in range(len(expected))}
    for section in sections:
        candidates = places.get((section.name, section.subject))
        if not candidates or not section.words:
            continue
        statement = section.version.partition("@")[0]
        same = [index for index in candidates if expected[index].statement == statement]
        among = same or candidates
        free = next((index for index in among if not given[index]), among[-1])
        given[free].append(section)
    return given


def wording_of(section: Section, expected: ExpectedSection, library: Library) -> Wording | None:
    """Return which version and language of its statement a block shows word for word.

    Titles do not count: they are the same in all versions and may be left standing. The version
    that was composed comes first, since versions may share their words in one language.
    """
    statement = library.statements.get(expected.statement)
    if statement is None:
        return None
    words = _without_title(section.words, expected.statement, library)
    composed = expected.version.partition("@")[2]
    for version in sorted(statement.versions, key=lambda key: (key != composed, key)):
        for lang in LANGUAGES:
            shown = statement_words(library, expected.statement, version, lang)
            if words == _without_title(shown, expected.statement, library):
                return Wording(version, lang)
    return None


def _without_title(words: str, statement: str, library: Library) -> str:
    title = library.statements[statement].title
    for lang in LANGUAGES:
        if words.startswith(f"{title[lang]} "):
            return words.removeprefix(title[lang]).lstrip()
    return words


def order_of(page: Page) -> Iterator[tuple[int, Section]]:
    """Yield the blocks in the order of the page, each with its place in the composed order.

    A block that stands more than once has no one place, so it is left out.
    """
    place = {
        id(section): index
        for index, pair in enumerate(pair_sections(page))
        for section in (pair.found if len(pair.found) == 1 else ())
    }
    for section in page.sections:
        if id(section) in place:
            yield place[id(section)], section
