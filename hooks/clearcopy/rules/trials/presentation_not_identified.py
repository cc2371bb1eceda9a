"""TRL012: congress results without the presentation they come from."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import find_shown, words_of
from clearcopy.findings import Finding, Span
from clearcopy.records.models import Release
from clearcopy.records.populations import RESULTS
from clearcopy.rule import rule

_PARTS = ("number", "title", "presenter", "session", "date")


@rule(
    "TRL012",
    on=Page,
    message="the {part} of the presentation {problem}",
    help="{advice}",
)
def presentation_not_identified(page: Page, site: Site) -> Iterator[Finding]:
    """A release shows results of a congress and does not say of which presentation.

    Readers can look up and cite a congress abstract only by its number, title, presenter, session
    and date (ICMJE, references to conference papers). The release's record holds them under
    `presentation`, the presenter by role; the page prints them at its head. Before the embargo ends
    the number of a late-breaking abstract may be "embargoed".
    Violates: results "presented at the congress" and nothing else.
    Passes: "Number: 12P; Title: …; Presenter: principal investigator; Session: …; Date: …".
    """
    release = site.library.releases.get(page.record)
    if not page.governed or release is None or release.event is None:
        return
    if not any(each.role in RESULTS for each in find_shown(page, site.library)):
        return
    for part, problem, advice, at in _problems(page, site, release):
        yield presentation_not_identified.found(
            at,
            page=page.url,
            subject=f"{page.record}.presentation.{part}",
            judged=f"{part} {problem}",
            part=part,
            problem=problem,
            advice=advice,
        )


def _problems(page: Page, site: Site, release: Release) -> Iterator[tuple[str, str, str, Span]]:
    shown = release.presentation
    if shown is None:
        advice = f"add `presentation` to {release.path}"
        yield "source", "is not recorded", advice, release.key_span("event")
        return
    words = words_of(page)
    for part in _PARTS:
        value = getattr(shown, part)
        at = release.span("presentation", part)
        if value == "not disclosed":
            advice = "state it from the programme; what no source gives needs a waiver"
            yield part, "is not disclosed", advice, at
        elif value == "embargoed":
            if release.public_at(site.as_of):
                yield part, "is still called embargoed", "state it: the release is public", at
        elif part == "date":
            if not any(
                mark.value[:10] == value.isoformat() for b in page.content for mark in b.times
            ):
                yield part, "is not on the page", "let the page print it", page.title_span
        elif (value if isinstance(value, str) else value[page.lang]) not in words:
            yield part, "is not on the page", "let the page print it", page.title_span
