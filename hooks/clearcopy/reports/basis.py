"""What a report rests on: which rules, which instant, sources of which days; what it is not.

A report outlives the day it was made. Whoever reads it later must see which rules judged, how old
was what they knew, and that nobody's judgement is replaced by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearcopy import __version__
from clearcopy.checking.verdict import Report
from clearcopy.records.library import Library
from clearcopy.records.references import Reference
from clearcopy.records.snapshots import Snapshot

NOTICE = "Automated checks, not legal advice. Passing them is not compliance."


@dataclass(frozen=True, slots=True)
class Source:
    """What was looked up outside of the newsroom, and from which day to which.

    `name` says what, `origin` where, or nothing where each record says it itself. Days are in the
    form of ISO 8601, as exact as they are known; both are empty where nobody looked.
    """

    name: str
    origin: str = ""
    first: str = ""
    last: str = ""

    def __str__(self) -> str:
        if not self.first:
            return f"{self.name} not looked up"
        days = self.first if self.first == self.last else f"{self.first} to {self.last}"
        return f"{self.name} as of {days}" + (f" ({self.origin})" if self.origin else "")


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report rests on; the rules have the version of the engine that brings them."""

    rules: str
    profiles: tuple[str, ...]
    as_of: str
    as_of_origin: str
    sources: tuple[Source, ...]


def basis_of(report: Report) -> Basis:
    """Return what a report rests on."""
    policy = report.library.policy
    return Basis(
        rules=f"clearcopy {__version__}",
        profiles=tuple(sorted(set(policy.profiles))) if policy else (),
        as_of=report.as_of.isoformat(),
        as_of_origin=report.as_of_origin,
        sources=tuple(_sources(report.library)),
    )


def basis_lines(report: Report) -> list[str]:
    """Return the basis of a report as lines for people, the last of which says what it is not.

    Names come from authors: the caller makes them safe for where they are shown.
    """
    basis = basis_of(report)
    profiles = f", with {', '.join(basis.profiles)}" if basis.profiles else ""
    origin = f" ({basis.as_of_origin})" if basis.as_of_origin else ""
    return [
        f"rules: {basis.rules}{profiles}",
        f"as of: {basis.as_of}{origin}",
        f"sources: {'; '.join(map(str, basis.sources))}",
        f"note: {NOTICE}",
    ]


def basis_content(report: Report) -> dict[str, object]:
    """Return the basis of a report as JSON has it."""
    basis = basis_of(report)
    return {
        "rules": basis.rules,
        "profiles": list(basis.profiles),
        "as_of_origin": basis.as_of_origin,
        "sources": [
            {"name": each.name, "origin": each.origin, "first": each.first, "last": each.last}
            for each in basis.sources
        ],
        "notice": NOTICE,
    }


def _sources(library: Library) -> Iterator[Source]:
    read = sorted(day for each in library.references.values() if (day := _read_on(each)))
    yield Source("cited web pages", "", read[0], read[-1]) if read else Source("cited web pages")
    yield _snapshot("retractions", library.retractions)
    yield _snapshot("identifiers", library.identifiers)


def _read_on(reference: Reference) -> str:
    """Return the day, month or year in which a reference was read, or "" where it does not say."""
    if reference.accessed is None or not reference.accessed.date_parts:
        return ""
    year, *rest = reference.accessed.date_parts[-1]
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _snapshot(name: str, snapshot: Snapshot | None) -> Source:
    if snapshot is None:
        return Source(name)
    day = snapshot.taken.isoformat()
    return Source(name, snapshot.source, day, day)
