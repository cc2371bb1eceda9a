"""The authors' Markdown: plain Markdown with tables, `[[values]]` and `[@citations]`, no HTML.

Python-Markdown renders it. The line number stands at the start of every text line, after its list,
heading, quote or table prefix; these marks survive inline parsing and become comments
(`<!--@path:12-->`) in the HTML, from which a finished page finds its way back to the source.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache
from html import unescape

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import slugify_unicode, unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, AtomicString, code_escape

from clearcopy.document import defects
from clearcopy.document.markers import PRIVATE_USE, TOKEN, TOKEN_OPEN, take_markers
from clearcopy.document.rendering import Rendering, Resolver

OPEN, CLOSE = "\ue000", "\ue001"
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")
COMMENT = re.compile(r"<!--@[^>]*:(\d+)-->")
# A token that is a whole paragraph, or any other. Both begin with one character: that is fast.
PRINTED = re.compile(
    f"<p>(?P<mark>(?:{MARK.pattern})?){TOKEN.pattern}(?P<whole></p>)|{TOKEN.pattern}"
)
PREFIX = re.compile(
    r"(?:[ \t]*+(?:>|[*+-](?=[ \t])|\d++\.(?=[ \t])))*+[ \t]*+(?:#{1,6}(?:[ \t]++|$))?+\|?+[ \t]*+"
)
NO_TEXT = re.compile(r"[\s>]*+(?:[-=|:\s*_]*+$|\[[^\]@\[\ue004]++\]:\s)")
# Deeper nesting is a mistake of indentation, and costs the parser more than the stack holds.
DEEPEST = 24
NESTING = re.compile(rf"(?:[ \t]*+>){{{DEEPEST},}}+|[ \t]{{{4 * DEEPEST},}}+")
# Every inline pattern of the newsroom's Markdown needs one of these.
INLINE = re.compile(r"[`\\\[<&*_]|  \n")
TAGS = {
    "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "a",
    "img", "blockquote", "br", "hr", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "th": {"scope"},
    "ol": {"start"},
    "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "h5": {"id"}, "h6": {"id"},
}  # fmt: skip
# Ids that begin so are made for citations, entries, tables and the host's own elements.
TAKEN_IDS = ("cite-", "ref-", "table-", "_")
ESCAPED = re.compile(r"\\([\\\[\]<>{}&])")


class _SkipPlain(Treeprocessor):
    """Exempts text without a sign of inline Markdown from all the patterns that look for one."""

    def run(self, root: ET.Element) -> None:
        """Mark such text as finished before the inline patterns are tried."""
        for element in root.iter():
            if element.text and INLINE.search(element.text) is None:
                element.text = AtomicString(element.text)
            if element.tail and INLINE.search(element.tail) is None:
                element.tail = AtomicString(element.tail)


class _Finish(Treeprocessor):
    """Checks links and images, names headings, empties code and attributes of marks and tokens."""

    def run(self, root: ET.Element) -> None:
        """Visit every element in the order of the text, which tells the line of each."""
        rendering = _rendering(self.md)
        stack = [(root, False)]
        while stack:
            element, is_left = stack.pop()
            if is_left:
                rendering.pass_marks(element.tail)
                continue
            self._visit(rendering, element)
            rendering.pass_marks(element.text)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))

    def _visit(self, rendering: Rendering, element: ET.Element) -> None:
        tag = element.tag
        if tag == "code":
            raw = TOKEN.sub(lambda token: code_escape(rendering.raw(token)), element.text or "")
            element.text = AtomicString(MARK.sub("", raw))
        elif tag == "a":
            self._address(rendering, element, "href", rendering.link)
        elif tag == "img":
            self._address(rendering, element, "src", rendering.image)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._heading(rendering, element)
        elif tag in ("th", "td"):
            element.attrib.pop("style", None)
            if tag == "th":
                element.set("scope", "col")
        for name, value in element.attrib.items():
            if OPEN in value or TOKEN_OPEN in value:
                element.set(name, MARK.sub("", TOKEN.sub(rendering.plain, value)))

    @staticmethod
    def _address(rendering: Rendering, element: ET.Element, name: str, resolve: Resolver) -> None:
        written = element.get(name, "").replace(AMP_SUBSTITUTE, "&")
        raw = MARK.sub("", TOKEN.sub(rendering.raw, written))
        address = unescape(raw)
        resolved = resolve(address)
        if isinstance(resolved, str):
            element.set(name, resolved)
            if "#" in address:
                rendering.note_anchor(address, raw)
            return
        defect, values = resolved
        rendering.problem_with(defect, raw, **values)
        del element.attrib[name]

    @staticmethod
    def _heading(rendering: Rendering, element: ET.Element) -> None:
        written = "".join(element.itertext())
        rendering.pass_marks(written[: written.find(CLOSE) + 1])
        text = " ".join(unescape(MARK.sub("", TOKEN.sub(rendering.plain, written))).split())
        if not text:
            rendering.problem_with(defects.HEADING_EMPTY, "#" * int(element.tag[1]))
        elif element.tag == "h1":
            rendering.problem_with(defects.TITLE_TWICE, text, title=text)
        else:
            name = slugify_unicode(text, "-") or "section"
            name = f"{rendering.id_prefix}{name}"
            name = f"section-{name}" if name.startswith(TAKEN_IDS) else name
            element.set("id", unique(name, rendering.used_ids))


class _Dialect(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_SkipPlain(md), "clearcopy-skip-plain", 25)
        md.treeprocessors.register(_Finish(md), "clearcopy-finish", -10)


def _rendering(md: Markdown) -> Rendering:
    rendering: Rendering = md.clearcopy  # type: ignore[attr-defined]
    return rendering


@cache
def _renderer() -> Markdown:
    return Markdown(extensions=[TableExtension(), "sane_lists", _Dialect()], output_format="html")


def render_markdown(text: str, rendering: Rendering) -> str:
    """Render an author's text to sanitised HTML; problems are noted in `rendering`.

    A paragraph that is only `[[study.tables.name]]` becomes that table.
    """
    tokens, rendering.markers = take_markers(text)
    rendering.text = text
    marked = _mark_lines(tokens, rendering)
    if marked is None:
        return ""
    renderer = _renderer()
    renderer.reset()
    renderer.clearcopy = rendering  # type: ignore[attr-defined]
    try:
        html = renderer.convert(marked)
    except RecursionError:
        _renderer.cache_clear()  # it stopped inside a list or quote and would go on from there
        rendering.problem_at(defects.NESTED_TOO_DEEP, 0, 0, limit=str(DEEPEST))
        return ""
    html = PRINTED.sub(lambda found: _print(found, rendering), sanitise(html))
    html = MARK.sub(lambda mark: rendering.comment(mark[1]), html)
    return _refuse_remains(html, rendering) if PRIVATE_USE.search(html) else html


def _refuse_remains(html: str, rendering: Rendering) -> str:
    """Refuse text of which the parser lost a part: it does so with some brackets left open."""
    for remains in PRIVATE_USE.finditer(html):
        lines = COMMENT.findall(html, 0, remains.start())
        rendering.visit(int(lines[-1]) if lines else 0)
        rendering.problem_with(defects.NOT_UNDERSTOOD, "")
    return PRIVATE_USE.sub("", html)


def _mark_lines(text: str, rendering: Rendering) -> str | None:
    """Put its number before the words of every line; None where lines nest too deep to read."""
    marked = []
    own = rendering.text.split("\n")
    for number, line in enumerate(text.split("\n")):
        if NESTING.match(line):
            start = sum(len(before) + 1 for before in own[:number])
            rendering.problem_at(defects.NESTED_TOO_DEEP, start, start, limit=str(DEEPEST))
            return None
        if not line or line.isspace() or NO_TEXT.match(line):
            marked.append(line)
            continue
        prefix = PREFIX.match(line)
        at = prefix.end() if prefix else 0
        place = rendering.written.line_of(number, own[number])
        marked.append(f"{line[:at]}{OPEN}{place}{CLOSE}{line[at:]}")
    return "\n".join(marked)


def _print(found: re.Match[str], rendering: Rendering) -> str:
    mark, _, alone, inside_alone, whole, number, inside = found.groups(default="")
    marker = rendering.markers[int(number or alone)]
    if marker.kind == "table" and whole:
        html = rendering.print_table(marker, mark)
        if html is not None:
            return html
    marks = "".join(each[0] for each in MARK.finditer(inside or inside_alone))
    html = f"{rendering.print(marker).html}{marks}"
    return f"<p>{mark}{html}</p>" if whole else html


def sanitise(html: str) -> str:
    """Drop every element and attribute that the newsroom's Markdown cannot make."""
    return _cleaner().clean(html)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )


def plain_text(text: str, rendering: Rendering) -> str:
    """Resolve `[[values]]` in a title or a description, where no markup can stand."""
    rendering.text = text
    tokens, rendering.markers = take_markers(text)
    return TOKEN.sub(rendering.plain, ESCAPED.sub(r"\1", tokens))


def inline_html(text: str, rendering: Rendering) -> str:
    """Resolve `[[values]]` in a title as traceable HTML; everything else is text."""
    rendering.text = text
    tokens, rendering.markers = take_markers(text)
    escaped = ESCAPED.sub(r"\1", tokens).replace("&", "&amp;").replace("<", "&lt;")
    return TOKEN.sub(lambda token: rendering.print(rendering.marker(token)).html, escaped)
