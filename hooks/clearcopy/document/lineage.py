"""The chains of elements that style sheets select by, and which markup hides an element."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from lxml import etree

from clearcopy.document.page import Step

Lineage = tuple[Step, ...]
Attributes = Mapping[str, str]

ROOT: Lineage = ()
NO_ATTRIBUTES: Attributes = {}
STYLED = frozenset(
    "class id hidden style data-block open aria-hidden lang role popover inert".split()
)
# What a browser shows nothing of.
SILENT = frozenset(
    "script style template head noscript iframe object audio video canvas datalist".split()
)
_CLOSED = frozenset(("details", "dialog"))
HIDING = SILENT | _CLOSED
_HIDING_ATTRIBUTES = ("hidden", "inert", "popover")
MAY_HIDE = frozenset((*_HIDING_ATTRIBUTES, "aria-hidden", "style"))

_STEPS: dict[tuple[int, str, tuple[tuple[str, str], ...]], Lineage] = {}


def attributes_of(element: etree._Element) -> Attributes:
    """Return an element's attributes; from HTML they are always text."""
    items = element.items()
    return cast("Attributes", dict(items)) if items else NO_ATTRIBUTES


def extend(lineage: Lineage, tag: str, attributes: Attributes) -> Lineage:
    """Return the lineage with one more step; equal lineages are one object, kept for all pages."""
    styled: tuple[tuple[str, str], ...] = ()
    if not STYLED.isdisjoint(attributes):
        styled = tuple([each for each in attributes.items() if each[0] in STYLED])
    key = (id(lineage), tag, styled)
    known = _STEPS.get(key)
    if known is None:
        found = dict(styled)
        step = Step(tag, found.get("id", ""), tuple(found.get("class", "").split()), styled)
        known = _STEPS[key] = (*lineage, step)
    return known


def hidden_by(tag: str, attributes: Attributes) -> str:
    """Return by which markup of its own an element is hidden from readers, or ""."""
    if tag in SILENT or (tag in _CLOSED and "open" not in attributes):
        return f"<{tag}>"
    for name in _HIDING_ATTRIBUTES:
        if name in attributes:
            return f"the attribute {name} on <{tag}>"
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return f"aria-hidden on <{tag}>"
    return f"a style attribute on <{tag}>" if attributes.get("style") else ""
