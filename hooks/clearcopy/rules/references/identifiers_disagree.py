"""REF006: a DOI, PMID and PMCID that are not those of one work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference
from clearcopy.records.snapshots import IdentifierMap, Identifiers, staleness
from clearcopy.records.works import bare_doi
from clearcopy.rule import rule

_FORMS = {"pmid": re.compile(r"[1-9][0-9]{0,7}"), "pmcid": re.compile(r"PMC[1-9][0-9]{0,8}")}
_FRESH_FOR = 365
_FILE = "data/identifiers.yml"
_NAMES = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}


@rule("REF006", on=Site, message='"{key}" {state}', help="{advice}")
def identifiers_disagree(site: Site, _same: Site) -> Iterator[Finding]:
    """The PMID or PMCID of a reference has a wrong form, or belongs to another work than its DOI.

    Whoever follows a wrong number finds another article, and nobody finds the right one. Compared
    is data/identifiers.yml, an extract of a database (such as the ID converter of PubMed Central)
    with its day; without one only the form is judged, and nothing is said of what it does not name.
    Articles get their PMCID months after their PMID, so an extract is good for a year (house rule).
    Violates: PMID 027761754; the DOI of one article with the PMID of another; an extract of 2023.
    Passes: a preprint or a book without a PMID; identifiers as the extract has them.
    """
    known = site.library.identifiers
    if known is not None:
        yield from _out_of_date(known, site)
    for key, reference in site.library.references.items():
        own = _identifiers(reference)
        yield from _misformed(key, reference, own)
        if known is not None and own:
            yield from _of_another_work(key, reference, own, known)


def _out_of_date(known: IdentifierMap, site: Site) -> Iterator[Finding]:
    problem = staleness(known, site.as_of.date(), _FRESH_FOR)
    if not problem:
        return
    yield identifiers_disagree.found(
        known.span("taken"),
        subject=_FILE,
        judged=str(known.taken),
        key=_FILE,
        state=problem,
        advice="look the references up again, and record what the database says with the day",
    )


def _misformed(key: str, reference: Reference, own: Mapping[str, str]) -> Iterator[Finding]:
    for name, form in _FORMS.items():
        if name in own and not form.fullmatch(own[name]):
            yield identifiers_disagree.found(
                reference.span(name),
                subject=key,
                judged=own[name],
                key=key,
                state=f'has the {_NAMES[name]} "{own[name]}", which is the form of none',
                advice="copy it from the article's entry in PubMed",
            )


def _of_another_work(
    key: str, reference: Reference, own: Mapping[str, str], known: IdentifierMap
) -> Iterator[Finding]:
    for work in _works_of(known, own):
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
                    state=f'has the {_NAMES[name]} "{own[name]}", and the work with its '
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


def _listed(work: Identifiers) -> dict[str, str]:
    doi = bare_doi(work.doi).casefold() if work.doi else None
    listed = {"doi": doi, "pmid": work.pmid, "pmcid": work.pmcid}
    return {name: value for name, value in listed.items() if value}


def _works_of(known: IdentifierMap, own: Mapping[str, str]) -> list[Identifiers]:
    """Return the works of the map that share an identifier with a reference."""
    index = _index(known)
    found = [work for each in own.items() for work in index.get(each, ())]
    return [work for at, work in enumerate(found) if work not in found[:at]]


@lru_cache(maxsize=8)
def _index(known: IdentifierMap) -> Mapping[tuple[str, str], tuple[Identifiers, ...]]:
    index: dict[tuple[str, str], tuple[Identifiers, ...]] = {}
    for work in known.works:
        for each in _listed(work).items():
            index[each] = (*index.get(each, ()), work)
    return index
