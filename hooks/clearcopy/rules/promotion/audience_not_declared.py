"""PRM010: a page that does not say whom it addresses."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_WHERE = frozenset({"demonstration", "title", "meta", "body", "statements"})


@rule("PRM010", on=Page, message="this page {problem}", help="{advice}", needs_whole=True)
def audience_not_declared(page: Page, site: Site) -> Iterator[Finding]:
    """A page declares no audience in the records, or readers are not told of it.

    The PMCPA found a breach where an open page did not make its intended audience clear
    (AUTH/3669/6/22). A release names its `audience`, policy names that of all other pages under
    `site`; and the page says so in its text or statements, in one of the wordings of
    data/lexicons/audience-*.yml. A home page says it as any other; a page that was not found is
    exempt in policy.
    Violates: an open pipeline page that says nothing. Passes: "for journalists and investors".
    """
    if not page.governed:
        return
    if not page.audience:
        yield _finding(
            page,
            "declares no audience",
            "name `audience` in the release's record, or under `site` in data/policy.yml",
        )
        return
    tables = [f"audience-{name}" for name in sorted(page.audience)]
    told = {
        hit.table
        for block in site.holding(page, *tables, sections=_WHERE)
        for hit in site.terms(block, *tables)
    }
    missing = [table.removeprefix("audience-") for table in tables if table not in told]
    if missing:
        yield _finding(
            page,
            f"does not tell readers that it addresses: {', '.join(missing)}",
            'say it in the statement that policy binds to the page, as in "written for journalists '
            'and investors"',
        )


def _finding(page: Page, problem: str, advice: str) -> Finding:
    return audience_not_declared.found(
        page.title_span,
        page=page.url,
        subject=f"{page.path}#page",
        judged=problem,
        problem=problem,
        advice=advice,
    )
