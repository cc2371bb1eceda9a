"""A finished page becomes a Page: what a reader sees, block by block, with its place in the source.

The walk follows HTML's own division: block elements begin and end a run of text, inline elements
mark parts of it. Comments of the form `<!--@path:12-->` say which source line follows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from lxml import etree, html

from clearcopy.document.article import Article
from clearcopy.document.page import (
    Block,
    BlockKind,
    CitationMark,
    FactMark,
    Head,
    Image,
    LanguagePart,
    LinkMark,
    Page,
    ReferenceEntry,
    Section,
    SourceMap,
    SourceText,
    Step,
    TimeMark,
)
from clearcopy.findings import Span

LINE_MARK = re.compile(r"@(.*):(\d+)$")
LINE_MARKS = re.compile(r"<!--@[^>]*?:\d+-->")
NUMBERS = re.compile(r"(\d+)(?:[–-](\d+))?")
KINDS: dict[str, BlockKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dt": "header-cell",
    "dd": "cell",
    "th": "header-cell",
    "td": "cell",
    "caption": "caption",
    "figcaption": "caption",
    "blockquote": "quote",
    "pre": "code",
}
BLOCK_TAGS = frozenset(KINDS) | frozenset(
    "p div section article nav header footer main aside figure table thead tbody tfoot tr ul ol dl "
    "details summary hr address form fieldset".split()
)
SILENT = frozenset({"script", "style", "template", "head", "noscript"})
STYLED = ("class", "id", "hidden", "style", "data-block", "open", "aria-hidden", "lang", "role")
NOWHERE = SourceText("", ())


@dataclass
class _Open:
    """The run of text that is being read."""

    kind: BlockKind = "paragraph"
    level: int = 0
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    starts: list[tuple[int, int]] = field(default_factory=list)
    source: SourceText = NOWHERE
    facts: list[FactMark] = field(default_factory=list)
    citations: list[CitationMark] = field(default_factory=list)
    links: list[LinkMark] = field(default_factory=list)
    times: list[TimeMark] = field(default_factory=list)
    parts: list[LanguagePart] = field(default_factory=list)
    lang: str = ""

    def add(self, text: str) -> None:
        """Add text with its white space squeezed as a browser would."""
        squeezed = " ".join(text.split())
        if not squeezed:
            if text and self.pieces and not self.pieces[-1].endswith(" "):
                self.pieces.append(" ")
                self.length += 1
            return
        if text[0].isspace() and self.pieces and not self.pieces[-1].endswith(" "):
            squeezed = " " + squeezed
        if text[-1].isspace():
            squeezed += " "
        self.pieces.append(squeezed)
        self.length += len(squeezed)


class _Reader:
    """Walks an article and collects its blocks, sections, images and ids."""

    def __init__(self, sources: Mapping[str, SourceText], lang: str) -> None:
        self.sources = sources
        self.lang = lang
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.images: list[Image] = []
        self.entries: list[ReferenceEntry] = []
        self.ids: set[str] = set()
        self.run = _Open()
        self.place: tuple[SourceText, int] | None = None
        self.section = ""
        self.subject = ""
        self.heading = ""
        self.lineages: dict[int, tuple[Step, ...]] = {}

    def walk(
        self, element: etree._Element, lang: str, lineage: tuple[Step, ...], kind: BlockKind
    ) -> None:
        """Read one element and everything in it."""
        tag: object = element.tag
        if not isinstance(tag, str):
            self._comment(element)
            return
        if tag in SILENT:
            return
        attributes = attributes_of(element)
        lang = attributes.get("lang", lang)
        name = attributes.get("id")
        if name:
            self.ids.add(name)
        if tag in BLOCK_TAGS:
            self._block(element, tag, lang, lineage, kind)
        else:
            self._inline(element, tag, lang, lineage, kind)

    def _children(
        self, element: etree._Element, lang: str, lineage: tuple[Step, ...], kind: BlockKind
    ) -> None:
        if element.text:
            self._text(element.text)
        for child in element:
            self.walk(child, lang, lineage, kind)
            if child.tail:
                self._text(child.tail)

    def _text(self, text: str) -> None:
        run = self.run
        if self.place is not None and not run.starts and not text.isspace():
            run.source, line = self.place
            run.starts.append((run.length, line))
        run.add(text)

    def _comment(self, element: etree._Element) -> None:
        kind: object = element.tag
        found = LINE_MARK.match(element.text or "") if kind is etree.Comment else None
        if found is None:
            return
        source = self.sources.get(found[1])
        if source is None:
            return
        line = int(found[2])
        self.place = (source, line)
        run = self.run
        if not run.pieces:
            run.starts.clear()
        if run.starts and run.source is not source:
            return
        run.source = source
        run.starts.append((run.length, line))

    def _block(
        self,
        element: etree._Element,
        tag: str,
        lang: str,
        lineage: tuple[Step, ...],
        kind: BlockKind,
    ) -> None:
        self.flush(kind)
        if tag == "section" and "data-block" in element.attrib:
            self._section(element, lang, lineage)
            return
        lineage = extend(lineage, element)
        if self.section:
            self.lineages[id(lineage)] = lineage
        inner = KINDS.get(tag, kind)
        self.run.kind, self.run.lang = inner, lang
        if inner == "heading":
            self.run.level = int(tag[1])
        entry = element.get("data-ref") if tag == "li" else None
        before = len(self.blocks)
        self._children(element, lang, lineage, inner)
        self.flush(inner)
        if inner == "heading" and len(self.blocks) > before:
            self.heading = self.blocks[-1].text
        if entry is not None and len(self.blocks) > before:
            self._entry(element, entry, self.blocks[-1])
        self.run.kind, self.run.lang = kind, lang

    def _section(self, element: etree._Element, lang: str, lineage: tuple[Step, ...]) -> None:
        outer = (self.section, self.subject, self.lineages)
        self.section = element.get("data-block", "")
        self.subject = element.get("data-subject", "")
        lineage = extend(lineage, element)
        self.lineages = {id(lineage): lineage}
        before = len(self.blocks)
        self._children(element, lang, lineage, "paragraph")
        self.flush("paragraph")
        blocks = self.blocks[before:]
        self.sections.append(
            Section(
                name=self.section,
                subject=self.subject,
                version=element.get("data-version", ""),
                lang=lang,
                words=" ".join(block.own_words for block in blocks),
                hidden=hidden_by(element),
                lineages=tuple(self.lineages.values()),
                span=blocks[0].span() if blocks else Span(""),
            )
        )
        self.section, self.subject, self.lineages = outer

    def _inline(
        self,
        element: etree._Element,
        tag: str,
        lang: str,
        lineage: tuple[Step, ...],
        kind: BlockKind,
    ) -> None:
        run = self.run
        if tag == "br":
            run.add(" ")
            return
        if tag == "img":
            self._image(element, lang)
            return
        if self.section:
            lineage = extend(lineage, element)
            self.lineages[id(lineage)] = lineage
        start = run.length
        if tag == "a" and element.get("class") == "cc-back":
            return
        self._children(element, lang, lineage, kind)
        if self.run is not run:
            return
        self._mark(element, tag, lang, start, run)

    def _mark(self, element: etree._Element, tag: str, lang: str, start: int, run: _Open) -> None:
        end = run.length
        attributes = attributes_of(element)
        if tag == "data" and "data-fact" in attributes:
            run.facts.append(
                FactMark(
                    start,
                    end,
                    attributes["data-fact"],
                    attributes.get("value", ""),
                    attributes.get("data-form", ""),
                )
            )
        elif tag == "a" and "data-cite" not in attributes:
            run.links.append(LinkMark(start, end, attributes.get("href", "")))
        elif tag == "time":
            run.times.append(TimeMark(start, end, attributes.get("datetime", "")))
        elif tag == "span" and attributes.get("class") == "cc-cite":
            text = "".join(run.pieces)[start:end]
            keys = tuple(attributes.get("data-keys", "").split())
            run.citations.append(CitationMark(start, end, keys, numbers_in(text)))
        if "lang" in attributes:
            run.parts.append(LanguagePart(start, end, lang))

    def _image(self, element: etree._Element, lang: str) -> None:
        alt = element.get("alt")
        source, line = self.place or (NOWHERE, 0)
        origin = SourceMap(source, ((0, line),))
        parent = element.getparent()
        described = element.get("aria-describedby") is not None or (
            parent is not None and parent.tag == "figure"
        )
        span = origin.span(alt or "", 0, len(alt or ""))
        self.images.append(
            Image(element.get("src", ""), alt, alt == "", self.section, described, span)
        )
        if alt:
            self.blocks.append(self._made("alternative-text", alt, lang, origin))

    def _made(self, kind: BlockKind, text: str, lang: str, origin: SourceMap) -> Block:
        return Block(
            kind,
            text,
            lang,
            self.section,
            self.subject,
            self.heading,
            0,
            (),
            (),
            (),
            (),
            (),
            origin,
        )

    def _entry(self, element: etree._Element, key: str, block: Block) -> None:
        links = [a.get("href", "") for a in element.iter("a")]
        own = [a.get("href", "") for a in element.iter("a") if a.get("class") == "cc-back"]
        number = len(self.entries) + 1
        self.entries.append(
            ReferenceEntry(
                number=int(element.get("value", number)),
                key=key,
                text=block.text,
                lang=block.lang,
                parts=block.parts,
                links=tuple(link for link in links if not link.startswith("#")),
                back=tuple(own),
                span=block.span(),
            )
        )

    def flush(self, kind: BlockKind) -> None:
        """End the run of text and keep it as a block when it says something."""
        run = self.run
        text = "".join(run.pieces)
        if text and not text.isspace():
            stripped = text.rstrip()
            source = run.source if run.starts else NOWHERE
            self.blocks.append(
                Block(
                    kind=run.kind,
                    text=stripped,
                    lang=run.lang or self.lang,
                    section=self.section,
                    subject=self.subject,
                    heading=self.heading,
                    level=run.level,
                    facts=tuple(run.facts),
                    citations=tuple(run.citations),
                    links=tuple(run.links),
                    times=tuple(run.times),
                    parts=tuple(run.parts),
                    origin=SourceMap(source, tuple(run.starts) or ((0, 0),)),
                )
            )
        self.run = _Open(kind=kind, lang=run.lang)


def attributes_of(element: etree._Element) -> Mapping[str, str]:
    """Return an element's attributes; from HTML they are always text."""
    return cast("Mapping[str, str]", element.attrib)


