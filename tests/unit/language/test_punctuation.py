"""Slips of punctuation are found, and what only looks like one is not."""

from __future__ import annotations

import pytest
from clearcopy.language.punctuation import find_slips
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a firm(also called", "m ("),
        ("in tumors[6] are", "s ["),
        ("rare [1].The next", ". T"),
        ("at 8 mg/kg,12 mg/kg", ", 1"),
        ("of 20%,and", ", a"),
        ("this;that", "; t"),
        ("Note:the", ": t"),
        ("a firm (b)was", ") w"),
        ("“one”and", "” a"),
        ("adults , and", ","),
        ("( see", "("),
        ("word，word", ","),
    ],
)
def test_a_slip_in_english_is_found_with_what_to_write(text: str, mended: str) -> None:
    assert [slip.mended for slip in find_slips(text, "en")] == [mended]


@pytest.mark.parametrize("text", ["mg/kg, The rate was", "end.. Then", "and,, so"])
def test_what_was_meant_is_left_to_people_where_it_is_open(text: str) -> None:
    assert [slip.mended for slip in find_slips(text, "en")] == [""]


@pytest.mark.parametrize(
    "text",
    [
        "patient(s), class(es), B7-H3(+), 2(a), H(2)O, (12)C",
        "N,N-dimethyl, poly(ADP-ribose), A:B",
        "1,234 and 10:30 and 2:1",
        "https://a.example/b(c),d and 10.1016/S0140-6736(25)00001-2 and a@b.example,c",
        "e.g., this, etc.; U.S. FDA, Ph.D., John Smith, M.D., said ... more",
        "(Nasdaq:ABCD; LSE/NYSE:ABC)",
        "ClinicalTrials.gov, .NET, ARTEMIS-002 (v1.1)",
        "the “A,” and “B”; in [1]. The study [4,5]",
        "Company, The Lancet says",
        "English and Chinese. 中文。",
    ],
)
def test_what_only_looks_like_a_slip_is_none(text: str) -> None:
    assert find_slips(text, "en") == ()


@pytest.mark.parametrize(
    "text",
    [
        "药物,由公司",
        "药物(由",
        "研究:结果",
        "结束.",
        "方(案)A",
        "采用RECIST,由研究者",
        "采用 RECIST v1.1, 由研究者",
        "率为20%.随访",
        "评估ORR;随访",
        "依据“ORR”,由研究者",
    ],
)
def test_a_half_width_mark_beside_a_chinese_character_is_found(text: str) -> None:
    assert find_slips(text, "zh")


@pytest.mark.parametrize("text", ["药物，由公司", "研究 A-2 (NCT05830123)", "3.5个月", "2:1分组"])
def test_half_width_marks_of_latin_words_in_chinese_are_none(text: str) -> None:
    assert find_slips(text, "zh") == ()


@given(st.text(alphabet="abT (),.;:[]“”，。药1 \n"), st.sampled_from(["en", "zh"]))
def test_every_slip_lies_in_its_text(text: str, lang: str) -> None:
    for slip in find_slips(text, lang):
        assert 0 <= slip.start < slip.end <= len(text) + 1
