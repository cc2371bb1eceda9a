"""Seal a published release: record what its pages show, so that a later change is a finding."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.document.shown import Shown, shown_by
from clearcopy.publishing.clearance import Prepared, prepare
from clearcopy.records.library import Library
from clearcopy.records.sealing import Digests, render_seal, seal_of


class NotYetDue(Exception):  # noqa: N818 - it is no fault of the program
    """The release is not public yet; the text is one sentence for the user."""


class CannotSeal(Exception):  # noqa: N818 - it is no fault of the program
    """There is nothing to seal; the text is one sentence for the user."""


def write_seal(root: Path, slug: str, as_of: datetime) -> str:
    """Write `data/seals/<slug>.yml` and return its path.

    Raises:
        CannotSeal: there is no such release, or its pages cannot be composed.
        NotYetDue: the release is not public at `as_of`.
    """
    prepared = prepare(root, as_of)
    release = prepared.library.releases.get(slug)
    if release is None:
        message = f'there is no readable release "{slug}" in data/releases/'
        raise CannotSeal(message)
    if not release.public_at(as_of):
        message = f"{slug} is not due before {release.due.isoformat()}"
        raise NotYetDue(message)
    digests = digests_of(prepared.library, shown_in(prepared, slug))
    path = root / "data" / "seals" / f"{slug}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_seal(digests), encoding="utf-8")
    return path.relative_to(root).as_posix()


def shown_in(prepared: Prepared, slug: str) -> Shown:
    """Return what the pages of a release show, in all its languages.

    Raises:
        CannotSeal: a language is missing or has findings; a seal must not record half a release.
    """
    articles = prepared.newsroom.articles
    own = [each for each in articles.values() if each.record == slug and each.type == "release"]
    release = prepared.library.releases[slug]
    missing = set(release.languages) - {article.lang for article in own}
    broken = [finding for article in own for finding in article.findings]
    if missing or broken:
        where = broken[0].span if broken else f"docs/{min(missing)}/news/{slug}.md"
        message = f"{slug} cannot be sealed before its pages are complete; see {where}"
        raise CannotSeal(message)
    pages = [read_page(article, finish(article, articles.values())) for article in own]
    return shown_by(tuple(pages))


def digests_of(library: Library, shown: Shown) -> Digests:
    """Return the digests of what is shown, as a seal holds them."""
    versions = {}
    for name in shown.statements:
        statement, _, version = name.partition("@")
        versions[name] = library.statements[statement].versions[version]
    return seal_of(
        {address: library.facts[address] for address in shown.facts},
        versions,
        {key: library.references[key] for key in shown.references},
    )
