"""REF005: a DOI that does not have the form of one."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Edit, Finding, Fix
from clearcopy.records.references import Reference
from clearcopy.records.works import bare_doi, doi_problem
from clearcopy.rule import rule


@rule(
    "REF005",
    on=Reference,
    message='the DOI "{doi}" {problem}',
    help='record the bare DOI, such as "10.1007/s40744-016-0046-y"; the page prints it as a link',
)
def doi_malformed(reference: Reference, site: Site) -> Iterator[Finding]:
    """A recorded DOI has another form than Crossref's, or something around it.

    A DOI is how a reader finds the work years later. With a full stop at its end, or a "doi:"
    before it, the link made of it can lead nowhere (Crossref, DOI display guidelines).
    Violates: "doi: 10.1007/s40744-016-0046-y.". Passes: "10.1007/s40744-016-0046-y", which pages
    print as https://doi.org/10.1007/s40744-016-0046-y.
    """
    if reference.doi is None:
        return
    problem = doi_problem(reference.doi)
    if problem is None:
        return
    keys = [key for key, known in site.library.references.items() if known is reference]
    at = reference.span("doi")
    bare = bare_doi(reference.doi)
    mended = doi_problem(bare) is None
    yield doi_malformed.found(
        at,
        subject=keys[0] if keys else reference.doi,
        judged=reference.doi,
        fix=Fix(f'Write "{bare}"', (Edit(at, f'"{bare}"'),)) if mended else None,
        doi=reference.doi,
        problem=problem,
    )
