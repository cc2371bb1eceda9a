from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html

from tests.unit.document.conftest import Render, places

ORR = '<data value="31.3" data-fact="example-1@2025-01-15.treated.orr">31.3%</data>'
TAGS = set(
    "div p h2 h3 h4 h5 h6 ul ol li strong em code pre a img blockquote br hr table caption thead "
    "tbody tr th td data span".split()
)
ATTRIBUTES = set("href title src alt id scope start value data-fact data-form class".split()) | {
    "data-keys"
}
NASTY = [
    "[[", "]]", "[@", "[[example-1.treated.orr]]", "[[example-1.tables.efficacy]]", "[[nothing]]",
    "[@a2020]", "[@a2020; @none]", "`", "``", "```\n", "    ", "\t", "> ", "- ", "1. ", "# ", "## ",
    "\n", "\n\n", "  \n", "\\", "|", "\n|a|b|\n|-|-|\n", "---\n", "===\n", "<b onclick=x>", "<!-- ",
    "-->", "<?x ?>", "<script>", "</script>", "<javascript:x>", "<https://a.example>",
    "<a@b.example>", "[x](", ")", "![y](", "javascript:alert(1)", "data:text/html,x",
    "java&#115;cript:x", "\r\n",
    "[r]: vbscript:x\n", "[t][r]", "{: .a}", "{#b}", "{onload=x}", "&lt;", "&#x202e;", "&#xE004;",
    "\ue004", "\ue0040\ue005", "\ue00012\ue001",
    "*", "**", "_", '"', "'", "text", "中文", "\u00a0", "<",
    ">", "&", "https://x.example/", "#a", "chart.png", "(", "\x02", "\x03", "klzzwxh:0000",
]  # fmt: skip


@given(st.lists(st.sampled_from(NASTY) | st.text(max_size=8), max_size=14).map("".join))
@example('[x]("[x]([[')
@example("[[[[example-1.treated.orr]]]]")
@example("- > - > [@a2020;\n> @b2021]\n")
@settings(max_examples=400, deadline=None)
def test_whatever_an_author_writes_gives_only_what_a_page_may_hold(
    render: Render, text: str
) -> None:
    made, findings = render(text)
    assert not re.search("[\ue000-\uf8ff]", made)
    for element in html.fragment_fromstring(made, create_parent="div").iter():
        if not isinstance(element.tag, str):
            assert re.fullmatch(r"@:\d+", element.text or ""), "the only comments are line marks"
            continue
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src"):
            address = element.get(name, "#")
            assert address.startswith(("https://", "mailto:", "#", "chart.png"))
    lines = text.split("\n")
    for found in findings:
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <b>x</b> </i>", [("DOC014", 1, 3), ("DOC014", 1, 12)]),
        ("a\n\n- b <!-- c --> d", [("DOC014", 3, 5)]),
        ("<div\n  onclick='x'>", [("DOC014", 1, 1)]),
        ("<?php x ?>", [("DOC014", 1, 1)]),
        ("> quote\n> <script>x</script>", [("DOC014", 2, 3)]),
        ("x {: .a}\n\n## h {#id}", [("DOC015", 1, 3), ("DOC015", 3, 6)]),
        ("a { onmouseover = 'x' }", [("DOC015", 1, 3)]),
        ("&#x202e;", [("DAT006", 1, 1)]),
        ("a &#57348; b", [("DOC022", 1, 3)]),
        ("[a](javascript:x) [b](JavaScript:x)", [("DOC016", 1, 5), ("DOC016", 1, 23)]),
        ("[a](vbscript:x)", [("DOC016", 1, 5)]),
        ("![a](data:image/png;base64,x)", [("DOC019", 1, 6)]),
        ("[a](java&#115;cript:x)", [("DOC016", 1, 5)]),
        ("[a](javascript&colon;x)", [("DOC016", 1, 5)]),
        ("[a][r]\n\n[r]: javascript:x", [("DOC016", 3, 6)]),
        ("# Again", [("DOC005", 1, 3)]),
        ("text\n\nAgain\n=====", [("DOC005", 3, 1)]),
        ("##\n\ntext", [("DOC031", 1, 1)]),
        ("[[example-1.treated.orr", [("DOC029", 1, 1)]),
        ("see [@a2020", [("DOC029", 1, 5)]),
    ],
)
def test_what_is_refused_is_found_where_it_stands(
    render: Render, text: str, expected: list[tuple[str, int, int]]
) -> None:
    made, findings = render(text)
    assert places(findings) == expected
    assert not re.search(r"<(?:b|div|script|\?)\W|=.javascript|<[^>]*onclick", made)


def test_every_occurrence_of_the_same_mistake_has_its_own_column(render: Render) -> None:
    text = "`[[no.x]]` [[no.x]] and **[[no.x]]**\n  [[no.x]]\n\n> - [[no.x]]\n\n"
    _, findings = render(text + "| a |\n|---|\n| [[no.x]] |")
    assert places(findings) == [
        ("DOC011", 1, 12), ("DOC011", 1, 27), ("DOC011", 2, 3), ("DOC011", 4, 5), ("DOC011", 8, 3),
    ]  # fmt: skip


