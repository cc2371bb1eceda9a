"""What composing makes of one page, and what reading needs to know of it again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from clearcopy.document.origin import SourceText
from clearcopy.document.page import DeclaredLiteral, ExpectedSection
from clearcopy.findings import Finding, Span
from clearcopy.records.scope import Setting


@dataclass(frozen=True)
class Article:
    """One page's article: HTML with source marks, and everything that is not visible in it.

    `toc` holds (level, id, text) of its headings; `sources` the files that the marks name, the
    author's own under "". `whole` says that all could be composed that belongs on the page.
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
    html: str
    toc: tuple[tuple[int, str, str], ...]
    expected: tuple[ExpectedSection, ...]
    literals: tuple[DeclaredLiteral, ...]
    sources: Mapping[str, SourceText]
    description_span: Span
    title_span: Span
    findings: tuple[Finding, ...]
    whole: bool = True
    setting: Setting = field(default_factory=Setting)
