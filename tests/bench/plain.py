"""The same newsroom as plain Markdown, for the site generator without the engine.

Each page has the words, tables and references of the finished article, written out by hand as
authors of a stock site do: citations are numbers in brackets, links only lead to other sites.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from clearcopy.document.article import Article
from lxml import html
from lxml.html import HtmlElement

_SPECIAL = re.compile(r"([\\`*_<>])")
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_WITH_PARTS = frozenset(("article", "section", "div", "nav", "figure"))


def write_plain(root: Path, articles: Mapping[str, Article]) -> None:
    """Write a stock newsroom of these articles: with search, releases listed on pages by year."""
    docs = root / "docs"
    for article in articles.values():
        path = docs / article.path.removeprefix("docs/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_file(article), encoding="utf-8")
    nav = ["index.md"]
    for lang in sorted({article.lang for article in articles.values()}):
        own = [article for article in articles.values() if article.lang == lang and article.url]
        below = [article.path.removeprefix("docs/") for article in own]
        nav += [path for path in below if not path.startswith(f"{lang}/news/")]
        nav += _write_years(docs, lang, [each for each in own if each.type == "release"])
    settings = {
        "site_name": "Newsroom",
        "site_url": "https://newsroom.example.com/",
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
        "nav": nav,
        "not_in_nav": "/*/news/*",
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")


def _write_years(docs: Path, lang: str, releases: Iterable[Article]) -> list[str]:
    """Write one index page a year, newest release first, and return the pages' paths."""
    years: dict[int, list[Article]] = {}
    for article in sorted(releases, key=lambda each: (each.published, each.url), reverse=True):
        years.setdefault(article.published.year, []).append(article)
    paths = []
    for year, found in years.items():
        lines = [f"# Press releases {year}", ""]
        lines += [
            f"- {each.published} [{_escaped(each.title)}]({Path(each.path).name})" for each in found
        ]
        paths.append(f"{lang}/news/{year}.md")
        (docs / paths[-1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return paths


def _file(article: Article) -> str:
    front = {
        "title": article.title,
        "description": article.description,
        "date": article.published.isoformat(),
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join(["---", *lines, "---", "", plain_markdown(article.html)]) + "\n"


def plain_markdown(article: str) -> str:
    """Return an article's HTML as Markdown, without marks, links inside the site and attributes."""
    root = html.fragment_fromstring(article)
    return "\n\n".join(part for part in _blocks(root) if part)


def _blocks(element: HtmlElement) -> Iterable[str]:
    for child in element.iterchildren("*"):
        tag = str(child.tag)
        if tag in _WITH_PARTS:
            yield from _blocks(child)
        elif tag in ("ul", "ol"):
            sign = "1." if tag == "ol" else "-"
            yield "\n".join(f"{sign} {_inline(item)}" for item in child.iterchildren("li"))
        elif tag == "dl":
            yield "\n".join(f"- {_inline(row[0])}: {_inline(row[1])}" for row in child)
        elif tag == "table":
            yield from _table(child)
        elif tag == "blockquote":
            yield "\n>\n".join(f"> {part}" for part in _blocks(child))
        else:
            level = int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0
            yield f"{'#' * level} {_inline(child)}".strip()


def _table(table: HtmlElement) -> Iterable[str]:
    """A table without caption, which Markdown does not have: that stands above as a paragraph."""
    yield from (_inline(caption) for caption in table.iterchildren("caption"))
    rows = [[_inline(cell) for cell in row.iterchildren("th", "td")] for row in table.iter("tr")]
    rows.insert(1, ["---"] * len(rows[0]))
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _inline(element: HtmlElement) -> str:
    """Return the words of an element with emphasis and links to other sites."""
    pieces = [_escaped(element.text)]
    for child in element.iterchildren():
        if isinstance(child.tag, str) and child.get("class") != "cc-back":
            pieces.append(_marked(child))
        pieces.append(_escaped(child.tail))
    return " ".join("".join(pieces).split())


def _marked(element: HtmlElement) -> str:
    words = _inline(element)
    sign = _EMPHASIS.get(str(element.tag), "")
    href = element.get("href") or ""
    if href.startswith(("http", "mailto:")):
        return f"[{words}]({href})"
    lead = " " if (element.text or "")[:1].isspace() else ""
    return f"{lead}{sign}{words}{sign}"


def _escaped(text: str | None) -> str:
    return _SPECIAL.sub(r"\\\1", text or "")
