"""What a page says in its own words, and of which medicine: what rules about claims judge.

Legal statements, lists of other pages and the reference list are left out. They are worded once and
judged where they are worded; nothing that stands in them softens or sharpens what is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from clearcopy.document.once import once
from clearcopy.document.page import Block, Page
from clearcopy.language.normalise import flatten, lowered
from clearcopy.records.library import Library
from clearcopy.records.models import Asset

_OWN = frozenset({"title", "highlights", "body", "about", "registry", "pipeline"})
_PROMINENT = frozenset({"title", "highlights"})
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|\"[^\"]*\"")


@once
def own_words(page: Page) -> Sequence[Block]:
    """Return the blocks in which the page itself speaks: title, highlights, body, About texts.

    The description is one of them: search engines show it. Code is no statement.
    """
    return [block for block in page.blocks if is_own(block)]


def is_own(block: Block) -> bool:
    """Whether a page speaks itself in this block, see `own_words`."""
    return (block.section in _OWN and block.kind != "code") or block.kind == "description"


def prominent(page: Page, block: Block) -> str:
    """Return where on the page readers see this block first, or "" for the rest of the text.

    These are title, description, highlights, headings and the lead, which is the first paragraph.
    """
    if block.kind == "description":
        return "the description"
    if block.section in _PROMINENT:
        return f"the {block.section}"
    if block.kind == "heading":
        return "a heading"
    lead = next((each for each in page.in_section("body") if each.kind == "paragraph"), None)
    return "the lead" if block is lead else ""


@once
def assets_said(page: Page, library: Library) -> tuple[str, ...]:
    """Return the medicines that the page names in its own words, by their ids."""
    text = "\n".join([block.text for block in own_words(page)])
    return tuple(
        key
        for key, asset in library.assets.items()
        if any(name in text for name in asset.names if name)
    )


def names_said(page: Page, library: Library) -> tuple[str, ...]:
    """Return all names of the medicines that the page names in its own words."""
    named = [library.assets[key] for key in assets_said(page, library)]
    return tuple(name for asset in named for name in asset.names if name)


def closed_markets(page: Page, asset: Asset) -> tuple[str, ...]:
    """Return in which of the page's markets a medicine is under study; all where none is said."""
    return tuple(
        market
        for market, status in asset.status.items()
        if status == "investigational" and (not page.markets or market in page.markets)
    )


def under_study(page: Page, library: Library) -> tuple[Asset, ...]:
    """Return the medicines named on the page that are under study in one of its markets."""
    named = (library.assets[key] for key in assets_said(page, library))
    return tuple(asset for asset in named if closed_markets(page, asset))


def is_quoted(block: Block, at: int) -> bool:
    """Whether `at` lies in a quotation."""
    if block.kind == "quote":
        return True
    return any(start <= at < end for start, end in _quotations(block.text))


@lru_cache(maxsize=8192)
def _quotations(text: str) -> Sequence[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


def holds(text: str, name: str) -> bool:
    """Whether a name stands in a text, in upper or lower case and with any kind of space."""
    return bool(name) and lowered(flatten(name)) in lowered(flatten(text))
