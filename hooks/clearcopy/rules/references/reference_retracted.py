"""REF012: a page leans on a work that was retracted, or is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.snapshots import Notice
from clearcopy.rule import rule

_DISCUSSED = {
    "retraction": re.compile(r"\bretract|撤稿|撤回|撤销", re.IGNORECASE),
    "expression of concern": re.compile(
        r"expressions? of concern|\bretract|关注声明|撤稿", re.IGNORECASE
    ),
}


@rule(
    "REF012",
    on=Page,
    message='entry {number} of the reference list, "{key}", is listed with a {notice}{day} '
    "in {source}",
    help="take out the citation and what rests on it, or say in the sentence that cites it that "
    "there is a {notice}",
)
def reference_retracted(page: Page, site: Site) -> Iterator[Finding]:
    """A work in the reference list was retracted, or its journal has expressed concern.

    Authors answer for not citing retracted work, but as retracted (ICMJE Recommendations,
    references). Looked up is data/retractions.yml, an extract of a database with its day; works
    that are not in it are REF014. A correction or reinstatement is no retraction.
    Violates: a cited article that the snapshot lists with a retraction.
    Passes: the same article where each sentence that cites it says that it was retracted.
    """
    snapshot = site.library.retractions
    if not page.governed or snapshot is None:
        return
    for entry in page.references:
        reference = site.library.references.get(entry.key)
        found = None if reference is None else snapshot.of(reference)
        if reference is None or not isinstance(found, Notice) or found.notice not in _DISCUSSED:
            continue
        if _discussed(page, entry.key, found.notice):
            continue
        yield reference_retracted.found(
            reference.span(),
            page=page.url,
            subject=f"{page.path}#references",
            judged=f"{entry.key}: {found.notice}",
            number=entry.number,
            key=entry.key,
            notice=found.notice,
            day=f" of {found.date.isoformat()}" if found.date else "",
            source=snapshot.source,
        )


def _discussed(page: Page, key: str, notice: str) -> bool:
    """Whether every sentence that cites the work says what became of it."""
    cited = [
        block.text[slice(*block.sentence_at(mark.start))]
        for block in page.content
        for mark in block.citations
        if key in mark.keys
    ]
    return bool(cited) and all(_DISCUSSED[notice].search(sentence) for sentence in cited)
