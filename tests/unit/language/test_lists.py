"""Lists that a sentence pairs with "respectively"."""

from __future__ import annotations

import pytest
from clearcopy.language.lists import find_paired_lists


@pytest.mark.parametrize(
    ("text", "lang", "names", "values"),
    [
        ("Response, control and survival were 20.0% and 86.7%, respectively.", "en", 3, 2),
        ("The ORR and DCR were 20.0% and 86.7%, respectively, at 12.0 mg/kg.", "en", 2, 2),
        (
            (
                "Events, cuts and stops occurred in 31.3%, 31.3% and 4.2% and 69.2%, 61.5% and 0%, "
                "respectively."
            ),
            "en",
            3,
            6,
        ),
        ("In the 12.0 mg/kg group, A and B were 1 and 2, respectively.", "en", 2, 2),
        ("A, B and C were respectively 10% and 20%.", "en", 3, 2),
        ("甲、乙和丙分别为10%和20%。", "zh", 3, 2),
        ("治疗后，甲和乙分别为10%和20%。", "zh", 2, 2),
    ],
)
def test_the_items_of_both_lists_are_counted(text: str, lang: str, names: int, values: int) -> None:
    (found,) = find_paired_lists(text, lang)
    assert (found.names, found.values) == (names, values)
    assert text[found.start : found.end] in ("respectively", "分别")


@pytest.mark.parametrize(
    "text",
    ["Nothing is paired here.", "They left, respectively.", "A was 1 and B was 2, respectively."],
)
def test_a_sentence_that_cannot_be_taken_apart_has_no_lists(text: str) -> None:
    assert find_paired_lists(text, "en") == ()
