"""PRM016: a rank or a first without its source."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "PRM016",
    on=Page,
    message='"{word}" claims a rank{problem}',
    help="cite in the same sentence who says so and when, or leave it out",
    needs_whole=True,
)
def superlative_without_source(page: Page, site: Site) -> Iterator[Finding]:
    """The company or its work is called leading, first, only or largest, and no source is cited.

    Rankings are statements of fact and need substantiation (EFPIA and ABPI codes); PRC Advertising
    Law, article 9(3), forbids 国家级, 最高级 and 最佳 in advertisements. The citation stands in
    the same sentence, and its reference has a date. Whether the source bears the claim out is
    left to the reviewer.
    Violates: "one of the top three pharmaceutical enterprises in China". Passes: "ranked 3rd in …
    2025 [9]"; "first-line", "the first patient", "most common".
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "superlatives"):
        start, end = block.sentence_at(hit.start)
        keys = [
            key
            for citation in block.citations
            if start <= citation.start <= end
            for key in citation.keys
        ]
        references = [
            site.library.references[key] for key in keys if key in site.library.references
        ]
        if any(each.issued is not None or each.accessed is not None for each in references):
            continue
        yield superlative_without_source.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            word=block.text[hit.start : hit.end],
            problem=", and its source has no date" if keys else " without a source",
        )
