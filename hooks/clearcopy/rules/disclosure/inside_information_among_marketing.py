"""DSC007: inside information without its time, or beside marketing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Block, Page
from clearcopy.document.release_kinds import inside_information_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.rule import rule

_INSTANT = re.compile(r"[0-9-]{10}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})")


@rule(
    "DSC007",
    on=Page,
    message="this page discloses inside information and {problem}",
    help="{advice}",
)
def inside_information_among_marketing(page: Page, site: Site) -> Iterator[Finding]:
    """A release with `inside-information: true` has no time of disclosure, or markets something.

    Regulation (EU) 596/2014, article 17(1): inside information is not combined with the marketing
    of the issuer's activities. Implementing Regulation (EU) 2016/1055, article 3: it shows date and
    time of disclosure and stays for five years in a free, chronological part of the site. The time
    carries its zone; invitations of data/lexicons/promotional-parts.yml are marketing. That the
    page stays is guarded by its seal: a sealed release that disappears stops every build (DAT048).
    Violates: a disclosure with "Discover our science" below it; one dated without a time of day.
    Passes: `published` with `at: 2025-10-20T07:00:00+02:00` and a plain page.
    """
    release = inside_information_of(page, site)
    if release is None:
        return
    if release.published.at is None:
        at = release.key_span("published")
        yield _finding(
            page,
            at,
            "page",
            f"{release.published.day.isoformat()} without a time",
            "gives no time of day",
            "state `published` as an instant with its offset, as `at: 2025-10-20T07:00:00+02:00`",
        )
    elif not any(_INSTANT.fullmatch(mark.value) for block in page.blocks for mark in block.times):
        yield _finding(
            page,
            page.title_span,
            "meta",
            "no time element with a zone",
            "does not show the time with its zone",
            "keep the block `meta` on the page; the engine prints the time there",
        )
    for block in site.holding(page, "promotional-parts"):
        for hit in site.terms(block, "promotional-parts"):
            yield _invitation(page, block, hit.start, hit.end)


def _invitation(page: Page, block: Block, start: int, end: int) -> Finding:
    words = block.text[start:end]
    return _finding(
        page,
        block.span(start, end),
        block.section or "page",
        block.text,
        f'invites with "{words}"',
        "delete it; what invites to products or to the company stands on other pages",
    )


def _finding(page: Page, at: Span, section: str, judged: str, problem: str, advice: str) -> Finding:
    return inside_information_among_marketing.found(
        at,
        page=page.url,
        subject=f"{page.path}#{section}",
        judged=judged,
        problem=problem,
        advice=advice,
    )
