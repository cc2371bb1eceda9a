"""PRM014: a prescription medicine shown to professionals in China without the notice."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.other_sites import is_said_of_another_site
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

# The law gives the words; no list may change them.
_NOTICE = "本广告仅供医学药学专业人士阅读"
_BESIDE = {"禁忌": "its contraindications", "不良反应": "its adverse reactions"}


@rule(
    "PRM014",
    on=Page,
    message='"{words}" stands for a prescription medicine without {missing}',
    help="print 本广告仅供医学药学专业人士阅读 word for word, with contraindications (禁忌) and "
    "adverse reactions (不良反应), or drop what makes the page an advertisement",
)
def prescription_notice_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A Chinese page of a medicine paraphrases the notice that the law gives word for word.

    PRC Advertising Law, article 16: an advertisement of a prescription medicine says prominently
    本广告仅供医学药学专业人士阅读 and shows contraindications and adverse reactions. Reported are a
    paraphrase, and the page of a prescription medicine that addresses professionals, where one of
    the three is missing. How prominent they are is left to the reviewer, and so is whether an
    advertisement is lawful there at all. Pages in English are outside this rule.
    Violates: 仅供医务人员参考. Passes: the exact words with 禁忌 and 不良反应.
    """
    if not page.governed or page.lang != "zh":
        return
    hits = [
        (block, hit)
        for block in site.holding(page, "prescription-notice")
        for hit in site.terms(block, "prescription-notice")
        if not is_said_of_another_site(block, hit.start, site)
    ]
    asset = site.library.assets.get(page.record)
    bound = asset is not None and asset.prescription_in("CN") and "professionals" in page.audience
    if not hits and not bound:
        return
    text = "\n".join(block.text for block in page.content)
    missing = [] if _NOTICE in text else ["the notice in the words of the law"]
    missing += [what for word, what in _BESIDE.items() if word not in text]
    if not missing:
        return
    block, hit = hits[0] if hits else (None, None)
    yield prescription_notice_missing.found(
        block.span(hit.start, hit.end) if block and hit else page.title_span,
        page=page.url,
        subject=page.subject_of(block) if block else f"{page.path}#page",
        judged=block.text if block else " ".join(missing),
        words=block.text[hit.start : hit.end] if block and hit else page.head.title,
        missing=" and ".join(missing),
    )
