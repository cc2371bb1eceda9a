"""FLS007: a forward-looking block that was not in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import Statement
from clearcopy.rule import rule


@rule(
    "FLS007",
    on=Page,
    message='the forward-looking block is version "{version}", {why} on {day}',
    help="carry the version that is in force on the day of first publication{newest}",
)
def forward_looking_block_outdated(page: Page, site: Site) -> Iterator[Finding]:
    """The forward-looking block is not the version in force on the day of first publication.

    Cautionary words protect when they are meaningful, and stock text that was never revisited is
    not (Slayton v. American Express, 2d Cir. 2010): it is reviewed and replaced by dated versions.
    A new page carries the current one; an old release keeps the one it was published with, because
    text that is swapped in silence says what nobody said on that day.

    Violates: a page of 2026 with the version that ended in 2025.
    Passes: a release of 2025 that still shows the version of 2025.
    To fix: write the new version in data/statements/ with `valid-from`, or undo the replacement.
    """
    if not page.governed:
        return
    for section in page.sections:
        statement = site.library.statements.get(section.version.partition("@")[0])
        if section.name != "forward-looking" or statement is None:
            continue
        version = section.version.partition("@")[2]
        why = _problem(version, statement, page.published)
        if why:
            newest = statement.version_on(page.published)
            yield forward_looking_block_outdated.found(
                statement.span("versions", newest) if newest else statement.span("versions"),
                page=page.url,
                subject=f"{page.path}#forward-looking",
                judged=section.version,
                version=version,
                why=why,
                day=page.published.isoformat(),
                newest=f': "{newest}"' if newest else "; none is: write one in data/statements/",
            )


def _problem(version: str, statement: Statement, day: date) -> str:
    record = statement.versions.get(version)
    if record is None:
        return "which was not in force"
    if day < record.valid_from:
        return f"in force only from {record.valid_from.isoformat()} and not yet"
    if record.valid_to is not None and record.valid_to < day:
        return f"in force until {record.valid_to.isoformat()} and no longer"
    return ""
