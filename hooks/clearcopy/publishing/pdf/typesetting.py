"""Typst sets a manuscript: one compiler, which reads its template's folder and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

from clearcopy.publishing.pdf.glyphs import FONTS

TEMPLATE = Path(__file__).parent / "template"
# One file is both: what archives ask for, and what people with assistive technology need.
STANDARDS: list[Any] = ["ua-1", "a-3a"]


class CannotSet(Exception):  # noqa: N818 - it is no fault of the program
    """Typst refuses a manuscript; the text is its reason in one line."""


class Typesetter:
    """Sets any number of manuscripts with one compiler, so that fonts are read once."""

    def __init__(self, more_fonts: Path | None = None) -> None:
        folders = [FONTS, *([more_fonts] if more_fonts else [])]
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
        )
        # Packages would be fetched from the network: there is no folder to find or keep them in.
        nowhere = TEMPLATE / "no-packages"
        self._template = (TEMPLATE / "document.typ").read_bytes()
        self._compiler = typst.Compiler(
            root=TEMPLATE,
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=nowhere,
            package_cache_path=nowhere,
        )

    def set(self, text: str) -> bytes:
        """Return the PDF of a manuscript's text.

        Raises:
            CannotSet: Typst stops at it, or warns: a warning is a document that is not as meant.
        """
        # Both stand in memory. With the text among `sys.inputs`, which belong to the language's own
        # library, nothing that was set for one document would be known again in the next.
        files: Any = {"main.typ": self._template, "document.json": text.encode()}
        try:
            data, warnings = self._compiler.compile_with_warnings(
                files, pdf_standards=STANDARDS, timestamp=0
            )
        except typst.TypstError as problem:
            raise CannotSet(_reason(problem)) from None
        if warnings:
            raise CannotSet(_reason(warnings[0]))
        if not isinstance(data, bytes):
            raise CannotSet("it makes no single file")
        return data

    def culprit(self, text: str) -> int | None:
        """Return the number of the block because of which a manuscript cannot be set, if one is."""
        whole = json.loads(text)
        for block in _candidates(whole["blocks"]):
            whole["blocks"] = [TITLE, _alone(block)]
            try:
                self.set(json.dumps(whole, ensure_ascii=False))
            except CannotSet:
                at = block.get("at")
                return at if isinstance(at, int) else None
        return None


def _reason(problem: typst.TypstError | typst.TypstWarning) -> str:
    return " ".join(": ".join([problem.message, *problem.hints[:1]]).split())


def _candidates(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if block["kind"] == "section":
            yield from _candidates(block.get("blocks", []))
        else:
            yield block


# A document begins with a heading of the first level.
TITLE: dict[str, Any] = {"kind": "heading", "level": 1, "runs": [{"text": "Title"}]}


def _alone(block: dict[str, Any]) -> dict[str, Any]:
    copy = _without_inner_links(block)
    return {**copy, "level": 2} if copy["kind"] == "heading" else dict(copy)


def _without_inner_links(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """Links within the document lead to blocks that are not there when one is tried alone."""
    if isinstance(value, list):
        return [_without_inner_links(part) for part in value]
    if not isinstance(value, dict):
        return value
    copy = {name: _without_inner_links(part) for name, part in value.items()}
    if str(copy.get("href", "")).startswith("#"):
        copy["kind"] = "span"
    return copy
