"""The compliance officer's file: what binds which page, and how severe each finding is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clearcopy.findings import Severity
from clearcopy.records.located import Day, Located, Many
from clearcopy.records.models import LocalText, StatementId

BlockName = Literal[
    "demonstration",
    "breadcrumb",
    "title",
    "meta",
    "status",
    "highlights",
    "body",
    "about",
    "registry",
    "pipeline",
    "releases",
    "legal",
    "statements",
    "forward-looking",
    "contacts",
    "references",
]


class Exemption(Located):
    """Why a page type is not governed."""

    reason: str
    role: str


class PageType(Located):
    """What one type of page consists of, in this order."""

    title: LocalText
    blocks: Many[BlockName] = ()
    exempt: Exemption | None = None

    @property
    def governed(self) -> bool:
        """Whether figures and blocks are enforced."""
        return self.exempt is None


class Obligation(Located):
    """A statement that binds pages of some types."""

    statement: StatementId
    page_types: Many[str] = Field(alias="page-types")
    because: str


class RulePolicy(Located):
    """How severe a rule's findings are, who answers for it, and where it comes from."""

    severity: Literal["error", "sign-off", "warn", "info"]
    owner: str
    source: str

    @property
    def level(self) -> Severity:
        """The severity as findings carry it."""
        return Severity(self.severity)


class Policy(Located):
    """Everything that the compliance officer decides."""

    page_types: dict[str, PageType] = Field(alias="page-types")
    statements: Many[Obligation]
    headings: dict[str, LocalText] = Field(description="the headings of composed blocks")
    rules: dict[str, RulePolicy]


class WaivedSubject(Located):
    """One thing that a waiver covers, and the digest of what was judged."""

    subject: str
    digest: str


class Waiver(Located):
    """A finding accepted until a date, for exactly what was judged."""

    code: str
    reason: str
    role: str
    expires: Day
    covers: Many[WaivedSubject]


class Waivers(Located):
    """The file `data/waivers.yml`."""

    waivers: Many[Waiver]


class Seal(Located):
    """What a published release shows: a digest for each fact, statement version and reference."""

    facts: dict[str, str] = Field(default_factory=dict)
    statements: dict[str, str] = Field(default_factory=dict)
    references: dict[str, str] = Field(default_factory=dict)
