from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from clearcopy.document import defects
from clearcopy.document.article import Article
from clearcopy.document.compose import Newsroom, compose_newsroom
from clearcopy.document.dialect import render_markdown
from clearcopy.document.markers import Written
from clearcopy.document.origin import SourceText
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page
from clearcopy.document.rendering import Rendering
from clearcopy.document.shell import finish
from clearcopy.document.values import find_value
from clearcopy.findings import Finding
from clearcopy.records.library import Library, load_library

from tests.rules.case_runs import AS_OF, base_files, write_files

NEWS = "docs/en/news/example-1-results.md"
RECORD = "data/releases/example-1-results.yml"


def places(findings: tuple[Finding, ...] | list[Finding]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each finding."""
    return [(found.code, found.span.line, found.span.column) for found in findings]


@dataclass(frozen=True)
class Room:
    """A newsroom of real files, small enough to compose in a moment."""

    root: Path

    def write(self, path: str, text: str) -> Room:
        """Write one file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self

    def edit(self, path: str, old: str, new: str) -> Room:
        """Replace the first `old` of a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        return self.write(path, text.replace(old, new, 1))

    def page(self, body: str, path: str = "docs/en/about.md", front: str = "") -> Room:
        """Write a page about the company in one language; its body begins on line 6."""
        return self.write(
            path, f"---\ntype: disease-list\ndescription: A page.{front}\n---\n# A page\n{body}"
        ).types("disease-list")

    def types(self, name: str) -> Room:
        """Declare a page type that is about no record."""
        policy = (self.root / "data/policy.yml").read_text(encoding="utf-8")
        if f"  {name}:\n" in policy:
            return self
        blocks = "\n".join(f"      - {block}" for block in ("title", "body", "references"))
        entry = (
            f"page-types:\n  {name}:\n    title: {{en: List, zh: 列表}}\n    blocks:\n{blocks}\n"
        )
        return self.write("data/policy.yml", policy.replace("page-types:\n", entry, 1))

    @property
    def library(self) -> Library:
        """The records as they stand now."""
        return load_library(self.root)

    def compose(self, as_of: datetime = AS_OF, *, preview: bool = False) -> Newsroom:
        """Compose everything that is public."""
        return compose_newsroom(self.root, self.library, as_of, preview=preview)

    def article(self, url: str = "en/about/") -> Article:
        """Compose everything and return one article."""
        return self.compose().articles[url]

    def read(self, url: str = "en/news/example-1-results/") -> Page:
        """Compose everything and read one page in the smallest template."""
        articles = self.compose().articles
        return read_page(articles[url], finish(articles[url], articles.values()))


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A newsroom without findings."""
    return Room(write_files(tmp_path, base_files().items()))


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The records of that newsroom."""
    root = write_files(tmp_path_factory.mktemp("records"), base_files().items())
    return load_library(root)


Render = Callable[[str], tuple[str, list[Finding]]]


@pytest.fixture(scope="session")
def render(library: Library) -> Render:
    """Renders an author's text on its own, as it stands from line 1 of a page."""

    def render(text: str) -> tuple[str, list[Finding]]:
        lines = tuple(text.split("\n"))
        rendering = Rendering(
            written=Written(SourceText("docs/en/x.md", lines), 1, len(lines)),
            marks="",
            value=lambda path, form: find_value(
                library, {"example-1": "2025-01-15"}, "en", path, form
            ),
            table=lambda study, name: f"<table><caption>{study} {name}</caption></table>",
            link=lambda href: (
                href
                if href.startswith(("https://", "mailto:", "#"))
                else (defects.UNSAFE_LINK, {"href": href})
            ),
            image=lambda src: src if src == "chart.png" else (defects.IMAGE_MISSING, {"src": src}),
            suggest_key=lambda key: None if key in library.references else "add it",
        )
        return render_markdown(text, rendering), rendering.findings()

    return render
