"""Everything that was built, frozen: the rules read it and nothing writes to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.styles import StyleSheets
from clearcopy.language.terms import TermEntry, TermHit, TermIndex
from clearcopy.records.library import Library
from clearcopy.records.models import LANGUAGES


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
        found: dict[str, list[TermEntry]] = {lang: [] for lang in LANGUAGES}
        for table, lexicon in self.library.lexicons.items():
            for lang in LANGUAGES:
                for term in getattr(lexicon.terms, lang):
                    if isinstance(term, str):
                        found[lang].append(TermEntry(table, term))
                    else:
                        entry = TermEntry(table, term.term, term.instead or "", term.unless)
                        found[lang].append(entry)
        return {lang: TermIndex(entries) for lang, entries in found.items()}

    def terms(self, block: Block, *tables: str) -> Iterator[TermHit]:
        """Yield where terms of the named lists of `data/lexicons/` stand in a block."""
        self._ask_for(tables)
        hits = self._terms[block.folder_lang].find(block.text)
        return iter([hit for hit in hits if hit.table in tables] if hits else ())

    def said(self, page: Page, *tables: str) -> Iterator[tuple[Block, TermHit]]:
        """Yield where terms of the named lists stand in what the page says in its own words.

        The same for all rules, so each page is gone through once: see `own_words`.
        """
        self._ask_for(tables)
        hits = self._said.get(page.url)
        if hits is None:
            hits = self._said[page.url] = {}
            for block in own_words(page):
                for hit in self._terms[block.folder_lang].find(block.text):
                    hits.setdefault(hit.table, []).append((block, hit))
        for table in tables:
            yield from hits.get(table, ())

    @cached_property
    def lists_missing(self) -> dict[str, None]:
        """The names of word lists that a rule asked for and that are not there."""
        return {}

    def _ask_for(self, tables: tuple[str, ...]) -> None:
        if not self.library.lexicons.keys() >= set(tables):
            absent = (name for name in tables if name not in self.library.lexicons)
            self.lists_missing.update(dict.fromkeys(absent))

    def denied(self, block: Block, start: int, end: int) -> bool:
        """Whether what stands from `start` to `end` of a block denies or asks what follows it."""
        return any(start <= hit.start and hit.end <= end for hit in self.terms(block, "denials"))

    @cached_property
    def _said(self) -> dict[str, dict[str, list[tuple[Block, TermHit]]]]:
        """What `said` has gone through, by the page's address."""
        return {}

    def twins(self, page: Page) -> Mapping[str, Page]:
        """Return the page's other language versions."""
        versions = self.by_key.get(page.key, {})
        return {lang: twin for lang, twin in versions.items() if lang != page.lang}
