"""Word lists are found in one pass, as whole words, in both languages."""

from __future__ import annotations

from clearcopy.language.terms import TermEntry, TermIndex
from hypothesis import given
from hypothesis import strategies as st

INDEX = TermIndex(
    [
        TermEntry("praise", "promis*"),
        TermEntry("safety", "safe", unless=("safe harbor",)),
        TermEntry("safety", "well tolerated", instead="report the events"),
        TermEntry("praise", "最佳"),
        TermEntry("other", "safe"),
        TermEntry("near", "good", near=("safety", "安全性"), within=2, unless=("safety board",)),
        TermEntry("near", "良好", near=("safety", "安全性"), within=4),
        TermEntry("behind", "cure", near=("for",), within=0, side="after"),
        TermEntry("named", "PRIME", exactly=True),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(hit.table, text[hit.start : hit.end]) for hit in INDEX.find(text)]


def test_a_star_stands_for_any_ending() -> None:
    assert found("Promising, and promised") == [("praise", "Promising"), ("praise", "promised")]


def test_a_term_is_a_whole_word() -> None:
    assert found("unsafe safely") == []


def test_chinese_terms_need_no_borders() -> None:
    assert found("为同类最佳疗法") == [("praise", "最佳")]


def test_a_longer_wording_excuses_the_term_in_its_own_list_only() -> None:
    assert found("the safe harbor") == [("other", "safe")]


def test_a_hit_says_what_to_write_instead() -> None:
    assert [hit.instead for hit in INDEX.find("It was well tolerated.")] == ["report the events"]


def test_no_lists_find_nothing() -> None:
    assert TermIndex([]).find("anything") == ()


@given(st.text(max_size=80))
def test_hits_lie_in_the_text_and_stand_in_order(text: str) -> None:
    hits = INDEX.find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)


@given(st.sampled_from(["\u00a0", " ", "\n", "\u2009"]))
def test_any_white_space_joins_the_words_of_a_term(gap: str) -> None:
    assert found(f"well{gap}tolerated") == [("safety", f"well{gap}tolerated")]


def test_a_frame_reaches_from_one_word_to_the_other_in_either_order() -> None:
    assert found("a good and clean safety profile") == [("near", "good and clean safety")]
    assert found("its safety was good") == [("near", "safety was good")]
    assert found("良好的疗效和安全性") == [("near", "良好的疗效和安全性")]


def test_a_frame_needs_both_words_close_by_in_one_sentence() -> None:
    assert found("a good but still not very clear safety profile") == []
    assert found("That is good. Safety follows.") == []
    assert found("a good thing") == []


def test_a_frame_asks_for_the_side_that_it_names() -> None:
    assert found("a cure for it") == [("behind", "cure for")]
    assert found("for cure") == []


def test_an_excuse_may_touch_any_part_of_a_frame() -> None:
    assert found("the good safety board") == []


def test_a_term_can_ask_for_its_capitals() -> None:
    assert found("a prime example of PRIME") == [("named", "PRIME")]


def test_hyphen_and_space_are_the_same() -> None:
    assert found("well-tolerated") == [("safety", "well-tolerated")]


def test_traditional_characters_are_found_by_simplified_terms() -> None:
    index = TermIndex([TermEntry("praise", "疗效显著")])
    assert [hit[3:] for hit in index.find("療效顯著")] == [(0, 4)]
