"""From YAML to records: each mistake is one finding, at its place, in plain words."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import jsonschema  # type: ignore[import-untyped]
import pytest
from clearcopy.findings import Defect, Finding, Span
from clearcopy.records import defects
from clearcopy.records.located import (
    Day,
    FigureText,
    Instant,
    Located,
    Many,
    NotDisclosed,
    Slug,
    problem_at,
)
from clearcopy.records.reading import json_schema, read_record
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field, field_validator, model_validator

PATH = "data/studies/a.yml"


class Interval(Located):
    low: FigureText
    high: FigureText
    level: int = Field(default=95, ge=50, le=99)

    @model_validator(mode="after")
    def _low_is_below_high(self) -> Interval:
        if self.low > self.high:
            raise problem_at("low", text="the low end is above the high end", help="swap them")
        return self


class Fact(Located):
    value: FigureText
    kind: Literal["proportion", "median", "count"] = "proportion"
    k: int | NotDisclosed | None = None
    ci: Interval | NotDisclosed | None = None
    note: FigureText | NotDisclosed | None = None


class Pill(Located):
    form: Literal["pill"]
    strength: FigureText


class Infusion(Located):
    form: Literal["infusion"]
    hours: int


class Study(Located):
    """A trial."""

    id: Slug
    title: str | None = Field(default=None, description="its name in full", max_length=40)
    valid_from: Day | None = Field(default=None, alias="valid-from")
    starts: Instant | None = None
    share: float | None = Field(default=None, gt=0, lt=1)
    open_label: bool = Field(default=True, alias="open-label")
    markets: Many[Literal["CN", "EU"]] = ()
    authors: Many[str] = Field(default=(), max_length=3)
    facts: dict[Slug, Fact] = Field(default_factory=dict)
    words: dict[Literal["en", "zh"], str] = Field(default_factory=dict)
    form: Annotated[Pill | Infusion, Field(discriminator="form")] | None = None
    pair: Annotated[tuple[str, int], Field(strict=False)] | None = None

    @field_validator("title")
    @classmethod
    def _has_no_shouting(cls, title: str | None) -> str | None:
        if title is not None and title.isupper():
            raise ValueError("the title shouts")
        return title

    @model_validator(mode="after")
    def _is_dated_when_it_has_facts(self) -> Study:
        if self.facts and self.valid_from is None:
            raise problem_at("valid_from", text="facts need a date", help="add `valid-from`")
        return self


class Strict(Located):
    id: Slug
    versions: Many[Interval]
    words: dict[Slug, str]


def findings_in(text: str, model: type[Located] = Study) -> list[Finding]:
    tree, findings = parse_yaml(text, PATH)
    assert tree is not None
    record, problems = read_record(model, tree)
    assert (record is None) == bool(problems)
    return findings + problems


FIGURE = 'a figure as printed, such as "20.0", "<0.001", "20–30" or "NE"'
MISTAKES: list[tuple[str, str, int, int, str, str]] = [
    (
        "id: a\ntitel: x\n", "DAT020", 2, 1,
        'There is no key "titel" here.', 'Did you mean "title"?',
    ),
    (
        "id: a\nvalid_from: 2025-07-01\n", "DAT020", 2, 1,
        'There is no key "valid_from" here.', 'Did you mean "valid-from"?',
    ),
    (
        "id: a\nwords: {en: x, fr: y}\n", "DAT024", 2, 16,
        'The key is "fr"; that is not one of the possible values.', 'Possible are: "en", "zh".',
    ),
    (
        'id: a\nvalid-from: 2025-07-01\nfacts: {x: {value: "1", q: 1}}\n', "DAT020", 3, 25,
        'There is no key "q" here.', 'Known here: "ci", "k", "kind", "note", "value".',
    ),
    ("title: x\n", "DAT021", 1, 1, 'The key "id" is missing in the record.',
     'Add "id": a short name of small letters, digits and single hyphens ("artemis-002").'),
    ("id: a\nfacts:\n  x: {k: 1}\n", "DAT021", 3, 3, 'The key "value" is missing in "x".',
     f'Add "value": {FIGURE}.'),
    ("id: a\nfacts:\n  x: {valeu: '1'}\n", "DAT020", 3, 7, 'There is no key "valeu" here.',
     'Did you mean "value"?'),
    ("id: a\nfacts:\n  x: {value: 20.0}\n", "DAT022", 3, 14,
     '"value" is 20.0 without quotes, so it is read as a number, not as text.',
     'Write "20.0" in quotes.'),
    ("id: a\ntitle: true\n", "DAT022", 2, 8,
     '"title" is true without quotes, so it is read as true or false, not as text.',
     'Write "true" in quotes.'),
    ("id: 7\n", "DAT022", 1, 5,
     '"id" is 7 without quotes, so it is read as a number, not as text.', 'Write "7" in quotes.'),
    ("id:\n", "DAT023", 1, 4, ('"id" is empty; a short name of small letters, digits and single '
     'hyphens ("artemis-002") is needed.'),
     "Write the value, or remove the key where it may be absent."),
    ("id: a\nauthors: Durfee\n", "DAT023", 2, 10,
     '"authors" is the text "Durfee"; a list is needed.',
     'Begin each entry in a line of its own with "- ".'),
    ("id: a\nauthors: [x, 5]\n", "DAT022", 2, 14,
     'Entry 2 of "authors" is 5 without quotes, so it is read as a number, not as text.',
     'Write "5" in quotes.'),
    ("id: a\ntitle: [x]\n", "DAT023", 2, 8, '"title" is a list; text is needed.', "Write text."),
    ("id: a\nfacts: [x]\n", "DAT023", 2, 8, '"facts" is a list; a group of keys is needed.',
     "Write its keys below it, indented."),
    ("[id, a]\n", "DAT023", 1, 1, "The record is a list; a group of keys is needed.",
     "Write its keys below it, indented."),
    ("just words\n", "DAT023", 1, 1,
     'The record is the text "just words"; a group of keys is needed.',
     "Write its keys below it, indented."),
    ("id: a\nopen-label: yes\n", "DAT023", 2, 13,
     '"open-label" is the text "yes"; true or false is needed.', "Write true or false."),
    ("id: a\nshare: half\n", "DAT023", 2, 8, '"share" is the text "half"; a number is needed.',
     "Write a number."),
    ("id: a\nfacts: {x: {value: '1', k: 1.5}}\n", "DAT023", 2, 28,
     '"k" is 1.5; a whole number or "not disclosed" is needed.',
     'Write a whole number or "not disclosed".'),
    ("id: a\npair: [x, y]\n", "DAT023", 2, 11,
     'Entry 2 of "pair" is the text "y"; a whole number is needed.', "Write a whole number."),
    ("id: a\nvalid-from: 20250701\n", "DAT023", 2, 13,
     '"valid-from" is 20250701; a date such as "2025-07-01" is needed.',
     'Write a date such as "2025-07-01".'),
    ("id: a\nfacts: {x: {value: '1', kind: proportoin}}\n", "DAT024", 2, 31,
     '"kind" is "proportoin"; that is not one of the possible values.',
     'Did you mean "proportion"?'),
    ("id: a\nfacts: {x: {value: '1', kind: 5}}\n", "DAT024", 2, 31,
     '"kind" is "5"; that is not one of the possible values.',
     'Possible are: "proportion", "median", "count".'),
    ("id: a\nmarkets: [CN, US]\n", "DAT024", 2, 15,
     'Entry 2 of "markets" is "US"; that is not one of the possible values.',
     'Possible are: "CN", "EU".'),
    ("id: a\nfacts: {x: {value: '1', k: not disclose}}\n", "DAT024", 2, 28,
     '"k" is "not disclose"; that is not one of the possible values.',
     'Did you mean "not disclosed"?'),
    ("id: a\nform: {form: pil}\n", "DAT024", 2, 14,
     '"form" is "pil"; that is not one of the possible values.', 'Did you mean "pill"?'),
    ("id: a\nform: {hours: 1}\n", "DAT021", 2, 1, 'The key "form" is missing in "form".',
     'Add "form": "pill" or "infusion".'),
    ("id: a\nform: {form: infusion, hours: '2'}\n", "DAT023", 2, 31,
     '"hours" is the text "2"; a whole number is needed.', "Write a whole number."),
    ("id: a\nvalid-from: 2025-02-30\n", "DAT025", 2, 13,
     '"valid-from" is "2025-02-30"; there is no such day.', 'Write a date such as "2025-07-01".'),
    ("id: a\nvalid-from: 01/07/2025\n", "DAT025", 2, 13,
     '"valid-from" is "01/07/2025"; that is not a date as year-month-day.',
     'Write a date such as "2025-07-01".'),
    ("id: a\nstarts: 2025-02-30T08:00Z\n", "DAT025", 2, 9,
     '"starts" is "2025-02-30T08:00Z"; there is no such moment.',
     'Write an instant such as "2025-10-19T08:00+02:00".'),
    ("id: a\nstarts: 2025-10-19T08:00\n", "DAT026", 2, 9,
     ('"starts" is "2025-10-19T08:00"; '
     "without an offset from UTC that is a different moment in each place."),
     'Add the offset, as in "2025-10-19T08:00+08:00", or "Z" for UTC.'),
    ("id: a\nstarts: 8 o'clock\n", "DAT027", 2, 9,
     '"starts" is "8 o\'clock"; an instant such as "2025-10-19T08:00+02:00" is needed.',
     'Write an instant such as "2025-10-19T08:00+02:00".'),
    ("id: ARTEMIS 002\n", "DAT027", 1, 5,
     ('"id" is "ARTEMIS 002"; '
     'a short name of small letters, digits and single hyphens ("artemis-002") is needed.'),
     'Write a short name of small letters, digits and single hyphens ("artemis-002").'),
    ("id: a\nfacts: {x: {value: '20,0 %'}}\n", "DAT027", 2, 20,
     f'"value" is "20,0 %"; {FIGURE} is needed.', f"Write {FIGURE}."),
    ("id: a\nfacts: {A b: {value: '1'}}\n", "DAT027", 2, 9,
     ('The key is "A b"; '
     'a short name of small letters, digits and single hyphens ("artemis-002") is needed.'),
     'Write a short name of small letters, digits and single hyphens ("artemis-002").'),
    ("id: a\nshare: 1.5\n", "DAT028", 2, 8, '"share" is 1.5; less than 1.0 is needed.',
     "Check the value against its source; it must be less than 1.0."),
    ("id: a\nshare: .nan\n", "DAT028", 2, 8, '"share" is .nan; a finite number is needed.',
     "Check the value against its source; it must be a finite number."),
    ("id: a\nauthors: [a, b, c, d]\n", "DAT028", 2, 10,
     '"authors" is a list with 4 entries; at most 3 is needed.',
     "Check the value against its source; it must be at most 3."),
    (f"id: a\ntitle: {'x' * 41}\n", "DAT028", 2, 8,
     f'"title" is the text "{"x" * 41}"; a text of at most 40 characters is needed.',
     "Check the value against its source; it must be a text of at most 40 characters."),
    ("id: a\ntitle: NEWS\n", "DAT029", 2, 8, "The title shouts.",
     "Correct the values that contradict each other."),
    ("valid-from: 2025-07-01\nid: a\nfacts: {x: {value: '1', ci: {low: '2', high: '1'}}}\n",
     "DAT029", 3, 35, "The low end is above the high end.", "Swap them."),
    ("id: a\nfacts: {x: {value: '1'}}\n", "DAT029", 1, 1, "Facts need a date.",
     "Add `valid-from`."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "code", "line", "column", "message", "advice"), MISTAKES)
def test_a_mistake_is_one_finding_at_its_place_in_plain_words(
    text: str, code: str, line: int, column: int, message: str, advice: str
) -> None:
    assert [(f.code, f.span.line, f.span.column, f.message, f.help) for f in findings_in(text)] == [
        (code, line, column, message, advice)
    ]


def test_a_good_record_is_read_with_its_types_and_places() -> None:
    text = (
        "id: artemis-002\nvalid-from: 2025-07-01\nstarts: 2025-10-19T08:00+02:00\nshare: 0.5\n"
        "markets: [CN]\nfacts:\n  orr: {value: '20.0', k: 9, ci: not disclosed, note: NE}\n"
        "form: {form: pill, strength: '5'}\ntitle:\n"
    )
    tree, _ = parse_yaml(text, PATH)
    assert tree is not None
    study, findings = read_record(Study, tree)
    assert findings == []
    assert study is not None
    assert study.title is None
    assert study.markets == ("CN",)
    assert study.facts["orr"].k == 9
    assert study.facts["orr"].ci == "not disclosed"
    assert study.form == Pill(form="pill", strength="5")
    assert study.form.span("strength") == Span(PATH, 8, 30, 8, 33)


def test_every_mistake_of_a_record_is_found_in_one_run() -> None:
    text = (
        "id: A\ntitel: x\nvalid-from: 2025-02-30\nstarts: 2025-10-19T08:00\nauthors: x\n"
        "facts:\n  x: {value: 1, kind: mean, ci: {low: '1', hihg: '2'}}\n  y: {}\n"
    )
    found = [(f.code, f.span.line, f.span.column) for f in findings_in(text)]
    assert found == [
        ("DAT027", 1, 5),
        ("DAT020", 2, 1),
        ("DAT025", 3, 13),
        ("DAT026", 4, 9),
        ("DAT023", 5, 10),
        ("DAT022", 7, 14),
        ("DAT024", 7, 23),
        ("DAT020", 7, 44),
        ("DAT021", 8, 3),
    ]


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        ("5", ("DAT023", '"ci" is 5; a group of keys or "not disclosed" is needed.')),
        ("[x]", ("DAT023", '"ci" is a list; a group of keys or "not disclosed" is needed.')),
        (
            "none",
            ("DAT023", '"ci" is the text "none"; a group of keys or "not disclosed" is needed.'),
        ),
        ("{low: '1'}", ("DAT021", 'The key "high" is missing in "ci".')),
        (
            "{low: '1', high: 2}",
            ("DAT022", '"high" is 2 without quotes, so it is read as a number, not as text.'),
        ),
        ("{low: '2', high: '1'}", ("DAT029", "The low end is above the high end.")),
    ],
)  # fmt: skip
def test_the_errors_of_a_union_become_the_one_finding_that_was_meant(
    interval: str, expected: tuple[str, str]
) -> None:
    text = f"id: a\nfacts: {{x: {{value: '1', ci: {interval}}}}}\nvalid-from: 2025-07-01\n"
    assert [(f.code, f.message) for f in findings_in(text)] == [expected]


def test_a_number_where_a_figure_or_a_word_is_needed_lacks_its_quotes() -> None:
    found = findings_in("id: a\nfacts: {x: {value: '1', note: 5.0}}\n")
    assert [(f.code, f.help) for f in found] == [("DAT022", 'Write "5.0" in quotes.')]


def test_text_that_fits_no_form_of_a_union_is_told_all_of_them() -> None:
    found = findings_in("id: a\nfacts: {x: {value: '1', note: 5 mg}}\n")
    assert [(f.code, f.message) for f in found] == [
        ("DAT027", f'"note" is "5 mg"; {FIGURE} or "not disclosed" is needed.')
    ]


def test_what_strict_reading_has_refused_is_not_refused_twice() -> None:
    found = findings_in("id: &id a\ntitle: *id\nshare: !!str 0.5\n")
    assert [f.code for f in found] == ["DAT015", "DAT015", "DAT016"]


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("id: a\ntitel: x\n", "id: a\ntitle: x\n"),
        ("id: 5\n", 'id: "5"\n'),
        ("id: a\nmarkets:\n- EN\n", None),
        (
            "id: a\nvalid-from: 2025-07-01\nfacts: {x: {value: '1', kind: medain}}\n",
            "id: a\nvalid-from: 2025-07-01\nfacts: {x: {value: '1', kind: \"median\"}}\n",
        ),
    ],
)
def test_a_proposed_fix_mends_the_record(text: str, fixed: str | None) -> None:
    (found,) = findings_in(text)
    if fixed is None:
        assert found.fix is None
        return
    assert found.fix is not None
    (edit,) = found.fix.edits
    lines = text.split("\n")
    line = lines[edit.span.line - 1]
    lines[edit.span.line - 1] = (
        line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    )
    assert "\n".join(lines) == fixed
    assert findings_in(fixed) == []


# --- whatever comes ------------------------------------------------------------------------------

JARGON = re.compile(
    r"pydantic|https?:|input should|valid (?:dict|string|list)|tuple|NoneType|\bdict\b|\bstr\b|"
    r"\bint\b|field required|value error|literal|function-|model|\{|another value",
    re.IGNORECASE,
)
VALUES = st.recursive(
    st.sampled_from(
        ["5", "20.0", "true", "~", "x", "'1'", "NE", "not disclosed", "2025-07-01", "2025-02-30",
         "2025-10-19T08:00", "2025-10-19T08:00Z", "pill", "median", "CN", "''", ".inf", "-3"]
    ),
    lambda inner: st.lists(inner, max_size=3).map(lambda each: f"[{', '.join(each)}]")
    | st.dictionaries(
        st.sampled_from(["id", "value", "kind", "k", "ci", "low", "high", "form", "hours", "en"]),
        inner,
        max_size=4,
    ).map(lambda group: "{" + ", ".join(f"{key}: {value}" for key, value in group.items()) + "}"),
    max_leaves=8,
)  # fmt: skip
FIELDS = ("id", "title", "valid-from", "starts", "share", "open-label", "markets", "authors",
          "facts", "words", "form", "pair", "other")  # fmt: skip
RECORDS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6)


def as_text(record: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in record.items()) or "{}\n"


@given(RECORDS)
def test_whatever_a_record_holds_its_findings_speak_plainly(record: dict[str, str]) -> None:
    text = as_text(record)
    lines = text.split("\n")
    for found in findings_in(text):
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1
        assert not JARGON.search(re.sub(r'"[^"]*"', '""', found.message)), found.message
        assert found.message[0].isupper() or found.message[0] == '"'
        assert found.message.endswith(".")
        assert found.help.endswith((".", "?"))


@given(RECORDS)
def test_the_order_of_keys_changes_no_finding(record: dict[str, str]) -> None:
    turned = dict(reversed(record.items()))
    one, other = (
        sorted((f.code, f.message, f.help) for f in findings_in(as_text(each)))
        for each in (record, turned)
    )
    assert one == other


# --- schemas -------------------------------------------------------------------------------------

GOOD = """\
id: artemis-002
versions:
  - {low: "1", high: NE, level: 90}
