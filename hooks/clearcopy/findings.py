"""What the checks say, as plain data: where, what is wrong, how to mend it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


class Severity(StrEnum):
    """What a finding does to the build; `data/policy.yml` assigns it, never a rule."""

    ERROR = "error"
    SIGN_OFF = "sign-off"
    WARN = "warn"
    INFO = "info"

    @property
    def blocks(self) -> bool:
        """Whether an open finding of this severity stops publishing."""
        return self in (Severity.ERROR, Severity.SIGN_OFF)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file that an author edits.

    `path` is relative to the project and uses `/`. Lines and columns count from 1, columns in
    characters; `end_column` is one past the last character. Line 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what `span` covers by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """One proposed way to mend a finding."""

    message: str
    edits: tuple[Edit, ...] = ()


PardonKind = Literal["waiver", "exception", "decision"]


@dataclass(frozen=True, slots=True)
class Pardon:
    """Why a finding no longer blocks: the recorded judgement that covers it.

    A waiver or a decision covers exactly what was judged; an exception of policy covers a rule on
    some pages. `expires` is its last day, or "" for a decision, which has `date` and `disposition`
    and counts until the sentence changes.
    """

    reason: str
    role: str
    expires: str
    span: Span
    kind: PardonKind = "waiver"
    disposition: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect at one place.

    `subject` names what was judged (a fact path, or `page#block`), `judged` is the text that was
    judged and `problem` what is wrong with it, where a rule finds several things; a waiver holds
    the digest of both, so a changed text or another problem of the same text is judged anew.
    """

    code: str
    name: str
    message: str
    help: str
    span: Span
    page: str = ""
    subject: str = ""
    judged: str = ""
    severity: Severity = Severity.ERROR
    fix: Fix | None = None
    related: tuple[Span, ...] = ()
    waived: Pardon | None = None
    problem: str = ""

    @property
    def digest(self) -> str:
        """What a waiver must hold to cover this finding."""
        if self.judged and self.problem not in self.judged:
            return digest(f"{self.judged}\n{self.problem}")
        return digest(self.judged or self.message)

    @property
    def blocks(self) -> bool:
        """Whether this finding stops publishing."""
        return self.severity.blocks and self.waived is None

    @property
    def order(self) -> tuple[Span, str, str, str]:
        """The key by which reports are sorted, so that every run prints the same."""
        return (self.span, self.code, self.page, self.message)


def digest(text: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of thing that can be wrong: what a code means, wherever it is found.

    `message` and `help` are `str.format` templates. `why` explains the defect at length; it is what
    `clearcopy explain` shows.
    """

    code: str
    name: str
    message: str
    help: str
    why: str = field(default="", compare=False)

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
        """Return the finding of this defect at `at`; `values` fill the templates.

        What a template calls `problem` is part of what a waiver covers; what changes from day to
        day, such as an age, goes by another name.

        Raises:
            KeyError: a template names a value that was not given; a mistake of the caller.
        """
        return Finding(
            code=self.code,
            name=self.name,
            message=self.message.format(**values),
            help=self.help.format(**values),
            span=at,
            page=page,
            subject=subject,
            judged=judged,
            problem=str(values.get("problem", "")),
            fix=fix,
            related=related,
        )
