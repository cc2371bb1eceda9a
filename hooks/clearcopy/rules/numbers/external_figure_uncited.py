"""NUM008: a figure from elsewhere without a citation of its source."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.open_figures import find_open_figures, lies_in, literal_stretches
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "NUM008",
    on=Page,
    message='"{figure}" {problem}',
    help="cite its source in the same sentence: {advice}",
    needs_whole=True,
)
def external_figure_uncited(page: Page, site: Site) -> Iterator[Finding]:
    """A figure about a disease, or from other people's work, has no citation in its sentence.

    Such a figure is a claim that others made, so a reader must be able to look it up where it
    stands (EFPIA Code, article 3; Directive 2001/83/EC, article 92).
    Found for facts of the kind `external`, for all facts of a disease, and for declared literals in
    a text about a disease. The citation must include the source that the fact names.
    Violates: "The median age at onset is 20 years."
    Passes: "The median age at onset is 20 years [2]." when [2] is the fact's source.
    """
    if not page.governed:
        return
    for block in page.content:
        if block.facts:
            yield from _uncited_facts(page, block, site)
    if page.literals:
        yield from _uncited_literals(page, site)


def _uncited_facts(page: Page, block: Block, site: Site) -> Iterator[Finding]:
    for mark in block.facts:
        entry = site.library.facts.get(mark.address)
        if entry is None:
            continue
        fact = entry.fact
        if fact.kind != "external" and entry.record not in site.library.diseases:
            continue
        cited = _cited_near(block, mark.start)
        source = fact.source
        if (source in cited) if source is not None else bool(cited):
            continue
        if not cited:
            problem = "stands in a sentence without a citation"
        else:
            problem = f'comes from "{source}", which its sentence does not cite'
        yield external_figure_uncited.found(
            block.span(mark.start, mark.end),
            page=page.url,
            subject=mark.address,
            judged=_sentence(block, mark.start),
            figure=block.text[mark.start : mark.end],
            problem=problem,
            advice=f"[@{source}]" if source else "[@key]",
        )


def _uncited_literals(page: Page, site: Site) -> Iterator[Finding]:
    for block, figure in find_open_figures(page, site.library):
        about = block.subject or page.record
        declared = lies_in(figure, literal_stretches(page, block.text))
        if about in site.library.diseases and declared and not _cited_near(block, figure.start):
            yield external_figure_uncited.found(
                block.span(figure.start, figure.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=_sentence(block, figure.start),
                figure=figure.text,
                problem="stands in a sentence without a citation",
                advice="[@key]",
            )


def _cited_near(block: Block, at: int) -> frozenset[str]:
    """Return the keys that the sentence at `at` cites."""
    start, end = block.sentence_at(at)
    return frozenset(
        key
        for citation in block.citations
        if start <= citation.start < end
        for key in citation.keys
    )


def _sentence(block: Block, at: int) -> str:
    start, end = block.sentence_at(at)
    return block.text[start:end]
