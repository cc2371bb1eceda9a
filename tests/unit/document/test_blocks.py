from __future__ import annotations

import re

import pytest
from lxml import html

from tests.unit.document.conftest import NEWS, RECORD, Room, places

URL = "en/news/example-1-results/"


def block_of(room: Room, name: str, url: str = URL) -> str:
    article = room.compose().articles[url]
    found = re.search(
        rf'<section class="cc-block" data-block="{name}".*?</section>', article.html, re.DOTALL
    )
    assert found
    return found[0]


def body(room: Room, text: str) -> None:
    """Give the release another body, from line 7 on, and no highlights."""
    front = "---\ntype: release\ndescription: A release.\n---\n# Results\n\n"
    room.write(NEWS, front + text)


@pytest.mark.parametrize("text", ["Words.\n", "Words of\ntwo lines.\n"])
def test_a_release_begins_with_its_dateline(room: Room, text: str) -> None:
    body(room, text)
    made = block_of(room, "body")
    assert made.count("cc-dateline") == 1
    assert re.search(
        r'<p class="cc-lead"><span class="cc-dateline"><time[^>]*>March 10, 2025', made
    )
    assert "</span> — " in made


@pytest.mark.parametrize("text", ["## Head\n\nWords.\n", "- item\n\n- item\n", "", "> quote\n"])
def test_the_dateline_stands_alone_where_no_paragraph_begins_the_page(
    room: Room, text: str
) -> None:
    body(room, text)
    made = block_of(room, "body")
    assert "</time></span></p>" in made
    assert made.index("cc-lead") < made.index("</p>")
    first = html.fragment_fromstring(made).find("p")
    assert first is not None
    assert first.get("class") == "cc-lead"


def test_the_findings_of_highlights_stand_in_the_front_matter(room: Room) -> None:
    text = (
        "---\ntype: release\ndescription: A release.\nhighlights:\n"
        '  - "First [[no.x]] and [[no.x]]"\n'
        "  - Second <b>\n  - |\n    A line.\n    Then [[no.x]].\n"
        "  - >-\n    Folded\n    line [[no.x]].\n---\n# Results\n\nWords.\n"
    )
    room.write(NEWS, text)
    found = [each for each in room.compose().findings if each.span.path == NEWS]
    assert sorted(places(found)) == sorted(
        [
            ("DOC011", 5, 12),
            ("DOC011", 5, 25),
            ("DOC014", 6, 12),
            ("DOC011", 9, 10),
            ("DOC011", 12, 10),
        ]
    )


def test_a_highlight_of_two_paragraphs_stays_well_formed(room: Room) -> None:
    room.write(
        NEWS,
        "---\ntype: release\ndescription: A.\nhighlights:\n  - |\n    One.\n\n    Two.\n"
        "  - Three.\n---\n# Results\n\nWords.\n",
    )
    items = html.fragment_fromstring(block_of(room, "highlights")).findall(".//li")
    assert [len(item.findall("p")) for item in items] == [2, 0]


def test_the_meta_block_states_what_the_record_knows(room: Room) -> None:
    made = block_of(room, "meta")
    for text in ("March 10, 2025", "January 15, 2025", "NCT99999999", "09999.HK"):
        assert text in made
    assert 'href="https://clinicaltrials.gov/study/NCT99999999"' in made


def test_markup_in_records_is_only_text(room: Room) -> None:
    evil = "<script>alert(1)</script>"
    room.edit("data/events/example-congress-2025.yml", "tag: EXAMPLE 2025", f'tag: "{evil}"')
    room.edit("data/issuers/example-bio.yml", "en: Example Bio Company", f"en: {evil} Company")
    room.edit("data/studies/example-1.yml", "en: Treated patients", f"en: {evil}")
    room.edit("data/assets/ex-101.yml", "code: EX-101", f'code: "{evil}"')
    newsroom = room.compose()
    for article in newsroom.articles.values():
        assert "<script" not in article.html
        assert "&lt;script&gt;" in newsroom.articles[URL].html


def test_a_result_table_holds_facts_and_says_what_is_missing(room: Room) -> None:
    columns = "populations: [{}]\n    endpoints: [orr, pfs, os12]"
    room.edit(
        "data/studies/example-1.yml", columns.format("treated"), columns.format("treated, all")
    )
    body(room, "Words.\n\n[[example-1.tables.efficacy]]\n")
    table = html.fragment_fromstring(block_of(room, "body")).find(".//table")
    assert table is not None
    facts = [(each.get("data-fact"), each.get("data-form")) for each in table.iter("data")]
    treated = "example-1@2025-01-15.treated"
    assert facts == [
        (f"{treated}.orr", None),
        (f"{treated}.orr", "k/n"),
        (f"{treated}.orr", "ci"),
        (f"{treated}.pfs", None),
        (f"{treated}.pfs", "ci"),
        (f"{treated}.os12", None),
        (f"{treated}.os12", "ci"),
    ]
    absent = [each.text_content() for each in table.iter("td") if each.get("class") == "cc-absent"]
    assert absent == ["Not disclosed"] * 3
    page = room.read()
    cells = [block for block in page.in_section("body") if block.kind == "cell" and block.facts]
    assert {block.span().line for block in cells} == {9}


@pytest.mark.parametrize(
    ("path", "line"), [("example-1.tables.none", 7), ("none.tables.efficacy", 7)]
)
def test_a_table_that_does_not_exist_is_refused(room: Room, path: str, line: int) -> None:
    body(room, f"[[{path}]]\n")
    assert places(room.compose().findings) == [("DOC011", line, 1)]


def test_a_release_without_a_valid_statement_is_refused(room: Room) -> None:
    path = "data/statements/forward-looking-example-bio.yml"
    room.edit(path, "valid-from: 2025-01-01", "valid-from: 2025-03-11")
    found = [each for each in room.compose().findings if each.page == URL]
    assert [(each.code, each.span.path) for each in found] == [("DOC026", path)]


def test_a_release_of_one_time_of_day_states_its_offset(room: Room) -> None:
    room.edit(RECORD, "date: 2025-03-10", 'at: "2025-03-10T08:30+08:00"')
    assert "March 10, 2025, 08:30 UTC+08:00" in block_of(room, "meta")


def test_every_block_of_a_page_names_the_file_it_comes_from(room: Room) -> None:
    for section in room.read().sections:
        assert section.span.path
        assert section.span.line


def test_what_a_presentation_does_not_disclose_is_named_once_at_the_end(room: Room) -> None:
    room.edit(
        "data/releases/example-1-results.yml",
        "event:",
        "presentation:\n"
        "  {number: not disclosed, title: not disclosed, presenter: not disclosed,\n"
        "   session: {en: Poster session, zh: 壁报交流}, date: 2025-03-09}\n"
        "event:",
    )
    meta = block_of(room, "meta")
    assert "Session: Poster session; Date: " in meta
    assert "; Not disclosed: number, title, presenter</dd>" in meta
