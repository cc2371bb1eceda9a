"""What the preview says of the newsroom at /_clearcopy/: what is open, what was waived, the matrix.

One page without scripts, and its style sheet. It never stands in a published site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from clearcopy.checking.matrix import RECORDS, Matrix, State
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding
from clearcopy.reports.basis import basis_lines
from clearcopy.reports.judged import said_of
from clearcopy.reports.text import verdict_line

# What one cell shows; its state and reason stand in the title, and in the text beside the mark.
MARKS: dict[State, str] = {
    "passed": "·",
    "found": "✗",
    "waived": "w",
    "not-applicable": "–",
    "not-run": "?",
}
STYLE = """\
body { font: 16px/1.5 sans-serif; margin: 1rem; color: #1a1a1a; }
h1, h2, h3, ul.findings, p, details { max-width: 60rem; }
h3 { margin: 1.2rem 0 0.3rem; font-size: 1rem; }
ul.findings { margin: 0; padding: 0; list-style: none; }
ul.findings li { margin: 0 0 0.5rem; padding: 0.3rem 0.7rem; border-left: 4px solid #767676; }
ul.findings li.error, ul.findings li.sign-off { border-color: #b3261e; }
ul.findings li.warn { border-color: #8a6100; }
.place { font-family: monospace; overflow-wrap: anywhere; }
.help { color: #444; }
.matrix { overflow: auto; max-height: 90vh; font-size: 13px; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: 0.1rem 0.3rem; text-align: center; }
thead th { position: sticky; top: 0; background: #fff; writing-mode: vertical-rl; }
tbody th { text-align: left; white-space: nowrap; font-weight: normal; }
td.found, td.not-run { background: #f6c6c6; font-weight: bold; }
td.waived { background: #fbe9b7; }
td.not-applicable { color: #666; }
"""
_OF_NO_PAGE = "records and site"


def write_preview_page(folder: Path, report: Report) -> None:
    """Write the page and its style to /_clearcopy/ below `folder`."""
    own = folder / "_clearcopy"
    own.mkdir(exist_ok=True)
    (own / "index.html").write_text(render_preview_page(report), encoding="utf-8")
    (own / "preview.css").write_text(STYLE, encoding="utf-8")


def render_preview_page(report: Report) -> str:
    """Render what is open page by page, what was waived, and what every rule came to."""
    verdict = escape(verdict_line(report))
    basis = "".join(f"<li>{escape(line)}</li>\n" for line in basis_lines(report))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n<title>Clearing of this preview</title>\n'
        '<link rel="stylesheet" href="preview.css">\n</head>\n<body>\n'
        f"<h1>Clearing of this preview</h1>\n<p>{verdict}.</p>\n"
        f"<ul>\n{basis}</ul>\n"
        f"{_open(report)}{_waived(report.waived)}{_matrix(report.matrix)}"
        "</body>\n</html>\n"
    )


def _open(report: Report) -> str:
    by_page: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.open:
        by_page[finding.page].append(finding)
    if not by_page:
        return "<h2>Open</h2>\n<p>Nothing.</p>\n"
    lists = "".join(
        f'<h3 id="{_anchor(page)}">{_link(page)}</h3>\n<ul class="findings">\n'
        f"{''.join(map(_finding, found))}</ul>\n"
        for page, found in by_page.items()
    )
    return f"<h2>Open</h2>\n{lists}"


def _finding(finding: Finding) -> str:
    severity = finding.severity.value
    what = f"{severity} {finding.code} {finding.name}"
    helped = f'<br><span class="help">{escape(finding.help)}</span>' if finding.help else ""
    return (
        f'<li class="{severity}"><span class="place">{escape(str(finding.span))}</span> '
        f"{escape(what)}<br><strong>{escape(finding.message)}</strong>{helped}</li>\n"
    )


def _waived(findings: Iterable[Finding]) -> str:
    """List what was accepted by rule, and by whom, why and until when."""
    counts = Counter(
        (f.code, f.name, said_of(f.waived), f.waived.reason) for f in findings if f.waived
    )
    rows = "".join(
        f"<li>{count} × {escape(f'{code} {name}')}: {escape(reason)} ({escape(said)})</li>\n"
        for (code, name, said, reason), count in sorted(counts.items())
    )
    head = f"<summary>{sum(counts.values())} findings</summary>"
    return f"<h2>Waived</h2>\n<details>{head}\n<ul>\n{rows}</ul>\n</details>\n"


def _matrix(matrix: Matrix) -> str:
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(name)}">{escape(code)}</abbr></th>'
        for code, name in matrix.rules
    )
    rows = "\n".join(_row(matrix, url) for url in matrix.pages)
    counts: Mapping[State, int] = Counter(cell.state for cell in matrix.cells.values())
    said = ", ".join(f"{MARKS[state]} {state} {counts[state]}" for state in MARKS)
    return (
        f"<h2>Pages and rules</h2>\n<p>Cells: {said}.</p>\n"
        '<div class="matrix" role="region" aria-label="Pages and rules" tabindex="0">'
        f'<table>\n<thead><tr><th scope="col">page</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table></div>\n"
    )


def _row(matrix: Matrix, url: str) -> str:
    cells = []
    for code, _ in matrix.rules:
        cell = matrix.cells.get((url, code))
        if cell is None:
            cells.append("<td></td>")
            continue
        title = f"{code} {cell.state}" + (f": {cell.reason}" if cell.reason else "")
        shown = f"{MARKS[cell.state]}{cell.count or ''}"
        if cell.state == "found":
            shown = f'<a href="#{_anchor(url)}">{shown}</a>'
        cells.append(f'<td class="{cell.state}" title="{escape(title)}">{shown}</td>')
    return f'<tr><th scope="row">{_link(url)}</th>{"".join(cells)}</tr>'


def _link(url: str) -> str:
    return f'<a href="../{escape(url)}">{escape(url)}</a>' if url != RECORDS else _OF_NO_PAGE


def _anchor(url: str) -> str:
    return escape(f"of-{url.replace('/', '-')}")
