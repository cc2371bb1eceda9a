"""FLS008: the US safe harbor invoked by an issuer that has none."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.denials import is_denied
from clearcopy.document.own_words import holds, is_quoted
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.rule import rule


@rule(
    "FLS008",
    on=Page,
    message='"{words}" invokes the US safe harbor, and {problem}',
    help="identify the statements and name their risks without the US statute",
)
def safe_harbor_not_open(page: Page, site: Site) -> Iterator[Finding]:
    """A page invokes the US safe harbor for forward-looking statements, which is not open to it.

    15 U.S.C. 78u-5(a)(1) covers issuers that report to the SEC, and 78u-5(b) excludes offers such
    as a public offering, a tender offer or going private, and financial statements. To claim its
    protection elsewhere tells investors of a rule that does not apply. Found are the words of
    data/lexicons/us-safe-harbor.yml, in legal text too; a partner's release may be quoted.
    Violates: an issuer listed in Hong Kong alone that cites the Private Securities Litigation
    Reform Act. Passes: "This page contains forward-looking statements"; the EU-US safe harbor list.
    To fix: drop the statute; where the issuer reports, its record says `reporting: [SEC]`.
    """
    problem = _problem(page, site.library) if page.governed else ""
    if not problem or not site.holding(page, "us-safe-harbor"):
        return
    before: Block | None = None
    for block in page.content:
        seen: set[int] = set()
        for hit in site.terms(block, "us-safe-harbor"):
            start, end = block.sentence_at(hit.start)
            if start in seen or _says_another(block, before, hit.start, site.library):
                continue
            if is_denied(block, hit.start, hit.end, site):
                continue
            seen.add(start)
            yield safe_harbor_not_open.found(
                block.span(hit.start, hit.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                words=block.text[hit.start : hit.end],
                problem=problem,
            )
        before = block


def _problem(page: Page, library: Library) -> str:
    """Return why the safe harbor is closed to a page, or "" where it is open."""
    if "SEC" not in page.setting.reporting:
        return "the issuer does not report to the SEC"
    release = library.releases.get(page.record)
    if release is not None and release.occasion is not None:
        return f'it is closed to a release with the occasion "{release.occasion}"'
    return ""


def _says_another(block: Block, before: Block | None, at: int, library: Library) -> bool:
    """Whether the words are quoted, and the text or what leads to it names a partner."""
    if not is_quoted(block, at):
        return False
    text = f"{before.text if before else ''} {block.text}"
    return any(
        holds(text, name)
        for asset in library.assets.values()
        for code in asset.partner_codes
        for name in (code.partner.en, code.partner.zh)
    )
