"""NUM103: a figure of a data cut that no public release names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.rule import rule


@rule(
    "NUM103",
    on=Page,
    message='"{shown}" is a figure of the data cut "{cut}" of {study}, which is not public yet',
    help="remove it until a release that names this data cut is published",
)
def fact_not_public(page: Page, site: Site) -> Iterator[Finding]:
    """A public page shows a figure before the release that makes it public.

    Results become public with the release that names their data cut. A study or pipeline page that
    shows them earlier breaks the congress's embargo, and for a listed company it discloses to some
    before all (Regulation (EU) 596/2014, article 17; HKEX Listing Rules, inside information).
    Violates: a study page with figures of the cut of July while its release is due tomorrow.
    Passes: figures of a cut that a public release names; figures of the design, which have no cut.
    """
    if not page.governed or not page.public or site.preview:
        return
    public = _public_cuts(site.library, site.as_of)
    for block in page.blocks:
        for mark in block.facts:
            study, _, cut = mark.address.partition(".")[0].partition("@")
            if cut and (study, cut) not in public:
                shown = block.text[mark.start : mark.end]
                yield fact_not_public.found(
                    block.span(mark.start, mark.end),
                    page=page.url,
                    subject=mark.address,
                    judged=shown,
                    shown=shown,
                    cut=cut,
                    study=study,
                )


@lru_cache(maxsize=8)
def _public_cuts(library: Library, as_of: datetime) -> frozenset[tuple[str, str]]:
    return frozenset(
        pair
        for release in library.releases.values()
        if release.public_at(as_of)
        for pair in release.studies.items()
    )
