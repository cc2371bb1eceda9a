"""The design's values for the PDF's template, read from the style sheet that the page uses too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import tinycss2

SHEET = Path(__file__).parents[2] / "theme" / "assets" / "stylesheets" / "tokens.css"
PRINT = "print-"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as `#rrggbb`, sizes on paper in points, by their names without `--cc-`."""

    colors: dict[str, str]
    sizes: dict[str, float]


@cache
def read_tokens(lang: str, sheet: Path = SHEET) -> Tokens:
    """Return the values for a language; what `:lang(...)` sets goes over what `:root` sets.

    Raises:
        ValueError: a value on paper is not in points; a mistake of the design.
    """
    colors: dict[str, str] = {}
    sizes: dict[str, float] = {}
    for selector, name, value in _declarations(sheet.read_text(encoding="utf-8")):
        if selector not in (":root", f":lang({lang})"):
            continue
        if value.startswith("#"):
            digits = value.removeprefix("#")
            long = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
            colors[name] = f"#{long}"
        elif name.startswith(PRINT):
            if not value.endswith("pt"):
                message = f"--cc-{name} is {value}: sizes on paper are in points"
                raise ValueError(message)
            sizes[name.removeprefix(PRINT)] = float(value.removesuffix("pt"))
    return Tokens(colors, sizes)


def _declarations(text: str) -> Iterator[tuple[str, str, str]]:
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        selector = tinycss2.serialize(rule.prelude).strip()
        for found in tinycss2.parse_blocks_contents(rule.content):
            if found.type == "declaration":
                value = tinycss2.serialize(found.value).strip()
                yield selector, found.name.removeprefix("--cc-"), value
