"""The compliance officer's file: what binds which page, and how severe each finding is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from clearcopy.findings import Severity
from clearcopy.records.located import Day, Located, Many, Words, problem_at
from clearcopy.records.models import Audience, Market, StatementId
from clearcopy.records.scope import Scope
from clearcopy.records.wording import LocalText

BlockName = Literal[
    "exchange-responsibility",
    "demonstration",
    "breadcrumb",
    "title",
    "meta",
    "status",
    "core-product-warning",
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
    "copyright",
]


# The folder of ready profiles, as places in them are named.
PROFILES = "profiles/"


# The classes of sentence that the detector of forward-looking language tells apart.
SentenceClass = Literal[
    "congress-presentation",
    "regulatory-date",
    "offering",
    "listing",
    "personnel",
    "intended-effect",
    "runway",
    "trial-conduct",
    "data-caveat",
    "preparation",
    "deal-search",
    "agreement-terms",
    "commitment",
    "evidence-potential",
    "risk-tip",
    "investor-logistics",
    "dividend",
    "contract-terms",
    "officer-duties",
    "guidance-mention",
    "third-party-event",
    "potential-attributive",
    "disclosure-duty",
    "legal-requirement",
    "intended-use",
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


class Addressed(Located):
    """Whom the pages address that are about no release; a release says so itself."""

    markets: Many[Market]
    audience: Many[Audience]


class Obligation(Scope):
    """A statement that binds pages of some types, and where given, markets, audiences, issuers."""

    page_types: Many[str] = Field(alias="page-types", min_length=1)
    statement: StatementId
    because: str


class RuleException(Scope):
    """Another severity of a rule for some pages, or none, with the reason and who decided it.

    An exception that makes a rule milder covers a page only when it covers every market and
    audience of that page. Of several exceptions for one page the strictest counts.
    """

    severity: Literal["error", "sign-off", "warn", "info", "off"]
    reason: Words
    role: Words
    expires: Day | None = Field(default=None, description="its last day; `off` must have one")
    source: str = Field(default="", description="the law or standard that it comes from")

    @property
    def profile(self) -> str:
        """The ready profile that it comes from, or "" where policy itself says so."""
        return Path(self.path).stem if self.path.startswith(PROFILES) else ""

    @model_validator(mode="after")
    def _ends_when_it_switches_off(self) -> RuleException:
        if self.severity == "off" and self.expires is None:
            raise problem_at(
                "severity",
                text="a rule is switched off without a last day",
                help="add `expires` with the day on which this is decided again",
            )
        return self


class RulePolicy(Scope):
    """How severe a rule's findings are, who answers for it, where it comes from, what it binds."""

    severity: Literal["error", "sign-off", "warn", "info"]
    owner: str
    source: str
    sign_off_by: Many[str] = Field(
        default=(),
        alias="sign-off-by",
        description="roles besides the owner whose decision counts",
    )
    exceptions: Many[RuleException] = ()

    @property
    def deciders(self) -> tuple[str, ...]:
        """The roles whose recorded decision closes a finding of this rule."""
        return tuple(dict.fromkeys((self.owner, *self.sign_off_by)))

    @property
    def level(self) -> Severity:
        """The severity as findings carry it."""
        return Severity(self.severity)


class ForwardLooking(Located):
    """What the house takes for a statement about the future, and asks of the block beside it."""

    classes: dict[SentenceClass, Literal["fls", "review", "none"]] = Field(
        default_factory=dict, description="the tier of a class, where it is not the usual one"
    )
    least_risks: int = Field(
        default=4,
        ge=1,
        alias="least-risks",
        description="how many risks a forward-looking block must name",
    )


class Policy(Located):
    """Everything that the compliance officer decides."""

    page_types: dict[str, PageType] = Field(alias="page-types")
    statements: Many[Obligation]
    site: Addressed | None = None
    profiles: Many[str] = Field(
        default=(), description="ready profiles beneath this policy, by name"
    )
    forward_looking: ForwardLooking = Field(
        default_factory=ForwardLooking,
        alias="forward-looking",
        description="what counts as a statement about the future",
    )
    headings: dict[str, LocalText] = Field(description="the headings of composed blocks")
    rules: dict[str, RulePolicy]
    paper: Literal["A4", "Letter"] = Field(default="A4", description="the page size of PDFs")


class WaivedSubject(Located):
    """One thing that a waiver covers, and the digest of what was judged."""

    subject: str
    digest: str


class Waiver(Located):
    """A finding accepted until a date, for exactly what was judged."""

    code: str
    reason: str
    role: str
    date: Day | None = Field(default=None, description="the day on which it was decided")
    expires: Day
    covers: Many[WaivedSubject]


class Waivers(Located):
    """The file `data/waivers.yml`."""

    waivers: Many[Waiver]


class Resealing(Located):
    """A seal that was broken on purpose: what changed, who decided it and why."""

    date: Day
    role: str
    reason: str
    changed: Many[str]


class Seal(Located):
    """What a published release shows: a digest for each fact, statement version and reference."""

    facts: dict[str, str] = Field(default_factory=dict)
    statements: dict[str, str] = Field(default_factory=dict)
    references: dict[str, str] = Field(default_factory=dict)
    resealed: Many[Resealing] = ()
