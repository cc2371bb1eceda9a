"""REF007: a reference list that is written in two styles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from clearcopy.document.page import Page, ReferenceEntry
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.language.reference_style import FEATURES, find_traits, is_entry
from clearcopy.rule import rule

_LIST_HEADING = re.compile(
    r"references?|bibliography|literature|sources|further reading|参考文献|参考资料|文献",
    re.IGNORECASE,
)
# How a value of a feature is said of one entry, and of the list.
_SAID = {
    "stop": ("ends with a full stop", "end with one"),
    "none": ("ends without a full stop", "end without one"),
    "full": ("gives its last page in full", "give it in full"),
    "short": ("shortens its last page", "shorten it"),
    "-": ("has a hyphen between its pages", "have a hyphen there"),
    "–": ("has an en dash between its pages", "have an en dash there"),
    "—": ("has an em dash between its pages", "have an em dash there"),
    "month": ("gives a month", "give a month"),
    "year": ("gives its year alone", "give the year alone"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    number: int
    text: str
    place: Callable[[], Span]


@rule(
    "REF007",
    on=Page,
    message='entry {number} of the reference list {here} ("{shown}"); most others {there}',
    help="write it as the others are written; a list that the site composes follows the record",
)
def reference_style_uneven(page: Page, site: Site) -> Iterator[Finding]:
    """Entries of one reference list differ in full stop, page range, dash or month.

    A list has one style (ICMJE Recommendations; NLM, Citing Medicine). One in two styles was copied
    together, and nobody has compared its entries with the works. Composed lists follow one style,
    but print pages as their record gives them; lists that authors write by hand, under a heading
    such as "References", are judged too. What follows an address needs no full stop.

    Violates: "2021;385(22):2066-2076." beside "1996;14(3):869-77."; three entries that end without
    a full stop beside one with it. Passes: a list in one style; "869-977", which cannot be shorter.
    To fix: correct `page` in data/references.yml, or cite with [@key] in place of a list by hand.
    """
    if not page.governed:
        return
    composed = [
        _Entry(each.number, each.text, partial(_place, each, site)) for each in page.references
    ]
    for entries, name in ((composed, "references"), *_by_hand(page)):
        if len(entries) > 1:
            yield from _uneven(page, entries, name)


def _place(entry: ReferenceEntry, site: Site) -> Span:
    """Return where an entry is mended: in its record, where there is one."""
    reference = site.library.references.get(entry.key)
    return reference.span() if reference is not None else entry.span


def _by_hand(page: Page) -> Iterator[tuple[list[_Entry], str]]:
    """Yield the lists of works that stand in the text, each under its own heading."""
    lists: dict[str, list[_Entry]] = {}
    for block in page.in_section("body"):
        if block.kind == "item" and _LIST_HEADING.search(block.heading) and is_entry(block.text):
            entries = lists.setdefault(block.heading, [])
            entries.append(_Entry(len(entries) + 1, block.text, block.span))
    for entries in lists.values():
        yield entries, "body"


def _uneven(page: Page, entries: Sequence[_Entry], name: str) -> Iterator[Finding]:
    traits = [find_traits(entry.text) for entry in entries]
    for feature in FEATURES:
        values = [each[feature].value for each in traits if feature in each]
        if len(set(values)) < 2:
            continue
        counts = Counter(values)
        usual = counts.most_common(1)[0][0]  # of two as common, the one that stands first
        for entry, each in zip(entries, traits, strict=True):
            trait = each.get(feature)
            if trait is not None and trait.value != usual:
                yield reference_style_uneven.found(
                    entry.place(),
                    page=page.url,
                    subject=f"{page.path}#{name}",
                    judged=f"{feature}: {entry.text}",
                    number=entry.number,
                    here=_SAID[trait.value][0],
                    shown=trait.shown,
                    there=_SAID[usual][1],
                )
