"""Read a text file strictly: its bytes are checked before anything reads its words."""

from __future__ import annotations

import re
import stat
import unicodedata
from pathlib import Path, PurePosixPath

from clearcopy.findings import Finding, Span
from clearcopy.records.defects import (
    BIDIRECTIONAL_CHARACTER,
    CONTROL_CHARACTER,
    FILE_OUTSIDE_PROJECT,
    FILE_TOO_LARGE,
    INVISIBLE_CHARACTER,
    LETTER_OF_ANOTHER_SCRIPT,
    NOT_UTF8,
    UNREADABLE_FILE,
)

_SPLIT_PAGE = "Split it into pages that people can read."
_SPLIT_RECORD = "Split it, or take out what is not a fact."
MAX_BYTES = 1_000_000

# U+2028 and U+2029 end a line for some readers and not for others: line numbers would differ.
_BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064"
    "\u3164\uffa0"
)
_IN_STYLE = "\U0001d400-\U0001d7ff"  # letters of mathematics that are bold or slanted
# Those, Cyrillic letters, and the Greek ones that look like Latin ones: not the mu of "μg".
_LOOK_ALIKE = "\u0400-\u052fΑΒΕΖΗΙΚΜΝΟΡΤΥΧο" + _IN_STYLE
_LATIN = "A-Za-z" + _IN_STYLE
# A class and what may not stand around it: without an alternative, text is passed over at once.
# A letter that looks like another is refused only beside a Latin one.
FORBIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\r\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
    + _BIDIRECTIONAL
    + _INVISIBLE
    + _LOOK_ALIKE
    + rf"](?<!\r(?=\n))(?:(?<![{_LOOK_ALIKE}])|(?=[{_LATIN}])|(?<=[{_LATIN}].))"
)
_FOREIGN = re.compile(f"[{_LOOK_ALIKE}]")
_NAMES = {
    "\0": "NUL",
    "\b": "backspace",
    "\v": "vertical tab",
    "\f": "form feed",
    "\r": "carriage return without a line feed",
    "\x1b": "escape",
    "\x7f": "delete",
    "\x85": "next line",
    "\ufeff": "byte order mark inside the text",
}
# What stands in for a forbidden character, so that reading can go on with every column in place.
STAND_IN = "\ufffd"


def relative_name(path: Path, root: Path) -> str:
    """Return where a file lies below `root`; bytes of its name that are no text are spelt out."""
    name = path.relative_to(root).as_posix()
    return name.encode("utf-8", "backslashreplace").decode()


def read_text(root: Path, relative: str) -> tuple[str | None, list[Finding]]:
    """Return the text of the file `relative` (with `/`) under `root`, and what is wrong with it.

    A byte order mark is dropped and CR LF becomes LF. A forbidden character is a finding, and
    U+FFFD takes its place in the returned text. The text is None when there is nothing to read:
    no ordinary file, a symbolic link, a path out of `root`, over `MAX_BYTES`, not UTF-8.
    """
    data, finding = _read_bytes(root, relative)
    if data is None:
        return None, [finding] if finding else []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(relative, data, error.start)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return screen(text, relative)


def screen(text: str, path: str, first_line: int = 1) -> tuple[str, list[Finding]]:
    """Return `text` without its forbidden characters, and one finding a line for each of them.

    `first_line` is the line of the file `path` in which `text` begins.
    """
    if FORBIDDEN.search(text) is None:
        return text, []
    findings: dict[tuple[int, str], Finding] = {}
    line, line_start, scanned = first_line, 0, 0
    for match in FORBIDDEN.finditer(text):
        breaks = text.count("\n", scanned, match.start())
        if breaks:
            line += breaks
            line_start = text.rindex("\n", scanned, match.start()) + 1
        scanned = match.start()
        character = match.group()
        if (line, character) not in findings:
            column = match.start() - line_start + 1
            at = Span(path, line, column, line, column + 1)
            findings[line, character] = forbidden_character(character, at)
    return FORBIDDEN.sub(STAND_IN, text), list(findings.values())


def forbidden_character(character: str, at: Span) -> Finding:
    """Return the finding of a forbidden `character` at `at`."""
    if character in _BIDIRECTIONAL:
        defect = BIDIRECTIONAL_CHARACTER
    elif character in _INVISIBLE:
        defect = INVISIBLE_CHARACTER
    else:
        defect = LETTER_OF_ANOTHER_SCRIPT if _FOREIGN.match(character) else CONTROL_CHARACTER
    name = _NAMES.get(character) or unicodedata.name(character, "control character").lower()
    return defect.found(at, code=f"U+{ord(character):04X}", character=name)


def _read_bytes(root: Path, relative: str) -> tuple[bytes | None, Finding | None]:
    at = Span(relative)
    parts = PurePosixPath(relative).parts
    if not parts or relative.startswith("/") or ".." in parts:
        return None, FILE_OUTSIDE_PROJECT.found(at, path=relative, reason="leaves the project")
    try:
        place = root
        status = root.stat()
        for part in parts:
            place = place / part
            status = place.lstat()
            if stat.S_ISLNK(status.st_mode):
                reason = f'goes through the symbolic link "{part}"'
                return None, FILE_OUTSIDE_PROJECT.found(at, path=relative, reason=reason)
        if not stat.S_ISREG(status.st_mode):
            reason = "it is not an ordinary file"
            return None, UNREADABLE_FILE.found(at, path=relative, reason=reason)
        if status.st_size > MAX_BYTES:
            return None, FILE_TOO_LARGE.found(
                at,
                size=f"{status.st_size:,}",
                limit=f"{MAX_BYTES:,}",
                advice=_SPLIT_PAGE if parts[0] == "docs" else _SPLIT_RECORD,
            )
        return place.read_bytes(), None
    except FileNotFoundError:
        reason = "there is no such file"
    except PermissionError:
        reason = "this user may not read it"
    except (OSError, ValueError):  # ValueError: a NUL in the name
        reason = "the system refuses it"
    return None, UNREADABLE_FILE.found(at, path=relative, reason=reason)


def _not_utf8(path: str, data: bytes, offset: int) -> Finding:
    line_start = data.rfind(b"\n", 0, offset) + 1
    line = data.count(b"\n", 0, offset) + 1
    before = data[line_start:offset].decode("utf-8")  # everything before `offset` is valid
    column = len(before.removeprefix("\ufeff") if line == 1 else before) + 1
    at = Span(path, line, column, line, column + 1)
    return NOT_UTF8.found(at, offset=offset, byte=f"0x{data[offset]:02X}")
