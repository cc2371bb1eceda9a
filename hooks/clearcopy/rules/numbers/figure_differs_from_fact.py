"""NUM102: a figure that is bound to a fact and does not show it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.document.values import print_fact
from clearcopy.findings import Finding
from clearcopy.language.normalise import squeeze
from clearcopy.records.library import Library
from clearcopy.rule import rule


@rule(
    "NUM102",
    on=Page,
    message='"{shown}" {problem}',
    help="write [[{path}]] and let the build print it",
)
def figure_differs_from_fact(page: Page, site: Site) -> Iterator[Finding]:
    """What a reader sees is not what the fact behind it says.

    The mark behind a figure says where it comes from. A figure that shows something else under
    such a mark looks traced and is wrong, which is worse than a figure without one.
    Found: another number, another form (k/n, n, CI, word), a fact that does not exist, a figure of
    another data cut than the page shows.
    Violates: "21.0%" marked as the fact whose value is 20.0.
    Passes: "20.0%", as the fact prints in this language.
    """
    if not page.governed:
        return
    for block in page.blocks:
        for mark in block.facts:
            problem = _problem(page, block, mark, site.library)
            if problem:
                yield figure_differs_from_fact.found(
                    block.span(mark.start, mark.end),
                    page=page.url,
                    subject=mark.address,
                    judged=block.text[mark.start : mark.end],
                    shown=block.text[mark.start : mark.end],
                    problem=problem,
                    path=_path(mark),
                )


def _problem(page: Page, block: Block, mark: FactMark, library: Library) -> str:
    entry = library.facts.get(mark.address)
    if entry is None:
        return f'is marked as the fact "{mark.address}", which does not exist'
    if entry.cut and page.cuts.get(entry.record) != entry.cut:
        shown = page.cuts.get(entry.record, "none")
        return f'is of the data cut "{entry.cut}"; this page shows "{shown}" of {entry.record}'
    printed = _printed(mark.address, mark.form, page.lang, library)
    if printed is None:
        return f'is marked as "{mark.address}" in the form "{mark.form}", which it does not have'
    if printed != block.text[mark.start : mark.end]:
        return f'is marked as "{mark.address}", which prints as "{printed}"'
    if mark.value != entry.fact.value:
        return f'says "{mark.value}" to machines; the value of "{mark.address}" is another'
    return ""


@lru_cache(maxsize=8192)
def _printed(address: str, form: str, lang: str, library: Library) -> str | None:
    """Return how a fact prints in a form, as a reader sees it, or None where it has no such."""
    printed = print_fact(library.facts[address].fact, form, lang)
    return squeeze(printed) if isinstance(printed, str) else None


def _path(mark: FactMark) -> str:
    record, _, rest = mark.address.partition(".")
    path = f"{record.partition('@')[0]}.{rest}"
    return f"{path}:{mark.form}" if mark.form else path
