"""Whoever typed a figure by hand is offered the facts that it may stand for, and no others."""

from __future__ import annotations

import pytest
from clearcopy.document.nearest_facts import nearest_facts
from clearcopy.document.open_figures import find_open_figures

from tests.unit.document.conftest import Room

NEWS = "docs/en/news/example-1-results.md"


def offered(room: Room, sentence: str) -> tuple[list[str], list[str]]:
    """Return the paths that are offered for the one open figure of a sentence in the release."""
    room.edit(NEWS, "## Results", f"{sentence}\n\n## Results")
    page = room.read()
    ((block, figure),) = find_open_figures(page, room.library)
    offer = nearest_facts(page, room.library, block, figure)
    return [entry.path for entry in offer.same], [entry.path for entry in offer.near]


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("The rate was 31.3%.", "example-1.treated.orr"),
        ("The rate was 31.3 %.", "example-1.treated.orr"),
        ("It was 8.4 months.", "example-1.treated.pfs"),
        ("In all, 48 took part.", "example-1.all.enrolled"),
        ("One death was reported.", "example-1.all.deaths"),
    ],
)
def test_a_figure_with_the_value_of_a_fact_is_offered_that_fact(
    room: Room, sentence: str, path: str
) -> None:
    assert offered(room, sentence)[0][:1] == [path]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 37.4 % of cases.",
        "The plant has 48 %.",
        "The company has 52 offices.",
        "It took 48 months.",
        "The rate was 0.5%.",
    ],
)
def test_a_figure_that_is_like_no_fact_is_offered_none(room: Room, sentence: str) -> None:
    assert offered(room, sentence) == ([], [])


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("The rate was 3.13%.", "example-1.treated.orr"),
        ("The rate was 25%.", "example-1.treated.nausea"),
        ("The objective response rate was 31.9%.", "example-1.treated.orr"),
        ("The objective response rate was 33.1%.", "example-1.treated.orr"),
    ],
)
def test_a_slip_is_offered_what_was_meant(room: Room, sentence: str, path: str) -> None:
    same, near = offered(room, sentence)
    assert (same, near[:1]) == ([], [path])


def test_what_the_sentence_names_comes_first(room: Room) -> None:
    room.edit("data/studies/example-1.yml", 'value: "25.0"', 'value: "31.3"')
    assert offered(room, "Nausea was seen in 31.3%.")[0][0] == "example-1.treated.nausea"
