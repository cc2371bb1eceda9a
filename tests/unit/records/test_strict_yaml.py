"""Strict reading of files and of YAML: what is accepted, where it stands, what is refused."""

from __future__ import annotations

import json
import math
import os
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from clearcopy.findings import Finding, Span
from clearcopy.records import strict_yaml
from clearcopy.records.source_text import FORBIDDEN, MAX_BYTES
from clearcopy.records.strict_yaml import Location, Tree, parse_yaml, read_text
from hypothesis import given
from hypothesis import strategies as st

PATH = "data/studies/artemis-002.yml"


def read(text: str) -> Tree:
    tree, findings = parse_yaml(text, PATH)
    assert findings == []
    assert tree is not None
    return tree


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(found.code, found.span.line, found.span.column) for found in findings]


def cut(text: str, span: Span) -> str:
    """Return what `span` covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


# --- what scalars mean ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("~", None),
        ("null", None),
        ("Null", None),
        ("", None),
        ("true", True),
        ("FALSE", False),
        ("42", 42),
        ("-7", -7),
        ("+007", 7),
        ("20.0", 20.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-.inf", -math.inf),
        ("9" * 5000, math.inf),
        ("yes", "yes"),
        ("No", "No"),
        ("on", "on"),
        ("OFF", "OFF"),
        ("2025-07-01", "2025-07-01"),
        ("2025-07-01T08:00:00Z", "2025-07-01T08:00:00Z"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("1.2.3", "1.2.3"),
        ("1,234", "1,234"),
        ("20–30", "20–30"),
        ("<0.001", "<0.001"),
        ("nullable", "nullable"),
        ("=", "="),
        ("-", ["-"]),
        ("'20.0'", "20.0"),
        ('"true"', "true"),
        ("''", ""),
        ('"2025-07-01"', "2025-07-01"),
    ],
)
def test_a_scalar_means_what_yaml_1_2_says_and_nothing_more(written: str, value: object) -> None:
    if value == ["-"]:
        assert read("- -").data == [[None]]
        return
    data = read(f"key: {written}\n").data
    assert data == {"key": value}
    assert isinstance(data, dict)
    assert type(data["key"]) is type(value)


def test_not_a_number_is_a_float() -> None:
    data = read("key: .nan").data
    assert isinstance(data, dict)
    assert math.isnan(data["key"])


def test_a_value_that_is_not_text_is_remembered_as_written() -> None:
    tree = read('a: 20.0\nb: [+1, "2", x]\nc:\nd: True\n')
    assert tree.written == {("a",): "20.0", ("b", 0): "+1", ("c",): "", ("d",): "True"}


# --- places --------------------------------------------------------------------------------------

DOCUMENT = """\
# a study
id: artemis-002   # the id
"name": 'ARTEMIS'
facts:
  corr: {value: "20.0", k: 9}

  os:
  - low: NE
    high:
  - x

note: |
  first

  second
end: two
  lines
