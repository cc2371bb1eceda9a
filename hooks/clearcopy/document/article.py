"""What composing makes of one page, and what reading needs to know of it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape

from clearcopy.document.origin import SourceText
from clearcopy.document.page import DeclaredLiteral, ExpectedSection
from clearcopy.findings import Finding, Span
from clearcopy.records.scope import Setting

CLOSING = "</article>"


@dataclass(frozen=True, slots=True)
class Piece:
    """One block of an article: a whole section, with source marks.

    `data` is its HTML as UTF-8: one arrow in a text makes Python take two bytes for every letter.
    `recurs` says that other pages show the very same. `toc` holds (level, id, text) of its
    headings, `paths` the files that its marks name.
    """

    data: bytes
    recurs: bool
    toc: tuple[tuple[int, str, str], ...]
    paths: tuple[str, ...]

    @property
    def html(self) -> str:
        """The section as it stands in the page."""
        return self.data.decode()


@dataclass(frozen=True)
class Article:
    """One page's article: HTML with source marks, and everything that is not visible in it.

    `sources` holds the files that the marks name, the author's own under "". `whole` says that all
    could be composed that belongs on the page.
    """

    url: str
    path: str
    key: str
    type: str
    lang: str
    html_lang: str
    record: str
    governed: bool
    public: bool
    published: date
    published_iso: str
    cuts: Mapping[str, str]
    title: str
    description: str
    pieces: tuple[Piece, ...]
    expected: tuple[ExpectedSection, ...]
    literals: tuple[DeclaredLiteral, ...]
    sources: Mapping[str, SourceText]
    description_span: Span
    title_span: Span
    findings: tuple[Finding, ...]
    whole: bool = True
    setting: Setting = field(default_factory=Setting)

    @property
    def opening(self) -> str:
        """The tag that opens the article."""
        name = escape(self.type)
        return f'<article class="cc-article" data-type="{name}" lang="{self.html_lang}">'

    @property
    def html(self) -> str:
        """The article as it stands in the page: its pieces, and nothing between them."""
        inner = b"".join([piece.data for piece in self.pieces]).decode()
        return f"{self.opening}\n{inner}{CLOSING}"

    @property
    def toc(self) -> tuple[tuple[int, str, str], ...]:
        """The headings as (level, id, text)."""
        return tuple([entry for piece in self.pieces for entry in piece.toc])
