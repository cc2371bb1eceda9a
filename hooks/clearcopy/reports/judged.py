"""Recorded judgement in words, the same in every report."""

from __future__ import annotations

from clearcopy.findings import Pardon


def said_of(pardon: Pardon) -> str:
    """Return who has judged and how long it counts: "Editor, until 2026-03-31"."""
    parts = [pardon.role]
    if pardon.kind == "decision":
        parts.append(f"decided {pardon.disposition} on {pardon.date}")
    else:
        parts.append("by policy" if pardon.kind == "exception" else "")
        parts.append(f"until {pardon.expires}")
    return ", ".join(part for part in parts if part)
