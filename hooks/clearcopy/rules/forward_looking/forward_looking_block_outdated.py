"""FLS007: a forward-looking block that was not in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
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
    for version, statement, span in _shown(page, site):
        why = _problem(version, statement, page.published)
        if why:
            newest = statement.version_on(page.published)
            yield forward_looking_block_outdated.found(
                span,
                page=page.url,
                subject=f"{page.path}#forward-looking",
                judged=version,
                version=version.partition("@")[2] or "unknown",
                why=why,
                day=page.published.isoformat(),
                newest=f': "{newest}"' if newest else "; none is: write one in data/statements/",
            )


def _shown(page: Page, site: Site) -> Iterator[tuple[str, Statement, Span]]:
    """Yield each forward-looking version on the page; one that could not be composed counts too."""
    statements = site.library.statements
    expected = [wanted for wanted in page.expected if wanted.name == "forward-looking"]
    for section in page.sections:
        if section.name == "forward-looking":
            wanted = next((e for e in expected if e.version == section.version), None)
            wanted = wanted or next(iter(expected), None)
            key = section.version.partition("@")[0] or (wanted.statement if wanted else "")
            if key in statements:
                yield section.version, statements[key], wanted.span if wanted else page.span
    for wanted in expected:
        if wanted.statement in statements and not wanted.version.partition("@")[2]:
            yield wanted.version, statements[wanted.statement], wanted.span


def _problem(version: str, statement: Statement, day: date) -> str:
    record = statement.versions.get(version.partition("@")[2])
    if record is None:
        return "which was not in force"
    if day < record.valid_from:
        return f"in force only from {record.valid_from.isoformat()} and not yet"
    if record.valid_to is not None and record.valid_to < day:
        return f"in force until {record.valid_to.isoformat()} and no longer"
    return ""
