"""Which statements bind a page, in which version, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clearcopy.records.library import Library
from clearcopy.records.models import Release
from clearcopy.records.policy import Policy
from clearcopy.records.scope import Setting


@dataclass(frozen=True, slots=True)
class Bound:
    """A statement that a page must carry, the version valid on its day, and the reason."""

    statement: str
    version: str
    because: str
    conditions: str = ""


def setting_of(library: Library, record: str) -> Setting:
    """Return whom a page about `record` addresses, and what binds its issuer.

    A release says whom it addresses; policy says it for all other pages.
    """
    release = library.releases.get(record)
    addressed = release or (library.policy.site if library.policy else None)
    own = library.issuer
    issuer = library.issuers.get(release.issuer) if release else None
    if issuer is None and own is not None:
        issuer = own[1]
    return Setting(
        markets=frozenset(addressed.markets if addressed else ()),
        audience=frozenset(addressed.audience if addressed else ()),
        reporting=frozenset(issuer.reporting if issuer else ()),
        listed=frozenset(
            name for listing in (issuer.listings if issuer else ()) for name in listing.names
        ),
    )


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

    Policy binds statements to page types, and where it says so, to markets, audiences and issuers:
    `conditions` of the result says which of these were met. A statement with a subject binds only
    pages about that subject, an exchange's disclaimer of responsibility announcements alone. A
    release lists its About texts itself; the page of a record carries those about it.
    A statement that has no version valid on `day` is yielded with the version "".
    """
    about = set(assets) | {record}
    release = library.releases.get(record)
    announcement = release is not None and release.category == "announcement"
    setting = setting_of(library, record)
    for obligation in policy.statements:
        if obligation.statement not in library.statements or obligation.excludes(
            page_type, setting
        ):
            continue
        statement = library.statements[obligation.statement]
        if statement.kind == "exchange-responsibility" and not announcement:
            continue
        named = statement.kind == "about"  # an About text that policy binds to a type by name
        if named or statement.subject is None or statement.subject in about:
            version = statement.version_on(day) or ""
            conditions = obligation.reasons(setting)
            yield Bound(obligation.statement, version, obligation.because, conditions)
    listed = release.about if isinstance(release, Release) else _about(library, record)
    for key in listed:
        if key in library.statements:
            version = library.statements[key].version_on(day) or ""
            yield Bound(key, version, f"the page is about it ({record})")


def _about(library: Library, record: str) -> Iterator[str]:
    for key, statement in library.statements.items():
        if statement.kind == "about" and record and statement.subject == record:
            yield key
