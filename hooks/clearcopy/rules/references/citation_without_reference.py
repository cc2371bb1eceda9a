"""REF001: a citation that leads to no entry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Block, CitationMark, Page, ReferenceEntry
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import fold
from clearcopy.rule import rule

_TYPED = re.compile(r"\[[0-9]{1,3}(?: ?[,;-] ?[0-9]{1,3})*\]")


@rule(
    "REF001",
    on=Page,
    message='the citation "{citation}" {problem}',
    help="cite with [@key], so that the build numbers and links it",
)
def citation_without_reference(page: Page, site: Site) -> Iterator[Finding]:
    """A citation in the text does not lead to its entry in the reference list.

    A claim with a number that leads nowhere, or to another work, is a claim without a source
    (ICMJE Recommendations, references).
    Found: a number or key without an entry; a number whose entry is another work; a marker that is
    typed by hand, since the next edit of the page renumbers the others and not this one.
    Violates: "[9]" on a page with eight entries. Passes: "[4–6]" with entries 4, 5 and 6.
    A bracketed number at the start of a paragraph is a label, and blocks of code are left alone.
    """
    del site
    if not page.governed:
        return
    entries = {entry.number: entry for entry in page.references}
    for block in page.content:
        for mark in block.citations:
            problem = _problem(mark, entries)
            if problem:
                yield _finding(page, block, mark.start, mark.end, problem)
        if "[" in block.text or "［" in block.text:
            yield from _typed(page, block)


def _problem(mark: CitationMark, entries: dict[int, ReferenceEntry]) -> str:
    for number in mark.numbers:
        if number not in entries:
            return f"leads to no entry: the list has {len(entries)}"
    printed = {entries[number].key for number in mark.numbers}
    for key in mark.keys:
        if key not in printed:
            return f'cites "{key}" and prints the number of another work'
    for number in mark.numbers:
        if entries[number].key not in mark.keys:
            return f'prints {number}, which is "{entries[number].key}" and is not cited here'
    return ""


def _typed(page: Page, block: Block) -> Iterator[Finding]:
    """Yield markers that are plain text: no key stands behind them."""
    if block.kind == "code":
        return
    for match in _TYPED.finditer(fold(block.text)):
        start, end = match.span()
        if start and not any(mark.start <= start < mark.end for mark in block.citations):
            yield _finding(page, block, start, end, "is typed by hand and leads to no entry")


def _finding(page: Page, block: Block, start: int, end: int, problem: str) -> Finding:
    first, last = block.sentence_at(start)
    return citation_without_reference.found(
        block.span(start, end),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[first:last],
        citation=block.text[start:end],
        problem=problem,
    )
