"""Which release a page is about, where rules ask for one kind of release alone."""

from __future__ import annotations

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.records.models import Release


def announcement_of(page: Page, site: Site) -> Release | None:
    """Return the release of a governed page if the rules of an exchange make the issuer publish it.

    None for every other page.
    """
    release = _release_of(page, site)
    return release if release is not None and release.category == "announcement" else None


def inside_information_of(page: Page, site: Site) -> Release | None:
    """Return the release of a governed page if it discloses inside information, else None."""
    release = _release_of(page, site)
    return release if release is not None and release.inside_information else None


def _release_of(page: Page, site: Site) -> Release | None:
    return site.library.releases.get(page.record) if page.governed else None
