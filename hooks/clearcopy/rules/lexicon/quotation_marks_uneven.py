"""LEX009: quotation marks that are not closed, or of two kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_MARK = re.compile(r"[“”\"「」『』《》]")
_PAIRS = {"“": "”", "「": "」", "『": "』", "《": "》"}


@rule(
    "LEX009",
    on=Page,
    message="{problem}",
    help="write “…” in English, and “…” or 「…」 in Chinese",
)
def quotation_marks_uneven(page: Page, _site: Site) -> Iterator[Finding]:
    """A quotation mark has no partner, or a straight one stands beside curly ones.

    With a mark missing nobody can tell where a quotation ends and the company speaks again (house
    rule). Judged is each paragraph, item or cell alone. A straight mark behind a digit is one of
    inches; code is not judged.
    Violates: “List of … batch" with one straight end; “likely, and.
    Passes: “likely” and “probable”; 《…》 and 「…」 in Chinese; a 5" screen.
    """
    if not page.governed:
        return
    for block in own_words(page):
        uneven = _uneven(block.text)
        if uneven is not None:
            at, problem = uneven
            yield quotation_marks_uneven.found(
                block.span(at, at + 1),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                problem=problem,
            )


@lru_cache(maxsize=8192)
def _uneven(text: str) -> tuple[int, str] | None:
    """Return the first mark that is out of place, and what is wrong with it."""
    open_marks: list[tuple[str, int]] = []
    straight: list[int] = []
    curly = False
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == '"':
            if not text[:at][-1:].isdigit():
                straight.append(at)
            continue
        curly = curly or mark in "“”"
        if mark in _PAIRS:
            open_marks.append((_PAIRS[mark], at))
        elif not open_marks or open_marks.pop()[0] != mark:
            return at, f'"{mark}" closes no quotation'
    if straight and curly:
        return straight[0], "straight and curly quotation marks stand in one paragraph"
    if open_marks:
        return open_marks[-1][
            1
        ], f'the quotation that begins with "{text[open_marks[-1][1]]}" has no end'
    if len(straight) % 2:
        return straight[-1], "a straight quotation mark has no partner"
    return None
