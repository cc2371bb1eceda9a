"""What is drawn on a page of a PDF: which text belongs to which part, and where it begins.

Typst places every text by a matrix of its own and shows it by one operator; the other ways to move
or show text, and every operator that is unknown, are refused (ISO 32000-1, annex A).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clearcopy.publishing.pdf.values import HEX, INSIDE, Unreadable, parse_value, text_of, unescape

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Codes = Mapping[int, str]

_NAME = rb"[^\s()<>\[\]{}/%\x80-\xff]++"
_NUMBER = rb"[-+]?[\d.]++\s*+"
_MATRIX = rb"(?:" + _NUMBER + rb"){6}"
_TEXT = rb"\(" + INSIDE + rb"\)|<" + HEX + rb">"
_PROPERTIES = rb"<<(?:[^()<>]++|" + _TEXT + rb"|<<[^()<>]*+>>)*+>>"
_END = rb"(?![A-Za-z*'\"\d])\s*+"
_BEGIN = rb"\s*+B(?:D|M)C" + _END
_FONT = rb"\s++" + _NUMBER + rb"Tf" + _END
_SHOW = rb"(?:\[(?:" + _TEXT + rb"|[-+.\d\s]++)*+\]\s*+TJ|(?:" + _TEXT + rb")\s*+Tj)" + _END
# Lines, areas, colours and pictures have no words; they are passed over, many at once.
_SILENT = (
    rb"(?:(?:" + _NUMBER + rb"|\[(?:" + _NUMBER + rb")*+\]\s*+|/" + _NAME + rb"\s++)*+"
    rb"(?:w|J|j|M|d|i|ri|gs|re|m|l|c|v|y|h|S|s|F|f\*?|B\*?|b\*?|n|W\*?|cs|CS|scn?|SCN?|g|G|rg|RG|"
    rb"k|K|sh|Do|Tr)" + _END + rb")"
)
# The first two are what most of a page consists of, each in one step: a line of text in a place of
# its own, often a whole marked part, and a decoration. The others are single operators.
_LINE = (
    rb"(?:/(?P<own>" + _NAME + rb")\s*+(?P<about>" + _PROPERTIES + rb")?+" + _BEGIN + rb")?+"
    rb"q\s(?P<base>" + _MATRIX + rb")cm" + _END + _SILENT + rb"*+BT" + _END + _SILENT + rb"*+"
    rb"/(?P<face>" + _NAME + rb")" + _FONT + rb"(?P<start>" + _MATRIX + rb")Tm" + _END
    + rb"(?P<shown>" + _SHOW + rb")ET\s*+Q" + _END + rb"(?P<close>EMC" + _END + rb")?+"
)  # fmt: skip
_ASIDE = (
    rb"/Artifact\s*+(?:" + _PROPERTIES + rb")?+" + _BEGIN + rb"(?:(?:q|Q)" + _END + rb"|"
    + _MATRIX + rb"cm" + _END + rb"|" + _SILENT + rb")*+EMC" + _END
)  # fmt: skip
_KINDS = {
    b"line": _LINE,
    b"aside": _ASIDE,
    b"text": _SHOW,
    b"move": rb"(?P<matrix>" + _MATRIX + rb")(?P<use>cm|Tm)" + _END,
    b"silent": _SILENT + rb"++",
    b"font": rb"/(?P<name>" + _NAME + rb")" + _FONT,
    b"mark": rb"/(?P<tag>" + _NAME + rb")\s*+(?P<properties>" + _PROPERTIES + rb")?+" + _BEGIN,
    b"state": rb"(?P<word>q|Q|BT|ET|EMC)" + _END,
}
OPERATION = re.compile(b"|".join(b"(?P<%b>%b)" % kind for kind in _KINDS.items()))
# One string of a shown text; the numbers between them only move the next letter.
_STRING = rb"\((" + INSIDE + rb")\)"
_HEX = rb"<(" + HEX + rb")>"
SHOWN = re.compile(_STRING + rb"|" + _HEX)
LITERALS = re.compile(_STRING)
BLOCK_OF_MAP = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf(?:char|range)", re.DOTALL)


@dataclass(slots=True)
class Piece:
    """The text of one marked part, and the matrices that place its first letters."""

    text: str = ""
    matrices: tuple[bytes, ...] = ()

    def place(self) -> tuple[float, float]:
        """Where the text begins; worked out only where somebody asks."""
        whole = IDENTITY
        for numbers in self.matrices:
            whole = _times(_matrix(numbers), whole)
        return whole[4], whole[5]


def read_pieces(content: bytes, fonts: Mapping[str, Codes]) -> dict[int, Piece]:
    """Return the marked parts of a page by their numbers.

    Raises:
        Unreadable: text stands outside the structure, or an operator is unknown.
    """
    return _PageReader(fonts).read(content)


class _PageReader:
    def __init__(self, fonts: Mapping[str, Codes]) -> None:
        self.fonts = fonts
        self.pieces: dict[int, Piece] = {}
        self.matrices: tuple[bytes, ...] = ()
        self.saved: list[tuple[tuple[bytes, ...], Codes]] = []
        self.font: Codes = {}
        # One entry for every open mark: the part, None for what is not read aloud.
        self.marks: list[Piece | None] = []
        self.spoken: list[bool] = []

    def read(self, content: bytes) -> dict[int, Piece]:
        at = 0
        for found in OPERATION.finditer(content):
            if found.start() != at:
                break
            at = found.end()
            self._take(found)
        if at != len(content):
            part = content[at : at + 20].decode("latin-1")
            raise Unreadable(f'a page is drawn in an unknown way: "{part}"')
        return self.pieces

    def _take(self, found: re.Match[bytes]) -> None:
        kind = found.lastgroup
        if kind == "line":
            if found["own"]:
                self._begin(found["own"], found["about"])
            self._place((*self.matrices, found["base"], found["start"]))
            self._show(found["shown"], self._font(found["face"]))
            if found["close"]:
                self._change(b"EMC")
        elif kind == "text":
            self._show(found["text"], self.font)
        elif kind == "move":
            self._move(found["use"], found["matrix"])
        elif kind == "font":
            self.font = self._font(found["name"])
        elif kind == "mark":
            self._begin(found["tag"], found["properties"])
        elif kind == "state":
            self._change(found["word"])

    def _font(self, name: bytes) -> Codes:
        return self.fonts[name.decode("ascii")]

    def _change(self, state: bytes) -> None:
        if state == b"q":
            self.saved.append((self.matrices, self.font))
        elif state == b"Q":
            self.matrices, self.font = self.saved.pop()
        elif state == b"EMC":
            self.marks.pop()
            self.spoken.pop()

    def _place(self, matrices: tuple[bytes, ...]) -> None:
        piece = self.marks[-1] if self.marks else None
        if piece is not None and not piece.matrices:
            piece.matrices = matrices

    def _move(self, use: bytes, numbers: bytes) -> None:
        if use == b"cm":
            self.matrices = (*self.matrices, numbers)
        else:
            self._place((*self.matrices, numbers))

    def _begin(self, tag: bytes, about: bytes | None) -> None:
        piece = self.marks[-1] if self.marks else None
        silent = tag == b"Artifact" or (bool(self.spoken) and not self.spoken[-1])
        spoken = not silent
        properties = parse_value(about) if about else None
        if isinstance(properties, dict):
            number = properties.get("MCID")
            if isinstance(number, int):
                piece = self.pieces.setdefault(number, Piece())
            if "ActualText" in properties and piece is not None and spoken:
                piece.text += text_of(properties["ActualText"])
                # What is drawn inside stands for the text that was just taken.
                spoken = False
        self.marks.append(None if silent else piece)
        self.spoken.append(spoken)

    def _show(self, written: bytes, font: Codes) -> None:
        if self.spoken and not self.spoken[-1]:
            return
        piece = self.marks[-1] if self.marks else None
        text = "".join(map(font.__getitem__, _codes(written)))
        if piece is None:
            raise Unreadable(f'the text "{text}" stands outside its structure')
        piece.text += text


def _codes(written: bytes) -> tuple[int, ...]:
    """Return the codes of the letters of a shown text: two bytes each."""
    if b"<" in written:
        data = b"".join(
            bytes.fromhex(digits.decode("ascii")) if digits else unescape(inside)
            for inside, digits in SHOWN.findall(written)
        )
    else:
        data = unescape(b"".join(LITERALS.findall(written)))
    return struct.unpack(f">{len(data) // 2}H", data)


def read_codes(data: bytes) -> dict[int, str]:
    """Return the characters of a font's codes, by its ToUnicode map (ISO 32000-1, 9.10.3)."""
    return dict(_mapped(data))


def _mapped(data: bytes) -> Iterator[tuple[int, str]]:
    for kind, body in BLOCK_OF_MAP.findall(data):
        if kind == b"bfchar":
            codes = re.findall(_HEX, body)
            for code, text in zip(codes[::2], codes[1::2], strict=True):
                yield int(code, 16), _utf16(text)
            continue
        for line in body.strip().splitlines():
            first, last, *texts = re.findall(_HEX, line)
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


def _matrix(numbers: bytes) -> Matrix:
    a, b, c, d, e, f = map(float, numbers.split())
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
