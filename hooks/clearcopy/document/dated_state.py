"""As of which day a standing page holds: what its sentences say, and what its figures record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clearcopy.document.once import once
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.language.date_ends import last_day
from clearcopy.language.dates import DateMention


@dataclass(frozen=True, slots=True)
class DatedState:
    """Something that was so on a day: the page as a whole, or one figure of it."""

    what: str
    day: date
    block: Block
    start: int
    end: int

    def age(self, site: Site) -> int:
        """Return how many days ago that was when the site was built."""
        return (site.as_of.date() - self.day).days


@once
def dated_blocks(page: Page) -> Sequence[tuple[Block, Sequence[DateMention]]]:
    """Return the blocks of `page.content` that hold mentions of dates, with these."""
    return [(block, dates) for block in page.content if (dates := block.dates)]


def state_of(page: Page, site: Site) -> DatedState | None:
    """Return the newest day that a sentence with a word of the list as-of-words gives the page."""
    found = [
        state
        for block, hit in site.said(page, "as-of-words")
        if (state := _in_sentence(block, hit.start)) is not None
    ]
    return max(found, key=lambda state: state.day, default=None)


def figures_of(page: Page, site: Site) -> Iterator[DatedState]:
    """Yield the figures on the page whose record says as of which day they hold, each once."""
    seen = set()
    for block in page.content:
        for mark in block.facts:
            entry = site.library.facts.get(mark.address)
            if entry is None or entry.fact.as_of is None or mark.address in seen:
                continue
            seen.add(mark.address)
            what = f'"{block.text[mark.start : mark.end]}"'
            yield DatedState(what, entry.fact.as_of, block, mark.start, mark.end)


def _in_sentence(block: Block, at: int) -> DatedState | None:
    """Return the newest day in the sentence that holds `at`; of a month or year, its last."""
    start, end = block.sentence_at(at)
    dated = [
        (day, each)
        for each in block.dates
        if start <= each.start < end and (day := last_day(block.text, each)) is not None
    ]
    if not dated:
        return None
    day, mention = max(dated, key=lambda pair: pair[0])
    return DatedState("this page", day, block, mention.start, mention.end)
