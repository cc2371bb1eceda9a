"""What databases elsewhere said of the works that pages cite, kept with the day it was looked up.

A build asks nobody: what is not in a snapshot is not known, and "not known" is never "in order".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, model_validator

from clearcopy.records.located import Day, Form, Located, Many, Words, problem_at
from clearcopy.records.references import Reference
from clearcopy.records.works import bare_doi

Pmid = Annotated[str, Form("[1-9][0-9]{0,7}", "the number alone, without a zero before it")]
Pmcid = Annotated[str, Form("PMC[1-9][0-9]{0,8}", "PMC and the number")]


class Snapshot(Located):
    """An extract of a database: which one, and the day on which it was looked up."""

    source: Words
    taken: Day


class Notice(Located):
    """What a database lists of a work: that it was retracted, or is in doubt."""

    notice: Literal["retraction", "expression of concern", "correction", "reinstatement"]
    date: Day | None = None
    doi: str | None = Field(default=None, description="the DOI of the notice itself")


class Retractions(Snapshot):
    """The file `data/retractions.yml`: what was found for each work that was looked up.

    Works go by DOI, or by "PMID 123"; a work that is not here was not looked up.
    """

    works: dict[str, Notice | Literal["not listed"]]

    def of(self, reference: Reference) -> Notice | Literal["not listed"] | None:
        """Return what was found for a reference; None where nobody looked."""
        found = [self._by_name[name] for name in names_of(reference) if name in self._by_name]
        listed = (each for each in found if isinstance(each, Notice))
        return next(listed, found[0] if found else None)

    @cached_property
    def _by_name(self) -> Mapping[str, Notice | Literal["not listed"]]:
        return {bare_doi(name).casefold(): found for name, found in self.works.items()}


class Identifiers(Located):
    """The identifiers of one work, as a database has them."""

    doi: str | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None

    @model_validator(mode="after")
    def _tells_more_than_one(self) -> Identifiers:
        if sum(each is not None for each in (self.doi, self.pmid, self.pmcid)) < 2:
            raise problem_at(
                text="one identifier alone says nothing of the others",
                help="give at least two of `doi`, `pmid` and `pmcid`",
            )
        return self


class IdentifierMap(Snapshot):
    """The file `data/identifiers.yml`: which DOI, PMID and PMCID are one work."""

    works: Many[Identifiers]


def names_of(reference: Reference) -> Iterator[str]:
    """Yield the names under which a snapshot may hold a work: its DOI, its PMID."""
    if reference.doi:
        yield bare_doi(reference.doi).casefold()
    if reference.pmid:
        yield f"pmid {reference.pmid}"


def staleness(snapshot: Snapshot, day: date, fresh_for: int) -> str:
    """Return why a snapshot says nothing of `day`, as the end of a sentence; "" where it does.

    It counts for `fresh_for` days. One of the next day may be of today further east than the clock
    of the build.
    """
    age = (day - snapshot.taken).days
    if age > fresh_for:
        return f"was taken {age} days ago"
    return f"is dated {snapshot.taken}, which is still to come" if age < -1 else ""
