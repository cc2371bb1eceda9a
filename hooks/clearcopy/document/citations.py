"""Citation numbers by first appearance on the page, and the reference list, linked both ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape, unescape

from clearcopy.document.bibliography import Entry, cite_groups
from clearcopy.records.references import Reference

PLACE = re.compile(r'<span class="cc-cite" data-keys="([^"]*)"></span>')


@dataclass(frozen=True, slots=True)
class Cited:
    """A page's blocks with numbers in their citations, the keys in order, and where each stands."""

    blocks: tuple[str, ...]
    keys: tuple[str, ...]
    anchors: Mapping[str, tuple[str, ...]]


def number_citations(blocks: Iterable[str]) -> Cited:
    """Number the citations of a page in the order of first appearance (ICMJE, Vancouver style).

    `blocks` are its blocks in their order, as HTML.

    Two or more works in one place stand in one pair of brackets; three consecutive numbers or more
    are a range (AMA).
    """
    numbers: dict[str, int] = {}
    anchors: dict[str, list[str]] = {}
    count = 0

    def link(key: str, number: int) -> str:
        nonlocal count
        count += 1
        name = escape(key)
        return f'<a href="#ref-{name}" id="cite-{count}" data-cite="{name}">{number}</a>'

    def one(place: re.Match[str]) -> str:
        keys = dict.fromkeys(unescape(place[1]).split(" "))
        by_number = {numbers.setdefault(key, len(numbers) + 1): key for key in keys}
        printed = []
        for group in cite_groups(sorted(by_number)):
            first = f"cite-{count + 1}"
            printed.append("–".join(link(by_number[number], number) for number in group))
            # What a range leaves out leads back to where the range begins.
            for number in range(group[0], group[-1] + 1):
                end = number == group[-1] and len(group) > 1
                anchors.setdefault(by_number[number], []).append(f"cite-{count}" if end else first)
        return f'<span class="cc-cite" data-keys="{place[1]}">[{",".join(printed)}]</span>'

    numbered = tuple([PLACE.sub(one, html) for html in blocks])
    return Cited(numbered, tuple(numbers), {key: tuple(ids) for key, ids in anchors.items()})


def render_references(
    cited: Cited, entries: Mapping[str, Entry], used: Mapping[str, Reference], back: str
) -> str:
    """Render the reference list in citation order, each entry with links back to its citations."""
    items = []
    for key in cited.keys:
        links = " ".join(
            f'<a class="cc-back" href="#{anchor}" aria-label="{escape(back)} {anchor[5:]}">↩</a>'
            for anchor in cited.anchors[key]
        )
        place = used[key].span()
        items.append(
            f'<li id="ref-{escape(key)}" data-ref="{escape(key)}">'
            f"<!--@{place.path}:{place.line}-->{entries[key].html} {links}</li>"
        )
    return "<ol>\n" + "\n".join(items) + "\n</ol>"
