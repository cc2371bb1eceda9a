"""Word lists: what a rule looks for, kept by a role and changed without a programmer."""

from __future__ import annotations

from pydantic import Field

from clearcopy.records.located import Located, Many


class Term(Located):
    """One entry of a list; a `*` at its end stands for any ending.

    `unless` names longer wordings in which the term means something else; `instead` says what to
    write.
    """

    term: str
    instead: str | None = None
    unless: Many[str] = ()


class Terms(Located):
    """The entries for each language."""

    en: Many[str | Term] = ()
    zh: Many[str | Term] = ()


class Lexicon(Located):
    """The file `data/lexicons/<name>.yml`."""

    owner: str = Field(description="the role that answers for the list")
    reason: str = Field(description="why these words are looked for")
    terms: Terms