def numbers_in(citation: str) -> tuple[int, ...]:
    """Return the numbers that a printed citation stands for: `[4–6, 8]` -> 4, 5, 6, 8."""
    found: list[int] = []
    for first, last in NUMBERS.findall(citation):
        found.extend(range(int(first), int(last or first) + 1))
    return tuple(found)


def hidden_by(element: etree._Element) -> str:
    """Return by which markup an element is hidden from readers, or ""."""
    at: etree._Element | None = element
    while at is not None:
        if "hidden" in at.attrib:
            return f"the attribute hidden on <{at.tag}>"
        if at.get("aria-hidden") == "true":
            return f"aria-hidden on <{at.tag}>"
        if "inert" in at.attrib:
            return f"the attribute inert on <{at.tag}>"
        if at.get("style"):
            return f"a style attribute on <{at.tag}>"
        if at.tag in SILENT or (at.tag == "details" and "open" not in at.attrib):
            return f"<{at.tag}>"
        at = at.getparent()
    return ""


_STEPS: dict[tuple[int, str, tuple[tuple[str, str], ...]], tuple[Step, ...]] = {}


def extend(lineage: tuple[Step, ...], element: etree._Element) -> tuple[Step, ...]:
    """Return the lineage with one more step; equal lineages are one object, kept for all pages."""
    tag = element.tag
    attributes = tuple(
        (name, value) for name, value in attributes_of(element).items() if name in STYLED
    )
    key = (id(lineage), tag, attributes)
    known = _STEPS.get(key)
    if known is None:
        found = dict(attributes)
        step = Step(tag, found.get("id", ""), tuple(found.get("class", "").split()), attributes)
        known = _STEPS[key] = (*lineage, step)
    return known


