"""What the pages of a release show of the records: the contents of its seal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearcopy.document.once import once
from clearcopy.document.page import Block, FactMark, Page, ReferenceEntry, Section
from clearcopy.document.site import Site
from clearcopy.findings import Span


@dataclass(frozen=True, slots=True)
class Place:
    """Where something first stands; looked up only when there is a finding."""

    part: Block | Section | ReferenceEntry
    mark: FactMark | None = None

    def __call__(self) -> Span:
        """Return the place in the author's file."""
        if isinstance(self.part, Block) and self.mark is not None:
            return self.part.span(self.mark.start, self.mark.end)
        return self.part.span() if isinstance(self.part, Block) else self.part.span


@dataclass(frozen=True, slots=True)
class Shown:
    """Addresses of facts, `statement@version` and keys of references, each with its first place."""

    facts: Mapping[str, Place]
    statements: Mapping[str, Place]
    references: Mapping[str, Place]

    @property
    def parts(self) -> tuple[tuple[str, Mapping[str, Place]], ...]:
        """The three parts under the names that a seal gives them."""
        return (
            ("facts", self.facts),
            ("statements", self.statements),
            ("references", self.references),
        )


def shown_by(pages: tuple[Page, ...]) -> Shown:
    """Return what the language versions of one release show, taken together."""
    facts: dict[str, Place] = {}
    statements: dict[str, Place] = {}
    references: dict[str, Place] = {}
    for page in pages:
        for block in page.blocks:
            for mark in block.facts:
                if mark.address not in facts:
                    facts[mark.address] = Place(block, mark)
        for section in page.sections:
            if "@" in section.version:
                statements.setdefault(section.version, Place(section))
        for entry in page.references:
            references.setdefault(entry.key, Place(entry))
    return Shown(facts, statements, references)


@once
def shown_in(site: Site) -> Mapping[str, Shown]:
    """Return what each release shows on its pages in this site, by its id."""
    return {slug: shown_by(pages) for slug, pages in release_pages(site)}


def release_pages(site: Site) -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Yield each release of the Library with its pages in this site, in the order of the ids."""
    pages: dict[str, list[Page]] = {}
    for page in site.pages:
        pages.setdefault(page.record, []).append(page)
    for slug in sorted(site.library.releases):
        yield slug, tuple(pages.get(slug, ()))
