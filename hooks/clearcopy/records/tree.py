"""What one YAML file holds and where, and what its scalars mean."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from clearcopy.findings import Span

Location = tuple[str | int, ...]
"""Where a value is in a record: keys and positions (from 0), from the outside in."""

Place = tuple[int, int, int, int]
"""Line and column where something begins and ends in a text; all count from 0."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_STARTS = frozenset("-+.0123456789")
# Python refuses to convert longer ones; as a float they become infinite, which no model accepts.
_LONGEST_INTEGER = 400

_KINDS = {
    type(None): "an empty value",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "a group of keys",
}


@dataclass(frozen=True, slots=True, eq=False)
class Places(Mapping[Location, Span]):
    """The Spans of a file, or of the part of it `within` a location, by location.

    A newsroom has a million of them and asks for a few: they are kept packed, and each Span is made
    when it is looked up.
    """

    path: str
    first_line: int
    packed: bytes
    within: Location = ()

    @classmethod
    def pack(cls, path: str, first_line: int, places: Mapping[Location, Place]) -> Places:
        """Return the places of the text that begins in the line `first_line` of the file `path`."""
        return cls(path, first_line, marshal.dumps(dict(places)))

    def below(self, location: Location) -> Places:
        """Return what stands in the part at `location`, by locations that begin there."""
        return Places(self.path, self.first_line, self.packed, (*self.within, *location))

    def __getitem__(self, location: Location) -> Span:
        place = _unpacked(self.packed)[(*self.within, *location)]
        return span_of(self.path, self.first_line, place)

    def __contains__(self, location: object) -> bool:
        return isinstance(location, tuple) and (*self.within, *location) in _unpacked(self.packed)

    def __iter__(self) -> Iterator[Location]:
        depth = len(self.within)
        for location in _unpacked(self.packed):
            if location[:depth] == self.within:
                yield location[depth:]

    def __len__(self) -> int:
        return sum(1 for _ in self)


@lru_cache(maxsize=64)  # who asks for one place of a file soon asks for another
def _unpacked(packed: bytes) -> dict[Location, Place]:
    places = marshal.loads(packed)  # noqa: S302 - packed by this process, read from no file
    return cast("dict[Location, Place]", places)


def span_of(path: str, first_line: int, place: Place) -> Span:
    """Return a place of a text as the Span of the file in which it begins at `first_line`."""
    line, column, end_line, end_column = place
    return Span(path, line + first_line, column + 1, end_line + first_line, end_column + 1)


@dataclass(frozen=True)
class Tree:
    """What one YAML file holds, and where.

    `spans` and `keys` give the place of each value and of each key by the location of the value.
    `written` holds what was typed where a value without quotes is not text: "20.0" for 20.0.
    `broken` names the locations whose value could not be taken over; their finding exists already.
    """

    path: str
    data: object
    spans: Places
    keys: Places
    written: Mapping[Location, str]
    broken: AbstractSet[Location]


def plain_value(written: str) -> str | int | float | bool | None:
    """Return what a scalar without quotes means."""
    if written in _WORDS:
        return _WORDS[written]
    if written[0] not in _NUMBER_STARTS:
        return written
    if _INTEGER.fullmatch(written):
        return int(written) if len(written) < _LONGEST_INTEGER else float(written)
    if _FLOAT.fullmatch(written):
        return float(written)
    if _NOT_FINITE.fullmatch(written):
        return float(written.replace(".", ""))
    return written


def kind_of(value: object) -> str:
    """Return in plain words, with its article, what a value of a tree is."""
    return _KINDS.get(type(value), "text")
