"""Follow the location of a validation error through a model.

The answer is where it is in the file and what may stand there. Pydantic puts labels of union
branches into its locations, and no file has them: the types of the model tell labels from keys.
"""

from __future__ import annotations

import re
import types
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from clearcopy.records.located import DAY_WORDS, INSTANT_WORDS, Form, keys_of, names_of
from clearcopy.records.tree import Location

# The label of a branch that a validator of ours wraps: function-after[check(), str].
_VALIDATED = re.compile(r"function-[a-z]+\[[^,]*, (.*)\]")


@dataclass(frozen=True)
class Place:
    """Where a location leads.

    `allowed` are the types that may stand there, unions taken apart and None left out, and `owners`
    the models whose keys may stand beside it. `union` is where the outermost union on the way
    began, `branch` the label of the branch taken there.
    """

    location: Location
    allowed: tuple[Any, ...]
    owners: tuple[type[BaseModel], ...] = ()
    union: Location | None = None
    branch: str = ""
    of_key: bool = False
    description: str = ""


def follow(
    model: type[BaseModel], location: tuple[str | int, ...], *, by_name: bool = False
) -> Place:
    """Return where `location`, as in a validation error of `model`, leads.

    With `by_name` the steps may also be names of fields, as validators write them.
    """
    place = Place((), (model,))
    keys_allowed: tuple[Any, ...] = ()
    for step in location:
        if step == "[key]" and keys_allowed:
            place = replace(place, allowed=keys_allowed, of_key=True)
            keys_allowed = ()
        elif len(place.allowed) > 1:
            place = _take_branch(place, str(step))
        else:
            keys_allowed = _key_types(place)
            owner = place.allowed[0] if place.allowed else None
            if by_name and isinstance(owner, type) and issubclass(owner, BaseModel):
                step = keys_of(owner).get(str(step), step)  # noqa: PLW2901
            place = _descend(place, step)
    return place


def alternatives(annotation: object, metadata: tuple[object, ...] = ()) -> tuple[Any, ...]:
    """Return the types that a union joins, without None; a text with a form is that Form."""
    form = next((each for each in metadata if isinstance(each, Form)), None)
    if form is not None:
        return (form,)
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return alternatives(inner, tuple(more))
    if hasattr(annotation, "__value__"):
        return alternatives(annotation.__value__)
    if get_origin(annotation) in (Union, types.UnionType):
        return tuple(
            each for part in get_args(annotation) for each in alternatives(part) if each is not None
        )
    return () if annotation is type(None) else (annotation,)


def choices_of(allowed: tuple[Any, ...]) -> list[str]:
    """Return the fixed texts among the types."""
    found: list[str] = []
    for each in allowed:
        if get_origin(each) is Literal:
            found += [value for value in get_args(each) if isinstance(value, str)]
    return found


def words_for(allowed: tuple[Any, ...]) -> str:
    """Return in plain words what may stand at a place."""
    words = [_word_for(each) for each in allowed if not _choices(each)]
    words += [f'"{choice}"' for choice in choices_of(allowed)]
    unique = list(dict.fromkeys(words))
    if not unique:
        return "another value"
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} or {unique[-1]}"


def takes_text(allowed: tuple[Any, ...]) -> bool:
    """Whether only text may stand there, in whatever form."""
    return bool(allowed) and all(
        each is str or isinstance(each, Form) or _choices(each) for each in allowed
    )


def is_model(kind: object) -> bool:
    """Whether `kind` is a model."""
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _choices(kind: object) -> bool:
    return bool(choices_of((kind,)))


_SCALAR_WORDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "date": DAY_WORDS,
    "datetime": INSTANT_WORDS,
}


def _word_for(kind: object) -> str:
    if isinstance(kind, Form):
        return kind.words
    holder = get_origin(kind) or kind
    if is_model(kind) or holder is dict:
        return "a group of keys"
    if holder in (tuple, list, set, frozenset):
        return "a list"
    return _SCALAR_WORDS.get(getattr(kind, "__name__", ""), "another value")


def _take_branch(place: Place, label: str) -> Place:
    while wrapped := _VALIDATED.fullmatch(label):
        label = wrapped.group(1)
    allowed = tuple(each for each in place.allowed if _fits(each, label)) or place.allowed
    if place.union is None:
        return replace(place, allowed=allowed, union=place.location, branch=label)
    return replace(place, allowed=allowed)


def _fits(kind: object, label: str) -> bool:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        tags = (choices_of(alternatives(field.annotation)) for field in kind.model_fields.values())
        return label == kind.__name__ or any(label in each for each in tags)
    if _choices(kind):
        return label.startswith("literal[")
    name = "str" if isinstance(kind, Form) else getattr(get_origin(kind) or kind, "__name__", "")
    return label.split("[", maxsplit=1)[0] == name


def _key_types(place: Place) -> tuple[Any, ...]:
    kind = place.allowed[0] if place.allowed else None
    return alternatives(get_args(kind)[0]) if get_origin(kind) is dict else ()


def _descend(place: Place, step: str | int) -> Place:
    """Go one step into the only type that `place` allows; a step that leads nowhere is a label."""
    kind: Any = place.allowed[0] if place.allowed else None
    inside = replace(place, location=(*place.location, step), allowed=(), owners=(), description="")
    if is_model(kind):
        field = _field(kind, str(step))
        allowed = alternatives(field.annotation, tuple(field.metadata)) if field else ()
        description = (field.description or "") if field else ""
        return replace(inside, allowed=allowed, owners=(kind,), description=description)
    holder, arguments = get_origin(kind), get_args(kind)
    if holder is dict:
        return replace(inside, allowed=alternatives(arguments[1]))
    if holder in (tuple, list, set, frozenset) and isinstance(step, int):
        position = 0 if len(arguments) < 2 or arguments[1] is ... else min(step, len(arguments) - 1)
        return replace(inside, allowed=alternatives(arguments[position]))
    return place


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    name = names_of(model).get(key) or (key if key in keys_of(model) else "")
    return model.model_fields.get(name)
