"""Records that know where each of their values was written, and the types those values have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from clearcopy.findings import Span
from clearcopy.records.tree import Location, Tree

X = TypeVar("X")


class Located(BaseModel):
    """A record, or a part of one, that gives the Span of every value it holds.

    Equality is that of the values: the same words at another place are the same record. The
    validators of a model must keep the order of lists and the keys of groups, since places are
    found by position and key. Models are strict and YAML has neither tuples nor enumerations:
    lists are `Many`, and fixed words are a `Literal`.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, populate_by_name=True, allow_inf_nan=False
    )

    # Slots and not private attributes, for which Pydantic keeps a dictionary in every record. They
    # are empty in a record that was not read from a file.
    __slots__ = ("_at", "_tree")
    if TYPE_CHECKING:  # Pydantic takes every annotation that it sees for an attribute of its own
        _at: Location
        _tree: Tree

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Located) or type(self) is not type(other):
            return NotImplemented
        mine, theirs = self.__dict__, other.__dict__
        return all(mine[name] == theirs[name] for name in type(self).model_fields)

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in type(self).model_fields)))

    @property
    def path(self) -> str:
        """The file that the record was read from; empty when it was made otherwise."""
        tree = self._origin
        return "" if tree is None else tree.path

    def span(self, *path: str | int) -> Span:
        """Return where the value at `path` stands: field names or their keys, and positions.

        For a value that was not written, the place of the nearest group around it.
        """
        tree = self._origin
        if tree is None:
            return Span("")
        return nearest_span(tree, self._resolve(path))

    def key_span(self, *path: str | int) -> Span:
        """Return where the key of the value at `path` stands, else the same as `span`."""
        tree = self._origin
        if tree is None:
            return Span("")
        location = self._resolve(path)
        return tree.keys.get(location) or nearest_span(tree, location)

    def settle(self, tree: Tree, location: Location) -> None:
        """Say where this record was written; for `locate` only."""
        object.__setattr__(self, "_tree", tree)  # the record itself is frozen
        object.__setattr__(self, "_at", location)

    def replaced(self, **values: object) -> Self:
        """Return a copy with other values, which knows where the record was written."""
        copy = self.model_copy(update=values)
        if self._origin is not None:
            copy.settle(self._origin, self._at)
        return copy

    @property
    def _origin(self) -> Tree | None:
        return getattr(self, "_tree", None)

    def _resolve(self, path: tuple[str | int, ...]) -> Location:
        location, node = self._at, cast_object(self)
        for step in path:
            key = step
            if isinstance(node, Located):
                key = keys_of(type(node)).get(str(step), step)
                node = getattr(node, names_of(type(node)).get(str(key), ""), None)
            elif isinstance(node, dict):
                node = node.get(step)
            elif isinstance(node, (tuple, list)) and isinstance(step, int):
                node = node[step] if -len(node) <= step < len(node) else None
            location = (*location, key)
        return location


def cast_object(value: object) -> object:
    """Forget the type of `value`, so that a loop may put other values in its place."""
    return value


def locate(model: Located, tree: Tree, at: Location = ()) -> None:
    """Tell `model`, which was read from `tree` at `at`, and all its parts where they stand."""
    model.settle(tree, at)
    keys = keys_of(type(model))
    values = model.__dict__
    # A default was not written, and one object may serve many records as their default.
    for name in model.model_fields_set:
        value = values[name]
        if type(value) not in _WITHOUT_PARTS:
            _locate_parts(value, tree, (*at, keys[name]))


_WITHOUT_PARTS = frozenset((str, int, float, bool, type(None), date, datetime))


def _locate_parts(value: object, tree: Tree, at: Location) -> None:
    if isinstance(value, Located):
        locate(value, tree, at)
    elif isinstance(value, dict):
        for key, part in value.items():
            if type(part) not in _WITHOUT_PARTS:
                _locate_parts(part, tree, (*at, str(key)))
    elif isinstance(value, (tuple, list)):
        for position, part in enumerate(value):
            if type(part) not in _WITHOUT_PARTS:
                _locate_parts(part, tree, (*at, position))


def nearest_span(tree: Tree, location: Location) -> Span:
    """Return the Span at `location`, or that of the nearest group around it."""
    spans = tree.spans
    while location and location not in spans:
        location = location[:-1]
    return spans.get(location) or Span(tree.path)


