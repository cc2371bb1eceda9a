"""DSC004: an announcement whose top does not say whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import holds
from clearcopy.document.page import Block, Page
from clearcopy.document.release_kinds import announcement_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_TOP = frozenset({"title", "meta"})


@rule(
    "DSC004",
    on=Page,
    message="the top of this announcement does not show {missing}",
    help="{advice}",
    needs_whole=True,
)
def announcement_without_stock_code(page: Page, site: Site) -> Iterator[Finding]:
    """An announcement does not show stock code and registered name of the issuer at its top.

    HKEX Main Board Listing Rule 13.51A: the code stands prominently on the first page of whatever
    is published under the Rules, and the name says which legal person speaks. The top is the title,
    the particulars below it and the first paragraph.
    Violates: an announcement of an issuer whose record has no code; a code in the footer alone.
    Passes: "Hansoh Pharmaceutical Group Company Limited (03692.HK)" in the particulars, which the
    engine prints there; a press release, which is not published under the Rules.
    """
    release = announcement_of(page, site)
    if release is None:
        return
    issuer = site.library.issuers.get(release.issuer)
    if issuer is None:
        return
    text = "\n".join([block.text for block in _top_of(page)])
    name = issuer.name[page.lang]
    missing, advice = [], "keep the particulars below the title as the engine prints them"
    if issuer.stock_code is None:
        missing.append("a stock code")
        advice = "give `stock-code` in the issuer's record; the engine prints it"
    elif not holds(text, issuer.stock_code):
        missing.append(f'the stock code "{issuer.stock_code}"')
    if not holds(text, name):
        missing.append(f'the registered name "{name}"')
    if missing:
        at = issuer.span() if issuer.stock_code is None else page.title_span
        yield announcement_without_stock_code.found(
            at,
            page=page.url,
            subject=f"{page.path}#meta",
            judged=text,
            missing=" and ".join(missing),
            advice=advice,
        )


def _top_of(page: Page) -> Iterator[Block]:
    """Yield what readers see first: title, particulars and the first paragraph."""
    for block in page.blocks:
        if block.section in _TOP:
            yield block
    lead = next((block for block in page.in_section("body") if block.kind == "paragraph"), None)
    if lead is not None:
        yield lead
