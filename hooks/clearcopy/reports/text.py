"""A report for people: each finding at its place, what it all rests on, then the verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from textwrap import wrap

from clearcopy.checking.judgements import NOT_WAIVABLE_GROUPS
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Severity, Span
from clearcopy.language.sameness import sentence_digest
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.judged import said_of
from clearcopy.reports.terminal import clip, paint, safe

Sources = Callable[[str], tuple[str, ...] | None]

# Columns of a source line; more would wrap in a common terminal.
WIDEST_LINE = 100
MOST_RELATED = 5


def render_text(report: Report, sources: Sources, *, color: bool) -> str:
    """Render a report; the last line is the verdict, and before it stands what it rests on.

    `sources` gives the lines of an author's file, or None where it cannot be read. Whatever authors
    wrote is printed without anything that a terminal would obey.
    """
    parts = ["\n".join(_finding(group, sources, color=color)) for group in _alike(report.open)]
    if report.waived:
        parts.append("\n".join(_waived(report.waived, color=color)))
    parts.append("\n".join(paint(safe(line), "dim", color=color) for line in basis_lines(report)))
    parts.append(verdict_line(report, color=color))
    return "\n\n".join(parts) + "\n"


def _alike(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Yield the findings that differ in their page alone together: a legal text is on many."""
    groups: dict[tuple[Span, str, Severity, str, str], list[Finding]] = {}
    for finding in findings:
        key = finding.span, finding.code, finding.severity, finding.message, finding.help
        groups.setdefault(key, []).append(finding)
    yield from groups.values()


def _finding(alike: list[Finding], sources: Sources, *, color: bool) -> Iterator[str]:
    finding = alike[0]
    severity = finding.severity.value
    place = paint(safe(str(finding.span)), "bold", color=color)
    code = paint(finding.code, "bold", color=color)
    yield f"{place}: {paint(severity, severity, color=color)} {code} {safe(finding.name)}"
    gutter = " " * (len(str(finding.span.line)) + 1)
    yield from _excerpt(finding.span, sources, color=color)
    bar = gutter + paint("=", "gutter", color=color)
    yield f"{bar} {paint(safe(finding.message), 'bold', color=color)}"
    notes = [("help", finding.help), ("page", _pages(alike)), _judgeable(alike)]
    notes += [("see", str(span)) for span in finding.related[:MOST_RELATED]]
    hidden = len(finding.related) - MOST_RELATED
    if hidden > 0:
        notes.append(("see", f"{hidden} more"))
    for label, text in notes:
        if text:
            yield f"{bar} {paint(f'{label}:', 'dim', color=color)} {safe(text)}"


def _pages(alike: list[Finding]) -> str:
    pages = sorted({finding.page for finding in alike if finding.page})
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{pages[0]}{more}" if pages else ""


def _judgeable(alike: list[Finding]) -> tuple[str, str]:
    """What a decision or a waiver of this finding must hold."""
    finding = alike[0]
    if finding.severity is Severity.SIGN_OFF and finding.judged and finding.blocks:
        return "decide", f'"{finding.judged}" with digest {sentence_digest(finding.judged)}'
    fixed = finding.code[:3] in NOT_WAIVABLE_GROUPS
    if len(alike) > 1 or fixed or not finding.subject or not finding.blocks:
        return "waivable", ""
    return "waivable", f"{finding.subject} with digest {finding.digest}"


def _excerpt(span: Span, sources: Sources, *, color: bool) -> Iterator[str]:
    """Yield the source line with a mark under what the finding is about."""
    lines = sources(span.path) if span.line else None
    if lines is None or span.line > len(lines):
        return
    line = lines[span.line - 1].rstrip("\r\n")
    start = max(span.column, 1) - 1
    end = span.end_column - 1 if span.end_line <= span.line else len(line)
    text, first, last = clip(line, start, end, WIDEST_LINE)
    number = str(span.line)
    bar = paint("|", "gutter", color=color)
    empty = " " * len(number)
    yield f"{empty} {bar}"
    yield f"{paint(number, 'gutter', color=color)} {bar} {text}".rstrip()
    mark = paint("^" * (last - first), "mark", color=color)
    yield f"{empty} {bar} {' ' * first}{mark}"


def _waived(findings: tuple[Finding, ...], *, color: bool) -> Iterator[str]:
    """Yield how much was waived by rule, and where to read by whom, why and until when.

    What policy switches off is said with its reason: nobody has judged those findings one by one.
    """
    by_code = Counter(f.code for f in findings if f.waived and f.waived.kind != "exception")
    switched_off = Counter(
        (f.code, f.name, f.waived) for f in findings if f.waived and f.waived.kind == "exception"
    )
    yield paint(f"waived ({len(findings)}):", "bold", color=color)
    counts = (f"{safe(code)}×{count}" for code, count in by_code.most_common())
    yield from wrap(", ".join(counts), WIDEST_LINE, initial_indent="  ", subsequent_indent="  ")
    for (code, name, pardon), count in switched_off.items():
        decided = f"{pardon.reason} ({said_of(pardon)})"
        yield f"  {count} × {safe(code)} {safe(name)}: {safe(decided)}"
    yield "  why, by whom and until when: `clearcopy waivers`; each one: `--format json`"


def verdict_line(report: Report, *, color: bool = False) -> str:
    """Return the last line: what was evaluated and what came of it; never more than that."""
    found = [
        (report.count(Severity.ERROR), "error"),
        (report.count(Severity.SIGN_OFF), "sign-off"),
    ]
    done = [
        _counted(report.pages, "page"),
        f"{_counted(report.rules, 'rule')} evaluated",
        f"{_counted(len(report.waived), 'finding')} waived",
        _counted(report.count(Severity.WARN), "warning"),
    ]
    notes = report.count(Severity.INFO)
    done += [_counted(notes, "note")] if notes else []
    if report.cleared:
        return f"{paint('cleared', 'cleared', color=color)}: {', '.join(done)}"
    stopping = [_counted(count, word) for count, word in found if count]
    return f"{paint('blocked', 'error', color=color)}: {', '.join([*stopping, *done])}"


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
