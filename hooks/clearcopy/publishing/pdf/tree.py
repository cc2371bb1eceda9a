"""A finished article as a tree of blocks and runs of text: what the PDF's template reads.

Every element that composing can make has a meaning here; one that has none is a finding, so that
nothing of a page is left out of its PDF unseen. Navigation is of the site, not of the document, and
is the one thing that stays behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urljoin

from lxml import etree

from clearcopy.document.article import Article
from clearcopy.findings import Finding, Span
from clearcopy.publishing.pdf.defects import ELEMENT_UNKNOWN
from clearcopy.publishing.pdf.nodes import Inline, Json
from clearcopy.publishing.pdf.wording import WORDS

LINE_MARK = re.compile(r"@(.*):(\d+)$")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
INLINE = {
    "a": "link",
    "b": "strong",
    "code": "code",
    "data": "span",
    "em": "emph",
    "i": "emph",
    "span": "span",
    "strong": "strong",
    "sub": "sub",
    "sup": "super",
    "time": "span",
}
# Elements that only group what they hold.
GROUPS = frozenset({"article", "div", "figure", "header", "footer", "main"})
LEFT_OUT = frozenset({"nav"})


@dataclass(frozen=True)
class Tree:
    """A page's blocks as JSON, where each comes from, and what could not be carried over.

    `places` holds the place of every block, by the number that the block has under `"at"`.
    `images` holds the addresses of images, from the site's root.
    """

    blocks: list[Json]
    places: tuple[Span, ...]
    images: tuple[str, ...]
    findings: tuple[Finding, ...]


class _Walker:
    """Reads one article; `address` is what relative links start from."""

    def __init__(self, article: Article, address: str) -> None:
        self.article = article
        self.address = address
        self.place = Span(article.path)
        self.places: list[Span] = []
        self.images: dict[str, None] = {}
        self.findings: list[Finding] = []

    def blocks(self, element: etree._Element) -> list[Json]:
        """Return the blocks inside an element; bare text between them becomes paragraphs."""
        made: list[Json] = []
        inline = Inline()

        def close() -> None:
            runs = inline.closed()
            if runs:
                made.append(self.block("paragraph", runs=runs))
            inline.runs, inline.spaced = [], True

        inline.add(element.text or "", inline.runs)
        for child in element:
            if self._is_inline(child):
                self._inline(child, inline, inline.runs)
            else:
                close()
                made += self._block(child)
            inline.add(child.tail or "", inline.runs)
        close()
        return made

    def block(self, kind: str, **values: Json | list[Json] | str | int | bool) -> Json:
        """Return a block with the place at which its words stand."""
        self.places.append(self.place)
        kept = {name: value for name, value in values.items() if value not in ("", [], None)}
        return {"kind": kind, "at": len(self.places) - 1, **kept}

    def _is_inline(self, element: etree._Element) -> bool:
        tag: object = element.tag
        if not isinstance(tag, str):
            self._mark(element)
            return True
        return tag in INLINE or tag in ("br", "img")

    def _mark(self, element: etree._Element) -> None:
        found = LINE_MARK.match(element.text or "")
        if found is not None and found[1] in self.article.sources:
            self.place = Span(self.article.sources[found[1]].path, int(found[2]))

    def _block(self, element: etree._Element) -> list[Json]:
        tag = str(element.tag)
        if tag in LEFT_OUT:
            return []
        if tag in GROUPS:
            return self.blocks(element)
        if tag in HEADINGS:
            name, runs = element.get("id", ""), self.runs(element)
            return [self.block("heading", level=HEADINGS[tag], id=name, runs=runs)]
        read = _READERS.get(tag)
        if read is None:
            self._refuse(element)
            return []
        return read(self, element)

    def read_section(self, element: etree._Element) -> list[Json]:
        """A composed block with what it holds."""
        self._first_place(element)
        name = element.get("data-block", "")
        return [self.block("section", name=name, blocks=self.blocks(element))]

    def read_list(self, element: etree._Element) -> list[Json]:
        """A list; only a numbered one has a start that matters."""
        items = [self._item(child) for child in element if child.tag == "li"]
        start = int(element.get("start", "1"))
        self._refuse_others(element, {"li"})
        ordered = element.tag == "ol"
        return [self.block("list", ordered=ordered, start=start, items=items)]

    def read_quote(self, element: etree._Element) -> list[Json]:
        """A quotation."""
        return [self.block("quote", blocks=self.blocks(element))]

    def read_code(self, element: etree._Element) -> list[Json]:
        """Text that keeps its lines."""
        return [self.block("code", text=_words(element).strip("\n"))]

    def read_rule(self, element: etree._Element) -> list[Json]:
        """A line between two parts."""
        del element
        return [self.block("rule")]

    def _first_place(self, element: etree._Element) -> None:
        for mark in element.iter(etree.Comment):
            self._mark(mark)
            return

    def read_paragraph(self, element: etree._Element) -> list[Json]:
        """A paragraph, or the images that it consists of."""
        runs = self.runs(element)
        images = [run for run in runs if run.get("kind") == "image"]
        if images and len(images) == len(runs):
            return [self.block("image", src=run["src"], alt=run["alt"]) for run in images]
        return [self.block("paragraph", style=element.get("class", ""), runs=runs)]

    def _item(self, element: etree._Element) -> Json:
        self._first_place(element)
        item = self.block("item", id=element.get("id", ""))
        return item | {"blocks": self.blocks(element)}

    def read_pairs(self, element: etree._Element) -> list[Json]:
        """Names and their values."""
        rows: list[Json] = []
        name: list[Json] = []
        for child in element.iter("dt", "dd"):
            runs = self.runs(child)
            if child.tag == "dt":
                name = runs
            else:
                rows.append(self.block("pair", name=name, value=runs))
        return [self.block("pairs", rows=rows)]

    def read_table(self, element: etree._Element) -> list[Json]:
        """A table with its caption, heads and rows."""
        values: dict[str, Json | list[Json] | str | int | bool] = {}
        for child in element:
            tag: object = child.tag
            if tag == "caption":
                values["id"] = child.get("id", "")
                values["caption"] = self.runs(child)
            elif tag in ("thead", "tbody"):
                rows: list[Json] = [{"cells": self._cells(row)} for row in child.iter("tr")]
                values["head" if tag == "thead" else "rows"] = rows
            elif isinstance(tag, str):
                self._refuse(child)
        return [self.block("table", **values)]

    def _cells(self, row: etree._Element) -> list[Json]:
        self._refuse_others(row, {"td", "th"})
        return [
            self.block(
                "cell",
                header={"row": "row", "col": "column"}.get(cell.get("scope", ""), ""),
                style=cell.get("class", ""),
                runs=self.runs(cell),
            )
            for cell in row
            if cell.tag in ("td", "th")
        ]

    def runs(self, element: etree._Element) -> list[Json]:
        """Return the runs of an element that holds text only."""
        inline = Inline()
        self._inline_children(element, inline, inline.runs)
        return inline.closed()

    def _inline_children(self, element: etree._Element, inline: Inline, into: list[Json]) -> None:
        inline.add(element.text or "", into)
        for child in element:
            if self._is_inline(child):
                self._inline(child, inline, into)
            else:
                self._refuse(child)
            inline.add(child.tail or "", into)

    def _inline(self, element: etree._Element, inline: Inline, into: list[Json]) -> None:
        tag: object = element.tag
        if not isinstance(tag, str):
            return
        if tag == "br":
            into.append({"kind": "break"})
            inline.spaced = True
            return
        if tag == "img":
            into.append(self._image(element))
            inline.spaced = False
            return
        given = {
            "lang": element.get("lang", ""),
            "id": element.get("id", ""),
            "style": element.get("class", ""),
            "href": self._target(element.get("href", "")),
            "label": self._label(element),
        }
        kept = {name: value for name, value in given.items() if value}
        kind = "span" if tag == "a" and "href" not in kept else INLINE[tag]
        if given["style"] == "cc-back":
            inline.hold(into)
        if kind == "span" and not kept:
            self._inline_children(element, inline, into)
            return
        inner: list[Json] = []
        self._inline_children(element, inline, inner)
        if inner:
            into.append({"kind": kind, "runs": inner, **kept})

    def _label(self, element: etree._Element) -> str:
        """What a link is called aloud: a bare number of a citation says of what it is one."""
        if "data-cite" in element.attrib:
            words = WORDS[self.article.lang]
            return words["reference"].format(number=_words(element))
        return element.get("aria-label", "")

    def _target(self, href: str) -> str:
        return urljoin(self.address, href) if href and not href.startswith("#") else href

    def _image(self, element: etree._Element) -> Json:
        at = PurePosixPath("/" + self.article.url)
        src = urljoin(f"{at}/", element.get("src", "")).lstrip("/")
        self.images[src] = None
        return {"kind": "image", "src": src, "alt": element.get("alt", "")}

    def _refuse_others(self, element: etree._Element, allowed: set[str]) -> None:
        for child in element:
            tag: object = child.tag
            if isinstance(tag, str) and tag not in allowed:
                self._refuse(child)

    def _refuse(self, element: etree._Element) -> None:
        found = ELEMENT_UNKNOWN.found(self.place, page=self.article.url, tag=str(element.tag))
        self.findings.append(found)


_READERS: Mapping[str, Callable[[_Walker, etree._Element], list[Json]]] = {
    "section": _Walker.read_section,
    "p": _Walker.read_paragraph,
    "ul": _Walker.read_list,
    "ol": _Walker.read_list,
    "dl": _Walker.read_pairs,
    "table": _Walker.read_table,
    "blockquote": _Walker.read_quote,
    "pre": _Walker.read_code,
    "hr": _Walker.read_rule,
}


def _words(element: etree._Element) -> str:
    return str(element.xpath("string()"))


def read_tree(article: Article, root: etree._Element, address: str) -> Tree:
    """Return what an article says, for the template; `address` is the page's full address.

    `root` is the article's HTML, parsed.
    """
    walker = _Walker(article, address)
    blocks = walker.blocks(root)
    return Tree(blocks, tuple(walker.places), tuple(walker.images), tuple(walker.findings))
