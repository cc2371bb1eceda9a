"""DSC003: an announcement on the site before, or without, its document on HKEXnews."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.release_kinds import announcement_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.models import LANGUAGE_NAMES, LANGUAGES, Release
from clearcopy.rule import rule


@rule("DSC003", on=Page, message="this announcement {problem}", help="{advice}")
def announcement_before_the_exchange(page: Page, site: Site) -> Iterator[Finding]:
    """An announcement is public here before HKEXnews has it, or does not lead to both versions.

    HKEX Main Board Listing Rule 2.07C: what the Rules make an issuer publish is submitted to the
    exchange first, in English and Chinese, and stands on the issuer's own site afterwards. Whoever
    reads the site must find the document that binds.
    Violates: a release with `category: announcement` and no `hkexnews`; one published at 16:00 that
    HKEXnews has since 16:31; one with the English document alone.
    Passes: number, instant and both addresses recorded, and the page public afterwards; a press
    release, which is no announcement.
    """
    release = announcement_of(page, site)
    if release is None:
        return
    for at, problem, advice in _problems(page, release):
        yield announcement_before_the_exchange.found(
            at,
            page=page.url,
            subject=f"{page.path}#meta",
            judged=problem,
            problem=problem,
            advice=advice,
        )


def _problems(page: Page, release: Release) -> Iterator[tuple[Span, str, str]]:
    document = release.hkexnews
    if document is None:
        yield (
            release.span("category"),
            "names no document on HKEXnews",
            "add `hkexnews` to the release's record: document, published, and url in en and zh",
        )
        return
    if release.due < document.published:
        here, there = release.due.isoformat(), document.published.isoformat()
        yield (
            release.key_span("published"),
            f"is public here at {here}, and on HKEXnews at {there}",
            "publish it here when HKEXnews has it, or correct the instant that is wrong",
        )
    for lang in LANGUAGES:
        if lang not in document.url:
            yield (
                document.span("url"),
                f"names no {LANGUAGE_NAMES[lang]} version on HKEXnews",
                f"give the address of the {LANGUAGE_NAMES[lang]} document as `{lang}`",
            )
    if release.local_only is not None:
        yield (
            release.key_span("local_only"),
            f"stands here in {LANGUAGE_NAMES[release.local_only.language]} alone",
            "publish it in English and Chinese at the same time",
        )
    own = document.url.get("zh" if page.lang == "zh" else "en")
    shown = {link.href for block in page.blocks for link in block.links}
    if own is not None and own not in shown:
        yield (
            page.title_span,
            "does not lead to its document on HKEXnews",
            "keep the block `meta` on the page; the engine prints the link there",
        )
