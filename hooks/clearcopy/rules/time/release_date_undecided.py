"""TIM101: a release that has no date yet."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "TIM101",
    on=Site,
    message='the release "{slug}" has no date of publication yet, so it is in no build',
    help="write `at` or `date` under `published`; `clearcopy check --as-of` that moment then says "
    "what it still lacks",
)
def release_date_undecided(site: Site, _same: Site) -> Iterator[Finding]:
    """A release is begun, and its record does not say when it becomes public.

    Nobody is harmed by a release that waits, so it stops nothing else. But it must not be forgotten
    either: information that a listed company has to disclose is due at a moment.

    Violates: `published:` with a `zone` and nothing else, as `clearcopy new release` writes it.
    Passes: an instant with its offset, or a date where no time of day is disclosed.
    To fix: write the moment, or delete the record and its words.
    """
    for slug, release in sorted(site.library.releases.items()):
        if not release.published.decided:
            yield release_date_undecided.found(
                release.key_span("published"), subject=f"{slug}#published", judged=slug, slug=slug
            )
