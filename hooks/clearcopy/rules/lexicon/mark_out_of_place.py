"""LEX008: a space or a punctuation mark that is out of place."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.punctuation import Slip, find_slips
from clearcopy.rule import rule


@rule("LEX008", on=Page, message='{problem} in "{around}"', help="{advice}")
def mark_out_of_place(page: Page, _site: Site) -> Iterator[Finding]:
    """A space is missing or too many, or a punctuation mark is of the wrong kind.

    Such slips are what is left of copying and of edits in haste; beside a figure they make it hard
    to read, and a comma before a new sentence hides where it begins (house rule). Judged are the
    page's own words; addresses, DOIs and code have a punctuation of their own. In Chinese a
    half-width mark beside a Chinese character is one of the wrong kind. Quotation marks: LEX009.
    Violates: "Product(also"; "[1].The"; "tumors[6]"; "12.0 mg/kg, The confirmed"; 药物,由公司研发.
    Passes: "Product (also"; "patient(s)"; "N,N-dimethyl"; ClinicalTrials.gov; ARTEMIS-002 (v1.1).
    """
    if not page.governed:
        return
    for block in own_words(page):
        for slip in find_slips(block.text, block.folder_lang):
            if _is_judged(block, slip):
                yield mark_out_of_place.found(
                    block.span(slip.start, slip.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[max(0, slip.start - 20) : slip.end + 20],
                    problem=slip.problem,
                    around=block.text[max(0, slip.start - 12) : slip.end + 12].strip(),
                    advice=f'write "{slip.mended}"' if slip.mended else "write what was meant",
                )


def _is_judged(block: Block, slip: Slip) -> bool:
    """Whether the place is in the language of the block; a comma alone hides no sentence there."""
    if block.kind == "heading" and slip.problem.endswith("after a comma"):
        return False
    return not any(part.start <= slip.start < part.end for part in block.parts)
