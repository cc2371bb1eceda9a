"""Which pages something binds: by their type, by whom they address, and by whose pages they are."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import Field

from clearcopy.records.located import Located, Many
from clearcopy.records.models import Audience, ListingName, Market, Regulator


@dataclass(frozen=True, slots=True)
class Setting:
    """Whom a page addresses, and what its issuer is bound by.

    An empty `markets` or `audience` means that nobody declared them: then the page may be read by
    anybody, and everything that binds some market or audience binds it.
    """

    markets: frozenset[str] = frozenset()
    audience: frozenset[str] = frozenset()
    reporting: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()


class Scope(Located):
    """Which pages something binds; what is not given leaves nothing out."""

    page_types: Many[str] = Field(
        default=(), alias="page-types", description="types of pages; all governed ones by default"
    )
    markets: Many[Market] = Field(
        default=(), description="binds pages that address one of these; any by default"
    )
    audiences: Many[Audience] = Field(
        default=(), description="binds pages that address one of these; any by default"
    )
    reporting: Many[Regulator] = Field(
        default=(), description="binds issuers that report to one of these; any by default"
    )
    listed: Many[ListingName] = Field(
        default=(), description="binds issuers that are listed there; any by default"
    )

    @property
    def everywhere(self) -> bool:
        """Whether nothing is left out."""
        return not (
            self.page_types or self.markets or self.audiences or self.reporting or self.listed
        )

    def excludes(self, page_type: str, setting: Setting) -> str:
        """Return why this does not bind a page, or "" where it does.

        A page that addresses several markets is bound by what binds one of them.
        """
        if self.page_types and page_type not in self.page_types:
            return f'binds {_listed(self.page_types)}, not a page of type "{page_type}"'
        for what, bound, own in self._conditions(setting):
            if bound and own and not own.intersection(bound):
                return f"binds {what} {_listed(bound)}; the page has {_listed(sorted(own))}"
        for what, bound, own in self._of_issuer(setting):
            if bound and not own.intersection(bound):
                return f"binds issuers {what} {_listed(bound)}; this one is not"
        return ""

    def covers_all(self, page_type: str, setting: Setting) -> bool:
        """Whether everybody whom a page addresses is within this scope.

        What makes policy milder must cover a page wholly: a page for two markets is not excused by
        what excuses one of them.
        """
        if self.page_types and page_type not in self.page_types:
            return False
        if any(
            bound and not (own and own.issubset(bound))
            for _, bound, own in self._conditions(setting)
        ):
            return False
        return all(not bound or own & set(bound) for _, bound, own in self._of_issuer(setting))

    def reasons(self, setting: Setting) -> str:
        """Return which of its conditions a page meets: "market US, issuer reporting to SEC"."""
        parts = []
        for what, bound, own in self._conditions(setting):
            both = sorted(own.intersection(bound))
            if both:
                parts.append(f"{what} {_listed(both)}")
            elif bound:
                parts.append(f"{what} not declared")
        for what, bound, own in self._of_issuer(setting):
            both = sorted(own.intersection(bound))
            if both:
                parts.append(f"issuer {what} {_listed(both)}")
        return ", ".join(parts)

    def _conditions(
        self, setting: Setting
    ) -> Iterator[tuple[str, Collection[str], frozenset[str]]]:
        yield "market", self.markets, setting.markets
        yield "audience", self.audiences, setting.audience

    def _of_issuer(self, setting: Setting) -> Iterator[tuple[str, Collection[str], frozenset[str]]]:
        yield "reporting to", self.reporting, setting.reporting
        yield "listed at", self.listed, setting.listed


def _listed(words: Collection[str]) -> str:
    return ", ".join(words)
