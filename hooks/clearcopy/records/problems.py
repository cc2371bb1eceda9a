"""One error of Pydantic, followed to its place in the file; several of one union made into one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from clearcopy.findings import Span
from clearcopy.records.located import nearest_span
from clearcopy.records.schema_walk import Place, follow
from clearcopy.records.tree import Location, Tree, kind_of

_SHOWN_CHARACTERS = 60

# The value is of another kind than this branch of a union wants: another branch was meant.
_ANOTHER_KIND = frozenset(
    (
        "model_type",
        "model_attributes_type",
        "dict_type",
        "tuple_type",
        "list_type",
        "string_type",
        "int_type",
        "int_from_float",
        "float_type",
        "bool_type",
        "literal_error",
        "enum",
        "is_instance_of",
        "clearcopy-type",
        "clearcopy-form",
        "clearcopy-day",
        "clearcopy-offset",
    )
)


@dataclass(frozen=True)
class Problem:
    """One validation error, followed to its place."""

    details: ErrorDetails
    place: Place
    tree: Tree

    @property
    def kind(self) -> str:
        """Pydantic's name of the error, or ours."""
        return self.details["type"]

    @property
    def value(self) -> object:
        """The value as it was read."""
        return self.details["input"]

    @property
    def at(self) -> Span:
        """Where a finding points."""
        location = self.place.location
        if self.place.of_key and location in self.tree.keys:
            return self.tree.keys[location]
        return nearest_span(self.tree, location)

    @property
    def name(self) -> str:
        """What the value is called at the start of a sentence."""
        name = "the key" if self.place.of_key else name_of(self.place.location)
        return f"{name[0].upper()}{name[1:]}"

    @property
    def found(self) -> str:
        """What stands there, in a sentence."""
        if self.value is None:
            return "empty"
        if isinstance(self.value, str):
            return f'the text "{shorten(self.value)}"'
        written = self.tree.written.get(self.place.location)
        return written if written is not None else kind_of(self.value)

    def context(self, key: str) -> str:
        """Return one value of the error's context as text, empty when it has none."""
        return str(self.details.get("ctx", {}).get(key, ""))


def problems_of(error: ValidationError, model: type[BaseModel], tree: Tree) -> list[Problem]:
    """Return the problems behind a validation error of `model` on the data of `tree`.

    Several errors of one union are one problem. What reading the YAML has already refused is left
    out.
    """
    problems = []
    for details in error.errors(include_url=False):
        place = follow(model, details["loc"])
        if not _is_broken(place.location, tree):
            problems.append(Problem(details, place, tree))
    return _settle_unions(problems)


def name_of(location: Location) -> str:
    """Return what the value at `location` is called inside a sentence."""
    if not location:
        return "the record"
    last = location[-1]
    if isinstance(last, str):
        return f'"{last}"'
    owner = next((step for step in reversed(location) if isinstance(step, str)), "")
    return f'entry {last + 1} of "{owner}"' if owner else f"entry {last + 1}"


def shorten(text: str) -> str:
    """Return `text` in one line that fits into a message."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[: _SHOWN_CHARACTERS - 1]}…"


def _is_broken(location: Location, tree: Tree) -> bool:
    return bool(tree.broken) and any(
        location[:length] in tree.broken for length in range(len(location) + 1)
    )


def _settle_unions(problems: Iterable[Problem]) -> list[Problem]:
    """Keep, of the errors of one union, those of the branch that was most likely meant."""
    settled: list[Problem] = []
    unions: dict[Location, dict[str, list[Problem]]] = {}
    for problem in problems:
        place = problem.place
        if place.union is None:
            settled.append(problem)
        else:
            unions.setdefault(place.union, {}).setdefault(place.branch, []).append(problem)
    for at, branches in unions.items():
        if len(branches) == 1:
            settled += next(iter(branches.values()))
            continue
        meant = [each for each in branches.values() if not _of_another_kind(each, at)]
        if meant:
            shortest = min(meant, key=len)
            settled += shortest
        else:
            settled.append(_joined(at, branches.values()))
    return settled


def _of_another_kind(branch: list[Problem], at: Location) -> bool:
    return any(each.place.location == at and each.kind in _ANOTHER_KIND for each in branch)


def _joined(at: Location, branches: Iterable[list[Problem]]) -> Problem:
    """Return one problem for a value that fits no branch: anything the union allows would do."""
    first, *others = [problem for branch in branches for problem in branch]
    allowed = first.place.allowed
    for other in others:
        allowed += tuple(each for each in other.place.allowed if each not in allowed)
    details = first.details.copy()
    details["type"] = "no_branch"
    place = Place(at, allowed, first.place.owners, description=first.place.description)
    return Problem(details, place, first.tree)
