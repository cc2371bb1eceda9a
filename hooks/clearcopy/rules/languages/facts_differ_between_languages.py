"""LNG002: figures that differ between the languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import LANGUAGE_NAMES
from clearcopy.rule import rule

# A figure: where it stands, which one it is and what it says.
_Figure = tuple[str, str, str, str]
_Figures = dict[_Figure, list[tuple[Block, FactMark]]]
_SHOWN = 5


@rule(
    "LNG002",
    on=Page,
    message="figures differ from the {lang} page: {differences}",
    help="give the same figures in both languages, in the same block",
    needs_whole=True,
)
def facts_differ_between_languages(page: Page, site: Site) -> Iterator[Finding]:
    """The two language versions of a page do not give the same figures.

    Readers of both languages make the same decisions on them. A figure in the highlights of one
    version and missing in the other is a selection, even where each figure is right. All that the
    other version lacks is one finding, at the first figure, since one page needs to be looked at.

    Violates: the English page gives the response rate and the Chinese page the control rate.
    Passes: the same facts in each block, in whatever order the sentences of a language need.
    To fix: add the figures to the other version, or take them out of this one.
    """
    if not page.governed:
        return
    for lang, twin in sorted(site.twins(page).items()):
        if not twin.whole:
            continue
        here, there = _figures(page), _figures(twin)
        more = [figure for figure in here if len(here[figure]) > len(there.get(figure, ()))]
        if not more:
            continue
        places = [here[figure][-1] for figure in more]
        (block, mark), others = places[0], places[1:]
        yield facts_differ_between_languages.found(
            block.span(mark.start, mark.end),
            page=page.url,
            subject=page.subject_of(block),
            judged="; ".join(f"{f[2]} {f[3]}: {len(here[f])}" for f in more),
            related=tuple(each.span(other.start, other.end) for each, other in others),
            differences=_listed(more, here, there),
            lang=LANGUAGE_NAMES[lang],
        )


def _listed(more: Sequence[_Figure], here: _Figures, there: _Figures) -> str:
    """Say of each figure where it stands, how often here and how often there."""
    said = []
    for figure in more[:_SHOWN]:
        block, mark = here[figure][-1]
        times = _times(len(here[figure])), _times(len(there.get(figure, ())))
        said.append(
            f'"{block.text[mark.start : mark.end]}" ({mark.address}) stands {times[0]} in the '
            f'block "{block.section or "page"}" here and {times[1]} there'
        )
    if len(more) > _SHOWN:
        said.append(f"and {len(more) - _SHOWN} more")
    return "; ".join(said)


def _figures(page: Page) -> _Figures:
    found: _Figures = {}
    for block in page.content:
        for mark in block.facts:
            figure = (block.section, block.subject, mark.address, mark.value)
            found.setdefault(figure, []).append((block, mark))
    return found


def _times(number: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(number, f"{number} times")
