import datetime
import json

import pytest
from clearcopy.reports.sentences import UnreadableSentence, judge_lines


def _judged(lang: str, *records: object, published: datetime.date | None = None) -> list[object]:
    lines = [json.dumps(record).encode() for record in records]
    return [json.loads(line) for line in judge_lines(lines, lang, published)]


def test_each_sentence_gets_a_line_that_names_tier_class_cue_time_and_object() -> None:
    assert _judged("en", {"id": "a", "sentence": "We expect approval next year."}) == [
        {
            "id": "a",
            "tier": "fls",
            "class": "statement",
            "cue": "we expect",
            "time": "next year",
            "object": "regulatory",
        }
    ]


def test_a_sentence_without_a_future_gets_empty_fields() -> None:
    assert _judged("zh", {"id": 7, "sentence": "公司成立于一九九五年。", "fls": False}) == [
        {"id": 7, "tier": "none", "class": "", "cue": "", "time": "", "object": ""}
    ]


def test_the_day_of_publication_decides_about_a_year() -> None:
    record = {"id": "a", "sentence": "Launch in France: 2026."}
    (before,) = _judged("en", record, published=datetime.date(2025, 1, 1))
    (after,) = _judged("en", record, published=datetime.date(2030, 1, 1))
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["tier"], after["tier"]) == ("fls", "none")


def test_an_empty_line_is_skipped() -> None:
    assert list(judge_lines([b"\n", b"  \n"], "en")) == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{", "line 2 is not JSON"),
        (b"\xff", "line 2 is not UTF-8"),
        (b"[1]", 'line 2 is no object with "id" and "sentence"'),
        (b'{"sentence": "a"}', 'line 2 has no "id" that is text or a whole number'),
        (b'{"id": true, "sentence": "a"}', 'line 2 has no "id"'),
        (b'{"id": "a", "sentence": 3}', 'line 2 has no "sentence" that is text'),
        (b"[" * 200_000, "line 2 is no JSON that can be read"),
        (b'{"id": ' + b"9" * 5000 + b', "sentence": "a"}', "line 2 is no JSON that can be read"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_by_its_number(line: bytes, problem: str) -> None:
    with pytest.raises(UnreadableSentence, match=problem.replace("[", r"\[")):
        list(judge_lines([b'{"id": 1, "sentence": "We will file."}', line], "en"))
