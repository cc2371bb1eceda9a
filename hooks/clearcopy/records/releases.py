"""What the news is about, when and for whom it is public, and where it was presented."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from clearcopy.records.design import Presentation
from clearcopy.records.disclosure import Briefing, Dissemination, ExchangeDocument
from clearcopy.records.facts import FactTable
from clearcopy.records.located import Day, Located, Many, problem_at
from clearcopy.records.moments import Moment
from clearcopy.records.vocabulary import (
    LANGUAGES,
    AssetId,
    Audience,
    EventId,
    IssuerId,
    Lang,
    Market,
    StatementId,
    StudyId,
)
from clearcopy.records.wording import LocalText


class Event(Located):
    """A congress or another occasion that releases speak of."""

    name: LocalText
    tag: str = Field(description="what stands before a release's title, for example ESMO 2025")
    start: Day
    end: Day
    place: LocalText
    zone: str
    facts: FactTable = Field(default_factory=dict)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Event:
        if self.end < self.start:
            raise problem_at("end", text="the event ends before it starts", help="swap the dates")
        return self


class LocalOnly(Located):
    """Why a release is published in one language alone."""

    language: Lang
    reason: str
    role: str


Occasion = Literal[
    "initial-public-offering",
    "tender-offer",
    "going-private",
    "roll-up",
    "blank-check-offering",
    "penny-stock-offering",
    "financial-statements",
]


class Release(Located):
    """What a page of the news is about, and when and for whom it is public."""

    category: Literal["press-release", "announcement"] = Field(
        default="press-release",
        description="an announcement is what the rules of an exchange make the issuer publish",
    )
    issuer: IssuerId
    published: Moment
    embargo: Moment | None = None
    material: bool = Field(
        default=False, description="whether an investor would want to know it before deciding"
    )
    inside_information: bool = Field(
        default=False,
        alias="inside-information",
        description="whether it was inside information until it was disclosed",
    )
    hkexnews: ExchangeDocument | None = Field(
        default=None, description="the document on HKEXnews that an announcement repeats"
    )
    dissemination: Many[Dissemination] = Field(
        default=(), description="where else the public got it, and when"
    )
    briefings: Many[Briefing] = Field(
        default=(), description="who got it apart from the public, and when"
    )
    audience: Many[Audience]
    markets: Many[Market]
    studies: dict[StudyId, str] = Field(
        default_factory=dict, description="each study with the data cut that the release shows"
    )
    assets: Many[AssetId] = ()
    event: EventId | None = None
    presentation: Presentation | None = None
    occasion: Occasion | None = Field(
        default=None,
        description="what it is about, where 15 U.S.C. 78u-5(b) closes the US safe harbor to that",
    )
    about: Many[StatementId] = ()
    local_only: LocalOnly | None = Field(default=None, alias="local-only")

    @model_validator(mode="after")
    def _is_embargoed_until_a_moment(self) -> Release:
        if self.embargo is not None and not self.embargo.decided:
            raise problem_at(
                "embargo",
                text="the embargo never ends",
                help="give `at` or `date`, or delete it",
            )
        return self

    def public_at(self, as_of: datetime) -> bool:
        """Return whether the release may be seen by anybody at `as_of`."""
        due = [self.published.passed]
        if self.embargo is not None:
            due.append(self.embargo.passed)
        return all(moment <= as_of for moment in due)

    @property
    def due(self) -> datetime:
        """The instant at which it becomes public."""
        moments = [self.published.passed]
        if self.embargo is not None:
            moments.append(self.embargo.passed)
        return max(moments)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages in which it must exist."""
        return (self.local_only.language,) if self.local_only else LANGUAGES
