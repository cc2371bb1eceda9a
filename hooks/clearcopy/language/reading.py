"""What reading a sentence gives, and what it takes to read one in a language."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from clearcopy.language.lexicon import Words
from clearcopy.language.row_index import RowIndex


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sentence shows: signals, the match behind each, and the traps that were masked.

    `text` is what was read, in the length of the sentence. `disclaimer` says that the sentence is
    about statements, use or reliance, which ends the matter.
    """

    text: str
    signals: frozenset[str] = frozenset()
    hits: Mapping[str, re.Match[str]] = field(default_factory=dict)
    masks: tuple[str, ...] = ()
    disclaimer: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The tables and the reader of one language.

    `prepare` makes of a folded text what the tables are written for, in the same length; `read`
    looks for signals; `base` and `weights` say what they count. `cues` and `times` name the rows
    that can explain a hit, of the times the best first. A topic is the name of a row of `objects`,
    a class that of a row of `kinds`.
    """

    prepare: Callable[[str], str]
    words_of: Callable[[str], Words]
    read: Callable[[str, str, Words, datetime.date | None], Reading]
    weights: Mapping[str, int]
    base: int
    cues: tuple[str, ...]
    times: tuple[str, ...]
    objects: RowIndex
    kinds: RowIndex

    def weight(self, name: str) -> int:
        """What a cue counts: alone, or by what it makes together with others."""
        return max(self.weights.get(name, 0), self.weights.get(f"{name} clean", 0))
