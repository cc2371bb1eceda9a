from __future__ import annotations

import pytest
from clearcopy.document.fragments import fragments_of, statement_words

from tests.unit.document.conftest import Room, places

PATH = "data/statements/about-ex-101.yml"
HEAD = """kind: about
title:
  en: About EX-101
  zh: 关于 EX-101
subject: ex-101
versions:
  "2025-01":
    valid-from: 2025-01-01
    text:
      zh: 中文。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("      en: |\n        First [[no.x]].\n", [("DOC011", 12, 15)]),
        ("      en: |\n\n\n        First.\n        Then [[no.x]].\n", [("DOC011", 15, 14)]),
        ("      en: |\n        First.\n\n        - one\n        - [[no.x]] <b>\n",
         [("DOC011", 15, 11), ("DOC014", 15, 20)]),
        ("      en: |\n        [[no.x]][[no.x]]\n", [("DOC011", 12, 9), ("DOC011", 12, 17)]),
        ("      en: >\n        Folded\n        words [[no.x]]\n        and [[no.x]].\n",
         [("DOC011", 13, 15), ("DOC011", 14, 13)]),
        ('      en: "Quoted [[no.x]]"\n', [("DOC011", 11, 19)]),
        ("      en: Plain [@nobody] text\n", [("DOC013", 11, 18)]),
        ("      en: |\n        A [link](../index.md).\n", [("DOC016", 12, 18)]),
        ("      en: |\n        The rate was [[example-1.treated.orr]].\n", [("DOC024", 12, 22)]),
        ("      en: |\n        A \ue000 character.\n", [("DOC022", 12, 11)]),
    ],
)  # fmt: skip
def test_the_findings_of_a_statement_stand_in_its_file(
    room: Room, text: str, expected: list[tuple[str, int, int]]
) -> None:
    room.write(PATH, HEAD + text)
    found = [each for each in room.compose().findings if each.span.path == PATH]
    assert places(found) == expected


def test_the_blocks_of_a_statement_lead_to_its_lines(room: Room) -> None:
    room.write(PATH, HEAD + "      en: |\n        First words.\n\n        - An item here.\n")
    page = room.read()
    blocks = [block for block in page.in_section("about") if block.subject == "ex-101"]
    assert [(block.text, str(block.span())) for block in blocks] == [
        ("About EX-101", f"{PATH}:3:7"),
        ("First words.", f"{PATH}:12:9"),
        ("An item here.", f"{PATH}:14:11"),
    ]


def test_the_same_statement_on_many_pages_is_found_once(room: Room) -> None:
    room.edit("data/statements/demonstration.yml", "This site", "This [[no.x]] site")
    found = [each for each in room.compose().findings if each.span.path.endswith("stration.yml")]
    assert len(found) == 1


def test_the_words_of_a_statement_are_what_its_block_shows(room: Room) -> None:
    library = room.library
    page = room.read()
    checked = 0
    for section in page.sections:
        statement, _, version = section.version.partition("@")
        if statement:
            checked += 1
            assert section.words == statement_words(library, statement, version, "en")
    assert checked > 4


def test_headings_of_two_statements_never_share_an_id(room: Room) -> None:
    for name in ("about-ex-101", "about-example-bio"):
        room.edit(
            f"data/statements/{name}.yml", "      en: |\n", "      en: |\n        ### More\n\n"
        )
    html = room.compose().articles["en/news/example-1-results/"].html
    assert 'id="about-ex-101-more"' in html
    assert 'id="about-example-bio-more"' in html


def test_a_statement_is_rendered_once(room: Room) -> None:
    fragments = fragments_of(room.library)
    first = fragments.get("demonstration", "2025-01", "zh")
    assert fragments.get("demonstration", "2025-01", "zh") is first
