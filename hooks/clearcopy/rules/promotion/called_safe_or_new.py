"""PRM009: a medicine called safe, without harm, or new though it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from clearcopy.document.denials import is_denied
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.terms import TermHit
from clearcopy.rule import rule

_NEW_FOR = timedelta(days=365)
_NEXT = re.compile(
    r"(?: (?!(?:of|in|for|with|by|at|from|to|and|is|was|are|were|has|have|began|uses?)\b)[\w-]+)"
    r"{0,4}"
)


@rule("PRM009", on=Page, message='"{word}" {problem}', help="{advice}")
def called_safe_or_new(page: Page, site: Site) -> Iterator[Finding]:
    """The word "safe" stands without qualification, harm is denied, or "new" outlives its year.

    EFPIA Code 2019, article 3: "safe" is never used without proper qualification; "new" describes
    no product or indication that has been available for over a year; it is never said that there
    are no side effects, toxic hazards or risks of addiction. A medicine's first day of sale is
    `launched` of its record; without one, "new" is not judged.
    Violates: "a new medicine" three years after its launch. Passes: "approved in 2023";
    "New Drug Application"; "a new study of"; "safe harbor"; "whether it is safe".
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "unqualified-safe", "no-harm-claims"):
        if not is_denied(block, hit.start, hit.end, site):
            safe = hit.table == "unqualified-safe"
            yield _finding(
                page,
                block,
                hit,
                "stands without saying for whom, how used and shown by what"
                if safe
                else "denies a harm that every medicine can do",
                "give the figures on harms instead",
            )
    for block, hit in site.said(page, "new-product"):
        name = _long_sold(page, block, hit, site)
        if name:
            yield _finding(
                page,
                block,
                hit,
                f"is said of {name}, which has been sold for more than a year",
                "say when it was approved or launched",
            )


def _finding(page: Page, block: Block, hit: TermHit, problem: str, advice: str) -> Finding:
    start, end = block.sentence_at(hit.start)
    return called_safe_or_new.found(
        block.span(hit.start, hit.end),
        page=page.url,
        subject=page.subject_of(block),
        judged=block.text[start:end],
        word=block.text[hit.start : hit.end],
        problem=problem,
        advice=advice,
    )


def _long_sold(page: Page, block: Block, hit: TermHit, site: Site) -> str:
    """Return the name of a medicine that is called new here over a year after its launch, or "".

    "New" calls a medicine new that it stands right before or closes the clause about, and not the
    study or the hospital behind it.
    """
    start, end = block.sentence_at(hit.start)
    governed = _governed(block.text[hit.end : end])
    for asset in site.library.assets.values():
        launched = asset.launched
        if launched is None or isinstance(launched, str) or page.published - launched <= _NEW_FOR:
            continue
        for name in asset.names:
            if name not in block.text[start:end]:
                continue
            medicines = site.terms(block, "medicine-words")
            said = any(hit.end <= each.start < hit.end + len(governed) for each in medicines)
            if page.lang == "zh" or said or not governed.strip() or name in governed:
                return name
    return ""


def _governed(behind: str) -> str:
    """Return the words that an adjective can belong to: the next few, up to a mark or a verb."""
    found = _NEXT.match(behind)
    return found.group() if found else ""
