"""The matrix of pages and rules: as JSON for programs, and as one page for the preview."""

from __future__ import annotations

import json
from collections import Counter
from html import escape
from pathlib import Path
from typing import Any

from clearcopy.checking.matrix import RECORDS, Cell, Matrix, State
from clearcopy.checking.verdict import Report

VERSION = 1
# What one cell shows; its state and reason stand in the title, and in the text beside the mark.
MARKS: dict[State, str] = {
    "passed": "·",
    "found": "✗",
    "waived": "w",
    "not-applicable": "–",
    "not-run": "?",
}
STYLE = """\
body { font: 14px/1.4 sans-serif; margin: 1rem; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: 0.1rem 0.3rem; text-align: center; }
thead th { position: sticky; top: 0; background: #fff; writing-mode: vertical-rl; }
tbody th { text-align: left; white-space: nowrap; font-weight: normal; }
.found, .not-run { background: #f6c6c6; font-weight: bold; }
.waived { background: #fbe9b7; }
.not-applicable { color: #666; }
"""


def render_matrix(report: Report) -> str:
    """Render the matrix as JSON: for each page what each rule came to, with counts or the reason.

    The page "" stands for records and for the site as a whole.
    """
    matrix = report.matrix
    content = {
        "version": VERSION,
        "as_of": report.as_of.isoformat(),
        "rules": [{"code": code, "name": name} for code, name in matrix.rules],
        "pages": [
            {
                "page": url,
                "file": report.sources.get(url, ""),
                "cells": {
                    code: _content(matrix.cells[url, code])
                    for code, _ in matrix.rules
                    if (url, code) in matrix.cells
                },
            }
            for url in matrix.pages
        ],
    }
    return json.dumps(content, indent=1)


def _content(cell: Cell) -> dict[str, Any]:
    content: dict[str, Any] = {"state": cell.state}
    if cell.count:
        content["count"] = cell.count
    if cell.reason:
        content["reason"] = cell.reason
    return content


def render_matrix_page(report: Report) -> str:
    """Render the matrix as a page without scripts, for the preview; its style is `STYLE`."""
    matrix = report.matrix
    heads = "".join(
        f'<th scope="col"><abbr title="{escape(name)}">{escape(code)}</abbr></th>'
        for code, name in matrix.rules
    )
    rows = "\n".join(_row(matrix, url) for url in matrix.pages)
    counts = Counter(cell.state for cell in matrix.cells.values())
    said = ", ".join(f"{MARKS[state]} {state} {counts[state]}" for state in MARKS)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="robots" content="noindex">\n<title>Pages and rules</title>\n'
        '<link rel="stylesheet" href="matrix.css">\n</head>\n<body>\n'
        f"<h1>Pages and rules</h1>\n<p>For {escape(report.as_of.isoformat())}: {said}.</p>\n"
        f'<table>\n<thead><tr><th scope="col">page</th>{heads}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</body>\n</html>\n"
    )


def write_matrix_page(folder: Path, report: Report) -> None:
    """Write that page to /_clearcopy/ below `folder`."""
    own = folder / "_clearcopy"
    own.mkdir(exist_ok=True)
    (own / "index.html").write_text(render_matrix_page(report), encoding="utf-8")
    (own / "matrix.css").write_text(STYLE, encoding="utf-8")


def _row(matrix: Matrix, url: str) -> str:
    label = "records and site" if url == RECORDS else url
    link = escape(label) if url == RECORDS else f'<a href="../{escape(url)}">{escape(label)}</a>'
    cells = []
    for code, _ in matrix.rules:
        cell = matrix.cells.get((url, code))
        if cell is None:
            cells.append("<td></td>")
            continue
        title = f"{code} {cell.state}" + (f": {cell.reason}" if cell.reason else "")
        shown = f"{MARKS[cell.state]}{cell.count or ''}"
        cells.append(f'<td class="{cell.state}" title="{escape(title)}">{shown}</td>')
    return f'<tr><th scope="row">{link}</th>{"".join(cells)}</tr>'
