"""PRM003: a judgement of safety where its figures should stand."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.own_words import prominent, under_study
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.study_results import result_of
from clearcopy.findings import Finding
from clearcopy.rule import rule

_FIGURES = 3
"""How many different harms a paragraph must quantify before it may sum them up."""
# One harm in two ways (all, and related to treatment) is one.
_SUMMED_UP = {
    "grade-3-teae": "grade 3",
    "grade-3-trae": "grade 3",
    "sae": "serious",
    "related-sae": "serious",
    "discontinuation": "discontinuation",
    "death": "death",
    "related-death": "death",
}


@rule(
    "PRM003",
    on=Page,
    message='"{word}" judges the safety of {asset} in {place} beside {count} of the figures '
    "that it sums up",
    help="give at least three of: grade 3 or higher, serious, leading to discontinuation, deaths, "
    "each with its number of patients, in this paragraph; or leave the judgement out",
)
def safety_praised_without_figures(page: Page, site: Site) -> Iterator[Finding]:
    """Safety is called manageable, acceptable or good, and the paragraph does not show what it was.

    DDMAC (untitled letter, 2011) objected to "a manageable toxicity profile" and "generally well
    tolerated" for a medicine under study, although the site carried a disclaimer. A short judgement
    needs the figures it sums up in its own paragraph; a title, a highlight or a heading hardly has
    room for them. An investigator's quotation is judged in the same way.
    Violates: "The safety profile was manageable." Passes: "Grade 3 or higher: 20/48 (41.7%);
    serious: 6/48 (12.5%); deaths: 1/48"; "whether it is well tolerated is being studied".
    """
    if not page.governed:
        return
    hits = list(site.said(page, "safety-praise"))
    assets = under_study(page, site.library) if hits else ()
    for block, hit in hits if assets else ():
        figures = _figures(block, site)
        if figures >= _FIGURES or is_denied(block, hit.start, hit.end, site):
            continue
        start, end = block.sentence_at(hit.start)
        yield safety_praised_without_figures.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            word=block.text[hit.start : hit.end],
            asset=assets[0].code,
            place=prominent(page, block) or "the text",
            count=figures or "none",
        )


def _figures(block: Block, site: Site) -> int:
    """Return how many different harms the block quantifies."""
    found = set()
    for mark in block.facts:
        result = result_of(site.library, mark.address)
        if result is not None and result.endpoint.harm in _SUMMED_UP:
            found.add(_SUMMED_UP[result.endpoint.harm])
    return len(found)
