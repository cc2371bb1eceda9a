"""Everything that was built, frozen: the rules read it and nothing writes to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from clearcopy.document.page import Page
from clearcopy.document.styles import StyleSheets
from clearcopy.records.library import Library


@dataclass(frozen=True)
class Site:
    """The Library, the finished pages and the instant for which they were built."""

    library: Library
    pages: tuple[Page, ...]
    as_of: datetime
    preview: bool = False
    styles: StyleSheets = field(default_factory=lambda: StyleSheets({}))

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

    def twins(self, page: Page) -> Mapping[str, Page]:
        """Return the page's other language versions."""
        versions = self.by_key.get(page.key, {})
        return {lang: twin for lang, twin in versions.items() if lang != page.lang}
