from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from clearcopy.document.compose import compose_newsroom, tag_chinese
from clearcopy.document.page import Block
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.records.library import load_library

from tests.rules.case_runs import AS_OF
from tests.unit.document.conftest import NEWS, RECORD, Room, places

PROJECT = Path(__file__).parents[3]
WAITING = "docs/en/news/secret-merger.md"
EMBARGO = AS_OF + timedelta(days=30)
WORDS = """---
type: release
description: Secret description.
---
# Secret title

Secret words.
"""


@pytest.fixture
def waiting(room: Room) -> Room:
    """A newsroom with a release that is not public yet, in one language."""
    record = (room.root / RECORD).read_text(encoding="utf-8")
    record = record.replace("2025-03-10", f"{EMBARGO:%Y-%m-%d}") + (
        "local-only:\n  language: en\n  reason: x\n  role: Editor\n"
    )
    return room.write("data/releases/secret-merger.yml", record).write(WAITING, WORDS)


def test_the_newsroom_of_the_tests_is_composed_without_findings(room: Room) -> None:
    newsroom = room.compose()
    assert newsroom.findings == ()
    assert "en/news/example-1-results/" in newsroom.articles


def test_composing_twice_gives_the_same(room: Room) -> None:
    library = room.library
    first = compose_newsroom(room.root, library, AS_OF)
    compose_newsroom(room.root, library, AS_OF + timedelta(days=900), preview=True)
    assert compose_newsroom(room.root, library, AS_OF) == first


def test_a_waiting_release_leaves_no_trace(waiting: Room) -> None:
    waiting.write("docs/en/news/secret-chart.png", "")
    newsroom = waiting.compose()
    assert newsroom.findings == ()
    everything = repr(newsroom).lower()
    for trace in ("secret-merger", "secret title", "secret words", "secret description"):
        assert trace not in everything


@pytest.mark.parametrize(
    "words",
    [
        "no front matter",
        "---\ntype: [\n---\n# T\n",
        "---\ntype: home\ndescription: x\n---\n# T\n",
        WORDS + "\n<b>raw</b> [[nothing]] [@nobody] [x](none.md)\n",
        "---\ntype: release\ndescription: x\n---\n",
    ],
)
def test_the_unfinished_words_of_a_waiting_release_block_nothing_before_their_day(
    waiting: Room, words: str
) -> None:
    waiting.write(WAITING, words)
    assert waiting.compose().findings == ()
    for newsroom in (waiting.compose(preview=True), waiting.compose(EMBARGO + timedelta(days=1))):
        assert {found.span.path for found in newsroom.findings} == {WAITING}


def test_a_waiting_release_may_have_no_words_yet(waiting: Room) -> None:
    (waiting.root / WAITING).unlink()
    assert waiting.compose().findings == ()
    later = waiting.compose(EMBARGO + timedelta(days=1)).findings
    assert [found.code for found in later] == ["DOC020"]


def test_words_whose_record_cannot_be_read_are_never_composed(waiting: Room) -> None:
    waiting.edit("data/releases/secret-merger.yml", "issuer:", "isuer:")
    newsroom = waiting.compose()
    assert waiting.library.findings
    assert "en/news/secret-merger/" not in newsroom.articles
    # The record's own finding says it; the page around it would only say it again.
    assert newsroom.findings == ()
    assert "docs/en/news/secret-merger.md" in newsroom.unread


def test_a_link_to_a_page_that_cannot_be_read_is_no_second_finding(waiting: Room) -> None:
    waiting.edit("docs/en/news/example-1-results.md", "type: release", "type release")
    codes = [found.code for found in waiting.compose().findings]
    assert codes == ["DAT010"], codes


def test_a_link_to_a_waiting_page_is_refused(waiting: Room) -> None:
    waiting.page("See [this](news/secret-merger.md).\n")
    newsroom = waiting.compose()
    assert places(newsroom.findings) == [("DOC018", 6, 12)]
    assert "secret" not in newsroom.articles["en/about/"].html


