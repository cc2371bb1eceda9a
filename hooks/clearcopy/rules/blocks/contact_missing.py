"""BLK001: a release that names nobody to ask."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import Issuer
from clearcopy.rule import rule


@rule(
    "BLK001",
    on=Page,
    message="the release gives no address of {who}",
    help="{advice}",
)
def contact_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A release does not say whom media or investors can ask.

    A reader must be able to ask the source (CONSORT for Abstracts: contact details; practice of the
    newswires). The contacts are roles with a shared mailbox, kept in the issuer's record, so that
    they stay current when people move. An issuer without a stock code needs no investors' contact.

    Violates: a release that ends with the reference list; a record without `contacts: media:`.
    Passes: "Media relations: media@example.com", "Investor relations: investors@example.com".
    To fix: complete `contacts` in data/issuers/, and bind the block "contacts" in data/policy.yml.
    """
    release = site.library.releases.get(page.record)
    issuer = site.library.issuers.get(release.issuer) if release else None
    if not page.governed or issuer is None:
        return
    printed = {
        link.href.removeprefix("mailto:")
        for block in page.in_section("contacts")
        for link in block.links
        if link.href.startswith("mailto:") and block.text[link.start : link.end].strip()
    }
    for key, who in _needed(issuer):
        contact = issuer.contacts.get(key)
        if contact is not None and contact.email in printed:
            continue
        advice = (
            f'add "{key}" to `contacts` of the issuer'
            if contact is None
            else f'let policy bind the block "contacts" to the page type {page.type}'
        )
        yield contact_missing.found(
            issuer.span("contacts") if contact is None else page.span,
            page=page.url,
            subject=f"{page.path}#contacts",
            judged=f"no {key}",
            who=who,
            advice=advice,
        )


def _needed(issuer: Issuer) -> Iterator[tuple[str, str]]:
    yield "media", "media relations"
    if issuer.stock_code:
        yield "investors", "investor relations"
