"""Author's Markdown and the Library become articles: the whole newsroom, in memory."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from html import escape
from pathlib import Path

from clearcopy.document import defects
from clearcopy.document.anchors import find_lost_anchors
from clearcopy.document.article import Article, Piece
from clearcopy.document.bibliography import Entry, format_entries
from clearcopy.document.blocks import COMPOSERS
from clearcopy.document.citations import Cited, number_citations, render_references
from clearcopy.document.frame import Frame, Map, assets_named, assets_of, assets_shown, title_of
from clearcopy.document.origin import SourceText
from clearcopy.document.page import DeclaredLiteral
from clearcopy.document.sections import Made, policy_span, section
from clearcopy.document.sources import PageSource, Sources, read_sources
from clearcopy.findings import Finding, Span
from clearcopy.records.library import Library
from clearcopy.records.models import HTML_LANG, LANGUAGES, Release
from clearcopy.records.obligations import setting_of
from clearcopy.records.policy import Policy

HEADING = re.compile(r'<h([1-6]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
MARKUP = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
PLACES = re.compile(r"<!--@([^>:]+):\d+-->")
HAN_LETTER = re.compile(r"[\u3400-\u9fff]")
TEXT = re.compile(r">[^<]*[\u3400-\u9fff][^<]*<")
MARKED = ' lang="zh-Hans"'
# Blocks on the medicines that a page names, which is known once the others are composed.
_ON_NAMED_MEDICINES = ("status", "core-product-warning")
_LATE = frozenset({*_ON_NAMED_MEDICINES, "references"})
HAN = re.compile(r"[《「（【]?[\u3400-\u9fff][\u3400-\u9fff\u3000-\u303f\uff00-\uffef，。；：、]*")


@dataclass(frozen=True)
class Newsroom:
    """Everything that was composed for one instant; `unread` are the pages that could not be."""

    articles: Mapping[str, Article]
    images: tuple[str, ...]
    findings: tuple[Finding, ...]
    unread: frozenset[str] = frozenset()


def compose_newsroom(
    root: Path, library: Library, as_of: datetime, *, preview: bool = False
) -> Newsroom:
    """Read `docs/` under `root` and compose what is public at `as_of`; in a preview, everything."""
    return compose_sources(read_sources(root, library.policy), library, as_of, preview=preview)


def compose_sources(
    sources: Sources, library: Library, as_of: datetime, *, preview: bool = False
) -> Newsroom:
    """Compose pages that were read before."""
    policy = library.policy
    if policy is None:
        return Newsroom({}, sources.images, sources.findings)
    findings = list(sources.findings)
    public: dict[str, PageSource] = {}
    waiting: dict[str, PageSource] = {}
    # What is wrong with a page that cannot be composed is said once, not by every page around it.
    unread = set(sources.of_pages) - {page.path for page in sources.pages}
    for page in sources.pages:
        if page.kind and page.record not in library.by_kind[page.kind]:
            findings += _record_missing(page, library)
            unread.add(page.path)
            continue
        release = library.releases.get(page.record) if page.kind == "release" else None
        due = preview or release is None or release.public_at(as_of)
        (public if due else waiting)[page.path] = page
    hidden = () if preview else _paths_not_public(library, as_of)
    for path, problems in sources.of_pages.items():
        findings += () if path in hidden else problems
    missing = _releases_without_words(library, sources, hidden)
    findings += missing.values()
    shown = frozenset(library.assets) if preview else assets_shown(library, public.values())
    where = Map(
        public, waiting, frozenset(unread | missing.keys()), frozenset(sources.images), shown
    )
    frames = {
        path: _frame(page, library, policy, where, as_of, preview=preview)
        for path, page in public.items()
    }
    where.titles.update((path, title_of(frame)) for path, frame in frames.items())
    articles = {path: _compose(frame) for path, frame in frames.items()}
    for path, frame in frames.items():
        lost = tuple(find_lost_anchors(frame.anchors, articles))
        if lost:
            article = articles[path]
            articles[path] = replace(article, findings=(*article.findings, *lost))
        findings += articles[path].findings
    shown_images = {name for frame in frames.values() for name in frame.used_images}
    return Newsroom(
        {article.url: article for article in articles.values()},
        tuple(sorted(shown_images)),
        tuple(dict.fromkeys(findings)),
        frozenset(unread),
    )


def _paths_not_public(library: Library, as_of: datetime) -> frozenset[str]:
    """Return where the words of releases stand that may not be seen yet.

    Their unfinished state must not block the others; with their date they are judged as all are.
    """
    return frozenset(
        f"docs/{lang}/news/{key}.md"
        for key, release in library.releases.items()
        for lang in LANGUAGES
        if not release.public_at(as_of)
    )


def _record_missing(page: PageSource, library: Library) -> Iterator[Finding]:
    """A record that is there and cannot be read has its own finding."""
    folder = page.key.partition("/")[0].replace("news", "releases")
    path = f"data/{folder}/{page.record}.yml"
    if page.record not in library.unread:
        yield defects.PAGE_WITHOUT_RECORD.found(
            Span(page.path), kind=page.kind, id=page.record, path=path
        )


def _releases_without_words(
    library: Library, sources: Sources, hidden: Collection[str]
) -> dict[str, Finding]:
    """A release that is public must have its words in every language that it promises.

    Returned is what to say of each file that is missing, by its path.
    """
    there = {page.path for page in sources.pages} | set(sources.of_pages) | set(hidden)
    findings = {}
    for key, release in library.releases.items():
        for lang in release.languages:
            path = f"docs/{lang}/news/{key}.md"
            if path not in there:
                findings[path] = defects.RECORD_WITHOUT_PAGE.found(
                    release.span(), id=key, path=path
                )
    return findings


def _frame(
    page: PageSource,
    library: Library,
    policy: Policy,
    where: Map,
    as_of: datetime,
    *,
    preview: bool,
) -> Frame:
    release = library.releases.get(page.record) if page.kind == "release" else None
    cuts = dict(release.studies) if release else dict(library.public_cuts(as_of))
    if preview and release is None:
        for key, study in library.studies.items():
            if study.cuts:
                cuts.setdefault(key, max(study.cuts))
    return Frame(
        library=library,
        policy=policy,
        source=page,
        release=release,
        cuts=cuts,
        published=_day_of(release, as_of),
        public=release is None or release.public_at(as_of),
        as_of=as_of,
        map=where,
        assets=assets_of(library, page.record),
    )


def _day_of(release: Release | None, as_of: datetime) -> date:
    """Return the day of publication: that of `as_of` for what has none, or none yet."""
    decided = release is not None and release.published.decided
    return release.published.day if release is not None and decided else as_of.date()


def _compose(frame: Frame) -> Article:
    """Compose one page: its blocks in policy's order, the reference list once all has cited."""
    names = frame.page_type.blocks
    frame.used_ids.update(COMPOSERS, ("title", "references"), frame.library.statements)
    made: dict[str, list[Made]] = {
        name: list(COMPOSERS[name](frame)) for name in names if name not in _LATE
    }
    late = [name for name in names if name in _ON_NAMED_MEDICINES]
    if late:
        text = "".join(one.html for blocks in made.values() for one in blocks)
        named = frame.assets | assets_named(frame.library, text)
        wider = frame if named == frame.assets else replace(frame, assets=named)
        made.update((name, list(COMPOSERS[name](wider))) for name in late)
    # Citations may come after the list of references as well.
    in_order = [one for name in names if name != "references" for one in made[name]]
    cited = number_citations([one.html for one in in_order])
    in_order = [replace(one, html=html) for one, html in zip(in_order, cited.blocks, strict=True)]
    if "references" in names:
        place = sum(len(made[name]) for name in names[: names.index("references")])
        in_order.insert(place, _references(frame, cited))
    return _article(frame, in_order)


