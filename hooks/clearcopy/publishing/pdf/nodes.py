"""A document as the PDF's template reads it: blocks and runs of text, as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Json = dict[str, "Json | list[Json] | str | int | bool"]

SPACE = re.compile(r"[ \t\r\n\f]+")
HARD_SPACE = "\u00a0"
# Doses as 12.0 mg/kg and ranges as 12–17, in which no line must end; addresses are none of them.
UNBROKEN = re.compile(
    r"(?<![\w./:-])((?:\d[\d.,]* )?[A-Za-z\d.]{1,6}/[A-Za-z\d]{1,6}[²³]?|\d[\d.,]*%?–[\d.,]*\d%?)"
    r"(?![\w/-])"
)


def nodes(blocks: list[Json]) -> list[Json]:
    """Return every block and run of a tree, in the order of the document."""
    found = []
    for block in blocks:
        found.append(block)
        for inner in block.values():
            if isinstance(inner, list):
                found += nodes(inner)
    return found


def plain_texts(runs: list[Json]) -> Iterator[str]:
    """Yield the texts of runs, in order."""
    for run in nodes(runs):
        text = run.get("text")
        if isinstance(text, str):
            yield text


def texts(value: Mapping[str, object] | list[Json]) -> list[str]:
    """Return every text that the template prints of a block, in order."""
    found: list[str] = []
    parts = value if isinstance(value, list) else [value]
    for part in parts:
        for name, inner in part.items():
            if name in ("text", "alt") and isinstance(inner, str):
                found.append(inner)
            elif isinstance(inner, list):
                found += texts(inner)
    return found


@dataclass
class Inline:
    """The runs of one block while they are read; white space is squeezed as a browser would."""

    runs: list[Json] = field(default_factory=list)
    spaced: bool = True

    def add(self, text: str, into: list[Json]) -> None:
        """Add a text to these runs, or to those `into` one of them."""
        squeezed = SPACE.sub(" ", text)
        if self.spaced:
            squeezed = squeezed.removeprefix(" ")
        if not squeezed:
            return
        self.spaced = squeezed.endswith(" ")
        if "/" not in squeezed and "–" not in squeezed:
            _join(squeezed, into)
            return
        for at, part in enumerate(UNBROKEN.split(squeezed)):
            if at % 2:
                into.append({"kind": "unbroken", "text": part})
            elif part:
                _join(part, into)

    def hold(self, into: list[Json]) -> None:
        """Keep the words that were added last on one line with what follows."""
        if into and into[-1].get("text") and self.spaced:
            into[-1]["text"] = str(into[-1]["text"]).rstrip(" ") + HARD_SPACE

    def closed(self) -> list[Json]:
        """Return the runs without the space at their end."""
        _strip_end(self.runs)
        return self.runs


def _join(text: str, into: list[Json]) -> None:
    """Add a text; without a style of its own, as most figures, it is one with that before it."""
    before = into[-1] if into else {}
    if "text" in before and "kind" not in before:
        before["text"] = f"{before['text']}{text}"
    else:
        into.append({"text": text})


def _strip_end(runs: list[Json]) -> None:
    while runs:
        last = runs[-1]
        inner = last.get("runs")
        if isinstance(inner, list):
            _strip_end(inner)
            return
        text = last.get("text")
        if not isinstance(text, str):
            return
        stripped = text.rstrip(" ")
        if stripped:
            last["text"] = stripped
            return
        runs.pop()
