"""The words that records have in common: languages, markets, readers, ids of each other."""

from __future__ import annotations

from typing import Annotated, Literal

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
LANGUAGE_NAMES: dict[str, str] = {"en": "English", "zh": "Chinese"}
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
