from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from clearcopy.document.article import CLOSING, Article
from clearcopy.document.compose import compose_newsroom
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page, strip_marks, words_of
from clearcopy.document.shell import finish
from clearcopy.records.library import load_library
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.document.conftest import NEWS, Room

URL = "en/news/example-1-results/"
FLS = '<section class="cc-block" data-block="forward-looking"'


@pytest.fixture
def made(room: Room) -> tuple[Article, str]:
    """An article and its finished page."""
    articles = room.compose().articles
    return articles[URL], finish(articles[URL], articles.values())


def names(page: Page) -> list[str]:
    return [section.name for section in page.sections]


def test_a_page_is_read_as_it_was_composed(made: tuple[Article, str]) -> None:
    article, html = made
    page = read_page(article, html)
    assert page.article_intact
    assert names(page) == [section.name for section in article.expected]
    assert [section.version for section in page.sections] == [
        section.version for section in article.expected
    ]
    assert page.head.title == article.title
    assert page.head.description == article.description
    assert not any(section.hidden for section in page.sections)
    assert all(section.words for section in page.sections)


def test_any_template_may_stand_around_the_article(made: tuple[Article, str]) -> None:
    article, html = made
    plain = read_page(article, html)
    around = html.replace(
        "<body><main>",
        "<body class=x><header><a href='#'>Home</a></header><nav><p>37.4% in a list</p></nav>"
        "<div id=y><main><div><!-- note -->",
    ).replace("</main>", "</div></main><footer><p>Newsroom</p></footer></div>")
    page = read_page(article, around)
    assert page.article_intact
    assert [block for block in page.blocks if block.section] == [
        block for block in plain.blocks if block.section
    ]
    outside = [block for block in page.blocks if not block.section]
    assert [block.text for block in outside[2:]] == ["Home", "Newsroom"]
    assert all(block.span().path == NEWS for block in outside)


def test_what_a_template_adds_beside_the_article_is_read(made: tuple[Article, str]) -> None:
    article, html = made
    page = read_page(article, html.replace("<main>", "<main><p>37.4% responded</p>"))
    [block] = [block for block in page.blocks if "37.4%" in block.text]
    assert block.section == ""
    assert block in list(page.content)
    assert str(block.span()) == NEWS


def test_the_address_of_the_page_itself_is_no_text_of_it(made: tuple[Article, str]) -> None:
    article, html = made
    footer = f"<footer><p>https://x.example/{URL}</p><p>example-1-results</p></footer></body>"
    assert read_page(article, html.replace("</body>", footer)).blocks == (
        read_page(article, html).blocks
    )


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("<div hidden>", "</div>", "the attribute hidden on <div>"),
        ("<div aria-hidden='TRUE'>", "</div>", "aria-hidden on <div>"),
        ("<div inert>", "</div>", "the attribute inert on <div>"),
        ("<div popover>", "</div>", "the attribute popover on <div>"),
        ("<div style='x'>", "</div>", "a style attribute on <div>"),
        ("<details><summary>More</summary>", "</details>", "<details>"),
        ("<dialog>", "</dialog>", "<dialog>"),
        ("<template>", "</template>", "<template>"),
        ("<noscript>", "</noscript>", "<noscript>"),
    ],
)
def test_what_hides_a_block_is_said(
    made: tuple[Article, str], start: str, end: str, reason: str
) -> None:
    article, html = made
    at = html.index(FLS)
    finish_at = html.index("</section>", at) + len("</section>")
    hidden = html[:at] + start + html[at:finish_at] + end + html[finish_at:]
    page = read_page(article, hidden)
    assert not page.article_intact
    assert {section.name: section.hidden for section in page.sections if section.hidden} == {
        "forward-looking": reason
    }
    [composed] = [section for section in page.composed if section.name == "forward-looking"]
    assert composed.words


@pytest.mark.parametrize("tag", ["template", "noscript"])
def test_what_a_browser_does_not_show_is_no_text(made: tuple[Article, str], tag: str) -> None:
    article, html = made
    page = read_page(article, html.replace("<main>", f"<main><{tag}><p>37.4%</p></{tag}>"))
    assert not any("37.4%" in block.text for block in page.blocks)


def test_an_open_details_hides_nothing(made: tuple[Article, str]) -> None:
    article, html = made
    page = read_page(article, html.replace("<main>", "<main><details open>"))
    assert not any(section.hidden for section in page.sections)


def test_a_block_in_a_comment_is_not_there(made: tuple[Article, str]) -> None:
    article, html = made
    at = html.index(FLS)
    cut = strip_marks(html[at:])
    page = read_page(
        article, html[:at] + cut.replace("<section", "<!--", 1).replace("</section>", "-->", 1)
    )
    assert not page.article_intact
    assert "forward-looking" not in names(page)


def test_a_doubled_block_is_read_twice(made: tuple[Article, str]) -> None:
    article, html = made
    at = html.index(FLS)
    finish_at = html.index("</section>", at) + len("</section>")
    for doubled in (
        html[:finish_at] + html[at:finish_at] + html[finish_at:],
        html.replace("</main>", f"</main>{html[at:finish_at]}"),
    ):
        page = read_page(article, doubled)
        assert not page.article_intact
        assert names(page).count("forward-looking") == 2


