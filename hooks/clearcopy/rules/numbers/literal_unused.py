"""NUM104: a declared literal that explains nothing."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.open_figures import find_open_figures, lies_in, occurrences
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "NUM104",
    on=Page,
    message='the literal "{text}" explains no figure on this page',
    help="delete it from `literals`, or write the figure exactly as it is declared",
)
def literal_unused(page: Page, site: Site) -> Iterator[Finding]:
    """A literal in the front matter is not needed.

    Each literal is an exception from the binding of figures, with a reason that somebody gave for
    it. One that is left over would excuse a figure that is typed later by mistake.
    Violates: the literal "24/7" on a page that no longer says it, or whose figure is now a fact.
    Passes: a literal whose exact string stands on the page around a figure that is no fact.
    """
    if not page.governed or not page.literals:
        return
    needed = [(block.text, figure) for block, figure in find_open_figures(page, site.library)]
    for literal in page.literals:
        used = any(lies_in(figure, occurrences(text, literal.text)) for text, figure in needed)
        if not used:
            yield literal_unused.found(
                literal.span,
                page=page.url,
                subject=f"{page.path}#literals",
                judged=literal.text,
                text=literal.text,
            )
