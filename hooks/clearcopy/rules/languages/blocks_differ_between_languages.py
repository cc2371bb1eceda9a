"""LNG003: blocks that differ between the languages."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import LANGUAGE_NAMES
from clearcopy.rule import rule


@rule(
    "LNG003",
    on=Page,
    message="the {lang} page has {there}, and this page has {here}",
    help="give both versions the same blocks, the same versions of statements and the same "
    "references",
    needs_whole=True,
)
def blocks_differ_between_languages(page: Page, site: Site) -> Iterator[Finding]:
    """The two language versions of a page do not carry the same blocks or references.

    A caution that only one half of the readers gets is missing for the other. Blocks come by policy
    and are the same for both; a difference means that one page lost something after composing, that
    only one has highlights, or that only one cites a source.

    Violates: the English page without the investigational status that the Chinese page has; eight
    references here and seven there.
    Passes: the same blocks with the same versions, and lists of the same length.
    To fix: add to this version what the other one has, or take it out there.
    """
    if not page.governed:
        return
    for lang, twin in sorted(site.twins(page).items()):
        if not twin.whole:
            continue
        for there, here in _differences(page, twin):
            yield blocks_differ_between_languages.found(
                page.span,
                page=page.url,
                subject=f"{page.path}#page",
                judged=f"{there}; {here}",
                lang=LANGUAGE_NAMES[lang],
                there=there,
                here=here,
            )


def _differences(page: Page, twin: Page) -> Iterator[tuple[str, str]]:
    """Yield what the twin has and what this page has in its place.

    A block that was put in after composing, or stands twice, is judged on its own page.
    """
    ours = {(section.name, section.subject): section.version for section in page.sections}
    wanted = {(block.name, block.subject, block.version) for block in page.expected}
    theirs = {(block.name, block.subject) for block in twin.expected}
    seen = set()
    for section in twin.sections:
        place = (section.name, section.subject)
        if place not in theirs or place in seen:
            continue
        seen.add(place)
        block = f'the block "{section.name}"' + (
            f" on {section.subject}" if section.subject else ""
        )
        if place not in ours:
            yield block, "none"
        elif ours[place] != section.version and (*place, ours[place]) not in wanted:
            yield f'{block} in version "{section.version}"', f'version "{ours[place]}"'
    if len(twin.references) > len(page.references):
        yield f"{len(twin.references)} references", f"{len(page.references)}"
