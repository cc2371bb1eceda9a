"""What a table of forward-looking language is made of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clearcopy.language.expressions import Need, alternatives_of, needs_of


class Words(NamedTuple):
    """The words of a text in their order, and their parts: "follow-up" is "follow" and "up"."""

    tokens: Sequence[str]
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One alternative of a row, and what stands in every text in which it matches.

    Of each set of `words` one stands there as part of a word, of each of `texts` one anywhere. A
    match begins with one of `first`, where these are known.
    """

    words: tuple[frozenset[str], ...]
    texts: tuple[Need, ...]
    pattern: re.Pattern[str]
    first: frozenset[str] = frozenset()

    def possible(self, text: str, words: frozenset[str]) -> bool:
        """Whether `text`, in which these `words` are parts of words, may hold a match."""
        for needed in self.words[2:]:
            if needed.isdisjoint(words):
                return False
        for texts in self.texts:
            for one in texts:
                if one in text:
                    break
            else:
                return False
        return True

    def search(self, text: str, words: frozenset[str]) -> re.Match[str] | None:
        """Return the first match in `text`, in which these `words` are parts of words."""
        if not self.first:
            return self.pattern.search(text)
        # To try a few places is many times faster than to try each character.
        found: re.Match[str] | None = None
        for word in self.first & words:
            at = text.find(word)
            while at >= 0 and (found is None or at < found.start()):
                match = self.pattern.match(text, at)
                if match is not None:
                    found = match
                at = text.find(word, at + 1)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """One trap, one kind of cue or one topic.

    The expression is only tried where it can match: on a text with one of the `stems`, or with what
    one of its `parts` needs where there are no stems.
    """

    name: str
    stems: tuple[str, ...]
    words: frozenset[str]
    pattern: re.Pattern[str]
    parts: tuple[Part, ...]

    def possible(self, text: str, words: Words) -> bool:
        """Whether `text`, which consists of `words`, may hold a match."""
        if self.stems and not any(stem in text for stem in self.stems):
            return False
        for part in self.parts:  # noqa: SIM110  # a generator here costs twice the time
            if part.possible(text, words.parts):
                return True
        return False


def _compiled(expression: str) -> re.Pattern[str]:
    r"""Return `expression` compiled, its alternatives that begin with `\b` under a common one.

    Inside a word the search then fails at once, not once for each alternative: six times faster.
    """
    alternatives = alternatives_of(expression)
    bounded = [one.removeprefix(r"\b") for one in alternatives if one.startswith(r"\b")]
    others = [one for one in alternatives if not one.startswith(r"\b")]
    together = [rf"\b(?:{'|'.join(bounded)})"] if bounded else []
    return re.compile("|".join([*together, *others]))


def row(name: str, stems: str, expression: str) -> Row:
    """Return the row `name`; `stems` are separated by `|`."""
    parts = [Part((), _telling(one), re.compile(one)) for one in alternatives_of(expression)]
    return Row(name, tuple(stems.split("|")), frozenset(), _compiled(expression), tuple(parts))


def pattern_row(name: str, expression: str) -> Row:
    """Return the row `name` for a language that is written without spaces.

    Its words are its characters; which of them an expression needs is read off the expression.
    """
    alternatives = alternatives_of(expression)
    parts = tuple([_spelt(one) for one in alternatives if needs_of(one)])
    if len(parts) < len(alternatives):
        return row(name, "", expression)
    words = frozenset[str]().union(*(part.words[0] for part in parts))
    return Row(name, (), words, re.compile(expression), parts)


def _spelt(expression: str) -> Part:
    need = max(needs_of(expression), key=_says_most)
    return Part((frozenset([one[0] for one in need]),), (need,), re.compile(expression))


def _says_most(need: Need) -> tuple[int, int]:
    return min(map(len, need)), -len(need)


def worded(name: str, words: str, expression: str) -> Row:
    """Return the row `name`; every match of the expression holds one of the whole `words`."""
    listed = frozenset(words.split())
    parts = [Part((listed,), _telling(one), re.compile(one)) for one in alternatives_of(expression)]
    return Row(name, (), listed, _compiled(expression), tuple(parts))


def _telling(expression: str) -> tuple[Need, ...]:
    """Return what `expression` needs, but what most texts have; what is short to test first."""
    return tuple(
        sorted([need for need in needs_of(expression) if min(map(len, need)) > 1], key=len)
    )


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


_LETTERS = re.compile(r"[^a-z0-9]+")


def _core(word: str) -> str:
    """Return the longest part of `word`, by which texts are looked through."""
    return max(_LETTERS.split(word), key=len)


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
        parts = [self._phrase(one) for one in phrases.split(",") if one.strip()]
        words = frozenset[str]().union(*(part.words[0] for part in parts))
        pattern = re.compile("|".join([part.pattern.pattern for part in parts]))
        return Row(name, (), words, pattern, tuple(parts))

    def _phrase(self, phrase: str) -> Part:
        slots = [self._slot(slot) for slot in phrase.split()]
        listed = [frozenset(map(_core, words)) for _, words in slots]
        needed = [words for words in listed if words and "" not in words]
        if not needed:
            raise ValueError(f"no slot of {phrase!r} has words to look it up by")
        needed.sort(key=lambda words: (bool(words & _COMMON), len(words)))
        free = [expression for expression, words in slots if not words]
        texts = [need for expression in free for need in _telling(expression)]
        first = frozenset([_LETTERS.split(word, maxsplit=1)[0] for word in slots[0][1]])
        whole = "".join([expression for expression, _ in slots]).removesuffix("[ -]")
        pattern = re.compile(rf"(?<![\w'-])(?:{whole})(?!\w)")
        return Part(tuple(needed), tuple(texts), pattern, first if "" not in first else frozenset())

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
