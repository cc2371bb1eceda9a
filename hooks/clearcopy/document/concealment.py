"""Which CSS declarations keep a reader from seeing the words of an element.

Every way that is known to hide text without removing it: not shown, transparent, too small, cut
away, moved off the page, painted in the colour of what lies behind. Limits are generous: text at
the limit can still be read, text beyond it cannot. Lengths are in CSS pixels, with 1 em = 16.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import tinycss2
from tinycss2.ast import Declaration, Node
from tinycss2.color4 import parse_color

from clearcopy.document.css_values import (
    PER_CENT,
    Values,
    is_open,
    length_of,
    lengths_of,
    share_of,
    significant,
)

FAINTEST = 0.1
"""The opacity under which words cannot be read."""
SMALLEST_FONT = 6.0
LOWEST_LINE = 0.3
FAR = 500.0
"""The distance beyond which a moved element counts as off the page."""
BLURRED = 2.0

_VENDORS = ("-webkit-", "-moz-", "-ms-", "-o-")
_TURNS = {"deg": 1.0, "grad": 0.9, "turn": 360.0, "rad": 57.29578}


def concealing(declarations: Sequence[Declaration]) -> Iterator[str]:
    """Yield each of a rule's declarations that hides what the rule selects, as it is written."""
    for declaration in declarations:
        name = plain_name(declaration)
        values = significant(declaration.value)
        test = _TESTS.get(name)
        painted = name in ("color", "text-fill-color")
        if test(values) if test is not None else painted and _blends(values, declarations):
            yield _written(declaration)


def plain_name(declaration: Declaration) -> str:
    """Return a declaration's property in lower case without a browser's prefix."""
    name = str(declaration.lower_name)
    for vendor in _VENDORS:
        name = name.removeprefix(vendor)
    return name


def _written(declaration: Declaration) -> str:
    return f"{declaration.lower_name}: {tinycss2.serialize(declaration.value).strip()}"


def _words(values: Values) -> set[str]:
    return {node.lower_value for node in values if node.type == "ident"}


def _one_of(*words: str) -> Callable[[Values], bool]:
    def test(values: Values) -> bool:
        return is_open(values) or bool(_words(values) & set(words))

    return test


def _is_faint(values: Values) -> bool:
    share = share_of(values[0]) if values else None
    return is_open(values) or (share is not None and share < FAINTEST)


def _is_shrunk(values: Values) -> bool:
    share = share_of(values[0]) if values else None
    return share is not None and share < LOWEST_LINE


def _is_tiny_font(values: Values) -> bool:
    return any(size < SMALLEST_FONT for node in values if (size := _font_size(node)) is not None)


def _font_size(node: Node) -> float | None:
    if node.type == "percentage":
        return float(node.value) * 0.16
    return length_of(node)


def _is_tiny_shorthand(values: Values) -> bool:
    """The size in `font` is the first length; the weight before it is a number without unit."""
    for at, node in enumerate(values):
        zero = node.type == "number" and not node.value
        if node.type in ("dimension", "percentage", "function") or zero:
            return _is_tiny_font([node]) or _is_flat_line(values[at + 1 :])
    return False


def _is_flat_line(after_size: Values) -> bool:
    slash = after_size[:1]
    return bool(slash) and slash[0] == "/" and _is_low_line(after_size[1:2])


def _is_low_line(values: Values) -> bool:
    node = values[0] if values else None
    if node is None:
        return False
    share = share_of(node)
    if share is not None:
        return share < LOWEST_LINE
    length = length_of(node)
    return length is not None and length < SMALLEST_FONT


def _has_no_size(values: Values) -> bool:
    lengths = lengths_of(values)
    return bool(lengths) and max(lengths) <= 1.0


def _is_far(values: Values) -> bool:
    return any(abs(length) >= FAR for length in lengths_of(values))


def _is_pulled_away(values: Values) -> bool:
    return any(length <= -FAR for length in lengths_of(values))


def _is_jammed(values: Values) -> bool:
    return any(length <= -0.4 * 16 for length in lengths_of(values))


def _is_clipped(values: Values) -> bool:
    """`clip: rect(…)` with nothing between its edges."""
    for node in values:
        if node.type == "function" and node.lower_name == "rect":
            edges = lengths_of(significant(node.arguments))
            return len(edges) == 4 and (edges[2] - edges[0] <= 1 or edges[1] - edges[3] <= 1)
    return False


def _is_cut_away(values: Values) -> bool:
    """`clip-path` with a shape that holds nothing, or one that is drawn elsewhere."""
    return any(
        node.type == "url" or (node.type == "function" and _holds_nothing(node)) for node in values
    )


def _holds_nothing(shape: Node) -> bool:
    sizes = lengths_of(significant(shape.arguments))
    match shape.lower_name:
        case "url" | "var" | "path" | "shape":
            return True
        case "inset":
            return any(size >= 50 * PER_CENT for size in sizes)
        case "circle" | "ellipse":
            return bool(sizes) and min(sizes[:2]) <= 1
        case "rect" | "xywh" | "polygon":
            return len({*sizes}) <= 1
    return False


