"""What a forward-looking block says of itself: identification, day, duty to update, risks."""

from __future__ import annotations

import pytest
from clearcopy.language.cautions import (
    denies_updates,
    identification,
    leaves_the_law_its_due,
    risks_named,
    says_it_happened,
    says_it_may,
    speaks_as_of_a_day,
)
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("This release contains forward-looking statements.", "en", "stated"),
        (
            "Statements that are not historical facts are forward-looking statements.",
            "en",
            "stated",
        ),
        ("It includes, without limitation, forward\u2011looking information.", "en", "stated"),
        ("This release may contain forward-looking statements.", "en", "hedged"),
        ("It may, from time to time, contain forward-looking statements.", "en", "hedged"),
        ("Such words may be forward-looking statements.", "en", "hedged"),
        ("This page does not contain forward-looking statements.", "en", "none"),
        ("Forward-looking statements rest on assumptions.", "en", "none"),
        ("本页包含前瞻性陈述。", "zh", "stated"),
        ("本公告载有若干前瞻性声明。", "zh", "stated"),
        ("本页可能包含前瞻性陈述。", "zh", "hedged"),
        ("本页不包含前瞻性陈述。", "zh", "none"),
        ("前瞻性陈述以假设为基础。", "zh", "none"),
    ],
)
def test_a_block_identifies_statements_or_leaves_it_open(
    text: str, lang: str, expected: str
) -> None:
    assert identification(text, lang) == expected


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("They speak only as of the date of publication.", "en"),
        ("They speak as of March 10, 2025.", "en"),
        ("They describe what was expected on the day of publication.", "en"),
        ("此类陈述仅反映截至本页发布之日的情况。", "zh"),
        ("上述陈述截至2025年3月10日作出。", "zh"),
    ],
)
def test_a_day_is_found(text: str, lang: str) -> None:
    assert speaks_as_of_a_day(text, lang)


@pytest.mark.parametrize(
    ("text", "lang"),
    [("They may be out of date.", "en"), ("在出现新信息时，公司不承担义务。", "zh")],
)
def test_no_day_is_found_where_none_is_named(text: str, lang: str) -> None:
    assert not speaks_as_of_a_day(text, lang)


@pytest.mark.parametrize(
    ("text", "lang", "law"),
    [
        ("The company assumes no obligation to update them.", "en", False),
        ("The company does not undertake to revise them, except as required by law.", "en", True),
        ("Unless the listing rules demand it, nobody has to supplement them.", "en", True),
        ("公司不承担更新此类陈述的义务。", "zh", False),
        ("除适用法律另有要求外，公司概不承担修订的责任。", "zh", True),
    ],
)
def test_a_denied_duty_excepts_the_law_or_does_not(text: str, lang: str, *, law: bool) -> None:
    assert denies_updates(text, lang)
    assert leaves_the_law_its_due(text, lang) is law


def test_a_promise_to_update_denies_nothing() -> None:
    assert not denies_updates("The company will update the page.", "en")
    assert not denies_updates("公司将更新本页。", "zh")


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("A study may fail; an authority may refuse an approval.", "en", 2),
        ("An authority may ask for data, may delay or may refuse an approval.", "en", 1),
        ("Risks such as delays in enrollment and failure to obtain an approval.", "en", 1),
        ("Scientific, commercial, political and legal factors.", "en", 0),
        ("Actual results may differ materially.", "en", 0),
        ("They are subject to risks and uncertainties.", "en", 0),
        ("Words such as “may” and “could” mark them.", "en", 0),
        ("研究可能失败；监管机构可能拒绝批准。", "zh", 2),
        ("监管机构可能要求补充数据，也可能推迟批准。", "zh", 1),
        ("科学、商业、政治和法律因素。", "zh", 0),
        ("实际结果可能存在重大差异。", "zh", 0),
    ],
)
def test_risks_are_counted_by_clauses_that_say_what_may_become_of_something(
    text: str, lang: str, count: int
) -> None:
    assert len(risks_named(text, lang)) == count


def test_a_clause_is_a_mere_possibility_or_admits_what_happened() -> None:
    assert says_it_may("patients could die", "en")
    assert says_it_may("患者可能死亡", "zh")
    assert not says_it_happened("patients could die", "en")
    assert says_it_happened("deaths have been reported, and further ones may occur", "en")
    assert says_it_happened("已有死亡病例，可能再次发生", "zh")


@given(st.text(), st.sampled_from(["en", "zh"]))
def test_whatever_stands_in_a_text_its_risks_lie_within_it(text: str, lang: str) -> None:
    ends = [0]
    for start, end in risks_named(text, lang):
        assert ends[-1] <= start <= end <= len(text)
        ends.append(end)
