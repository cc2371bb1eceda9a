"""REF008: a web source without its address, or without the day on which it was read."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.csl import CslDate
from clearcopy.records.references import Reference
from clearcopy.rule import rule

_ON_THE_WEB = frozenset({"webpage", "post", "post-weblog"})


@rule(
    "REF008",
    on=Reference,
    message='the web source "{title}" {problem}',
    help="{advice}",
)
def web_source_incomplete(reference: Reference, site: Site) -> Iterator[Finding]:
    """A web source has no https address, or no full date on which it was read.

    A web page changes without notice; only the day of reading says what was seen (NLM, Citing
    Medicine, chapter 25; ICMJE Recommendations). Web sources are entries of the types webpage, post
    and post-weblog, and whatever is cited by its address alone, without DOI, PMID, volume or ISBN.
    The build prints both with a space between, so that cannot go wrong.
    Violates: a web page without `accessed`; an address that begins with http:.
    Passes: `URL: https://…` with `accessed: 2025-10-13`; a statute or book that is in print only.
    """
    for problem, advice, part in _problems(reference):
        keys = [key for key, known in site.library.references.items() if known is reference]
        yield web_source_incomplete.found(
            reference.span(part),
            subject=keys[0] if keys else reference.title,
            judged=f"{reference.title} {problem}",
            title=reference.title,
            problem=problem,
            advice=advice,
        )


def _problems(reference: Reference) -> Iterator[tuple[str, str, str]]:
    url = reference.url
    if url is None:
        if reference.type in _ON_THE_WEB:
            yield "has no address", "give `URL`, beginning with https://", "type"
            return
    elif not url.startswith("https://"):
        yield f'is given as "{url}"', "use its https address", "URL"
    elsewhere = reference.doi or reference.pmid or reference.volume or reference.isbn
    cited_by_address = url is not None and not elsewhere
    if reference.type not in _ON_THE_WEB and not cited_by_address:
        return
    if reference.accessed is None:
        advice = "give `accessed`, the day on which somebody last read it"
        yield "does not say when it was read", advice, "URL"
    elif not _is_a_day(reference.accessed):
        yield "gives no full date of reading", "give `accessed` as YYYY-MM-DD", "accessed"


def _is_a_day(date: CslDate) -> bool:
    return bool(date.date_parts) and len(date.date_parts[0]) == 3
