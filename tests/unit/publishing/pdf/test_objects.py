"""The reader of PDF objects: what it reads is what the format means, the rest is refused."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from clearcopy.publishing.pdf.drawing import read_codes, read_pieces
from clearcopy.publishing.pdf.extraction import extract
from clearcopy.publishing.pdf.objects import read_objects, write_objects
from clearcopy.publishing.pdf.values import (
    Name,
    Ref,
    Unreadable,
    Value,
    encode_text,
    parse_value,
    render_value,
    text_of,
)
from hypothesis import given
from hypothesis import strategies as st

FONT = {"f0": {0x28: "(", 0x29: ")", 0x41: "A", 0x5C: "\\"}}
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9+-]{0,8}", fullmatch=True)
NUMBERS = st.integers(-9999, 9999) | st.integers(-99999, 99999).map(lambda value: value / 16)
SIMPLE: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    NUMBERS,
    st.binary(max_size=12),
    NAMES.map(Name),
    st.integers(1, 999).map(Ref),
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    SIMPLE,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple) | st.dictionaries(NAMES, inner, max_size=4)
    ),
    max_leaves=12,
)


def line(shown: bytes, mark: bytes = b"/Span<</MCID 0>>BDC") -> bytes:
    """A line of text as Typst draws it."""
    begin = b"q 1 0 0 -1 65 764.5 cm/c0 cs 0.1 0.2 0.3 scn\nBT 0 Tr/f0 8 Tf 1 0 0 -1 0 0 Tm"
    return b"%b\n%b%b\nET\nQ\nEMC" % (mark, begin, shown)


@given(VALUES)
def test_what_is_rendered_is_read_again(value: Value) -> None:
    assert parse_value(render_value(value)) == value


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_every_text_is_read_as_another_reader_reads_it(text: str) -> None:
    written = render_value(encode_text(text))
    assert text_of(parse_value(written)) == text
    assert str(pikepdf.Object.parse(written)) == text


@given(st.binary(max_size=24))
def test_every_string_is_read_as_another_reader_reads_it(data: bytes) -> None:
    depth, balanced = 0, True
    for byte in data:
        depth += {0x28: 1, 0x29: -1}.get(byte, 0)
        balanced &= depth >= 0
    bare = b"" if balanced and depth == 0 else b"()"
    written = b"(" + b"".join(_escaped(byte, bare) for byte in data) + b")"
    assert parse_value(written) == data == bytes(pikepdf.Object.parse(written))


def _escaped(byte: int, bare: bytes) -> bytes:
    """Write a byte as Typst does: parentheses stay bare where all of them match."""
    one = bytes([byte])
    if one in (b"\\", *(bytes([each]) for each in bare)):
        return b"\\" + one
    return one if 0x20 <= byte < 0x7F else b"\\%03o" % byte


@pytest.mark.parametrize(
    "data", [b"", b"1 2", b"<</A 1", b"[1>>", b"<<1 2>>", b"(a", b"]", b"(\\01)", b"1 % comment"]
)
def test_what_is_not_one_object_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        parse_value(data)


def test_a_file_that_is_written_is_read_by_another_reader(printed: bytes) -> None:
    objects = read_objects(printed)
    again = write_objects(objects)
    assert read_objects(again).bodies == objects.bodies
    with pikepdf.open(io.BytesIO(again)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.objects) == len(objects.bodies)


def test_another_reader_finds_the_same_text_in_every_part(printed: bytes) -> None:
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        for page in pdf.pages:
            codes = {
                name.removeprefix("/"): read_codes(font.ToUnicode.read_bytes())
                for name, font in page.Resources.Font.items()
            }
            pieces = read_pieces(page.Contents.read_bytes(), codes)
            ours = {number: piece.text for number, piece in pieces.items() if piece.text}
            assert ours == _read_by_pikepdf(page, codes)
            assert len("".join(ours.values())) > 500


def _read_by_pikepdf(page: pikepdf.Page, codes: dict[str, dict[int, str]]) -> dict[int, str]:
    """The marked parts of a page, with what an `ActualText` says instead of the letters inside."""
    found: dict[int, str] = {}
    font: dict[int, str] = {}
    marks: list[int] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "Tf":
            font = codes[str(operands[0]).removeprefix("/")]
        elif operator in ("BDC", "BMC"):
            own: Any = operands[1] if len(operands) > 1 else {}
            silent = str(operands[0]) == "/Artifact" or -1 in marks
            if "/ActualText" in own and not silent:
                found[marks[-1]] = found.get(marks[-1], "") + str(own["/ActualText"])
                silent = True
            marks.append(-1 if silent else int(own.get("/MCID", marks[-1] if marks else -1)))
        elif operator == "EMC":
            marks.pop()
        elif operator in ("TJ", "Tj") and marks[-1] >= 0:
            parts = operands[0] if operator == "TJ" else operands
            data = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            letters = (font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))
            found[marks[-1]] = found.get(marks[-1], "") + "".join(letters)
    return found


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (b"[(\\000A)12(\\000\\()]TJ", "A("),
        (b"[(\\000(\\000A\\000))]TJ", "(A)"),
        (b"(\\000\\\\\\000A)Tj", "\\A"),
        (b"[<00410028>-3.5<0041>]TJ", "A(A"),
    ],
)
def test_shown_text_is_read_whatever_its_form(shown: bytes, text: str) -> None:
    (piece,) = read_pieces(line(shown), FONT).values()
    assert piece.text == text
    assert piece.place() == (65.0, 764.5)


def test_decorations_and_running_heads_are_not_read() -> None:
    content = (
        b"/Artifact<</Type/Layout>>BDC\nq 1 0 0 -1 6 7 cm/c0 cs 1 0 0 scn 0 1 m 2 3 l\nf\nQ\nEMC"
    )
    head = line(b"(\\000A)Tj", b"/Artifact<</Attached[/Top]/Type/Pagination>>BDC")
    assert read_pieces(content + head, FONT) == {}


@pytest.mark.parametrize(
    "content",
    [
        b"BT /f0 8 Tf (\\000A) ' ET",
        b"BT /f0 8 Tf 1 2 Td ET",
        b"BI /W 1 ID x EI",
        b"(unclosed",
        line(b"[(\\0001)]"),
    ],
)
def test_an_unknown_way_to_draw_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable, match="drawn in an unknown way"):
        read_pieces(content, FONT)


def test_text_outside_the_structure_is_refused() -> None:
    with pytest.raises(Unreadable, match="outside its structure"):
        read_pieces(b"BT /f0 8 Tf 1 0 0 1 5 5 Tm (\\000A)Tj ET", FONT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (rb"startxref\n\d+", b"startxref\n7"),
        (rb"/Length \d+", b"/Length 1"),
        (rb"trailer\n<<", b"trailer\n<</Prev 9 "),
        (rb"\n5 0 obj", b"\n6 0 obj"),
        (rb"/StructTreeRoot \d+ 0 R", b"/StructTreeRoot 99999 0 R"),
        (rb"/Filter/FlateDecode", b"/Filter/LZWDecode  "),
    ],
)
def test_a_damaged_file_is_refused(printed: bytes, before: bytes, after: bytes) -> None:
    damaged = re.sub(before, after, printed)
    assert damaged != printed
    with pytest.raises(Unreadable):
        extract(damaged)
