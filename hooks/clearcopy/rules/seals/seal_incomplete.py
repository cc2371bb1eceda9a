"""SEL005: a seal that does not list what its release shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clearcopy.document.shown import Place, release_pages, shown_in
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.policy import Seal
from clearcopy.rule import rule


@rule("SEL005", on=Site, message='{what} "{name}" {problem}', help="{advice}")
def seal_incomplete(site: Site, _: Site) -> Iterator[Finding]:
    """A sealed release shows something that its seal lacks, or no longer shows what it holds.

    The seal says what readers were shown. A figure that is added to a published page, or taken off
    it, changes the publication as much as a changed digit does.
    Violates: a second endpoint written into a published release. Passes: the pages as sealed.
    Publish the change as a release of its own, or as a correction that is sealed with its reason.
    """
    for slug, pages in release_pages(site):
        seal = site.library.seals.get(slug)
        if seal is None or not pages:
            continue
        languages = {page.lang for page in pages}
        whole = all(page.whole for page in pages) and languages.issuperset(
            site.library.releases[slug].languages
        )
        for part, shown in shown_in(site)[slug].parts:
            yield from _added(slug, seal, part, shown)
            # What composing could not print, or whose page is not there, has its own finding.
            if whole:
                yield from _taken_off(slug, seal, part, shown)


_NAMES = {"facts": "the fact", "statements": "the statement", "references": "the reference"}


def _added(slug: str, seal: Seal, part: str, shown: Mapping[str, Place]) -> Iterator[Finding]:
    sealed: Mapping[str, str] = getattr(seal, part)
    for name, place in shown.items():
        if name not in sealed:
            yield seal_incomplete.found(
                place(),
                subject=name,
                judged=f"{slug} shows {name}",
                related=(seal.span(part),),
                what=_NAMES[part],
                name=name,
                problem=f'is shown by the release "{slug}" and was not when it was sealed',
                advice="take it off the page, or publish it in a release or correction of its own",
            )


def _taken_off(slug: str, seal: Seal, part: str, shown: Mapping[str, Place]) -> Iterator[Finding]:
    sealed: Mapping[str, str] = getattr(seal, part)
    for name in sealed:
        if name not in shown:
            yield seal_incomplete.found(
                seal.key_span(part, name),
                subject=name,
                judged=f"{slug} does not show {name}",
                what=_NAMES[part],
                name=name,
                problem=f'was shown by the release "{slug}" and no longer is',
                advice="restore it on the page, or publish a correction and have that sealed",
            )
