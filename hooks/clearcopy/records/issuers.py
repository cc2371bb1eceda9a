"""The company whose newsroom this is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from clearcopy.records.facts import FactTable
from clearcopy.records.located import Located, Many, Slug, problem_at
from clearcopy.records.vocabulary import Exchange, Regulator
from clearcopy.records.wording import LocalText


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