ROOT: tuple[Step, ...] = ()


def lineage_of(element: etree._Element) -> tuple[Step, ...]:
    """Return the chain of elements from the root to the parent of `element`."""
    lineage = ROOT
    for ancestor in reversed(list(element.iterancestors())):
        lineage = extend(lineage, ancestor)
    return lineage


def _read_articles(
    document: etree._Element, sources: Mapping[str, SourceText], lang: str
) -> _Reader:
    reader = _Reader(sources, lang)
    for block in document.iter("article", "section"):
        outermost = block.tag == "section" and "data-block" in block.attrib
        is_article = block.tag == "article" and "cc-article" in block.get("class", "").split()
        if not (outermost or is_article) or _inside_article(block):
            continue
        reader.walk(block, lang, lineage_of(block), "paragraph")
        reader.flush("paragraph")
    return reader


def _inside_article(element: etree._Element) -> bool:
    return any(
        "cc-article" in ancestor.get("class", "").split()
        or (ancestor.tag == "section" and "data-block" in ancestor.attrib)
        for ancestor in element.iterancestors()
    )


def _head(document: etree._Element) -> Head:
    title = document.findtext(".//head/title") or ""
    description, robots = "", ""
    for meta in document.iterfind(".//head/meta"):
        if meta.get("name") == "description":
            description = meta.get("content", "")
        elif meta.get("name") == "robots":
            robots = meta.get("content", "")
    alternates = tuple(
        (link.get("hreflang", ""), link.get("href", ""))
        for link in document.iterfind(".//head/link")
        if "alternate" in link.get("rel", "").split() and link.get("hreflang")
    )
    return Head(title.strip(), description, document.get("lang", ""), alternates, robots)


