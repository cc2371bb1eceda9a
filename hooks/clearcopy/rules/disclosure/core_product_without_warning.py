"""DSC006: a page on a Core Product without the warning that it may fail."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.frame import assets_of
from clearcopy.document.own_words import assets_said
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_NAME = "core-product-warning"


@rule(
    "DSC006",
    on=Page,
    message="this page on {product} {problem}",
    help="{advice}",
    needs_whole=True,
)
def core_product_without_warning(page: Page, site: Site) -> Iterator[Finding]:
    """A page on a Core Product lacks the warning that it may never be developed and marketed.

    HKEX Listing Rule 18A.08(3) asks for it at a prominent place in the reports of an issuer listed
    under chapter 18A; that every page on the product carries it is the house's own policy. A Core
    Product is a medicine with `core-product: true`. The warning is a statement of the kind
    core-product-warning with that medicine as its subject; it stands above the text, in the
    language of the page, and says what data/lexicons/core-product-warning.yml lists.
    Violates: the pipeline of such an issuer without it. Passes: "WE MAY NOT BE ABLE TO ULTIMATELY
    DEVELOP AND MARKET EX-101 SUCCESSFULLY." above the text; an issuer under another chapter.
    """
    core = [key for key, asset in site.library.assets.items() if asset.core_product]
    if not core or not page.governed:
        return
    named = {*assets_said(page, site.library), *assets_of(site.library, page.record)}
    for key in core:
        if key not in named:
            continue
        problem, advice = _problem(page, site, key)
        if problem:
            yield core_product_without_warning.found(
                page.title_span,
                page=page.url,
                subject=f"{page.path}#{_NAME}",
                judged=f"{key} {problem}",
                related=(site.library.assets[key].span("core_product"),),
                product=site.library.assets[key].code,
                problem=problem,
                advice=advice,
            )


def _problem(page: Page, site: Site, asset: str) -> tuple[str, str]:
    """Return what is wrong with the warning on a product and what to do, or two empty texts."""
    names = [section.name for section in page.sections]
    at = [
        place
        for place, section in enumerate(page.sections)
        if section.name == _NAME and section.subject == asset
    ]
    if not at:
        return (
            "does not warn that it may never be developed and marketed successfully",
            f"bind a statement of the kind {_NAME} with the subject {asset} in data/policy.yml",
        )
    if "body" in names and at[0] > names.index("body"):
        return (
            "has its warning below the text, where nobody meets it first",
            f"put {_NAME} before `body` among the blocks of the page type in data/policy.yml",
        )
    own = [block for block in page.in_section(_NAME) if block.subject == asset]
    if not any(True for block in own for _ in site.terms(block, _NAME)):
        return (
            "has a warning that does not say so",
            "word it as the Rule does; data/lexicons/core-product-warning.yml lists the wordings",
        )
    return "", ""
