"""LEX001: an abbreviation that is not explained where it is first used, or explained twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.abbreviations import Abbreviation, find_abbreviations, is_explained
from clearcopy.records.library import Library
from clearcopy.rule import rule

_LIST = "known-abbreviations"
_CAPITALS = re.compile(r"[A-Za-z&]+")


@rule("LEX001", on=Page, message='"{short}" {problem}', help="{advice}")
def abbreviation_unexplained(page: Page, site: Site) -> Iterator[Finding]:
    """An abbreviation is not spelled out at its first use on the page, or is spelled out again.

    A journalist who does not know "ORR" guesses. The AMA Manual of Style asks for the long form
    with the short one in brackets, once, at the first use; highlights and text may each have it
    once. Titles, headings and descriptions are not judged, nor are names of companies, medicines,
    studies and congresses that records hold, and what data/lexicons/known-abbreviations.yml lists.
    Violates: "The ORR was 20.0%" with no long form; "soft tissue sarcoma (STS)" in two paragraphs.
    Passes: "objective response rate (ORR)"; 客观缓解率（ORR）; "ORR, objective response rate".
    """
    if not page.governed:
        return
    first: dict[str, tuple[Block, Abbreviation]] = {}
    explained: dict[tuple[str, str], int] = {}
    known: set[str] = set()
    names = _names(site.library)
    for number, block in enumerate(own_words(page)):
        if block.kind in ("heading", "description") or block.section == "title":
            continue
        for each in find_abbreviations(block.text):
            if _is_name(each.short, names) or _is_printed(block, each):
                continue
            if is_explained(block.text, each):
                place = (block.section, each.short)
                if explained.setdefault(place, number) != number and block.section != "about":
                    yield _found(page, block, each, "is explained a second time")
                known.add(each.short)
            if each.short not in known:
                first.setdefault(each.short, (block, each))
    for short, (block, each) in first.items():
        late = short in known
        problem = "is used before it is explained" if late else "is not explained on this page"
        yield _found(page, block, each, problem)


def _found(page: Page, block: Block, each: Abbreviation, problem: str) -> Finding:
    twice = "second" in problem
    return abbreviation_unexplained.found(
        block.span(each.start, each.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=f"{each.short} {problem}",
        short=each.short,
        problem=problem,
        advice="use the short form alone after its first use"
        if twice
        else f'write the long form with "({each.short})" at the first use, or avoid it; one that '
        f"every reader knows goes into data/lexicons/{_LIST}.yml",
    )


def _is_name(short: str, names: frozenset[str]) -> bool:
    """Whether a name, or names that a hyphen joins: EU-US."""
    return short in names or names.issuperset(short.split("-"))


def _is_printed(block: Block, each: Abbreviation) -> bool:
    """Whether the letters are part of a recorded figure ("NE") or of an address."""
    return any(mark.start <= each.start < mark.end for mark in block.facts) or any(
        mark.start <= each.start < mark.end and "://" in block.text[mark.start : mark.end]
        for mark in block.links
    )


@lru_cache(maxsize=8)
def _names(library: Library) -> frozenset[str]:
    """Return the abbreviations that are names, by the records, or known, by the list."""
    found: set[str] = set()
    lexicon = library.lexicons.get(_LIST)
    for terms in (lexicon.terms.en, lexicon.terms.zh) if lexicon else ():
        found.update(term if isinstance(term, str) else term.term for term in terms)
    for issuer in library.issuers.values():
        names = (issuer.name.en, issuer.short_name.en, issuer.stock_code or "", *issuer.other_names)
        found.update(word for name in names for word in _CAPITALS.findall(name))
        found.update(str(listing.exchange) for listing in issuer.listings)
    for asset in library.assets.values():
        texts = (*asset.names, *(partner.partner.en for partner in asset.partner_codes))
        found.update(word for name in texts for word in _CAPITALS.findall(name))
        found.update(brand.name.en.upper() for brand in asset.brands)  # as advertising writes them
    for study in library.studies.values():
        found.update(_CAPITALS.findall(study.name))
        found.update(_CAPITALS.findall(" ".join(each.registry for each in study.registrations)))
    for event in library.events.values():
        found.update(_CAPITALS.findall(event.tag))
    return frozenset(found)
