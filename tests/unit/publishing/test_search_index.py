from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.publishing.clearance import prepare
from clearcopy.publishing.search_index import render_search_index

from tests.newsrooms import AS_OF, RELEASE, make_small

CONFIG = {"fields": {"title": {"boost": 1000.0}}}


@pytest.fixture(scope="module")
def indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    root: Path = make_small(tmp_path_factory.mktemp("newsroom"))
    articles = prepare(root, datetime.fromisoformat(AS_OF)).newsroom.articles
    pages = [
        (article, read_page(article, finish(article, articles.values())))
        for article in articles.values()
    ]
    return {lang: json.loads(render_search_index(CONFIG, lang, pages)) for lang in ("en", "zh")}


def _entries(index: dict[str, Any]) -> dict[str, dict[str, str]]:
    return {entry["location"]: entry for entry in index["docs"]}


def test_a_page_is_found_by_its_title_and_each_heading_leads_to_its_text(
    indexes: dict[str, dict[str, Any]],
) -> None:
    entries = _entries(indexes["en"])
    page = f"news/{RELEASE}/"
    assert entries[page]["title"] == "EXAMPLE 2025 | Phase 2 results of EX-101 in sample fever"
    assert "patients had been enrolled" in entries[f"{page}#results"]["text"]
    assert entries[f"{page}#references"]["title"] == "References"


def test_each_language_has_only_its_own_pages(indexes: dict[str, dict[str, Any]]) -> None:
    english, chinese = _entries(indexes["en"]), _entries(indexes["zh"])
    assert "示例热" in chinese[f"news/{RELEASE}/"]["title"]
    assert not any("示例热" in entry["title"] for entry in english.values())
    assert indexes["en"]["config"]["lang"] == ["en"]
    assert indexes["zh"]["config"]["fields"] == CONFIG["fields"]


def test_words_that_every_page_carries_are_not_repeated(
    indexes: dict[str, dict[str, Any]],
) -> None:
    text = json.dumps(indexes["en"], ensure_ascii=False)
    assert "does not advertise a medicine" not in text
    assert "takes on no duty to update" not in text


def test_an_about_text_is_found_on_the_page_of_its_subject_alone(
    indexes: dict[str, dict[str, Any]],
) -> None:
    found = [
        location.partition("#")[0]
        for location, entry in _entries(indexes["en"]).items()
        if "is an invented disease" in entry["text"]
    ]
    assert found == ["diseases/sample-fever/"]


def test_text_cannot_be_markup_in_the_list_of_results(indexes: dict[str, dict[str, Any]]) -> None:
    for index in indexes.values():
        for entry in index["docs"]:
            assert "<" not in entry["text"].replace("<p>", "").replace("</p>", "")
            assert "<" not in entry["title"]
