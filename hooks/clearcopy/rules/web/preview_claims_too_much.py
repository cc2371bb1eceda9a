"""WEB004: a link preview or a description that says what may not travel alone."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.looking_ahead import tiers_of
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.forward_looking import classify
from clearcopy.records.located import Located
from clearcopy.records.models import Release
from clearcopy.records.wording import LocalText
from clearcopy.rule import rule

_CLAIMS = (
    *("breakthrough-adjectives", "china-forbidden-claims", "efficacy-praise", "forbidden-claims"),
    *("headline-claims", "no-harm-claims", "safe-or-effective", "safety-praise", "superlatives"),
    *("trend-words", "unqualified-safe"),
)


@rule(
    "WEB004",
    on=Page,
    message='{where} says "{words}" {problem}',
    help="say in neutral words what the page is about; what needs its figures or cautions stands "
    "on the page beside them",
)
def preview_claims_too_much(page: Page, site: Site) -> Iterator[Finding]:
    """The description or a link preview holds a claim or a statement about the future.

    Search engines, messengers and social networks show these texts without the page, so without its
    figures, disclaimers and cautions; a post is judged together with what it leads to (PMCPA
    AUTH/3163/2/19, AUTH/3051). In a preview that is neither title nor description each term of the
    lists of claims in data/lexicons/ is found; in those two the rules on claims find it. A sentence
    about the future is found in the description as well. The title of a congress presentation, as
    it is recorded, is no claim of the page.
    Violates: "Promising efficacy of EX-101" in og:description; "Approval is expected next year".
    Passes: "Results of the phase 2 study EXAMPLE-1".
    """
    if not page.governed:
        return
    for block in page.blocks:
        if block.kind == "preview":
            yield from _claims(page, block, site)
        if block.kind in ("preview", "description"):
            yield from _future(page, block, site)


def _claims(page: Page, block: Block, site: Site) -> Iterator[Finding]:
    presented = _presented(site.library.record(page.record), block.folder_lang)
    told = set()
    for hit in site.terms(block, *_CLAIMS):
        words = block.text[hit.start : hit.end]
        if (hit.start, hit.end) in told or (presented and words in presented):
            continue
        told.add((hit.start, hit.end))
        yield preview_claims_too_much.found(
            block.span(),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text,
            where="the link preview",
            words=words,
            problem="and stands without the page",
        )


def _presented(record: Located | None, lang: str) -> str:
    """Return the title of the presentation that a release is about."""
    if not isinstance(record, Release) or record.presentation is None:
        return ""
    title = record.presentation.title
    return title[lang] if isinstance(title, LocalText) else ""


def _future(page: Page, block: Block, site: Site) -> Iterator[Finding]:
    tiers = tiers_of(site.library)
    for start, end in block.sentences:
        cue = classify(block.text[start:end], block.folder_lang, page.published, tiers)
        if cue.tier == "fls":
            yield preview_claims_too_much.found(
                block.span(start, end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                where="the description" if block.kind == "description" else "the link preview",
                words=cue.cue,
                problem="of the future, without the cautions of the page",
            )
