"""SEL001: a published release without a seal."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.shown import shown_in
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "SEL001",
    on=Site,
    message='the release "{slug}" is public and not sealed',
    help="when nothing else of it is open, run `clearcopy seal {slug}`, review the file and commit "
    "it with the release",
)
def release_not_sealed(site: Site, _: Site) -> Iterator[Finding]:
    """A public release shows facts, statements or references, and no seal records them.

    Without a seal a published figure could change with an edit of its record, and nothing would
    tell (HKEX Listing Rule 2.13(2); for figures without a denominator no other check can).
    Violates: a release that became public, without data/seals/<slug>.yml.
    Passes: a sealed release; a release that is not public yet; one that shows nothing of records.
    """
    for slug, shown in shown_in(site).items():
        release = site.library.releases[slug]
        sealed = slug in site.library.seals or _unread(site, slug)
        if sealed or not release.public_at(site.as_of):
            continue
        if any(part for _, part in shown.parts):
            yield release_not_sealed.found(
                release.span(), subject=f"{slug}#seal", judged=slug, slug=slug
            )


def _unread(site: Site, slug: str) -> bool:
    """Whether there is a seal that could not be read: that is a finding of its own."""
    path = f"data/seals/{slug}.yml"
    return any(finding.span.path == path for finding in site.library.findings)
