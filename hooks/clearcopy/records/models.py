"""The records of `data/`: one model a kind, one file a record."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, model_validator

from clearcopy.findings import digest
from clearcopy.records.design import Design, Presentation, Unreported
from clearcopy.records.disclosure import Briefing, Dissemination, ExchangeDocument
from clearcopy.records.facts import FactTable
from clearcopy.records.located import Day, Instant, Located, Many, NotDisclosed, Slug, problem_at
from clearcopy.records.wording import LocalText

# When something passes of which nobody has decided when.
NEVER = datetime.max.replace(tzinfo=UTC)
Date = date  # a field of Moment has the same name
Lang = Literal["en", "zh"]
LANGUAGES: tuple[Lang, ...] = ("en", "zh")
Market = Literal["CN", "HK", "US", "EU", "UK"]
Audience = Literal["media", "investors", "professionals", "patients", "public"]
Regulator = Literal["SEC"]
Exchange = Literal[
    "HKEX", "NYSE", "Nasdaq", "SSE", "SZSE", "LSE", "Euronext", "Frankfurt", "Nasdaq Nordic"
]
ListingName = Literal[
    "HKEX",
    "HKEX main",
    "HKEX 18A",
    "NYSE",
    "Nasdaq",
    "SSE",
    "SZSE",
    "LSE",
    "Euronext",
    "Frankfurt",
    "Nasdaq Nordic",
]
HTML_LANG: dict[str, str] = {"en": "en", "zh": "zh-Hans"}


class RefersTo:
    """Marks a field as the id of another record, so that one check resolves them all."""

    def __init__(self, kind: str) -> None:
        self.kind = kind


AssetId = Annotated[str, RefersTo("asset")]
StudyId = Annotated[str, RefersTo("study")]
EventId = Annotated[str, RefersTo("event")]
DiseaseId = Annotated[str, RefersTo("disease")]
StatementId = Annotated[str, RefersTo("statement")]
IssuerId = Annotated[str, RefersTo("issuer")]
RiskId = Annotated[str, RefersTo("risk")]


class Contact(Located):
    """Whom to ask: a role, never a person."""

    role: LocalText
    email: str
    phone: str | None = None


class Listing(Located):
    """Where an issuer's shares are listed, and under which chapter where rules differ by it."""

    exchange: Exchange
    chapter: Literal["main", "18A"] | None = Field(
        default=None, description="of HKEX: the main board's tests, or chapter 18A for biotech"
    )

    @property
    def names(self) -> tuple[str, ...]:
        """How policy names it: the exchange, and the exchange with the chapter."""
        own = (self.exchange,)
        return own if self.chapter is None else (*own, f"{self.exchange} {self.chapter}")


class ChinaInternet(Located):
    """What a site for readers in mainland China must show of its operator's registrations."""

    certificate: str = Field(
        description="the number of the Internet Drug Information Service certificate as printed, "
        'or "not required"'
    )
    icp: str | None = Field(default=None, description="the ICP filing number as printed")
    reason: str | None = Field(default=None, description="why no certificate is required")
    role: str | None = Field(default=None, description="who decided that none is required")

    @model_validator(mode="after")
    def _explains_what_is_not_required(self) -> ChinaInternet:
        if self.certificate == "not required" and not (self.reason and self.role):
            raise problem_at(
                "certificate",
                text="a certificate is not required, and nobody says why",
                help="give `reason` and `role`",
            )
        return self


class Issuer(Located):
    """The company whose newsroom this is."""

    name: LocalText = Field(description="the legal name exactly as registered")
    short_name: LocalText = Field(alias="short-name")
    stock_code: str | None = Field(default=None, alias="stock-code")
    exchange: LocalText | None = None
    listings: Many[Listing] = ()
    reporting: Many[Regulator] = Field(
        default=(), description="to whom it files reports; a US safe harbor needs the SEC"
    )
    foreign_private_issuer: bool = Field(
        default=False,
        alias="foreign-private-issuer",
        description="whether the SEC takes it for one: Regulation FD does not bind it then, nor "
        "Regulation G what it publishes outside the United States",
    )
    zone: str = "UTC"
    site: LocalText = Field(description="the name of the newsroom")
    other_names: Many[str] = Field(
        default=(), alias="other-names", description="names of group companies that pages may use"
    )
    china_internet: ChinaInternet | None = Field(default=None, alias="china-internet")
    contacts: dict[Slug, Contact]
    facts: FactTable = Field(default_factory=dict)


class PartnerCode(Located):
    """What a partner calls the asset."""

    partner: LocalText
    code: str


