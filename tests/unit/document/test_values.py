from __future__ import annotations

from datetime import date

import pytest
from clearcopy.document.values import NoValue, Value, find_value, print_day, print_days
from clearcopy.records.library import Library
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.document.conftest import Room, places

CUTS = {"example-1": "2025-01-15"}


@pytest.mark.parametrize(
    ("path", "form", "lang", "text"),
    [
        ("example-1.treated.orr", "", "en", "31.3%"),
        ("example-1.treated.orr", "", "zh", "31.3%"),
        ("example-1.treated.orr", "value", "en", "31.3"),
        ("example-1.treated.orr", "k/n", "en", "15/48"),
        ("example-1.treated.orr", "n", "en", "48"),
        ("example-1.treated.orr", "ci", "en", "95% CI 18.7–46.3"),
        ("example-1.treated.pfs", "", "en", "8.4 months"),
        ("example-1.treated.pfs", "", "zh", "8.4个月"),
        ("example-1.all.deaths", "word", "en", "one"),
        ("example-1.all.cohorts", "word", "zh", "两"),
        ("example-1.name", "", "en", "EXAMPLE-1"),
        ("example-1.cutoff", "", "en", "January 15, 2025"),
        ("example-1.cutoff", "", "zh", "2025年1月15日"),
        ("example-1.regimens.10mg", "", "en", "10 mg/kg every 4 weeks"),
        ("example-bio.short-name", "", "zh", "示例生物"),
        ("example-congress-2025.dates", "", "en", "March 7–11, 2025"),
        ("example-congress-2025.dates", "", "zh", "2025年3月7日至11日"),
        ("sample-fever.share", "", "en", "20–30%"),
    ],
)
def test_a_path_prints_its_value(
    library: Library, path: str, form: str, lang: str, text: str
) -> None:
    value = find_value(library, CUTS, lang, path, form)
    assert isinstance(value, Value)
    assert value.text == text


@pytest.mark.parametrize(
    ("path", "form", "kind", "hint"),
    [
        ("example-1.treated.or", "", "path", "`example-1.treated.orr`"),
        ("exampel-1.treated.orr", "", "path", "`example-1`"),
        ("example-bio.shortname", "", "path", "`example-bio.short-name`"),
        ("example-1", "", "path", ""),
        ("", "", "path", ""),
        (".", "", "path", ""),
        ("example-1.treated.orr", "percent", "form", "value, word, n, k/n, ci"),
        ("example-1.treated.pfs", "k/n", "form", ""),
        ("example-1.treated.orr", "word", "form", "`word:`"),
        ("example-1.name", "word", "path", "leave the form away"),
        ("example-1.treated.or", "value", "path", "`example-1.treated.orr`"),
    ],
)
def test_what_prints_nothing_says_why(
    library: Library, path: str, form: str, kind: str, hint: str
) -> None:
    value = find_value(library, CUTS, "en", path, form)
    assert isinstance(value, NoValue)
    assert value.kind == kind
    assert hint in value.hint


def test_a_figure_of_a_study_needs_a_cut(library: Library) -> None:
    value = find_value(library, {}, "en", "example-1.treated.orr", "")
    assert isinstance(value, NoValue)
    assert value.kind == "cut"


@given(st.text(max_size=30), st.text(max_size=8))
def test_no_path_is_an_exception(library: Library, path: str, form: str) -> None:
    assert isinstance(find_value(library, CUTS, "en", path, form), Value | NoValue)


def test_days_say_year_and_month_once() -> None:
    days = (date(2025, 1, 30), date(2025, 2, 2))
    assert print_days(*days, "en") == "January 30, 2025 – February 2, 2025"
    assert print_days(days[0], days[0], "zh") == print_day(days[0], "zh") == "2025年1月30日"


def test_a_title_is_traceable_on_the_page_and_plain_everywhere_else(room: Room) -> None:
    room.page("Text.\n")
    room.edit(
        "docs/en/about.md", "# A page", "# [[ex-101.code]] \\[[x]] <3 & [[sample-fever.share]]"
    )
    article = room.article()
    assert article.title == "EX-101 [[x]] <3 & 20–30%"
    assert 'data-fact="sample-fever.share">20–30%</data></h1>' in article.html
    assert "[[x]] &lt;3 &amp; " in article.html
    assert article.findings == ()
    page = room.read("en/about/")
    assert page.head.title == article.title


def test_a_mistake_in_a_title_or_description_stands_where_it_is_written(room: Room) -> None:
    room.page("Text.\n")
    room.edit("docs/en/about.md", "# A page", "# A [[no.x]] [@a2020] <b>[[no.x]]")
    room.edit("docs/en/about.md", "A page.", '"A \\"[[no.x]]\\" [[no.x]]"')
    found = sorted(places(room.compose().findings), key=lambda place: place[1:])
    assert found == [
        ("DOC011", 3, 19),
        ("DOC011", 3, 30),
        ("DOC011", 5, 5),
        ("DOC030", 5, 14),
        ("DOC014", 5, 23),
        ("DOC011", 5, 26),
    ]
