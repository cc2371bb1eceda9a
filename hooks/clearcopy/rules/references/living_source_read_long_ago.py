"""REF009: a source that changes, read long before the page was published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference
from clearcopy.rule import rule

_FRESH_FOR = 90
_DAY = timedelta(days=1)  # elsewhere it may be tomorrow
_LIVING = frozenset({"webpage", "post", "post-weblog", "dataset"})


@rule(
    "REF009",
    on=Page,
    message='"{key}" was read {when}',
    help="read it again, change the text where it has changed, and set `accessed` to that day",
)
def living_source_read_long_ago(page: Page, site: Site) -> Iterator[Finding]:
    """A guideline, registry entry or web page was read more than 90 days before publication.

    Such sources change without a new citation, so an old reading may support what they no longer
    say (Good Publication Practice: accurate; 90 days is the house's own term). A page without a day
    of publication is judged on the day of the build; nothing was read after that.
    Violates: a guideline read on 24 October 2024 on a release of 20 October 2025.
    Passes: the same read within the quarter; a journal article; an old version cited on purpose,
    with a waiver that says so.
    """
    if not page.governed:
        return
    for entry in page.references:
        reference = site.library.references.get(entry.key)
        read = _day_read(reference) if reference is not None else None
        if reference is None or read is None:
            continue
        days = (page.published - read).days
        if read > site.as_of.date() + _DAY:
            when = f"on {read.isoformat()}, which has not come when this is built"
        elif days > _FRESH_FOR:
            when = f"{days} days before this page was published"
        else:
            continue
        yield living_source_read_long_ago.found(
            reference.span("accessed"),
            page=page.url,
            subject=f"{page.path}#references",
            judged=f"{entry.key} read on {read.isoformat()}",
            key=entry.key,
            when=when,
        )


def _day_read(reference: Reference) -> date | None:
    """Return when a living source was read; the last day that a recorded month or year allows."""
    if reference.type not in _LIVING and not reference.is_guideline:
        return None
    if reference.accessed is None or not reference.accessed.date_parts:
        return None
    year, *rest = reference.accessed.date_parts[-1]
    if len(rest) == 2:
        return date(year, rest[0], rest[1])
    month = rest[0] if rest else 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
