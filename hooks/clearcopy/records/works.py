"""Which work a reference is: its DOI, its title, and whether two references are one work."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from clearcopy.records.references import Reference

_DOI = re.compile(r"10\.\d{4,9}/(?:[-._;()/:A-Za-z0-9]+|\(SICI\)[-._;()/:A-Za-z0-9<>]+)", re.ASCII)
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)


def bare_doi(doi: str) -> str:
    """Return a DOI without prefix, link and the punctuation that followed it in a sentence."""
    bare = _DOI_PREFIX.sub("", doi.strip(), count=1).rstrip(".,;:/")
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(".,;:/")
    return bare


def doi_problem(doi: str) -> str | None:
    """Return what is wrong with a recorded DOI, as the end of a sentence; None when nothing is.

    The form is Crossref's pattern for modern DOIs: `10.`, four to nine digits, a slash and a suffix
    of letters, digits and `-._;()/:`. Journals of the nineties have DOIs made of a SICI, such as
    `10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2`, which also hold `<>`.
    """
    prefix = _DOI_PREFIX.match(doi)
    if prefix:
        return f'begins with "{prefix.group().strip()}"'
    bare = bare_doi(doi)
    if _DOI.fullmatch(bare) is None:
        return "is not of the form 10.1234/suffix"
    if bare != doi:
        return f'ends with "{doi[len(bare) :]}"' if doi.startswith(bare) else "has spaces around it"
    return None


def fold_title(title: str) -> str:
    """Return what two spellings of a title share: its letters and digits, without case or width."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in folded if character.isalnum())


def same_work(a: Reference, b: Reference) -> str | None:
    """Return what shows that two references are one work, such as `the PMID "1"`; None if not.

    Identifiers decide where both have one. Titles decide otherwise, unless year, version, edition,
    number, volume or first author tell the works apart: a guideline of 2024 is not that of 2025.
    """
    if a.doi and b.doi:
        dois = {bare_doi(a.doi).casefold(), bare_doi(b.doi).casefold()}
        return f'the DOI "{bare_doi(a.doi)}"' if len(dois) == 1 else None
    if a.pmid and b.pmid:
        return f'the PMID "{a.pmid}"' if a.pmid == b.pmid else None
    if fold_title(a.title) != fold_title(b.title):
        return None
    told_apart = any(
        one is not None and other is not None and one != other
        for one, other in zip(_edition(a), _edition(b), strict=True)
    )
    return None if told_apart else f'the title "{a.title}"'


def _edition(reference: Reference) -> Iterable[object]:
    yield reference.issued.year if reference.issued else None
    for value in (reference.version, reference.edition, reference.number, reference.volume):
        yield fold_title(value) if value else None
    first = reference.author[0] if reference.author else None
    yield fold_title(first.literal or first.family or "") if first else None
