"""Whether a finished PDF says what its page says: text, links, alternative texts, lists, tables."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clearcopy.findings import Defect
from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.extraction import Place, Printed, PrintedLink, extract, squeeze
from clearcopy.publishing.pdf.values import Unreadable

# By which parts of a PDF's structure the kinds of a page's text may be told.
ROLES = {
    "heading": frozenset(f"H{level}" for level in range(1, 7)),
    "paragraph": frozenset({"P"}),
    "item": frozenset({"LBody", "P"}),
    "header-cell": frozenset({"TH", "Lbl"}),
    "cell": frozenset({"TD", "LBody"}),
    "caption": frozenset({"Caption"}),
    "quote": frozenset({"BlockQuote", "P"}),
    "code": frozenset({"Code", "P"}),
}
# Typst lets a link lead to 10 points above the top of what it names: a link's own line, or a block.
# Two entries of a list are further apart than these ranges are wide, so only one can be meant.
NEAR = 3.0  # points across
ABOVE_LINK = (8.0, 13.0)
ABOVE_BLOCK = (9.0, 18.5)
ABOVE_HEADING = (9.0, 34.0)
SHOWN = 80


@dataclass(frozen=True, slots=True)
class WantedBlock:
    """A text of the page: its number among the page's blocks, its kind, the block it stands in."""

    number: int
    kind: str
    text: str
    section: str


@dataclass(frozen=True, slots=True)
class WantedLink:
    """A link of the page: its words, its target, its own id, the block of the article it is in."""

    text: str
    target: str
    id: str
    section: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """An entry, caption or heading that links can lead to."""

    id: str
    text: str
    heading: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything that a page says, as its PDF must say it; see `Printed` for the last two."""

    blocks: tuple[WantedBlock, ...]
    links: tuple[WantedLink, ...]
    anchors: tuple[Anchor, ...]
    alternatives: tuple[WantedBlock, ...]
    numbers: tuple[str, ...]
    scopes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a PDF says otherwise: `block` is the number of the page's block, if it is one.

    `values` are those of the defect's message.
    """

    defect: Defect
    block: int | None
    values: Mapping[str, Any] = field(default_factory=dict)


def find_drift(data: bytes, wanted: Wanted) -> tuple[Difference, ...]:
    """Return where a PDF does not say what its page says."""
    try:
        printed = extract(data)
    except Unreadable as problem:
        return (Difference(defects.FILE_UNREADABLE, None, {"reason": str(problem)}),)
    return (
        *_texts(printed, wanted),
        *_links(printed, wanted),
        *_alternatives(printed, wanted),
        *_numbers(printed, wanted),
        *_tables(printed, wanted),
    )


def _texts(printed: Printed, wanted: Wanted) -> Iterator[Difference]:
    found = [block for block in printed.blocks if (block.role, block.text) != ("Lbl", "•")]
    ours = [block.text for block in wanted.blocks]
    theirs = [block.text for block in found]
    if ours != theirs:
        matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
        for kind, low, high, start, end in matcher.get_opcodes():
            if kind != "equal":
                block = wanted.blocks[min(low, len(ours) - 1)] if ours else None
                yield _text_differs(block, ours[low:high], theirs[start:end])
        return
    for block, own in zip(wanted.blocks, found, strict=True):
        if own.role not in ROLES[block.kind]:
            said = [f"{block.kind}: {block.text}"], [f"{own.role}: {own.text}"]
            yield _text_differs(block, *said)


def _text_differs(
    block: WantedBlock | None, ours: Sequence[str], theirs: Sequence[str]
) -> Difference:
    text, printed = _around(" / ".join(ours), " / ".join(theirs))
    values = {"text": text, "printed": printed, "section": block.section if block else ""}
    return Difference(defects.TEXT_DIFFERS, block.number if block else None, values)


