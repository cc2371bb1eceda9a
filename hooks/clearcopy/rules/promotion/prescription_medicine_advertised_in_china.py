"""PRM012: what advertises a prescription medicine to readers in mainland China."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import assets_said, names_said
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.subjects import is_of_another
from clearcopy.findings import Finding
from clearcopy.records.models import Asset
from clearcopy.rule import rule

_LAY = frozenset({"public", "patients"})


@rule("PRM012", on=Page, message='"{words}" {problem} in mainland China', help="{advice}")
def prescription_medicine_advertised_in_china(page: Page, site: Site) -> Iterator[Finding]:
    """A page that addresses mainland China advertises a medicine that needs a prescription.

    PRC Advertising Law, article 15: prescription medicines are advertised in designated medical and
    pharmaceutical journals only, and the web is none; a medicine that is not approved is advertised
    nowhere. Reported are words that ask to choose or buy (data/lexicons/advertising.yml), and the
    page of a prescription medicine that addresses the public. Whether information is an
    advertisement is a legal judgement: in news and results the finding asks for a sign-off.
    Violates: a page of benefits in Chinese. Passes: news of an approval, told as a fact.
    """
    if not page.governed:
        return
    asked = list(site.said(page, "advertising"))
    if not asked and page.type != "asset":
        return
    named = {key: site.library.assets[key] for key in assets_said(page, site.library)}
    bound = {key: asset for key, asset in named.items() if _not_for_sale_freely(asset)}
    for block, hit in asked if bound else ():
        if is_of_another(block, hit.start, names_said(page, site.library), site):
            continue
        start, end = block.sentence_at(hit.start)
        yield prescription_medicine_advertised_in_china.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[hit.start : hit.end],
            problem=f"may advertise {', '.join(asset.code for asset in bound.values())}",
            advice="state facts only, and nothing that asks readers to choose, ask for or buy it",
        )
    own = bound.get(page.record)
    lay = not page.audience or page.audience & _LAY
    if own is not None and lay and own.prescription_in("CN"):
        yield prescription_medicine_advertised_in_china.found(
            page.title_span,
            page=page.url,
            subject=f"{page.path}#page",
            judged=own.code,
            words=own.code,
            problem="is a prescription medicine, and its page addresses the public",
            advice="declare another audience, or leave the page out of this market",
        )


def _not_for_sale_freely(asset: Asset) -> bool:
    """Whether it is not approved in China, or approved there on prescription."""
    status = asset.status.get("CN")
    return status == "investigational" or asset.prescription_in("CN")
