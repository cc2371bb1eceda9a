"""PRM004: words of praise for the effect of a medicine under study."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import is_quoted, prominent, under_study
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "PRM004",
    on=Page,
    message='"{word}" praises {asset}, which is under study, {how}',
    help="give the result with its figures; one such word may stand in the text, in a quotation "
    "that says whose it is",
)
def efficacy_praised(page: Page, site: Site) -> Iterator[Finding]:
    """A result of a medicine under study is called promising, encouraging, impressive, robust.

    Spin stood in 47% of press releases on trials (Yavchitz 2012); the PMCPA found "strong and
    unqualified" language about a pipeline in breach (AUTH/3669/6/22). None may stand in the title,
    description, highlights, headings or lead; in the text one, in a quotation with its author.
    Violates: "promising efficacy signal" in a highlight. Passes: "The confirmed objective response
    rate was 20.0% (6/30; 95% CI 7.7-38.6)". "Significant" and comparisons have rules of their own;
    "breakthrough" as the name of a programme is no praise.
    """
    if not page.governed:
        return
    hits = list(site.said(page, "efficacy-praise"))
    assets = under_study(page, site.library) if hits else ()
    quoted = 0
    for block, hit in hits if assets else ():
        how = _fault(page, block, hit.start, site)
        if not how:
            quoted += 1
            how = "for the second time on this page" if quoted > 1 else ""
        if how:
            start, end = block.sentence_at(hit.start)
            yield efficacy_praised.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                word=block.text[hit.start : hit.end],
                asset=assets[0].code,
                how=how,
            )


def _fault(page: Page, block: Block, at: int, site: Site) -> str:
    place = prominent(page, block)
    if place:
        return f"in {place}"
    if not is_quoted(block, at):
        return "outside a quotation"
    if not any(True for _ in site.terms(block, "attributions")):
        return "in a quotation that does not say whose it is"
    return ""
