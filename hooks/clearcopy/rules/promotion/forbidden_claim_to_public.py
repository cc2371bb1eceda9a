"""PRM007: a claim that public texts on medicines may never make."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.own_words import own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_WITHOUT_TESTIMONIALS = frozenset({"asset", "disease"})


@rule(
    "PRM007",
    on=Page,
    message='"{words}" {problem}, which public texts on medicines may not do',
    help="leave it out, or give the result of the trial with its figures and reference",
)
def forbidden_claim_to_public(page: Page, site: Site) -> Iterator[Finding]:
    """An effect is guaranteed, harm denied, other medicines belittled, somebody recommends.

    Directive 2001/83/EC, article 90(b), (f) and (j): no guaranteed effect, no absence of side
    effects, nothing "better than" or "equivalent to" another treatment, no recommendation by health
    professionals or celebrities, no alarming claims of recovery. On pages of medicines and diseases
    a quotation counts as a testimonial. Results of a head-to-head trial belong on the study's page.
    Violates: "guaranteed", "no side effects". Passes: "Like all medicines it can cause side
    effects"; "success is not guaranteed". Other wordings are left to the reviewer.
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "forbidden-claims", "no-harm-claims"):
        if is_denied(block, hit.start, hit.end, site):
            continue
        start, end = block.sentence_at(hit.start)
        denies = hit.table == "no-harm-claims"
        yield forbidden_claim_to_public.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[hit.start : hit.end],
            problem="denies harm" if denies else "promises, compares or recommends",
        )
    for block in own_words(page) if page.type in _WITHOUT_TESTIMONIALS else ():
        if block.kind == "quote":
            yield forbidden_claim_to_public.found(
                block.span(),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                words=block.text[:60],
                problem="speaks for a medicine or disease as a testimonial",
            )
