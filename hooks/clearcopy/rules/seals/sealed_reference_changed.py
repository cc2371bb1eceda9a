"""SEL004: a reference that changed after its publication."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.shown import release_pages, shown_in
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.sealing import seal_of_reference
from clearcopy.rule import rule


@rule(
    "SEL004",
    on=Site,
    message='the reference "{key}" is not the one that the release "{slug}" published',
    help="restore it, and give another work or a new version of it a key of its own; where the "
    "published entry had a slip, correct it and have the release sealed anew, with the reason",
)
def sealed_reference_changed(site: Site, _: Site) -> Iterator[Finding]:
    """The bibliographic data of a published reference changed.

    A claim rests on the work that was cited when it was published. When its entry turns into
    another work or edition, the claim has lost its source without a word.
    Found: any change of what the entry prints: title, authors, year, pages, version, DOI, address.
    Violates: the key of a guideline of 2024 moved to that of 2025. Passes: a new key for 2025.
    """
    seals: dict[str, str] = {}
    for slug, pages in release_pages(site):
        seal = site.library.seals.get(slug)
        if seal is None or not pages:
            continue
        for key in shown_in(site)[slug].references:
            sealed, reference = seal.references.get(key), site.library.references.get(key)
            if sealed is None or reference is None:
                continue
            if key not in seals:
                seals[key] = seal_of_reference(reference)
            now = seals[key]
            if sealed != now:
                yield sealed_reference_changed.found(
                    reference.span("title"),
                    subject=key,
                    judged=now,
                    related=(seal.span("references", key),),
                    key=key,
                    slug=slug,
                )