"""


def test_every_value_and_every_key_has_its_place() -> None:
    tree = read(DOCUMENT)
    values = {at: cut(DOCUMENT, span) for at, span in tree.spans.items()}
    assert values == {
        (): cut(DOCUMENT, Span(PATH, 2, 1, 17, 8)),
        ("id",): "artemis-002",
        ("name",): "'ARTEMIS'",
        ("facts",): cut(DOCUMENT, Span(PATH, 5, 3, 10, 6)),
        ("facts", "corr"): '{value: "20.0", k: 9}',
        ("facts", "corr", "value"): '"20.0"',
        ("facts", "corr", "k"): "9",
        ("facts", "os"): "- low: NE\n    high:\n  - x",
        ("facts", "os", 0): "low: NE\n    high:",
        ("facts", "os", 0, "low"): "NE",
        ("facts", "os", 0, "high"): "",
        ("facts", "os", 1): "x",
        ("note",): "first\n\n  second",
        ("end",): "two\n  lines",
    }
    keys = {at: cut(DOCUMENT, span) for at, span in tree.keys.items()}
    assert set(keys) == {at for at in tree.spans if at and isinstance(at[-1], str)}
    assert all(text.strip('"') == at[-1] for at, text in keys.items())
    assert tree.spans["facts", "os", 0, "high"] == Span(PATH, 9, 10, 9, 10)
    assert {span.path for span in tree.spans.values()} == {PATH}


def test_places_count_from_the_line_in_which_the_text_begins() -> None:
    tree, findings = parse_yaml("type: release\ntype: page\n", "docs/en/a.md", first_line=2)
    assert tree is not None
    assert tree.spans["type",] == Span("docs/en/a.md", 2, 7, 2, 14)
    assert places(findings) == [("DAT014", 3, 1)]
    _, findings = parse_yaml("a: 'x", "docs/en/a.md", first_line=2)
    assert places(findings) == [("DAT010", 2, 4)]


def test_columns_count_characters_also_beyond_the_basic_plane() -> None:
    tree = read('{"😀𝒳": 汉字, b: "𝒳"}')
    assert tree.spans["😀𝒳",] == Span(PATH, 1, 8, 1, 10)
    assert tree.spans["b",] == Span(PATH, 1, 15, 1, 18)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("a: |\n  one\n  two\n\nb: x\n", (2, 3, 3, 6)),
        ("a: >-  # folded\n\n\n  one\n", (4, 3, 4, 6)),
        ("a: |2\n    one\n", (2, 5, 2, 8)),
        ("a: |\n  𝒳 one", (2, 3, 2, 8)),
        ("a: |\nb: x\n", (1, 4, 2, 1)),
    ],
)
def test_a_block_of_text_begins_at_its_first_line_with_words(
    text: str, span: tuple[int, int, int, int]
) -> None:
    assert read(text).spans["a",] == Span(PATH, *span)


# --- what is refused -----------------------------------------------------------------------------

REFUSED: list[tuple[str, str, int, int, str]] = [
    ("", "DAT012", 1, 1, "There is no record in this file."),
    ("# only words\n", "DAT012", 1, 1, "There is no record in this file."),
    ("---\n", "DAT012", 1, 1, "There is no record in this file."),
    ("a: 1\n\tb: 2\n", "DAT011", 2, 1, "A tab stands where only spaces can indent."),
    ("a:\n  \tb: 2\n", "DAT011", 2, 3, "A tab stands where only spaces can indent."),
    ("a: b: c\n", "DAT010", 1, 5, "This colon cannot end a key."),
    ("a: 1\n b: 2\n", "DAT010", 2, 3, "This colon cannot end a key."),
    ("a 1\nb: 2\n", "DAT010", 1, 1, "This line has no colon after its key."),
    ("a:\n  b 1\n  c: 2\n", "DAT010", 2, 3, "This line has no colon after its key."),
    ("a 1\nb: 2: 3\n", "DAT010", 1, 1, "This line has no colon after its key."),
    ("a: 'x\nb: 2\n", "DAT010", 1, 4, "The quotation mark that opens here is never closed."),
    ('a: "x\n---\n"', "DAT010", 1, 4, "The quotation mark that opens here is never closed."),
    ("a: 1\nb: [1, 2\nc: 3\n", "DAT010", 2, 4, 'The list that opens here with "[" is not closed.'),
    ("a: {x: 1\nb: 3\n", "DAT010", 1, 4, 'The group that opens here with "{" is not closed.'),
    ("a: @x\n", "DAT010", 1, 4, 'A value cannot begin with "@".'),
    ("a: `x`\n", "DAT010", 1, 4, 'A value cannot begin with "`".'),
    ("a: %x\n", "DAT010", 1, 4, 'A value cannot begin with "%".'),
    ("a: & b\n", "DAT010", 1, 4, 'A value cannot begin with "&".'),
    ("a: **bold**\n", "DAT010", 1, 4, 'A value cannot begin with "*".'),
    ("a: !x!y z\n", "DAT010", 1, 4, 'A value cannot begin with "!".'),
    ("a: - b\n", "DAT010", 1, 4, "A list cannot begin in the line of its key."),
    ("a: 1\n- b\n", "DAT010", 2, 1, "This does not continue the keys above it."),
    ("- a\nb: 1\n", "DAT010", 2, 1, "This does not continue the list above it."),
    ("a: 'b' c\n", "DAT010", 1, 8, "This does not continue the keys above it."),
    ("a: ]\n", "DAT010", 1, 4, "A value is missing here."),
    ("a: [", "DAT010", 1, 5, "A value is missing here."),
    (
        "a: 1\nfoo\n",
        "DAT010",
        2,
        1,
        "This line is neither a key with a colon nor an entry of a list.",
    ),
    (
        "a: |x\n  y\n",
        "DAT010",
        1,
        5,
        'Only "+", "-" or a digit from 1 to 9 can follow "|" or ">".',
    ),
    ("  a: 1\nb: 2\n", "DAT010", 2, 1, "This stands outside of the record."),
    ("a: 1\n...\nb: 2\n", "DAT010", 3, 1, "This stands outside of the record."),
    (
        "a: 1\n---\nb: 2\n",
        "DAT013",
        2,
        1,
        "A second document begins here; a file holds one record.",
    ),
    (
        "a: 1\nb: 2\na: 3\n",
        "DAT014",
        3,
        1,
        'The key "a" stands here a second time; the first is in line 1.',
    ),
    (
        "x: {a: 1, 'a': 3}\n",
        "DAT014",
        1,
        11,
        'The key "a" stands here a second time; the first is in line 1.',
    ),
    ("a: &n 60\n", "DAT015", 1, 4, 'The anchor "&n" ties two places of the file together.'),
    ("a: !!int '60'\n", "DAT016", 1, 4, 'The tag "!!int" changes how a value is read.'),
    ("a: ! 60\n", "DAT016", 1, 4, 'The tag "!" changes how a value is read.'),
    (
        "a: !<tag:yaml.org,2002:str> 60\n",
        "DAT016",
        1,
        4,
        'The tag "!<tag:yaml.org,2002:str>" changes how a value is read.',
    ),
    (
        "a: !!python/object/apply:os.system ['true']\n",
        "DAT016",
        1,
        4,
        'The tag "!!python/object/apply:os.system" changes how a value is read.',
    ),
    (
        "%YAML 1.1\n---\na: 1\n",
        "DAT016",
        1,
        1,
        'The directive "%YAML" changes how a value is read.',
    ),
    ("<<: {a: 1}\n", "DAT017", 1, 1, 'The key "<<" would copy keys from another place.'),
    ("1.10: x\n", "DAT018", 1, 1, '"1.10" is read as a number; a key must be text.'),
    ("true: x\n", "DAT018", 1, 1, '"true" is read as true or false; a key must be text.'),
    ("~: x\n", "DAT018", 1, 1, '"~" is read as an empty value; a key must be text.'),
    ("?\n: x\n", "DAT018", 1, 2, "Nothing stands before this colon; a key must be text."),
    (": x\n", "DAT010", 1, 1, "Nothing stands before this colon."),
    ("{: x}\n", "DAT010", 1, 2, "Nothing stands before this colon."),
    ("? [a, b]\n: x\n", "DAT018", 1, 3, "This is a list; a key must be text."),
    ("? {a: b}\n: x\n", "DAT018", 1, 3, "This is a group of keys; a key must be text."),
    (
        f"a: {'[' * 50}{']' * 50}\n",
        "DAT019",
        1,
        53,
        "More than 50 groups lie in one another here.",
    ),
    ("a: x\0y\n", "DAT005", 1, 5, "The character U+0000 (NUL) must not stand here."),
    (
        "a: x\ry\n",
        "DAT005",
        1,
        5,
        "The character U+000D (carriage return without a line feed) must not stand here.",
    ),
    (
        "a: x\n# \u202eabc\n",
        "DAT006",
        2,
        3,
        "The character U+202E (right-to-left override) can reorder the text that a reader sees.",
    ),
    (
        'a: "12\\u202e34"\n',
        "DAT006",
        1,
        4,
        "The character U+202E (right-to-left override) can reorder the text that a reader sees.",
    ),
    ('"\\0": x\n', "DAT005", 1, 1, "The character U+0000 (NUL) must not stand here."),
]


@pytest.mark.parametrize("loader", [strict_yaml._LOADER, yaml.BaseLoader])
@pytest.mark.parametrize(("text", "code", "line", "column", "message"), REFUSED)
def test_bad_yaml_is_refused_at_its_place_in_one_sentence(
    text: str,
    code: str,
    line: int,
    column: int,
    message: str,
    loader: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(strict_yaml, "_LOADER", loader)
    _, findings = parse_yaml(text, PATH)
    assert [(f.code, f.span.line, f.span.column, f.message) for f in findings] == [
        (code, line, column, message)
    ]
    assert findings[0].help.endswith((".", "?"))
    assert findings[0].span.path == PATH


def test_every_defect_of_yaml_is_proved_above() -> None:
    proved = {code for _, code, *_ in REFUSED}
    assert proved >= {f"DAT{number:03}" for number in range(10, 20)}


def test_an_escape_that_yaml_does_not_know_is_refused_where_it_stands() -> None:
    for text in ('a: "x\\q"', 'a: "x\\ud800"', 'a: "x\\U00110000"'):
        _, findings = parse_yaml(text, PATH)
        assert [f.code for f in findings] == ["DAT010"]
        assert findings[0].message == "This backslash begins an escape that YAML does not know."
        assert findings[0].span == Span(PATH, 1, 6, 1, 7)


def test_all_problems_of_a_file_are_found_in_one_run() -> None:
    text = (
        "a: 1\na: 2\n2: x\nb: &q {c: 1, c: 2}\nd: *q\n<<: *q\ne: !!int '3'\n"
        "f: \u200e\n---\ng: &r x\n"
    )
    tree, findings = parse_yaml(text, PATH)
    assert places(findings) == [
        ("DAT014", 2, 1),
        ("DAT018", 3, 1),
        ("DAT015", 4, 4),
        ("DAT014", 4, 14),
        ("DAT015", 5, 4),
        ("DAT017", 6, 1),
        ("DAT015", 6, 5),
        ("DAT016", 7, 4),
        ("DAT006", 8, 4),
        ("DAT013", 9, 1),
        ("DAT015", 10, 4),
    ]
    assert tree is not None
    assert tree.data == {"a": 1, "2": "x", "b": {"c": 1}, "d": None, "e": "3", "f": "\ufffd"}
    assert tree.broken == {("d",), ("e",)}


def test_what_was_found_before_a_syntax_error_is_reported_with_it() -> None:
    tree, findings = parse_yaml("a: 1\na: 2\nb: [\n", PATH)
    assert tree is None
    assert [f.code for f in findings] == ["DAT014", "DAT010"]


def test_a_duplicate_key_names_both_places_and_keeps_the_first_value() -> None:
    tree, findings = parse_yaml("k: one\nn: 1\n'k': {x: two}\n", PATH)
    assert findings[0].span == Span(PATH, 3, 1, 3, 4)
    assert findings[0].related == (Span(PATH, 1, 1, 1, 2),)
    assert tree is not None
    assert tree.data == {"k": "one", "n": 1}
    assert set(tree.spans) == {(), ("k",), ("n",)}


def test_both_an_anchor_and_a_tag_of_one_value_are_found() -> None:
    _, findings = parse_yaml("a: !!map &x\n  b: 1\n", PATH)
    assert places(findings) == [("DAT016", 1, 4), ("DAT015", 1, 10)]


def test_fifty_levels_pass_and_at_the_fifty_first_reading_stops() -> None:
    read("[" * 50 + "]" * 50)
    tree, findings = parse_yaml("[" * 51 + "]" * 51, PATH)
    assert places(findings) == [("DAT019", 1, 51)]
    assert tree is None


def test_a_bomb_of_aliases_and_one_of_brackets_are_refused_at_once() -> None:
    laughs = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}]\n"
        for old, new in zip("abcdefghijk", "bcdefghijkl", strict=False)
    )
    started = time.process_time()
    _, findings = parse_yaml(laughs, PATH)
    assert {f.code for f in findings} == {"DAT015"}
    for bomb in ("[" * MAX_BYTES, "{a: " * (MAX_BYTES // 4), "- " * (MAX_BYTES // 2)):
        _, findings = parse_yaml(bomb, PATH)
        assert [f.code for f in findings] == ["DAT019"]
    assert time.process_time() - started < 5


# --- files ---------------------------------------------------------------------------------------


def write(root: Path, data: bytes, name: str = "data/a.yml") -> str:
    place = root / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
    return name


@pytest.mark.parametrize(
    ("data", "code", "line", "column", "words"),
    [
        (b"a: 1\nb: x\xe2\x80", "DAT004", 2, 5, "byte 9 (0xE2)"),
        (b"a: \xe6\xb1\x89\x96\n", "DAT004", 1, 5, "byte 6 (0x96)"),
        (b"\xef\xbb\xbfa: \xff", "DAT004", 1, 4, "byte 6 (0xFF)"),
        (b"\xff\xfea\x00", "DAT004", 1, 1, "byte 0 (0xFF)"),
        (b"a: 1\nb: \x00\n", "DAT005", 2, 4, "U+0000 (NUL)"),
        (b"a: \x1b[31m\n", "DAT005", 1, 4, "U+001B (escape)"),
        (b"a: \xc2\x85\n", "DAT005", 1, 4, "U+0085 (next line)"),
        (b"a: \xc2\x9f\n", "DAT005", 1, 4, "U+009F (control character)"),
        (b"a: \x7f\n", "DAT005", 1, 4, "U+007F (delete)"),
        (b"a: 1\rb: 2\n", "DAT005", 1, 5, "U+000D"),
        (b"a: \xe2\x80\xa8\n", "DAT005", 1, 4, "U+2028 (line separator)"),
        (b"a: x\xef\xbb\xbf\n", "DAT005", 1, 5, "U+FEFF (byte order mark inside the text)"),
        ("𝒳: 汉\u202a\n".encode(), "DAT006", 1, 5, "U+202A (left-to-right embedding)"),
        ("a: \u2069\n".encode(), "DAT006", 1, 4, "U+2069 (pop directional isolate)"),
        ("a: \u200f\n".encode(), "DAT006", 1, 4, "U+200F (right-to-left mark)"),
        ("a: \u061c\n".encode(), "DAT006", 1, 4, "U+061C (arabic letter mark)"),
        ("a: ef\u00adfect\n".encode(), "DAT007", 1, 6, "U+00AD (soft hyphen)"),
        ("a: ef\u200bfect\n".encode(), "DAT007", 1, 6, "U+200B (zero width space)"),
        ("a: ef\u2060fect\n".encode(), "DAT007", 1, 6, "U+2060 (word joiner)"),
        ("a: s\u0430fe\n".encode(), "DAT008", 1, 5, "U+0430 (cyrillic small letter a)"),
        ("a: \u0421ure\n".encode(), "DAT008", 1, 4, "U+0421 (cyrillic capital letter es)"),
        ("a: n\u03bf\n".encode(), "DAT008", 1, 5, "U+03BF (greek small letter omicron)"),
        (b"a" * (MAX_BYTES + 1), "DAT003", 0, 0, "1,000,001 bytes"),
    ],
)
def test_a_file_with_forbidden_bytes_is_refused_at_their_place(
    tmp_path: Path, data: bytes, code: str, line: int, column: int, words: str
) -> None:
    name = write(tmp_path, data)
    _, findings = read_text(tmp_path, name)
    assert places(findings) == [(code, line, column)]
    assert findings[0].span.path == name
    assert words in findings[0].message


@pytest.mark.parametrize(
    ("name", "advice"), [("docs/en/a.md", "into pages"), ("data/a.yml", "not a fact")]
)
def test_a_file_too_large_is_split_as_its_kind_can_be(
    tmp_path: Path, name: str, advice: str
) -> None:
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_bytes(b"a" * (MAX_BYTES + 1))
    _, (found,) = read_text(tmp_path, name)
    assert found.code == "DAT003"
    assert advice in found.help


def test_every_bidirectional_control_character_is_refused(tmp_path: Path) -> None:
    codes = [0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    name = write(tmp_path, "".join(f"- {chr(code)}\n" for code in codes).encode())
    _, findings = read_text(tmp_path, name)
    assert places(findings) == [("DAT006", line, 3) for line in range(1, len(codes) + 1)]


@pytest.mark.parametrize(
    "text",
    [
        "5 \u03bcg",
        "TNF-\u03b1",
        "NF\u03baB",
        "\u0391\u03b8\u03ae\u03bd\u03b1",
        "\u0418\u0432\u0430\u043d\u043e\u0432",
        "café",
        "10\u00a0mg",
    ],
)
def test_greek_signs_and_words_in_one_script_are_read(tmp_path: Path, text: str) -> None:
    assert read_text(tmp_path, write(tmp_path, text.encode())) == (text, [])


def test_a_byte_order_mark_and_windows_line_ends_are_dropped(tmp_path: Path) -> None:
    name = write(tmp_path, b"\xef\xbb\xbfa: 1\r\nb:\t2\r\n")
    assert read_text(tmp_path, name) == ("a: 1\nb:\t2\n", [])


def test_a_file_of_just_one_megabyte_is_read(tmp_path: Path) -> None:
    text, findings = read_text(tmp_path, write(tmp_path, b"#" * MAX_BYTES))
    assert findings == []
    assert text is not None
    assert len(text) == MAX_BYTES


def test_reading_goes_on_behind_a_forbidden_character(tmp_path: Path) -> None:
    name = write(tmp_path, "a: \u202e1\na: 2\n".encode())
    text, findings = read_text(tmp_path, name)
    assert text == "a: \ufffd1\na: 2\n"
    assert places(findings) == [("DAT006", 1, 4)]
    assert [f.code for f in parse_yaml(text, name)[1]] == ["DAT014"]


def test_many_of_one_forbidden_character_in_a_line_are_one_finding(tmp_path: Path) -> None:
    _, findings = read_text(tmp_path, write(tmp_path, b"a: \0\0\0\nb: \0\x01\n"))
    assert places(findings) == [("DAT005", 1, 4), ("DAT005", 2, 4), ("DAT005", 2, 5)]


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("data/absent.yml", "DAT001", "there is no such file"),
        ("data", "DAT001", "it is not an ordinary file"),
        ("data/pipe.yml", "DAT001", "it is not an ordinary file"),
        ("data/a.yml/b.yml", "DAT001", "the system refuses it"),
        ("data/nul\0.yml", "DAT001", "the system refuses it"),
        ("data/link.yml", "DAT002", 'goes through the symbolic link "link.yml"'),
        ("linked/a.yml", "DAT002", 'goes through the symbolic link "linked"'),
        ("data/dangling.yml", "DAT002", 'goes through the symbolic link "dangling.yml"'),
        ("../outside.yml", "DAT002", "leaves the project"),
        ("data/../../outside.yml", "DAT002", "leaves the project"),
        ("/etc/hostname", "DAT002", "leaves the project"),
        ("", "DAT002", "leaves the project"),
    ],
)
def test_only_ordinary_files_inside_of_the_project_are_read(
    tmp_path: Path, name: str, code: str, words: str
) -> None:
    root = tmp_path / "project"
    write(root, b"a: 1\n")
    (tmp_path / "outside.yml").write_text("secret: 1\n")
    (root / "data/link.yml").symlink_to(tmp_path / "outside.yml")
    (root / "data/dangling.yml").symlink_to(tmp_path / "nowhere.yml")
    (root / "linked").symlink_to(root / "data")
    os.mkfifo(root / "data/pipe.yml")
    text, findings = read_text(root, name)
    assert text is None
    assert [f.code for f in findings] == [code]
    assert words in findings[0].message
    assert findings[0].span == Span(name)


def test_a_project_that_itself_lies_behind_a_link_is_read(tmp_path: Path) -> None:
    write(tmp_path / "real", b"a: 1\n")
    (tmp_path / "project").symlink_to(tmp_path / "real")
    assert read_text(tmp_path / "project", "data/a.yml") == ("a: 1\n", [])


# --- whatever comes ------------------------------------------------------------------------------

YAML_LIKE = st.text(st.sampled_from("ab1.-:?,[]{}&*!|>'\"%@`#~<= \n\t\\xuU0\r\u202e\0é𝒳\ud800"))


def check_outcome(text: str) -> None:
    tree, findings = parse_yaml(text, PATH)
    assert tree is not None or findings
    lines = text.split("\n")
    for found in findings:
        assert found.span.path == PATH
        assert 1 <= found.span.line <= len(lines)
        assert found.span.column >= 1
        assert found.message
        assert found.help
    if tree is not None:
        for span in tree.spans.values():
            assert (span.line, span.column) <= (span.end_line, span.end_column)
            assert span.end_line <= len(lines) + 1


@given(st.one_of(st.text(st.characters()), YAML_LIKE))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    check_outcome(text)


@given(YAML_LIKE)
def test_no_text_makes_the_reader_fail_without_the_c_loader(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_LOADER", yaml.BaseLoader)
        check_outcome(text)


@given(data=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-16"))))
def test_no_bytes_make_the_reader_fail(data: bytes, tmp_path_factory: Any) -> None:  # noqa: ANN401
    root = tmp_path_factory.mktemp("bytes")
    name = write(root, data)
    text, findings = read_text(root, name)
    assert text is not None or findings
    if text is not None:
        check_outcome(text)


# --- documents that are right --------------------------------------------------------------------

WORDS = st.text(st.sampled_from("abcXYZ09 –é汉𠀀"), min_size=1, max_size=8).map(str.strip)
PLAIN_WORDS = WORDS.filter(lambda word: word[:1].isalpha() and word.isidentifier())
KEYS = st.from_regex(r"[a-z][a-z0-9-]{0,6}", fullmatch=True).filter(
    lambda key: key not in ("null", "true", "false")
)
# Each scalar as it is written, with its value.
SCALARS = st.one_of(
    PLAIN_WORDS.filter(lambda word: word not in ("null", "true", "false")).map(lambda w: (w, w)),
    st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=9)
    .filter(lambda text: not FORBIDDEN.search(text))
    .map(lambda text: (json.dumps(text, ensure_ascii=False), text)),
    WORDS.map(lambda word: (f"'{word}'", word)),
    st.integers(-999, 9999).map(lambda number: (str(number), number)),
    st.decimals(0, 100, places=1).map(lambda number: (str(number), float(number))),
    st.sampled_from([("true", True), ("false", False), ("~", None), ("2025-07-01", "2025-07-01")]),
)
NODES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)
GROUPS = st.dictionaries(KEYS, NODES, min_size=1, max_size=4)


def render(node: Any, at: Location, written: dict[Location, str], indent: int = 0) -> str:  # noqa: ANN401
    """Write `node` as block YAML and note how each scalar is written."""
    pad = " " * indent
    if isinstance(node, tuple):
        written[at] = node[0]
        return f" {node[0]}\n"
    if isinstance(node, dict):
        entries = [
            f"{pad}{key}:{render(value, (*at, key), written, indent + 2)}"
            for key, value in node.items()
        ]
    else:
        entries = [
            f"{pad}-{render(value, (*at, position), written, indent + 2)}"
            for position, value in enumerate(node)
        ]
    return ("\n" if at else "") + "".join(entries)


def value_of(node: Any) -> object:  # noqa: ANN401
    if isinstance(node, tuple):
        return node[1]
    if isinstance(node, dict):
        return {key: value_of(value) for key, value in node.items()}
    return [value_of(value) for value in node]


@given(GROUPS)
def test_every_span_of_a_good_document_cuts_out_the_scalar_as_written(node: Any) -> None:  # noqa: ANN401
    written: dict[Location, str] = {}
    text = render(node, (), written)
    tree = read(text)
    assert tree.data == value_of(node)
    for location, scalar in written.items():
        assert cut(text, tree.spans[location]) == scalar
    for location, span in tree.keys.items():
        assert cut(text, span) == location[-1]


@given(GROUPS)
def test_both_loaders_read_the_same(node: Any) -> None:  # noqa: ANN401
    text = render(node, (), {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_LOADER", yaml.BaseLoader)
        slow = read(text)
    assert slow == read(text)


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.text(st.characters(categories=["L", "N", "P", "S"])).filter(
            lambda text: not FORBIDDEN.search(text)
        ),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.from_regex(r"[a-z]{1,5}", fullmatch=True), inner, max_size=3)
        ),
        max_leaves=9,
    )
)
def test_json_is_read_as_json(value: object) -> None:
    text = json.dumps({"value": value}, ensure_ascii=False, indent=1)
    tree, findings = parse_yaml(text, PATH)
    if '"true"' not in text and '"null"' not in text:
        assert findings == []
    assert tree is not None
    assert tree.data == {"value": value}
