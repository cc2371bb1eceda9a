"""Everything that goes into one PDF, as text: the same manuscript always makes the same file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

from lxml import etree

from clearcopy.document.article import Article
from clearcopy.document.page import Page
from clearcopy.findings import Finding, Span, digest
from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.drift import Wanted
from clearcopy.publishing.pdf.facts_file import SCHEMA, render_facts
from clearcopy.publishing.pdf.nodes import Json, texts
from clearcopy.publishing.pdf.tokens import read_tokens
from clearcopy.publishing.pdf.tree import Tree, read_tree
from clearcopy.publishing.pdf.wanted import read_wanted
from clearcopy.publishing.pdf.wording import WORDS, name_readers
from clearcopy.records.library import Library

# The types of page that people file and forward.
PAGE_TYPES = frozenset({"release", "study", "asset"})
PAPERS = {"A4": "a4", "Letter": "us-letter"}
DAY = re.compile(r'<time datetime="(\d{4}-\d\d-\d\d)')
# Elements as plain as can be: lxml.html looks up a Python class for each.
_PARSER = etree.HTMLParser()
IMAGES = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}


@dataclass(frozen=True)
class Edition:
    """What all PDFs of one build share.

    `address` is the site's, `root` the newsroom's folder; `draft` makes review copies.
    """

    library: Library
    root: Path
    address: str
    as_of: datetime
    draft: bool = False


@dataclass(frozen=True)
class Manuscript:
    """One PDF before it is set: its file's name in the site, its text, where its blocks come from.

    `text` is the JSON that the template reads; `wanted` is what the finished file must say, taken
    from the page and not from `tree`.
    """

    file: str
    text: str
    wanted: Wanted
    tree: Tree
    page: Page
    article: Article
    findings: tuple[Finding, ...]


def pdf_name(url: str, *, draft: bool = False) -> str:
    """Return where the PDF of a page lies: beside its HTML, under the page's own name."""
    slug = url.rstrip("/").rpartition("/")[2]
    return f"{url}{slug}{'.draft' if draft else ''}.pdf"


def has_pdf(page_type: str) -> bool:
    """Whether pages of this type have a PDF."""
    return page_type in PAGE_TYPES


def seen_digest(page: Page) -> str:
    """Return the digest of what a reader of the page sees: every text with its language."""
    seen = (
        f"{block.kind}\t{block.lang}\t{block.text}"
        for block in page.blocks
        if block.section != "breadcrumb"
    )
    return digest("\n".join(seen))


def parse_article(html: str) -> etree._Element:
    """Return an article's element."""
    return next(etree.fromstring(html, _PARSER).iter("article"))


def write_manuscript(article: Article, page: Page, edition: Edition) -> Manuscript:
    """Put together what the PDF of a page is made from."""
    address = f"{edition.address}{article.url}"
    root = parse_article(article.html)
    tree = read_tree(article, root, address)
    images, problems = _images(tree, article, edition.root)
    lang = article.lang
    words = WORDS[lang]
    issuer = _issuer(article, edition.library)
    tokens = read_tokens(lang)
    day = _day(article, edition)
    status = words["draft-status"] if edition.draft else ""
    title = f"{words['draft']}: {article.title}" if edition.draft else article.title
    whole: dict[str, object] = {
        "lang": article.html_lang,
        "title": title,
        "issuer": issuer,
        "description": article.description,
        "keywords": [article.record, *([status] if status else [])],
        "date": [day.year, day.month, day.day],
        "paper": _paper(edition.library),
        "tokens": {"colors": tokens.colors, "sizes": tokens.sizes},
        "running": {
            "issuer": issuer,
            "audience": _readers(article, edition.library),
            "digest": f"{article.record} · {words['digest'].format(digest=seen_digest(page))}",
            "page": words["page"],
        }
        | ({"draft": words["draft"]} if edition.draft else {}),
        "attachments": _attachments(page, edition.library, address),
        "images": images,
        "blocks": tree.blocks,
    }
    return Manuscript(
        file=pdf_name(article.url, draft=edition.draft),
        text=json.dumps(whole, ensure_ascii=False, separators=(",", ":")),
        wanted=read_wanted(page, root, address),
        tree=tree,
        page=page,
        article=article,
        findings=(*tree.findings, *problems),
    )


