"""The values of CSS declarations as numbers: lengths in CSS pixels, shares of one."""

from __future__ import annotations

from collections.abc import Sequence

from tinycss2.ast import Node

_UNITS = {
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "ex": 8.0,
    "ch": 8.0,
    "ic": 16.0,
    "lh": 24.0,
    "rlh": 24.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "in": 96.0,
    "cm": 37.8,
    "mm": 3.78,
    "q": 0.945,
}
_VIEWPORT_UNITS = ("vw", "vh", "vi", "vb", "vmin", "vmax")
PER_CENT = 10.0
"""The pixels that one per cent of a window of usual size is taken for."""
_MATHS = frozenset(("calc", "min", "max", "clamp"))

Values = list[Node]


def significant(nodes: Sequence[Node]) -> Values:
    """Return the nodes without white space and comments."""
    return [node for node in nodes if node.type not in ("whitespace", "comment")]


def is_open(values: Values) -> bool:
    """Whether a variable decides, so that the sheet alone does not say what is shown."""
    return any(node.type == "function" and node.lower_name in ("var", "env") for node in values)


def length_of(node: Node) -> float | None:
    """Return a length in pixels; of a calculation, its longest term."""
    if node.type == "number":
        return float(node.value)
    if node.type == "percentage":
        return float(node.value) * PER_CENT
    if node.type == "dimension":
        if node.lower_unit.endswith(_VIEWPORT_UNITS):
            return float(node.value) * PER_CENT
        unit = _UNITS.get(node.lower_unit)
        return None if unit is None else float(node.value) * unit
    if node.type == "function" and node.lower_name in _MATHS:
        terms = [length_of(term) for term in significant(node.arguments)]
        known = [term for term in terms if term is not None]
        return 0.0 if 0.0 in known else max(known, key=abs, default=None)
    return None


def lengths_of(values: Values) -> list[float]:
    """Return those of the values that are lengths, in pixels."""
    return [length for length in map(length_of, values) if length is not None]


def share_of(node: Node) -> float | None:
    """Return a number or a percentage as a share of one."""
    if node.type == "number":
        return float(node.value)
    if node.type == "percentage":
        return float(node.value) / 100
    if node.type == "function" and node.lower_name in _MATHS:
        shares = [share_of(term) for term in significant(node.arguments)]
        return min((share for share in shares if share is not None), default=None)
    return None
