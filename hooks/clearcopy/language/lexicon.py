"""What a table of forward-looking language is made of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One trap, one kind of cue or one topic: only tried on a text that holds one of its stems."""

    name: str
    stems: tuple[str, ...]
    pattern: re.Pattern[str]

    def applies(self, text: str) -> bool:
        """Whether `text` holds one of the stems."""
        for stem in self.stems:  # noqa: SIM110  # a generator here costs twice the time
            if stem in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match in `text`."""
        return self.pattern.search(text) if self.applies(text) else None


def row(name: str, stems: str, expression: str) -> Row:
    """Return the row `name`; `stems` are separated by `|`."""
    return Row(name, tuple(stems.split("|")), re.compile(expression))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables of one language.

    `prepare` makes of a folded text what the tables are written for, in the same length;
    `may_hold_a_cue` is a cheap test that a prepared text must pass before the tables are tried.
    The rows of `cased` run over the folded text as written. A topic is the name of a row of
    `objects`.
    """

    prepare: Callable[[str], str]
    may_hold_a_cue: Callable[[str], bool]
    disclaimers: re.Pattern[str]
    cased: tuple[Row, ...]
    masks: tuple[Row, ...]
    strong: tuple[Row, ...]
    time: Row
    weak: Row
    objects: tuple[Row, ...]
    past_act: re.Pattern[str]
