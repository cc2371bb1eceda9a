"""Medicines, and the diseases that they are meant for."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from clearcopy.records.facts import FactTable
from clearcopy.records.located import Day, Located, Many, NotDisclosed
from clearcopy.records.vocabulary import LANGUAGES, DiseaseId, Market, StudyId
from clearcopy.records.wording import LocalText


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


class Disease(Located):
    """A disease and what is published about it."""

    name: LocalText
    facts: FactTable = Field(default_factory=dict)
