"""One text on its way through the renderer: what it may ask, and what went wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from clearcopy.document import defects
from clearcopy.document.markers import GAP, Marker, Written
from clearcopy.document.values import UNREAD, NoValue, Value
from clearcopy.findings import Defect, Finding, Span
from clearcopy.records.source_text import STAND_IN, forbidden_character

Refusal = tuple[Defect, dict[str, str]]
Resolver = Callable[[str], str | Refusal]

# In a composed table this stands where a cell's text begins: there comes the author's line.
TABLE_LINE = "\ue002"
_LINE = re.compile("\ue000(\\d+)\ue001")
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][^\s/>]*)")
_NO_VALUE = {
    "path": defects.UNKNOWN_PATH,
    "cut": defects.CUT_NEEDED,
    "form": defects.UNKNOWN_FORM,
}


@dataclass
class Rendering:
    """What one text may ask while it is rendered, and the problems that were found in it.

    `value` resolves `[[path:form]]`, `table` renders a table or returns None, `link` and `image`
    return the address to print or a finding's parts; `suggest_key` returns None for a citation's
    key that exists, "" for one that could not be read, else what to write. `marks` is the path that
    the HTML's line marks name, "" for the author's own file. `anchors` are the links to a place
    inside a page. `gaps` is what was written where nothing could be printed.
    """

    written: Written
    marks: str
    value: Callable[[str, str], Value | NoValue]
    table: Callable[[str, str], str | None]
    link: Resolver
    image: Resolver
    suggest_key: Callable[[str], str | None]
    used_ids: set[str] = field(default_factory=set)
    id_prefix: str = ""
    text: str = ""
    markers: list[Marker] = field(default_factory=list)
    anchors: list[tuple[str, Span]] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    _line: int = 0
    _seen: dict[tuple[int, str], int] = field(default_factory=dict)
    _tags: set[str] = field(default_factory=set)

    def findings(self) -> list[Finding]:
        """Return the problems in the order of the text, each once."""
        return sorted(dict.fromkeys(self.problems), key=lambda finding: finding.order)

    def problem_at(self, defect: Defect, start: int, end: int, /, **values: str) -> None:
        """Note a problem with a stretch of the text."""
        at = self.written.span(self.text, start, end)
        self.problems.append(self._found(defect, at, values))

    def problem_with(self, defect: Defect, raw: str, /, **values: str) -> None:
        """Note a problem with `raw` on the line that is being visited."""
        self.problems.append(self._found(defect, self._here(raw), values))

    @staticmethod
    def _found(defect: Defect, at: Span, values: dict[str, str]) -> Finding:
        return defect.found(at, **dict[str, Any](values))

    def note_anchor(self, address: str, raw: str) -> None:
        """Keep a link to a place inside a page: whether that exists is known when all are made."""
        self.anchors.append((address, self._here(raw)))

    def visit(self, line: int) -> None:
        """Say which line of the file is being looked at."""
        self._line = line

    def pass_marks(self, text: str | None) -> None:
        """Learn the current line from the marks in a piece of text that is passed."""
        if text and "\ue000" in text:
            self._line = int(_LINE.findall(text)[-1])

    def _here(self, raw: str) -> Span:
        """Return the next occurrence of `raw` on the current line, or else its first anywhere."""
        key = (self._line, raw)
        self._seen[key] = self._seen.get(key, -1) + 1
        return self.written.find(raw.split("\n", 1)[0], self._seen[key], self._line)

    def comment(self, line: str) -> str:
        """Return the mark of a source line as it stands in the HTML."""
        return f"<!--@{self.marks}:{line}-->"

    def marker(self, token: re.Match[str]) -> Marker:
        """Return what a token stands for."""
        return self.markers[int(token[1])]

    def raw(self, token: re.Match[str]) -> str:
        """Return what the author wrote, for code and addresses, where markers mean nothing."""
        marker = self.marker(token)
        return self.print(marker).text if marker.kind == "private" else marker.raw

    def plain(self, token: re.Match[str]) -> str:
        """Return what a token prints where no markup can stand."""
        marker = self.marker(token)
        if marker.kind == "citation":
            self._note(defects.CITATION_WITHOUT_PLACE, marker, raw=_first_line(marker.raw))
            return ""
        return self.print(marker).text

    def print(self, marker: Marker) -> Value:
        """Return what a marker prints in text, and note what is wrong with it."""
        match marker.kind:
            case "value":
                return self._value(marker)
            case "citation":
                return self._citation(marker)
            case "table":
                self._note(defects.TABLE_INSIDE_TEXT, marker, raw=marker.raw)
            case "open":
                self._note(defects.MARKER_OPEN, marker, raw=marker.raw)
            case "html":
                self._note_html(marker)
            case "attributes":
                end = self.text.find("}", marker.start) + 1
                raw = self.text[marker.start : end]
                self.problem_at(defects.ATTRIBUTE_LIST, marker.start, end, raw=raw)
            case "entity" | "private":
                self._note_character(marker)
                return Value(STAND_IN, STAND_IN)
        return self._gap(marker)

    def _gap(self, marker: Marker) -> Value:
        """Return what stands for something that cannot be printed.

        A preview shows what was written. Who reads the page for the checks sees one sign in its
        place, so that its digits and words are not judged as if they were the page's.
        """
        self.gaps.append(marker.raw)
        return Value(STAND_IN, f'<span class="{GAP}">{escape(marker.raw)}</span>')

    def print_table(self, marker: Marker, mark: str) -> str | None:
        """Return the table that a paragraph of its own names, or None where there is none."""
        study, _, name = marker.inner.strip().partition(".tables.")
        html = self.table(study, name)
        if html is not None:
            return html.replace(TABLE_LINE, mark)
        value = self.value(marker.inner.strip(), "")
        kind, hint = "path", "name a study of data/studies/ and one of its `tables`"
        if isinstance(value, NoValue) and value.kind != kind:
            kind, hint = value.kind, value.hint
        if kind != UNREAD:
            self._note(_NO_VALUE[kind], marker, raw=marker.raw, hint=hint)
        return f"<p>{mark}{self._gap(marker).html}</p>"

    def _value(self, marker: Marker) -> Value:
        path, _, form = (part.strip() for part in marker.inner.partition(":"))
        value = self.value(path, form)
        if isinstance(value, Value):
            return value
        if value.kind != UNREAD:
            self._note(
                _NO_VALUE[value.kind],
                marker,
                raw=marker.raw,
                hint=value.hint,
                form=form,
                reason=value.reason,
            )
        return self._gap(marker)

    def _citation(self, marker: Marker) -> Value:
        known: dict[str, None] = {}
        at = marker.start + 1
        for part in marker.raw[1:-1].split(";"):
            key = part.strip(" \t\n>").removeprefix("@").strip()
            hint = self.suggest_key(key)
            if hint is None:
                known[key] = None
            elif hint:
                lead = len(part) - len(part.lstrip(" \t\n>"))
                end = at + len(part.rstrip())
                self.problem_at(defects.UNKNOWN_CITATION, at + lead, end, key=key, hint=hint)
            if hint is not None:
                self.gaps.append(key)
            at += len(part) + 1
        if not known:
            return self._gap(marker)
        return Value("", f'<span class="cc-cite" data-keys="{escape(" ".join(known))}"></span>')

    def _note(self, defect: Defect, marker: Marker, /, **values: str) -> None:
        self.problem_at(defect, marker.start, marker.start + len(marker.raw), **values)

    def _note_html(self, marker: Marker) -> None:
        end = self.text.find(">", marker.start) + 1 or len(self.text)
        raw = _first_line(self.text[marker.start : end])
        name = _TAG.match(raw)
        if name is not None and name["closes"] and name["name"].lower() in self._tags:
            return  # the finding is the tag that it closes
        if name is not None:
            self._tags.add(name["name"].lower())
        self.problem_at(defects.RAW_HTML, marker.start, marker.start + len(raw), raw=raw)

    def _note_character(self, marker: Marker) -> None:
        if marker.kind == "private":
            code = f"{ord(marker.raw):04X}"
            self._note(defects.PRIVATE_CHARACTER, marker, code=code)
            return
        end = marker.start + len(marker.raw)
        at = self.written.span(self.text, marker.start, end)
        self.problems.append(forbidden_entity(marker.raw, at))


def forbidden_entity(entity: str, at: Span) -> Finding:
    """Return the finding of a character that must not stand in text, written as an entity."""
    character = unescape(entity)[:1]
    if "\ue000" <= character <= "\uf8ff":
        return defects.PRIVATE_CHARACTER.found(at, code=f"{ord(character):04X}")
    return forbidden_character(character, at)


def _first_line(raw: str) -> str:
    return raw.split("\n", 1)[0]
