"""Blocks as composed beside blocks as found: which belongs to which, and whose words it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from clearcopy.document.compose import compose_newsroom
from clearcopy.document.fragments import statement_words
from clearcopy.document.page import ExpectedSection, Page, Section
from clearcopy.document.pairing import (
    Wording,
    order_of,
    pair_sections,
    unexpected_sections,
    wording_of,
)
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.records.library import Library, load_library

PROJECT = Path(__file__).parents[3]
RELEASE = "en/news/artemis-002-esmo-2025/"
AS_OF = datetime(2025, 11, 1, tzinfo=UTC)


@cache
def demonstration() -> tuple[Library, Page]:
    library = load_library(PROJECT)
    articles = compose_newsroom(PROJECT, library, AS_OF).articles
    article = articles[RELEASE]
    return library, read_page(article, finish(article, articles.values()))


def block(name: str) -> tuple[Section, ExpectedSection]:
    _, page = demonstration()
    pair = next(pair for pair in pair_sections(page) if pair.expected.name == name)
    return pair.found[0], pair.expected


def test_every_block_of_an_intact_page_is_paired_once_and_not_reworded() -> None:
    _, page = demonstration()
    pairs = pair_sections(page)
    assert [pair.expected for pair in pairs] == list(page.expected)
    assert all(len(pair.found) == 1 and not pair.reworded for pair in pairs)
    assert unexpected_sections(page) == ()
    assert [place for place, _ in order_of(page)] == list(range(len(pairs)))


def test_about_texts_are_told_apart_by_their_subject() -> None:
    _, page = demonstration()
    about = [pair for pair in pair_sections(page) if pair.expected.name == "about"]
    assert len(about) > 2
    assert all(pair.found[0].subject == pair.expected.subject for pair in about)


def test_a_copy_belongs_to_the_block_that_it_copies() -> None:
    _, page = demonstration()
    copy, expected = block("statements")
    doubled = replace(
        page,
        sections=(copy, *page.sections),
        composed=page.sections,
        article_intact=False,
    )
    pair = next(pair for pair in pair_sections(doubled) if pair.expected == expected)
    assert len(pair.found) == 2
    assert "statements" not in [section.name for _, section in order_of(doubled)]


def test_a_block_that_nobody_expects_is_named() -> None:
    _, page = demonstration()
    strange = replace(page.sections[0], name="promotion")
    assert unexpected_sections(replace(page, sections=(*page.sections, strange))) == (strange,)


def saying(section: Section, words: str) -> Section:
    """Return the same block with other words, in one paragraph."""
    return replace(section, blocks=(section.blocks[0]._replace(text=words, citations=()),))


def test_words_are_recognised_as_those_of_another_version_or_language() -> None:
    library, _ = demonstration()
    section, expected = block("statements")
    for version in library.statements["statements"].versions:
        for lang in ("en", "zh"):
            words = statement_words(library, "statements", version, lang)
            shown = saying(section, words)
            assert wording_of(shown, expected, library) == Wording(version, lang)


def test_a_title_that_was_left_standing_does_not_disguise_other_words() -> None:
    library, _ = demonstration()
    section, expected = block("statements")
    chinese = statement_words(library, "statements", "2025-09", "zh")
    shown = saying(section, chinese.replace("声明", "Statements", 1))
    assert wording_of(shown, expected, library) == Wording("2025-09", "zh")


def test_words_that_nobody_approved_are_nobodys() -> None:
    library, _ = demonstration()
    section, expected = block("forward-looking")
    assert wording_of(saying(section, section.words + " Maybe."), expected, library) is None


def test_a_block_without_a_statement_has_no_wording() -> None:
    library, _ = demonstration()
    section, expected = block("body")
    assert wording_of(section, expected, library) is None
