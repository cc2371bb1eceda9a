"""What the reader sees: a read-only tree of blocks, each with its place in the author's file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal as Choice
from typing import NamedTuple

from clearcopy.document.origin import SourceMap
from clearcopy.document.requests import Request
from clearcopy.findings import Span
from clearcopy.language.dates import DateMention, find_dates
from clearcopy.language.figures import may_hold_figure
from clearcopy.language.sentences import split_sentences
from clearcopy.records.scope import Setting

BlockKind = Choice[
    "heading",
    "paragraph",
    "item",
    "header-cell",
    "cell",
    "caption",
    "quote",
    "code",
    "alternative-text",
    "page-title",
    "description",
    "preview",
    "entry",
]


# Marks and blocks are tuples: a large newsroom makes some 200,000, and frozen dataclasses take long
# to make. Nothing is cached in a block. What is worked out of its text is kept by the functions of
# `language`, for as long as it is asked for again.
class FactMark(NamedTuple):
    """A figure that is bound to a fact: `address` is the fact's full address with its data cut."""

    start: int
    end: int
    address: str
    value: str
    form: str


class CitationMark(NamedTuple):
    """A citation in the text: the brackets with everything between them."""

    start: int
    end: int
    keys: tuple[str, ...]
    numbers: tuple[int, ...]


class LinkMark(NamedTuple):
    """A link and what it says."""

    start: int
    end: int
    href: str


class TimeMark(NamedTuple):
    """A date or time that machines read too (`<time datetime>`)."""

    start: int
    end: int
    value: str


class LanguagePart(NamedTuple):
    """A part in another language than its block."""

    start: int
    end: int
    lang: str


class Block(NamedTuple):
    """One run of visible text: a paragraph, an item, a cell, a caption, an alternative text.

    `text` is what the reader sees, white space squeezed; all offsets are into it. `section` is the
    name of the composed block it stands in ("" outside any), `subject` that block's subject.
    `heading` is the nearest heading above it.
    """

    kind: BlockKind
    text: str
    lang: str
    section: str
    subject: str
    heading: str
    level: int
    facts: tuple[FactMark, ...]
    citations: tuple[CitationMark, ...]
    links: tuple[LinkMark, ...]
    times: tuple[TimeMark, ...]
    parts: tuple[LanguagePart, ...]
    origin: SourceMap

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the place in the author's file of `text[start:end]`."""
        return self.origin.span(self.text, start, len(self.text) if end is None else end)

    @property
    def folder_lang(self) -> str:
        """The language as the newsroom's folders name it: `en` or `zh`."""
        return "zh" if self.lang[:2] == "zh" else "en"

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the text as (start, end)."""
        return split_sentences(self.text, self.folder_lang)

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The mentions of dates and times of day; those without a year are not completed."""
        return find_dates(self.text, self.folder_lang)

    @property
    def may_hold_open_figure(self) -> bool:
        """Whether a digit or number word may stand outside the marks, which explain what they hold.

        False only where there is none: most blocks need not be looked at more closely.
        """
        if not (self.facts or self.citations or self.times):
            return may_hold_figure(self.text)
        marks = [(mark.start, mark.end) for mark in self.facts]
        marks += [(mark.start, mark.end) for mark in self.citations]
        marks += [(mark.start, mark.end) for mark in self.times]
        pieces, at = [], 0
        for start, end in sorted(marks):
            pieces.append(self.text[at:start])
            at = max(at, end)
        return may_hold_figure(" ".join([*pieces, self.text[at:]]))

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence in which `offset` lies."""
        for start, end in self.sentences:
            if start <= offset < end:
                return start, end
        return 0, len(self.text)

    @property
    def own_words(self) -> str:
        """The text without its citations, which differ from page to page."""
        if not self.citations:
            return self.text
        pieces, at = [], 0
        for mark in self.citations:
            pieces.append(self.text[at : mark.start])
            at = mark.end
        pieces.append(self.text[at:])
        return " ".join("".join(pieces).split())


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way from the root to a section: what a style sheet can select."""

    tag: str
    id: str
    classes: tuple[str, ...]
    attributes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A composed block as it stands in the finished page.

    `hidden` says by which markup it is hidden ("" when it is not); `lineages` are the chains of
    elements, from the root, that lead to the section and to what it holds, for style sheets.
    `path` is the author's file, for a section without words.
    """

    name: str
    subject: str
    version: str
    lang: str
    hidden: str
    lineages: tuple[tuple[Step, ...], ...]
    blocks: tuple[Block, ...]
    path: str

    @cached_property
    def words(self) -> str:
        """What a reader reads in it, without its citations."""
        return " ".join([block.own_words for block in self.blocks])

    @property
    def span(self) -> Span:
        """The place of its first words."""
        return self.blocks[0].span() if self.blocks else Span(self.path)


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A block that composing put into the article, and why."""

    name: str
    subject: str
    version: str
    because: str
    span: Span
    statement: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceEntry:
    """One entry of the reference list as printed: a block, and what its links lead to."""

    number: int
    key: str
    block: Block
    links: tuple[str, ...]
    back: tuple[str, ...]

    @property
    def text(self) -> str:
        """What a reader reads."""
        return self.block.text

    @property
    def lang(self) -> str:
        """The language of the entry as a whole."""
        return self.block.lang

    @property
    def parts(self) -> tuple[LanguagePart, ...]:
        """What of it is in another language."""
        return self.block.parts

    @property
    def span(self) -> Span:
        """The place of its record."""
        return self.block.span()


