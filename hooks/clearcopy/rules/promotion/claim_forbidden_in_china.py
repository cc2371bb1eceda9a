"""PRM013: a claim that advertising law in mainland China forbids."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.own_words import names_said, own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.subjects import is_of_another
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "PRM013",
    on=Page,
    message='"{words}" {problem}, which advertising law in mainland China forbids',
    help="give the result with its endpoint, population and counts, or leave it out",
)
def claim_forbidden_in_china(page: Page, site: Site) -> Iterator[Finding]:
    """Chinese text asserts efficacy or safety, a rate of cure, compares, or lets somebody endorse.

    PRC Advertising Law, article 16(1)-(4). A trial must report rates, so an endpoint by its name
    (确认的客观缓解率) is not reported; 有效率 and 治愈率 are claims. On news and results the
    finding asks for a sign-off; on a medicine's own page it is an error, and so is a quotation
    there, which endorses. What denies or asks is left alone: "是否安全有效尚不清楚".
    Violates: 有效率达92%，优于同类药物. Passes: 确认的客观缓解率为20.0%（6/30）.
    """
    if not page.governed:
        return
    for block, hit in site.said(page, "china-forbidden-claims"):
        if is_denied(block, hit.start, hit.end, site) or is_of_another(
            block, hit.start, names_said(page, site.library), site
        ):
            continue
        start, end = block.sentence_at(hit.start)
        yield claim_forbidden_in_china.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            words=block.text[hit.start : hit.end],
            problem="asserts, compares or endorses",
        )
    if page.type != "asset" or page.lang != "zh":
        return
    for block in own_words(page):
        if block.kind == "quote":
            yield claim_forbidden_in_china.found(
                block.span(),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                words=block.text[:30],
                problem="lets somebody speak for the medicine",
            )
