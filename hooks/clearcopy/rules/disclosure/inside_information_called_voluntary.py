"""DSC005: inside information under the title of a voluntary announcement."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.release_kinds import inside_information_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_TITLES = frozenset({"heading", "page-title", "description"})


@rule(
    "DSC005",
    on=Page,
    message='"{words}" stands over what the record calls inside information',
    help='call it inside information, as in "Inside information: …"; where it is none, take '
    "`inside-information` out of the release's record",
)
def inside_information_called_voluntary(page: Page, site: Site) -> Iterator[Finding]:
    """A release with `inside-information: true` is titled a voluntary announcement.

    What the law makes an issuer disclose is not voluntary, and the title hides its weight (SFO,
    Part XIVA; HKEX Listing Rule 13.09; the Securities and Futures Commission asks not to use that
    title). Read are title, headings and description, for data/lexicons/voluntary-announcement.yml.
    Whether news is inside information is a person's judgement, recorded with the release.
    Violates: "Voluntary announcement: phase 3 study fails"; 自愿性公告.
    Passes: "Inside information: …"; a voluntary announcement of what is no inside information.
    """
    release = inside_information_of(page, site)
    if release is None:
        return
    for block in site.holding(page, "voluntary-announcement"):
        if block.kind not in _TITLES and block.section != "title":
            continue
        for hit in site.terms(block, "voluntary-announcement"):
            yield inside_information_called_voluntary.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                related=(release.span("inside_information"),),
                words=block.text[hit.start : hit.end],
            )
