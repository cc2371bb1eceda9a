"""Whether a finished PDF says what its page says: text, links, alternative texts, lists, tables.

The page's side comes from the engine's reading of the finished page and from the article's HTML,
not from the tree that the PDF was made of, so a fault of that tree is found as well.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree, html

from clearcopy.document.article import Article
from clearcopy.document.page import Block, Page
from clearcopy.findings import Finding, Span
from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.extraction import (
    Place,
    Printed,
    PrintedLink,
    Unreadable,
    extract,
    squeeze,
)

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# By which parts of a PDF's structure the kinds of a page's text may be told.
ROLES = {
    "heading": frozenset(f"H{level}" for level in range(1, 7)),
    "paragraph": frozenset({"P"}),
    "item": frozenset({"LBody", "P"}),
    "header-cell": frozenset({"TH", "Lbl"}),
    "cell": frozenset({"TD", "LBody"}),
    "caption": frozenset({"Caption"}),
    "quote": frozenset({"BlockQuote", "P"}),
    "code": frozenset({"Code", "P"}),
}
# Typst lets a link lead to 10 points above the top of what it names: a link's own line, or a block.
# Two entries of a list are further apart than these ranges are wide, so only one can be meant.
NEAR = 3.0  # points across
ABOVE_LINK = (8.0, 13.0)
ABOVE_BLOCK = (9.0, 18.5)
ABOVE_HEADING = (9.0, 34.0)
SHOWN = 80


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the page: its words, its target, the block of the article it stands in."""

    text: str
    target: str
    id: str
    section: str


def find_drift(data: bytes, article: Article, page: Page, address: str) -> tuple[Finding, ...]:
    """Return where a PDF does not say what its page says; `address` is the page's full address."""
    place = Span(article.path)
    try:
        printed = extract(data)
    except Unreadable as problem:
        reason = str(problem)
        return (defects.FILE_UNREADABLE.found(place, page=article.url, reason=reason),)
    root = html.fragment_fromstring(article.html)
    for part in root.xpath(".//nav"):
        part.getparent().remove(part)
    return (
        *_texts(printed, page),
        *_links(printed, root, page, address),
        *_alternatives(printed, page),
        *_numbers(printed, root, page),
        *_tables(printed, root, page),
    )


def _expected(page: Page) -> list[Block]:
    return [block for block in page.blocks if block.section not in ("", "breadcrumb")]


def _texts(printed: Printed, page: Page) -> Iterator[Finding]:
    wanted = [block for block in _expected(page) if block.kind in ROLES]
    found = [block for block in printed.blocks if (block.role, block.text) != ("Lbl", "•")]
    ours = [squeeze(block.text) for block in wanted]
    theirs = [block.text for block in found]
    if ours != theirs:
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        for kind, low, high, start, end in matcher.get_opcodes():
            if kind != "equal":
                block = wanted[min(low, len(wanted) - 1)]
                yield _text_finding(page, block, ours[low:high], theirs[start:end])
        return
    for block, own in zip(wanted, found, strict=True):
        if own.role not in ROLES[block.kind]:
            said = [f"{block.kind}: {block.text}"], [f"{own.role}: {own.text}"]
            yield _text_finding(page, block, *said)


def _text_finding(page: Page, block: Block, ours: Sequence[str], theirs: Sequence[str]) -> Finding:
    text, printed = _around(" / ".join(ours), " / ".join(theirs))
    return defects.TEXT_DIFFERS.found(
        block.span(),
        page=page.url,
        subject=page.subject_of(block),
        text=text,
        printed=printed,
        section=block.section,
    )


