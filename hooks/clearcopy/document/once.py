"""What several rules ask of one page, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def once(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """Keep what a function gave last, for as long as it is asked about the same objects.

    Rules judge one page after the other, so this keeps what belongs to the page at hand and lets
    go of it at the next. Pages and sites cannot be hashed, hence no `lru_cache`; the objects are
    compared by identity. For pure functions whose result nobody changes, asked by position.
    """
    last: tuple[tuple[object, ...], Result] | None = None

    @wraps(work)
    def kept(*positional: Given.args, **named: Given.kwargs) -> Result:
        nonlocal last
        known = last
        if named:
            return work(*positional, **named)
        if (
            known is not None
            and len(known[0]) == len(positional)
            and all(map(is_, known[0], positional))
        ):
            return known[1]
        result = work(*positional)  # type: ignore[call-arg]  # none is named
        last = positional, result
        return result

    return kept
