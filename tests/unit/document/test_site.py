"""What the word lists find on a page is the same, whether one asks for a block or for the page."""

from __future__ import annotations

import pytest
from clearcopy.document.own_words import own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.case_runs import AS_OF, base_files, write_files
from tests.unit.document.conftest import Room

WORDS = "It may be superior today and is safe for investors [@a]. We expect a promising result.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    room = Room(write_files(tmp_path_factory.mktemp("site"), base_files().items()))
    page = room.page(f"{WORDS}\n- {WORDS}\n## A heading that may change\n\n{WORDS}")
    pages = tuple(page.read(url) for url in ("en/about/", "en/news/example-1-results/"))
    return Site(page.library, pages, AS_OF)


def blocks_with(site: Site, page: Page, *tables: str) -> list[int]:
    return [id(block) for block in page.content if list(site.terms(block, *tables))]


def test_a_page_holds_a_list_where_one_of_its_blocks_does(site: Site) -> None:
    held = 0
    for page in site.pages:
        for table in site.library.lexicons:
            blocks = [id(block) for block in site.holding(page, table)]
            assert blocks == blocks_with(site, page, table)
            held += len(blocks)
    assert held


@given(st.data())
def test_blocks_with_any_of_several_lists_stand_in_order(site: Site, data: st.DataObject) -> None:
    tables = data.draw(st.lists(st.sampled_from(sorted(site.library.lexicons)), unique=True))
    page = data.draw(st.sampled_from(site.pages))
    held = [id(block) for block in site.holding(page, *tables)]
    assert held == blocks_with(site, page, *tables)


def test_only_the_named_sections_count_where_some_are_named(site: Site) -> None:
    page = site.pages[0]
    tables = tuple(site.library.lexicons)
    within = [id(block) for block in site.holding(page, *tables, sections=("body",))]
    assert within == [id(block) for block in site.holding(page, *tables) if block.section == "body"]
    assert within


def test_what_is_said_is_what_stands_in_the_own_words_of_a_page(site: Site) -> None:
    for page in site.pages:
        for table in site.library.lexicons:
            said = [(id(block), hit) for block, hit in site.said(page, table)]
            assert said == [
                (id(block), hit) for block in own_words(page) for hit in site.terms(block, table)
            ]


def test_a_list_that_is_missing_is_remembered_once_it_is_asked_for(site: Site) -> None:
    page = site.pages[0]
    assert not site.holding(page, "no-such-list")
    assert not site.said(page, "no-such-list")
    assert list(site.lists_missing) == ["no-such-list"]
