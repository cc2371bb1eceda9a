"""REF014: nobody has lately looked whether the cited works were retracted."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.snapshots import names_of, staleness
from clearcopy.rule import rule

_FRESH_FOR = 30
_FILE = "data/retractions.yml"


@rule(
    "REF014",
    on=Site,
    message="{count} unchecked for retraction: {state} ({keys})",
    help="look them up in a database of retractions, such as that of Crossref, and record what it "
    "says of each with the day in data/retractions.yml",
)
def retraction_not_checked(site: Site, _same: Site) -> Iterator[Finding]:
    """Works that pages cite were not looked up in a database of retractions within 30 days.

    Retractions come years after publication, so "not found" holds for its day alone; and a work
    that was not looked up is unchecked, never clean. Said once for all pages. A work without DOI
    and PMID cannot be looked up: that it has none is REF004's. The term of 30 days is the house's.
    Violates: no data/retractions.yml; one of January in March, or of a day to come; a new article.
    Passes: an extract of this month that names each cited DOI, listed or not. A file that cannot be
    read has its own finding.
    """
    snapshot = site.library.retractions
    if snapshot is None and site.library.is_unread_file(_FILE):
        return
    references = site.library.references
    cited = sorted(
        {
            entry.key
            for page in site.pages
            if page.governed
            for entry in page.references
            if entry.key in references and any(names_of(references[entry.key]))
        }
    )
    stale = "" if snapshot is None else staleness(snapshot, site.as_of.date(), _FRESH_FOR)
    if snapshot is None:
        problem = f"there is no {_FILE}"
    elif stale:
        problem = f"{_FILE} {stale}"
    else:
        cited = [key for key in cited if snapshot.of(references[key]) is None]
        problem = f"{_FILE} does not name them"
    if not cited:
        return
    yield retraction_not_checked.found(
        Span("data/references.yml") if snapshot is None else snapshot.span("taken"),
        subject=_FILE,
        judged=f"{'none' if snapshot is None else snapshot.taken}: {', '.join(cited)}",
        count="1 reference is" if len(cited) == 1 else f"{len(cited)} references are",
        state=problem,
        keys=", ".join(cited),
    )
