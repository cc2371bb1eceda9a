"""BLK002: an About text that is typed or counts without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.records.models import Issuer
from clearcopy.rule import rule

_ABOUT = re.compile(r"(?:about\s+(?P<en>.+)|关于\s*(?P<zh>.+))", re.IGNORECASE)
_US = frozenset(
    (
        "us",
        "the company",
        "our company",
        "the group",
        "our group",
        "我们",
        "公司",
        "本公司",
        "本集团",
    )
)
# What an issuer is called beyond its recorded names.
_FORM = re.compile(r"[ ,]*(?:group|inc\.?|ltd\.?|limited|company|集团|股份有限公司|有限公司|公司)$")
# A heading over boilerplate that says neither "about" nor a name.
_PROFILE = re.compile(
    r"(?:(?:company|corporate|group|business) (?:profile|overview|introduction|background)"
    r"|who we are|our company|(?:公司|企业|集团)(?:简介|介绍|概况|概览))",
    re.IGNORECASE,
)
# A line of its own in bold letters is a heading to the reader.
_KINDS = frozenset({"heading", "paragraph"})


@rule(
    "BLK002",
    on=Page,
    message="{problem}",
    help="{advice}",
)
def about_text_outside_registry(page: Page, site: Site) -> Iterator[Finding]:
    """An "About" text is typed into the page, or counts something without saying as of when.

    Boilerplate stands on every release and is read as the company's considered word, so what it
    says must be accurate and complete (HKEX Listing Rule 2.13(2)). It is kept as a versioned
    statement: a typed copy is never updated, and "seven innovative drugs" is false with the eighth.

    Violates: a heading "About Example Bio" or "Company profile" over the author's own words, also
    as a line in bold letters; an issuer's count in an About text without `as-of` and a source.
    Passes: the About text bound by the release; "About one in five patients", which is no heading.
    To fix: move the text to data/statements/ and list it under `about:`; give the fact `as-of`.
    """
    if not page.governed:
        return
    names = _names(site.library)
    for block in page.in_section("body"):
        if block.kind not in _KINDS or not _heads_an_about_text(block.text, names):
            continue
        yield about_text_outside_registry.found(
            block.span(),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text,
            problem=f'"{block.text}" is written here by hand',
            advice="keep the text as a statement in data/statements/ and list it under `about` "
            "of the release",
        )
    yield from _undated_counts(page, site)


def _heads_an_about_text(text: str, names: frozenset[str]) -> bool:
    heading = text.strip().rstrip(":：")
    if _PROFILE.fullmatch(heading):
        return True
    about = _ABOUT.fullmatch(heading)
    if about is None:
        return False
    name = (about["en"] or about["zh"]).strip().casefold()
    return name in names or _FORM.sub("", name) in names


def _undated_counts(page: Page, site: Site) -> Iterator[Finding]:
    facts = site.library.facts
    for block in page.in_section("about"):
        for mark in block.facts:
            entry = facts.get(mark.address)
            if entry is None or entry.record not in site.library.issuers:
                continue
            if entry.fact.as_of is None and entry.fact.source is None:
                yield about_text_outside_registry.found(
                    entry.fact.span(),
                    page=page.url,
                    subject=mark.address,
                    judged=f"{mark.address}: {entry.fact.value}",
                    problem=f'"{entry.path}" counts something of the company, '
                    "and its record does not say as of when",
                    advice="give the fact `as-of`, the day on which the count was right",
                )


@lru_cache(maxsize=8)
def _names(library: Library) -> frozenset[str]:
    """Return, in lower case, what an About text can be about."""
    names: set[str] = set(_US)
    for issuer in library.issuers.values():
        names.update(_issuer_names(issuer))
    for asset in library.assets.values():
        names.add(asset.code)
        names.update((asset.name.en, asset.name.zh) if asset.name else ())
    spoken = [disease.name for disease in library.diseases.values()]
    spoken += [event.name for event in library.events.values()]
    names.update(name for text in spoken for name in (text.en, text.zh))
    names.update(event.tag for event in library.events.values())
    for statement in library.statements.values():
        if statement.kind == "about":
            for title in (statement.title.en, statement.title.zh):
                about = _ABOUT.fullmatch(title)
                names.update({about["en"] or about["zh"]} if about else ())
    return frozenset(name.strip().casefold() for name in names)


def _issuer_names(issuer: Issuer) -> tuple[str, ...]:
    name, short = issuer.name, issuer.short_name
    return (name.en, name.zh, short.en, short.zh, *issuer.other_names)
