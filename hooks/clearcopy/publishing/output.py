"""Whether the finished folder holds the pages that were judged, and no other documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from clearcopy.findings import Defect, Finding, Span, digest

PAGE_NOT_COMPOSED = Defect(
    "ENG012",
    "page-not-composed",
    'the finished site holds "{name}", which is no page of docs/',
    "look for a plugin or a hook in mkdocs.yml that adds pages",
    "Only what was composed from docs/ and data/ is checked, so nothing else may be published.",
)
PAGE_CHANGED = Defect(
    "ENG014",
    "page-changed-after-reading",
    'the file "{name}" is not the page that was checked',
    "look for a plugin or a hook in mkdocs.yml that edits finished pages",
    "What is published must be what was checked, byte for byte.",
)
PDF_NOT_MADE_HERE = Defect(
    "OUT007",
    "pdf-not-made-here",
    'the finished site holds "{name}", which this build did not make',
    "take it out of the theme, the plugin or the hook in mkdocs.yml that adds it; the PDF of a "
    "page is made of the page",
    """Every PDF of the newsroom is made of a page that was checked, and is read back and compared
with it. One from elsewhere would pass for such a document, and nobody has read what it says.""",
)
DEFECTS: tuple[Defect, ...] = (PAGE_NOT_COMPOSED, PAGE_CHANGED, PDF_NOT_MADE_HERE)

# Made by the theme, not from docs/: it names no medicine and no figure.
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Judged:
    """A page as it was read: its author's file, its address and the digest of its text."""

    source: str
    url: str
    digest: str


def check_output(folder: Path, judged: Mapping[str, Judged]) -> Iterator[Finding]:
    """Yield where the pages below `folder` are not those of `judged`, by their names there.

    The build's own PDFs are not there yet: they are made of what passes here.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() == ".pdf" and path.is_file():
            name = path.relative_to(folder).as_posix()
            yield PDF_NOT_MADE_HERE.found(Span("mkdocs.yml"), name=name)
    for path in sorted(folder.rglob("*.htm*")):
        name = path.relative_to(folder).as_posix()
        page = judged.get(name)
        if page is None:
            if name != NOT_FOUND:
                yield PAGE_NOT_COMPOSED.found(Span("mkdocs.yml"), name=name)
        elif digest(path.read_text(encoding="utf-8", errors="replace")) != page.digest:
            yield PAGE_CHANGED.found(Span(page.source), page=page.url, name=name)
    for name, page in judged.items():
        if not (folder / name).is_file():
            yield PAGE_CHANGED.found(Span(page.source), page=page.url, name=name)
