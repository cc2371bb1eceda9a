"""Which of very many names stand in a text: one pass for all of them (Aho-Corasick)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import ahocorasick


class NameIndex:
    """Names that are looked for together; pages are many and so are the records they may name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._automaton = ahocorasick.Automaton()
        for name in names:
            if name:
                self._automaton.add_word(name, name)
        self._empty = not len(self._automaton)
        if not self._empty:
            self._automaton.make_automaton()

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield where each name stands in `text`, letter by letter, by its last character."""
        if not self._empty:
            yield from self._automaton.iter(text)
