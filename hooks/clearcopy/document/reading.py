"""A finished page becomes a Page: what a reader sees, each part with its place in the source."""

from __future__ import annotations

import re

from lxml import etree, html

from clearcopy.document.article import Article
from clearcopy.document.lineage import ROOT, STYLED, attributes_of, extend
from clearcopy.document.origin import SourceMap
from clearcopy.document.page import Block, BlockKind, Head, Page, Section
from clearcopy.document.requests import find_requests
from clearcopy.document.walking import Walker
from clearcopy.findings import Span

__all__ = ["STYLED", "read_page", "strip_marks", "words_of"]

# Elements as plain as can be: lxml.html looks up a Python class for each.
_PARSER = etree.HTMLParser()
# What link previews show: the Open Graph protocol and its like.
_PREVIEWS = frozenset(
    f"{network}:{part}"
    for network in ("og", "twitter")
    for part in ("title", "description", "image:alt")
)
LINE_MARKS = re.compile(r"<!--@[^>]*?:\d+-->")


def _head(document: etree._Element) -> Head:
    title = document.findtext(".//head/title") or ""
    named = [
        (meta.get("property") or meta.get("name") or "", meta.get("content", ""))
        for meta in document.iterfind(".//head/meta")
    ]
    texts = dict(named)
    known = (title, texts.get("description", ""))
    previews = [
        text
        for name, text in named
        if name in _PREVIEWS and text.strip() and not any(text in other for other in known)
    ]
    alternates = tuple(
        (link.get("hreflang", ""), link.get("href", ""))
        for link in document.iterfind(".//head/link")
        if "alternate" in link.get("rel", "").split() and link.get("hreflang")
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
    document = etree.fromstring(finished, _PARSER)
    walker = _walk(document, article)
    intact = finished.count(article.html) == 1 and (
        finished.count("data-block=") == article.html.count("data-block=")
    )
    composed: tuple[Section, ...] = ()
    if not intact:
        composed = tuple(_walk(etree.fromstring(article.html, _PARSER), article).sections)
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
        article_intact=intact,
        references=tuple(walker.entries),
        images=tuple(walker.images),
        ids=frozenset(walker.ids),
        literals=article.literals,
        description_span=article.description_span,
        title_span=article.title_span,
        span=Span(article.path),
        setting=article.setting,
        whole=article.whole,
        requests=find_requests(document, finished),
    )


def _walk(document: etree._Element, article: Article) -> Walker:
    walker = Walker(article.sources, article.html_lang, article.path, gaps=not article.whole)
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
