"""FLS002: a sentence about the future that nobody has judged."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.looking_ahead import sentences_ahead
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

# The other own words are records or legal text: worded, approved and dated elsewhere.
_JUDGED = frozenset({"title", "highlights", "body", ""})


@rule(
    "FLS002",
    on=Page,
    message='the sentence {speaks} the future ("{cue}"), and no decision says how to take it',
    help="record in data/decisions/ what counsel decides of it: forward-looking, "
    "not-forward-looking, third-party or delete",
)
def forward_looking_not_judged(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence is, or may be, forward-looking, and no role has decided whether it is.

    Whether a statement is forward-looking in law (15 U.S.C. 78u-5(i)(1): plans, objectives,
    projections, assumptions) needs judgement; the detector only shows what to judge. A decision
    holds for exactly this sentence, wherever it stands, and through a mended slip; a changed figure
    or modal verb opens it again. Judged are title, description, highlights and body.
    Violates: "Enrollment remains on track for mid-2026", added after the legal review.
    Passes: the same sentence with a decision by legal counsel in data/decisions/.
    """
    if not page.governed:
        return
    for each in sentences_ahead(page, site.library):
        if each.block.section not in _JUDGED:
            continue
        yield forward_looking_not_judged.found(
            each.block.span(each.start, each.end),
            page=page.url,
            subject=page.subject_of(each.block),
            judged=each.text,
            speaks="speaks of" if each.cue.tier == "fls" else "may speak of",
            cue=each.cue.cue,
        )
