"""How many findings of one kind are kept and shown, and that the rest is counted, never dropped.

Many findings of one rule on one page have one cause, and a list of ten thousand hides all others.
So each rule keeps a thousand a page for waivers and decisions to cover, and of those that stay open
a report shows the first. What is left out stands as one finding with its count, which blocks as
they do and which nobody can waive.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearcopy.findings import Finding

# Of one rule on one page, or on no page.
MOST_KEPT = 1000
# Of these, so many open ones are shown.
MOST_ON_A_PAGE = 50
# In one file of records more, since each may be waived by itself.
MOST_IN_A_RECORD = 500

Key = tuple[str, str]
_COUNTED = re.compile(r"(\d+) more like those above are found ")


class Kept:
    """The first findings of each code on each page, whatever the order in which they come."""

    def __init__(self) -> None:
        self._found: dict[Key, dict[Finding, None]] = defaultdict(dict)
        # Of what is not kept only digests: so many stay small.
        self._dropped: dict[Key, set[int]] = defaultdict(set)

    def add(self, finding: Finding) -> None:
        """Keep a finding, or count it where enough are kept that come before it."""
        key = finding.page, finding.code
        found = self._found[key]
        found[finding] = None
        if len(found) >= 2 * MOST_KEPT:
            kept = self._found[key] = dict.fromkeys(_first(found, MOST_KEPT))
            self._dropped[key].update(hash(each) for each in found if each not in kept)

    def findings(self) -> Iterator[Finding]:
        """Yield what was kept, by page and place, with one finding for what was not."""
        for key, found in sorted(self._found.items(), key=lambda item: item[0]):
            in_order = _first(found, len(found))
            seen = len(found)
            if key in self._dropped:
                seen = len(self._dropped[key].union(map(hash, found)))
            if seen <= MOST_KEPT + 1:
                yield from in_order
                continue
            yield from in_order[:MOST_KEPT]
            yield _rest(in_order[MOST_KEPT - 1], seen - MOST_KEPT)


def _first(findings: Iterable[Finding], count: int) -> list[Finding]:
    return sorted(findings, key=_place)[:count]


def _place(finding: Finding) -> tuple[object, ...]:
    return finding.order, finding.subject, finding.judged, finding.problem, finding.help


def cap_open(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what a report shows: all that is waived, and of what is open the first of each kind."""
    kinds: dict[Key, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.waived is not None:
            yield finding
        else:
            kinds[finding.code, finding.page or finding.span.path].append(finding)
    for of_a_kind in kinds.values():
        most = MOST_ON_A_PAGE if of_a_kind[0].page else MOST_IN_A_RECORD
        if len(of_a_kind) <= most + 1:
            yield from of_a_kind
            continue
        in_order = _first(of_a_kind, len(of_a_kind))
        yield from in_order[:most]
        yield _rest(in_order[most], sum(map(_stands_for, in_order[most:])))


def _stands_for(finding: Finding) -> int:
    """Return how many findings one stands for: more than one where `_rest` made it."""
    counted = _COUNTED.match(finding.message)
    return int(counted[1]) if counted and not finding.subject and not finding.judged else 1


def _rest(like: Finding, count: int) -> Finding:
    """Return one finding for many; it has no subject, so that no waiver can cover it unseen."""
    where = "on this page" if like.page else "in this file"
    return replace(
        like,
        message=f"{count} more like those above are found {where} from here on",
        help="mend those above and check again",
        subject="",
        judged="",
        fix=None,
        related=(),
    )
