"""What a finished PDF says, read from its structure tree: blocks, links, images, lists, tables.

The text comes from the pages' own drawing operators by way of the fonts' character maps, so it is
what is on paper, in the order in which it is read aloud. Text outside the structure is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from clearcopy.publishing.pdf.drawing import Codes, Piece, read_codes, read_pieces
from clearcopy.publishing.pdf.objects import Objects, read_objects
from clearcopy.publishing.pdf.values import Ref, Unreadable, Value, refusing, text_of

Place = tuple[int, float, float]
Element = dict[str, Value]
BLOCKS = frozenset(
    "Document Part Sect Div P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD "
    "Caption BlockQuote Code Figure".split()
)
INLINE = frozenset("Span Strong Em Link Sub Sup Quote".split())
BACK = "↩"


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """One run of text in the structure: its role, what it says and where it begins."""

    role: str
    text: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class PrintedLink:
    """A link: its words, what assistive technology reads, where it leads and where it begins.

    `target` is an address, or the place within the document.
    """

    text: str
    contents: str
    target: str | Place
    place: Place | None


@dataclass(frozen=True, slots=True)
class Printed:
    """Everything that a PDF says.

    `numbers` are the labels of numbered lists; `scopes` holds, for every table, the roles of its
    cells row by row: `C` head of a column, `R` head of a row, `-` neither.
    """

    blocks: tuple[PrintedBlock, ...]
    links: tuple[PrintedLink, ...]
    alternatives: tuple[str, ...]
    numbers: tuple[str, ...]
    scopes: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Run:
    role: str = ""
    pieces: list[str] = field(default_factory=list)
    place: Place | None = None


def extract(data: bytes) -> Printed:
    """Read a PDF that Typst has made.

    Raises:
        Unreadable: it is no PDF, it has text outside its structure, or a part that is unknown.
    """
    with refusing():
        return _Extraction(read_objects(data)).read()


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def elements(objects: Objects, root: Value) -> list[tuple[Value, Element]]:
    """Return the elements below one of a structure tree in the order of the document.

    Each comes with what its parent calls it: a reference where it is an object of its own.
    """
    found: list[tuple[Value, Element]] = []
    for kid in objects.array(objects.dictionary(root).get("K")):
        element = objects.get(kid)
        if isinstance(element, dict) and "S" in element:
            found.append((kid, element))
            found += elements(objects, element)
    return found


def notes_of(objects: Objects, element: Element) -> Iterator[Ref]:
    """Yield the links on the pages that belong to an element of the structure."""
    for kid in objects.array(element.get("K")):
        part = objects.get(kid)
        if isinstance(part, dict) and part.get("Type") == "OBJR":
            own = part["Obj"]
            if isinstance(own, Ref):
                yield own


def _named(objects: Objects, node: Value) -> Iterator[tuple[bytes, Value]]:
    """Yield the places of a document that have a name, with it."""
    names = objects.dictionary(node)
    pairs = objects.array(names.get("Names"))
    for name, place in zip(pairs[::2], pairs[1::2], strict=True):
        if isinstance(name, bytes):
            yield name, place
    for kid in objects.array(names.get("Kids")):
        yield from _named(objects, kid)


class _Extraction:
    def __init__(self, objects: Objects) -> None:
        self.objects = objects
        self.root = objects.dictionary(objects.trailer["Root"])
        self.codes: dict[Value, Codes] = {}
        pages = objects.array(objects.dictionary(self.root["Pages"])["Kids"])
        self.numbers_of_pages = {page: at for at, page in enumerate(pages)}
        names = objects.dictionary(self.root.get("Names"))
        self.named = dict(_named(objects, names.get("Dests")))
        self.pieces = [self._pieces(objects.dictionary(page)) for page in pages]
        self.blocks: list[PrintedBlock] = []
        self.links: list[PrintedLink] = []
        self.alternatives: list[str] = []
        self.numbers: list[str] = []
        self.scopes: list[tuple[str, ...]] = []
        self.run = _Run()
        self.numbered = False

    def read(self) -> Printed:
        self._kids(self.objects.dictionary(self.root["StructTreeRoot"]), page=None)
        self._flush()
        return Printed(
            tuple(self.blocks),
            tuple(self.links),
            tuple(self.alternatives),
            tuple(self.numbers),
            tuple(self.scopes),
        )

    def _pieces(self, page: Element) -> dict[int, Piece]:
        resources = self.objects.dictionary(page.get("Resources"))
        fonts = self.objects.dictionary(resources.get("Font"))
        codes = {name: self._codes(font) for name, font in fonts.items()}
        return read_pieces(self.objects.stream(page["Contents"]), codes)

    def _codes(self, font: Value) -> Codes:
        if font not in self.codes:
            unicode = self.objects.dictionary(font)["ToUnicode"]
            self.codes[font] = read_codes(self.objects.stream(unicode))
        return self.codes[font]

    def _kids(self, element: Element, page: int | None) -> None:
        own = element.get("Pg")
        if own is not None:
            page = self.numbers_of_pages[own]
        for value in self.objects.array(element.get("K")):
            kid = self.objects.get(value)
            if isinstance(kid, int):
                self._marked(kid, page)
            elif isinstance(kid, dict) and kid.get("Type") == "MCR":
                there = kid.get("Pg")
                number = page if there is None else self.numbers_of_pages[there]
                self._marked(int(str(kid["MCID"])), number)
            elif isinstance(kid, dict) and "S" in kid:
                self._element(kid, str(kid["S"]), page)

    def _marked(self, number: int, page: int | None) -> None:
        if page is None:
            raise Unreadable("a part of the structure is on no page")
        piece = self.pieces[page].get(number)
        if piece is None:
            raise Unreadable("the structure names a part that no page has")
        self.run.pieces.append(piece.text)
        if self.run.place is None and piece.text.strip():
            self.run.place = (page, *piece.place())

    def _element(self, element: Element, role: str, page: int | None) -> None:
        if role in INLINE:
            if role == "Link":
                self._link(element, page)
            else:
                self._kids(element, page)
            return
        if role not in BLOCKS:
            raise Unreadable(f'its structure has the unknown part "{role}"')
        outer = self._flush(role)
        numbered = self.numbered
        if role == "L":
            self.numbered = self._attribute(element, "ListNumbering") == "Decimal"
        if role == "Figure":
            self.alternatives.append(text_of(self.objects.get(element.get("Alt"))))
        else:
            if role == "Table":
                self.scopes.append(tuple(self._rows(element)))
            self._kids(element, page)
        self._flush(outer)
        self.numbered = numbered

    def _flush(self, role: str = "") -> str:
        run, self.run = self.run, _Run(role)
        text = squeeze("".join(run.pieces))
        if run.role == "Lbl" and self.numbered:
            self.numbers.append(text)
        elif text:
            self.blocks.append(PrintedBlock(run.role, text, run.place))
        return run.role

    def _link(self, element: Element, page: int | None) -> None:
        outer = self.run
        self.run = _Run(outer.role)
        self._kids(element, page)
        inner, self.run = self.run, outer
        text = squeeze("".join(inner.pieces))
        notes = list(map(self.objects.dictionary, notes_of(self.objects, element)))
        targets = set(map(self._target, notes))
        contents = {text_of(self.objects.get(note.get("Contents"))) for note in notes}
        if len(targets) != 1 or len(contents) != 1:
            raise Unreadable(f'the link "{text}" leads to {len(targets)} places')
        self.links.append(PrintedLink(text, contents.pop(), targets.pop(), inner.place))
        if text != BACK:
            outer.pieces += inner.pieces
            outer.place = outer.place or inner.place

    def _target(self, note: Element) -> str | Place:
        action = self.objects.dictionary(note.get("A"))
        if action.get("S") == "URI":
            return text_of(self.objects.get(action["URI"]))
        where = self.objects.get(action.get("D") if action else note.get("Dest"))
        if isinstance(where, bytes):
            where = self.objects.get(self.named[where])
        page, _, left, top, *_ = self.objects.array(where)
        return (self.numbers_of_pages[page], float(str(left)), float(str(top)))

    def _attribute(self, element: Element, name: str) -> str:
        for value in self.objects.array(element.get("A")):
            attribute = self.objects.dictionary(value)
            if name in attribute:
                return str(attribute[name])
        return ""

    def _rows(self, table: Element) -> Iterator[str]:
        for _, row in elements(self.objects, table):
            if row["S"] == "TR":
                cells = map(self.objects.dictionary, self.objects.array(row["K"]))
                yield "".join(map(self._scope, cells))

    def _scope(self, cell: Element) -> str:
        if cell["S"] != "TH":
            return "-"
        return {"Row": "R", "Column": "C"}.get(self._attribute(cell, "Scope"), "?")
