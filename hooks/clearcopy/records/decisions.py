"""Recorded decisions: what a role has said of exactly one sentence."""

from __future__ import annotations

from typing import Annotated, Literal

from clearcopy.records.located import Day, Form, Located, Many, Words

Disposition = Literal[
    "forward-looking",
    "not-forward-looking",
    "third-party",
    "accepted",
    "substantiated",
    "delete",
]
SentenceDigest = Annotated[str, Form("[0-9a-f]{16}", "the sixteen digits that the finding prints")]


class Decision(Located):
    """What a role decided of one sentence, for the findings of one rule.

    `digest` is that of the sentence, so that a slip in either is seen. A decision counts from its
    date until the sentence changes; of several for one sentence, the newest counts.
    """

    code: Words
    sentence: Words
    digest: SentenceDigest
    disposition: Disposition
    role: Words
    reason: Words
    date: Day


class Decisions(Located):
    """One file of `data/decisions/`."""

    decisions: Many[Decision]
