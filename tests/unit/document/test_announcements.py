"""What only an announcement carries, and what every page on a core product does."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from tests.unit.document.conftest import RECORD, Room

URL = "en/news/example-1-results/"
WARNING = "data/statements/warning-ex-101.yml"
ISSUER = "data/issuers/example-bio.yml"
DOCUMENT = """\
hkexnews:
  document: "2025031000001"
  published: {published}
  url:
    en: https://www1.hkexnews.hk/e.pdf
    zh: https://www1.hkexnews.hk/c.pdf
"""


def add(room: Room, text: str, path: str = RECORD) -> Room:
    """Add lines to a record, that of the release by default."""
    return room.write(path, (room.root / path).read_text(encoding="utf-8") + text)


def blocks_of(room: Room, url: str = URL) -> list[str]:
    return re.findall(r'data-block="([a-z-]+)"', room.compose().articles[url].html)


def test_an_announcement_opens_with_the_disclaimer_of_the_exchange(room: Room) -> None:
    assert "exchange-responsibility" not in blocks_of(room)
    add(room, "category: announcement\n")
    for lang in ("en", "zh"):
        url = URL.replace("en", lang, 1)
        assert blocks_of(room, url)[0] == "exchange-responsibility"


def test_an_announcement_is_called_one(room: Room) -> None:
    assert "<dd>Press release</dd>" in _without_places(room)
    add(room, "category: announcement\n")
    assert "<dd>Announcement</dd>" in _without_places(room)
    assert "Press release<" not in _without_places(room)


@pytest.mark.parametrize(
    "published", ["2025-03-10T17:05:00+08:00", "2025-03-10T09:05:00Z", "2025-03-10T04:05:00-05:00"]
)
def test_a_release_leads_to_its_document_with_the_time_in_hong_kong(
    room: Room, published: str
) -> None:
    add(room, DOCUMENT.format(published=published))
    html = _without_places(room)
    assert '<a href="https://www1.hkexnews.hk/e.pdf">2025031000001</a>' in html
    instant = re.search(r'<time datetime="([^"]+)">March 10, 2025, 17:05 UTC\+08:00</time>', html)
    assert instant
    assert datetime.fromisoformat(instant[1]) == datetime.fromisoformat(published)


def test_a_warning_stands_on_every_page_that_names_the_product(room: Room) -> None:
    assert "core-product-warning" not in blocks_of(room)
    add(room, 'listings: [{exchange: HKEX, chapter: "18A"}]\n', ISSUER)
    page = "---\ntype: pipeline\ndescription: A pipeline.\n---\n# Pipeline\n\n{}\n"
    room.write("docs/en/pipeline.md", page.format("We study EX-101."))
    blocks = blocks_of(room, "en/pipeline/")
    assert blocks.index("core-product-warning") < blocks.index("body")
    assert "core-product-warning" in blocks_of(room, "en/assets/ex-101/")
    assert "core-product-warning" in blocks_of(room)


def test_a_warning_on_no_product_is_refused(room: Room) -> None:
    room.edit(WARNING, "subject: ex-101\n", "")
    found = [each for each in room.library.findings if "which product" in each.message]
    assert [(each.span.path, each.span.line) for each in found] == [(WARNING, 1)]


def _without_places(room: Room) -> str:
    return re.sub(r"<!--.*?-->", "", room.compose().articles[URL].html)
