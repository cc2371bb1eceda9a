"""BLK109: blocks in another order than policy's."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import order_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "BLK109",
    on=Page,
    message='the block "{block}" stands after "{before}", and policy has it before',
    help="leave the order to data/policy.yml; the engine places the blocks",
)
def block_out_of_order(page: Page, _site: Site) -> Iterator[Finding]:
    """The blocks of the finished page stand in another order than policy gives.

    Where a caution stands decides whether it is read with what it belongs to: an investigational
    status after the results comes too late. Policy fixes the order for each page type.

    Violates: the status of the medicine moved to the end of the page.
    Passes: the blocks in the order of the page type's list.
    To fix: undo what moves the block, or change the order in data/policy.yml.
    """
    if not page.governed or page.article_intact:
        return
    furthest, before = -1, ""
    for place, section in order_of(page):
        if place < furthest:
            yield block_out_of_order.found(
                page.expected[place].span,
                page=page.url,
                subject=f"{page.path}#{section.name}",
                judged=f"{section.name} after {before}",
                block=section.name,
                before=before,
            )
            return
        furthest, before = place, section.name
