"""BLK110: words in the article that nobody composed."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import unexpected_sections
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_HEAD = ("page-title", "description", "preview")


@rule(
    "BLK110",
    on=Page,
    message='the article holds {what} that was not composed: "{words}"',
    help="say it in docs/ or data/; nothing is added to an article after composing",
)
def block_not_composed(page: Page, _: Site) -> Iterator[Finding]:
    """The finished article holds words that no record and no author's page gave it.

    What enters a page after composing has passed no check of its source: it has no line that an
    author could mend, and no version that somebody approved.

    Violates: a template that puts a banner or a second "About" into the article.
    Passes: the blocks that were composed; navigation and footer around the article.
    To fix: take it out of the template, and write it where the other words stand.
    """
    if not page.governed or page.article_intact:
        return
    strange = [
        (f'a block "{section.name}"', section.words) for section in unexpected_sections(page)
    ]
    strange += [("text outside its blocks", text) for text in _texts_between_blocks(page)]
    for what, words in dict.fromkeys(strange):
        yield block_not_composed.found(
            page.span,
            page=page.url,
            subject=f"{page.path}#page",
            judged=words,
            what=what,
            words=words[:80],
        )


def _texts_between_blocks(page: Page) -> Iterator[str]:
    """Yield text that stands between the first and the last block of the article."""
    last = page.expected[-1].name if page.expected else ""
    inside = False
    waiting: list[str] = []
    for block in page.blocks:
        if block.section:
            yield from waiting
            waiting = []
            inside = block.section != last
        elif inside:
            waiting.append(block.text)
