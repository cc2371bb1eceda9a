"""What a finished PDF says, read from its structure tree: blocks, links, images, lists, tables.

The text comes from the pages' own drawing operators by way of the fonts' character maps, so it is
what is on paper, in the order in which it is read aloud. Text outside the structure is reported.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

Place = tuple[int, float, float]
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
HEX = re.compile(rb"<([0-9A-Fa-f]*)>")
BLOCK_OF_MAP = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)
BLOCKS = frozenset(
    "Document Part Sect Div P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table THead TBody TFoot TR TH TD "
    "Caption BlockQuote Code Figure".split()
)
INLINE = frozenset("Span Strong Em Link Sub Sup Quote".split())
# Typst places every text by a matrix of its own; the other ways to move or show text are refused.
DRAWING = "BT ET Tf Tm Td TD T* Tj TJ ' \" cm q Q BDC BMC EMC"


class Unreadable(Exception):  # noqa: N818 - it is no fault of the program
    """A PDF does not have the form that it must have; the text is one sentence."""


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
class _Piece:
    """The text of one marked part, and the matrices that place its first letters."""

    text: str = ""
    matrices: tuple[Any, ...] = ()

    def place(self) -> tuple[float, float]:
        """Where the text begins; worked out only where somebody asks."""
        whole = IDENTITY
        for operands in self.matrices:
            whole = _times(_matrix(operands), whole)
        return whole[4], whole[5]


@dataclass
class _Run:
    role: str = ""
    pieces: list[str] = field(default_factory=list)
    place: Place | None = None


def extract(data: bytes) -> Printed:
    """Read a PDF that Typst has made.

    Raises:
        Unreadable: it is no PDF, it has text outside its structure, or a part that is unknown.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _Extraction(pdf).read()
    except (
        pikepdf.PdfError,
        AttributeError,
        KeyError,
        TypeError,
        ValueError,
        struct.error,
    ) as problem:
        raise Unreadable(f"{type(problem).__name__}: {problem}") from None


class _Extraction:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.maps: dict[tuple[int, int], Mapping[int, str]] = {}
        self.numbers_of_pages = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        names = pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
        self.named = dict(_named(names))
        self.pieces = [self._pieces(page) for page in pdf.pages]
        self.blocks: list[PrintedBlock] = []
        self.links: list[PrintedLink] = []
        self.alternatives: list[str] = []
        self.numbers: list[str] = []
        self.scopes: list[tuple[str, ...]] = []
        self.run = _Run()
        self.numbered = False

    def read(self) -> Printed:
        self._kids(self.pdf.Root.StructTreeRoot, page=None)
        self._flush()
        return Printed(
            tuple(self.blocks),
            tuple(self.links),
            tuple(self.alternatives),
            tuple(self.numbers),
            tuple(self.scopes),
        )

    # ---------- The structure ----------

    def _kids(self, element: Any, page: int | None) -> None:  # noqa: ANN401 - PDF objects are untyped
        own = element.get("/Pg")
        if own is not None:
            page = self.numbers_of_pages[own.objgen]
        kids = element.get("/K")
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, int):
                self._marked(kid, page)
            elif isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR:
                there = kid.get("/Pg")
                number = page if there is None else self.numbers_of_pages[there.objgen]
                self._marked(int(kid.MCID), number)
            elif isinstance(kid, Dictionary) and "/S" in kid:
                self._element(kid, str(kid.S)[1:], page)

    def _marked(self, number: int, page: int | None) -> None:
        if page is None:
            raise Unreadable("a part of the structure is on no page")
        piece = self.pieces[page].get(number)
        if piece is None:
            raise Unreadable("the structure names a part that no page has")
        self.run.pieces.append(piece.text)
        if self.run.place is None and piece.text.strip():
            self.run.place = (page, *piece.place())

    def _element(self, element: Any, role: str, page: int | None) -> None:  # noqa: ANN401 - see _kids
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
            self.numbered = _list_numbering(element) == "Decimal"
        if role == "Figure":
            self.alternatives.append(str(element.get("/Alt", "")))
        else:
            if role == "Table":
                self.scopes.append(tuple(_rows_of(element)))
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

    def _link(self, element: Any, page: int | None) -> None:  # noqa: ANN401 - see _kids
        outer = self.run
        self.run = _Run(outer.role)
        self._kids(element, page)
        inner, self.run = self.run, outer
        text = squeeze("".join(inner.pieces))
        targets = {self._target(kid.Obj) for kid in _annotations(element)}
        contents = {str(kid.Obj.get("/Contents", "")) for kid in _annotations(element)}
        if len(targets) != 1 or len(contents) != 1:
            raise Unreadable(f'the link "{text}" leads to {len(targets)} places')
        self.links.append(PrintedLink(text, contents.pop(), targets.pop(), inner.place))
        if text != BACK:
            outer.pieces += inner.pieces
            outer.place = outer.place or inner.place

    def _target(self, annotation: Any) -> str | Place:  # noqa: ANN401 - see _kids
        action = annotation.get("/A")
        if action is not None and action.get("/S") == Name.URI:
            return str(action.URI)
        where = annotation.get("/Dest") if action is None else action.get("/D")
        if isinstance(where, pikepdf.String):
            where = self.named[bytes(where)]
        return (self.numbers_of_pages[where[0].objgen], float(where[2]), float(where[3]))

    # ---------- The pages ----------

    def _pieces(self, page: pikepdf.Page) -> dict[int, _Piece]:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        reader = _PageReader({name: self._map(font) for name, font in fonts.items()})
        for instruction in pikepdf.parse_content_stream(page, DRAWING):
            reader.take(str(instruction.operator), instruction.operands)
        return reader.pieces

    def _map(self, font: Any) -> Mapping[int, str]:  # noqa: ANN401 - see _kids
        if font.objgen not in self.maps:
            self.maps[font.objgen] = dict(_unicode_map(font.ToUnicode.read_bytes()))
        return self.maps[font.objgen]


