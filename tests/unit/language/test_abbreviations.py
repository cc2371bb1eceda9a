"""Abbreviations are told from codes and names, and explained ones from others."""

from __future__ import annotations

import pytest
from clearcopy.language.abbreviations import find_abbreviations, is_explained
from hypothesis import given
from hypothesis import strategies as st


def found(text: str) -> list[tuple[str, bool]]:
    return [(each.short, is_explained(text, each)) for each in find_abbreviations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "objective response rate (ORR) was",
        "客观缓解率（ORR）为",
        "response rate (confirmed; ORR)",
        "response rate (the “ORR”)",
        "rate (ORR, version 1.1)",
        "response rates (ORRs)",
        "ORR (objective response rate)",
        "ORR（客观缓解率）",
        "ORR，即客观缓解率",
        "ORR, objective response rate",
        "ORR: objective response rate",
    ],
)
def test_an_abbreviation_beside_its_long_form_is_explained(text: str) -> None:
    assert found(text) == [("ORR", True)]


@pytest.mark.parametrize(
    "text",
    [
        "the ORR was",
        "(ORR) alone",
        "ORR, which was",
        "ORR (NCT)",
        "the ORRs",
        "ORR（3）",
        "ORR (key endpoint)",
    ],
)
def test_an_abbreviation_without_its_long_form_is_not_explained(text: str) -> None:
    assert found(text)[0] == ("ORR", False)


@pytest.mark.parametrize(
    "text",
    [
        "HS-20093, PD-L1, TP53, GSK5764227, NCT05830123, 03692.HK",
        "phase II and phase III",
        "NOT FOR RELEASE",
        "WE MAY NOT, IN ANY CASE, SUCCEED",
        "BOXED WARNING",
        "DO NOT copy",
        "https://example.com/ORR and a@EXAMPLE.com",
        "https://example.com/news?lang=EN.",
        "A study of a medicine",
    ],
)
def test_codes_figures_and_addresses_are_no_abbreviations(text: str) -> None:
    assert found(text) == []


def test_what_hyphens_join_is_one_abbreviation() -> None:
    assert found("extensive-stage small cell lung cancer (ES-SCLC)") == [("ES-SCLC", True)]
    assert found("广泛期小细胞肺癌（ES-SCLC）") == [("ES-SCLC", True)]
    assert found("ADC-based") == [("ADC", False)]


def test_each_abbreviation_of_a_row_is_found() -> None:
    assert found("PFS, OS and ORR") == [("PFS", False), ("OS", False), ("ORR", False)]


@pytest.mark.parametrize(
    ("text", "shorts"),
    [
        ("an ECOG PS of 0 or 1", ["ECOG", "PS"]),
        ("ECOG PS, ORR and PFS", ["ECOG", "PS", "ORR", "PFS"]),
        ("to the NMPA. ORR was", ["NMPA", "ORR"]),
        ("ECOG PS为0或1", ["ECOG", "PS"]),
    ],
)
def test_two_abbreviations_side_by_side_are_no_shouting(text: str, shorts: list[str]) -> None:
    assert [short for short, _ in found(text)] == shorts


@given(st.text(alphabet="ABCabc (),;:-0（）药 "))
def test_every_abbreviation_is_the_text_at_its_place(text: str) -> None:
    for each in find_abbreviations(text):
        assert text[each.start : each.end].removesuffix("s") == each.short
