"""What a table of forward-looking language is made of."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """One trap, one kind of cue or one topic.

    The expression is only tried where it can match: on a text with one of `words`, or of `stems`
    when there are no words.
    """

    name: str
    stems: tuple[str, ...]
    words: frozenset[str]
    pattern: re.Pattern[str]

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Return the first match in `text`, which consists of `words`."""
        return self.pattern.search(text) if self.possible(text, words) else None

    def possible(self, text: str, words: frozenset[str]) -> bool:
        """Whether `text`, which consists of `words`, may hold a match."""
        return not self.words.isdisjoint(words) if self.words else self.applies(text)

    def applies(self, text: str) -> bool:
        """Whether `text` holds one of the stems."""
        for stem in self.stems:  # noqa: SIM110  # a generator here costs twice the time
            if stem in text:
                return True
        return False


class RowIndex:
    """The rows of a table by their words and stems; most sentences hold those of a few rows."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._by_word: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        for place, row in enumerate(self._rows):
            for word in row.words:
                self._by_word.setdefault(word, []).append(place)
            for stem in () if row.words else row.stems:
                self._by_stem.setdefault(stem, []).append(place)
        self._stems = tuple(self._by_stem.items())

    def candidates(self, text: str, words: frozenset[str]) -> list[Row]:
        """Return the rows that `Row.possible` finds possible, in the order of the table.

        Args:
            text: what is read.
            words: the words that it consists of.
        """
        places: set[int] = set()
        for word in words & self._by_word.keys():
            places.update(self._by_word[word])
        for stem, of_stem in self._stems:
            if stem in text:
                places.update(of_stem)
        return [self._rows[place] for place in sorted(places)]


_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def _alternatives(expression: str) -> list[str]:
    """Return the alternatives of `expression` at its top level."""
    found = [""]
    depth = 0
    for piece in _PIECE.findall(expression):
        depth += {"(": 1, ")": -1}.get(piece, 0)
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return found


def _compiled(expression: str) -> re.Pattern[str]:
    r"""Return `expression` compiled, its alternatives that begin with `\b` under a common one.

    Inside a word the search then fails at once, not once for each alternative: six times faster.
    """
    alternatives = _alternatives(expression)
    bounded = [one.removeprefix(r"\b") for one in alternatives if one.startswith(r"\b")]
    others = [one for one in alternatives if not one.startswith(r"\b")]
    together = [rf"\b(?:{'|'.join(bounded)})"] if bounded else []
    return re.compile("|".join([*together, *others]))


def row(name: str, stems: str, expression: str) -> Row:
    """Return the row `name`; `stems` are separated by `|`."""
    return Row(name, tuple(stems.split("|")), frozenset(), _compiled(expression))


def pattern_row(name: str, expression: str) -> Row:
    """Return the row `name`, whose expression is tried on every text."""
    return Row(name, ("",), frozenset(), re.compile(expression))


def worded(name: str, words: str, expression: str) -> Row:
    """Return the row `name`; every match of the expression holds one of the whole `words`."""
    return Row(name, (), frozenset(words.split()), _compiled(expression))


# Words that stand in most sentences: a phrase is looked up by another of its words.
_COMMON = frozenset(
    "a an the to in on of for by at is are be it its and with from as has have we our that this "
    "if once when after will could should would may might can been not s".split()
)


@dataclass(frozen=True, slots=True)
class Macro:
    """What `<name>` in a phrase stands for: an expression, and its words if they can be listed."""

    pattern: str
    words: frozenset[str] = frozenset()


def one_of(words: str) -> Macro:
    """Return the macro for one of `words`, which spaces separate."""
    listed = words.split()
    return Macro(f"(?:{'|'.join(map(re.escape, listed))})", frozenset(listed))


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Compiles phrases, in which the tables of cues are written, into rows.

    A phrase is a row of slots; a comma ends it. A slot is a word, words separated by `|`, `<name>`
    for a macro, or `...` for up to four words; `?` at its end makes it optional. Between two slots
    stands a space or a hyphen.
    """

    macros: Mapping[str, Macro]

    def row(self, name: str, phrases: str) -> Row:
        """Return the row `name`, which matches any of `phrases`."""
        made = [self._phrase(one) for one in phrases.split(",") if one.strip()]
        pattern = "|".join(expression for expression, _ in made)
        words = frozenset[str]().union(*(words for _, words in made))
        return Row(name, (), words, re.compile(rf"(?<![\w'-])(?:{pattern})(?!\w)"))

    def _phrase(self, phrase: str) -> tuple[str, frozenset[str]]:
        slots = [self._slot(slot) for slot in phrase.split()]
        listed = [words for _, words in slots if words]
        if not listed:
            raise ValueError(f"no slot of {phrase!r} has words to look it up by")
        chosen = min(listed, key=lambda words: (bool(words & _COMMON), len(words)))
        return "".join(expression for expression, _ in slots).removesuffix("[ -]"), chosen

    def _slot(self, slot: str) -> tuple[str, frozenset[str]]:
        """Return the expression of one slot, and its words: none if they cannot be listed."""
        if slot == "...":
            return r"(?:[^\s.;:]+ ){0,4}?", frozenset()
        parts = [
            self.macros[word[1:-1]] if word.startswith("<") else one_of(word)
            for word in slot.removesuffix("?").split("|")
        ]
        expression = f"(?:{'|'.join(part.pattern for part in parts)})[ -]"
        if slot.endswith("?"):
            return f"(?:{expression})?", frozenset()
        if all(part.words for part in parts):
            return expression, frozenset[str]().union(*(part.words for part in parts))
        return expression, frozenset()


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
    words_of: Callable[[str], frozenset[str]]
    read: Callable[[str, str, frozenset[str], datetime.date | None], Reading]
    weights: Mapping[str, int]
    base: int
    cues: tuple[str, ...]
    times: tuple[str, ...]
    objects: RowIndex
    kinds: RowIndex

    def weight(self, name: str) -> int:
        """What a cue counts: alone, or by what it makes together with others."""
        return max(self.weights.get(name, 0), self.weights.get(f"{name} clean", 0))
