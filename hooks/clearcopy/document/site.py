"""Everything that was built, frozen: the rules read it and nothing writes to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from clearcopy.document.once import once
from clearcopy.document.own_words import is_own
from clearcopy.document.page import Block, Page
from clearcopy.document.styles import StyleSheets
from clearcopy.language.terms import TermEntry, TermHit, TermIndex
from clearcopy.records.lexicons import Lexicon
from clearcopy.records.library import Library
from clearcopy.records.models import LANGUAGES

_NONE: Mapping[int, Block] = {}


@dataclass(frozen=True)
class Site:
    """The Library, the finished pages and the instant for which they were built.

    `unread` are the author's files of pages that could not be composed: each has its own finding.
    """

    library: Library
    pages: tuple[Page, ...]
    as_of: datetime
    preview: bool = False
    styles: StyleSheets = field(default_factory=lambda: StyleSheets({}))
    unread: frozenset[str] = frozenset()

    @cached_property
    def whole(self) -> bool:
        """Whether everything could be read and composed; where not, absence proves nothing."""
        return not (self.library.findings or self.unread) and all(page.whole for page in self.pages)

    @cached_property
    def by_key(self) -> Mapping[str, Mapping[str, Page]]:
        """Each page's language versions: `news/x.md` -> {"en": Page, "zh": Page}."""
        found: dict[str, dict[str, Page]] = {}
        for page in self.pages:
            found.setdefault(page.key, {})[page.lang] = page
        return found

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """Each page by its address."""
        return {page.url: page for page in self.pages}

    @cached_property
    def _terms(self) -> Mapping[str, TermIndex]:
        """All word lists of each language, compiled once for the whole site."""
        lexicons = self.library.lexicons
        return {
            lang: TermIndex(
                entry for table, each in lexicons.items() for entry in _entries(table, each, lang)
            )
            for lang in LANGUAGES
        }

    def terms(self, block: Block, *tables: str) -> Iterator[TermHit]:
        """Yield where terms of the named lists of `data/lexicons/` stand in a block."""
        self._ask_for(tables)
        hits = self._terms[block.folder_lang].find(block.text)
        return iter([hit for hit in hits if hit.table in tables] if hits else ())

    def holding(self, page: Page, *tables: str, sections: Collection[str] = ()) -> Sequence[Block]:
        """Return the blocks of `page.content`, in order, in which `terms` yields something.

        Only those of the named sections, where some are named. Most lists have no term on most
        pages: a rule looks at these blocks and not at all.
        """
        self._ask_for(tables)
        by_table = _find_terms(page, self._terms).blocks
        found = {at: each for table in tables for at, each in by_table.get(table, _NONE).items()}
        return [found[at] for at in sorted(found) if not sections or found[at].section in sections]

    def said(self, page: Page, *tables: str) -> Sequence[tuple[Block, TermHit]]:
        """Return where terms of the named lists stand in what the page says in its own words.

        One list after the other, each in the order of the page: see `own_words`.
        """
        self._ask_for(tables)
        hits = _find_terms(page, self._terms).said
        return [each for table in tables for each in hits.get(table, ())]

    @cached_property
    def lists_missing(self) -> dict[str, None]:
        """The names of word lists that a rule asked for and that are not there."""
        return {}

    def _ask_for(self, tables: tuple[str, ...]) -> None:
        for table in tables:
            if table not in self.library.lexicons:
                self.lists_missing[table] = None

    def twins(self, page: Page) -> Mapping[str, Page]:
        """Return the page's other language versions."""
        versions = self.by_key.get(page.key, {})
        return {lang: twin for lang, twin in versions.items() if lang != page.lang}


def _entries(table: str, lexicon: Lexicon, lang: str) -> Iterator[TermEntry]:
    """Yield what a word list looks for in one language."""
    for term in getattr(lexicon.terms, lang):
        if isinstance(term, str):
            yield TermEntry(table, term)
        else:
            instead = term.instead or ""
            yield TermEntry(table, term.term, instead, term.unless, exactly=term.exactly)
    for frame in getattr(lexicon.frames, lang):
        for word in frame.words:
            yield TermEntry(
                table,
                word,
                frame.instead or "",
                frame.unless,
                frame.near,
                frame.within,
                frame.side,
            )


@dataclass(frozen=True, slots=True)
class _Terms:
    """Where terms stand on one page, by their lists: the blocks by their places, and what is said.

    `said` has only what stands in the page's own words.
    """

    blocks: Mapping[str, Mapping[int, Block]]
    said: Mapping[str, Sequence[tuple[Block, TermHit]]]


@once
def _find_terms(page: Page, terms: Mapping[str, TermIndex]) -> _Terms:
    """Go through a page once for all rules that ask for terms."""
    blocks: dict[str, dict[int, Block]] = {}
    said: dict[str, list[tuple[Block, TermHit]]] = {}
    for place, block in enumerate(page.content):
        hits = terms[block.folder_lang].find(block.text)
        own = bool(hits) and is_own(block)
        for hit in hits:
            blocks.setdefault(hit.table, {})[place] = block
            if own:
                said.setdefault(hit.table, []).append((block, hit))
    return _Terms(blocks, said)
