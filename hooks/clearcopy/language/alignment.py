"""Which sentences of a text say the same as which of its translation."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

Pair = tuple[slice, slice]

# How often translators render so many sentences by so many, as a cost (the negative logarithm of
# the shares that Gale and Church, "A program for aligning sentences in bilingual corpora", 1993,
# found).
_KINDS = {
    (1, 1): -math.log(0.89),
    (1, 2): -math.log(0.0445),
    (2, 1): -math.log(0.0445),
    (2, 2): -math.log(0.011),
    (1, 0): -math.log(0.005),
    (0, 1): -math.log(0.005),
}
_VARIANCE = 6.8  # of the length of a translation, for each character (the same paper)
_UNLIKE = 4.0  # the cost of sharing none of the anchors, of our own
# What stays as it is in every language: figures, codes, abbreviations.
_ANCHOR = re.compile(r"[A-Za-z]*[0-9][A-Za-z0-9.-]*[A-Za-z0-9]|[0-9]|[A-Z]{2,}")


def align(here: Sequence[str], there: Sequence[str]) -> list[Pair]:
    """Return the sentences of a text beside those of its translation, in order.

    Each pair is a slice of `here` and one of `there`; one of them is empty where something was left
    out. The order of sentences is taken to be kept. The method is that of Gale and Church: long
    sentences are rendered by long ones; shared figures and codes count as well.
    """
    ratio = (sum(map(len, there)) or 1) / (sum(map(len, here)) or 1)
    best: dict[tuple[int, int], tuple[float, Pair | None]] = {(0, 0): (0.0, None)}
    for i in range(len(here) + 1):
        for j in range(len(there) + 1):
            for (m, n), kind in _KINDS.items():
                before = best.get((i - m, j - n))
                if before is None:
                    continue
                pair = slice(i - m, i), slice(j - n, j)
                cost = before[0] + kind + _unlikeness(here[pair[0]], there[pair[1]], ratio)
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, pair
    pairs: list[Pair] = []
    at = len(here), len(there)
    while (pair_at := best[at][1]) is not None:
        pairs.append(pair_at)
        at = pair_at[0].start, pair_at[1].start
    return pairs[::-1]


def _unlikeness(here: Sequence[str], there: Sequence[str], ratio: float) -> float:
    """Return how little two parts look like each other's translation, from 0 on."""
    if not here or not there:
        return 0.0
    long, other = sum(map(len, here)) * ratio, sum(map(len, there))
    delta = abs(other - long) / math.sqrt(max(long, 1.0) * _VARIANCE)
    cost = -math.log(max(math.erfc(delta / math.sqrt(2)), 1e-12))
    ours = {anchor for text in here for anchor in _ANCHOR.findall(text)}
    theirs = {anchor for text in there for anchor in _ANCHOR.findall(text)}
    if ours or theirs:
        cost += _UNLIKE * (1 - 2 * len(ours & theirs) / (len(ours) + len(theirs)))
    return cost
