"""A report for GitHub Actions: annotations at lines, totals, and the summary of the job.

Of each kind GitHub shows ten annotations a step and drops the rest without a word, so no more are
written and what is left out is counted. See "Workflow commands" in GitHub's documentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Severity
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.judged import said_of
from clearcopy.reports.terminal import safe
from clearcopy.reports.text import verdict_line

MOST_ANNOTATIONS = 10
# GitHub takes a summary of 1 MiB at most; a row is cut well below what would reach that.
MOST_ROWS = 500
LONGEST_CELL = 500
KINDS = {
    Severity.ERROR: "error",
    Severity.SIGN_OFF: "error",
    Severity.WARN: "warning",
    Severity.INFO: "notice",
}


def render_github(report: Report) -> str:
    """Render a report as workflow commands, with the totals in the last lines."""
    lines: list[str] = []
    left_out: Counter[str] = Counter()
    shown: Counter[str] = Counter()
    for finding in sorted(report.open, key=_worst_first):
        kind = KINDS[finding.severity]
        if shown[kind] == MOST_ANNOTATIONS:
            left_out[kind] += 1
            continue
        shown[kind] += 1
        lines.append(_annotation(kind, finding))
    for kind, count in sorted(left_out.items()):
        lines.append(f"{count} more of the kind {kind} without an annotation, see the summary")
    lines += map(safe, basis_lines(report))
    lines.append(verdict_line(report))
    return "\n".join(lines) + "\n"


def _worst_first(finding: Finding) -> tuple[int, object]:
    return list(KINDS).index(finding.severity), finding.order


def _annotation(kind: str, finding: Finding) -> str:
    span = finding.span
    properties = {"file": span.path}
    if span.line:
        properties |= {"line": str(span.line), "col": str(span.column or 1)}
        if span.end_line >= span.line:
            properties["endLine"] = str(span.end_line)
        if span.end_line == span.line and span.end_column > span.column:
            properties["endColumn"] = str(span.end_column)
    properties["title"] = f"{finding.code} {finding.name}"
    if finding.severity is Severity.SIGN_OFF:
        properties["title"] += " (sign-off)"
    said = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{finding.message}\n{finding.help}".strip()
    return f"::{kind} {said}::{_data(text)}"


def _data(text: str) -> str:
    """Escape the text of a command: a line end would begin another command."""
    lines = "\n".join(safe(line) for line in text.splitlines())
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_summary(report: Report) -> str:
    """Render the summary of a job, in Markdown: the verdict, what is open, what was waived."""
    lines = [f"### {escape(verdict_line(report))}", ""]
    if report.open:
        lines += ["| | code | place | finding |", "| --- | --- | --- | --- |"]
        ordered = sorted(report.open, key=_worst_first)
        lines += [_row(finding) for finding in ordered[:MOST_ROWS]]
        if len(ordered) > MOST_ROWS:
            lines.append(f"| | | | and {len(ordered) - MOST_ROWS} more |")
        lines.append("")
    lines += _waived(report)
    lines += ["", *(f"- {_cell(line)}" for line in basis_lines(report))]
    return "\n".join(lines) + "\n"


def _row(finding: Finding) -> str:
    cells = (finding.severity.value, finding.code, str(finding.span), finding.message)
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _waived(report: Report) -> Iterator[str]:
    counts = Counter((each.code, each.name, each.waived) for each in report.waived)
    if not counts:
        return
    yield f"{len(report.waived)} waived or decided:"
    yield ""
    for (code, name, pardon), count in list(counts.items())[:MOST_ROWS]:
        if pardon is not None:
            yield f"- {count} × {_cell(f'{code} {name}: {pardon.reason} ({said_of(pardon)})')}"


def _cell(text: str) -> str:
    """Escape a text for a cell: no markup of an author's words may reach the summary."""
    plain = safe(text)
    if len(plain) > LONGEST_CELL:
        plain = f"{plain[: LONGEST_CELL - 1]}…"
    plain = escape(plain, quote=False)
    return "".join(f"\\{char}" if char in r"\`*_{}[]()#+-.!|~" else char for char in plain)
