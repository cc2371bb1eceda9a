"""FLS001: a forward-looking sentence on a page without the block."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.classes import Tier
from clearcopy.language.forward_looking import classify
from clearcopy.rule import rule

# What these say is not the page's own speech about the future, or is the caution itself.
_NOT_JUDGED = frozenset(
    {
        *("demonstration", "breadcrumb", "meta", "status", "legal", "statements"),
        *("forward-looking", "contacts", "references"),
    }
)


@rule(
    "FLS001",
    on=Page,
    message='the sentence speaks of the future ("{cue}") and the page has no forward-looking '
    "block: {sentence}",
    help='let policy bind "forward-looking" to the page type {type}, or take the sentence out',
    needs_whole=True,
)
def forward_looking_block_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page makes a forward-looking statement and does not carry the forward-looking block.

    A statement about the future is protected only when it is identified as one and accompanied by
    meaningful cautionary statements (15 USC 78u-5(c)(1)(A)(i)), so the block stands in full on the
    page of the sentence. Quotations of officers are the issuer's statements and count. Whether a
    sentence is forward-looking in law is a person's judgement: a waiver can record it, bound to the
    sentence.

    Violates: "NDA submission expected 2H 2026" on a page without the block.
    Passes: the same sentence with the block on the page; "May 31, 2025"; "B7-H3-targeted ADC".
    To fix: bind the block to the page type in data/policy.yml.
    """
    if not page.governed or _has_block(page):
        return
    policy = site.library.policy
    tiers: dict[str, Tier] = {}
    if policy is not None:
        tiers = {str(name): tier for name, tier in policy.forward_looking.classes.items()}
    for block in page.blocks:
        if block.section in _NOT_JUDGED:
            continue
        for start, end in block.sentences:
            sentence = block.text[start:end]
            cue = classify(sentence, block.folder_lang, page.published, tiers)
            if cue.tier == "fls":
                yield forward_looking_block_missing.found(
                    block.span(start, end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=sentence,
                    cue=cue.cue,
                    sentence=f'"{sentence}"' if len(sentence) <= 120 else f'"{sentence[:119]}…"',
                    type=page.type,
                )


def _has_block(page: Page) -> bool:
    return any(section.name == "forward-looking" and section.words for section in page.sections)
