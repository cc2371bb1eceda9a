"""PRM011: a page "for healthcare professionals only" that is open to all."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.other_sites import is_said_of_another_site
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "PRM011",
    on=Page,
    message='"{words}" stands on a page that {problem}',
    help="drop the statement, or declare `professionals` as the only audience and keep the page "
    "out of search engines and feeds",
)
def professionals_only_on_open_page(page: Page, site: Site) -> Iterator[Finding]:
    """A page says that it is for healthcare professionals alone, and everybody is led to it.

    Directive 2001/83/EC, articles 88 and 91: what only professionals may read must be kept from
    others; a sentence does not do that. The page must declare professionals as its only audience
    and be closed to search engines (`noindex`). Static pages cannot check who reads them: whether
    a gate stands before such a page is left to whoever runs the server.
    Violates: the sentence on an open press page. Passes: a page for media and investors without it;
    the sentence on a linked site.
    """
    if not page.governed:
        return
    problems = []
    if page.audience != {"professionals"}:
        problems.append(f"addresses {', '.join(sorted(page.audience)) or 'anybody'}")
    if "noindex" not in page.head.robots:
        problems.append("is open to search engines")
    for block in site.holding(page, "professionals-only") if problems else ():
        for hit in site.terms(block, "professionals-only"):
            if is_said_of_another_site(block, hit.start, site):
                continue
            yield professionals_only_on_open_page.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                words=block.text[hit.start : hit.end],
                problem=" and ".join(problems),
            )
