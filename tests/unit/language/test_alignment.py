"""Sentences stand beside their translations, also where some were joined, split or left out."""

from __future__ import annotations

from clearcopy.language.alignment import align
from hypothesis import given
from hypothesis import strategies as st


def shape(here: list[str], there: list[str]) -> list[tuple[int, int]]:
    return [(len(here[one]), len(there[other])) for one, other in align(here, there)]


def test_two_sentences_that_were_joined_stand_beside_their_one() -> None:
    here = [
        "The company has its seat in Suzhou.",
        "It plans to submit an application next year.",
        "It plans to start a further study after that.",
    ]
    there = ["公司位于苏州。", "公司计划明年提交申请，并计划在此之后启动新的研究。"]
    assert shape(here, there) == [(1, 1), (2, 1)]


def test_a_sentence_that_was_split_stands_beside_both() -> None:
    here = [
        "The rate was 20.0% (n = 40) and it may rise in later visits as more patients are seen.",
        "The study is open.",
    ]
    there = [
        "缓解率为20.0%（n = 40）。",
        "随着更多患者接受随访，该比率在后续访视中可能上升。",
        "研究开放。",
    ]
    assert shape(here, there) == [(1, 2), (1, 1)]


def test_shared_figures_and_codes_outweigh_lengths() -> None:
    here = ["It was 12.5%.", "In PFS it was 40%.", "No one left."]
    there = ["结果为12.5%。", "无人退出研究，随访仍在继续进行之中。"]
    assert (slice(0, 1), slice(0, 1)) in align(here, there)


@given(
    st.lists(st.text("ab1 将", max_size=12), max_size=5),
    st.lists(st.text("ab1 将", max_size=12), max_size=5),
)
def test_every_sentence_stands_in_one_pair_and_in_order(here: list[str], there: list[str]) -> None:
    pairs = align(here, there)
    assert [text for one, _ in pairs for text in here[one]] == here
    assert [text for _, other in pairs for text in there[other]] == there
