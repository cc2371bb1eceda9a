"""LEX005: a partner's code of a medicine without the newsroom's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clearcopy.document.own_words import holds, own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import PartnerCode
from clearcopy.rule import rule


@rule(
    "LEX005",
    on=Page,
    message='"{code}" is first named here without saying that it is {own}',
    help="name both where the partner's code stands first: `[[{key}.code]]`, which {partner} calls "
    "`[[{key}.partner-code]]`",
    needs_whole=True,
)
def partner_code_unlinked(page: Page, site: Site) -> Iterator[Finding]:
    """A page names a medicine by a partner's code before it says which of its own that is.

    A reader who does not know that two codes are one medicine counts two, and looks up approvals
    and harms of one of them alone (house rule). The paragraph, item or cell in which the partner's
    code stands first has the newsroom's own code or name, too; afterwards either is free. Codes are
    those of `partner-codes` in the medicine's record. Whether what is said of one region is told
    under the right code is for people to judge.
    Violates: a table with the partner's code and no word of the own one.
    Passes: "EX-101, which the partner calls PX-7"; a page that never names the partner's code.
    """
    if not page.governed:
        return
    for key, asset in site.library.assets.items():
        own = tuple(name for name in asset.names if name not in _codes(asset.partner_codes))
        for partner in asset.partner_codes:
            block = _first(page, partner.code)
            if block is None or any(holds(block.text, name) for name in own):
                continue
            start = max(0, block.text.find(partner.code))
            yield partner_code_unlinked.found(
                block.span(start, start + len(partner.code)),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                code=partner.code,
                own=asset.code,
                key=key,
                partner=partner.partner.en,
            )


def _codes(partners: Iterable[PartnerCode]) -> frozenset[str]:
    return frozenset(each.code for each in partners)


def _first(page: Page, code: str) -> Block | None:
    """Return where the page names the code first; title and description come before the text."""
    return next((block for block in own_words(page) if code in block.text), None)
