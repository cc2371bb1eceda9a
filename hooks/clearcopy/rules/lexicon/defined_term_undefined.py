"""LEX002: a capitalised term that the page does not define."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import fold
from clearcopy.rule import rule

_OPENS = "[\"'「《]"
_CLOSES = "[\"'」》]"


@rule(
    "LEX002",
    on=Page,
    message='"{term}" is used as a defined term, and this page does not define it',
    help="define it where it is first used, as in: Example Company Limited (the “Company”)",
)
def defined_term_undefined(page: Page, site: Site) -> Iterator[Finding]:
    """A term such as "the Group" or "the Product" stands on a page that does not define it.

    In a contract the capital letter refers to a definition; copied to a page without it, nobody
    can say which companies or which product are meant (house rule of drafting). The terms are those
    of data/lexicons/defined-terms.yml, where one that is obvious on this site is taken out. A
    definition is the term in quotation marks, with or without its article. Headings are not judged,
    since title case gives every word a capital. Each term is found once a page.
    Violates: "sales of the Product" and nowhere what the Product is.
    Passes: (the "Group"); （“本集团”）; "the group" in small letters.
    """
    if not page.governed:
        return
    seen: set[str] = set()
    for block, hit in site.said(page, "defined-terms"):
        words = block.text[hit.start : hit.end]
        noun = words.split()[-1]
        if block.kind == "heading" or hit.term in seen or noun[0].islower():
            continue
        seen.add(hit.term)
        if _is_defined(page, noun if " " not in words else words.split(" ", 1)[1]):
            continue
        start, end = block.sentence_at(hit.start)
        yield defined_term_undefined.found(
            block.span(hit.start, hit.end),
            page=page.url,
            subject=page.subject_of(block),
            judged=block.text[start:end],
            term=words,
        )


def _is_defined(page: Page, noun: str) -> bool:
    """Whether some block of the page has the term, with or without its article, in quotes."""
    quoted = re.compile(rf"{_OPENS}(?:[Tt]he )?{re.escape(noun)}{_CLOSES}")
    return any(noun in block.text and quoted.search(fold(block.text)) for block in page.content)