def test_a_renamed_moved_or_nested_block_is_read_as_it_stands(made: tuple[Article, str]) -> None:
    article, html = made
    renamed = read_page(article, html.replace(FLS, FLS.replace("forward-looking", "other")))
    assert "other" in names(renamed)
    nested = read_page(article, html.replace(FLS, f'<section data-block="outer">{FLS}', 1))
    assert {"outer", "forward-looking"} <= set(names(nested))
    at = html.index(FLS)
    finish_at = html.index("</section>", at) + len("</section>")
    moved = html[:at] + html[finish_at:]
    moved = moved.replace("<main>", f"<main>{html[at:finish_at]}")
    page = read_page(article, moved)
    assert names(page)[0] == "forward-looking"
    assert not page.article_intact


def test_a_changed_word_is_seen(made: tuple[Article, str]) -> None:
    article, html = made
    page = read_page(article, html.replace("may differ", "will not differ"))
    assert not page.article_intact
    [now] = [section for section in page.sections if section.name == "forward-looking"]
    [then] = [section for section in page.composed if section.name == "forward-looking"]
    assert now.words != then.words


def test_facts_citations_links_and_dates_are_marked_where_they_stand(room: Room) -> None:
    page = room.read()
    for block in page.blocks:
        for fact in block.facts:
            assert fact.value in block.text[fact.start : fact.end] or fact.form
        for citation in block.citations:
            printed = block.text[citation.start : citation.end]
            assert printed.startswith("[")
            assert printed.endswith("]")
            assert len(citation.numbers) == len(citation.keys)
        others = [(mark.start, mark.end) for mark in block.links]
        others += [(mark.start, mark.end) for mark in block.times]
        others += [(mark.start, mark.end) for mark in block.parts]
        assert all(block.text[start:end].strip() for start, end in others)
    assert any(block.facts for block in page.blocks)
    assert any(block.citations for block in page.blocks)


def test_the_first_paragraph_of_a_release_stands_in_its_own_file(room: Room) -> None:
    page = room.read()
    lead = next(page.in_section("body"))
    assert lead.times
    assert lead.span().path == NEWS
    words = (room.root / NEWS).read_text(encoding="utf-8").split("\n")[lead.span().line - 1]
    assert words


def test_the_title_of_a_link_is_read_because_readers_can_see_it(room: Room) -> None:
    room.page('[x](index.md "37.4% responded")\n')
    page = room.read("en/about/")
    assert [block.text for block in page.blocks if block.kind == "alternative-text"] == [
        "37.4% responded"
    ]


def test_the_words_of_a_fragment_leave_out_its_citations() -> None:
    cited = '<p>A <b>b</b><span class="cc-cite">[<a data-cite="k">1</a>]</span>.</p><p>C</p>'
    assert words_of(cited) == "A b. C"


def test_no_mark_is_published(made: tuple[Article, str]) -> None:
    _, html = made
    assert "<!--@" in html
    assert "<!--" not in strip_marks(html)


def test_a_link_preview_is_read_where_it_says_more_than_title_and_description(
    made: tuple[Article, str],
) -> None:
    article, html = made
    more = "".join(
        f'<meta property="og:{part}" content="{text}">'
        for part, text in (("title", article.title), ("description", "37.4% responded"), ("x", "y"))
    )
    page = read_page(article, html.replace("</head>", f"{more}</head>"))
    assert page.head.previews == ("37.4% responded",)
    [block] = [block for block in page.blocks if block.kind == "preview"]
    assert block.span().line == article.description_span.line


AROUND = st.lists(
    st.sampled_from(
        (
            *("<div>", "</div>", "<p>", "<b>", "</b>", "<span hidden>", "<details>", "<template>"),
            *("<table>", "<tr>", "<td>", "<ul>", "<li>", "<nav>", "</nav>", "<main lang=zh-Hans>"),
            *("<h2>Above</h2>", "<!--", "-->", "<!--@:1-->", "<script>", "</script>", "<textarea>"),
            *("<article>", "</article>", "<a href='#'>", "</a>", "<select>", "<style>", "</style>"),
            *("<i data-cc-slot=''>", '<article class="cc-article">', "<h1 id=a title=b>", "words"),
            *("<img src='//a.example/b.png' alt=c>", "<section data-block=body>", "</section>"),
        )
    ),
    max_size=6,
)


@cache
def demonstration() -> tuple[Article, str]:
    """The release of the demonstration and its finished page."""
    root = Path(__file__).parents[3]
    as_of = datetime(2025, 11, 1, tzinfo=UTC)
    articles = compose_newsroom(root, load_library(root), as_of).articles
    article = articles["en/news/artemis-002-esmo-2025/"]
    return article, finish(article, articles.values())


def said_by(page: Page) -> Page:
    return replace(page, article_intact=False, composed=(), requests=())


@settings(deadline=None)
@given(before=AROUND, after=AROUND)
def test_an_article_read_piece_by_piece_says_what_its_page_says_as_a_whole(
    before: list[str], after: list[str]
) -> None:
    article, html = demonstration()
    page = html.replace("<main>", "".join(before)).replace("</main>", "".join(after))
    pieces = read_page(article, page)
    altered = page.replace(article.html, f"{article.html.removesuffix(CLOSING)} {CLOSING}")
    whole = read_page(article, altered)
    assert not whole.article_intact
    assert said_by(pieces) == said_by(whole)
    assert set(pieces.requests) == set(whole.requests)
