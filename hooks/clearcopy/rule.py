"""The contract of one rule: a pure function with a code."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from clearcopy.document.site import Site
from clearcopy.findings import Defect, Finding, Fix, Span

Subject = TypeVar("Subject")
Judge = Callable[[Subject, Site], Iterable[Finding]]


@dataclass(frozen=True)
class Rule(Generic[Subject]):
    """What a rule finds (`defect`), on what it is run (`on`), and the function that finds it."""

    defect: Defect
    on: type[Subject]
    judge: Judge[Subject]

    @property
    def code(self) -> str:
        """The code, for example TRL011."""
        return self.defect.code

    def found(
        self,
        at: Span,
        *,
        page: str = "",
        subject: str = "",
        judged: str = "",
        fix: Fix | None = None,
        related: tuple[Span, ...] = (),
        **values: object,
    ) -> Finding:
        """Return this rule's finding at `at`; `values` fill its message and help.

        `subject` names what was judged (a fact path, or `page.subject_of(block)`) and `judged` is
        the exact text that was judged; together they are what a waiver must hold.
        """
        return self.defect.found(
            at,
            page=page,
            subject=subject,
            judged=judged,
            fix=fix,
            related=related,
            **values,
        )


def rule(
    code: str,
    *,
    on: type[Subject],
    message: str,
    help: str,
) -> Callable[[Judge[Subject]], Rule[Subject]]:
    """Make a function a rule.

    The name is the function's name with dashes; the docstring is what `clearcopy explain` shows.
    `message` and `help` are `str.format` templates that `found` fills.
    """

    def make(judge: Judge[Subject]) -> Rule[Subject]:
        name = getattr(judge, "__name__", code).replace("_", "-")
        return Rule(Defect(code, name, message, help, judge.__doc__ or ""), on, judge)

    return make
