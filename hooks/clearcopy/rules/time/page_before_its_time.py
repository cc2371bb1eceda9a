"""TIM002: a page that is in the public site before it may be public."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.models import Event, Release
from clearcopy.rule import rule


@rule("TIM002", on=Page, message='"{page_name}" {problem}', help="{advice}")
def page_before_its_time(page: Page, site: Site) -> Iterator[Finding]:
    """A page is built for the public before its publication, its embargo or its congress.

    Congresses withdraw a presentation whose results were public before its session or abstract,
    and a listed company discloses to everybody at once. Until publication and embargo have both
    passed, the page is not there at all; a date without a time of day passes at its end.
    Also found: a release with results and an event that is published before the event begins,
    without an embargo that says when its abstract is public.
    Violates: a page built on 18 October for a session on 19 October.
    Passes: the same page built after its embargo; a preview; an announcement without results.
    """
    release = site.library.releases.get(page.record)
    if not site.preview:
        yield from _not_public(page, release, site.as_of)
    if release is not None and release.event is not None:
        event = site.library.events.get(release.event)
        if event is not None:
            yield from _before_event(page, release, event)


def _not_public(page: Page, release: Release | None, as_of: datetime) -> Iterator[Finding]:
    if page.public and (release is None or release.public_at(as_of)):
        return
    held = release is not None and release.embargo is not None and release.embargo.passed > as_of
    due = f" before {release.due.isoformat()}" if release is not None else ""
    yield page_before_its_time.found(
        _place(page, release, "embargo" if held else "published"),
        page=page.url,
        subject=page.subject_of(page.blocks[0]) if page.blocks else page.path,
        judged=f"{page.path} {due}",
        page_name=page.path,
        problem=f"is in the public site, and it is not due{due}",
        advice="build it after that moment; look at it with `clearcopy serve` until then",
    )


def _before_event(page: Page, release: Release, event: Event) -> Iterator[Finding]:
    if not release.studies or release.embargo is not None:
        return
    opening = _opening(event.start, event.zone)
    if opening is not None and release.published.passed < opening:
        yield page_before_its_time.found(
            release.key_span("published"),
            page=page.url,
            subject=f"{page.path}#page",
            judged=f"{release.published.iso} {event.tag} {event.start.isoformat()}",
            related=(event.span("start"),),
            page_name=page.path,
            problem=f"shows results of {event.tag} and is published before it begins",
            advice="publish later, or state as `embargo` when the abstract becomes public",
        )


@lru_cache(maxsize=256)
def _opening(day: date, zone: str) -> datetime | None:
    """Return the moment at which a day begins in a zone; None for a zone that does not exist."""
    try:
        return datetime.combine(day, time(), ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # the record has its own finding


def _place(page: Page, release: Release | None, field: str) -> Span:
    return release.key_span(field) if release is not None else page.span
