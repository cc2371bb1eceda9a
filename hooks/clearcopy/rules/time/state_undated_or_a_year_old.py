"""TIM005: a standing page without an "as of" date, or with one more than a year old."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.dated_state import figures_of, state_of
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_OLDEST = 365
_TOMORROW = -1  # where it is already the next day when this is built
_WORDS = "as-of-words"


@rule("TIM005", on=Page, message="{state}", help="{advice}", needs_whole=True)
def state_undated_or_a_year_old(page: Page, site: Site) -> Iterator[Finding]:
    """A page on the pipeline, a medicine or the company does not say when it was so, or long ago.

    Such pages are read long after they were written, and without a date a reader takes an old state
    for today's (SEC Release 34-58288; HKEX Listing Rule 2.13(2)). The date of the page is the
    newest one in a sentence with a word of data/lexicons/as-of-words.yml; a figure has the `as-of`
    of its record. Policy names the types of page. Found is what has no date, is older than 365
    days or has not come; TIM102 finds what is older than 180, so that policy can be milder there.
    Without the list of words nothing can be told undated.
    Violates: "As of now, three medicines are studied"; "as of June 30, 2023" in 2025.
    Passes: "As of June 30, 2025, …"; a legal page, whose statements have versions of their own.
    """
    if not page.governed:
        return
    state = state_of(page, site)
    if state is None and _WORDS in site.library.lexicons:
        yield state_undated_or_a_year_old.found(
            page.title_span,
            page=page.url,
            subject=f"{page.path}#page",
            judged=f"{page.path} has no as-of date",
            state="this page does not say as of which day it holds",
            advice='add a sentence such as "As of June 30, 2025, …" with the day of the source',
        )
    for each in (*((state,) if state else ()), *figures_of(page, site)):
        age = each.age(site)
        if age > _OLDEST or age < _TOMORROW:
            when = f"{age} days ago" if age > 0 else "which has not come when this is built"
            yield state_undated_or_a_year_old.found(
                each.block.span(each.start, each.end),
                page=page.url,
                subject=page.subject_of(each.block),
                judged=f"{each.what} as of {each.day.isoformat()}",
                state=f"{each.what} holds as of {each.day.isoformat()}, {when}",
                advice="check it against its source, and give the day on which it was still so",
            )
