"""What an author's text holds besides Markdown: `[[values]]`, `[@citations]`, and what is refused.

Each is found in the text as it was written, so that its line and column are known for certain; a
token stands for it while the Markdown is rendered, and what it prints replaces the token at last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Literal

from clearcopy.document.origin import SourceText
from clearcopy.findings import Span
from clearcopy.records.source_text import FORBIDDEN

MarkerKind = Literal[
    "value", "table", "citation", "open", "html", "attributes", "entity", "private"
]

# The class of what stands on a page where nothing could be printed.
GAP = "cc-gap"
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
# A token is the marker's number between these two; the ends of lines inside a marker stay in it.
TOKEN_OPEN, TOKEN_CLOSE = "\ue004", "\ue005"
TOKEN = re.compile(f"{TOKEN_OPEN}(\\d+)([^{TOKEN_CLOSE}]*){TOKEN_CLOSE}")

# Each alternative begins with one plain character, so that all other text is passed over at once.
_MARKER = re.compile(
    r"\\[\s\S]"  # an escaped character means itself
    r"|\[\[(?P<value>[^\[\]\n]+)\]\]"
    r"|\[@(?P<citation>[^\[\]\n]*(?:\n(?![ \t>]*\n)[^\[\]\n]*)*)\]"
    # What is not closed is taken to the end of its path or keys, which are no words of the page.
    r"|\[(?P<open>(?:@|\[(?!\[)[ \t]*)[a-z0-9_.:/@-]*(?:;[ \t]*@[a-z0-9_.:/-]*)*\]?)"
    # `<https://…>` and `<mail@example.com>` are links, and so is what stands in `](<…>)`.
    r"|<(?P<html>(?=!--|[/!?]?[A-Za-z][^<>]*>|[!?][^<>]*>)"
    r"(?![A-Za-z][A-Za-z0-9+.-]*://[^<>]*>)(?![^<> !]+@[^@<> ]+>)(?<!\]\(<)"
    r"(?:[/!?]?[A-Za-z][^<>\n]*>)?)"  # a tag on one line is taken whole
    r"|\{(?P<attributes>(?=:[^{}\n]*\}|[ \t]*[#.][^{}\n]*\}|[^{}\n]*\bon[a-z]+[ \t]*=[^{}\n]*\}))"
    r"|&(?P<entity>#?[0-9A-Za-z]{1,32};)",
    re.IGNORECASE,
)
_MARKER_OR_PRIVATE = re.compile(
    f"{_MARKER.pattern}|(?P<private>{PRIVATE_USE.pattern})", re.IGNORECASE
)
_TABLE = re.compile(r"\s*[a-z0-9-]+\.tables\.[a-z0-9-]+\s*")
_LINE_ENDS = re.compile(r"\n[ \t>]*")


@dataclass(frozen=True, slots=True)
class Marker:
    """One such place: `raw` as it is written, `inner` without its brackets."""

    kind: MarkerKind
    raw: str
    inner: str
    start: int

    @property
    def token_text(self) -> str:
        """What of it stays in the text between the ends of its token."""
        return "".join(_LINE_ENDS.findall(self.raw)) if self.kind == "citation" else ""


def find_markers(text: str) -> Iterator[Marker]:
    """Yield the markers of a text in order; whether they stand in code is not known here."""
    pattern = _MARKER_OR_PRIVATE if PRIVATE_USE.search(text) else _MARKER
    for found in pattern.finditer(text):
        kind = found.lastgroup
        if kind is None or (kind == "entity" and not _is_forbidden(found[0])):
            continue
        inner = found[kind]
        if kind == "value" and _TABLE.fullmatch(inner):
            kind = "table"
        yield Marker(kind, found[0], inner, found.start())  # type: ignore[arg-type]  # see _MARKER


def _is_forbidden(entity: str) -> bool:
    character = unescape(entity)
    # Behind a letter: an entity can put a look-alike into a word.
    return bool(FORBIDDEN.search(f"a{character}") or PRIVATE_USE.search(character))


def take_markers(text: str) -> tuple[str, list[Marker]]:
    """Return the text with a token in the place of each marker, and the markers."""
    pieces: list[str] = []
    markers: list[Marker] = []
    at = 0
    for marker in find_markers(text):
        pieces.append(text[at : marker.start])
        pieces.append(f"{TOKEN_OPEN}{len(markers)}{marker.token_text}{TOKEN_CLOSE}")
        markers.append(marker)
        at = marker.start + len(marker.raw)
    pieces.append(text[at:])
    return "".join(pieces), markers


@dataclass(frozen=True, slots=True)
class Written:
    """Where a text stands in a file: `first_line` to `last_line`, perhaps indented or in quotes."""

    source: SourceText
    first_line: int
    last_line: int

    def line_of(self, number: int, line: str) -> int:
        """Return the file's line of the text's line `number` (from 0), which reads `line`.

        Where YAML folded lines into one, that is the first line of the whole text.
        """
        at = self.first_line + number
        if self.first_line < at <= min(self.last_line, len(self.source.lines)):
            return at if line.strip() in self.source.lines[at - 1] else self.first_line
        return self.first_line

    def span(self, text: str, start: int, end: int) -> Span:
        """Return the place of `text[start:end]`, which is looked up on one line."""
        begin = text.rfind("\n", 0, start) + 1
        finish = text.find("\n", start)
        line = text[begin : len(text) if finish < 0 else finish]
        number = self.line_of(text.count("\n", 0, begin), line)
        words = line.strip()
        raw = self.source.lines[number - 1] if 0 < number <= len(self.source.lines) else ""
        indent = raw.find(words) if words else -1
        if indent < 0:
            piece = text[start:end].split("\n", 1)[0]
            return self.find(piece, text.count(piece, 0, start) if piece else 0)
        indent -= len(line) - len(line.lstrip())
        column = indent + start - begin + 1
        length = min(end, begin + len(line)) - start
        return Span(self.source.path, number, column, number, column + length)

    def find(self, piece: str, occurrence: int = 0, line: int = 0) -> Span:
        """Return the place of an occurrence of `piece` (from 0), on `line` if it stands there."""
        for first, last in ((line, line), (self.first_line, self.last_line)):
            left = occurrence
            for number in range(max(first, 1), min(last, len(self.source.lines)) + 1):
                raw = self.source.lines[number - 1]
                column = raw.find(piece) if piece else -1
                while column >= 0:
                    if not left:
                        end = column + 1 + len(piece)
                        return Span(self.source.path, number, column + 1, number, end)
                    left -= 1
                    column = raw.find(piece, column + 1)
        return Span(self.source.path, line or self.first_line, 1)
