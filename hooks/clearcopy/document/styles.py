"""What the site's style sheets hide and add: a block can be in a page and not before a reader.

Every declaration counts, whatever the medium, the width of the window or what overrides it: a
statement must be seen on every screen and on paper. Only declarations that hide words or add some
are kept, and a sheet is parsed once for its text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from posixpath import dirname, join, normpath

import tinycss2
from cssselect2 import SelectorError
from tinycss2.ast import Declaration, Node

from clearcopy.document.concealment import concealing, plain_name
from clearcopy.document.css_values import significant
from clearcopy.document.lineage import STYLED, hidden_by
from clearcopy.document.page import Step
from clearcopy.document.selectors import Selector, keys_of, parse_selectors, split_list

# What stands in these never paints an element of the page in its resting state.
_IGNORED_AT_RULES = frozenset(
    {
        *("charset", "color-profile", "counter-style", "font-face", "font-feature-values"),
        *("font-palette-values", "namespace", "page", "position-try", "property"),
        *("starting-style", "view-transition"),
    }
)
_PARTS_OF_TEXT = frozenset(("first-line", "first-letter"))
_GENERATED = frozenset(("before", "after"))


@dataclass(frozen=True)
class _Effect:
    """What a rule does to the elements that `selector` selects."""

    selector: Selector
    condition: str
    hides: str = ""
    adds: str = ""
    takes: tuple[str, ...] = ()
    animations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Sheet:
    """One style sheet: its effects, the animations that end hidden, and what is unknown of it."""

    effects: tuple[_Effect, ...]
    vanishing: Mapping[str, str]
    imports: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass
class _Reader:
    """Collects the effects of one sheet."""

    effects: list[_Effect] = field(default_factory=list)
    vanishing: dict[str, str] = field(default_factory=dict)
    imports: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def read(self, nodes: Iterable[Node], condition: str, parent: str) -> None:
        """Read rules; `parent` is the selector in which they are nested."""
        for node in nodes:
            if node.type == "qualified-rule":
                self._read_rule(node.prelude, node.content, condition, parent)
            elif node.type == "at-rule":
                self._read_at_rule(node, condition, parent)
            elif node.type == "error":
                self.problems.append(f"line {node.source_line}: {node.message}")

    def _read_at_rule(self, node: Node, condition: str, parent: str) -> None:
        name = node.lower_at_keyword
        words = tinycss2.serialize(node.prelude).strip()
        if name == "import":
            self.imports.append(_address(node.prelude))
        elif name.endswith("keyframes"):
            self._read_keyframes(words, node.content or ())
        elif name not in _IGNORED_AT_RULES and node.content is not None:
            inner = f"{condition}@{name} {words}".strip() + " "
            if parent:
                self._read_rule([], node.content, inner, parent)
            else:
                self.read(_blocks(node.content), inner, parent)

    def _read_rule(
        self, prelude: Sequence[Node], content: Sequence[Node], condition: str, parent: str
    ) -> None:
        blocks = _blocks(content)
        declarations = [node for node in blocks if node.type == "declaration"]
        nested = [node for node in blocks if node.type != "declaration"]
        own = _nest(prelude, parent)
        found = _effects_of(declarations)
        if found:
            self._add(own, condition, found)
        if nested:
            self.read(nested, condition, own)

    def _add(self, selectors: str, condition: str, found: Mapping[str, object]) -> None:
        nodes = tinycss2.parse_component_value_list(selectors)
        try:
            for selector in parse_selectors(nodes):
                effect = _Effect(selector, condition.strip(), **found)  # type: ignore[arg-type]
                self.effects.append(effect)
        except SelectorError:
            self.problems.append(f'the selector "{selectors}" is not understood')

    def _read_keyframes(self, name: str, content: Sequence[Node]) -> None:
        for frame in _blocks(content):
            if frame.type == "qualified-rule":
                at = tinycss2.serialize(frame.prelude).lower()
                declarations = [d for d in _blocks(frame.content) if d.type == "declaration"]
                hidden = next(concealing(declarations), "")
                if hidden and ("100%" in at or "to" in at.replace(",", " ").split()):
                    self.vanishing[name.strip("\"'")] = hidden


def _effects_of(declarations: Sequence[Declaration]) -> dict[str, object]:
    hides = next(concealing(declarations), "")
    adds = ""
    takes: tuple[str, ...] = ()
    animations: frozenset[str] = frozenset()
    for declaration in declarations:
        name = plain_name(declaration)
        if name == "content":
            adds, takes = _content(declaration.value)
        elif name in ("animation", "animation-name"):
            animations |= {
                str(node.value) for node in declaration.value if node.type in ("ident", "string")
            }
    found = {"hides": hides, "adds": adds, "takes": takes, "animations": animations}
    return {key: value for key, value in found.items() if value}


def _content(values: Sequence[Node]) -> tuple[str, tuple[str, ...]]:
    """Return what `content` prints: its strings, and the attributes whose values it takes."""
    words, takes = [], []
    for node in significant(values):
        if node.type == "string":
            words.append(node.value)
        elif node.type == "function" and node.lower_name == "attr":
            takes += [part.lower_value for part in node.arguments if part.type == "ident"][:1]
        elif node.type == "literal" and node.value == "/":
            break  # what follows is read aloud in place of what is printed
    text = "".join(words)
    return (text if any(map(str.isalnum, text)) else ""), tuple(takes)


def _blocks(content: Sequence[Node]) -> list[Node]:
    found: list[Node] = tinycss2.parse_blocks_contents(
        content, skip_comments=True, skip_whitespace=True
    )
    return found


def _nest(prelude: Sequence[Node], parent: str) -> str:
    """Return the selector of a nested rule, written out."""
    if not parent:
        return str(tinycss2.serialize(prelude)).strip()
    parts = [str(tinycss2.serialize(part)).strip() for part in split_list(prelude)]
    return ", ".join(
        part.replace("&", f":is({parent})") if "&" in part else f":is({parent}) {part}".strip()
        for part in parts
    )


def _address(prelude: Sequence[Node]) -> str:
    for node in prelude:
        if node.type in ("string", "url"):
            return str(node.value)
        if node.type == "function" and node.lower_name == "url":
            return "".join(str(part.value) for part in node.arguments if part.type == "string")
    return ""


@lru_cache(maxsize=64)
def _parse_sheet(text: str) -> _Sheet:
    reader = _Reader()
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    reader.read(nodes, "", "")
    return _Sheet(
        tuple(reader.effects), reader.vanishing, tuple(reader.imports), tuple(reader.problems)
    )


_Known = dict[int, tuple[tuple[Step, ...], str]]


def _recall(
    known: _Known, lineage: tuple[Step, ...], find: Callable[[tuple[Step, ...]], str]
) -> str:
    """Return what was found before for the same object, else find it.

    Reading gives equal lineages as one object, and hashing a lineage costs more than the rest. The
    object is kept beside the answer, so its identity cannot pass to another.
    """
    before = known.get(id(lineage))
    if before is not None and before[0] is lineage:
        return before[1]
    answer = find(lineage)
    known[id(lineage)] = (lineage, answer)
    return answer


@dataclass(frozen=True)
class StyleSheets:
    """The style sheets of a site: `texts` holds the CSS text at each path in the site."""

    texts: Mapping[str, str]
    _hidden: _Known = field(default_factory=dict, init=False, repr=False, compare=False)
    _added: _Known = field(default_factory=dict, init=False, repr=False, compare=False)
    _keeping: _Known = field(default_factory=dict, init=False, repr=False, compare=False)

    def hiding(self, lineage: tuple[Step, ...]) -> str:
        """Return which declaration hides the last element of `lineage` or one above it.

        The answer names declaration, sheet and selector; it is "" where nothing hides anything.
        """
        return _recall(self._hidden, lineage, self._hiding)

    def added_text(self, lineage: tuple[Step, ...]) -> str:
        """Return the words that style sheets print before or after the last element."""
        return _recall(self._added, lineage, self._adding)

    def keeping(self, lineage: tuple[Step, ...]) -> str:
        """Return what keeps the last element of `lineage` from readers, or rewords it, or ""."""
        return _recall(self._keeping, lineage, self._kept)

    def problems(self) -> tuple[tuple[str, str], ...]:
        """Return what is unknown of the sheets, as (path, one sentence): it was not checked."""
        found = []
        for path, sheet in self._sheets.items():
            found += [(path, problem) for problem in sheet.problems]
            found += [
                (path, f'the imported sheet "{target}" is not part of the site')
                for target in sheet.imports
                if normpath(join(dirname(path), target.partition("?")[0])) not in self.texts
            ]
        return tuple(found)

    @cached_property
    def _sheets(self) -> Mapping[str, _Sheet]:
        return {path: _parse_sheet(text) for path, text in sorted(self.texts.items())}

    @cached_property
    def _vanishing(self) -> Mapping[str, str]:
        return {
            name: f"{hidden} at the end of animation {name}"
            for sheet in self._sheets.values()
            for name, hidden in sheet.vanishing.items()
        }

    @cached_property
    def _concealers(self) -> Mapping[str, Sequence[tuple[Selector, str]]]:
        """Selectors that hide, with what to say of them, by the key of their last element."""
        index: dict[str, list[tuple[Selector, str]]] = {}
        for path, effect in self._effects():
            reason = effect.hides or next(
                (self._vanishing[name] for name in sorted(effect.animations & {*self._vanishing})),
                "",
            )
            if reason and effect.selector.pseudo in ("", *_PARTS_OF_TEXT):
                place = f'{reason} in {path}, selector "{effect.selector.text}"'
                said = f"{place}, {effect.condition}" if effect.condition else place
                index.setdefault(effect.selector.key, []).append((effect.selector, said))
        return index

    @cached_property
    def _adders(self) -> Mapping[str, Sequence[_Effect]]:
        index: dict[str, list[_Effect]] = {}
        for _, effect in self._effects():
            if (effect.adds or effect.takes) and effect.selector.pseudo in _GENERATED:
                index.setdefault(effect.selector.key, []).append(effect)
        return index

    def _effects(self) -> Iterator[tuple[str, _Effect]]:
        for path, sheet in self._sheets.items():
            for effect in sheet.effects:
                yield path, effect

    def _kept(self, lineage: tuple[Step, ...]) -> str:
        step = lineage[-1]
        hiding = hidden_by(step.tag, dict(step.attributes)) or self.hiding(lineage)
        added = "" if hiding else self.added_text(lineage).strip()
        return f'a style sheet adds "{added}" to <{step.tag}>' if added else hiding

    def _hiding(self, lineage: tuple[Step, ...]) -> str:
        for depth, step in enumerate(lineage, 1):
            for key in keys_of(step):
                for selector, said in self._concealers.get(key, ()):
                    if selector.may_select(lineage[:depth]):
                        return said
        return ""

    def _adding(self, lineage: tuple[Step, ...]) -> str:
        if not lineage:
            return ""
        attributes = dict(lineage[-1].attributes)
        for key in keys_of(lineage[-1]):
            for effect in self._adders.get(key, ()):
                taken = " ".join(
                    attributes.get(name, "" if name in STYLED else f"attr({name})")
                    for name in effect.takes
                )
                words = effect.adds or (taken if any(map(str.isalnum, taken)) else "")
                if words and effect.selector.may_select(lineage):
                    return words
        return ""
