"""REF010: a guideline without body, edition or place, or one that a newer edition replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference
from clearcopy.records.works import fold_title
from clearcopy.rule import rule


@rule(
    "REF010",
    on=Reference,
    message='the guideline "{title}" {problem}',
    help="{advice}",
)
def guideline_not_identified(reference: Reference, site: Site) -> Iterator[Finding]:
    """A guideline is cited without its body, edition or place, or in an edition that is replaced.

    Guidelines change several times a year, and what one says holds for its edition alone (NCCN,
    how to cite its guidelines). An edition is a version or, for bodies that number none, a date
    with its month. The place is a publisher, an address, or a DOI. Replaced means that the
    newsroom's own references hold a later edition under the same title by the same body; whether
    there is a newer one elsewhere is for people to look up.
    Violates: "CSCO guidelines (2024)" without version, publisher and address.
    Passes: "Version 1.2025, August 20, 2024" with its address; an edition told by its date.
    """
    if not reference.is_guideline:
        return
    for problem, advice in _problems(reference, site):
        keys = [key for key, known in site.library.references.items() if known is reference]
        yield guideline_not_identified.found(
            reference.span("title"),
            subject=keys[0] if keys else reference.title,
            judged=f"{reference.title} {problem}",
            title=reference.title,
            problem=problem,
            advice=advice,
        )


def _problems(reference: Reference, site: Site) -> Iterator[tuple[str, str]]:
    if not (reference.author or reference.authority or reference.publisher):
        yield "does not name its body", "give the body as `author`"
    dated = reference.issued is not None and len((*reference.issued.date_parts, ())[0]) > 1
    if not (reference.version or reference.edition or reference.volume or dated):
        advice = "give `version` or, where it has none, `issued` with the month"
        yield "does not say which edition it is", advice
    if not (reference.url or reference.doi or reference.pmid or reference.publisher):
        yield "does not say where it is found", "give `URL`, `DOI` or `publisher`"
    for key, other in site.library.references.items():
        if other is not reference and _replaces(other, reference, site.as_of.date()):
            advice = f"cite [@{key}], or waive this where the older edition is meant"
            yield f'is an older edition than "{key}"', advice


def _replaces(other: Reference, reference: Reference, today: date) -> bool:
    """Whether `other` is a later edition of the same guideline, published by `today`."""
    later, earlier = _issued(other), _issued(reference)
    if not (
        later and earlier and earlier < later and later <= (today.year, today.month, today.day)
    ):
        return False
    return (
        fold_title(other.title) == fold_title(reference.title) and other.author == reference.author
    )


def _issued(reference: Reference) -> tuple[int, ...]:
    return (
        reference.issued.date_parts[0] if reference.issued and reference.issued.date_parts else ()
    )
