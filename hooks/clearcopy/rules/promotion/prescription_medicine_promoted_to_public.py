"""PRM006: promotion of a prescription medicine to the public in the EU or UK."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import assets_said
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import Asset, Market
from clearcopy.rule import rule

_MARKETS: tuple[Market, ...] = ("EU", "UK")


@rule(
    "PRM006",
    on=Page,
    message='"{asset}" is a prescription medicine in {markets}, and this page for the public '
    "{problem}",
    help="{advice}",
)
def prescription_medicine_promoted_to_public(page: Page, site: Site) -> Iterator[Finding]:
    """A page for the public promotes a medicine that is supplied on prescription in the EU or UK.

    Directive 2001/83/EC, article 88(1)(a), forbids to advertise such medicines to the public;
    article 86(2) leaves factual announcements and reference material free. So a medicine's page
    leads to its approved product information (`product-information` of the asset), and neither it
    nor a release asks to choose or buy. Whether a page promotes in other words than those of
    data/lexicons/advertising.yml is left to the reviewer, and so are rules of member states.
    Violates: "Ask your doctor about …". Passes: a reference page with a link to the SmPC.
    """
    if not page.governed:
        return
    asked = list(site.said(page, "advertising"))
    if not asked and page.type != "asset":
        return
    for key in assets_said(page, site.library):
        asset = site.library.assets[key]
        markets = [
            market
            for market in _MARKETS
            if asset.prescription_in(market) and (not page.markets or market in page.markets)
        ]
        if not markets:
            continue
        for block, hit in asked:
            yield prescription_medicine_promoted_to_public.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                asset=asset.code,
                markets=", ".join(markets),
                problem=f'says "{block.text[hit.start : hit.end]}"',
                advice="leave out what asks readers to choose, ask for or buy it",
            )
        missing = [market for market in markets if not _leads_to_information(page, asset, market)]
        if page.record == key and missing:
            yield prescription_medicine_promoted_to_public.found(
                page.title_span,
                page=page.url,
                subject=f"{page.path}#page",
                judged=f"{key} {' '.join(missing)}",
                asset=asset.code,
                markets=", ".join(missing),
                problem="does not lead to its approved product information",
                advice="record its address under `product-information` and link to it",
            )


def _leads_to_information(page: Page, asset: Asset, market: Market) -> bool:
    address = asset.product_information.get(market)
    return address is not None and any(
        link.href == address for block in page.blocks for link in block.links
    )