def _is_moved_or_shrunk(values: Values) -> bool:
    return any(node.type == "function" and _transforms_away(node) for node in values)


def _transforms_away(node: Node) -> bool:
    name = node.lower_name
    arguments = significant(node.arguments)
    numbers = [float(a.value) for a in arguments if a.type == "number"]
    if name.startswith("translate"):
        return _is_far([a for a in arguments if a.type != "percentage"]) or any(
            abs(a.value) >= 100 for a in arguments if a.type == "percentage"
        )
    if name.startswith("scale"):
        shares = [share for a in arguments if (share := share_of(a)) is not None]
        return any(abs(share) < FAINTEST for share in shares)
    if name in ("rotatex", "rotatey"):
        turns = [a.value * _TURNS.get(a.lower_unit, 1) for a in arguments if a.type == "dimension"]
        return any(abs(turn % 180 - 90) < 5 for turn in turns)
    if name == "matrix":
        return len(numbers) == 6 and (not numbers[0] or not numbers[3] or _is_far(arguments[-3:]))
    return False


def _is_scaled_away(values: Values) -> bool:
    shares = [share for node in values if (share := share_of(node)) is not None]
    return any(abs(share) < FAINTEST for share in shares)


def _is_filtered_away(values: Values) -> bool:
    for node in values:
        if node.type != "function":
            continue
        arguments = significant(node.arguments)
        share = share_of(arguments[0]) if arguments else None
        if node.lower_name in ("opacity", "contrast") and share is not None and share < FAINTEST:
            return True
        if node.lower_name == "brightness" and share is not None and share >= 10:
            return True
        if node.lower_name == "blur" and any(size >= BLURRED for size in lengths_of(arguments)):
            return True
    return False


def _is_masked(values: Values) -> bool:
    """A mask made only of colours that let nothing through."""
    for node in values:
        if node.type == "function" and node.lower_name.endswith("gradient"):
            colours = [c for part in node.arguments if (c := parse_color(part)) is not None]
            return bool(colours) and all(_is_clear(colour) for colour in colours)
    return False


def _is_limited(values: Values) -> bool:
    return any(node.type == "number" for node in values) or is_open(values)


def _is_behind(values: Values) -> bool:
    return any(node.type == "number" and node.value < 0 for node in values)


def _is_clear(colour: object) -> bool:
    return colour != "currentcolor" and float(getattr(colour, "alpha", 1)) < FAINTEST


def _blends(values: Values, declarations: Sequence[Declaration]) -> bool:
    """Whether words in this colour are transparent or painted like what lies behind them."""
    colour = parse_color(values[0]) if values else None
    if colour is not None and _is_clear(colour):
        return True
    own = tinycss2.serialize(values).lower()
    grounds = [
        significant(other.value)
        for other in declarations
        if other.lower_name in ("background", "background-color")
    ]
    for ground in grounds:
        for node in ground:
            if tinycss2.serialize([node]).lower() == own:
                return True
            if colour is not None and parse_color(node) == colour:
                return True
    return not grounds and _is_white(values, colour)


def _is_white(values: Values, colour: object) -> bool:
    """Without a ground of its own, white lies on the white of the page."""
    coordinates = getattr(colour, "coordinates", None)
    space = getattr(colour, "space", "")
    if coordinates is not None and space in ("srgb", "hsl"):
        return bool(min(coordinates) >= 0.93 if space == "srgb" else coordinates[2] >= 93)
    return "--md-default-bg-color" in tinycss2.serialize(values)


_SIZES = [
    f"{limit}{size}"
    for limit in ("", "max-")
    for size in ("width", "height", "inline-size", "block-size")
]
_OFFSETS = [
    *("left", "right", "top", "bottom", "inset", "inset-inline", "inset-block"),
    *(f"inset-{axis}-{end}" for axis in ("inline", "block") for end in ("start", "end")),
]
_MARGINS = [
    *("margin", "margin-left", "margin-right", "margin-top", "margin-bottom"),
    *("margin-inline", "margin-block", "margin-inline-start", "margin-block-start"),
]
_TESTS: dict[str, Callable[[Values], bool]] = {
    "display": _one_of("none"),
    "visibility": _one_of("hidden", "collapse"),
    "content-visibility": _one_of("hidden"),
    "text-security": _one_of("disc", "circle", "square"),
    "opacity": _is_faint,
    "zoom": _is_shrunk,
    "font-size": _is_tiny_font,
    "font": _is_tiny_shorthand,
    "line-height": _is_low_line,
    "letter-spacing": _is_jammed,
    "line-clamp": _is_limited,
    "z-index": _is_behind,
    "clip": _is_clipped,
    "clip-path": _is_cut_away,
    "mask": _is_masked,
    "mask-image": _is_masked,
    "filter": _is_filtered_away,
    "transform": _is_moved_or_shrunk,
    "scale": _is_scaled_away,
    "translate": _is_far,
    "text-indent": _is_far,
    **dict.fromkeys(_SIZES, _has_no_size),
    **dict.fromkeys(_OFFSETS, _is_far),
    **dict.fromkeys(_MARGINS, _is_pulled_away),
}
