"""REF004: a journal article without what identifies it."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference
from clearcopy.rule import rule

# An article that has no issue yet has no volume and no pages either.
_NOT_IN_AN_ISSUE = frozenset({"in press", "advance online publication", "epub ahead of print"})


@rule(
    "REF004",
    on=Reference,
    message='the article "{title}" has no {missing}',
    help="copy it from the article or from PubMed; what cannot be found needs a waiver",
)
def journal_article_incomplete(reference: Reference, site: Site) -> Iterator[Finding]:
    """A journal article lacks authors, journal, year, volume, pages, or both DOI and PMID.

    With these a reader finds the article whatever becomes of a web address (ICMJE Recommendations
    and NLM, Citing Medicine). An issue is asked for nowhere, since many journals have none; an
    electronic article number stands in `page` or `number`. An article without issue yet says so in
    `status`, for example "in press", and needs no volume and no pages.
    Violates: authors, journal, year, volume and pages, with neither DOI nor PMID.
    Passes: the same with a DOI; an article from before DOIs with its PMID.
    """
    if reference.type != "article-journal":
        return
    missing = _missing(reference)
    if not missing:
        return
    keys = [key for key, known in site.library.references.items() if known is reference]
    yield journal_article_incomplete.found(
        reference.span(),
        subject=keys[0] if keys else reference.title,
        judged=f"{reference.title}: no {missing}",
        title=reference.title,
        missing=missing,
    )


def _missing(reference: Reference) -> str:
    """Return what is missing, as readers call it, or ""."""
    ahead = (reference.status or "").strip().casefold() in _NOT_IN_AN_ISSUE
    wanted = {
        "author": bool(reference.author),
        "journal": bool(reference.container_title or reference.container_title_short),
        "year": reference.issued is not None and reference.issued.year is not None,
        "volume": ahead or bool(reference.volume),
        "pages": ahead or bool(reference.page or reference.number),
        "DOI and no PMID": bool(reference.doi or reference.pmid),
    }
    return ", no ".join(name for name, given in wanted.items() if not given)
