"""Seal a published release: record what its pages show, so that a later change is a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.document.shown import Shown, shown_by
from clearcopy.publishing.clearance import Prepared, prepare
from clearcopy.records.library import Library
from clearcopy.records.models import NEVER
from clearcopy.records.policy import Resealing, Seal
from clearcopy.records.sealing import Digests, changed_in, render_seal, seal_of


class NotYetDue(Exception):  # noqa: N818 - it is no fault of the program
    """The release is not public yet; the text is one sentence for the user."""


class CannotSeal(Exception):  # noqa: N818 - it is no fault of the program
    """There is nothing to seal; the text is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Why a seal may be broken, and which role decided it."""

    reason: str
    role: str


def write_seal(root: Path, slug: str, as_of: datetime, decided: Decided | None = None) -> str:
    """Write `data/seals/<slug>.yml` and return its path.

    A seal that stands is only added to. Where something sealed has changed, the change needs a
    decision, and the seal keeps it: else whoever changes a published figure could seal it away.

    Raises:
        CannotSeal: there is no such release, its pages cannot be composed, or a sealed thing has
            changed and nobody decided that it may.
        NotYetDue: the release is not public at `as_of`.
    """
    prepared = prepare(root, as_of)
    release = prepared.library.releases.get(slug)
    if release is None:
        message = f'there is no readable release "{slug}" in data/releases/'
        raise CannotSeal(message)
    if not release.public_at(as_of):
        due = release.due
        when = (
            f"is not due before {due.isoformat()}; `--as-of {due.isoformat()}` seals it ahead"
            if due < NEVER
            else "has no date yet; write `at` or `date` under `published` in its record"
        )
        message = f"{slug} {when}"
        raise NotYetDue(message)
    digests = digests_of(prepared.library, shown_in(prepared, slug))
    path = root / "data" / "seals" / f"{slug}.yml"
    if path.exists() and slug not in prepared.library.seals:
        message = f"data/seals/{slug}.yml cannot be read, so nothing says what changed; mend it"
        raise CannotSeal(message)
    resealed = _resealed(prepared.library.seals.get(slug), digests, as_of.date(), decided, slug)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render_seal(digests, resealed), encoding="utf-8")
    return path.relative_to(root).as_posix()


def _resealed(
    seal: Seal | None, digests: Digests, day: date, decided: Decided | None, slug: str
) -> tuple[Resealing, ...]:
    if seal is None:
        return ()
    changed = changed_in(seal, digests)
    if not changed:
        return seal.resealed
    if decided is None:
        message = (
            f"{slug} is sealed, and {', '.join(changed)} changed since; where that was decided, "
            "seal it anew with --reason and --role"
        )
        raise CannotSeal(message)
    now = Resealing(date=day, role=decided.role, reason=decided.reason, changed=tuple(changed))
    return (*seal.resealed, now)


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
