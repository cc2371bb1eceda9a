"""What composing one page may look at, and the addresses between pages."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from clearcopy.document import defects
from clearcopy.document.dialect import plain_text
from clearcopy.document.markers import Written
from clearcopy.document.rendering import Refusal, Rendering
from clearcopy.document.sources import PageSource, url_of
from clearcopy.document.tables import render_result_table
from clearcopy.document.values import NoValue, Value, find_value
from clearcopy.findings import Finding, Span
from clearcopy.records.library import Library
from clearcopy.records.models import Asset, Release, Study
from clearcopy.records.obligations import Bound, bound_statements
from clearcopy.records.policy import PageType, Policy


@dataclass(frozen=True)
class Map:
    """All pages that are composed, by their files: where links may lead, and their titles.

    `shown` are the medicines that generated lists may name: see `assets_shown`.
    """

    public: Mapping[str, PageSource]
    waiting: Mapping[str, PageSource]
    unread: frozenset[str]
    images: frozenset[str]
    shown: frozenset[str]
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link to a place inside a page, by that page's file; whether it exists is known last."""

    path: str
    name: str
    href: str
    span: Span


@dataclass(frozen=True)
class Frame:
    """One page and everything around it that composing reads."""

    library: Library
    policy: Policy
    source: PageSource
    release: Release | None
    cuts: Mapping[str, str]
    published: date
    public: bool
    as_of: datetime
    map: Map
    assets: frozenset[str]
    findings: list[Finding] = field(default_factory=list)
    used_ids: set[str] = field(default_factory=set)
    used_images: set[str] = field(default_factory=set)
    anchors: list[Anchor] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    @property
    def lang(self) -> str:
        """The language folder, `en` or `zh`."""
        return self.source.lang

    @property
    def page_type(self) -> PageType:
        """What policy says of this type of page."""
        return self.policy.page_types[self.source.front.type]

    @cached_property
    def bound(self) -> tuple[Bound, ...]:
        """The statements that bind this page."""
        return tuple(
            bound_statements(
                self.library,
                self.policy,
                page_type=self.source.front.type,
                record=self.source.record,
                assets=self.assets,
                day=self.published,
            )
        )

    def heading(self, name: str) -> str:
        """Return the heading that policy gives a composed block."""
        text = self.policy.headings.get(name)
        return text[self.lang] if text else name

    def value(self, path: str, form: str) -> Value | NoValue:
        """Resolve `[[path:form]]` for this page."""
        return find_value(self.library, self.cuts, self.lang, path, form)

    def href(self, key: str, lang: str | None = None) -> str | None:
        """Return the relative address of the page at `key`, or None where there is no such page."""
        page = self.map.public.get(f"docs/{lang or self.lang}/{key}")
        return None if page is None else relative(self.source.url, page.url)

    def link(self, href: str) -> str | Refusal:
        """Return the address that a link of the author's page leads to, or why it may not."""
        if "[[" in href or "[@" in href:
            return defects.BROKEN_LINK, {"href": href, "hint": "nothing is printed in addresses"}
        if href.startswith(("https://", "http://", "mailto:", "#")):
            return href
        scheme = href.split(":", 1)[0]
        if ":" in href and "/" not in scheme:
            return defects.UNSAFE_LINK, {"href": href}
        target, anchor = self._target(href)
        page = self.map.public.get(target)
        if page is not None:
            return relative(self.source.url, page.url) + (f"#{anchor}" if anchor else "")
        if target in self.map.unread:
            return relative(self.source.url, url_of(target.removeprefix("docs/")))
        if target in self.map.waiting:
            return defects.LINK_NOT_PUBLIC, {"href": href}
        return defects.BROKEN_LINK, {"href": href, "hint": "give the relative path of a .md file"}

    def _target(self, href: str) -> tuple[str, str]:
        """Return the file and the place in it that a link leads to."""
        path, _, anchor = href.partition("#")
        folder = posixpath.dirname(self.source.path)
        target = posixpath.normpath(posixpath.join(folder, path)) if path else self.source.path
        return target, anchor

    def image(self, src: str) -> str | Refusal:
        """Return the address of an image of the author's page, or why it may not stand there."""
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.source.path), src))
        name = target.removeprefix("docs/")
        if name not in self.map.images or not target.startswith("docs/"):
            return defects.IMAGE_MISSING, {"src": src}
        self.used_images.add(name)
        return relative(self.source.url, name).removesuffix("/")

    def written(self, span: Span) -> Written:
        """Return where the text at `span` of the author's file stands."""
        return Written(self.source.text, span.line, max(span.line, span.end_line))

    def rendering(self, written: Written) -> Rendering:
        """Return a rendering of a piece of the author's own text."""
        return Rendering(
            written=written,
            marks="",
            value=self.value,
            table=lambda study, name: render_result_table(self, study, name),
            link=self.link,
            image=self.image,
            suggest_key=lambda key: suggest_reference(self.library, key),
            used_ids=self.used_ids,
        )

    def take(self, rendering: Rendering) -> None:
        """Keep what a rendering found: its problems, and the places that its links lead to."""
        self.findings.extend(rendering.findings())
        self.gaps.extend(rendering.gaps)
        for href, span in rendering.anchors:
            if href.startswith("#") or "://" not in href:
                path, name = self._target(href)
                self.anchors.append(Anchor(path, name, href, span))

    def plain(self, text: str, span: Span) -> str:
        """Resolve the values in a title or description and note its problems."""
        rendering = self.rendering(self.written(span))
        plain = plain_text(text, rendering)
        self.take(rendering)
        return plain


def assets_of(library: Library, record_id: str) -> frozenset[str]:
    """Return the assets that a record is about."""
    record = library.record(record_id)
    if isinstance(record, Release):
        return frozenset(record.assets)
    if isinstance(record, Study):
        return frozenset({record.asset})
    return frozenset({record_id}) if isinstance(record, Asset) else frozenset()


def assets_shown(library: Library, pages: Iterable[PageSource]) -> frozenset[str]:
    """Return the assets that one of `pages` is about: its own, its study's or its release's.

    A record alone makes nothing public: it is often committed with a release that is not due yet.
    """
    return frozenset(key for page in pages for key in assets_of(library, page.record))


def assets_named(library: Library, html: str) -> frozenset[str]:
    """Return the assets whose code, partner code or name stands in a text."""
    found = set()
    for key, asset in library.assets.items():
        names = [asset.code, *(code.code for code in asset.partner_codes)]
        names += [asset.name.en, asset.name.zh] if asset.name else []
        if any(name in html for name in names):
            found.add(key)
    return frozenset(found)


def suggest_reference(library: Library, key: str) -> str | None:
    """Return None for a key that exists, "" for one that is unread, else what to write instead."""
    if key in library.references:
        return None
    if library.is_unread_reference(key):
        return ""
    near = difflib.get_close_matches(key, list(library.references), 3, 0.5)
    if near:
        return "did you mean " + " or ".join(f"`@{name}`" for name in near) + "?"
    return "add it to data/references.yml"


def relative(start: str, target: str) -> str:
    """Return the address of `target` as seen from the page at `start`; both end in `/`."""
    path = posixpath.relpath(target or ".", start or ".")
    return "./" if path == "." else f"{path}/"


def title_of(frame: Frame) -> str:
    """Return the page's title as plain text, with the event's tag before a release's."""
    title = " ".join(frame.plain(frame.source.title, frame.source.title_span).split())
    event = frame.library.events.get(frame.release.event or "") if frame.release else None
    return f"{event.tag} | {title}" if event else title
