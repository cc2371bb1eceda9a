"""REF013: one work that stands twice in a reference list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.records.references import Reference
from clearcopy.records.works import bare_doi, fold_title, same_work
from clearcopy.rule import rule


@rule(
    "REF013",
    on=Page,
    message="entries {first} and {second} of the reference list are one work: both have {shared}",
    help='cite [@{key}] everywhere and remove "{other}"',
)
def reference_listed_twice(page: Page, site: Site) -> Iterator[Finding]:
    """Two entries of one list are the same work under two keys.

    Two numbers for one work look like two sources (ICMJE Recommendations). Identifiers decide, then
    titles; another year, version or edition makes another work.
    Violates: entries 4 and 14, the same article. Passes: a guideline of 2024 and that of 2025.
    """
    if not page.governed or len(page.references) < 2:
        return
    twins = _twins(site.library)
    numbers = {entry.key: entry for entry in page.references}
    for entry in page.references:
        for other, shared in twins.get(entry.key, {}).items():
            later = numbers.get(other)
            if later is None or later.number <= entry.number:
                continue
            reference = site.library.references[other]
            yield reference_listed_twice.found(
                reference.span(),
                page=page.url,
                subject=f"{page.path}#references",
                judged=f"{entry.text}\n{later.text}",
                related=(site.library.references[entry.key].span(),),
                first=entry.number,
                second=later.number,
                shared=shared,
                key=entry.key,
                other=other,
            )


@lru_cache(maxsize=8)
def _twins(library: Library) -> Mapping[str, Mapping[str, str]]:
    """Return for each key the other keys of the same work, and what the two share."""
    alike: dict[str, list[str]] = {}
    for key, reference in library.references.items():
        for sign in _signs(reference):
            alike.setdefault(sign, []).append(key)
    found: dict[str, dict[str, str]] = {}
    for keys in alike.values():
        for one, other in combinations(keys, 2):
            shared = same_work(library.references[one], library.references[other])
            if shared is not None:
                found.setdefault(one, {})[other] = shared
                found.setdefault(other, {})[one] = shared
    return found


def _signs(reference: Reference) -> Iterator[str]:
    """Yield what two references of one work share: only such pairs are compared."""
    yield f"title {fold_title(reference.title)}"
    if reference.doi:
        yield f"doi {bare_doi(reference.doi).casefold()}"
    if reference.pmid:
        yield f"pmid {reference.pmid}"
