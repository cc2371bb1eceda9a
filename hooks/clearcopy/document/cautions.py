"""The forward-looking blocks of a page: their words, their version, the risks that they name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from clearcopy.document.once import once
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.language.cautions import risks_named
from clearcopy.language.normalise import flatten, lowered
from clearcopy.records.models import Risk


@dataclass(frozen=True)
class Caution:
    """One forward-looking block as it stands in a page; `version` is STATEMENT@VERSION."""

    version: str
    blocks: tuple[Block, ...]

    @cached_property
    def words(self) -> str:
        """All that it says, a paragraph or item a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def lang(self) -> str:
        """Its language, as the newsroom's folders name it."""
        return self.blocks[0].folder_lang

    @property
    def sentences(self) -> Iterator[tuple[Block, int, int]]:
        """Each sentence as (block, start, end), the headings left out."""
        for block in self.blocks:
            if block.kind != "heading":
                for start, end in block.sentences:
                    yield block, start, end


@once
def cautions_of(page: Page) -> Sequence[Caution]:
    """Return the forward-looking blocks of a page, each begun by its heading."""
    versions = [each.version for each in page.sections if each.name == "forward-looking"]
    groups: list[list[Block]] = []
    for block in page.in_section("forward-looking"):
        top = groups and groups[0][0].kind == "heading" and block.level <= groups[0][0].level
        if not groups or (block.kind == "heading" and top):
            groups.append([])
        groups[-1].append(block)
    return tuple(
        Caution(versions[place] if place < len(versions) else "", tuple(group))
        for place, group in enumerate(groups)
    )


def cautions_in_force(page: Page, site: Site) -> Iterator[Caution]:
    """Yield the forward-looking blocks of a page whose words can still be mended.

    An old release keeps the words of its day, also where they are no longer good enough: a version
    that has ended is history.
    """
    today = site.as_of.date()
    for caution in cautions_of(page):
        statement, _, version = caution.version.partition("@")
        record = site.library.statements.get(statement)
        known = record.versions.get(version) if record else None
        if known is None or known.valid_to is None or today <= known.valid_to:
            yield caution


def risks_of(caution: Caution, site: Site) -> dict[str, Risk]:
    """Return the risks of data/risks/ whose clauses stand in a block, by id."""
    words = _flat(caution.words)
    return {
        key: risk
        for key, risk in site.library.risks.items()
        if _flat(risk.clause[caution.lang]) in words
    }


def count_risks(caution: Caution) -> int:
    """Return how many risks a block names in clauses of their own, from data/risks/ or not."""
    return sum(
        len(risks_named(block.text, caution.lang))
        for block in caution.blocks
        if block.kind != "heading"
    )


@lru_cache(maxsize=256)
def _flat(text: str) -> str:
    return " ".join(lowered(flatten(text)).split()).rstrip(".。")
