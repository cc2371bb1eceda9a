"""A small newsroom whose release has all that a PDF can be asked for, and its manuscripts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.publishing.clearance import Prepared, prepare
from clearcopy.publishing.pdf.manuscript import Edition, Manuscript, has_pdf, write_manuscript
from PIL import Image, ImageDraw

from tests.newsrooms import AS_OF, RELEASE, make_demonstration, make_small

ADDRESS = "https://newsroom.example.com/"
CHART = "Two bars: the one for the high dose is longer"
PATH = f"docs/en/news/{RELEASE}.md"
ROWS = 60
BODY = f"""

## A chart and a long table

![{CHART}](chart.png)

### Inside

Back to [the results](#results).

Words that are `code`, **strong** and *stressed*, and a word of Chinese: 肉瘤.

> A quotation with [a link](https://example.com/quoted).

1. first
2. second
    - inside
    - of it
3. third

A line that ends\x20\x20
where its author wants.

---

| Visit | Examination | Assessment |
| --- | --- | --- |
"""


def make_rich(root: Path) -> Path:
    """Make a newsroom whose English release has a chart, a long table and every inline element."""
    make_small(root)
    picture = Image.new("RGB", (600, 200), "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((20, 20, 260, 80), fill="#0b4a5e")
    draw.rectangle((20, 110, 520, 170), fill="#7b8a96")
    picture.save(root / "docs" / "en" / "news" / "chart.png")
    rows = "".join(
        f"| Visit {'I' * (number % 4 + 1)} | Blood sample and physical examination | Chemistry |\n"
        for number in range(ROWS)
    )
    with (root / PATH).open("a", encoding="utf-8") as words:
        words.write(BODY + rows + "\nAfter the table.\n")
    with (root / PATH.replace("/en/", "/zh/")).open("a", encoding="utf-8") as words:
        words.write("\n\n## 长表格与图\n\n见[上一节](#长表格与图)。\n")
    return root


def manuscripts(root: Path, *, draft: bool = False) -> dict[str, Manuscript]:
    """Compose a newsroom and return its manuscripts by the address of their pages."""
    prepared = composed(root)
    edition = Edition(prepared.library, root, ADDRESS, prepared.as_of, draft)
    articles = prepared.newsroom.articles
    return {
        url: write_manuscript(
            article, read_page(article, finish(article, articles.values())), edition
        )
        for url, article in articles.items()
        if has_pdf(article.type)
    }


def composed(root: Path) -> Prepared:
    """Return a newsroom as it is composed for the instant of the tests."""
    return prepare(root, datetime.fromisoformat(AS_OF))


__all__ = ["make_demonstration", "make_rich", "manuscripts"]
