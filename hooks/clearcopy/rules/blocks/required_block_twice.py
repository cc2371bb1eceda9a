"""BLK104: a block that stands on the page more than once."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import pair_sections
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "BLK104",
    on=Page,
    message='the block "{block}" stands {times} times on the page',
    help="keep the one that was composed; the engine places each block once",
)
def required_block_twice(page: Page, _site: Site) -> Iterator[Finding]:
    """A block stands on the finished page more than once.

    Two copies part as soon as one of them is updated, and a reader cannot know which one is in
    force. It mostly happens when a template prints a block that the engine has composed already.

    Violates: the forward-looking block at the end of the article and again in the footer.
    Passes: each block once; several About texts, each about another subject.
    To fix: take the block out of the template.
    """
    if not page.governed or page.article_intact:
        return
    for pair in pair_sections(page):
        if len(pair.found) > 1:
            name = pair.expected.name
            yield required_block_twice.found(
                pair.expected.span,
                page=page.url,
                subject=f"{page.path}#{name}",
                judged=f"{name} stands {len(pair.found)} times",
                block=name,
                times=len(pair.found),
            )
