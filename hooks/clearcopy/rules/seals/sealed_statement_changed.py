"""SEL003: a legal text that changed after its publication."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.shown import release_pages, shown_in
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule(
    "SEL003",
    on=Site,
    message='the words of {version} are not those that the release "{slug}" published',
    help="restore them, and write the new words as a new version with its own `valid-from`",
)
def sealed_statement_changed(site: Site, _: Site) -> Iterator[Finding]:
    """The words of a statement changed under a version that a release has published.

    A disclaimer protects as it was worded on the day of publication; counsel must be able to show
    which words those were. A new wording is a new version, and older releases keep theirs.
    Found: any change of the text in either language.
    Violates: a sentence reworded in version 2025-09. Passes: a version 2026-01 beside it.
    """
    for slug, pages in release_pages(site):
        seal = site.library.seals.get(slug)
        if seal is None or not pages:
            continue
        for name in shown_in(site)[slug].statements:
            key, version = name.split("@", 1)
            statement = site.library.statements.get(key)
            words = statement.versions.get(version) if statement is not None else None
            sealed = seal.statements.get(name)
            if sealed is not None and words is not None and sealed != words.seal:
                yield sealed_statement_changed.found(
                    words.key_span("text"),
                    subject=name,
                    judged=words.seal,
                    related=(seal.span("statements", name),),
                    version=name,
                    slug=slug,
                )
