"""A finished page becomes a Page: what a reader sees, each part with its place in the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree, html

from clearcopy.document.article import CLOSING, Article, Piece
from clearcopy.document.lineage import ROOT, STYLED, attributes_of, extend
from clearcopy.document.origin import SourceMap
from clearcopy.document.page import Block, BlockKind, Head, Page, Section
from clearcopy.document.requests import find_requests
from clearcopy.document.walking import PARSER, SLOT, Walker
from clearcopy.findings import Span

__all__ = ["STYLED", "read_page", "strip_marks", "words_of"]

# What link previews show: the Open Graph protocol and its like.
_PREVIEWS = frozenset(
    f"{network}:{part}"
    for network in ("og", "twitter")
    for part in ("title", "description", "image:alt")
)
LINE_MARKS = re.compile(r"<!--@[^>]*?:\d+-->")


def _head(document: etree._Element) -> Head:
    head = document.find("head")
    parts = [] if head is None else list(head)
    title = next((part.text or "" for part in parts if part.tag == "title"), "")
    named = [
        (part.get("property") or part.get("name") or "", part.get("content", ""))
        for part in parts
        if part.tag == "meta"
    ]
    texts = dict(named)
    known = (title, texts.get("description", ""))
    previews = [
        text
        for name, text in named
        if name in _PREVIEWS and text.strip() and not any(text in other for other in known)
    ]
    alternates = tuple(
        (part.get("hreflang", ""), part.get("href", ""))
        for part in parts
        if part.tag == "link"
        and "alternate" in part.get("rel", "").split()
        and part.get("hreflang")
    )
    return Head(
        title=title.strip(),
        description=texts.get("description", ""),
        html_lang=document.get("lang", ""),
        alternates=alternates,
        robots=texts.get("robots", ""),
        previews=tuple(dict.fromkeys(previews)),
    )


def words_of(fragment: str) -> str:
    """Return the visible words of a piece of HTML, without its citations."""
    walker = Walker({}, "")
    walker.walk(html.fragment_fromstring(fragment, create_parent="div"), "")
    return " ".join(block.own_words for block in walker.blocks)


def read_page(article: Article, finished: str) -> Page:
    """Read a finished page, template and all, against the article that was composed for it."""
    frame = _frame(article, finished)
    read = None if frame is None else _read_frame(article, frame)
    document, walker = read or _read_whole(article, finished)
    composed: tuple[Section, ...] = ()
    if frame is None:
        composed = tuple(_read_whole(article, article.html)[1].sections)
    head = _head(document)
    blocks = [*_head_blocks(article, head)]
    blocks += [block for block in walker.blocks if not _is_own_address(block, article)]
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
        sections=tuple(walker.sections),
        expected=article.expected,
        composed=composed,
        article_intact=frame is not None,
        references=tuple(walker.entries),
        images=tuple(walker.images),
        ids=frozenset(walker.ids),
        literals=article.literals,
        description_span=article.description_span,
        title_span=article.title_span,
        span=Span(article.path),
        setting=article.setting,
        whole=article.whole,
        requests=find_requests(document, finished, walker.parts),
    )


def _frame(article: Article, finished: str) -> str | None:
    """Return what stands around the article, with a slot in its place; None where it is altered.

    It must stand there once, as it was composed, and no block of an article outside it.
    """
    composed = article.html
    at = finished.find(article.opening)
    if not finished.startswith(composed, at):
        at = finished.find(composed)
    end = at + len(composed)
    if at < 0 or finished.find(composed, end) >= 0:
        return None
    before, after = finished[:at], finished[end:]
    if "data-block=" in before or "data-block=" in after:
        return None
    return f'{before}{article.opening[:-1]} {SLOT}="">{CLOSING}{after}'


def _read_frame(article: Article, frame: str) -> tuple[etree._Element, Walker] | None:
    """Read a page whose article stands in it as composed, so that each piece is read for itself.

    The article is balanced, so all around it means the same with the slot as with the article.
    None where no element comes of the slot, say in a script or a comment.
    """
    document = _parse(frame)
    walker = _walk(document, article, article.pieces)
    return (document, walker) if walker.filled == 1 else None


def _read_whole(article: Article, finished: str) -> tuple[etree._Element, Walker]:
    document = _parse(finished)
    return document, _walk(document, article, ())


def _parse(text: str) -> etree._Element:
    return etree.fromstring(text.encode(errors="replace"), PARSER)


def _walk(document: etree._Element, article: Article, pieces: Sequence[Piece]) -> Walker:
    walker = Walker(
        article.sources, article.html_lang, article.path, gaps=not article.whole, pieces=pieces
    )
    lang = document.get("lang", article.html_lang)
    step = extend(ROOT, "html", attributes_of(document))
    body = document.find("body")
    walker.walk(document if body is None else body, lang, ROOT if body is None else step)
    return walker


def _is_own_address(block: Block, article: Article) -> bool:
    """Whether a text around the article only says where the page stands: its address or its id."""
    if block.section:
        return False
    return block.text == article.record or block.text.endswith(f"/{article.url}")


def _head_blocks(article: Article, head: Head) -> list[Block]:
    """The texts of the head, as blocks that point at the title and the front matter."""
    found = []
    texts: tuple[tuple[BlockKind, str, Span], ...] = (
        ("page-title", head.title, article.title_span),
        ("description", head.description, article.description_span),
        *(("preview", text, article.description_span) for text in head.previews),
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
