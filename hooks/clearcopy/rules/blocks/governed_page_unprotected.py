"""BLK107: a governed page type without its blocks."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.policy import PageType
from clearcopy.rule import rule


@rule(
    "BLK107",
    on=Site,
    message='pages of the type "{type}" are governed and {missing}',
    help='add it under `page-types` and `statements`, or record under "exempt" why and by whose '
    "decision the type is not governed",
)
def governed_page_unprotected(site: Site, _same: Site) -> Iterator[Finding]:
    """Policy governs a page type and leaves it without words that each governed page carries.

    Whatever pages say, they say it to investors and to readers who want to know the source; so each
    governed page carries a forward-looking block and a reference list. Leaving one out of a list is
    the quietest way to lose it on every page of a type, and no page would show that something is
    missing. So is a block of statements that is listed and to which no statement is bound.

    Violates: the type `pipeline` without `forward-looking` among its blocks; `forward-looking` or
    `statements` in the list without a statement of that kind bound to the type.
    Passes: the blocks in the list and statements bound; a type with a recorded exemption.
    To fix: complete the policy, or let the role that answers for it record the exemption.
    """
    policy = site.library.policy
    if policy is None:
        return
    for name, page_type in policy.page_types.items():
        for missing in _missing(site, name, page_type) if page_type.governed else ():
            yield governed_page_unprotected.found(
                policy.span("page-types", name, "blocks"),
                subject=f"policy#{name}",
                judged=f"{name}: {missing}",
                type=name,
                missing=missing,
            )


def _missing(site: Site, name: str, page_type: PageType) -> Iterator[str]:
    for block in ("forward-looking", "references"):
        if block not in page_type.blocks:
            yield f'do not carry the block "{block}"'
    library = site.library
    obligations = library.policy.statements if library.policy is not None else ()
    bound = {each.statement for each in obligations if name in each.page_types}
    if bound & library.unread:
        return
    kinds = {library.statements[key].kind for key in bound if key in library.statements}
    if "forward-looking" in page_type.blocks and "forward-looking" not in kinds:
        yield "no forward-looking statement binds them"
    if "statements" in page_type.blocks and "statements" not in kinds:
        yield 'the block "statements" is in their list while no statement of that kind binds them'
