"""How much was found: by rule, by page, and by how old recorded judgement is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.terminal import columns, safe
from clearcopy.reports.text import verdict_line

AGES = ((30, "up to 30 days"), (90, "31 to 90 days"), (365, "91 to 365 days"))
OLDER, UNDATED = "more than a year", "day not stated"
MOST_ROWS = 40


def render_statistics(report: Report) -> str:
    """Render counts of findings by rule and by page, and of what was waived by its age.

    As in every report, what it rests on follows, and the verdict.
    """
    parts = [
        _table("by rule", ("rule", "open", "waived"), _counts(report.findings, _rule)),
        _table("by page", ("page", "open", "waived"), _counts(report.findings, _page)),
        _table("waived, by age of the judgement", ("age", "findings"), _ages(report)),
        "\n".join(map(safe, basis_lines(report))),
        verdict_line(report),
    ]
    return "\n\n".join(parts) + "\n"


def _rule(finding: Finding) -> str:
    return f"{finding.code} {finding.name}"


def _page(finding: Finding) -> str:
    return finding.page or finding.span.path


def _counts(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[tuple[str, ...]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for finding in findings:
        counts[key(finding)][finding.waived is not None] += 1
    ordered = sorted(counts.items(), key=lambda item: (-sum(item[1]), item[0]))
    return [(name, str(still), str(waived)) for name, (still, waived) in ordered]


def _ages(report: Report) -> list[tuple[str, ...]]:
    today = report.as_of.astimezone(UTC).date()
    counts = Counter(_age(finding, today) for finding in report.waived)
    order = (*(label for _, label in AGES), OLDER, UNDATED)
    return [(label, str(counts[label])) for label in order if counts[label]]


def _age(finding: Finding, today: date) -> str:
    day = finding.waived.date if finding.waived else ""
    if not day:
        return UNDATED
    days = (today - date.fromisoformat(day)).days
    return next((label for most, label in AGES if days <= most), OLDER)


def _table(title: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return f"{title}: none"
    shown = [heads, *rows[:MOST_ROWS]]
    widths = [max(columns(safe(row[place])) for row in shown) for place in range(len(heads))]
    lines = [title, *_lines(shown, widths)]
    if len(rows) > MOST_ROWS:
        lines.append(f"  and {len(rows) - MOST_ROWS} more")
    return "\n".join(lines)


def _lines(rows: Iterable[tuple[str, ...]], widths: list[int]) -> Iterator[str]:
    for row in rows:
        first, *rest = map(safe, row)
        padded = first + " " * (widths[0] - columns(first))
        numbers = "".join(
            f"  {text:>{width}}" for text, width in zip(rest, widths[1:], strict=True)
        )
        yield f"  {padded}{numbers}"