@cache
def keys_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the key in YAML of every field of `model`, by the field's name."""
    return {name: field.alias or name for name, field in model.model_fields.items()}


@cache
def names_of(model: type[BaseModel]) -> dict[str, str]:
    """Return the name of every field of `model`, by its key in YAML."""
    return {key: name for name, key in keys_of(model).items()}


def problem_at(*path: str | int, text: str, help: str = "") -> PydanticCustomError:
    """Return an error to raise in a validator: `text` at the value that `path` leads to.

    `path` starts at the model whose validator it is, and gives field names or their keys. Both
    texts are sentences without a full stop; `help` says what to do.
    """
    context: dict[str, Any] = {"text": text, "help": help, "at": path}
    return PydanticCustomError("clearcopy", "{text}", context)


@dataclass(frozen=True)
class Form:
    """Marks a text that must match `pattern` as a whole; `words` say what is needed, in English."""

    pattern: str
    words: str

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        matches = re.compile(self.pattern).fullmatch

        def check(text: str) -> str:
            if matches(text) is None:
                raise PydanticCustomError("clearcopy-form", "{words}", {"words": self.words})
            return text

        return core_schema.no_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {**handler(schema), "pattern": f"^(?:{self.pattern})$"}


SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
FIGURE = re.compile(rf"NE|NR|[<>≤≥]?[-−+]?{_NUMBER}|[-−]?{_NUMBER}–[-−]?{_NUMBER}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LOCAL_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_OFFSET = re.compile(r"Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00)")

DAY_WORDS = 'a date such as "2025-07-01"'
INSTANT_WORDS = 'an instant such as "2025-10-19T08:00+02:00"'


def _read_day(value: object) -> object:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise _needed(DAY_WORDS)
    if _DAY.fullmatch(value) is None:
        raise _impossible("that is not a date as year-month-day", DAY_WORDS)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _impossible("there is no such day", DAY_WORDS) from None


def _read_instant(value: object) -> object:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise PydanticCustomError("clearcopy-offset", "offset missing")
        return value
    if not isinstance(value, str):
        raise _needed(INSTANT_WORDS)
    local = _LOCAL_TIME.match(value)
    offset = value[local.end() :] if local else ""
    if local is None or (offset and _OFFSET.fullmatch(offset) is None):
        raise PydanticCustomError("clearcopy-form", "{words}", {"words": INSTANT_WORDS})
    try:
        instant = datetime.fromisoformat(value)
    except ValueError:
        raise _impossible("there is no such moment", INSTANT_WORDS) from None
    if not offset:
        raise PydanticCustomError("clearcopy-offset", "offset missing")
    return instant


def _needed(words: str) -> PydanticCustomError:
    return PydanticCustomError("clearcopy-type", "{words}", {"words": words})


def _impossible(reason: str, words: str) -> PydanticCustomError:
    return PydanticCustomError("clearcopy-day", "{reason}", {"reason": reason, "words": words})


_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}
# Without the format "date-time", which demands seconds.
_INSTANT_SCHEMA = {
    "type": "string",
    "pattern": f"^{_LOCAL_TIME.pattern}(?:{_OFFSET.pattern})$",
}

Many = Annotated[tuple[X, ...], Field(strict=False)]
"""A list: a tuple, since records do not change. Not strict, because YAML has lists only."""

Slug = Annotated[
    str,
    Form(SLUG.pattern, 'a short name of small letters, digits and single hyphens ("artemis-002")'),
]
"""A short name that can stand in an address."""

Words = Annotated[str, Form(r"[\s\S]*\S[\s\S]*", "at least a word")]
"""A text that says something: a reason or a role is never blank."""

FigureText = Annotated[
    str, Form(FIGURE.pattern, 'a figure as printed, such as "20.0", "<0.001", "20–30" or "NE"')
]
"""A figure exactly as it is printed, without its unit: 20.0, <0.001, 20–30, 1,234, NE, NR."""

NotDisclosed = Literal["not disclosed"]
"""Said where a source does not give what a record asks for."""

Day = Annotated[date, BeforeValidator(_read_day), WithJsonSchema(_DAY_SCHEMA)]
"""A day of the calendar, `2025-07-01`."""

Instant = Annotated[datetime, BeforeValidator(_read_instant), WithJsonSchema(_INSTANT_SCHEMA)]
"""A moment with its offset from UTC, `2025-10-19T08:00+02:00`."""
