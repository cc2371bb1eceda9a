"""What the PDF of a page must say: texts, links, alternative texts, numbers and tables.

It comes from the engine's reading of the finished page and from the article's HTML, not from the
tree that the PDF is made of, so a fault of that tree is found as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from lxml import etree

from clearcopy.document.page import Page
from clearcopy.findings import Finding
from clearcopy.publishing.pdf.drift import (
    ROLES,
    Anchor,
    Difference,
    Wanted,
    WantedBlock,
    WantedLink,
)
from clearcopy.publishing.pdf.extraction import squeeze

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# Navigation is of the site, not of the document.
_TOLD = etree.XPath("descendant::*[self::a or self::table or self::ol or @id][not(ancestor::nav)]")


def read_wanted(page: Page, root: etree._Element, address: str) -> Wanted:
    """Return what a page says; `root` is its article's HTML, `address` the page's full address."""
    blocks = [
        WantedBlock(number, block.kind, squeeze(block.text), block.section)
        for number, block in enumerate(page.blocks)
        if block.section not in ("", "breadcrumb")
    ]
    links, anchors, numbers, tables = [], [], [], []
    for element in _told(root):
        tag = element.tag
        if tag == "a" and element.get("href"):
            links.append(_link(element, address))
        elif tag == "table":
            rows = ("".join(map(_scope, row.iter("th", "td"))) for row in element.iter("tr"))
            tables.append(tuple(rows))
        elif tag == "ol":
            start = int(element.get("start", "1"))
            numbers += [f"{start + at}." for at, _ in enumerate(element.iterfind("li"))]
        if element.get("id") and (tag in ("li", "caption") or tag in HEADINGS):
            text = _own_text(element)
            if text:
                anchors.append(Anchor(element.get("id", ""), text, tag in HEADINGS))
    return Wanted(
        blocks=tuple(block for block in blocks if block.kind in ROLES),
        links=tuple(links),
        anchors=tuple(anchors),
        alternatives=tuple(block for block in blocks if block.kind == "alternative-text"),
        numbers=tuple(numbers),
        scopes=tuple(tables),
    )


def _told(root: etree._Element) -> list[etree._Element]:
    return _TOLD(root)  # type: ignore[return-value]  # it selects elements only


def _link(element: etree._Element, address: str) -> WantedLink:
    href = element.get("href", "")
    target = href if href.startswith("#") else urljoin(address, href)
    section = next((part.get("data-block", "") for part in element.iterancestors("section")), "")
    return WantedLink(squeeze(_words(element)), target, element.get("id", ""), section)


def _words(element: etree._Element) -> str:
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False))


def _own_text(element: etree._Element) -> str:
    """The words of an element as a block of the PDF has them: without the ways back."""
    return squeeze("".join(_texts(element)))


def _texts(element: etree._Element) -> Iterator[str]:
    tag: object = element.tag
    if isinstance(tag, str) and element.get("class") != "cc-back":
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _scope(cell: etree._Element) -> str:
    return {"row": "R", "col": "C"}.get(cell.get("scope", ""), "-")


def locate(differences: Iterable[Difference], page: Page) -> tuple[Finding, ...]:
    """Return the findings of what a page's PDF says otherwise, at their places in the source."""
    findings = []
    for difference in differences:
        block = None if difference.block is None else page.blocks[difference.block]
        found = difference.defect.found(
            page.span if block is None else block.span(),
            page=page.url,
            subject="" if block is None else page.subject_of(block),
            **difference.values,
        )
        findings.append(found)
    return tuple(findings)
