"""PRM008: a disease page that names a medicine or leads to one."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten
from clearcopy.records.library import Library
from clearcopy.rule import rule


@rule(
    "PRM008",
    on=Page,
    message='this page informs about a disease, and "{words}" {problem}',
    help="take it out; a disease page speaks of the disease and leads to its references only",
)
def medicine_named_on_disease_page(page: Page, site: Site) -> Iterator[Finding]:
    """A page about a disease names a medicine or its study, or links to their pages.

    Information on health or diseases is no advertising "provided there is no reference, even
    indirect, to medicinal products" (Directive 2001/83/EC, article 86(2)). The article is judged:
    title, text and About texts with their links, not the navigation nor the legal statements.
    A name counts with any separator, and so does a product that a sentence gives to the company.
    Violates: "HS-20093 is studied in this disease"; "our antibody"; a link to the pipeline.
    Passes: references.
    A class of treatment in a neutral summary of guidelines is not reported; whether a wording
    points at one product all the same is left to the reviewer.
    """
    if not page.governed or page.type != "disease":
        return
    names = {_any_form(name): problem for name, problem in _names(site.library) if name}
    for block in own_words(page):
        for name, problem in names.items():
            mention = name.search(flatten(block.text))
            if mention:
                yield _finding(page, block, mention.span(), problem)
        yield from _own_products(page, block, site)
        for link in block.links:
            target = posixpath.normpath(posixpath.join(page.url, link.href.partition("#")[0]))
            there = site.by_url.get(f"{target}/")
            about = there is not None and _is_about_medicine(there.type, there.record, site.library)
            if about or any(name.search(link.href) for name in names):
                where = link.start, link.end
                yield _finding(page, block, where, "leads to a page about a medicine")


def _own_products(page: Page, block: Block, site: Site) -> Iterator[Finding]:
    """Yield where a sentence tells of a product of the company without its name."""
    company = [_any_form(name) for name in _company_names(site.library) if name]
    for hit in site.terms(block, "product-words"):
        start, end = block.sentence_at(hit.start)
        sentence = flatten(block.text[start:end])
        if any(name.search(sentence) for name in company) or any(
            start <= each.start < end for each in site.terms(block, "we-the-company")
        ):
            yield _finding(page, block, (hit.start, hit.end), "tells of a medicine of the company")
            return


def _finding(page: Page, block: Block, where: tuple[int, int], problem: str) -> Finding:
    return medicine_named_on_disease_page.found(
        block.span(*where),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text,
        words=block.text[where[0] : where[1]],
        problem=problem,
    )


@lru_cache(maxsize=1024)
def _any_form(name: str) -> re.Pattern[str]:
    """Return what finds a name with any or no separator between its parts: "EX 101", "ex101"."""
    parts = [re.escape(part) for part in re.split(r"[\s-]+", flatten(name)) if part]
    return re.compile(rf"(?<![A-Za-z0-9]){r'[ _-]?'.join(parts)}(?![A-Za-z0-9])", re.IGNORECASE)


def _company_names(library: Library) -> Iterator[str]:
    for issuer in library.issuers.values():
        yield from (issuer.name.en, issuer.name.zh, issuer.short_name.en, issuer.short_name.zh)


def _names(library: Library) -> Iterator[tuple[str, str]]:
    for asset in library.assets.values():
        for name in asset.names:
            yield name, "names a medicine"
    for study in library.studies.values():
        yield study.name, "names a study of a medicine"
        for registration in study.registrations:
            yield registration.id, "names a study of a medicine"


def _is_about_medicine(kind: str, record: str, library: Library) -> bool:
    release = library.releases.get(record)
    about = release is not None and bool(release.assets)
    return about or kind in ("asset", "pipeline", "study")
