"""SEL002: a figure that changed after its publication."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.shown import release_pages, shown_in
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "SEL002",
    on=Site,
    message='"{value}" is not what the release "{slug}" published as {address}',
    help="restore the published figure, and record a new one under a new data cut; where the "
    "published figure was wrong, publish a correction and seal that, with the reason on record",
)
def sealed_fact_changed(site: Site, _: Site) -> Iterator[Finding]:
    """A published figure, or what is recorded of it, is no longer what was published.

    Readers relied on the figure, and a silent change cannot be told from a falsification. So a
    published figure changes only with a new data cut or with a correction that says so.
    Found: another value, count, denominator, interval, unit, source or word of a sealed fact.
    Violates: 20.0 made 21.0 at the same data cut. Passes: 21.0 under the next data cut.
    A release that nobody could read yet is sealed anew with `clearcopy seal`.
    """
    for slug, pages in release_pages(site):
        seal = site.library.seals.get(slug)
        if seal is None or not pages:
            continue
        for address in shown_in(site)[slug].facts:
            sealed, entry = seal.facts.get(address), site.library.facts.get(address)
            if sealed is not None and entry is not None and sealed != entry.fact.seal:
                yield sealed_fact_changed.found(
                    entry.fact.span("value"),
                    subject=address,
                    judged=entry.fact.seal,
                    related=(seal.span("facts", address),),
                    value=entry.fact.value,
                    slug=slug,
                    address=address,
                )
