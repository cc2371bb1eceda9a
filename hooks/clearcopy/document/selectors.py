"""Which elements a CSS selector may select, judged from the way to an element alone.

A lineage says nothing of siblings, of what an element holds, of most attributes, or of what a
reader's pointer does. So the answer has three values, and whatever cannot be known counts as "may":
a style sheet that hides a block only after a click hides it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2
from cssselect2 import SelectorError
from cssselect2 import parser as css
from tinycss2.ast import Node

from clearcopy.document.lineage import STYLED
from clearcopy.document.page import Step

Lineage = Sequence[Step]

# Selectors that come from cssselect2 and nodes of its trees: the library has no types.
Tree = Any

# Yes, no, or None where the lineage cannot tell.
Truth = bool | None

_FORM_STATES = frozenset(
    {
        *("checked", "default", "disabled", "enabled", "in-range", "indeterminate", "invalid"),
        *("optional", "out-of-range", "placeholder-shown", "read-only", "read-write", "required"),
        *("user-invalid", "user-valid", "valid", "autofill"),
    }
)
_FORM_TAGS = frozenset(("button", "fieldset", "form", "input", "option", "select", "textarea"))
# Classes that a page's scripts change after it has been written.
_SCRIPTED_CLASSES = frozenset(("js", "no-js"))


@dataclass(frozen=True)
class Selector:
    """One selector of a list; `pseudo` is its pseudo-element ("" for the element itself)."""

    text: str
    pseudo: str
    tree: Tree

    @property
    def key(self) -> str:
        """What an element must have to be selected: `#id`, `.class`, a tag, or `*` for any."""
        compound = self.tree
        if isinstance(compound, css.CombinedSelector):
            compound = compound.right
        keys = {type(simple): simple for simple in compound.simple_selectors}
        if css.IDSelector in keys:
            return f"#{keys[css.IDSelector].ident}"
        if css.ClassSelector in keys:
            name = keys[css.ClassSelector].class_name
            return "*" if name in _SCRIPTED_CLASSES else f".{name}"
        if css.LocalNameSelector in keys:
            return str(keys[css.LocalNameSelector].lower_local_name)
        return "*"

    def may_select(self, lineage: Lineage) -> bool:
        """Return whether the last element of `lineage` may be selected in some state of a page."""
        return _selects(self.tree, lineage, len(lineage) - 1) is not False


def keys_of(step: Step) -> Iterator[str]:
    """Yield the keys of all selectors that may select `step`."""
    yield "*"
    yield step.tag
    if step.id:
        yield f"#{step.id}"
    for name in step.classes:
        yield f".{name}"


def parse_selectors(prelude: Iterable[Node]) -> Iterator[Selector]:
    """Yield the selectors of a list.

    Raises:
        SelectorError: one of them cannot be understood; those before it have been yielded.
    """
    for part in split_list(prelude):
        pseudo_at = next((i for i in range(len(part)) if _is_pseudo_element(part, i)), None)
        pseudo = ""
        own = part
        if pseudo_at is not None:
            own = part[:pseudo_at]
            pseudo = getattr(part[pseudo_at + 2], "lower_value", "") or "?"
        text = tinycss2.serialize(part).strip()
        trees = list(css.parse(own if tinycss2.serialize(own).strip() else "*"))
        if len(trees) != 1:
            raise SelectorError(text)
        yield Selector(text, trees[0].pseudo_element or pseudo, trees[0].parsed_tree)


def split_list(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """Yield the parts of a selector list, which stand between its commas."""
    part: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield part
            part = []
        else:
            part.append(node)
    yield part


def _is_pseudo_element(part: list[Node], at: int) -> bool:
    """Whether `::name` begins here; browsers have many of their own, which have no fixed list."""
    pair = part[at : at + 2]
    return (
        len(part) > at + 2
        and all(node.type == "literal" and node.value == ":" for node in pair)
        and part[at + 2].type in ("ident", "function")
    )


def _selects(tree: Tree, lineage: Lineage, at: int) -> Truth:
    if at < 0:
        return False
    if isinstance(tree, css.CompoundSelector):
        return _all(_fits(simple, lineage, at) for simple in tree.simple_selectors)
    own = _selects(tree.right, lineage, at)
    if own is False:
        return False
    if tree.combinator == ">":
        return _all((own, _selects(tree.left, lineage, at - 1)))
    if tree.combinator == " ":
        return _all((own, _any(_selects(tree.left, lineage, above) for above in range(at))))
    return _all((own, _beside(tree.left, lineage, at)))


def _beside(tree: Tree, lineage: Lineage, at: int) -> Truth:
    """Whether a sibling may be what `tree` selects: only what is above it is known."""
    if isinstance(tree, css.CompoundSelector):
        return None
    if tree.combinator == ">":
        return _all((None, _selects(tree.left, lineage, at - 1)))
    if tree.combinator == " ":
        return _all((None, _any(_selects(tree.left, lineage, above) for above in range(at))))
    return _beside(tree.left, lineage, at)


def _fits(simple: Tree, lineage: Lineage, at: int) -> Truth:
    step = lineage[at]
    result: Truth = None
    match simple:
        case css.LocalNameSelector():
            result = step.tag == simple.lower_local_name
        case css.IDSelector():
            result = step.id == simple.ident
        case css.ClassSelector():
            scripted = at == 0 and simple.class_name in _SCRIPTED_CLASSES
            result = None if scripted else simple.class_name in step.classes
        case css.AttributeSelector():
            result = _has_attribute(simple, step)
        case css.NegationSelector():
            found = _any(_selects(s.parsed_tree, lineage, at) for s in simple.selector_list)
            result = None if found is None else not found
        case css.MatchesAnySelector() | css.SpecificityAdjustmentSelector():
            result = _any(_selects(s.parsed_tree, lineage, at) for s in simple.selector_list)
        case css.PseudoClassSelector():
            result = _is_in_state(simple.name, step, at)
        case css.NamespaceSelector():
            result = True
    return result


def _has_attribute(simple: Tree, step: Step) -> Truth:
    name = simple.lower_name
    attributes = dict(step.attributes)
    if step.id:
        attributes["id"] = step.id
    if step.classes:
        attributes["class"] = " ".join(step.classes)
    if name not in attributes:
        return False if name in STYLED else None
    if simple.operator is None:
        return True
    # HTML compares some attributes without case; taking all so errs on the side of "may".
    return _compares(simple.operator, attributes[name].lower(), str(simple.value).lower())


def _compares(operator: str, value: str, wanted: str) -> bool:
    match operator:
        case "=":
            return value == wanted
        case "~=":
            return wanted in value.split()
        case "|=":
            return value == wanted or value.startswith(f"{wanted}-")
        case "^=":
            return bool(wanted) and value.startswith(wanted)
        case "$=":
            return bool(wanted) and value.endswith(wanted)
    return bool(wanted) and wanted in value


def _is_in_state(name: str, step: Step, at: int) -> Truth:
    if name in ("root", "scope"):
        return at == 0
    if name == "empty":
        return False  # the end of a lineage holds words, all above it hold an element
    if name in ("link", "visited", "any-link"):
        return step.tag == "a"
    if name in _FORM_STATES and step.tag not in _FORM_TAGS:
        return False
    return None


def _all(truths: Iterable[Truth]) -> Truth:
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        result = result and truth
    return result


def _any(truths: Iterable[Truth]) -> Truth:
    result: Truth = False
    for truth in truths:
        if truth:
            return True
        if truth is None:
            result = None
    return result