@pytest.mark.parametrize("when", [f"date: {EMBARGO:%Y-%m-%d}", None])
def test_what_belongs_to_a_cut_that_is_not_public_is_refused_and_not_called_unknown(
    room: Room, when: str | None
) -> None:
    room.edit(RECORD, "  date: 2025-03-10\n", f"  {when}\n" if when else "")
    room.page(
        "The rate was [[example-1.treated.orr]].\n\nThe cut-off was [[example-1.cutoff]].\n\n"
        "[[example-1.tables.safety]]\n\nNo [[example-1.cut-off]].\n\n[[example-1.tables.none]]\n"
    )
    found = [each for each in room.compose().findings if each.span.path.endswith("about.md")]
    assert places(found) == [
        ("DOC024", 6, 14),
        ("DOC024", 8, 17),
        ("DOC024", 10, 1),
        ("DOC011", 12, 4),
        ("DOC011", 14, 1),
    ]
    assert all(each.help.startswith("take it out") for each in found if each.code == "DOC024")
    assert not any("names nothing in data/" in each.message for each in found)


@pytest.mark.parametrize(
    ("source", "link", "href"),
    [
        ("docs/en/about.md", "index.md", "../"),
        ("docs/en/about.md", "studies/example-1.md", "../studies/example-1/"),
        ("docs/en/about.md", "../zh/index.md", "../../zh/"),
        ("docs/en/team/people/about.md", "../../index.md", "../../../"),
        ("docs/en/team/index.md", "../news/example-1-results.md", "../news/example-1-results/"),
        ("docs/en/about.md", "#a-heading", "#a-heading"),
        ("docs/en/about.md", "about.md#a-heading", "./#a-heading"),
        ("docs/en/about.md", "https://x.example/?a=1#b", "https://x.example/?a=1#b"),
    ],
)
def test_a_link_leads_from_every_depth_to_its_page(
    room: Room, source: str, link: str, href: str
) -> None:
    room.page(f"[x]({link})\n\n## A heading\n", source)
    newsroom = room.compose()
    assert newsroom.findings == ()
    [article] = [each for each in newsroom.articles.values() if each.path == source]
    assert f'<a href="{href}">x</a>' in article.html


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("none.md", "DOC017"),
        ("../../data/policy.yml", "DOC017"),
        ("/en/index.md", "DOC017"),
        ("//x.example", "DOC017"),
        ("index.md?x=1", "DOC017"),
        ("chart.png", "DOC017"),
        ("https://x.example/[[example-1.name]]", "DOC017"),
        ("ftp://x.example", "DOC016"),
        ("file:///etc/passwd", "DOC016"),
        ("tel:123", "DOC016"),
        ("#no-heading", "DOC033"),
        ("studies/example-1.md#no-heading", "DOC033"),
    ],
)
def test_a_link_that_leads_nowhere_is_refused(room: Room, link: str, code: str) -> None:
    room.page(f"text\n\nSee [x]({link}).\n")
    assert places(room.compose().findings) == [(code, 8, 9)]


def test_images_are_published_only_where_they_are_shown(room: Room) -> None:
    room.write("docs/en/unused.png", "")
    room.page("![A bar](../chart.png)\n")
    newsroom = room.compose()
    assert newsroom.images == ("chart.png",)
    assert 'src="../../chart.png"' in newsroom.articles["en/about/"].html


@pytest.mark.parametrize("src", ["none.png", "../../data/policy.yml", "https://x.example/a.png"])
def test_an_image_that_is_not_in_docs_is_refused(room: Room, src: str) -> None:
    room.page(f"![A bar]({src})\n")
    newsroom = room.compose()
    assert places(newsroom.findings) == [("DOC019", 6, 10)]
    assert newsroom.images == ()


