"""Traditional characters are read as simplified ones, each in its place."""

from __future__ import annotations

from clearcopy.language.traditional import simplified
from hypothesis import given
from hypothesis import strategies as st


def test_traditional_text_is_simplified() -> None:
    assert simplified("無副作用，療效顯著") == "无副作用，疗效显著"


def test_simplified_text_stays() -> None:
    assert simplified("疗效显著，公布于后") == "疗效显著，公布于后"


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_every_character_keeps_its_place_and_twice_is_once(text: str) -> None:
    once = simplified(text)
    assert len(once) == len(text)
    assert simplified(once) == once