def _paper(library: Library) -> str:
    policy = library.policy
    return PAPERS[policy.paper] if policy is not None else PAPERS["A4"]


def _issuer(article: Article, library: Library) -> str:
    release = library.releases.get(article.record) if article.type == "release" else None
    issuer = library.issuers.get(release.issuer) if release else None
    if issuer is None and library.issuer is not None:
        issuer = library.issuer[1]
    return issuer.name[article.lang] if issuer else ""


def _readers(article: Article, library: Library) -> str:
    release = library.releases.get(article.record) if article.type == "release" else None
    if release is not None:
        return name_readers(release.audience, article.lang)
    policy = library.policy
    return policy.page_types[article.type].title[article.lang] if policy else ""


def _day(article: Article, edition: Edition) -> date:
    """The file's date: a release's own; of other pages the last that they print.

    Not the day of the build: the file of a page that has not changed must not change either.
    """
    if article.type == "release":
        return article.published
    printed = [date.fromisoformat(day) for day in DAY.findall(article.html)]
    public = [
        release.published.day
        for release in edition.library.releases.values()
        if release.public_at(edition.as_of)
    ]
    return max(printed or public or [edition.as_of.date()])


@cache
def _schema() -> str:
    return SCHEMA.read_text(encoding="utf-8")


def _attachments(page: Page, library: Library, address: str) -> list[Json]:
    return [
        {
            "name": "facts.json",
            "text": render_facts(page, library, address),
            "relationship": "data",
            "type": "application/json",
            "description": "The figures of this document and where they come from",
        },
        {
            "name": SCHEMA.name,
            "text": _schema(),
            "relationship": "supplement",
            "type": "application/schema+json",
            "description": "What the fields of facts.json mean (JSON Schema)",
        },
    ]


def _images(tree: Tree, article: Article, root: Path) -> tuple[Mapping[str, object], list[Finding]]:
    """Return the images' content: text for SVG, numbers for other formats."""
    found: dict[str, object] = {}
    problems = []
    docs = (root / "docs").resolve()
    for src in tree.images:
        path = (docs / src).resolve()
        suffix = path.suffix.lower()
        if suffix not in IMAGES or not path.is_relative_to(docs) or not path.is_file():
            place = Span(article.path)
            problems.append(defects.IMAGE_UNUSABLE.found(place, page=article.url, src=src))
            continue
        data = path.read_bytes()
        found[src] = data.decode("utf-8") if suffix == ".svg" else list(data)
    return found, problems


def missing_glyphs(manuscript: Manuscript, covered: frozenset[int]) -> tuple[Finding, ...]:
    """Return a finding for every character of the page that no font has, at its place."""
    if covered.issuperset(map(ord, set(manuscript.text))):
        return ()
    found: dict[tuple[Span, str], Finding] = {}
    tree = manuscript.tree
    for place, text in _placed(tree.blocks, tree.places):
        for character in text:
            if ord(character) not in covered:
                at = _column(manuscript.article, place, character)
                found[at, character] = defects.GLYPH_MISSING.found(
                    at,
                    page=manuscript.article.url,
                    character=character,
                    code=f"U+{ord(character):04X}",
                )
    return tuple(found.values())


def _placed(blocks: list[Json], places: tuple[Span, ...]) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for block in blocks:
        at = block.get("at")
        own = {
            name: value
            for name, value in block.items()
            if name in ("runs", "text", "alt", "caption", "name", "value")
        }
        if isinstance(at, int):
            found += [(places[at], text) for text in texts(own)]
        for name in ("blocks", "items", "rows", "head", "cells"):
            inner = block.get(name)
            if isinstance(inner, list):
                found += _placed(inner, places)
    return found


def _column(article: Article, place: Span, character: str) -> Span:
    for source in article.sources.values():
        if source.path == place.path and 0 < place.line <= len(source.lines):
            column = source.lines[place.line - 1].find(character)
            if column >= 0:
                return Span(place.path, place.line, column + 1, place.line, column + 2)
    return place
