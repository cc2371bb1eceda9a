"""The authors' Markdown: plain Markdown with tables, `[[values]]` and `[@citations]`, no HTML.

Python-Markdown renders it. A preprocessor puts the line number at the start of every text line,
after its list, heading, quote or table prefix; the marks survive inline parsing and become comments
(`<!--@path:12-->`) in the HTML, from which a finished page finds its way back to the source.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # noqa: N817 - the usual name
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify_unicode, unique
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from clearcopy.document import defects
from clearcopy.document.page import SourceText
from clearcopy.document.values import NoValue, Value
from clearcopy.findings import Defect, Finding, Span

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
# In a composed table this stands where a cell's text begins: there comes the author's line.
TABLE_LINE = "\ue002"
TABLE_HERE = "\ue003"
TABLE_PLACE = re.compile(f"<p>(?:{OPEN}\\d+{CLOSE})?{TABLE_HERE}(\\d+){TABLE_HERE}</p>")
PREFIX = re.compile(r"(?:\s{0,3}>\s?)*\s*(?:(?:[*+-]|\d+[.)])\s+)?(?:#{1,6}\s+)?\|?\s*")
NO_TEXT = re.compile(r"\s*(?:>\s?)*(?:[-=|:\s*_]*$|\[[^\]@\[]+\]:\s)")
ATTRIBUTE_LIST = re.compile(r"\{:[^{}\n]*\}|\{\s*[#.][^{}\n]*\}|\{[^{}\n]*\bon\w+\s*=[^{}\n]*\}")
TABLE_PATH = re.compile(r"\[\[\s*([a-z0-9-]+)\.tables\.([a-z0-9-]+)\s*\]\]")
TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "a",
    "img", "blockquote", "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "data", "span",
    "time", "figure", "caption", "div", "dl", "dt", "dd",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "data": {"value", "data-fact", "data-form"},
    "span": {"class", "data-keys", "lang"},
    "time": {"datetime"},
    "th": {"scope", "class"},
    "td": {"class"},
    "ol": {"start"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
    "p": {"class"},
    "figure": {"class"},
    "caption": {"id"},
    "div": {"class", "role", "tabindex", "aria-labelledby"},
}  # fmt: skip


@dataclass
class Rendering:
    """One text on its way through the renderer: what it may ask, and what went wrong.

    `value` resolves `[[path:form]]`, `table` renders a table or returns None, `link` and `image`
    return the address to print or a finding's parts; `known_key` tells which citations exist.
    """

    source: SourceText
    first_line: int
    marks: str
    value: Callable[[str, str], Value | NoValue]
    table: Callable[[str, str], str | None]
    link: Callable[[str], str | tuple[Defect, dict[str, str]]]
    image: Callable[[str], str | tuple[Defect, dict[str, str]]]
    suggest_key: Callable[[str], str | None]
    headings: list[tuple[int, str, str]] = field(default_factory=list)
    used_ids: set[str] = field(default_factory=set)
    problems: list[tuple[Defect, str, dict[str, Any]]] = field(default_factory=list)

    def problem(self, defect: Defect, text: str, /, **values: str) -> None:
        """Note a problem with the literal source text; its place is looked up afterwards."""
        self.problems.append((defect, MARK.sub("", text), values))

    def findings(self) -> list[Finding]:
        """Return the problems with their places: the n-th problem with a text is its n-th place."""
        seen: dict[tuple[str, str], int] = {}
        found = []
        for defect, raw, values in self.problems:
            count = seen.get((defect.code, raw), 0)
            seen[defect.code, raw] = count + 1
            found.append(defect.found(self._place(raw, count), **values))
        return found

    def _place(self, raw: str, occurrence: int) -> Span:
        first = raw.split("\n", 1)[0]
        place = Span(self.source.path, self.first_line, 1)
        for number in range(self.first_line, len(self.source.lines) + 1):
            line = self.source.lines[number - 1]
            column = line.find(first) if first else -1
            while column >= 0:
                place = Span(self.source.path, number, column + 1, number, column + 1 + len(first))
                if not occurrence:
                    return place
                occurrence -= 1
                column = line.find(first, column + 1)
        return place


class _Marks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        rendering = _rendering(self.md)
        marked = []
        for number, line in enumerate(lines, rendering.first_line):
            if not line or line.isspace() or NO_TEXT.match(line):
                marked.append(line)
                continue
            prefix = PREFIX.match(line)
            at = prefix.end() if prefix else 0
            marked.append(f"{line[:at]}{OPEN}{number}{CLOSE}{line[at:]}")
        return marked


class _Values(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown's signature
    ) -> tuple[ET.Element | str, int, int]:
        rendering = _rendering(self.md)
        path, _, form = (part.strip() for part in m[1].partition(":"))
        if ".tables." in path:
            rendering.problem(defects.TABLE_INSIDE_TEXT, m[0], raw=m[0])
            return AtomicString(m[0]), m.start(0), m.end(0)
        value = rendering.value(path, form)
        if isinstance(value, NoValue):
            defect = {
                "path": defects.UNKNOWN_PATH,
                "cut": defects.CUT_NEEDED,
                "form": defects.UNKNOWN_FORM,
            }[value.kind]
            rendering.problem(
                defect, m[0], raw=m[0], hint=value.hint, form=form, reason=value.reason
            )
            return AtomicString(m[0]), m.start(0), m.end(0)
        element = ET.fromstring(f"<span>{value.html}</span>")
        if len(element) == 1 and not element.text:
            element = element[0]
        for part in element.iter():
            part.text = AtomicString(part.text) if part.text else part.text
        if element.tag == "span":
            return AtomicString(value.text), m.start(0), m.end(0)
        return element, m.start(0), m.end(0)


class _Citations(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown's signature
    ) -> tuple[ET.Element | str, int, int]:
        rendering = _rendering(self.md)
        keys = [part.strip().removeprefix("@") for part in MARK.sub("", m[1]).split(";")]
        known = []
        for key in keys:
            hint = rendering.suggest_key(key)
            if hint is None:
                known.append(key)
            else:
                rendering.problem(defects.UNKNOWN_CITATION, f"@{key}", key=key, hint=hint)
        if not known:
            return AtomicString(m[0]), m.start(0), m.end(0)
        element = ET.Element("span", {"class": "cc-cite", "data-keys": " ".join(known)})
        return element, m.start(0), m.end(0)


class _RawHtml(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - Python-Markdown's signature
    ) -> tuple[str, int, int]:
        raw = MARK.sub("", m[0])
        _rendering(self.md).problem(defects.RAW_HTML, raw, raw=raw.split("\n", 1)[0])
        return AtomicString(raw), m.start(0), m.end(0)


class _Finish(Treeprocessor):
    """Checks links and images, names headings, drops marks where no comment can stand."""

    def run(self, root: ET.Element) -> None:
        rendering = _rendering(self.md)
        for element in root.iter():
            if element.tag == "a":
                self._address(rendering, element, "href", rendering.link)
            elif element.tag == "img":
                self._address(rendering, element, "src", rendering.image)
            elif element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._heading(rendering, element)
            elif element.tag == "code":
                element.text = AtomicString(MARK.sub("", element.text or ""))
            elif element.tag == "th":
                element.set("scope", "col")
            if element.tag in ("th", "td"):
                element.attrib.pop("style", None)
            for name, value in element.attrib.items():
                if OPEN in value:
                    element.set(name, MARK.sub("", value))

    @staticmethod
    def _address(
        rendering: Rendering,
        element: ET.Element,
        name: str,
        resolve: Callable[[str], str | tuple[Defect, dict[str, str]]],
    ) -> None:
        raw = MARK.sub("", element.get(name, ""))
        if element.tag == "a" and raw.startswith("https://") and element.text == element.get(name):
            return
        resolved = resolve(raw)
        if isinstance(resolved, str):
            element.set(name, resolved)
            return
        defect, values = resolved
        rendering.problem(defect, raw, **values)
        del element.attrib[name]

    @staticmethod
    def _heading(rendering: Rendering, element: ET.Element) -> None:
        text = " ".join(MARK.sub("", "".join(element.itertext())).split())
        if element.tag == "h1":
            rendering.problem(defects.TITLE_TWICE, text, title=text)
            return
        name = unique(slugify_unicode(text, "-") or "section", rendering.used_ids)
        element.set("id", name)
        rendering.headings.append((int(element.tag[1]), name, text))


class _Dialect(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Marks(md), "clearcopy-marks", 15)
        md.inlinePatterns.register(_Values(r"\[\[([^\[\]\n]+)\]\]", md), "clearcopy-values", 178)
        md.inlinePatterns.register(_Citations(r"\[(@[^\[\]]+)\]", md), "clearcopy-cites", 176)
        html = r"<(?:/?[A-Za-z][^<>]*|![^<>]*|\?[^<>]*)>"
        md.inlinePatterns.register(_RawHtml(html, md), "clearcopy-html", 90)
        md.treeprocessors.register(_Finish(md), "clearcopy-finish", -10)


def _rendering(md: Markdown) -> Rendering:
    rendering: Rendering = md.clearcopy  # type: ignore[attr-defined]
    return rendering


def _renderer() -> Markdown:
    return Markdown(extensions=[TableExtension(), "sane_lists", _Dialect()], output_format="html")


_MARKDOWN = _renderer()
_HTML_IN_LINE = re.compile(r"<[A-Za-z/!?]")


def render_markdown(text: str, rendering: Rendering) -> str:
    """Render an author's text to sanitised HTML; problems are noted in `rendering`.

    A paragraph that is only `[[study.tables.name]]` becomes that table.
    """
    for raw in ATTRIBUTE_LIST.finditer(text):
        rendering.problem(defects.ATTRIBUTE_LIST, raw[0], raw=raw[0])
    text, tables = _take_tables(text, rendering)
    _MARKDOWN.reset()
    _MARKDOWN.clearcopy = rendering  # type: ignore[attr-defined]
    html = _MARKDOWN.convert(text)
    html = sanitise(html)
    if tables:
        html = TABLE_PLACE.sub(lambda place: tables[int(place[1])], html)
    return MARK.sub(lambda mark: f"<!--@{rendering.marks}:{mark[1]}-->", html)


def _take_tables(text: str, rendering: Rendering) -> tuple[str, list[str]]:
    """Replace each line that is only a table's path by a place-holder paragraph."""
    if ".tables." not in text:
        return text, []
    tables: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = TABLE_PATH.fullmatch(line.rstrip())
        html = rendering.table(found[1], found[2]) if found else None
        if html is not None:
            mark = f"{OPEN}{rendering.first_line + number}{CLOSE}"
            lines[number] = f"{TABLE_HERE}{len(tables)}{TABLE_HERE}"
            tables.append(html.replace(TABLE_LINE, mark))
        elif found:
            rendering.problem(
                defects.UNKNOWN_PATH,
                found[0],
                raw=found[0],
                hint="name a study of data/studies/ and one of its `tables`",
            )
    return "\n".join(lines), tables


