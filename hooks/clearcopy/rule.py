"""The contract of one rule: a pure function with a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearcopy.document.site import Site
from clearcopy.findings import Defect, Finding

Subject = TypeVar("Subject")
Judge = Callable[[Subject, Site], Iterable[Finding]]


@dataclass(frozen=True, kw_only=True)
class Rule(Defect, Generic[Subject]):
    """A defect with the function that finds it: `judge` is run on every subject of the type `on`.

    One that finds what a page lacks `needs_whole` pages: on others it would say once more what
    composing has said.
    """

    on: type[Subject]
    judge: Judge[Subject]
    needs_whole: bool = False


def rule(
    code: str,
    *,
    on: type[Subject],
    message: str,
    help: str,
    needs_whole: bool = False,
) -> Callable[[Judge[Subject]], Rule[Subject]]:
    """Make a function a rule.

    The name is the function's name with dashes; the docstring is what `clearcopy explain` shows.
    `message` and `help` are `str.format` templates that `found` fills.
    """

    def make(judge: Judge[Subject]) -> Rule[Subject]:
        name = getattr(judge, "__name__", code).replace("_", "-")
        return Rule(
            code,
            name,
            message,
            help,
            judge.__doc__ or "",
            on=on,
            judge=judge,
            needs_whole=needs_whole,
        )

    return make