@dataclass(frozen=True, slots=True)
class Image:
    """An image; `alt` is None where the attribute is missing."""

    src: str
    alt: str | None
    decorative: bool
    section: str
    described: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Head:
    """What search engines and link previews show.

    `previews` are the texts of link previews that are neither the title nor the description.
    """

    title: str
    description: str
    html_lang: str
    alternates: tuple[tuple[str, str], ...]
    robots: str
    previews: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredLiteral:
    """A figure that is no fact, declared in the front matter with its exact string and a reason."""

    text: str
    reason: str
    span: Span


@dataclass(frozen=True)
class Page:
    """One finished page.

    `url` is relative to the site (`en/news/x/`), `path` the author's file, `key` that path without
    its language folder: the same for all languages. `record` is the id of the record that the page
    is about. `published` is the day of publication where the record has one, else the day of
    `as_of`. `article_intact` says that the article stands in the page exactly as it was composed;
    where it does not, `composed` holds the sections as they were composed, for comparison.
    `setting` says whom the page addresses and what binds its issuer, `requests` what the page
    fetches from other hosts. `whole` says that all could be composed that belongs on the page:
    where not, that has its own finding, and rules that look for what a page lacks stay silent.
    """

    url: str
    path: str
    key: str
    type: str
    lang: str
    record: str
    governed: bool
    public: bool
    published: date
    cuts: Mapping[str, str]
    head: Head
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    expected: tuple[ExpectedSection, ...]
    composed: tuple[Section, ...]
    article_intact: bool
    references: tuple[ReferenceEntry, ...]
    images: tuple[Image, ...]
    ids: frozenset[str]
    literals: tuple[DeclaredLiteral, ...]
    description_span: Span
    title_span: Span
    span: Span
    setting: Setting = field(default_factory=Setting)
    requests: tuple[Request, ...] = ()
    whole: bool = True

    @property
    def markets(self) -> frozenset[str]:
        """The markets that the page addresses; empty where nobody declared them."""
        return self.setting.markets

    @property
    def audience(self) -> frozenset[str]:
        """Whom the page addresses; empty where nobody declared it."""
        return self.setting.audience

    def in_section(self, *names: str) -> Iterator[Block]:
        """Yield the blocks of the named sections, in order."""
        return (block for block in self.blocks if block.section in names)

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """The blocks that the page itself says: all but the reference list."""
        return tuple([block for block in self.blocks if block.section != "references"])

    def subject_of(self, block: Block) -> str:
        """Return how a waiver names this block of this page."""
        return f"{self.path}#{block.section or 'page'}"
