"""How a release was made public: the exchange's document, the channels, and who knew before."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from clearcopy.records.located import Form, Instant, Located, Words

Address = Annotated[str, Form(r"https://\S+", 'an address that begins with "https://"')]
Channel = Literal["8-K", "6-K", "wire", "HKEXnews", "RNS", "regulatory news service"]


class ExchangeDocument(Located):
    """The document of an announcement as the exchange published it."""

    document: Words = Field(description="the number under which HKEXnews has it")
    published: Instant = Field(description="when HKEXnews published it, with the offset")
    url: dict[Literal["en", "zh"], Address] = Field(
        description="the address of each language version on HKEXnews"
    )


class Dissemination(Located):
    """One way by which the public got the news: it reaches everybody at the same time."""

    channel: Channel
    id: Words = Field(description="the accession number, or the wire's or exchange's number")
    at: Instant = Field(description="when it was public there, with the offset")


class Briefing(Located):
    """Some who got the news by themselves: analysts, holders, a conference that is not open."""

    to: Words = Field(description="who, by role or occasion, never by a person's name")
    at: Instant = Field(description="when it began, with the offset")
