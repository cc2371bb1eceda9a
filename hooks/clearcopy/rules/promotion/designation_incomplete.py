"""PRM017: a designation without authority, date, indication or what it does not mean."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import holds
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.dates import find_dates
from clearcopy.language.terms import TermHit
from clearcopy.records.library import Library
from clearcopy.rule import rule

_Mention = tuple[Block, TermHit]


@rule("PRM017", on=Page, message='"{designation}" {problem}', help="{advice}")
def designation_incomplete(page: Page, site: Site) -> Iterator[Finding]:
    """A designation is named without who granted it, when, for what, and that it is no approval.

    A designation such as Breakthrough Therapy or PRIME speeds up a review; told alone it reads as a
    verdict on the medicine (practice derived from 21 CFR 312.7(a)). One paragraph of the page gives
    authority, date and indication; the page says once that a designation is no approval; and
    "breakthrough" never describes the medicine itself. References are not judged.
    Violates: "listed as a BTD drug". Passes: "In February 2025, the NMPA included … in its
    Breakthrough Therapy Designation program for osteosarcoma. A designation is not an approval."
    Whether the indication is the exact one of the designation is left to regulatory affairs.
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "breakthrough-adjectives"):
        yield _finding(
            page,
            (block, hit),
            "describes the medicine by the name of a programme",
            "name the designation, who granted it and when",
        )
    mentions: dict[str, list[_Mention]] = {}
    for block, hit in site.said(page, "designations"):
        mentions.setdefault(hit.instead or hit.term, []).append((block, hit))
    for each in mentions.values():
        missing = min((_missing(block, site) for block, _ in each), key=len)
        if missing:
            yield _finding(
                page,
                each[0],
                f"stands without {', '.join(missing)}",
                "give authority, date and indication in the paragraph that names it",
            )
    if mentions and not any(True for _ in site.said(page, "designation-cautions")):
        yield _finding(
            page,
            next(iter(mentions.values()))[0],
            "stands on a page that does not say that a designation is no approval",
            'add "A designation is not an approval and does not change the standards for approval"',
        )


def _missing(block: Block, site: Site) -> list[str]:
    missing = []
    if not any(True for _ in site.terms(block, "authorities")):
        missing.append("its authority")
    if not block.times and not find_dates(block.text, block.folder_lang):
        missing.append("its date")
    if not any(holds(block.text, name) for name in _indications(site.library, block.folder_lang)):
        missing.append("its indication")
    return missing


def _indications(library: Library, lang: str) -> Iterator[str]:
    for disease in library.diseases.values():
        yield disease.name[lang]
    for asset in library.assets.values():
        for programme in asset.programmes:
            yield programme.indication[lang]


def _finding(page: Page, mention: _Mention, problem: str, advice: str) -> Finding:
    block, hit = mention
    start, end = block.sentence_at(hit.start)
    return designation_incomplete.found(
        block.span(hit.start, hit.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[start:end],
        designation=block.text[hit.start : hit.end],
        problem=problem,
        advice=advice,
    )
