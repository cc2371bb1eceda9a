import pytest
from clearcopy.language.scripts import han_ratio, han_runs, latin_runs
from hypothesis import given
from hypothesis import strategies as st

_MIXED = "《第二批罕见病目录》 [Second list of rare diseases], 国家卫健委, 2023"


def test_runs_are_passages_of_one_script() -> None:
    assert [_MIXED[a:b] for a, b in latin_runs(_MIXED)] == ["Second list of rare diseases"]
    assert [_MIXED[a:b] for a, b in han_runs(_MIXED)] == ["第二批罕见病目录", "国家卫健委"]


def test_full_width_punctuation_ends_a_latin_run() -> None:
    text = "由 Hansoh Pharma、GSK 开发"
    assert [text[a:b] for a, b in latin_runs(text)] == ["Hansoh Pharma", "GSK"]


@pytest.mark.parametrize(
    ("text", "ratio"), [("", 0.0), ("12 %", 0.0), ("abc", 0.0), ("研究", 1.0), ("研究ab", 0.5)]
)
def test_the_ratio_is_of_letters_only(text: str, ratio: float) -> None:
    assert han_ratio(text) == ratio


@given(st.text())
def test_the_ratio_lies_between_none_and_all(text: str) -> None:
    assert 0.0 <= han_ratio(text) <= 1.0


@given(st.text(alphabet="abé研究，. 1\n"))
def test_runs_are_ordered_apart_and_cover_their_script(text: str) -> None:
    for runs, script in ((latin_runs(text), "abé"), (han_runs(text), "研究")):
        covered = {at for start, end in runs for at in range(start, end)}
        assert sum(end - start for start, end in runs) == len(covered)
        assert list(runs) == sorted(runs)
        assert {at for at, char in enumerate(text) if char in script} <= covered
