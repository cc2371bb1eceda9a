"""NUM101: a visible figure that no fact explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.nearest_facts import nearest_facts
from clearcopy.document.open_figures import find_open_figures, lies_in, literal_stretches
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Edit, Finding, Fix
from clearcopy.language.figures import Figure
from clearcopy.records.facts import FactEntry
from clearcopy.rule import rule

_SHOWN = 3


@rule(
    "NUM101",
    on=Page,
    message='"{figure}" is not bound to a fact',
    help="{advice}, or declare the exact string under `literals` with a reason",
)
def figure_without_fact(page: Page, site: Site) -> Iterator[Finding]:
    """A visible figure is no fact, citation, date, identifier or declared literal.

    A figure that is typed by hand can differ from the data, from the other language and from the
    next page, and nobody notices (HKEX Listing Rule 2.13(2): accurate and complete).
    Found in text, table cells, captions, alternative texts, titles and descriptions, in digits and
    in words that count patients, events, deaths or studies.
    Violates: "The response rate was 37.4 %."
    Passes: "The response rate was [[example-1.all.orr]]."
    Mend it by binding the figure to a fact; where it is none, declare it in the front matter.
    """
    if not page.governed:
        return
    for block, figure in find_open_figures(page, site.library):
        if lies_in(figure, literal_stretches(page, block.text)):
            continue
        offer = nearest_facts(page, site.library, block, figure)
        at = block.span(figure.start, figure.end)
        same = offer.same[:1]
        fix = Fix("Bind it to the fact", (Edit(at, _paste(same[0], figure)),)) if same else None
        yield figure_without_fact.found(
            at,
            page=page.url,
            subject=page.subject_of(block),
            judged=_sentence(block, figure),
            fix=fix,
            figure=figure.text,
            advice=_advice(offer.same or offer.near, figure),
        )


def _sentence(block: Block, figure: Figure) -> str:
    start, end = block.sentence_at(figure.start)
    return block.text[start:end]


def _advice(entries: Sequence[FactEntry], figure: Figure) -> str:
    if not entries:
        return "bind it to a fact with [[record.key]]"
    offers = [f"{_paste(entry, figure)} ({entry.fact.value})" for entry in entries[:_SHOWN]]
    return "write " + " or ".join(offers)


def _paste(entry: FactEntry, figure: Figure) -> str:
    """Return what to write: with the form that prints what stands there now."""
    if figure.kind == "words":
        return f"[[{entry.path}:word]]"
    whole = entry.fact.unit == "none" or (entry.fact.unit == "percent" and "%" in figure.text)
    return f"[[{entry.path}]]" if whole else f"[[{entry.path}:value]]"