def _around(ours: str, theirs: str) -> tuple[str, str]:
    """Return both texts from shortly before where they part."""
    at = next(
        (at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(ours), len(theirs)),
    )
    start = max(0, at - SHOWN // 4)
    before = "…" if start else ""
    return tuple(  # type: ignore[return-value]  # two in, two out
        f"{before}{text[start : start + SHOWN]}{'…' if len(text) > start + SHOWN else ''}"
        for text in (ours, theirs)
    )


def _links(printed: Printed, root: etree._Element, page: Page, address: str) -> Iterator[Finding]:
    wanted = [_link(element, address) for element in root.iter("a") if element.get("href")]
    targets = _Targets(printed, root, wanted)
    for number in range(max(len(wanted), len(printed.links))):
        link = wanted[number] if number < len(wanted) else None
        own = printed.links[number] if number < len(printed.links) else None
        if link is None or own is None or not _same_link(link, own, targets):
            yield _link_finding(page, link, own, targets)
            return


def _link(element: etree._Element, address: str) -> Link:
    href = element.get("href", "")
    target = href if href.startswith("#") else urljoin(address, href)
    section = element.xpath("string(ancestor::section[1]/@data-block)")
    return Link(_text(element), target, element.get("id", ""), str(section))


def _text(element: etree._Element) -> str:
    return squeeze("".join(element.xpath(".//text()")))  # type: ignore[arg-type]  # texts only


def _same_link(link: Link, own: PrintedLink, targets: _Targets) -> bool:
    if link.text != own.text or not own.contents.strip():
        return False
    if isinstance(own.target, str):
        return own.target == link.target
    return targets.is_at(link.target.removeprefix("#"), own.target)


class _Targets:
    """Where the words with an id stand in the PDF."""

    def __init__(self, printed: Printed, root: etree._Element, links: Sequence[Link]) -> None:
        self.places: dict[str, tuple[Place | None, tuple[float, float]]] = {}
        blocks = iter(block for block in printed.blocks if block.role != "Lbl")
        for element in root.iter("li", "caption", *HEADINGS):
            name, text = element.get("id"), _own_text(element)
            if name and text:
                place = next((own.place for own in blocks if own.text == text), None)
                above = ABOVE_HEADING if element.tag in HEADINGS else ABOVE_BLOCK
                self.places[name] = place, above
        for link, own in zip(links, printed.links, strict=False):
            if link.id:
                self.places[link.id] = own.place, ABOVE_LINK

    def is_at(self, name: str, target: Place) -> bool:
        """Whether a place is where the words with this id begin."""
        place, (low, high) = self.places.get(name, (None, ABOVE_LINK))
        if place is None:
            return False
        return (
            place[0] == target[0]
            and abs(place[1] - target[1]) <= NEAR
            and low <= target[2] - place[2] <= high
        )

    def name_at(self, target: Place) -> str:
        """Return the id whose words stand at a place, for saying what is wrong."""
        found = next((name for name in self.places if self.is_at(name, target)), "")
        return f"#{found}" if found else f"page {target[0] + 1}"


def _own_text(element: etree._Element) -> str:
    """The words of an element as a block of the PDF has them: without the ways back."""
    parts = element.xpath(".//text()[not(ancestor::a[@class='cc-back'])]")
    return squeeze("".join(parts))  # type: ignore[arg-type]  # texts only


def _link_finding(
    page: Page, link: Link | None, own: PrintedLink | None, targets: _Targets
) -> Finding:
    section = link.section if link else ""
    block = next((block for block in page.blocks if block.section == section), None)
    if own is None:
        printed = "nothing"
    elif isinstance(own.target, str):
        printed = own.target
    else:
        printed = targets.name_at(own.target)
    label = link.text if link else own.text if own else ""
    if link and own and link.text != own.text:
        printed = f"{printed} as {own.text}"
    return defects.LINK_DIFFERS.found(
        block.span() if block else page.span,
        page=page.url,
        label=label,
        printed=printed,
        target=link.target if link else "nothing",
        section=section,
    )


def _alternatives(printed: Printed, page: Page) -> Iterator[Finding]:
    wanted = [block for block in _expected(page) if block.kind == "alternative-text"]
    for number in range(max(len(wanted), len(printed.alternatives))):
        block = wanted[number] if number < len(wanted) else None
        text = squeeze(block.text) if block else ""
        own = printed.alternatives[number] if number < len(printed.alternatives) else ""
        if squeeze(own) != text:
            yield defects.IMAGE_DIFFERS.found(
                block.span() if block else page.span,
                page=page.url,
                printed=own,
                text=text,
                section=block.section if block else "",
            )


def _numbers(printed: Printed, root: etree._Element, page: Page) -> Iterator[Finding]:
    wanted = []
    for element in root.iter("ol"):
        start = int(element.get("start", "1"))
        wanted += [f"{start + at}." for at, _ in enumerate(element.iterfind("li"))]
    if sorted(wanted) != sorted(printed.numbers):
        differing = _first_differing(wanted, printed.numbers)
        yield defects.NUMBER_DIFFERS.found(
            page.span, page=page.url, text=differing[0], printed=differing[1]
        )


def _first_differing(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str]:
    for number in range(max(len(ours), len(theirs))):
        one = ours[number] if number < len(ours) else ""
        two = theirs[number] if number < len(theirs) else ""
        if one != two:
            return one, two
    return "", ""


def _tables(printed: Printed, root: etree._Element, page: Page) -> Iterator[Finding]:
    wanted = tuple(
        tuple("".join(map(_scope, row.iter("th", "td"))) for row in table.iter("tr"))
        for table in root.iter("table")
    )
    if wanted != printed.scopes:
        ours, theirs = _shapes(wanted), _shapes(printed.scopes)
        yield defects.TABLE_DIFFERS.found(page.span, page=page.url, text=ours, printed=theirs)


def _scope(cell: etree._Element) -> str:
    return {"row": "R", "col": "C"}.get(cell.get("scope", ""), "-")


def _shapes(tables: Iterable[Sequence[str]]) -> str:
    return "; ".join("/".join(rows) for rows in tables) or "no table"
