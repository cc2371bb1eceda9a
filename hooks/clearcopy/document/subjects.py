"""Of which treatment a claim is made: of a medicine of the records, or of another."""

from __future__ import annotations

from collections.abc import Sequence

from clearcopy.document.denials import clause_start
from clearcopy.document.own_words import prominent
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.records.models import Asset

_OTHERS, _NEEDS, _MEDICINES = "other-treatments", "unmet-needs", "medicine-words"
_WITHOUT_NAME = frozenset({"item", "cell", "header-cell", "heading"})


def claims_of(page: Page, block: Block, start: int, assets: Sequence[Asset], site: Site) -> bool:
    """Whether what is claimed at `start` is claimed of one of these medicines.

    It is where the sentence or what stands before it names one, or speaks of a medicine in other
    words; and where nobody expects a name: in the title, description, highlights, headings, lists
    and tables of a page about it. It is not where the clause begins with another treatment, or the
    sentence says what is lacking.
    """
    names = [name for asset in assets for name in asset.names if name]
    if is_of_another(block, start, names, site):
        return False
    first, last = block.sentence_at(start)
    if any(name in block.text[:last] for name in names):
        return True
    if block.kind in _WITHOUT_NAME or prominent(page, block) not in ("", "the lead"):
        return True
    return any(first <= hit.start < last for hit in site.terms(block, _MEDICINES))


def is_of_another(block: Block, start: int, names: Sequence[str], site: Site) -> bool:
    """Whether a claim at `start` is of another treatment, or of one that is still lacking.

    A name of the medicine in the clause, or in a sentence on what is lacking, decides against it.
    """
    hits = list(site.terms(block, _OTHERS, _NEEDS))
    if not hits:
        return False
    clause = clause_start(block, start, site)
    _, last = block.sentence_at(start)
    if any(name in block.text[clause:start] for name in names):
        return False
    other = any(hit.table == _OTHERS and clause <= hit.start < start for hit in hits)
    lacking = any(hit.table == _NEEDS and clause <= hit.start < last for hit in hits)
    return other or (lacking and not any(name in block.text[clause:last] for name in names))
