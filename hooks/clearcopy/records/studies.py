"""Trials: who took part, what was measured, and what came of it at each data cut."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clearcopy.records.design import Design, Unreported
from clearcopy.records.facts import FactTable
from clearcopy.records.located import Day, Located, Many, NotDisclosed, Slug
from clearcopy.records.vocabulary import AssetId, DiseaseId
from clearcopy.records.wording import LocalText


class Registration(Located):
    """An entry in a public trial registry."""

    registry: Literal["ClinicalTrials.gov", "ChiCTR", "CTR", "EU CTIS", "EudraCT", "ISRCTN", "jRCT"]
    id: str


class Regimen(Located):
    """A declared dose and schedule, in every way that pages may print it."""

    label: LocalText
    also: Many[str] = ()


class Population(Located):
    """Whom a figure speaks of."""

    label: LocalText
    disease: DiseaseId | None = None
    regimen: Slug | None = None
    parent: Slug | None = Field(default=None, description="the population that it is a part of")
    kind: Literal["arm", "cohort", "stratum", "subgroup", "analysis-set"] = Field(
        default="subgroup",
        description="which part: the arms of a parent add up to it, as do its cohorts and strata",
    )
    prespecified: bool | NotDisclosed | None = Field(
        default=None, description="of a subgroup: whether it was defined before the analysis"
    )
    remainder: LocalText | NotDisclosed | None = Field(
        default=None, description="who is in none of its arms, cohorts or strata"
    )


Harm = Literal[
    "any-teae",
    "any-trae",
    "grade-3-teae",
    "grade-3-trae",
    "sae",
    "related-sae",
    "dose-reduction",
    "discontinuation",
    "death",
    "related-death",
    "common",
    "special-interest",
]


class Endpoint(Located):
    """What was measured."""

    label: LocalText
    role: Literal[
        "primary", "secondary", "exploratory", "safety", "enrolment", "design", "follow-up"
    ]
    also: Many[str] = Field(
        default=(), description="other names of exactly the same endpoint, in any language"
    )
    within: Slug | None = Field(
        default=None, description="the endpoint that counts everybody whom this one counts"
    )
    populations: Many[Slug] = Field(
        default=(), description="of a primary endpoint: the populations it was planned for"
    )
    shows: Literal["efficacy", "pharmacology"] = Field(
        default="efficacy",
        description="what a primary, secondary or exploratory endpoint tells of: an effect on "
        "patients, or only on concentrations and markers",
    )
    harm: Harm | None = Field(
        default=None, description="of a safety endpoint: which of the harms that reports owe it is"
    )

    @property
    def efficacy(self) -> bool:
        """Whether its result says how well the medicine works."""
        planned = self.role in ("primary", "secondary", "exploratory")
        return planned and self.harm is None and self.shows == "efficacy"


class Cut(Located):
    """The figures of a study as they stood at one data cut-off."""

    cutoff: Day
    facts: dict[Slug, FactTable]
    unreported: dict[Slug, Unreported] = Field(
        default_factory=dict, description="planned results that this cut does not give"
    )


class Table(Located):
    """A table of results: endpoints down, populations across."""

    caption: LocalText
    populations: Many[Slug]
    endpoints: Many[Slug]
    note: LocalText | None = None


class Study(Located):
    """A clinical trial."""

    name: str
    title: LocalText
    asset: AssetId
    phase: str
    interventional: bool = True
    design: Design | None = None
    registrations: Many[Registration] = ()
    regimens: dict[Slug, Regimen] = Field(default_factory=dict)
    populations: dict[Slug, Population]
    endpoints: dict[Slug, Endpoint]
    facts: dict[Slug, FactTable] = Field(
        default_factory=dict, description="figures of the design, the same at every cut"
    )
    cuts: dict[str, Cut] = Field(default_factory=dict)
    tables: dict[Slug, Table] = Field(default_factory=dict)