def sanitise(html: str) -> str:
    """Drop every element and attribute that the newsroom's Markdown cannot make."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def plain_text(text: str, rendering: Rendering) -> str:
    """Resolve `[[values]]` in a title or a description, where no markup can stand."""

    def one(found: re.Match[str]) -> str:
        path, _, form = (part.strip() for part in found[1].partition(":"))
        value = rendering.value(path, form)
        if isinstance(value, Value):
            return value.text
        rendering.problem(
            defects.UNKNOWN_FORM if value.kind == "form" else defects.UNKNOWN_PATH,
            found[0],
            raw=found[0],
            hint=value.hint,
            form=form,
            reason=value.reason,
        )
        return found[0]

    if _HTML_IN_LINE.search(text):
        rendering.problem(defects.RAW_HTML, text, raw=text)
    return re.sub(r"\[\[([^\[\]\n]+)\]\]", one, text)


def inline_html(text: str, rendering: Rendering) -> str:
    """Resolve `[[values]]` in a title as traceable HTML; everything else is text."""
    pieces = re.split(r"\[\[([^\[\]\n]+)\]\]", text)
    html = [escape(pieces[0], quote=False)]
    for path_form, rest in zip(pieces[1::2], pieces[2::2], strict=True):
        path, _, form = (part.strip() for part in path_form.partition(":"))
        value = rendering.value(path, form)
        html.append(value.html if isinstance(value, Value) else escape(f"[[{path_form}]]"))
        html.append(escape(rest, quote=False))
    return "".join(html)