words: {en: x, zh-hans: y}
"""


@pytest.mark.parametrize(
    ("model", "text", "accepted"),
    [
        (Strict, GOOD, True),
        (Strict, GOOD.replace("artemis-002", "ARTEMIS"), False),
        (Strict, GOOD.replace('"1"', "1"), False),
        (Strict, GOOD.replace('"1"', '"1 %"'), False),
        (Strict, GOOD.replace("90", "9"), False),
        (Strict, GOOD.replace("90", '"90"'), False),
        (Strict, GOOD.replace("zh-hans", "zh_Hans"), False),
        (Strict, GOOD.replace("high", "hi"), False),
        (Strict, GOOD.replace("  - {", "  {"), False),
        (Strict, GOOD + "more: x\n", False),
        (Strict, "id: a\nversions: []\nwords: {}\n", True),
        (Strict, "id: a\nversions: []\n", False),
        (Study, "id: a\n", True),
        (Study, "id: a\nvalid-from: 2025-07-01\n", True),
        (Study, "id: a\nvalid_from: 2025-07-01\n", False),
        (Study, "id: a\nvalid-from: 2025-02-30\n", False),
        (Study, "id: a\nvalid-from: 2025-7-1\n", False),
        (Study, "id: a\nstarts: 2025-10-19T08:00+02:00\n", True),
        (Study, "id: a\nstarts: 2025-10-19T08:00:00Z\n", True),
        (Study, "id: a\nstarts: 2025-10-19T08:00\n", False),
        (Study, "id: a\nstarts: 2025-10-19T08:00+15:00\n", False),
        (Study, "id: a\ntitle:\n", True),
        (Study, "id: a\ntitle: 5\n", False),
        (Study, "id: a\nopen-label: no\n", False),
        (Study, "id: a\nopen-label: false\n", True),
        (Study, "id: a\nmarkets: [CN, EU]\n", True),
        (Study, "id: a\nmarkets: [CN, US]\n", False),
        (Study, "id: a\nauthors: [a, b, c, d]\n", False),
        (Study, "id: a\nwords: {en: x}\n", True),
        (Study, "id: a\nwords: {fr: x}\n", False),
        (Study, "id: a\nform: {form: pill, strength: '5'}\n", True),
        (Study, "id: a\nform: {form: pill, hours: 5}\n", False),
        (Study, "id: a\npair: [x, 5]\n", True),
        (Study, "id: a\npair: [x]\n", False),
        (Study, "id: a\nshare: 1\n", False),
        (Study, "id: a\nshare: 0.5\n", True),
    ],
)
def test_an_editor_with_the_schema_and_the_reader_agree(
    model: type[Located],
    text: str,
    accepted: bool,  # noqa: FBT001
) -> None:
    tree, _ = parse_yaml(text, PATH)
    assert tree is not None
    schema = json_schema(model)
    validator = jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert validator.is_valid(tree.data) is accepted
    assert (findings_in(text, model) == []) is accepted


@given(RECORDS)
def test_what_the_reader_accepts_no_schema_refuses(record: dict[str, str]) -> None:
    tree, _ = parse_yaml(as_text(record), PATH)
    assert tree is not None
    read, _ = read_record(Study, tree)
    if read is not None:
        jsonschema.Draft202012Validator(json_schema(Study)).validate(tree.data)


def test_a_schema_names_its_draft_and_tells_what_fields_are() -> None:
    schema = json_schema(Study)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Study"
    assert schema["description"] == "A trial."
    assert schema["properties"]["title"]["description"] == "its name in full"
    assert schema["additionalProperties"] is False
    assert "valid-from" in schema["properties"]
    assert "valid_from" not in schema["properties"]


# --- the codes -----------------------------------------------------------------------------------

DEFECTS: list[Any] = [each for each in vars(defects).values() if isinstance(each, Defect)]


def test_no_code_or_name_is_used_twice_or_taken_from_the_checks_between_records() -> None:
    codes = [defect.code for defect in DEFECTS]
    assert len(codes) > 20
    assert len(set(codes)) == len(codes)
    assert len({defect.name for defect in DEFECTS}) == len(codes)
    numbers = [int(code.removeprefix("DAT")) for code in codes]
    assert not set(numbers) & set(range(30, 61))


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.code)
def test_a_defect_explains_itself_with_a_bad_and_a_good_example(defect: Defect) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", defect.name)
    assert defect.message
    assert defect.help
    sentences = re.findall(r'[.?!](?=[\s"]|$)', defect.why)
    assert 2 <= len(sentences) <= 8
    assert re.search(r"refused|end here", defect.why)
    assert re.search(r"pass|agree", defect.why)
    assert all(len(line) <= 100 for line in defect.why.splitlines())


def test_every_defect_of_reading_a_record_is_proved_above() -> None:
    proved = {code for _, code, *_ in MISTAKES}
    assert proved == {defect.code for defect in DEFECTS if defect.code >= "DAT020"}