def words_of(fragment: str) -> str:
    """Return the visible words of a piece of HTML, without its citations."""
    reader = _Reader({}, "")
    root = html.fragment_fromstring(fragment, create_parent="div")
    reader.walk(root, "", ROOT, "paragraph")
    reader.flush("paragraph")
    return " ".join(block.own_words for block in reader.blocks)


def read_page(article: Article, finished: str) -> Page:
    """Read a finished page, template and all, against the article that was composed for it."""
    document = html.document_fromstring(finished)
    lang = article.html_lang
    sources = article.sources
    reader = _read_articles(document, sources, document.get("lang", lang))
    intact = finished.count(article.html) == 1 and finished.count(
        "data-block="
    ) == article.html.count("data-block=")
    composed: tuple[Section, ...] = ()
    if not intact:
        inner = html.document_fromstring(article.html)
        composed = tuple(_read_articles(inner, sources, lang).sections)
    head = _head(document)
    blocks = [*_head_blocks(article, head), *reader.blocks]
    return Page(
        url=article.url,
        path=article.path,
        key=article.key,
        type=article.type,
        lang=article.lang,
        record=article.record,
        governed=article.governed,
        public=article.public,
        published=article.published,
        cuts=article.cuts,
        head=head,
        blocks=tuple(blocks),
        sections=tuple(reader.sections),
        expected=article.expected,
        composed=composed,
        article_intact=intact,
        references=tuple(reader.entries),
        images=tuple(reader.images),
        ids=frozenset(reader.ids),
        literals=article.literals,
        description_span=article.description_span,
        title_span=article.title_span,
        span=Span(article.path),
    )


def _head_blocks(article: Article, head: Head) -> list[Block]:
    """The texts of the head, as blocks that point at the title and the front matter."""
    found = []
    texts: tuple[tuple[BlockKind, str, Span], ...] = (
        ("page-title", head.title, article.title_span),
        ("description", head.description, article.description_span),
    )
    for kind, text, span in texts:
        source = article.sources[""]
        origin = SourceMap(source, ((0, span.line),))
        if text:
            found.append(
                Block(kind, text, head.html_lang, "", "", "", 0, (), (), (), (), (), origin)
            )
    return found


def strip_marks(finished: str) -> str:
    """Drop the source marks: nothing of them is ever published."""
    return LINE_MARKS.sub("", finished)