def _around(ours: str, theirs: str) -> tuple[str, str]:
    """Return both texts from shortly before where they part."""
    at = next(
        (at for at, pair in enumerate(zip(ours, theirs, strict=False)) if pair[0] != pair[1]),
        min(len(ours), len(theirs)),
    )
    start = max(0, at - SHOWN // 4)
    before = "…" if start else ""
    return tuple(  # type: ignore[return-value]  # two in, two out
        f"{before}{text[start : start + SHOWN]}{'…' if len(text) > start + SHOWN else ''}"
        for text in (ours, theirs)
    )


def _links(printed: Printed, wanted: Wanted) -> Iterator[Difference]:
    targets = _Targets(printed, wanted)
    for number in range(max(len(wanted.links), len(printed.links))):
        link = wanted.links[number] if number < len(wanted.links) else None
        own = printed.links[number] if number < len(printed.links) else None
        if link is None or own is None or not _same_link(link, own, targets):
            yield _link_differs(wanted, link, own, targets)
            return


def _same_link(link: WantedLink, own: PrintedLink, targets: _Targets) -> bool:
    if link.text != own.text or not own.contents.strip():
        return False
    if isinstance(own.target, str):
        return own.target == link.target
    return targets.is_at(link.target.removeprefix("#"), own.target)


class _Targets:
    """Where the words with an id stand in the PDF."""

    def __init__(self, printed: Printed, wanted: Wanted) -> None:
        self.places: dict[str, tuple[Place | None, tuple[float, float]]] = {}
        blocks = iter(block for block in printed.blocks if block.role != "Lbl")
        for anchor in wanted.anchors:
            place = next((own.place for own in blocks if own.text == anchor.text), None)
            self.places[anchor.id] = place, ABOVE_HEADING if anchor.heading else ABOVE_BLOCK
        for link, own in zip(wanted.links, printed.links, strict=False):
            if link.id:
                self.places[link.id] = own.place, ABOVE_LINK

    def is_at(self, name: str, target: Place) -> bool:
        """Whether a place is where the words with this id begin."""
        place, (low, high) = self.places.get(name, (None, ABOVE_LINK))
        if place is None:
            return False
        return (
            place[0] == target[0]
            and abs(place[1] - target[1]) <= NEAR
            and low <= target[2] - place[2] <= high
        )

    def name_at(self, target: Place) -> str:
        """Return the id whose words stand at a place, for saying what is wrong."""
        found = next((name for name in self.places if self.is_at(name, target)), "")
        return f"#{found}" if found else f"page {target[0] + 1}"


def _link_differs(
    wanted: Wanted, link: WantedLink | None, own: PrintedLink | None, targets: _Targets
) -> Difference:
    section = link.section if link else ""
    block = next((block for block in wanted.blocks if block.section == section), None)
    if own is None:
        printed = "nothing"
    elif isinstance(own.target, str):
        printed = own.target
    else:
        printed = targets.name_at(own.target)
    label = link.text if link else own.text if own else ""
    if link and own and link.text != own.text:
        printed = f"{printed} as {own.text}"
    values = {
        "label": label,
        "printed": printed,
        "target": link.target if link else "nothing",
        "section": section,
    }
    return Difference(defects.LINK_DIFFERS, block.number if block else None, values)


def _alternatives(printed: Printed, wanted: Wanted) -> Iterator[Difference]:
    for number in range(max(len(wanted.alternatives), len(printed.alternatives))):
        block = wanted.alternatives[number] if number < len(wanted.alternatives) else None
        text = block.text if block else ""
        own = printed.alternatives[number] if number < len(printed.alternatives) else ""
        if squeeze(own) != text:
            values = {"printed": own, "text": text, "section": block.section if block else ""}
            yield Difference(defects.IMAGE_DIFFERS, block.number if block else None, values)


def _numbers(printed: Printed, wanted: Wanted) -> Iterator[Difference]:
    if sorted(wanted.numbers) != sorted(printed.numbers):
        text, own = _first_differing(wanted.numbers, printed.numbers)
        yield Difference(defects.NUMBER_DIFFERS, None, {"text": text, "printed": own})


def _first_differing(ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, str]:
    for number in range(max(len(ours), len(theirs))):
        one = ours[number] if number < len(ours) else ""
        two = theirs[number] if number < len(theirs) else ""
        if one != two:
            return one, two
    return "", ""


def _tables(printed: Printed, wanted: Wanted) -> Iterator[Difference]:
    if wanted.scopes != printed.scopes:
        values = {"text": _shapes(wanted.scopes), "printed": _shapes(printed.scopes)}
        yield Difference(defects.TABLE_DIFFERS, None, values)


def _shapes(tables: Iterable[Sequence[str]]) -> str:
    return "; ".join("/".join(rows) for rows in tables) or "no table"
