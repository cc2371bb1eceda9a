from __future__ import annotations

import re

from clearcopy.document.citations import number_citations
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.document.conftest import Room

KEYS = ["a", "b", "c", "d", "e", "f"]


def place(*keys: str) -> str:
    return f'x<span class="cc-cite" data-keys="{" ".join(keys)}"></span>'


def printed(html: str) -> list[str]:
    return re.findall(r"\[[^\]]*\]", re.sub("<[^>]*>", "", html))


def test_numbers_follow_the_first_appearance_on_the_whole_page() -> None:
    cited = number_citations([place("c") + place("a", "c"), place("b") + place("a")])
    assert printed("".join(cited.blocks)) == ["[1]", "[1,2]", "[3]", "[2]"]
    assert cited.keys == ("c", "a", "b")


def test_three_numbers_in_a_row_are_a_range_and_two_are_not() -> None:
    cited = number_citations([place("a", "b", "c") + place("d", "e") + place("f", "a", "b", "c")])
    assert printed("".join(cited.blocks)) == ["[1–3]", "[4,5]", "[1–3,6]"]


def test_a_work_inside_a_range_leads_back_to_where_the_range_begins() -> None:
    cited = number_citations([place("b") + place("a", "b", "c", "d") + place("e")])
    assert printed("".join(cited.blocks)) == ["[1]", "[1–4]", "[5]"]
    assert cited.anchors == {
        "b": ("cite-1", "cite-2"),
        "a": ("cite-2",),
        "c": ("cite-2",),
        "d": ("cite-3",),
        "e": ("cite-4",),
    }


@given(st.lists(st.lists(st.sampled_from(KEYS), min_size=1, max_size=6), max_size=8))
def test_every_place_of_every_work_can_be_reached_and_left(places: list[list[str]]) -> None:
    cited = number_citations([place(*keys) for keys in places])
    ids = re.findall(r' id="([^"]+)"', "".join(cited.blocks))
    assert len(ids) == len(set(ids))
    assert set(cited.anchors) == set(cited.keys) == {key for keys in places for key in keys}
    for key in cited.keys:
        assert set(cited.anchors[key]) <= set(ids)
        assert len(set(cited.anchors[key])) == sum(key in keys for keys in places)
    numbers = [int(number) for number in re.findall(r">(\d+)</a>", "".join(cited.blocks))]
    assert set(numbers) <= set(range(1, len(cited.keys) + 1))


def test_links_lead_from_the_text_to_the_entry_and_back(room: Room) -> None:
    room.page("One [@a2020; @b2021; @c2022]. Two [@b2021]. Three [@d2023; @a2020].\n")
    article = room.article()
    page = room.read("en/about/")
    assert [entry.key for entry in page.references] == ["a2020", "b2021", "c2022", "d2023"]
    for href in re.findall(r'href="#([^"]+)"', article.html):
        assert f'id="{href}"' in article.html
    by_key = {entry.key: entry.back for entry in page.references}
    assert {key: len(back) for key, back in by_key.items()} == {
        "a2020": 2,
        "b2021": 2,
        "c2022": 1,
        "d2023": 1,
    }
    assert [mark.numbers for block in page.in_section("body") for mark in block.citations] == [
        (1, 2, 3),
        (2,),
        (1, 4),
    ]


def test_a_page_that_cites_nothing_says_so(room: Room) -> None:
    room.page("Nothing.\n")
    assert "This page cites no references." in room.article().html
