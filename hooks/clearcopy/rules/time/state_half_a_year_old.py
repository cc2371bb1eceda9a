"""TIM102: a standing page whose "as of" date lies more than half a year back."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.dated_state import figures_of, state_of
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_OLD, _OLDEST = 180, 365


@rule(
    "TIM102",
    on=Page,
    message="{what} holds as of {day}, {age} days ago",
    help="check it against its source, and give the day on which it was still so",
)
def state_half_a_year_old(page: Page, site: Site) -> Iterator[Finding]:
    """A page on the pipeline, a medicine or the company holds as of a day 181 to 365 days ago.

    It may still be right, and somebody should look before a year is over (SEC Release 34-58288; the
    term of 180 days is the house's own). TIM005 finds what is older or has no date, and says how
    the date of a page is found: the two are one check with a milder and a stricter step.
    Violates: "As of March 1, 2025, …" on October 31, 2025. Passes: "As of June 30, 2025, …" then.
    """
    if not page.governed:
        return
    state = state_of(page, site)
    for each in (*((state,) if state else ()), *figures_of(page, site)):
        if _OLD < each.age(site) <= _OLDEST:
            yield state_half_a_year_old.found(
                each.block.span(each.start, each.end),
                page=page.url,
                subject=page.subject_of(each.block),
                judged=f"{each.what} as of {each.day.isoformat()}",
                what=each.what,
                day=each.day.isoformat(),
                age=each.age(site),
            )