BACK = "↩"


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())


def _annotations(element: Any) -> list[Any]:  # noqa: ANN401 - PDF objects are untyped
    kids = element.K if isinstance(element.K, Array) else [element.K]
    return [kid for kid in kids if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR]


def _named(node: Any) -> Iterator[tuple[bytes, Any]]:  # noqa: ANN401 - PDF objects are untyped
    """Yield the places of a document that have a name, with it."""
    pairs = list(node.get("/Names", Array()))
    yield from zip(map(bytes, pairs[::2]), pairs[1::2], strict=True)
    for kid in node.get("/Kids", Array()):
        yield from _named(kid)


def _list_numbering(element: Any) -> str:  # noqa: ANN401 - PDF objects are untyped
    for attribute in element.get("/A", Array()):
        if "/ListNumbering" in attribute:
            return str(attribute.ListNumbering)[1:]
    return ""


def _rows_of(table: Any) -> Iterator[str]:  # noqa: ANN401 - PDF objects are untyped
    kids = table.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary) or "/S" not in kid:
            continue
        if kid.S == Name.TR:
            cells = kid.K if isinstance(kid.K, Array) else [kid.K]
            yield "".join(_scope_of(cell) for cell in cells)
        else:
            yield from _rows_of(kid)


def _scope_of(cell: Any) -> str:  # noqa: ANN401 - PDF objects are untyped
    if cell.S != Name.TH:
        return "-"
    for attribute in cell.get("/A", Array()):
        if "/Scope" in attribute:
            return {"/Row": "R", "/Column": "C"}.get(str(attribute.Scope), "?")
    return "?"


def _unicode_map(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield (code, text) of a ToUnicode map (ISO 32000-1, 9.10.3)."""
    for kind, body in BLOCK_OF_MAP.findall(data):
        if kind == b"bfchar":
            codes = HEX.findall(body)
            for code, text in zip(codes[::2], codes[1::2], strict=True):
                yield int(code, 16), _utf16(text)
            continue
        for line in body.strip().splitlines():
            first, last, *texts = HEX.findall(line)
            start, end = int(first, 16), int(last, 16)
            if b"[" in line:
                for offset, text in enumerate(texts):
                    yield start + offset, _utf16(text)
                continue
            whole = _utf16(texts[0])
            for offset in range(end - start + 1):
                yield start + offset, whole[:-1] + chr(ord(whole[-1]) + offset)


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be")


class _PageReader:
    """Follows the drawing of one page: which text belongs to which part, and where it begins."""

    def __init__(self, fonts: Mapping[str, Mapping[int, str]]) -> None:
        self.fonts = fonts
        self.pieces: dict[int, _Piece] = {}
        self.matrices: tuple[Any, ...] = ()
        self.saved: list[tuple[Any, ...]] = []
        self.font: Mapping[int, str] = {}
        # One entry for every open mark: the part, None for what is not read aloud.
        self.marks: list[_Piece | None] = []
        self.spoken: list[bool] = []

    def take(self, operator: str, operands: Any) -> None:  # noqa: ANN401 - PDF objects are untyped
        """Follow one drawing operator."""
        if operator in ("TJ", "Tj"):
            parts = operands[0] if operator == "TJ" else operands
            self._show(b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String)))
        elif operator == "Tf":
            self.font = self.fonts[str(operands[0])]
        elif operator in ("cm", "q", "Q", "Tm"):
            self._move(operator, operands)
        elif operator in ("BDC", "BMC"):
            self._begin(operands)
        elif operator == "EMC":
            self.marks.pop()
            self.spoken.pop()
        elif operator not in ("BT", "ET"):
            raise Unreadable(f'a page uses the operator "{operator}"')

    def _move(self, operator: str, operands: Any) -> None:  # noqa: ANN401 - PDF objects are untyped
        if operator == "q":
            self.saved.append(self.matrices)
        elif operator == "Q":
            self.matrices = self.saved.pop()
        elif operator == "cm":
            self.matrices = (*self.matrices, operands)
        else:
            piece = self.marks[-1] if self.marks else None
            if piece is not None and not piece.matrices:
                piece.matrices = (*self.matrices, operands)

    def _begin(self, operands: Any) -> None:  # noqa: ANN401 - PDF objects are untyped
        properties = operands[1] if len(operands) > 1 else None
        piece = self.marks[-1] if self.marks else None
        silent = operands[0] == Name.Artifact or (bool(self.spoken) and not self.spoken[-1])
        spoken = not silent
        if isinstance(properties, Dictionary):
            if "/MCID" in properties:
                piece = self.pieces.setdefault(int(properties.MCID), _Piece())
            if "/ActualText" in properties and piece is not None and spoken:
                piece.text += str(properties.ActualText)
                # What is drawn inside stands for the text that was just taken.
                spoken = False
        self.marks.append(None if silent else piece)
        self.spoken.append(spoken)

    def _show(self, codes: bytes) -> None:
        if self.spoken and not self.spoken[-1]:
            return
        piece = self.marks[-1] if self.marks else None
        numbers = struct.unpack(f">{len(codes) // 2}H", codes)
        text = "".join(map(self.font.__getitem__, numbers))
        if piece is None:
            raise Unreadable(f'the text "{text}" stands outside its structure')
        piece.text += text


def _matrix(operands: Any) -> Matrix:  # noqa: ANN401 - PDF objects are untyped
    a, b, c, d, e, f = (float(number) for number in operands)
    return (a, b, c, d, e, f)


def _times(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that does `one` and then `two`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
