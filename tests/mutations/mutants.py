"""Single defects, listed as data: what is changed, where, and which code must refuse it.

A file of this folder is a list of kinds:

    - kind: required block reworded     # one row of the table that the test prints
      expected: BLK102                  # the code that must refuse every mutant of this kind
      also: [LNG]                       # groups of codes that may come with it, or `any`
      mutants:
        - in: en/news/*                 # the files (or addresses of pages), as a pattern
          find: 'regular expression'    # `.` is any character, line ends too
          put: 'replacement'            # `\\1` as usual; absent: the match is deleted
          from: zh/news/                # instead of `put`: the first match on that other page
          places: 3                     # how many of all matches; one mutant each
        - in: data/retractions.yml      # without `find`: a file that is not there, and its text
          put: 'source: …'
        - in: docs/en/*                 # changes that make the rule bind, made before the defect;
          given:                        # with them alone the demonstration must still be clear
            - {in: data/policy.yml, find: 'regular expression', put: 'replacement'}

Which of the matches is taken is chosen by chance, the same on every run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random
from typing import Any

import yaml

# Each is a file of this folder, and what its mutants change.
LAYERS = ("words", "records", "pages", "styles", "templates")
# Of every altered article it is said that it is altered, beside what is wrong in it.
ALTERED = frozenset({"ENG", "BLK"})


@dataclass(frozen=True)
class Change:
    """What is changed before a defect is made, at the first match, and is no defect itself.

    Without `find` it is a file that is not there, as of a defect.
    """

    where: str
    find: str
    put: str

    def make(self, texts: Mapping[str, str]) -> tuple[str, str]:
        """Return the name of the file that is changed and its text after the change."""
        if not self.find and self.where not in texts:
            return self.where, self.put
        for name in sorted(name for name in texts if fnmatchcase(name, self.where)):
            changed = re.sub(self.find, self.put, texts[name], count=1, flags=re.DOTALL)
            if changed != texts[name]:
                return name, changed
        message = f"{self}: nothing changes"
        raise LookupError(message)


@dataclass(frozen=True)
class Mutant:
    """One defect; `place` says which of the matches it is made at, from 0.

    `also` is None where everything may come with it: an unreadable record takes others along.
    """

    layer: str
    kind: str
    expected: frozenset[str]
    also: frozenset[str] | None
    where: str
    find: str
    put: str
    source: str
    place: int
    given: tuple[Change, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind}: {self.where}: {self.find[:40]} -> {self.put[:40]} ({self.place})"

    def make(self, texts: Mapping[str, str]) -> tuple[str, str]:
        """Return the name of the file that is changed and its text after the change."""
        if not self.find and self.where not in texts:
            return self.where, self.put
        names = sorted(name for name in texts if fnmatchcase(name, self.where))
        matches = [
            (name, match)
            for name in names
            for match in re.finditer(self.find, texts[name], re.DOTALL)
        ]
        if len(matches) <= self.place:
            message = f"{self}: only {len(matches)} matches"
            raise LookupError(message)
        order = list(range(len(matches)))
        Random(f"{self.kind}|{self.where}|{self.find}").shuffle(order)  # noqa: S311 - a choice
        name, match = matches[order[self.place]]
        put = self._other(texts) if self.source else match.expand(self.put)
        text = texts[name]
        changed = text[: match.start()] + put + text[match.end() :]
        if changed == text:
            message = f"{self}: nothing changes"
            raise LookupError(message)
        return name, changed

    def _other(self, texts: Mapping[str, str]) -> str:
        found = re.search(self.find, texts[self.source], re.DOTALL)
        if found is None:
            message = f"{self}: no match in {self.source}"
            raise LookupError(message)
        return found[0]


def read_mutants(layer: str) -> list[Mutant]:
    """Return the mutants of one file of this folder."""
    text = (Path(__file__).parent / f"{layer}.yml").read_text(encoding="utf-8")
    return [mutant for kind in yaml.safe_load(text) for mutant in _mutants(layer, kind)]


def _mutants(layer: str, kind: Mapping[str, Any]) -> Iterator[Mutant]:
    expected = kind["expected"]
    for entry in kind["mutants"]:
        for place in range(entry.get("places", 1)):
            yield Mutant(
                layer=layer,
                kind=kind["kind"],
                expected=frozenset([expected] if isinstance(expected, str) else expected),
                also=_also(layer, kind),
                where=entry["in"],
                find=entry.get("find", ""),
                put=entry.get("put", ""),
                source=entry.get("from", ""),
                place=place,
                given=tuple(
                    Change(change["in"], change.get("find", ""), change.get("put", ""))
                    for change in entry.get("given", ())
                ),
            )


def _also(layer: str, kind: Mapping[str, Any]) -> frozenset[str] | None:
    groups = kind.get("also", ())
    if groups == "any":
        return None
    return frozenset(groups) | (ALTERED if layer in ("pages", "templates") else frozenset())
