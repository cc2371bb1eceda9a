"""One search index for each language, made of the pages as they were read.

The host's own index would parse every page once more, and hold the legal text of each of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from clearcopy.document.article import Article
from clearcopy.document.page import Block, Page
from clearcopy.records.models import LANGUAGES

# Between any two Han characters, so that a word is found inside a clause without a dictionary.
_HAN = r"\u3400-\u9fff"
_BETWEEN = rf"(?<=[\w{_HAN}])(?=[{_HAN}])|(?<=[{_HAN}])(?=\w)"
_MARKS = r"[\s\u200b\u3000\-–—、。，．？！；：（）“”《》/()\[\],.;:!?]+"
SEPARATOR = f"{_MARKS}|{_BETWEEN}"

# These stand on many pages alike: who searches for their words is led to the legal page.
_ELSEWHERE = frozenset(
    {
        "",
        "exchange-responsibility",
        "demonstration",
        "breadcrumb",
        "status",
        "core-product-warning",
        "statements",
        "forward-looking",
        "contacts",
        "copyright",
    }
)


def write_search_indexes(folder: Path, pages: Sequence[tuple[Article, Page]]) -> None:
    """Write an index for each language below `folder` in place of the host's single one."""
    whole = folder / "search" / "search_index.json"
    if not whole.is_file():
        return
    config = json.loads(whole.read_text(encoding="utf-8"))["config"]
    for lang in LANGUAGES:
        own = folder / lang / "search"
        own.mkdir(parents=True, exist_ok=True)
        text = render_search_index(config, lang, pages)
        (own / "search_index.json").write_text(text, encoding="utf-8")
    whole.unlink()
    if not any(whole.parent.iterdir()):
        whole.parent.rmdir()


def render_search_index(
    config: Mapping[str, object], lang: str, pages: Iterable[tuple[Article, Page]]
) -> str:
    """Return the search index of a language as Material's search reads it.

    Args:
        config: what the host's index says of fields and their weights.
        lang: the language folder; addresses in the index are relative to it.
        pages: the finished pages with their articles; those of other languages are left out.
    """
    own = {
        **config,
        "lang": [lang],
        "separator": SEPARATOR,
        "pipeline": ["stopWordFilter"] if lang == "en" else [],
    }
    docs = [
        entry
        for article, page in pages
        if page.url.startswith(f"{lang}/")
        for entry in _entries(article, page, page.url.removeprefix(f"{lang}/"))
    ]
    return json.dumps({"config": own, "docs": docs}, ensure_ascii=False, separators=(",", ":"))


def _entries(article: Article, page: Page, location: str) -> Iterator[dict[str, str]]:
    """Yield an entry for the page and one for each of its headings, with the text below it."""
    anchors = iter([name for _, name, _ in article.toc])
    entry = _entry(location, article.title)
    for block in page.blocks:
        if block.kind == "heading" and block.level > 1:
            anchor = next(anchors, "")
            if _is_searched(page, block):
                yield entry
                entry = _entry(f"{location}#{anchor}", block.text)
        elif _is_searched(page, block) and block.section != "title":
            entry["text"] += f"<p>{escape(block.text, quote=False)}</p>"
    yield entry


def _entry(location: str, title: str) -> dict[str, str]:
    return {"location": location, "title": escape(title, quote=False), "text": ""}


def _is_searched(page: Page, block: Block) -> bool:
    """Whether a block is what its page is about; an About text is so on the page of its subject."""
    if block.section == "about":
        return page.type != "release"
    return block.section not in _ELSEWHERE
