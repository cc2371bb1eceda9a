"""BLK103: a block that a reader cannot see."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import pair_sections
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "BLK103",
    on=Page,
    message='the block "{block}" does not reach every reader as it is written: {reason}',
    help="remove what hides or rewords it, on screen, in print and for every width",
)
def required_block_hidden(page: Page, site: Site) -> Iterator[Finding]:
    """A block stands in the page and a reader cannot see it, or sees words of a style sheet in it.

    Words accompany a statement when they are read with it: a block that is collapsed, transparent,
    cut away, moved off the page or left out in print is not there for the reader (compare the FTC's
    "clear and conspicuous", and 15 USC 78u-5(c)(1)(A)(i)). Each declaration counts that may apply
    in some medium or state, even where another one overrides it today.

    Violates: `@media print { .cc-block { display: none } }`, `<section hidden>`, a closed
    `<details>` around it, `.cc-block::after { content: "Not binding" }`.
    Passes: colours, margins and sizes that leave the words readable.
    To fix: delete the declaration or attribute that the message names.
    """
    if not page.governed:
        return
    keeping = site.styles.keeping
    for pair in pair_sections(page):
        for section in pair.found:
            reason = section.hidden or next(filter(None, map(keeping, section.lineages)), "")
            if reason:
                yield required_block_hidden.found(
                    pair.expected.span,
                    page=page.url,
                    subject=f"{page.path}#{section.name}",
                    judged=f"{section.name}: {reason}",
                    block=section.name,
                    reason=reason,
                )
                break
