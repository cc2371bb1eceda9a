"""Values of a PDF (ISO 32000-1, 7.3): names, numbers, strings, arrays, dictionaries, references.

Only what Typst writes is read; any other form is refused.
"""

from __future__ import annotations

import re
import struct
import zlib
from codecs import escape_decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, cast


class Unreadable(Exception):  # noqa: N818 - it is no fault of the program
    """A PDF does not have the form that it must have; the text is one sentence."""


@contextmanager
def refusing() -> Iterator[None]:
    """Read a file of which nothing is sure: whatever is not as it must be makes it unreadable."""
    try:
        yield
    except (
        AttributeError,
        IndexError,
        KeyError,
        RecursionError,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    ) as problem:
        raise Unreadable(f"{type(problem).__name__}: {problem}") from None


class Name(str):
    """A name of a PDF, without its slash."""

    __slots__ = ()


NAMES = frozenset({Name})


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to the object with this number."""

    number: int


Value: TypeAlias = (
    "bool | int | float | bytes | Name | Ref | tuple[Value, ...] | dict[str, Value] | None"
)


class _Sign(bytes):
    """Where an array or a dictionary begins or ends."""

    __slots__ = ()


CLOSED_BY = {b"[": b"]", b"<<": b">>"}
SIGNS = {sign: _Sign(sign) for pair in CLOSED_BY.items() for sign in pair}


def _string(depth: int) -> bytes:
    """The pattern of a string's inside: its own parentheses may stand bare where they match.

    Octal escapes of fewer than three digits would change by what stands after them.
    """
    plain = rb"[^()\\\r\n]++|\\(?:[0-3][0-7]{2}|[nrtbf()\\])"
    inner = plain
    for _ in range(depth):
        inner = plain + rb"|\((?:" + inner + rb")*+\)"
    return rb"(?:" + inner + rb")*+"


INSIDE = _string(8)
HEX = rb"(?:[0-9A-Fa-f]{2})*+"
NUMBER = rb"[-+]?(?:\d{1,10}+(?:\.\d*+)?|\.\d++)"
TOKEN = re.compile(
    rb"(?:/[^\s()<>\[\]{}/%\x80-\xff]*+|\d{1,10}+\s0\sR\b|"
    + NUMBER
    + rb"(?![\d.])|<<|>>|[\[\]]|\("
    + INSIDE
    + rb"\)|<"
    + HEX
    + rb">|(?:true|false|null)\b)\s*+"
)
WORDS: Mapping[bytes, bool | None] = {b"true": True, b"false": False, b"null": None}
ESCAPED = re.compile(rb"\\([\\()])")
# Read a file, finish it, read it again: most objects are the same bytes both times.
REMEMBERED = 4096


def unescape(text: bytes) -> bytes:
    """Return the bytes that a string's inside stands for, as `INSIDE` finds it (7.3.4.2)."""
    if b"\\" not in text:
        return text
    # The decoder is Python's own, whose escapes are these but for parentheses.
    if b"\\(" in text or b"\\)" in text:
        text = ESCAPED.sub(lambda found: b"\\%03o" % found[1][0], text)
    return escape_decode(text)[0]


def text_of(value: Value) -> str:
    """Return a text string as characters; what is no string is no text.

    Raises:
        Unreadable: its encoding is none that Typst writes.
    """
    if not isinstance(value, bytes):
        return ""
    try:
        if value.startswith(b"\xfe\xff"):
            return value[2:].decode("utf-16-be")
        return value.decode("ascii")
    except UnicodeDecodeError:
        raise Unreadable("it has a string in an unknown encoding") from None


@lru_cache(REMEMBERED)
def parse_value(data: bytes) -> Value:
    """Return what an object's bytes stand for: arrays as tuples, dictionaries by their keys.

    Raises:
        Unreadable: it is not exactly one object.
    """
    tokens = TOKEN.findall(data)
    items: list[Value] = []
    outer: list[list[Value]] = []
    # What no token was made of is missing from their length.
    whole = sum(map(len, tokens)) == len(data)
    for value in map(_meaning, tokens):
        if not isinstance(value, _Sign):
            items.append(value)
        elif value in CLOSED_BY:
            outer.append(items)
            items = [value]
        elif outer:
            made = _closed(items, value)
            items = outer.pop()
            items.append(made)
        else:
            raise Unreadable("it has an object that ends before it begins")
    if not whole or outer or len(items) != 1:
        raise Unreadable(f'it has an object that is unlike others: "{data[:40]!r}"')
    return items[0]


@lru_cache(REMEMBERED)
def _meaning(token: bytes) -> Value:
    token = token.rstrip()
    first = token[:1]
    if token in SIGNS:
        return SIGNS[token]
    if first == b"/":
        return Name(token[1:].decode("ascii"))
    if first == b"(":
        return unescape(token[1:-1])
    if first == b"<":
        return bytes.fromhex(token[1:-1].decode("ascii"))
    if token in WORDS:
        return WORDS[token]
    if token.endswith(b"R"):
        return Ref(int(token[:-4]))
    return float(token) if b"." in token else int(token)


def _closed(items: list[Value], end: bytes) -> Value:
    """Return the array or dictionary of the items since its beginning, which is the first."""
    begin, keys, values = items[0], items[1::2], items[2::2]
    if end != CLOSED_BY[cast("bytes", begin)]:
        raise Unreadable("it has a dictionary or an array that does not match")
    if begin == b"[":
        return tuple(items[1:])
    if len(keys) != len(values) or not NAMES.issuperset(map(type, keys)):
        raise Unreadable("it has a dictionary with a key that is no name or has no value")
    return dict(zip(cast("list[str]", keys), values, strict=True))


def render_value(value: Value) -> bytes:
    """Return the bytes of an object."""
    return _RENDER[type(value)](value)


def _render_array(value: tuple[Value, ...]) -> bytes:
    return b"[" + b" ".join(map(render_value, value)) + b"]"


def _render_dictionary(value: Mapping[str, Value]) -> bytes:
    pairs = (b"/" + key.encode("ascii") + b" " + render_value(own) for key, own in value.items())
    return b"<<" + b"".join(pairs) + b">>"


# By the type itself: a name is a string, and true is a number, to `isinstance`.
_RENDER: Mapping[type, Callable[[Any], bytes]] = {
    Name: lambda value: b"/" + value.encode("ascii"),
    Ref: lambda value: b"%d 0 R" % value.number,
    bool: lambda value: b"true" if value else b"false",
    type(None): lambda _: b"null",
    int: lambda value: b"%d" % value,
    float: lambda value: (b"%.8f" % value).rstrip(b"0"),
    bytes: lambda value: b"<" + value.hex().encode("ascii") + b">",
    tuple: _render_array,
    dict: _render_dictionary,
}


def encode_text(text: str) -> bytes:
    """Return characters as a text string."""
    return b"\xfe\xff" + text.encode("utf-16-be")
