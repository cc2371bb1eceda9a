"""FLS003: a forward-looking block that does not say that the page looks ahead, and at what."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.cautions import Caution, cautions_in_force
from clearcopy.document.looking_ahead import sentences_ahead, topics_in
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.cautions import identification
from clearcopy.rule import rule


@rule(
    "FLS003",
    on=Page,
    message="the forward-looking block {problem}",
    help='say "This page contains forward-looking statements about …" and name what they concern, '
    "as counsel approves it, in a new version",
    needs_whole=True,
)
def forward_looking_not_identified(page: Page, site: Site) -> Iterator[Finding]:
    """The forward-looking block does not identify the statements that it is to protect.

    15 U.S.C. 78u-5(c)(1)(A)(i) protects a statement that is identified as forward-looking. The
    block says that the page contains such statements, not that it may, and in the same paragraph
    what they concern: one at least of the topics on which this page looks ahead, by the lists
    topic-* in data/lexicons/. Words of a version that has ended are left as they were.
    Violates: "This release may include forward-looking statements."
    Passes: "This release contains forward-looking statements about the phase 3 study of EX-101."
    """
    if not page.governed:
        return
    for caution in cautions_in_force(page, site):
        problem, block = _problem(caution, page, site)
        if problem:
            yield forward_looking_not_identified.found(
                block.span(),
                page=page.url,
                subject=caution.version or page.subject_of(block),
                judged=f"{problem}: {block.text}",
                problem=problem,
            )


def _problem(caution: Caution, page: Page, site: Site) -> tuple[str, Block]:
    """Return what is wrong with how a block identifies statements, "" if nothing, and where."""
    hedged: Block | None = None
    stated: list[Block] = []
    for block, start, end in caution.sentences:
        said = identification(block.text[start:end], caution.lang)
        if said == "stated":
            stated.append(block)
        elif said == "hedged":
            hedged = hedged or block
    if not stated:
        if hedged is not None:
            return "says only that the page may contain such statements", hedged
        return "does not say that the page contains such statements", caution.blocks[0]
    named = {topic for block in stated for topic in topics_in(block, 0, len(block.text), site)}
    ahead = _topics_ahead(page, site)
    if not named:
        return "does not say what the statements concern", stated[0]
    if ahead and not named & ahead:
        subjects = ", ".join(sorted(ahead))
        return f"does not name what the statements of this page concern ({subjects})", stated[0]
    return "", stated[0]


def _topics_ahead(page: Page, site: Site) -> set[str]:
    return {
        topic
        for each in sentences_ahead(page, site.library)
        if each.cue.tier == "fls"
        for topic in topics_in(each.block, each.start, each.end, site)
    }
