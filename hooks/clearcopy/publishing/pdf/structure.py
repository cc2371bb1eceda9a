"""The last touches to a finished PDF: what Typst's bindings cannot say about tables and links.

Typst marks the heads of columns only, and calls a link within the document "page 3". This pass
marks heads of rows, too, and gives every link the words that a reader of the page hears. It changes
names and attributes in the structure tree, never the text or the look of a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.publishing.pdf.extraction import Element, elements, notes_of
from clearcopy.publishing.pdf.nodes import Json, nodes, plain_texts
from clearcopy.publishing.pdf.objects import Objects, read_objects, write_objects
from clearcopy.publishing.pdf.values import Name, Ref, Value, encode_text, refusing, render_value

SCOPES = {"row": Name("Row"), "column": Name("Column")}


def finish(data: bytes, blocks: list[Json]) -> bytes:
    """Return the file with its row heads and links named; the same input gives the same bytes.

    Raises:
        Unreadable: it is no file of Typst's.
    """
    planned = nodes(blocks)
    with refusing():
        objects = read_objects(data)
        found = elements(objects, objects.dictionary(objects.trailer["Root"])["StructTreeRoot"])
        for node, table in zip(_of_kind("table", planned), _tagged("Table", found), strict=False):
            _mark_cells(objects, node, table)
        for node, link in zip(_of_kind("link", planned), _tagged("Link", found), strict=False):
            for note in notes_of(objects, link):
                _replace(objects, note, Contents=encode_text(_label(node)))
        return write_objects(objects)


def _of_kind(kind: str, planned: list[Json]) -> Iterator[Json]:
    return (node for node in planned if node.get("kind") == kind)


def _tagged(tag: str, found: list[tuple[Value, Element]]) -> Iterator[Element]:
    return (element for _, element in found if element["S"] == tag)


def _label(run: Json) -> str:
    label = run.get("label")
    if isinstance(label, str):
        return label
    runs = run.get("runs")
    return "".join(plain_texts(runs)) if isinstance(runs, list) else ""


def _mark_cells(objects: Objects, node: Json, table: Element) -> None:
    heads, rows = node.get("head"), node.get("rows")
    planned = [row.get("cells") for part in (heads, rows) if isinstance(part, list) for row in part]
    found = [element for _, element in elements(objects, table) if element["S"] == "TR"]
    for cells, row in zip(planned, found, strict=False):
        if isinstance(cells, list):
            for cell, value in zip(cells, objects.array(row["K"]), strict=False):
                _mark_cell(objects, value, SCOPES.get(str(cell.get("header"))))


def _mark_cell(objects: Objects, value: Value, scope: Name | None) -> None:
    """Say of what a cell is the head, by its scope alone: heads of rows have no ids to refer to.

    Its lines' colours and widths, which Typst says here too, help nobody who listens.
    """
    table: dict[str, Value] = {"O": Name("Table")}
    for part in objects.array(objects.dictionary(value).get("A")):
        attribute = objects.dictionary(part)
        if attribute.get("O") == table["O"]:
            table |= attribute
    table.pop("Headers", None)
    table.pop("Scope", None)
    if scope is not None:
        table["Scope"] = scope
    _replace(
        objects, value, S=Name("TH" if scope else "TD"), A=(table,) if len(table) > 1 else None
    )


def _replace(objects: Objects, value: Value, **changed: Value) -> None:
    """Change entries of a dictionary in its place in the file; None takes one away."""
    if isinstance(value, Ref):
        entries = {**objects.dictionary(value), **changed}
        kept: Value = {name: own for name, own in entries.items() if own is not None}
        objects.bodies[value.number] = render_value(kept)
