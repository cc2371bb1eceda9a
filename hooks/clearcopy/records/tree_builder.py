"""Build a tree from the events of a YAML parser and refuse what only some readers understand.

Events, not nodes: anchors are still seen there, nothing is resolved, and no nesting is deep enough
to exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Protocol, cast

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from clearcopy.findings import Finding, Span
from clearcopy.records.defects import (
    ALIAS,
    DUPLICATE_KEY,
    EXPLICIT_TAG,
    KEY_NOT_TEXT,
    MERGE_KEY,
    SEVERAL_DOCUMENTS,
    TOO_DEEP,
)
from clearcopy.records.source_text import FORBIDDEN, STAND_IN, forbidden_character
from clearcopy.records.tree import (
    Location,
    Place,
    Places,
    Tree,
    kind_of,
    plain_value,
    span_of,
)

MAX_DEPTH = 50

_ANCHOR_OR_TAG = re.compile(r"\s*(!<[^>\s]*>|[&!][^\s,\[\]{}]*)")


class _Mark(Protocol):
    """A place in the text, in characters and from 0; PyYAML's types call it optional, it is not."""

    index: int
    line: int
    column: int


def _start(event: Event) -> _Mark:
    return cast(_Mark, event.start_mark)


def _end(event: Event) -> _Mark:
    return cast(_Mark, event.end_mark)


# Most of reading is done here, for every key and value: one call, and no Span before it is needed.
_place_of: Callable[[Event], Place] = attrgetter(
    "start_mark.line", "start_mark.column", "end_mark.line", "end_mark.column"
)


@dataclass(slots=True)
class _Frame:
    """A group or list whose end was not reached yet. Without `location` nothing of it is kept.

    `at` is where the value of `key` will be.
    """

    value: dict[str, object] | list[object]
    location: Location | None
    start: tuple[int, int]
    in_brackets: bool
    expects_key: bool
    key: str | None = None
    at: Location | None = None
    seen: dict[str, Place] = field(default_factory=dict)


