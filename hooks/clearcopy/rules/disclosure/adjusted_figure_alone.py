"""DSC001: a figure by a measure of the issuer's own, without the one it is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.own_words import is_quoted, own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten, has_digit, lowered
from clearcopy.language.terms import TermHit
from clearcopy.rule import rule

_MEASURES, _RECONCILED = "non-gaap-measures", "reconciliation-words"
_IN_TABLE = frozenset({"cell", "header-cell", "caption"})
_OVER_TABLE = frozenset({"caption", "heading", "header-cell"})


@rule(
    "DSC001",
    on=Page,
    message='"{words}" is no measure of an accounting standard, and the page gives no {missing}',
    help="give the figure of the standard beside it, and a table or a link called reconciliation "
    "that leads from one to the other",
)
def adjusted_figure_alone(page: Page, site: Site) -> Iterator[Finding]:
    """A figure is adjusted in the issuer's own way, and the comparable one or the way is missing.

    Regulation G (17 CFR 244.100(a)): whoever discloses a measure that no accounting standard
    defines presents the most directly comparable one and a reconciliation of the two. The measures,
    each with what it is compared with, are in data/lexicons/non-gaap-measures.yml; a reconciliation
    is a table under such a title, or a link. Regulation G spares a foreign private issuer for what
    it publishes outside the United States (244.100(c)), so such an issuer is not judged.
    Violates: "Adjusted net profit rose 21%". Passes: adjusted and net profit side by side above a
    table "Reconciliation"; "adjusted hazard ratio 0.71"; a measure that is named without a figure.
    """
    if not page.governed or not any(site.said(page, _MEASURES)):
        return
    release = site.library.releases.get(page.record)
    own = site.library.issuer
    issuer = site.library.issuers.get(release.issuer) if release else own[1] if own else None
    if issuer is not None and issuer.foreign_private_issuer:
        return
    reconciled = _is_reconciled(page, site)
    seen: set[tuple[str, str]] = set()
    for block, hit in site.said(page, _MEASURES):
        start, end = block.sentence_at(hit.start)
        with_figure = block.kind in _IN_TABLE or has_digit(block.text[start:end])
        measure = (hit.term, hit.instead)
        if measure in seen or not with_figure or is_quoted(block, hit.start):
            continue
        seen.add(measure)
        missing = [] if _is_compared(page, site, hit) else [f"figure for {hit.instead}"]
        missing += [] if reconciled else ["reconciliation"]
        if missing:
            yield adjusted_figure_alone.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                words=block.text[hit.start : hit.end],
                missing=" and no ".join(missing),
            )


def _is_compared(page: Page, site: Site, measure: TermHit) -> bool:
    """Whether one of the comparable measures stands with a figure, outside any adjusted one."""
    wanted = [lowered(each.strip()) for each in measure.instead.split(" or ")]
    for block in own_words(page):
        text = lowered(flatten(block.text))
        taken = [(hit.start, hit.end) for hit in site.terms(block, _MEASURES)]
        for name in wanted:
            for found in re.finditer(re.escape(name), text):
                if any(start <= found.start() < end for start, end in taken):
                    continue
                start, end = block.sentence_at(found.start())
                if block.kind in _IN_TABLE or has_digit(block.text[start:end]):
                    return True
    return False


def _is_reconciled(page: Page, site: Site) -> bool:
    """Whether a table or a link is called a reconciliation."""
    return any(
        block.kind in _OVER_TABLE or _in_link(block, hit)
        for block, hit in site.said(page, _RECONCILED)
    )


def _in_link(block: Block, hit: TermHit) -> bool:
    return any(link.start <= hit.start < link.end for link in block.links)