def test_each_unknown_key_of_one_citation_is_found(render: Render) -> None:
    made, findings = render("> said [@a2020; @no1;\n> @no2] and more")
    assert places(findings) == [("DOC013", 1, 17), ("DOC013", 2, 3)]
    assert '<span class="cc-cite" data-keys="a2020"></span><!--@:2--> and more' in made


def test_a_work_cited_twice_in_one_place_counts_once(render: Render) -> None:
    made, _ = render("said [@a2020; @a2020].")
    assert 'data-keys="a2020"' in made


@pytest.mark.parametrize("code", ["`{}`", "`` {} ``", "text\n\n    {}\n", "- item\n\n        {}\n"])
def test_nothing_is_printed_or_refused_in_code(render: Render, code: str) -> None:
    written = "[[example-1.treated.orr]] [[no]] [@no] <b> {: .x} &#x202e;"
    made, findings = render(code.format(written))
    assert findings == []
    shown = html.fragment_fromstring(made, create_parent="div").find(".//code")
    assert shown is not None
    assert (shown.text or "").strip() == written


@pytest.mark.parametrize(
    "text",
    [
        "a {} b",
        "**{}**",
        "*{}*",
        "_{}_",
        "## {}",
        "> {}",
        "- {}",
        "1. {}",
        "| a |\n|---|\n| {} |",
        "Setext {}\n---",
        "[{}](https://x.example)",
        "\\\\{}",
    ],
)
def test_a_value_is_printed_wherever_text_stands(render: Render, text: str) -> None:
    made, findings = render(text.format("[[example-1.treated.orr]]"))
    assert ORR in made
    assert findings == []


def test_a_value_may_hold_the_sign_that_divides_cells(render: Render) -> None:
    made, findings = render("| a | b |\n|---|---|\n| [[x|y]] | c |")
    assert places(findings) == [("DOC011", 3, 3)]
    assert "<td>c</td>" in made


def test_a_value_in_an_alternative_text_or_a_link_title_is_plain(render: Render) -> None:
    value = "[[example-1.treated.orr]]"
    made, findings = render(f'![rate {value}](chart.png) [x](https://x.example "rate {value}")')
    assert 'alt="rate 31.3%"' in made
    assert 'title="rate 31.3%"' in made
    assert "<data" not in made
    assert findings == []


def test_no_citation_can_stand_in_an_alternative_text(render: Render) -> None:
    made, findings = render("![curve [@a2020]](chart.png)")
    assert places(findings) == [("DOC030", 1, 9)]
    assert "a2020" not in made


def test_an_escaped_bracket_is_only_a_bracket(render: Render) -> None:
    made, findings = render(r"\[[example-1.treated.orr]] and \[@none] and \<b>")
    assert findings == []
    assert "[[example-1.treated.orr]] and [@none] and" in made


def test_a_heading_is_named_by_what_it_prints(render: Render) -> None:
    made, _ = render("## Rate [[example-1.treated.orr]]\n\n## Ref a2020\n\n## Cite 1\n\n## Cite 1")
    assert re.findall('id="([^"]+)"', made) == [
        "rate-313", "section-ref-a2020", "section-cite-1", "section-cite-1_1",
    ]  # fmt: skip


def test_a_table_is_a_paragraph_of_its_own(render: Render) -> None:
    made, findings = render("[[example-1.tables.efficacy]]\n\nsee [[example-1.tables.efficacy]]")
    assert made.count("<table>") == 1
    assert places(findings) == [("DOC023", 3, 5)]


def test_mail_and_web_addresses_in_angle_brackets_are_links(render: Render) -> None:
    made, findings = render("<https://x.example/?a=1&b=2> <media@example.com>")
    links = html.fragment_fromstring(made, create_parent="div").findall(".//a")
    assert [link.get("href") for link in links] == [
        "https://x.example/?a=1&b=2", "mailto:media@example.com",
    ]  # fmt: skip
    assert [link.text for link in links] == ["https://x.example/?a=1&b=2", "media@example.com"]
    assert findings == []


@pytest.mark.parametrize(
    "text",
    [
        ">" * 400 + "x",
        "\n".join("    " * depth + "- x" for depth in range(80)),
        "- > " * 300 + "x",
        "- " * 900 + "x",
        "[" * 900 + "x",
        "*" * 2000 + "a",
        " " * 50_000 + "x",
        "word " * 10_000,
        "`" * 4000,
        "\n".join("> " * depth + "1. x" for depth in range(60)),
    ],
)
def test_no_depth_or_length_stops_the_renderer(render: Render, text: str) -> None:
    before = render("- a\n\ntext [x](https://x.example)")
    made, findings = render(text)
    assert made or findings
    assert render("- a\n\ntext [x](https://x.example)") == before, "the next text is as ever"


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("a\nb", [1, 2]),
        ("# a\n\n- b\n- c\n  d", [1, 3, 4, 5]),
        ("> a\n> > b", [1, 2]),
        ("1. - > a", [1]),
        ("| a | b |\n|---|---|\n| c | d |", [1, 3]),
        ("Setext\n---\na", [1, 3]),
        ("***\na", [2]),
    ],
)
def test_every_line_of_text_is_marked_once(render: Render, text: str, marks: list[int]) -> None:
    made, _ = render(text)
    assert [int(line) for line in re.findall(r"<!--@:(\d+)-->", made)] == marks
