"""The matrix of pages and rules as JSON, for programs."""

from __future__ import annotations

import json
from typing import Any

from clearcopy.checking.matrix import Cell
from clearcopy.checking.verdict import Report

VERSION = 1


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
