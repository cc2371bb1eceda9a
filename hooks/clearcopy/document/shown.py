"""What the pages of a release show of the records: the contents of its seal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from clearcopy.document.page import Page, ReferenceEntry, Section
from clearcopy.document.site import Site
from clearcopy.findings import Span

# Where something first stands; looked up only when there is a finding.
Place = Callable[[], Span]


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
                    facts[mark.address] = partial(block.span, mark.start, mark.end)
        for section in page.sections:
            if "@" in section.version:
                statements.setdefault(section.version, partial(_place_of, section))
        for entry in page.references:
            references.setdefault(entry.key, partial(_place_of, entry))
    return Shown(facts, statements, references)


def _place_of(part: Section | ReferenceEntry) -> Span:
    return part.span


def release_pages(site: Site) -> Iterator[tuple[str, tuple[Page, ...]]]:
    """Yield each release of the Library with its pages in this site, in the order of the ids."""
    pages: dict[str, list[Page]] = {}
    for page in site.pages:
        pages.setdefault(page.record, []).append(page)
    for slug in sorted(site.library.releases):
        yield slug, tuple(pages.get(slug, ()))
