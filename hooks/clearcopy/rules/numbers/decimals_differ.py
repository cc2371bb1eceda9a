"""NUM006: one measure or dose in two precisions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import Shown, find_shown
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten, has_digit
from clearcopy.records.facts import decimal_of, places_of
from clearcopy.records.populations import ESTIMATES
from clearcopy.rule import rule

# Begins with a digit, so that the search skips to digits.
_DOSE = re.compile(
    r"(\d(?<![\d.,].)\d*(?:\.\d+)?) ?(mg/kg|mg/m2|mg/m²|mg|µg/kg|μg/kg|µg|μg|mcg|g)\b"
)
_NOT_OWN = frozenset({"quote", "code"})


@rule(
    "NUM006",
    on=Page,
    message='"{shown}" and "{other}" on this page give {what} in two precisions',
    help="print both with the same decimals, as the source has them",
)
def decimals_differ(page: Page, site: Site) -> Iterator[Finding]:
    """One measure is printed with one decimal here and with none there, or a dose in two ways.

    Readers take a missing decimal for a rounder, less certain figure, and two spellings of a dose
    for two doses (AMA Manual of Style, units of measure). Compared are the estimates of one
    endpoint at one data cut, and doses of one size; quotations and the reference list are left out.
    Violates: follow-up "16 months" and "19.6 months"; "12 mg/kg" and "12.0 mg/kg"; "4.2%" and "0%".
    Passes: 16.0 and 19.6; 12.0 mg/kg everywhere.
    """
    if not page.governed:
        return
    yield from _measures(page, site)
    yield from _doses(page)


def _measures(page: Page, site: Site) -> Iterator[Finding]:
    by_measure: dict[tuple[str, str, str, str], dict[str, Shown]] = {}
    first: dict[str, Shown] = {}
    for each in find_shown(page, site.library):
        first.setdefault(each.mark.address, each)
    for address, each in first.items():
        fact = each.entry.fact
        if fact.kind in ESTIMATES and decimal_of(fact.value) is not None:
            key = (each.entry.record, each.entry.cut, each.endpoint, fact.kind)
            by_measure.setdefault(key, {})[address] = each
    for (_record, _cut, endpoint, _kind), found in by_measure.items():
        exact = max(found.values(), key=lambda each: places_of(each.entry.fact.value))
        places = places_of(exact.entry.fact.value)
        for address, each in found.items():
            if places_of(each.entry.fact.value) < places:
                yield decimals_differ.found(
                    each.block.span(each.mark.start, each.mark.end),
                    page=page.url,
                    subject=address,
                    judged=f"{each.entry.fact.value} beside {exact.entry.fact.value}",
                    related=(exact.block.span(exact.mark.start, exact.mark.end),),
                    shown=each.entry.fact.value,
                    other=exact.entry.fact.value,
                    what=f'"{each.study.endpoints[endpoint].label[page.lang]}"',
                )


def _doses(page: Page) -> Iterator[Finding]:
    known: dict[tuple[Decimal, str], tuple[str, Block, int, int]] = {}
    told: set[str] = set()
    for block in page.content:
        if block.kind in _NOT_OWN:
            continue
        for match in _doses_in(block.text):
            number, unit = match.groups()
            first = known.setdefault(
                (Decimal(number), unit), (number, block, match.start(), match.end())
            )
            if first[0] == number or match.group() in told:
                continue
            told.add(match.group())
            yield decimals_differ.found(
                block.span(match.start(), match.end()),
                page=page.url,
                subject=page.subject_of(block),
                judged=f"{number} {unit} and {first[0]} {unit}",
                related=(first[1].span(first[2], first[3]),),
                shown=f"{number} {unit}",
                other=f"{first[0]} {unit}",
                what="one dose",
            )


@lru_cache(maxsize=8192)
def _doses_in(text: str) -> tuple[re.Match[str], ...]:
    """Return the doses in a text: most texts stand on many pages, and most have none."""
    if not has_digit(text) or "g" not in text:
        return ()
    return tuple(_DOSE.finditer(flatten(text)))