def _references(frame: Frame, cited: Cited) -> Made:
    heading = ("references", frame.heading("references"))
    span = policy_span(frame)
    if not cited.keys:
        inner = f"<p>{escape(frame.heading('no-references'))}</p>"
        return section("references", inner, span, "policy names it", heading)
    used = {key: frame.library.references[key] for key in cited.keys}
    entries = _entries(frame.library, frame.lang)
    inner = render_references(cited, entries, used, frame.heading("back-to-citation"))
    return section("references", inner, span, "the page cites them", heading)


@lru_cache(maxsize=8)
def _entries(library: Library, lang: str) -> Mapping[str, Entry]:
    """Every reference is formatted once a build, not once a page."""
    return format_entries(library.references, lang)


@lru_cache(maxsize=4096)
def _source(library: Library, path: str) -> SourceText:
    return SourceText(path, tuple(library.texts.get(path, "").split("\n")))


def tag_chinese(html: str) -> str:
    """Mark Chinese in English text with its language, outside what is marked already."""
    if HAN_LETTER.search(html) is None:
        return html
    marked = list(_marked_chinese(html))

    def tag(text: re.Match[str]) -> str:
        if any(start < text.start() < end for start, end in marked):
            return text[0]
        return HAN.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', text[0])

    return TEXT.sub(tag, html)


def _marked_chinese(html: str) -> Iterator[tuple[int, int]]:
    """Yield where the elements stand that say they are Chinese."""
    at = html.find(MARKED)
    while at >= 0:
        start = html.rfind("<", 0, at)
        name = html[start + 1 : at].split(" ", 1)[0]
        end = html.find(f"</{name}>", at)
        yield start, end
        at = html.find(MARKED, at + 1)


def _piece(html: str, lang: str, *, recurs: bool = False) -> Piece:
    if lang == "en":
        html = tag_chinese(html)
    toc = tuple(
        [(int(level), name, MARKUP.sub("", text)) for level, name, text in HEADING.findall(html)]
    )
    return Piece(html.encode(), recurs, toc, tuple(dict.fromkeys(PLACES.findall(html))))


@lru_cache(maxsize=1024)
def _recurring_piece(html: str, lang: str) -> Piece:
    """Statements stand on page after page: each is one object, which reading knows again."""
    return _piece(html, lang, recurs=True)


def _article(frame: Frame, made: list[Made]) -> Article:
    source = frame.source
    front = source.front
    pieces = tuple(
        [(_recurring_piece if one.recurs else _piece)(one.html, frame.lang) for one in made]
    )
    sources: dict[str, SourceText] = {"": source.text}
    for path in {path for piece in pieces for path in piece.paths}:
        page = frame.map.public.get(path)
        sources[path] = page.text if page is not None else _source(frame.library, path)
    description = frame.plain(front.description, front.span("description"))
    return Article(
        url=source.url,
        path=source.path,
        key=source.key,
        type=front.type,
        lang=frame.lang,
        html_lang=HTML_LANG[frame.lang],
        record=source.record,
        governed=frame.page_type.governed,
        public=frame.public,
        published=frame.published,
        published_iso=frame.release.published.iso if isinstance(frame.release, Release) else "",
        cuts=frame.cuts,
        title=frame.map.titles[source.path],
        description=description,
        pieces=pieces,
        expected=tuple(one.expected for one in made),
        literals=tuple(
            DeclaredLiteral(item.text, item.reason, item.span("text")) for item in front.literals
        ),
        sources=sources,
        description_span=front.span("description"),
        title_span=source.title_span,
        findings=tuple(frame.findings),
        whole=not (frame.gaps or frame.library.unread),
        setting=setting_of(frame.library, source.record),
    )
