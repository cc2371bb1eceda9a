"""Say in plain words why a text cannot be read as YAML.

libyaml and PyYAML word the same error differently, so both wordings are looked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from clearcopy.findings import Finding, Span
from clearcopy.records.defects import TAB_INDENTATION, YAML_SYNTAX


@dataclass(frozen=True, slots=True)
class _Explanation:
    """What to say when `sign` is among the loader's words.

    `at_start` points at where the broken part begins, not at where the loader gave up.
    """

    sign: str
    problem: str
    advice: str
    at_start: bool = False


_QUOTE_IT = "Put the whole value in quotes."
_SAME_COLUMN = (
    "Give all lines of a group the same indentation, and put a text that holds quotation marks "
    'or ": " in quotes as a whole.'
)
_ESCAPE = _Explanation(
    "quoted scalar",
    "This backslash begins an escape that YAML does not know",
    "Write two backslashes, or use single quotes around the value.",
)
_NO_KEY = _Explanation(
    "",
    "Nothing stands before this colon",
    "Write a key before it, or put the value in quotes.",
)
_COLON_FORGOTTEN = _Explanation(
    "",
    "This line has no colon after its key",
    'End the key with ": ", as in `type: release`.',
)
_EXPLANATIONS = (
    _Explanation("cannot start any token", 'A value cannot begin with "{character}"', _QUOTE_IT),
    _Explanation(
        "alphabetic or numeric", 'A value cannot begin with "{character}"', _QUOTE_IT, at_start=True
    ),
    _Explanation(
        "mapping values are not allowed",
        "This colon cannot end a key",
        'Put a value that holds ": " in quotes, and indent the keys of one group alike.',
    ),
    _Explanation(
        "could not find expected ':'",
        "This line is neither a key with a colon nor an entry of a list",
        'End the key with ": ", or indent the line to continue the value above.',
        at_start=True,
    ),
    _Explanation(
        "a quoted scalar found unexpected",
        "The quotation mark that opens here is never closed",
        "Close it at the end of the value.",
        at_start=True,
    ),
    _ESCAPE,
    _Explanation(
        "',' or ']'",
        'The list that opens here with "[" is not closed',
        'Put commas between its entries and close it with "]".',
        at_start=True,
    ),
    _Explanation(
        "',' or '}'",
        'The group that opens here with "{{" is not closed',
        'Put commas between its keys and close it with "}".',
        at_start=True,
    ),
    _Explanation(
        "sequence entries are not allowed",
        "A list cannot begin in the line of its key",
        "Begin the list in the next line.",
    ),
    _Explanation("node content", "A value is missing here", "Write the value, or remove the sign."),
    _Explanation(
        "<document start>",
        "This stands outside of the record",
        "Begin all keys of the record in the same column, and keep to one record a file.",
    ),
    _Explanation(
        "block scalar",
        'Only "+", "-" or a digit from 1 to 9 can follow "|" or ">"',
        "Begin the text in the next line.",
    ),
    _Explanation("tag", 'A value cannot begin with "!"', _QUOTE_IT, at_start=True),
    _Explanation("directive", 'A line cannot begin with "%"', "Remove the line.", at_start=True),
    _Explanation("block collection", "This does not continue the list above it", _SAME_COLUMN),
    _Explanation("block mapping", "This does not continue the keys above it", _SAME_COLUMN),
)
_OTHERWISE = _Explanation(
    "",
    "From here on the text cannot be read as YAML",
    "Compare the indentation, colons and quotation marks of this line with its neighbours.",
)


def explain_syntax_error(error: Exception, text: str, path: str, first_line: int) -> Finding:
    """Return the finding for what the loader raised while it read `text`.

    `first_line` is the line of the file `path` in which `text` begins.
    """
    lines = text.split("\n")
    failed: tuple[int, int] = (0, 0)
    began: tuple[int, int] | None = None
    words = ""
    if isinstance(error, yaml.MarkedYAMLError):
        words = f"{error.context or ''} {error.problem or ''}"
        if error.problem_mark is not None:
            failed = (error.problem_mark.line, error.problem_mark.column)
        if error.context_mark is not None:
            began = (error.context_mark.line, error.context_mark.column)
    if _character(lines, failed) == "\t":
        return TAB_INDENTATION.found(_span(path, first_line, failed))
    explanation = next((each for each in _EXPLANATIONS if each.sign in words), _OTHERWISE)
    if explanation.sign in ("node content", "block mapping") and _character(lines, failed) == ":":
        explanation = _NO_KEY
    above = _line_without_colon(lines, failed[0]) if "mapping values" in words else None
    if above is not None:
        explanation, failed = _COLON_FORGOTTEN, above
    place = began if explanation.at_start and began is not None else failed
    place = _last_text(lines, place)
    if explanation is _ESCAPE:  # the loaders point at different characters of the escape
        line, column = place
        place = (line, max(lines[line].rfind("\\", 0, column + 1), 0))
    return YAML_SYNTAX.found(
        _span(path, first_line, place),
        problem=explanation.problem.format(character=_character(lines, place)),
        advice=explanation.advice,
    )


def _line_without_colon(lines: list[str], line: int) -> tuple[int, int] | None:
    """Return where the line above begins, if it stands like a key and has no colon.

    To YAML it is a text that goes on to the colon of the next key, which is then one too many.
    """
    if not 0 < line < len(lines):
        return None
    above, indent = lines[line - 1], _indent(lines[line])
    words = above.strip()
    forgotten = words and _indent(above) == indent and ":" not in words and words[0] not in "-#"
    return (line - 1, indent) if forgotten else None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _character(lines: list[str], place: tuple[int, int]) -> str:
    line, column = place
    return lines[line][column : column + 1] if line < len(lines) else ""


def _last_text(lines: list[str], place: tuple[int, int]) -> tuple[int, int]:
    """Move a place behind the end of the text to the end of its last line with words."""
    line, column = place
    if line < len(lines) and (lines[line].strip() or line + 1 < len(lines)):
        return line, min(column, len(lines[line]))
    line = min(line, len(lines) - 1)
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, len(lines[line])


def _span(path: str, first_line: int, place: tuple[int, int]) -> Span:
    line, column = place[0] + first_line, place[1] + 1
    return Span(path, line, column, line, column + 1)