def test_what_a_renamed_record_no_longer_gives_is_no_finding_of_each_place(room: Room) -> None:
    study = room.root / "data/studies/example-1.yml"
    study.rename(study.with_name("example-2.yml"))
    newsroom = room.compose()
    assert {found.code for found in newsroom.findings} == {"DOC021"}
    assert not newsroom.articles["en/news/example-1-results/"].whole
    assert load_library(room.root).named_in_vain == {"example-1"}


def test_a_page_of_no_record_is_refused(room: Room) -> None:
    room.write("docs/en/studies/none.md", "---\ntype: study\ndescription: x\n---\n# T\n")
    assert [found.code for found in room.compose().findings] == ["DOC021"]


def test_a_link_to_a_page_that_a_release_lacks_is_no_second_finding(room: Room) -> None:
    (room.root / NEWS.replace("/en/", "/zh/")).unlink()
    room.page("See [this](../zh/news/example-1-results.md).\n")
    assert [found.code for found in room.compose().findings] == ["DOC020"]


def test_a_public_release_needs_words_in_each_language(room: Room) -> None:
    (room.root / NEWS.replace("/en/", "/zh/")).unlink()
    assert [found.code for found in room.compose().findings] == ["DOC020"]


def test_a_table_that_names_what_the_study_lacks_stops_nothing(room: Room) -> None:
    room.edit("data/studies/example-1.yml", "populations: [treated]", "populations: [treatd]")
    room.edit("data/studies/example-1.yml", "[orr, pfs, os12]", "[orr, none]")
    assert room.compose().articles


def test_ids_are_unique_on_every_page(room: Room) -> None:
    text = (room.root / NEWS).read_text(encoding="utf-8")
    room.write(
        NEWS,
        text + "\n## About EX-101\n\n## References\n\n## Cite 1\n\n## Ref a2020\n\n## Title\n\n"
        "[[example-1.tables.efficacy]]\n\n[[example-1.tables.efficacy]]\n",
    )
    for article in room.compose().articles.values():
        ids = re.findall(r' id="([^"]+)"', article.html)
        assert len(ids) == len(set(ids)), article.url
        for name in re.findall(r'aria-labelledby="([^"]+)"', article.html):
            assert name in ids


def _own_words(block: Block) -> str:
    """Return the first words that the author wrote himself: before any figure, value or date."""
    cuts = [mark.start for mark in block.facts] + [mark.start for mark in block.times]
    cuts += [mark.start for mark in block.links] + [mark.start for mark in block.citations]
    return block.text[: min(cuts, default=len(block.text))].strip()


def test_every_block_of_the_demonstration_leads_to_the_line_that_says_it() -> None:
    as_of = datetime.fromisoformat("2025-10-31T12:00+08:00")
    newsroom = compose_newsroom(PROJECT, load_library(PROJECT), as_of)
    articles = newsroom.articles.values()
    checked = 0
    for article in articles:
        page = read_page(article, finish(article, articles))
        for block in page.blocks:
            span = block.span()
            assert (PROJECT / span.path).is_file(), (article.url, block.section, block.text)
            assert span.line, (article.url, block.section, block.text)
            line = (PROJECT / span.path).read_text(encoding="utf-8").split("\n")[span.line - 1]
            words = _own_words(block)
            if block.section not in ("body", "highlights", "title") or "[[" in line:
                continue
            checked += 1
            assert words in line.replace("*", ""), (article.url, span, words)
    assert checked > 100


def test_chinese_in_english_is_marked_once() -> None:
    html = (
        '<p title="中文">A 中文，词 b</p><p><span lang="zh-Hans">《书》</span> 另</p>'
        '<p lang="zh-Hans"><b>字</b></p><!--@docs/中.md:1-->'
    )
    assert tag_chinese(html) == (
        '<p title="中文">A <span lang="zh-Hans">中文，词</span> b</p>'
        '<p><span lang="zh-Hans">《书》</span> <span lang="zh-Hans">另</span></p>'
        '<p lang="zh-Hans"><b>字</b></p><!--@docs/中.md:1-->'
    )
