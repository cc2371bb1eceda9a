"""The objects of a PDF as Typst writes it: read, changed and written again, byte by byte.

Typst's files are plain: one table of objects, none of them compressed, no later versions
(ISO 32000-1, 7.5). Any other form is refused, so nothing is read that was not understood. A general
library, as the tests use for a second opinion, takes longer for these steps than Typst does to set
the document: it makes an object of every value and of every operator on a page.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from clearcopy.publishing.pdf.values import Name, Ref, Unreadable, Value, parse_value, render_value

HEADER = b"%PDF-1.7\n"
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r]\n")
STREAM = re.compile(rb"(<<.*?>>)\s*\nstream\r?\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Objects:
    """The objects of one file by their numbers, unparsed, and what stands before and after them."""

    head: bytes
    bodies: dict[int, bytes]
    trailer: Mapping[str, Value]

    def get(self, value: Value) -> Value:
        """Return what a value is, or what it refers to.

        Raises:
            Unreadable: it refers to nothing, or to a reference.
        """
        if not isinstance(value, Ref):
            return value
        found = parse_value(self._body(value))
        if isinstance(found, Ref):
            raise Unreadable("it has a reference to a reference")
        return found

    def dictionary(self, value: Value) -> dict[str, Value]:
        """Return a dictionary, or the one that is referred to; anything else counts as empty."""
        found = self.get(value)
        return found if isinstance(found, dict) else {}

    def array(self, value: Value) -> tuple[Value, ...]:
        """Return an array, or the one that is referred to; anything else as its only member."""
        found = self.get(value)
        if isinstance(found, tuple):
            return found
        return () if found is None else (value,)

    def stream(self, value: Value) -> bytes:
        """Return the content of a stream.

        Raises:
            Unreadable: it is none, or packed in another way than Typst packs.
        """
        body = self._body(value) if isinstance(value, Ref) else b""
        found = STREAM.match(body)
        head = parse_value(found[1]) if found else None
        if not found or not isinstance(head, dict):
            raise Unreadable("it has no stream where it needs one")
        length = head.get("Length")
        end = found.end() + length if isinstance(length, int) else 0
        if not re.fullmatch(rb"\r?\nendstream", body[end:]):
            raise Unreadable("a stream is not as long as it says")
        if head.get("Filter") != Name("FlateDecode"):
            raise Unreadable("a stream is packed in an unknown way")
        return zlib.decompress(body[found.end() : end])

    def _body(self, value: Ref) -> bytes:
        try:
            return self.bodies[value.number]
        except KeyError:
            raise Unreadable(f"it has no object {value.number}") from None


def read_objects(data: bytes) -> Objects:
    """Read the table of a file and cut it into its objects.

    Raises:
        Unreadable: it is no PDF, or one of another form.
    """
    begin = data.rfind(b"\nstartxref\n")
    start = re.fullmatch(rb"\nstartxref\n(\d+)\n%%EOF\n?", data[begin:]) if begin > 0 else None
    if not data.startswith(HEADER) or start is None:
        raise Unreadable("it does not begin and end as a PDF does")
    at = int(start[1])
    found = re.compile(rb"xref\n0 (\d+)\n").match(data, at)
    table, word, trailer = data[at:begin].partition(b"trailer\n")
    count = int(found[1]) if found else 0
    places = [int(entry[1]) for entry in ENTRY.finditer(table)][1:]
    if not found or not word or len(places) != count - 1 or sorted(places) != places:
        raise Unreadable("its table of objects is unlike others")
    ends = parse_value(trailer)
    if not isinstance(ends, dict) or {"Prev", "Encrypt", "XRefStm"} & set(ends):
        raise Unreadable("it has more than one version, or a password")
    bodies: dict[int, bytes] = {}
    for number, (low, high) in enumerate(zip(places, [*places[1:], at], strict=True), start=1):
        name = b"%d 0 obj\n" % number
        own = data[low:high].rstrip()
        if not own.startswith(name) or not own.endswith(b"\nendobj"):
            raise Unreadable(f"object {number} is not where it should be")
        bodies[number] = own[len(name) : -len(b"\nendobj")]
    return Objects(data[: places[0]], bodies, ends)


def write_objects(objects: Objects) -> bytes:
    """Return a file's bytes; its second identifier follows from them, so the same are the same."""
    parts, at, table = [objects.head], len(objects.head), [b"0000000000 65535 f\r\n"]
    for number, body in objects.bodies.items():
        table.append(b"%010d 00000 n\r\n" % at)
        part = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        parts.append(part)
        at += len(part)
    content = b"".join(parts)
    first, *_ = objects.array(objects.trailer.get("ID")) or (b"",)
    own = hashlib.sha256(content).digest()[:16]
    trailer = render_value({**objects.trailer, "ID": (first, own)})
    return b"%bxref\n0 %d\n%btrailer\n%b\nstartxref\n%d\n%%%%EOF\n" % (
        content,
        len(table),
        b"".join(table),
        trailer,
        at,
    )
