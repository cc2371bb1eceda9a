"""DSC002: material news on the site before the public has it otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.models import Release
from clearcopy.rule import rule


@rule("DSC002", on=Page, message="this release is material, and {problem}", help="{advice}")
def material_news_not_disseminated(page: Page, site: Site) -> Iterator[Finding]:
    """A release with `material: true` names no dissemination, or one that came too late.

    Regulation FD (17 CFR 243.100-101): who tells some must tell all at the same time, by a filing
    or by another way that reaches the public broadly; a web site alone may not do that (SEC Release
    34-58288). So a wire, a Form 8-K or an exchange has it no later than this page and no later than
    any briefing that is not open. A date without a time of day counts as its end, which is when
    the engine publishes. What is material is a person's judgement, recorded with the release.
    Violates: a page that is public at 08:00 and a Form 8-K of 08:05; a briefing on the day before.
    Passes: `dissemination` with the accession number and an instant no later than the page's; a
    foreign private issuer, which Regulation FD does not bind.
    """
    release = site.library.releases.get(page.record)
    if release is None or not release.material or not page.governed:
        return
    issuer = site.library.issuers.get(release.issuer)
    if issuer is None or issuer.foreign_private_issuer:
        return
    for at, problem, advice in _problems(release):
        yield material_news_not_disseminated.found(
            at,
            page=page.url,
            subject=f"{page.path}#page",
            judged=problem,
            related=(release.span("material"),),
            problem=problem,
            advice=advice,
        )


def _problems(release: Release) -> Iterator[tuple[Span, str, str]]:
    if not release.dissemination:
        yield (
            release.span("material"),
            "no way is recorded by which the public got it",
            "add `dissemination` to the release's record: channel, id and at",
        )
        return
    first = min(release.dissemination, key=lambda each: each.at)
    told = f"the public has it by {first.channel} since {first.at.isoformat()}"
    if first.at > release.due:
        yield (
            first.span("at"),
            f"{told}, after this page of {release.due.isoformat()}",
            "publish the page later, or correct the instant that is wrong",
        )
    for briefing in release.briefings:
        if briefing.at < first.at:
            yield (
                briefing.span("at"),
                f"{told}, after the briefing of {briefing.to} on {briefing.at.isoformat()}",
                "ask legal counsel: what was told to some is disclosed to all at once",
            )
