"""Which records a record names: every id in a field that is marked with `RefersTo`."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from clearcopy.records.located import Located
from clearcopy.records.models import RefersTo

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """One place that names a record: its id, of what kind, and whether it stands as a key."""

    path: Path
    id: str
    kind: str
    as_key: bool = False


def named_ids(model: Located) -> Iterator[Named]:
    """Yield every id in a field that refers to records, wherever in the record it stands."""
    for name, annotation in _naming_fields(type(model)):
        yield from _named_in(getattr(model, name), annotation, (name,))


@cache
def _naming_fields(model: type[Located]) -> tuple[tuple[str, Any], ...]:
    """Return the fields that can hold ids, with their types: most hold none and are not walked."""
    return tuple(
        (name, annotation)
        for name, annotation in _annotations(model)
        if _can_name(annotation, frozenset({model}))
    )


def _annotations(model: type[Located]) -> Iterator[tuple[str, Any]]:
    """Yield the type of each field as it was written: Pydantic takes the outer marks off."""
    for name, field in model.model_fields.items():
        marks = tuple(field.metadata)
        yield name, Annotated[(field.annotation, *marks)] if marks else field.annotation


def _can_name(annotation: Any, seen: frozenset[type]) -> bool:  # noqa: ANN401 - a type of any form
    if isinstance(annotation, type) and issubclass(annotation, Located):
        return annotation not in seen and any(
            _can_name(inner, seen | {annotation}) for _, inner in _annotations(annotation)
        )
    return isinstance(annotation, RefersTo) or any(
        _can_name(part, seen) for part in get_args(annotation)
    )


def _named_in(value: object, annotation: Any, path: Path) -> Iterator[Named]:  # noqa: ANN401
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        kind = next((mark.kind for mark in marks if isinstance(mark, RefersTo)), None)
        if kind is None:
            yield from _named_in(value, inner, path)
        elif isinstance(value, str):
            yield Named(path, value, kind)
    elif isinstance(value, Located):
        if annotation is type(value):
            for named in named_ids(value):
                yield replace(named, path=(*path, *named.path))
    else:
        yield from _named_in_parts(value, annotation, path)


def _named_in_parts(value: object, annotation: Any, path: Path) -> Iterator[Named]:  # noqa: ANN401
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        for alternative in arguments:
            yield from _named_in(value, alternative, path)
    elif isinstance(value, tuple) and origin is tuple:
        for position, item in enumerate(value):
            yield from _named_in(item, arguments[0], (*path, position))
    elif isinstance(value, dict) and origin is dict:
        for key, item in value.items():
            for named in _named_in(key, arguments[0], (*path, key)):
                yield replace(named, as_key=True)
            yield from _named_in(item, arguments[1], (*path, key))
