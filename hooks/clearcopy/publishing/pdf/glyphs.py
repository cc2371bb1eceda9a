"""Which characters the PDF's fonts can print: read from the fonts' own tables."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
# Characters that print nothing themselves: marks of direction, joiners, variation selectors.
UNPRINTED = frozenset(
    {
        *range(0x20),
        0xAD,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2065),
        *range(0xFE00, 0xFE10),
        0xFEFF,
    }
)


class UnreadableFont(Exception):  # noqa: N818 - it is no fault of the program
    """A font file cannot be read; the text is one sentence."""


def font_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the font files below the folders, sorted."""
    return tuple(
        path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES
    )


@cache
def coverage(files: tuple[Path, ...]) -> frozenset[int]:
    """Return every code point for which at least one font has a glyph.

    Raises:
        UnreadableFont: a file is not an OpenType font.
    """
    found: set[int] = set(UNPRINTED)
    for path in files:
        try:
            found.update(_characters(path.read_bytes()))
        except (OSError, struct.error, IndexError, KeyError):
            raise UnreadableFont(f'"{path.name}" is no font that can be read') from None
    return frozenset(found)


def _characters(data: bytes) -> Iterator[int]:
    """Yield what the `cmap` table maps (OpenType 1.9, formats 4 and 12)."""
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0]
        for at in range(start + 12, start + 12 + 16 * _u16(data, start + 4), 16)
    }
    cmap = tables[b"cmap"]
    places = (
        cmap + struct.unpack_from(">I", data, at + 4)[0]
        for at in range(cmap + 4, cmap + 4 + 8 * _u16(data, cmap + 2), 8)
    )
    kinds = {_u16(data, table): table for table in places}
    # A font that has both maps all in 12; only its first 65,536 characters stand in 4 again.
    if 12 in kinds:
        yield from _segmented(data, kinds[12])
    elif 4 in kinds:
        yield from _deltas(data, kinds[4])


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from(">H", data, at)[0])


def _segmented(data: bytes, table: int) -> Iterator[int]:
    groups = struct.unpack_from(">I", data, table + 12)[0]
    for first, last, glyph in struct.iter_unpack(
        ">III", data[table + 16 : table + 16 + 12 * groups]
    ):
        yield from range(first if glyph else first + 1, last + 1)


def _deltas(data: bytes, table: int) -> Iterator[int]:
    count = _u16(data, table + 6) // 2
    ends, starts, deltas, offsets = (table + 14 + 2 * count * part for part in range(4))
    starts, deltas, offsets = starts + 2, deltas + 2, offsets + 2
    for index in range(count):
        first, last = _u16(data, starts + 2 * index), _u16(data, ends + 2 * index)
        delta, offset = _u16(data, deltas + 2 * index), _u16(data, offsets + 2 * index)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = (code + delta) & 0xFFFF
            if offset:
                raw = _u16(data, offsets + 2 * index + offset + 2 * (code - first))
                glyph = (raw + delta) & 0xFFFF if raw else 0
            if glyph:
                yield code
