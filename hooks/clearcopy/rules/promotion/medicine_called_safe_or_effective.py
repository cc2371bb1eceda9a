"""PRM002: a medicine under study that is called safe or effective."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.own_words import under_study
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.subjects import claims_of
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "PRM002",
    on=Page,
    message='"{word}" is said of {asset}, whose studies are to show just that',
    help="give the result with its figures, or say what was examined and leave the conclusion open",
)
def medicine_called_safe_or_effective(page: Page, site: Site) -> Iterator[Finding]:
    """A medicine under study is said to be safe, effective, well tolerated, proven, a cure.

    21 CFR 312.7(a): a sponsor "shall not represent in a promotional context that an investigational
    new drug is safe or effective"; no disclaimer elsewhere mends it (DDMAC, letter of 2011).
    Violates: "The antibody is safe and effective." Passes: "The study evaluated the safety and
    efficacy of …"; "whether it is safe is not known". What denies, asks or examines excuses a word
    (data/lexicons/denials.yml, questions.yml, examining.yml), and so does another treatment as the
    subject of the clause (other-treatments.yml); the words stand in safe-or-effective.yml.
    Highlights, headings, lists and tables need not name the medicine.
    A conclusion in other words than these is left to the medical reviewer.
    """
    if not page.governed:
        return
    hits = list(site.said(page, "safe-or-effective"))
    assets = under_study(page, site.library) if hits else ()
    if not assets:
        return
    for block, hit in hits:
        if not claims_of(page, block, hit.start, assets, site):
            continue
        if is_denied(block, hit.start, hit.end, site):
            continue
        start, end = block.sentence_at(hit.start)
        yield medicine_called_safe_or_effective.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            word=block.text[hit.start : hit.end],
            asset=assets[0].code,
        )
