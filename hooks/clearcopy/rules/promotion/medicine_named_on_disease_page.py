"""PRM008: a disease page that names a medicine or leads to one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from clearcopy.document.own_words import holds, own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.library import Library
from clearcopy.rule import rule


@rule(
    "PRM008",
    on=Page,
    message='this page informs about a disease, and "{words}" {problem}',
    help="take it out; a disease page speaks of the disease and leads to its references only",
)
def medicine_named_on_disease_page(page: Page, site: Site) -> Iterator[Finding]:
    """A page about a disease names a medicine or its study, or links to their pages.

    Information on health or diseases is no advertising "provided there is no reference, even
    indirect, to medicinal products" (Directive 2001/83/EC, article 86(2)). The article is judged:
    title, text and About texts with their links, not the navigation nor the legal statements.
    Violates: "HS-20093 is studied in this disease"; a link to the pipeline. Passes: references.
    A class of treatment in a neutral summary of guidelines is not reported; whether a wording
    points at one product all the same is left to the reviewer.
    """
    if not page.governed or page.type != "disease":
        return
    names = dict(_names(site.library))
    for block in own_words(page):
        for name, problem in names.items():
            if not holds(block.text, name):
                continue
            at = max(block.text.find(name), 0)
            yield medicine_named_on_disease_page.found(
                block.span(at, at + len(name)),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text,
                words=name,
                problem=problem,
            )
        for link in block.links:
            target = posixpath.normpath(posixpath.join(page.url, link.href.partition("#")[0]))
            there = site.by_url.get(f"{target}/")
            if there is not None and _is_about_medicine(there.type, there.record, site.library):
                yield medicine_named_on_disease_page.found(
                    block.span(link.start, link.end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text,
                    words=block.text[link.start : link.end],
                    problem="leads to a page about a medicine",
                )


def _names(library: Library) -> Iterator[tuple[str, str]]:
    for asset in library.assets.values():
        for name in asset.names:
            yield name, "names a medicine"
    for study in library.studies.values():
        yield study.name, "names a study of a medicine"
        for registration in study.registrations:
            yield registration.id, "names a study of a medicine"


def _is_about_medicine(kind: str, record: str, library: Library) -> bool:
    release = library.releases.get(record)
    about = release is not None and bool(release.assets)
    return about or kind in ("asset", "pipeline", "study")
