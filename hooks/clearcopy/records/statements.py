"""Legal texts word for word, and the risks that they name."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from clearcopy.findings import digest
from clearcopy.records.located import Day, Located, Many, problem_at
from clearcopy.records.vocabulary import RiskId
from clearcopy.records.wording import LocalText

StatementKind = Literal[
    "exchange-responsibility",
    "demonstration",
    "status",
    "core-product-warning",
    "about",
    "statements",
    "forward-looking",
    "legal",
    "copyright",
]


class StatementVersion(Located):
    """The exact words of a statement while they are valid."""

    valid_from: Day = Field(alias="valid-from")
    valid_to: Day | None = Field(default=None, alias="valid-to")
    text: LocalText

    def valid_on(self, day: date) -> bool:
        """Return whether these words may be published on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def seal(self) -> str:
        """Digest of the words in every language."""
        return digest(f"{self.text.en}\0{self.text.zh}")


class Statement(Located):
    """Legal text kept word for word."""

    kind: StatementKind
    title: LocalText
    subject: str | None = Field(default=None, description="the record that an About text is about")
    jurisdictions: Many[str] = ()
    audience: Many[str] = ()
    risks: Many[RiskId] = ()
    versions: dict[str, StatementVersion]

    @model_validator(mode="after")
    def _warns_of_one_medicine(self) -> Statement:
        if self.kind == "core-product-warning" and self.subject is None:
            raise problem_at(
                "kind",
                text="a warning on a core product does not say which product",
                help="name the medicine's record as `subject`",
            )
        return self

    def version_on(self, day: date) -> str | None:
        """Return the id of the newest version that is valid on `day`."""
        valid = [(v.valid_from, key) for key, v in self.versions.items() if v.valid_on(day)]
        return max(valid)[1] if valid else None


Topic = Literal[
    "clinical",
    "safety",
    "regulatory",
    "commercial",
    "financial",
    "deal",
    "manufacturing",
    "ip",
]
EventTag = Literal[
    "death",
    "serious-adverse-event",
    "clinical-hold",
    "study-ended",
    "delay",
    "refusal",
    "withdrawal",
    "recall",
    "agreement-ended",
]


class Risk(Located):
    """A risk that a forward-looking block names, by topic."""

    topics: Many[Topic]
    event_tags: Many[EventTag] = Field(
        default=(),
        alias="event-tags",
        description="the events that the clause warns of: a page that reports one as having "
        "happened may not put it as a mere possibility",
    )
    clause: LocalText
