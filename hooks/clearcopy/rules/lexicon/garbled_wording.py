"""LEX010: a wording that is known to be a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import is_quoted
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "LEX010",
    on=Page,
    message='"{words}" is a known slip',
    help="{advice}; data/lexicons/garbles.yml holds the list",
)
def garbled_wording(page: Page, site: Site) -> Iterator[Finding]:
    """The text holds a wording of which proofreaders know that it is never meant.

    A slip such as "relapsed for refractory" changes whom a medicine is said to be for, and a
    spelling checker passes it, since each of its words exists. The list is
    data/lexicons/garbles.yml. It knows what it was told: other slips are for a proofreader.
    Violates: "relapsed for refractory osteosarcoma"; "the clinical trail".
    Passes: "relapsed or refractory osteosarcoma"; a slip inside a quotation or a title that is
    cited, which stays as it was printed.
    To fix: write what was meant.
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "garbles"):
        if is_quoted(block, hit.start):
            continue
        words = block.text[hit.start : hit.end]
        yield garbled_wording.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=words,
            words=words,
            advice=f'write "{hit.instead}"' if hit.instead else "strike what stands there twice",
        )