class TreeBuilder:
    """Turns the events of one text into its tree. Lives for one call of `parse_yaml`."""

    def __init__(self, text: str, path: str, first_line: int, findings: list[Finding]) -> None:
        self.text = text
        self.path = path
        self.first_line = first_line
        self.findings = findings
        self.data: object = None
        self.spans: dict[Location, Place] = {}
        self.keys: dict[Location, Place] = {}
        self.written: dict[Location, str] = {}
        self.broken: set[Location] = set()
        self.stack: list[_Frame] = []
        self.documents = 0
        # Where the last scalar ended: a group ends there, not where libyaml sees the next token.
        self.last_end = (0, 0)

    def build(self, events: Iterable[Event]) -> None:
        """Take in all events, up to where the text nests too deep.

        Raises:
            yaml.YAMLError: the text is not YAML.
            ValueError: an escape names no character (the pure Python loader only).
        """
        for event in events:
            if isinstance(event, ScalarEvent):
                self._take_scalar(event)
            elif isinstance(event, CollectionStartEvent):
                if len(self.stack) == MAX_DEPTH:
                    # Not a line further: libyaml needs quadratic time for nested brackets.
                    self.findings.append(
                        TOO_DEEP.found(self._span(_place_of(event)), limit=MAX_DEPTH)
                    )
                    self.data = None
                    return
                self._open(event)
            elif isinstance(event, CollectionEndEvent):
                self._close(event)
            elif isinstance(event, AliasEvent):
                self._take_alias(event)
            elif isinstance(event, DocumentStartEvent):
                self._begin_document(event)

    def tree(self) -> Tree | None:
        """Return the finished tree, or None for a text without a value."""
        if self.data is None:
            return None
        spans = Places.pack(self.path, self.first_line, self.spans)
        keys = Places.pack(self.path, self.first_line, self.keys)
        return Tree(self.path, self.data, spans, keys, self.written, self.broken)

    def _begin_document(self, event: DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.findings.append(SEVERAL_DOCUMENTS.found(self._span(_place_of(event))))
        if event.version or event.tags:
            name = "%YAML" if event.version else "%TAG"
            at = self._span(_place_of(event))
            self.findings.append(EXPLICIT_TAG.found(at, kind="directive", name=name))

    def _take_scalar(self, event: ScalarEvent) -> None:
        style, value = event.style, event.value
        place = self._block_place(event) if style in ("|", ">") else _place_of(event)
        self.last_end = place[2:]
        if event.anchor or event.tag:
            self._refuse_properties(event)
        if style == '"' and FORBIDDEN.search(value):
            value = self._screen_escapes(value, place)
        if self.stack and self.stack[-1].expects_key:
            self._take_key(value, style, place, self.stack[-1])
            return
        meaning = value if style else plain_value(value)
        location = self._place(meaning)
        if location is None:
            return
        self.spans[location] = place
        if not isinstance(meaning, str):
            self.written[location] = value
        if event.tag:
            self.broken.add(location)

    def _take_key(self, key: str, style: str | None, place: Place, frame: _Frame) -> None:
        frame.expects_key = False
        frame.key = None
        if not style and not self._is_plain_key(key, place):
            return
        first = frame.seen.setdefault(key, place)
        if first is not place:
            before = self._span(first)
            again = DUPLICATE_KEY.found(
                self._span(place), key=key, line=before.line, related=(before,)
            )
            self.findings.append(again)
            return
        frame.key = key
        if frame.location is not None:
            frame.at = (*frame.location, key)
            self.keys[frame.at] = place

    def _is_plain_key(self, key: str, place: Place) -> bool:
        """Refuse a key without quotes that is no text; False for one that is no key at all."""
        if key == "<<":
            self.findings.append(MERGE_KEY.found(self._span(place)))
            return False
        meaning = plain_value(key)
        if not key:
            problem = "Nothing stands before this colon"
            self._refuse_key(self._span(place), problem, "Write a key before the colon.")
        elif not isinstance(meaning, str):
            problem = f'"{key}" is read as {kind_of(meaning)}'
            self._refuse_key(self._span(place), problem, f'Write "{key}" in quotes.')
        return True

    def _refuse_key(self, at: Span, problem: str, advice: str) -> None:
        self.findings.append(KEY_NOT_TEXT.found(at, problem=problem, advice=advice))

    def _take_alias(self, event: AliasEvent) -> None:
        place = _place_of(event)
        self.last_end = place[2:]
        self.findings.append(ALIAS.found(self._span(place), kind="alias", name=f"*{event.anchor}"))
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.expects_key:
            frame.expects_key = False
            frame.key = None
            return
        location = self._place(None)
        if location is not None:
            self.spans[location] = place
            self.broken.add(location)

    def _open(self, event: CollectionStartEvent) -> None:
        is_group = isinstance(event, MappingStartEvent)
        value: dict[str, object] | list[object] = {} if is_group else []
        if event.anchor or event.tag:
            self._refuse_properties(event)
        frame = self.stack[-1] if self.stack else None
        location = None
        if frame is not None and frame.expects_key:
            frame.expects_key = False
            frame.key = None
            problem = f"This is {kind_of(value)}"
            self._refuse_key(
                self._span(_place_of(event)), problem, "Write a text before the colon."
            )
        else:
            location = self._place(value)
            if location is not None and event.tag:
                self.broken.add(location)
        start = _place_of(event)[:2]
        self.stack.append(_Frame(value, location, start, bool(event.flow_style), is_group))

    def _close(self, event: CollectionEndEvent) -> None:
        frame = self.stack.pop()
        if frame.in_brackets:
            self.last_end = max(self.last_end, _place_of(event)[2:])
        if frame.location is not None:
            self.spans[frame.location] = (*frame.start, *self.last_end)

    def _place(self, value: object) -> Location | None:
        """Put `value` where the text puts it; None when it is not to be kept."""
        if not self.stack:
            if self.documents > 1:
                return None
            self.data = value
            return ()
        frame = self.stack[-1]
        holder = frame.value
        if isinstance(holder, list):
            holder.append(value)
            return None if frame.location is None else (*frame.location, len(holder) - 1)
        frame.expects_key = True
        if frame.key is None:
            return None
        holder[frame.key] = value
        return None if frame.location is None else frame.at

    def _screen_escapes(self, value: str, place: Place) -> str:
        """Refuse what `screen` cannot see: characters that are written as escapes."""
        span = self._span(place)
        found = set(FORBIDDEN.findall(value))
        self.findings.extend(forbidden_character(each, span) for each in sorted(found))
        return FORBIDDEN.sub(STAND_IN, value)

    def _refuse_properties(self, event: NodeEvent) -> None:
        mark = _start(event)
        position = mark.index
        while match := _ANCHOR_OR_TAG.match(self.text, position):
            name = match.group(1)
            before = self.text[mark.index : match.start(1)]
            line = mark.line + self.first_line + before.count("\n")
            column = len(before) - before.rfind("\n")
            if "\n" not in before:
                column = mark.column + len(before) + 1
            at = Span(self.path, line, column, line, column + len(name))
            if name.startswith("&"):
                self.findings.append(ALIAS.found(at, kind="anchor", name=name))
            else:
                self.findings.append(EXPLICIT_TAG.found(at, kind="tag", name=name))
            position = match.end()

    def _span(self, place: Place) -> Span:
        return span_of(self.path, self.first_line, place)

    def _block_place(self, event: ScalarEvent) -> Place:
        """Return the place of the lines of a text after `|` or `>`, without that sign."""
        start, end = _start(event), _end(event)
        _, _, body = self.text[start.index : end.index].partition("\n")
        words = body.strip()
        if not words:
            return _place_of(event)
        before, _, _ = body.partition(words)
        line = start.line + 1 + before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        breaks = words.count("\n")
        end_column = len(words) - (words.rfind("\n") + 1)
        return (line, column, line + breaks, end_column if breaks else column + len(words))
