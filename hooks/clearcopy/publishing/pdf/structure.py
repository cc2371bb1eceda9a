"""The last touches to a finished PDF: what Typst's bindings cannot say about tables and links.

Typst marks the heads of columns only, and calls a link within the document "page 3". This pass
marks heads of rows, too, and gives every link the words that a reader of the page hears. It changes
names and attributes in the structure tree, never the text or the look of a page.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from clearcopy.publishing.pdf.tree import Json


def finish(data: bytes, blocks: list[Json]) -> bytes:
    """Return the file with its row heads and links named; the same input gives the same bytes."""
    tables = [node for node in nodes(blocks) if node.get("kind") == "table"]
    labels = [_label(run) for run in nodes(blocks) if run.get("kind") == "link"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found_tables, found_links = [], []
        for element in elements(pdf.Root.StructTreeRoot):
            if Name.Table == element.S:
                found_tables.append(element)
            elif Name.Link == element.S:
                found_links.append(element)
        for node, table in zip(tables, found_tables, strict=False):
            _mark_cells(node, table)
        for label, link in zip(labels, found_links, strict=False):
            _name_link(label, link)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, fix_metadata_version=False)
        return out.getvalue()


def nodes(blocks: list[Json]) -> Iterator[Json]:
    """Yield every block and run of a tree, in the order of the document."""
    order = ("runs", "caption", "name", "head", "rows", "items", "cells", "value", "blocks")
    for block in blocks:
        yield block
        for name in order:
            inner = block.get(name)
            if isinstance(inner, list):
                yield from nodes(inner)


def _label(run: Json) -> str:
    label = run.get("label")
    if isinstance(label, str):
        return label
    runs = run.get("runs")
    return "".join(plain_texts(runs)) if isinstance(runs, list) else ""


def plain_texts(runs: list[Json]) -> Iterator[str]:
    """Yield the texts of runs, in order."""
    for run in nodes(runs):
        text = run.get("text")
        if isinstance(text, str):
            yield text


def elements(root: Any) -> Iterator[Any]:  # noqa: ANN401 - PDF objects are untyped
    """Yield the elements of a structure tree in the order of the document."""
    kids = root.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _rows(table: Any) -> Iterator[list[Any]]:  # noqa: ANN401 - see elements
    for element in elements(table):
        if element.S == Name.TR:
            yield [kid for kid in elements(element) if kid.S in (Name.TH, Name.TD)]


def _mark_cells(node: Json, table: Any) -> None:  # noqa: ANN401 - see elements
    heads, rows = node.get("head"), node.get("rows")
    planned = [row.get("cells") for part in (heads, rows) if isinstance(part, list) for row in part]
    for cells, row in zip(planned, _rows(table), strict=False):
        if not isinstance(cells, list):
            continue
        for cell, element in zip(cells, row, strict=False):
            header = cell.get("header")
            element.S = Name.TH if header else Name.TD
            _set_scope(element, {"row": Name.Row, "column": Name.Column}.get(str(header)))


def _set_scope(element: Any, scope: Name | None) -> None:  # noqa: ANN401 - see elements
    """Say of what a cell is the head, by its scope alone: heads of rows have no ids to refer to."""
    found = element.get("/A", Array())
    attributes = list(found) if isinstance(found, Array) else [found]
    kept = []
    for attribute in attributes:
        if attribute.get("/O") == Name.Table:
            for name in ("/Headers", "/Scope"):
                if name in attribute:
                    del attribute[name]
            if len(attribute) == 1:
                continue
        kept.append(attribute)
    if scope is not None:
        kept.append(Dictionary(O=Name.Table, Scope=scope))
    if kept:
        element.A = Array(kept)
    elif "/A" in element:
        del element["/A"]


def _name_link(label: str, link: Any) -> None:  # noqa: ANN401 - see elements
    for kid in link.K if isinstance(link.K, Array) else [link.K]:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            kid.Obj.Contents = String(label)
