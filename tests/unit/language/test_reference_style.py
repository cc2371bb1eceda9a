"""The features of an entry are read from the text that readers see."""

from __future__ import annotations

import pytest
from clearcopy.language.reference_style import find_traits, is_entry
from hypothesis import given
from hypothesis import strategies as st

HEAD = "Alder A, Birch B. A title. J Example. "


def values(text: str) -> dict[str, str]:
    return {feature: trait.value for feature, trait in find_traits(text).items()}


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("2021;385(22):2066-2076.", {"pages": "full", "dash": "-", "stop": "stop"}),
        ("1996;14(3):869–77", {"pages": "short", "dash": "–", "stop": "none"}),
        ("2016;3(2):221-243. PMID: 1; PMCID: PMC2. ↩ ↩", {"pages": "full", "stop": "stop"}),
        ("2011 Mar;117(5):E49-E54.", {"month": "month", "pages": "full"}),
        ("2011;117(5):1049.", {"month": "year", "stop": "stop"}),
    ],
)
def test_an_article_shows_stop_pages_dash_and_month(tail: str, expected: dict[str, str]) -> None:
    assert values(HEAD + tail).items() >= expected.items()


@pytest.mark.parametrize(
    "tail",
    [
        "2016;3:1-9. https://doi.org/10.5555/a",
        "2016;3:1-9. doi:10.5555/a.",
        "2016;3:1-9. www.a.org",
    ],
)
def test_after_an_address_nothing_is_asked_of_the_full_stop(tail: str) -> None:
    assert "stop" not in values(HEAD + tail)


def test_pages_that_share_no_digit_are_in_no_form() -> None:
    assert "pages" not in values(HEAD + "2016;3:869-977.")
    assert "pages" not in values(HEAD + "2016;3:1-9.")


def test_an_entry_without_volume_has_its_full_stop_alone() -> None:
    assert values("示例学会. 示例热诊疗规范. 2022年6月1日.") == {"stop": "stop"}
    assert not is_entry("The study ran from 2016; 30 patients were enrolled.")
    assert is_entry(HEAD + "2016;3:1-9.")


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    found = find_traits(text)
    assert all(trait.shown for trait in found.values())
