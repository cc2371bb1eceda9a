"""BLK101: a block that binds the page and is not on it."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import pair_sections
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.rule import rule

# These stand on a governed page whatever it says; the others depend on what the page is about.
_ALWAYS = ("forward-looking", "references")


@rule(
    "BLK101",
    on=Page,
    message='the block "{block}" is not on the finished page; it binds the page: {because}',
    help="restore it in the template or in what changed the page after composing",
    needs_whole=True,
)
def required_block_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A block that binds the page does not stand on it.

    The engine composes every block that policy binds to a page; a template, a plugin or a hand can
    still drop it from the finished page, and what a reader gets is what counts. A forward-looking
    statement has the protection of 15 USC 78u-5(c)(1)(A)(i) only when it is accompanied by the
    cautionary words: a block in the source that is not on the page accompanies nothing.

    Violates: a theme whose template prints the article without its last section.
    Passes: every block that was composed stands in the finished page.
    To fix: undo what removes the block; if it should not bind the page, change data/policy.yml.
    """
    if not page.governed:
        return
    for pair in pair_sections(page):
        if not pair.found:
            expected = pair.expected
            yield _finding(page, expected.name, expected.subject, expected.because, expected.span)
    policy = site.library.policy
    page_type = policy.page_types.get(page.type) if policy else None
    if policy is None or page_type is None:
        return
    composed = {expected.name for expected in page.expected}
    for name in _ALWAYS:
        if name in page_type.blocks and name not in composed:
            span = policy.span("page-types", page.type, "blocks")
            yield _finding(page, name, "", "policy names it for this page type", span)


def _finding(page: Page, name: str, subject: str, because: str, span: Span) -> Finding:
    block = f"{name} ({subject})" if subject else name
    return required_block_missing.found(
        span,
        page=page.url,
        subject=f"{page.path}#{name}",
        judged=f"{block} is missing",
        block=block,
        because=because,
    )
