"""All recorded judgement, in the order in which somebody has to look at it again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from clearcopy.records.library import Library
from clearcopy.reports.terminal import safe

LONGEST = 100


def render_judgements(library: Library, as_of: datetime) -> str:
    """Render waivers and exceptions of policy by the day they end, then decisions by their day."""
    today = as_of.astimezone(UTC).date()
    ending = sorted(_ending(library, today))
    decided = sorted(_decided(library))
    lines = ["waivers and exceptions, by the day they end"]
    lines += [f"  {text}" for _, text in ending] or ["  none"]
    lines += ["", "decisions, by their day"]
    lines += [f"  {text}" for _, text in decided] or ["  none"]
    return "\n".join(lines) + "\n"


def _ending(library: Library, today: date) -> Iterator[tuple[str, str]]:
    for waiver in library.waivers:
        day = waiver.expires.isoformat()
        what = f"{len(waiver.covers)} × {waiver.code}"
        yield (
            f"{day} {waiver.code} {waiver.span()}",
            safe(
                f"{day} ({_left(waiver.expires, today)}) waiver {what}: {waiver.reason} "
                f"({waiver.role}) {waiver.span()}"
            ),
        )
    for code, row in library.policy.rules.items() if library.policy else ():
        for each in row.exceptions:
            day = each.expires.isoformat() if each.expires else "without end"
            left = f" ({_left(each.expires, today)})" if each.expires else ""
            yield (
                f"{day} {code} {each.span()}",
                safe(
                    f"{day}{left} exception {code} {each.severity}: {each.reason} "
                    f"({each.role}) {each.span()}"
                ),
            )


def _left(end: date, today: date) -> str:
    days = (end - today).days
    if days < 0:
        return f"ended {-days} days ago"
    return "last day" if days == 0 else f"{days} days left"


def _decided(library: Library) -> Iterator[tuple[str, str]]:
    for each in library.decided:
        day = each.date.isoformat()
        sentence = each.sentence if len(each.sentence) <= LONGEST else f"{each.sentence[:LONGEST]}…"
        yield (
            f"{day} {each.code} {each.span()}",
            safe(
                f'{day} {each.code} {each.disposition}: "{sentence}" — {each.reason} '
                f"({each.role}) {each.span()}"
            ),
        )
