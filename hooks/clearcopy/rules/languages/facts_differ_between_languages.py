"""LNG002: figures that differ between the languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_NAMES = {"en": "English", "zh": "Chinese"}
# A figure: where it stands, which one it is and what it says.
_Figure = tuple[str, str, str, str]


@rule(
    "LNG002",
    on=Page,
    message='"{value}" ({fact}) stands {here} in the block "{block}" and {there} on the {lang} '
    "page",
    help="give the same figures in both languages, in the same block",
    needs_whole=True,
)
def facts_differ_between_languages(page: Page, site: Site) -> Iterator[Finding]:
    """The two language versions of a page do not give the same figures.

    Readers of both languages make the same decisions on them. A figure in the highlights of one
    version and missing in the other is a selection, even where each figure is right.

    Violates: the English page gives the response rate and the Chinese page the control rate.
    Passes: the same facts in each block, in whatever order the sentences of a language need.
    To fix: add the figure to the other version, or take it out of this one.
    """
    if not page.governed:
        return
    for lang, twin in sorted(site.twins(page).items()):
        if not twin.whole:
            continue
        here, there = _figures(page), _figures(twin)
        more = Counter({figure: len(marks) for figure, marks in here.items()})
        more.subtract({figure: len(marks) for figure, marks in there.items()})
        for figure, surplus in more.items():
            if surplus <= 0:
                continue
            block, mark = here[figure][-1]
            yield facts_differ_between_languages.found(
                block.span(mark.start, mark.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=f"{mark.address} {mark.value}: {len(here[figure])}",
                value=block.text[mark.start : mark.end],
                fact=mark.address,
                here=_times(len(here[figure])),
                there=_times(len(there.get(figure, ()))),
                block=block.section or "page",
                lang=_NAMES[lang],
            )


def _figures(page: Page) -> dict[_Figure, list[tuple[Block, FactMark]]]:
    found: dict[_Figure, list[tuple[Block, FactMark]]] = {}
    for block in page.content:
        for mark in block.facts:
            figure = (block.section, block.subject, mark.address, mark.value)
            found.setdefault(figure, []).append((block, mark))
    return found


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")
