"""FLS006: a risk put as a mere possibility on a page that reports it as having happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from clearcopy.document.cautions import Caution, cautions_in_force, risks_of
from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import find_shown
from clearcopy.findings import Finding, Span
from clearcopy.language.cautions import says_it_happened, says_it_may
from clearcopy.language.normalise import flatten, lowered
from clearcopy.records.models import EventTag, Risk
from clearcopy.rule import rule

# Which harm of a study, where a figure above zero is shown, reports which event.
_HARMS = {
    "death": "death",
    "related-death": "death",
    "sae": "serious-adverse-event",
    "related-sae": "serious-adverse-event",
}
_HAPPENED = "happened-"
_LISTS = tuple(f"{_HAPPENED}{event}" for event in get_args(EventTag))


@rule(
    "FLS006",
    on=Page,
    message='the block says that "{event}" may happen, and this page reports it ("{words}")',
    help="say in a new version that it has happened and may again; or record a decision of counsel",
)
def risk_already_happened(page: Page, site: Site) -> Iterator[Finding]:
    """A risk is told as something that may happen, on a page that reports that it has.

    A caution that misleads in the light of historical fact is not meaningful (Slayton v. American
    Express, 2d Cir. 2010). Compared are the `event-tags` of the clauses of data/risks/ in the block
    with what the page reports: figures of deaths and serious adverse events above zero, and the
    words of the lists happened-* in data/lexicons/. Whether it is the same event is for counsel.
    Violates: "patients could experience serious adverse events" on a page with two grade 5 events.
    Passes: "serious adverse events have been reported, and further ones may occur".
    """
    if not page.governed:
        return
    happened: dict[str, tuple[str, Span]] | None = None
    for caution in cautions_in_force(page, site):
        for risk in risks_of(caution, site).values():
            place = _hypothetical(caution, risk) if risk.event_tags else None
            if place is None:
                continue
            happened = _reported(page, site) if happened is None else happened
            block, start, end = place
            for tag in risk.event_tags:
                if tag in happened:
                    words, span = happened[tag]
                    yield risk_already_happened.found(
                        block.span(start, end),
                        page=page.url,
                        subject=page.subject_of(block),
                        judged=block.text[start:end],
                        related=(span,),
                        event=tag.replace("-", " "),
                        words=words,
                    )


def _hypothetical(caution: Caution, risk: Risk) -> tuple[Block, int, int] | None:
    """Return the sentence with this clause where it speaks of a mere possibility."""
    clause = lowered(flatten(risk.clause[caution.lang])).rstrip(".。")
    for block, start, end in caution.sentences:
        sentence = block.text[start:end]
        if clause not in lowered(flatten(sentence)):
            continue
        # An admission counts for its own clause: other risks may stand in the same sentence.
        if says_it_may(clause, caution.lang) and not says_it_happened(clause, caution.lang):
            return block, start, end
    return None


def _reported(page: Page, site: Site) -> dict[str, tuple[str, Span]]:
    """Return the events that a page reports as having happened: the words, and where."""
    found: dict[str, tuple[str, Span]] = {}
    for shown in find_shown(page, site.library):
        endpoint = shown.study.endpoints.get(shown.endpoint)
        tag = _HARMS.get(endpoint.harm or "") if endpoint else None
        if tag and shown.entry.fact.value.strip("0.,"):
            found.setdefault(tag, (shown.text, shown.block.span(shown.mark.start, shown.mark.end)))
    for block, hit in site.said(page, *_LISTS):
        tag = hit.table.removeprefix(_HAPPENED)
        if tag not in found and not is_denied(block, hit.start, hit.end, site):
            words = block.text[hit.start : hit.end]
            found[tag] = words, block.span(hit.start, hit.end)
    return found
