"""Statements as they stand on pages: rendered once a version and language, then reused."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from clearcopy.document import defects
from clearcopy.document.dialect import render_markdown
from clearcopy.document.frame import suggest_reference
from clearcopy.document.markers import Written
from clearcopy.document.origin import SourceText
from clearcopy.document.reading import words_of
from clearcopy.document.rendering import Refusal, Rendering
from clearcopy.document.values import NoValue, Value, find_value
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.records.models import Statement


@dataclass(frozen=True, slots=True)
class Fragment:
    """A statement's version as HTML without its section, its visible words, and its problems.

    `gaps` is what was written where nothing could be printed.
    """

    title: str
    html: str
    words: str
    findings: tuple[Finding, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True)
class Fragments:
    """The statements of one Library, each rendered when first asked for."""

    library: Library
    made: dict[tuple[str, str, str], Fragment] = field(default_factory=dict)

    def get(self, statement_id: str, version: str, lang: str) -> Fragment:
        """Return a statement's version in a language.

        A study's figures are refused in it: a statement serves many releases, so it cannot know
        whose data cut it would print.
        """
        key = (statement_id, version, lang)
        if key not in self.made:
            self.made[key] = _render(self.library, *key)
        return self.made[key]


def _render(library: Library, statement_id: str, version: str, lang: str) -> Fragment:
    statement = library.statements[statement_id]
    text = statement.versions[version].text[lang]
    rendering = _rendering(library, statement_id, version, lang)
    html = render_markdown(text.rstrip("\n"), rendering)
    title = statement.title[lang]
    place = statement.span("title", lang)
    heading = heading_html(statement_id, title, f"{place.path}:{place.line}")
    whole = f"{heading}{html}" if has_heading(statement) else html
    findings, gaps = tuple(rendering.findings()), tuple(rendering.gaps)
    return Fragment(title, whole, words_of(whole), findings, gaps)


_NOTES = (
    "exchange-responsibility",
    "demonstration",
    "status",
    "core-product-warning",
    "copyright",
)


def has_heading(statement: Statement) -> bool:
    """Whether a statement stands under a heading; notes at the ends of a page do not."""
    return statement.kind not in _NOTES


def heading_html(name: str, title: str, mark: str) -> str:
    """Render the heading of a composed block."""
    return f'<h2 id="{escape(name)}"><!--@{mark}-->{escape(title)}</h2>\n'


def _rendering(library: Library, statement_id: str, version: str, lang: str) -> Rendering:
    statement = library.statements[statement_id]
    span = statement.span("versions", version, "text", lang)
    text = statement.versions[version].text[lang]
    # The place of a text after `|` begins with its first words; blank lines may stand before them.
    first = span.line - (len(text) - len(text.lstrip("\n")))
    source = SourceText(span.path, tuple(library.texts.get(span.path, "").split("\n")))

    def value(path: str, form: str) -> Value | NoValue:
        return find_value(library, {}, lang, path, form)

    def link(href: str) -> str | Refusal:
        if href.startswith(("https://", "mailto:")):
            return href
        return defects.UNSAFE_LINK, {"href": href}

    def image(src: str) -> str | Refusal:
        return defects.IMAGE_MISSING, {"src": src}

    return Rendering(
        written=Written(source, first, max(first, span.end_line)),
        marks=span.path,
        value=value,
        table=lambda _study, _name: None,
        link=link,
        image=image,
        suggest_key=lambda key: suggest_reference(library, key),
        id_prefix=f"{statement_id}-",
    )


@lru_cache(maxsize=8)
def fragments_of(library: Library) -> Fragments:
    """Return the statements of a Library, rendered at most once."""
    return Fragments(library)


def statement_words(library: Library, statement_id: str, version: str, lang: str) -> str:
    """Return the visible words of a statement's version as composed, without citations."""
    return fragments_of(library).get(statement_id, version, lang).words
