from __future__ import annotations

import os
from pathlib import Path

import pytest
from clearcopy.document.sources import PageSource, parse_source, read_sources, url_of
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.document.conftest import Room, places

FRONT = "---\ntype: home\ndescription: A page.\n---\n"
PATH = "docs/en/index.md"


def parse(text: str, library: Library, path: str = PATH) -> tuple[PageSource | None, list[Finding]]:
    return parse_source(path, text, library.policy)


def codes(room: Room) -> set[str]:
    sources = read_sources(room.root, room.library.policy)
    inside = [found for problems in sources.of_pages.values() for found in problems]
    return {found.code for found in [*sources.findings, *inside]}


@given(
    st.text()
    | st.lists(
        st.sampled_from(["---\n", "type: home\n", "description: x\n", "# T\n", "\n", "- ", ": "])
        | st.text(max_size=6),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=300, deadline=None)
def test_no_text_of_an_author_is_an_exception(library: Library, text: str) -> None:
    page, findings = parse(text, library)
    assert page is not None or findings
    assert all(found.span.path == PATH for found in findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("DOC001", 1, 1)]),
        ("# Title\n", [("DOC001", 1, 1)]),
        ("---\ntype: home\n", [("DOC002", 1, 1)]),
        (FRONT, [("DOC004", 6, 0)]),
        (FRONT + "\n\ntext\n", [("DOC004", 7, 1)]),
        (FRONT + "# \n", [("DOC004", 5, 1)]),
        (FRONT + "## Title\n", [("DOC004", 5, 1)]),
        ("---\ntype: none\ndescription: x\n---\n# T", [("DOC003", 2, 7)]),
        ("---\ntype: study\ndescription: x\n---\n# T", [("DOC027", 2, 7)]),
        (FRONT + "# T\n\na \ue000 b", [("DOC022", 7, 3)]),
        (f"---\ntype: home\ndescription: {'x' * 201}\n---\n# T", [("DOC025", 3, 14)]),
    ],
)
def test_what_is_wrong_with_a_file_is_found_where_it_stands(
    library: Library, text: str, expected: list[tuple[str, int, int]]
) -> None:
    page, findings = parse(text, library)
    got = [(code, line, column) for code, line, column in places(findings)]
    if expected == [("DOC004", 6, 0)]:
        assert got[0][0] == "DOC004"
    else:
        assert got == expected
    assert (page is None) is (expected[0][0] not in ("DOC022", "DOC025"))


def test_a_mistake_in_the_front_matter_stands_at_its_own_line(library: Library) -> None:
    _, findings = parse("---\ntype: home\ndescription: x\nhighligths: []\n---\n# T", library)
    assert [found.span.line for found in findings] == [4]


def test_a_page_is_taken_apart_with_every_line_in_its_place(library: Library) -> None:
    text = "\ufeff" + FRONT.replace("\n", "\r\n") + "\r\n#   A title ##\r\n\r\nfirst\r\nsecond"
    page, findings = parse(text, library)
    assert findings == []
    assert page is not None
    assert page.title == "A title"
    span = page.title_span
    assert (span.line, span.column, span.end_column) == (6, 5, 12)
    lines = page.body.split("\n")
    assert lines == list(page.text.lines[page.body_line - 1 :])
    assert page.text.lines[7] == "first"


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("index.md", ""),
        ("en/index.md", "en/"),
        ("en/about.md", "en/about/"),
        ("zh/news/index.md", "zh/news/"),
        ("zh/news/a-b.md", "zh/news/a-b/"),
    ],
)
def test_the_address_follows_the_file(key: str, url: str) -> None:
    assert url_of(key) == url


def test_the_newsroom_of_the_tests_has_no_findings(room: Room) -> None:
    assert codes(room) == set()


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("docs/en/a b.md", "DOC028"),
        ("docs/en/About.md", "DOC028"),
        ("docs/en/关于.md", "DOC028"),
        ("docs/en/a%2fb.md", "DOC028"),
        ('docs/en/"><b>.md', "DOC028"),
        ("docs/en/My Folder/a.md", "DOC028"),
        ("docs/en/my chart.png", "DOC028"),
        ("docs/en/page.html", "DOC006"),
        ("docs/en/chart.svg", "DOC006"),
        ("docs/fr/index.md", "DOC010"),
        ("docs/about.md", "DOC010"),
    ],
)
def test_a_file_that_cannot_be_published_is_refused(room: Room, path: str, code: str) -> None:
    room.write(path, FRONT + "# T\n")
    assert codes(room) == {code}


def test_a_symbolic_link_is_refused_whatever_it_leads_to(room: Room, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (room.root / "docs/en/secret.md").symlink_to(secret)
    (room.root / "docs/en/secret.png").symlink_to(secret)
    (room.root / "docs/en/folder").symlink_to(tmp_path, target_is_directory=True)
    sources = read_sources(room.root, room.library.policy)
    assert [found.code for found in sources.findings] == ["DOC007"] * 3
    assert "en/secret.png" not in sources.images


def test_a_pipe_is_no_image(room: Room) -> None:
    os.mkfifo(room.root / "docs/en/pipe.png")
    assert codes(room) == {"DOC006"}


def test_two_pages_cannot_have_one_address(room: Room) -> None:
    room.page("a", "docs/en/team.md").page("b", "docs/en/team/index.md")
    assert codes(room) == {"DOC008"}


def test_images_that_differ_only_in_case_are_refused(room: Room) -> None:
    room.write("docs/en/A.png", "").write("docs/en/a.png", "")
    assert codes(room) == {"DOC009"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("docs/en/news/other.md", "home"),
        ("docs/en/release.md", "release"),
        ("docs/en/studies/x.md", "release"),
        ("docs/en/news/2025/x.md", "release"),
        ("docs/en/news/index.md", "release"),
    ],
)
def test_the_type_of_a_page_fits_its_folder(room: Room, path: str, kind: str) -> None:
    room.write(path, f"---\ntype: {kind}\ndescription: x\n---\n# T\n")
    assert codes(room) == {"DOC027"}
