"""BLK003: a picture that is shown without a right on record, or without its credit line."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from clearcopy.document.page import Image, Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import words_of
from clearcopy.findings import Finding
from clearcopy.language.normalise import squeeze
from clearcopy.records.pictures import Picture
from clearcopy.rule import rule

_RECORDS = "data/pictures.yml"


@rule("BLK003", on=Page, message='the picture "{file}" {problem}', help="{advice}")
def picture_without_permission(page: Page, site: Site) -> Iterator[Finding]:
    """A picture stands on a page, and no record says whose it is, or its credit line is missing.

    A slide of a congress, a journal's figure or an agency's photograph belongs to somebody; showing
    it needs a licence or a permission, and usually a line that says so (copyright; Berne
    Convention, articles 9 and 10). data/pictures.yml names holder and right of each picture, or of
    a whole folder of the company's own photographs under one blanket licence. What is somebody
    else's has its `terms`, and a `credit` that the page prints.

    Violates: a screenshot of a slide shown at a congress, without a record; a permission whose last
    day has passed. Passes: the company's own chart; a figure with "© 2024 Example Press, by
    permission" in its caption. Pictures of the theme are not judged, and pictures that another host
    serves are found by WEB003.
    """
    if not page.governed or not page.images:
        return
    if site.library.pictures is None and site.library.is_unread_file(_RECORDS):
        return  # said there
    seen: set[str] = set()
    for image in page.images:
        file = _file_of(page, image)
        if not file or file in seen:
            continue
        seen.add(file)
        record = site.library.pictures.of(file) if site.library.pictures else None
        problem, advice = _problem(page, site, record)
        if problem:
            yield picture_without_permission.found(
                image.span,
                page=page.url,
                subject=f"{page.path}#{image.section}",
                judged=f"{file}: {problem}",
                related=(record.span(),) if record else (),
                file=file,
                problem=problem,
                advice=advice,
            )


def _file_of(page: Page, image: Image) -> str:
    """Return the file below docs/ that an image of the article shows, or "" for any other."""
    address = urlsplit(image.src)
    if not image.section or address.scheme or address.netloc or not address.path:
        return ""
    path = unquote(address.path)
    return normpath(join("/", dirname(page.url), path)).lstrip("/")


def _problem(page: Page, site: Site, record: Picture | None) -> tuple[str, str]:
    if record is None:
        return "has no record of whose it is", f"say so in {_RECORDS}: its holder and the right"
    if record.ended(site.as_of.date()):
        return (
            f'may be shown no longer: the right from "{record.holder}" ended {record.expires}',
            f"take it away, or renew it and set `expires` in {_RECORDS}",
        )
    credit = squeeze(record.credit[page.lang]) if record.credit else ""
    if credit and credit not in words_of(page):
        return f'is shown without its credit line "{credit}"', "print that line beside it"
    return "", ""
