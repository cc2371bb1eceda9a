"""BLK102: a block that was reworded after composing."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.pairing import pair_sections, wording_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_SHOWN = 60


@rule(
    "BLK102",
    on=Page,
    message='the block "{block}" was changed after composing: it says "{shown}" for "{meant}"',
    help="undo what changes the page; words change in docs/ and data/ only, as a new version",
)
def required_block_altered(page: Page, site: Site) -> Iterator[Finding]:
    """A block on the finished page does not say what was composed.

    Legal words are kept word for word because their wording was approved; one word more or less can
    turn them round. "May differ" for "may differ materially" is the kind of change that nobody
    sees. Words that are those of another version or language have codes of their own (BLK106,
    BLK105).

    Violates: a finished page whose block says "it has been approved" for "it has not been
    approved".
    Passes: the block as it was composed, whatever the markup around it.
    To fix: find the template, plugin or hand that edits the finished page, and let it be.
    """
    if not page.governed or page.article_intact:
        return
    for pair in pair_sections(page):
        for section in pair.reworded:
            composed = pair.composed
            if composed is None or wording_of(section, pair.expected, site.library) is not None:
                continue
            meant, shown = _first_difference(composed.words, section.words)
            yield required_block_altered.found(
                pair.expected.span,
                page=page.url,
                subject=f"{page.path}#{section.name}",
                judged=section.words,
                block=section.name,
                shown=shown,
                meant=meant,
            )


def _first_difference(meant: str, shown: str) -> tuple[str, str]:
    """Return the words around the first place where two texts part."""
    old, new = meant.split(), shown.split()
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            return (
                _cut(" ".join(old[max(0, old_start - 2) : old_end + 2])),
                _cut(" ".join(new[max(0, new_start - 2) : new_end + 2])),
            )
    return _cut(meant), _cut(shown)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
