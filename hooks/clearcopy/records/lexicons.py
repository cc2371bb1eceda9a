"""Word lists: what a rule looks for, kept by a role and changed without a programmer."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clearcopy.records.located import Located, Many


class Term(Located):
    """One entry of a list; a `*` at its end stands for any ending.

    `unless` names longer wordings in which the term means something else; `instead` says what to
    write; with `exactly`, capitals are told from small letters.
    """

    term: str
    instead: str | None = None
    unless: Many[str] = ()
    exactly: bool = False


class Frame(Located):
    """Words that count only near others: "acceptable" near "safety", in either order.

    Between the two stand at most `within` words or Chinese characters of the same sentence.
    `unless` names wordings that excuse what they touch.
    """

    words: Many[str]
    near: Many[str]
    within: int = Field(ge=0, le=20)
    side: Literal["either", "before", "after"] = Field(
        "either", description="on which side of the words the others stand"
    )
    instead: str | None = None
    unless: Many[str] = ()


class Frames(Located):
    """The frames for each language."""

    en: Many[Frame] = ()
    zh: Many[Frame] = ()


class Terms(Located):
    """The entries for each language."""

    en: Many[str | Term] = ()
    zh: Many[str | Term] = ()


class Lexicon(Located):
    """The file `data/lexicons/<name>.yml`."""

    owner: str = Field(description="the role that answers for the list")
    reason: str = Field(description="why these words are looked for")
    terms: Terms
    frames: Frames = Frames()
