"""A walk through a finished page that collects what a reader sees, block by block.

It follows HTML's own division: block elements begin and end a run of text, inline elements mark
parts of it. Comments of the form `<!--@path:12-->` say which source line follows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from clearcopy.document.article import Piece
from clearcopy.document.lineage import (
    HIDING,
    MAY_HIDE,
    ROOT,
    SILENT,
    Attributes,
    Lineage,
    attributes_of,
    extend,
    hidden_by,
)
from clearcopy.document.markers import GAP
from clearcopy.document.origin import SourceMap, SourceText
from clearcopy.document.page import (
    Block,
    BlockKind,
    Image,
    ReferenceEntry,
    Section,
)
from clearcopy.document.runs import NO_MARKS, Marks, Run
from clearcopy.records.source_text import STAND_IN

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(_HEADINGS, "heading"),
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
_BLOCK_TAGS = (
    SILENT.union(_KINDS)
    | frozenset("p div section article nav header footer main aside figure summary".split())
    | frozenset("table thead tbody tfoot tr ul ol dl details dialog hr".split())
    | frozenset("address form fieldset body".split())
)
# What an inline element says beside what it marks.
_NOTED = frozenset(("class", "id", "lang", "title"))

# Elements as plain as can be: lxml.html looks up a Python class for each.
PARSER = etree.HTMLParser(encoding="utf-8")
# An element with this attribute stands for the article of the page, whose pieces are read there.
SLOT = "data-cc-slot"
# Statements stand on page after page in the same words and the same place: each is read once.
# What is kept holds its sources, so that no other source can come to have their ids.
_Read = tuple[tuple[Block, ...], Section, frozenset[str], str]
_READ: dict[tuple[object, ...], _Read] = {}
_MOST_READ = 1024


class Walker:
    """Walks finished HTML and collects its blocks, sections, images, references and ids.

    `sources` are the files that marks may name; `path` is the author's file, for text without a
    mark. What is outside every article is read too, all but navigation: readers see it. Where
    composing left `gaps`, one sign stands for the words of each. `pieces` are read where the page
    has a slot for them; `filled` counts those slots, and `parts` holds what was parsed there.
    """

    def __init__(
        self,
        sources: Mapping[str, SourceText],
        lang: str,
        path: str = "",
        *,
        gaps: bool = False,
        pieces: Sequence[Piece] = (),
    ) -> None:
        self.sources = sources
        self.gaps = gaps
        self.pieces = pieces
        self.filled = 0
        self.parts: list[etree._Element] = []
        self.nowhere = SourceText(path, ())
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self.images: list[Image] = []
        self.entries: list[ReferenceEntry] = []
        self.ids: set[str] = set()
        self._run = Run(lang)
        self._place: tuple[SourceText, int] | None = None
        self._in_article = False
        self._section = self._subject = self._heading = self._hidden = ""
        self._lineages: dict[int, Lineage] = {}
        self._marks: dict[str, tuple[SourceText, int] | None] = {}

    def walk(self, root: etree._Element, lang: str, lineage: Lineage = ROOT) -> None:
        """Read an element and everything in it."""
        self._block(root, root.tag, lang, lineage, "paragraph")

    def _content(
        self, element: etree._Element, lang: str, lineage: Lineage, kind: BlockKind
    ) -> None:
        run = self._run
        text = element.text
        if text:
            run.add(text, self._place)
        for child in element:
            tag: object = child.tag
            if isinstance(tag, str):
                if tag in _BLOCK_TAGS:
                    self._block(child, tag, lang, lineage, kind)
                else:
                    self._inline(child, tag, lang, lineage, kind)
            elif tag is etree.Comment:
                self._comment(child.text or "")
            tail = child.tail
            if tail:
                run.add(tail, self._place)

    def _comment(self, text: str) -> None:
        # A table or a list of pairs has the same mark in every cell.
        if text not in self._marks:
            self._marks[text] = self._marked(text)
        place = self._marks[text]
        if place is not None:
            self._place = place
            self._run.mark_line(*place)

    def _marked(self, text: str) -> tuple[SourceText, int] | None:
        """Return the source line that a comment names, or None for any other comment."""
        path, _, line = text[1:].rpartition(":")
        source = self.sources.get(path)
        if text.startswith("@") and source is not None and line.isdecimal():
            return source, int(line)
        return None

    def _block(
        self, element: etree._Element, tag: str, lang: str, lineage: Lineage, kind: BlockKind
    ) -> None:
        run = self._run
        self._flush()
        attributes = attributes_of(element)
        if tag == "nav" and not self._in_article:
            return
        outer = (run.kind, run.lang, self._hidden, self._in_article)
        if attributes or tag in HIDING:
            self._enter(tag, attributes)
            lang = attributes.get("lang", lang)
        lineage = extend(lineage, tag, attributes)
        run.kind = _KINDS.get(tag, kind)
        run.lang = lang
        if tag in SILENT:
            self._unseen(element, lang, lineage)
        elif tag == "section" and "data-block" in attributes:
            self._compose(element, attributes, lang, lineage)
        elif SLOT in attributes and self.pieces:
            self._fill(lang, lineage)
        else:
            self._plain(element, tag, attributes, lang, lineage)
        run.kind, run.lang, self._hidden, self._in_article = outer

    def _enter(self, tag: str, attributes: Attributes) -> None:
        if not self._hidden and (tag in HIDING or not MAY_HIDE.isdisjoint(attributes)):
            self._hidden = hidden_by(tag, attributes)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "article" or "data-block" in attributes:
            self._in_article = True

    def _plain(
        self,
        element: etree._Element,
        tag: str,
        attributes: Attributes,
        lang: str,
        lineage: Lineage,
    ) -> None:
        if self._section:
            self._lineages[id(lineage)] = lineage
        run = self._run
        run.level = int(tag[1]) if tag in _HEADINGS else 0
        before = len(self.blocks)
        self._content(element, lang, lineage, run.kind)
        self._flush()
        run.level = 0
        if len(self.blocks) > before:
            if tag in _HEADINGS:
                self._heading = self.blocks[-1].text
            elif tag == "li" and "data-ref" in attributes:
                self._entry(element, attributes, self.blocks[-1])

    def _unseen(self, element: etree._Element, lang: str, lineage: Lineage) -> None:
        """Note the sections in what a browser does not show; their words count as absent."""
        if element.tag in ("script", "style"):
            return
        before = len(self.blocks)
        self._content(element, lang, lineage, "paragraph")
        self._flush()
        del self.blocks[before:]

    def _fill(self, lang: str, lineage: Lineage) -> None:
        """Read the pieces of the article as if they stood here."""
        self.filled += 1
        for piece in self.pieces:
            if not piece.recurs:
                self._piece(piece, lang, lineage)
                continue
            sources = tuple([id(self.sources.get(path)) for path in piece.paths])
            key = (piece.data, lang, id(lineage), self._heading, self._hidden, sources)
            known = _READ.get(key)
            if known is None:
                self._keep_piece(key, piece, lang, lineage)
            else:
                blocks, section, ids, self._heading = known
                self.blocks += blocks
                self.sections.append(section)
                self.ids |= ids

    def _keep_piece(
        self, key: tuple[object, ...], piece: Piece, lang: str, lineage: Lineage
    ) -> None:
        before, others, self.ids = len(self.blocks), self.ids, set()
        self._piece(piece, lang, lineage)
        # Images and what is fetched are noted for each page that has them.
        if b"<img" not in piece.data:
            if len(_READ) >= _MOST_READ:
                _READ.clear()
            read = tuple(self.blocks[before:])
            _READ[key] = (read, self.sections[-1], frozenset(self.ids), self._heading)
        self.ids |= others

    def _piece(self, piece: Piece, lang: str, lineage: Lineage) -> None:
        section = etree.fromstring(piece.data, PARSER)[0][0]
        self.parts.append(section)
        self._block(section, "section", lang, lineage, "paragraph")

    def _compose(
        self, element: etree._Element, attributes: Attributes, lang: str, lineage: Lineage
    ) -> None:
        outer = (self._section, self._subject, self._lineages, self._place)
        self._section = attributes["data-block"]
        self._subject = attributes.get("data-subject", "")
        self._lineages = {id(lineage): lineage}
        self._place = None
        before = len(self.blocks)
        self._run.kind = "paragraph"
        self._content(element, lang, lineage, "paragraph")
        self._flush()
        self.sections.append(
            Section(
                name=self._section,
                subject=self._subject,
                version=attributes.get("data-version", ""),
                lang=lang,
                hidden=self._hidden,
                lineages=tuple(self._lineages.values()),
                blocks=tuple(self.blocks[before:]),
                path=self.nowhere.path,
            )
        )
        self._section, self._subject, self._lineages, self._place = outer

    def _inline(
        self, element: etree._Element, tag: str, lang: str, lineage: Lineage, kind: BlockKind
    ) -> None:
        run = self._run
        if tag in ("br", "wbr"):
            run.add(" " if tag == "br" else "", None)
            return
        attributes = attributes_of(element)
        if not _NOTED.isdisjoint(attributes):
            name = attributes.get("class")
            if name == "cc-back" and self._section == "references":
                return
            if name == GAP and self.gaps and self._section:
                run.add(STAND_IN, self._place)
                return
            lang = attributes.get("lang", lang)
            if "id" in attributes:
                self.ids.add(attributes["id"])
            if "title" in attributes:
                self._note(attributes["title"], lang)
        if tag == "img":
            self._image(element, attributes, lang)
            return
        if self._section:
            lineage = extend(lineage, tag, attributes)
            self._lineages[id(lineage)] = lineage
        start, number = run.length, run.number
        self._content(element, lang, lineage, kind)
        if attributes and run.number == number:
            run.mark(tag, attributes, lang, start)

    def _origin(self) -> SourceMap:
        source, line = self._place or (self.nowhere, 0)
        return SourceMap(source, ((0, line),))

    def _image(self, element: etree._Element, attributes: Attributes, lang: str) -> None:
        alt = attributes.get("alt")
        parent = element.getparent()
        described = "aria-describedby" in attributes or (
            parent is not None and parent.tag == "figure"
        )
        span = self._origin().span(alt or "", 0, len(alt or ""))
        self.images.append(
            Image(attributes.get("src", ""), alt, alt == "", self._section, described, span)
        )
        if alt:
            self._note(alt, lang)

    def _note(self, text: str, lang: str) -> None:
        """Keep a text that a reader gets without seeing it in the page: of an image, of a link."""
        if text.strip():
            self._keep("alternative-text", text, lang, 0, NO_MARKS, self._origin())

    def _entry(self, element: etree._Element, attributes: Attributes, block: Block) -> None:
        links = [(a.get("href", ""), a.get("class")) for a in element.iter("a")]
        number = attributes.get("value", "")
        self.entries.append(
            ReferenceEntry(
                number=int(number) if number.isdecimal() else len(self.entries) + 1,
                key=attributes["data-ref"],
                block=block,
                links=tuple(href for href, _ in links if not href.startswith("#")),
                back=tuple(href for href, name in links if name == "cc-back"),
            )
        )

    def _flush(self) -> None:
        """End the run of text and keep it as a block when it says something."""
        run = self._run
        if not (run.starts or run.pieces or run.marks):
            return
        if run.pieces:
            text = "".join(run.pieces).rstrip()
            if text:
                origin = (
                    SourceMap(run.source, tuple(run.starts))
                    if run.source is not None
                    else SourceMap(self.nowhere, ((0, 0),))
                )
                self._keep(run.kind, text, run.lang, run.level, run.sorted_marks(), origin)
        run.clear()

    def _keep(
        self, kind: BlockKind, text: str, lang: str, level: int, marks: Marks, origin: SourceMap
    ) -> None:
        facts, citations, links, times, parts = marks
        self.blocks.append(
            Block(
                kind,
                text,
                lang,
                self._section,
                self._subject,
                self._heading,
                level,
                facts,
                citations,
                links,
                times,
                parts,
                origin,
            )
        )
