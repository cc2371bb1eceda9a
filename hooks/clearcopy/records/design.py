"""How a clinical trial was planned, and where its results were presented."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clearcopy.records.located import Day, Located, NotDisclosed, Slug
from clearcopy.records.wording import LocalText, Said

Control = Literal["randomized", "partly randomized", "non-randomized", "single-arm"]


class Design(Located):
    """What CONSORT for Abstracts asks of a trial's design, in the words that pages print.

    `control` says how the groups came about; rules judge comparisons by it. "partly randomized"
    is a trial of which some cohorts were randomized.
    """

    control: Control | NotDisclosed
    allocation: Said | NotDisclosed | None = None
    masking: Said | NotDisclosed | None = None
    arms: Said | NotDisclosed | None = Field(default=None, description="arms or cohorts")
    comparator: Said | NotDisclosed | None = None
    participants: Said | NotDisclosed | None = None
    interventions: Said | NotDisclosed | None = Field(
        default=None, description="what was given, in which dose and schedule"
    )
    setting: Said | NotDisclosed | None = Field(default=None, description="country and sites")


DESIGN_ITEMS = (
    "allocation",
    "masking",
    "arms",
    "comparator",
    "participants",
    "interventions",
    "setting",
)
"""The items of a design in the order in which pages print them."""


def design_item(design: Design, name: str) -> Said | NotDisclosed | None:
    """Return one of DESIGN_ITEMS."""
    item: Said | NotDisclosed | None = getattr(design, name)
    return item


class Unreported(Located):
    """A planned result that a data cut does not give, and why; pages print the reason."""

    population: Slug
    endpoint: Slug
    reason: LocalText


class Presentation(Located):
    """The congress presentation in which results were shown; the presenter by role."""

    number: str | Literal["embargoed"] | NotDisclosed = Field(
        description="the abstract's or presentation's number; \"embargoed\" until it is public"
    )
    title: LocalText | NotDisclosed
    presenter: LocalText | NotDisclosed = Field(description="the presenter's role, never a name")
    session: LocalText | NotDisclosed
    date: Day | NotDisclosed
