"""Which statements bind a page, in which version, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clearcopy.records.library import Library
from clearcopy.records.models import Release
from clearcopy.records.policy import Policy


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement that a page must carry, the version valid on its day, and the reason."""

    statement: str
    version: str
    because: str


def bound_statements(
    library: Library,
    policy: Policy,
    *,
    page_type: str,
    record: str,
    assets: Iterable[str],
    day: date,
) -> Iterator[Bound]:
    """Yield the statements that bind a page of `page_type` about `record`, published on `day`.

    Policy binds statements to page types; a statement with a subject binds only pages about that
    subject. A release lists its About texts itself; the page of a record carries those about it.
    A statement that has no version valid on `day` is yielded with the version "".
    """
    about = set(assets) | {record}
    for obligation in policy.statements:
        if page_type not in obligation.page_types or obligation.statement not in library.statements:
            continue
        statement = library.statements[obligation.statement]
        named = statement.kind == "about"  # an About text that policy binds to a type by name
        if named or statement.subject is None or statement.subject in about:
            version = statement.version_on(day) or ""
            yield Bound(obligation.statement, version, obligation.because)
    release = library.releases.get(record)
    listed = release.about if isinstance(release, Release) else _about(library, record)
    for key in listed:
        if key in library.statements:
            version = library.statements[key].version_on(day) or ""
            yield Bound(key, version, f"the page is about it ({record})")


def _about(library: Library, record: str) -> Iterator[str]:
    for key, statement in library.statements.items():
        if statement.kind == "about" and record and statement.subject == record:
            yield key
