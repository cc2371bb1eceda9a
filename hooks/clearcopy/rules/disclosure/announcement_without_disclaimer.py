"""DSC009: an announcement that does not open with the exchange's disclaimer."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.release_kinds import announcement_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_NAME = "exchange-responsibility"


@rule(
    "DSC009",
    on=Page,
    message="this announcement {problem}",
    help="{advice}",
    needs_whole=True,
)
def announcement_without_disclaimer(page: Page, site: Site) -> Iterator[Finding]:
    """An announcement does not open with the disclaimer that the exchange prescribes, word by word.

    HKEX Main Board Listing Rules: an announcement begins with the statement that the exchange takes
    no responsibility for it. It is a statement of the kind exchange-responsibility, bound by policy
    and first among the blocks of a release; data/lexicons/exchange-responsibility.yml holds the
    prescribed words in each language, which the company secretary compares with the Rules.
    Violates: an announcement without it, below the title, or in the issuer's own words.
    Passes: an announcement that opens with it; a press release, which needs none.
    """
    release = announcement_of(page, site)
    if release is None:
        return
    names = [section.name for section in page.sections]
    if _NAME not in names:
        at, problem = page.title_span, "does not carry the disclaimer of the exchange"
        advice = (
            f"bind a statement of the kind {_NAME} to releases in data/policy.yml; "
            "it is then composed on announcements"
        )
    elif names[0] != _NAME:
        at = page.sections[names.index(_NAME)].span
        problem = f'opens with the block "{names[0]}", not with the disclaimer of the exchange'
        advice = f"put {_NAME} first among the blocks of the page type in data/policy.yml"
    elif not _is_prescribed(page, site):
        at = page.sections[0].span
        problem = "opens with a disclaimer in other words than the exchange prescribes"
        advice = "take the prescribed words, which data/lexicons/exchange-responsibility.yml holds"
    else:
        return
    yield announcement_without_disclaimer.found(
        at,
        page=page.url,
        subject=f"{page.path}#{_NAME}",
        judged=" ".join([block.text for block in page.in_section(_NAME)]),
        related=(release.span("category"),),
        problem=problem,
        advice=advice,
    )


def _is_prescribed(page: Page, site: Site) -> bool:
    """Whether the block is the prescribed sentence and nothing else."""
    blocks = list(page.in_section(_NAME))
    return len(blocks) == 1 and any(
        (hit.start, hit.end) == (0, len(blocks[0].text)) for hit in site.terms(blocks[0], _NAME)
    )
