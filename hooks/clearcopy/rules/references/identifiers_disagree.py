"""REF006: a DOI, PMID and PMCID that are not those of one work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference, bare_doi
from clearcopy.records.snapshots import IdentifierMap, Identifiers
from clearcopy.rule import rule

_FORMS = {"pmid": re.compile(r"[1-9][0-9]{0,7}"), "pmcid": re.compile(r"PMC[1-9][0-9]{0,8}")}
_NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}


@rule("REF006", on=Reference, message='"{key}" {problem}', help="{advice}")
def identifiers_disagree(reference: Reference, site: Site) -> Iterator[Finding]:
    """The PMID or PMCID of a reference has a wrong form, or belongs to another work than its DOI.

    Whoever follows a wrong number finds another article, and nobody finds the right one. Compared
    is data/identifiers.yml, an extract of a database (such as the ID converter of PubMed Central)
    with its day; without one only the form is judged, and nothing is said of what it does not name.
    Violates: PMID 027761754; the DOI of one article with the PMID of another.
    Passes: a preprint or a book without a PMID; identifiers as the extract has them.
    """
    own = _identifiers(reference)
    key = _key_of(reference, site)
    for name, form in _FORMS.items():
        if name in own and not form.fullmatch(own[name]):
            yield identifiers_disagree.found(
                reference.span(name),
                subject=key,
                judged=own[name],
                key=key,
                problem=f'has the {_NAMES[name]} "{own[name]}", which is the form of none',
                advice="copy it from the article's entry in PubMed",
            )
    known = site.library.identifiers
    if known is None or not own:
        return
    for work in _works_of(known, tuple(own.items())):
        theirs = _listed(work)
        shared = next(name for name in own if theirs.get(name) == own[name])
        for name in own:
            if theirs.get(name, own[name]) != own[name]:
                yield identifiers_disagree.found(
                    reference.span(name),
                    subject=key,
                    judged=f"{own[name]} beside {own[shared]}",
                    related=(work.span(),),
                    key=key,
                    problem=f'has the {_NAMES[name]} "{own[name]}", and the work with its '
                    f'{_NAMES[shared]} has "{theirs[name]}" ({known.source}, {known.taken})',
                    advice="look up which of the two is the cited work",
                )


def _identifiers(reference: Reference) -> dict[str, str]:
    own = {
        "doi": bare_doi(reference.doi).casefold() if reference.doi else None,
        "pmid": reference.pmid,
        "pmcid": reference.pmcid,
    }
    return {name: value for name, value in own.items() if value}


def _key_of(reference: Reference, site: Site) -> str:
    keys = (key for key, each in site.library.references.items() if each is reference)
    return next(keys, reference.title)


def _listed(work: Identifiers) -> dict[str, str]:
    doi = bare_doi(work.doi).casefold() if work.doi else None
    listed = {"doi": doi, "pmid": work.pmid, "pmcid": work.pmcid}
    return {name: value for name, value in listed.items() if value}


def _works_of(known: IdentifierMap, own: tuple[tuple[str, str], ...]) -> list[Identifiers]:
    """Return the works of the map that share an identifier with a reference."""
    index = _index(known)
    found = [work for each in own for work in index.get(each, ())]
    return [work for at, work in enumerate(found) if work not in found[:at]]


@lru_cache(maxsize=8)
def _index(known: IdentifierMap) -> Mapping[tuple[str, str], tuple[Identifiers, ...]]:
    index: dict[tuple[str, str], tuple[Identifiers, ...]] = {}
    for work in known.works:
        for each in _listed(work).items():
            index[each] = (*index.get(each, ()), work)
    return index