class Brand(Located):
    """A name under which an asset is sold, and whose mark it is."""

    name: LocalText
    inn: LocalText = Field(description="the international non-proprietary name, in lower case")
    owner: LocalText = Field(description="who owns the mark, as a page must say")
    mark: Literal["®", "™"] = Field(description="® where it is registered, ™ where it is not")


class Programme(Located):
    """One line of the pipeline: an indication and how far it has come."""

    indication: LocalText
    phase: Literal["preclinical", "1", "1/2", "2", "2/3", "3", "filed", "approved", "concept"]
    region: LocalText
    study: StudyId | None = None
    disease: DiseaseId | None = None
    by: LocalText | None = Field(default=None, description="who runs it, where not the issuer")


class Asset(Located):
    """A medicine, under whatever name it has."""

    code: str
    name: LocalText | None = None
    kind: LocalText = Field(description="what it is, for example a B7-H3-targeted ADC")
    status: dict[str, Literal["investigational", "approved", "withdrawn"]]
    partner_codes: Many[PartnerCode] = Field(default=(), alias="partner-codes")
    brands: Many[Brand] = ()
    supply: dict[Market, Literal["prescription", "non-prescription"]] = Field(
        default_factory=dict,
        description="how it is supplied where it is approved; on prescription by default",
    )
    launched: Day | NotDisclosed | None = Field(
        default=None, description="the day on which it was first sold anywhere"
    )
    product_information: dict[Market, str] = Field(
        default_factory=dict,
        alias="product-information",
        description="the address of the approved product information",
    )
    core_product: bool = Field(
        default=False,
        alias="core-product",
        description="whether it is a Core Product on which the issuer's listing under chapter 18A "
        "of HKEX rests",
    )
    programmes: Many[Programme] = ()
    facts: FactTable = Field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name under which a text may speak of it: codes, partners' codes, its name."""
        names = [self.code, *(partner.code for partner in self.partner_codes)]
        texts = [self.name] if self.name else []
        texts += [text for brand in self.brands for text in (brand.name, brand.inn)]
        names += [text[lang] for text in texts for lang in LANGUAGES]
        return tuple(dict.fromkeys(names))

    def prescription_in(self, market: Market) -> bool:
        """Whether it is approved in a market and supplied there on prescription."""
        supplied = self.supply.get(market, "prescription")
        return self.status.get(market) == "approved" and supplied == "prescription"

    @property
    def investigational(self) -> bool:
        """Whether some jurisdiction has not approved it."""
        return any(status == "investigational" for status in self.status.values())


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


class Disease(Located):
    """A disease and what is published about it."""

    name: LocalText
    facts: FactTable = Field(default_factory=dict)


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


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones. Listing the time zones reads files: once is enough."""
    return frozenset(available_timezones())


class Moment(Located):
    """An instant with its zone, or a date and zone where no time of day is disclosed.

    With neither it is not decided yet and never passes.
    """

    at: Instant | None = None
    date: Day | None = None
    zone: str

    @model_validator(mode="after")
    def _is_one_real_moment(self) -> Moment:
        if self.at is not None and self.date is not None:
            raise problem_at(text="give either `at` or `date`, not both", help="delete one of them")
        if self.zone not in time_zones():
            raise problem_at(
                "zone",
                text=f'"{self.zone}" is not a time zone',
                help="use a name such as Asia/Shanghai or Europe/Berlin",
            )
        if self.at is not None:
            there = self.at.astimezone(ZoneInfo(self.zone)).utcoffset()
            if there != self.at.utcoffset():
                raise problem_at(
                    "at",
                    text=f"the offset of {self.at.isoformat()} is not that of {self.zone} then",
                    help=f"write {self.at.astimezone(ZoneInfo(self.zone)).isoformat()}",
                )
        return self

    @property
    def decided(self) -> bool:
        """Whether it is known when this is."""
        return self.at is not None or self.date is not None

    @property
    def day(self) -> Date:
        """The date there; the last of the calendar where none is decided."""
        if self.date is not None:
            return self.date
        if not self.decided:
            return Date.max
        return self.passed.astimezone(ZoneInfo(self.zone)).date()

    @property
    def passed(self) -> datetime:
        """The instant after which the moment has certainly passed.

        A date without a time of day has passed when the day is over there: nothing is public early.
        """
        if self.date is None:
            return self.at.astimezone(UTC) if self.at is not None else NEVER
        midnight = datetime.combine(self.date + timedelta(days=1), time(), ZoneInfo(self.zone))
        return midnight.astimezone(UTC)

    @property
    def iso(self) -> str:
        """What machines read: a date, or an instant with its offset."""
        return self.at.isoformat() if self.at is not None else self.day.isoformat()


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
