"""MkDocs' events, each forwarded to the step of the engine that it stands for.

MkDocs renders nothing of ours: it gets finished articles, puts its template around them, and hands
every finished page back. `mkdocs build` and `clearcopy build` are the same code.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from html import escape
from pathlib import Path
from typing import Any, Literal, TypeVar

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext

from clearcopy.checking.registry import RegistryError
from clearcopy.checking.verdict import Report
from clearcopy.document.article import Article
from clearcopy.document.navigation import main_pages
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page, strip_marks
from clearcopy.findings import Finding, digest
from clearcopy.publishing.clearance import Prepared, clear, prepare
from clearcopy.publishing.clock import UnusableInstant, resolve_as_of
from clearcopy.publishing.documents import Documents, add_documents, read_documents, write_drafts
from clearcopy.publishing.output import Judged, check_output
from clearcopy.publishing.search_index import render_search_index
from clearcopy.publishing.swap import CannotPublish, discard, open_workspace, swap
from clearcopy.records.models import HTML_LANG, LANGUAGES
from clearcopy.reports.matrix import STYLE, render_matrix_page
from clearcopy.reports.progress import Progress
from clearcopy.reports.text import render_text

LABELS = {"en": "English", "zh": "简体中文"}
# After every other plugin and hook: what they make of a page is what is judged.
LAST = -100
Purpose = Literal["publish", "judge", "preview"]


class _Warnings(logging.Handler):
    """Keeps what MkDocs warns of: each warning is a finding."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def _listen() -> _Warnings:
    """Hear the warnings from now on: those of settings come before the first event of a build.

    With `--quiet` MkDocs keeps its logger from passing warnings on; here its printing is silenced
    instead, so that a flag does not decide what is found.
    """
    logger = logging.getLogger("mkdocs")
    if logger.level > logging.WARNING:
        for handler in logger.handlers:
            handler.setLevel(max(handler.level, logger.level))
        logger.setLevel(logging.WARNING)
    heard = _Warnings()
    logger.addHandler(heard)
    return heard


_heard = _listen()


@dataclass
class Build:
    """One build from configuration to verdict; nothing of it outlives the build."""

    purpose: Purpose
    root: Path
    site: Path
    workspace: Path | None
    prepared: Prepared
    documents: Documents
    pages: dict[str, Page] = field(default_factory=dict)
    judged: dict[str, Judged] = field(default_factory=dict)

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by address."""
        return self.prepared.newsroom.articles

    def close(self) -> None:
        """Let go of everything that a build holds."""
        if self.workspace is not None:
            discard(self.workspace)


@dataclass
class Request:
    """What a command asks of the next build; `mkdocs` itself asks through `on_startup`."""

    purpose: Purpose = "publish"
    as_of: str | None = None
    documents: bool = True
    report: Report | None = None
    silent: bool = False
    progress: Progress = field(default_factory=lambda: Progress(None))


_request = Request()
_build: Build | None = None

# A build makes millions of objects that live to its end. To look for cycles among them at every
# 700th takes a sixth of its CPU and frees next to nothing.
_NEW_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def _current() -> Build:
    if _build is None:
        raise CannotRun("a page was built outside a build")
    return _build


class CannotRun(Abort):
    """The build could not run at all: exit code 2."""

    code = 2
    exit_code = 2


class Blocked(Abort):
    """The build ran and refuses to publish: exit code 1."""

    code = 1
    exit_code = 1


def _fault(fault: Exception) -> str:
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}: {type(fault).__name__}: {fault}"


Event = TypeVar("Event", bound=Callable[..., Any])


def _guarded(event: Event) -> Event:
    """End a fault of ours in one sentence: users never see a traceback."""

    @wraps(event)
    def guarded(*positional: Any, **named: Any) -> Any:  # noqa: ANN401 - any event
        try:
            return event(*positional, **named)
        except (Abort, KeyboardInterrupt):
            raise
        except RegistryError as problem:
            raise CannotRun(str(problem)) from None
        except Exception as fault:  # noqa: BLE001 - the last resort
            raise CannotRun(f"a fault in clearcopy itself ({_fault(fault)})") from None

    return guarded  # type: ignore[return-value]  # the same signature


@_guarded
def on_startup(*, command: str, dirty: bool) -> None:
    """Learn what is asked: a preview never blocks, a partial build is never judged whole."""
    if dirty:
        raise CannotRun("a partial (--dirty) build cannot be cleared; build the whole site")
    gc.set_threshold(_NEW_OBJECTS_BETWEEN_COLLECTIONS, 20, 10)
    if command == "serve":
        _request.purpose = "preview"


@_guarded
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and compose everything, and let MkDocs build into a folder of its own."""
    global _build  # noqa: PLW0603 - MkDocs calls functions, not objects, and a build is several calls
    if _build is not None:
        _build.close()
        _build = None
    root = Path(config.config_file_path).parent
    settings = config.extra.get("clearcopy", {})
    try:
        as_of = resolve_as_of(_request.as_of, os.environ, settings.get("as_of"))
        site = Path(config.site_dir)
        publish = _request.purpose != "preview"
        workspace = open_workspace(site) if publish else None
    except (UnusableInstant, CannotPublish) as problem:
        raise CannotRun(str(problem)) from None
    _request.progress.step("Reading data/ and docs/")
    try:
        prepared = prepare(root, as_of, preview=_request.purpose == "preview")
    except BaseException:
        if workspace is not None:
            discard(workspace)
        raise
    documents = read_documents(
        settings.get("pdf") if publish and _request.documents else False,
        root,
        config.site_url or "",
        site.parent / ".clearcopy" / "pdf",
    )
    _build = Build(_request.purpose, root, site, workspace, prepared, documents)
    if workspace is not None:
        config.site_dir = str(workspace)
    # The engine renders Markdown itself; an extension here would only cost time on empty texts.
    config.markdown_extensions = []
    config.nav = None
    config.extra["generator"] = False
    config.extra["clearcopy_view"] = _whole_site(config, _build)
    return config


def _whole_site(config: MkDocsConfig, build: Build) -> dict[str, Any]:
    """What pages without an article, such as 404, need to know."""
    return {
        "site_name": config.site_name,
        "preview": build.purpose == "preview",
        "languages": [
            {
                "lang": lang,
                "hreflang": HTML_LANG[lang],
                "label": LABELS[lang],
                "home": f"{lang}/",
                "demonstration": build.prepared.note(lang),
            }
            for lang in LANGUAGES
        ],
    }


@_guarded
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give MkDocs a positive list: the theme's files, the composed pages, the known images."""
    build = _current()
    docs = Path(config.docs_dir)
    images = frozenset(build.prepared.newsroom.images)
    kept = [file for file in files if file.src_dir != str(docs) or file.src_uri in images]
    for article in build.articles.values():
        uri = article.path.removeprefix("docs/")
        kept.append(File.generated(config, uri, content="", inclusion=InclusionLevel.INCLUDED))
    return Files(kept)


def _article(page: HostPage) -> Article:
    build = _current()
    article = build.articles.get("" if page.url == "./" else page.url)
    if article is None:
        raise CannotRun(f'the site generator made "{page.url}", which is no page of docs/')
    return article


@_guarded
def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Set what MkDocs would have read from the file. Material prints the title unescaped.

    The search index is made of the finished pages: Material need not parse them for its own.
    """
    article = _article(page)
    page.meta = {
        "title": escape(article.title),
        "description": article.description,
        "search": {"exclude": True},
    }
    page.update_date = article.published.isoformat()
    return ""


@_guarded
def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Hand over the finished article and its table of contents."""
    article = _article(page)
    top = AnchorLink(article.title, "title", 1)
    top.children = [
        AnchorLink(text, name, level) for level, name, text in article.toc if level == 2
    ]
    page.toc = TableOfContents([top])
    return article.html


@dataclass(frozen=True)
class _NavItem:
    title: str
    url: str
    active: bool
    page: HostPage | None
    children: None = None

    def __eq__(self, other: object) -> bool:
        return self.page is other

    __hash__ = object.__hash__


@_guarded
def on_page_context(
    context: TemplateContext, page: HostPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Tell the template the language of the page, its versions, and its part of the navigation."""
    build = _current()
    article = _article(page)
    values: dict[str, Any] = {}
    if article.url:
        values["page_lang"] = article.lang
        values["html_lang"] = article.html_lang
        values["search_base"] = get_relative_url(f"{article.lang}/", page.url)
        values["nav"] = _navigation(build, article, page)
    else:
        values["nav"] = []
    page.previous_page = page.next_page = None
    values["alternates"] = _alternates(build, article, config)
    values["view"] = {
        "type": article.type,
        "title": article.title,
        "description": article.description,
        "canonical": f"{config.site_url}{article.url}" if config.site_url else None,
        "breadcrumb": [],
        "site_name": build.prepared.site_name(article.lang) or config.site_name,
        "issuer": build.prepared.issuer_name(article.lang),
        "published": article.published_iso or None,
        "robots": None if article.public else "noindex",
        "print_id": article.record or None,
        "pdf": build.documents.name_for(article.type, article.url) or None,
    }
    context.update(values)  # type: ignore[typeddict-item]  # the theme's own variables
    return context


def _navigation(build: Build, article: Article, page: HostPage) -> list[_NavItem]:
    return [
        _NavItem(
            title=build.prepared.label(entry),
            url=entry.url,
            active=entry.key != "index.md" and article.url.startswith(entry.url),
            page=page if entry.url == article.url else None,
        )
        for entry in main_pages(build.articles.values(), article.lang)
    ]


def _alternates(build: Build, article: Article, config: MkDocsConfig) -> list[dict[str, Any]]:
    if not article.url:
        versions = [
            build.articles[f"{lang}/"] for lang in LANGUAGES if f"{lang}/" in build.articles
        ]
    else:
        urls = [f"{lang}/{article.url.partition('/')[2]}" for lang in LANGUAGES]
        versions = [build.articles[url] for url in urls if url in build.articles]
    return [
        {
            "lang": version.lang,
            "hreflang": version.html_lang,
            "label": LABELS[version.lang],
            "url": get_relative_url(version.url, article.url or "."),
            "canonical": f"{config.site_url}{version.url}" if config.site_url else None,
            "current": version is article,
        }
        for version in versions
    ]


@event_priority(LAST)
@_guarded
def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:
    """Read the finished page, then drop the source marks from what is written."""
    article = _article(page)
    build = _current()
    build.pages[article.url] = read_page(article, output)
    _request.progress.count("Building pages", len(build.pages), len(build.articles))
    text = strip_marks(output)
    build.judged[page.file.dest_uri] = Judged(article.path, article.url, digest(text))
    return text


@event_priority(LAST)
@_guarded
def on_post_build(config: MkDocsConfig) -> None:
    """Judge the whole site; publish it in one step, or leave the last one as it stands."""
    build = _current()
    folder = Path(config.site_dir)
    _write_search(folder, build)
    styles = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.css"))
    }
    _request.progress.step(f"Checking {len(build.pages)} pages")
    found = check_output(folder, build.judged)
    report = clear(build.prepared, build.pages, styles, _heard.texts, found)
    if build.documents.wanted and report.cleared:
        _request.progress.step("Making the PDFs")
        report = add_documents(build.documents, build.prepared, build.pages, report, folder)
    _finish(build, report)


def _write_search(folder: Path, build: Build) -> None:
    """Write an index for each language in place of the host's single one."""
    whole = folder / "search" / "search_index.json"
    if not whole.is_file():
        return
    config = json.loads(whole.read_text(encoding="utf-8"))["config"]
    read = [(build.articles[url], page) for url, page in build.pages.items()]
    for lang in LANGUAGES:
        own = folder / lang / "search"
        own.mkdir(parents=True, exist_ok=True)
        text = render_search_index(config, lang, read)
        (own / "search_index.json").write_text(text, encoding="utf-8")
    whole.unlink()
    if not any(whole.parent.iterdir()):
        whole.parent.rmdir()


def _write_matrix(folder: Path, report: Report) -> None:
    """Show what every rule came to on every page at /_clearcopy/, in the preview alone."""
    own = folder / "_clearcopy"
    own.mkdir(exist_ok=True)
    (own / "index.html").write_text(render_matrix_page(report), encoding="utf-8")
    (own / "matrix.css").write_text(STYLE, encoding="utf-8")


def _finish(build: Build, report: Report) -> None:
    global _build  # noqa: PLW0603 - see on_config
    _request.report = report
    _request.progress.end()
    if not _request.silent:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        click.echo(render_text(report, build.prepared.lines, color=color), nl=False)
    if build.purpose == "preview":
        _write_matrix(build.site, report)
    try:
        if build.purpose == "publish" and report.cleared and build.workspace is not None:
            swap(build.workspace, build.site)
    except CannotPublish as problem:
        raise CannotRun(str(problem)) from None
    finally:
        build.close()
        _heard.texts.clear()
        _build = None
    if build.purpose == "publish" and not report.cleared:
        raise Blocked("nothing was published; the site of before is untouched")


def on_build_error(*, error: Exception) -> None:
    """Leave nothing behind when MkDocs itself stops."""
    global _build  # noqa: PLW0603 - see on_config
    _heard.texts.clear()
    if _build is not None:
        _build.close()
        _build = None


@_guarded
def on_shutdown() -> None:
    """Let the process end at once, without a last look for cycles among all that it made."""
    gc.freeze()


@_guarded
def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,
    builder: Any,  # noqa: ANN401 - MkDocs' own
) -> LiveReloadServer:
    """Reload when a record changes, too."""
    server.watch(str(Path(config.config_file_path).parent / "data"))
    return server


@contextmanager
def _explained() -> Iterator[None]:
    """Say in one sentence why MkDocs stopped: it logs the reason and raises without it."""
    _heard.texts.clear()
    try:
        yield
    except (Blocked, CannotRun, OSError):
        raise
    except (Abort, ConfigurationError) as problem:
        raise CannotRun(" ".join("; ".join(_heard.texts or [problem.message]).split())) from None
    except Exception as fault:  # noqa: BLE001 - a plugin or a hook may raise anything
        message = f"a plugin or a hook stopped the build ({_fault(fault)})"
        raise CannotRun(message) from None


def run_build(
    config_file: Path,
    *,
    as_of: str | None,
    purpose: Purpose,
    silent: bool,
    documents: bool = True,
) -> Report:
    """Build for a command and return the verdict; publishing happens only when it is cleared.

    Without `documents` the site has no PDFs and names none: for a quick look.

    Raises:
        CannotRun: the build could not run; its text is one sentence.
    """
    global _request  # noqa: PLW0603 - the request is for this build
    progress = Progress(None if silent else sys.stderr)
    _request = Request(purpose, as_of, documents, silent=silent, progress=progress)
    with _explained():
        config = load_config(str(config_file))
        config.plugins.on_startup(command="build", dirty=False)
        with suppress(Blocked):
            mkdocs_build(config)
            config.plugins.on_shutdown()
    if _request.report is None:
        raise CannotRun("the site generator stopped before every page was judged")
    return _request.report


def as_of_for(config_file: Path, given: str | None) -> datetime:
    """Return the instant that a build with this configuration would be for.

    Raises:
        CannotRun: there is no readable configuration.
        UnusableInstant: the instant cannot be read.
    """
    with _explained():
        config = load_config(str(config_file))
    return resolve_as_of(given, os.environ, config.extra.get("clearcopy", {}).get("as_of"))


def run_drafts(
    config_file: Path, slug: str, *, as_of: str | None, folder: Path
) -> tuple[list[Path], tuple[Finding, ...]]:
    """Write review copies of a record's pages; return their paths and what was found.

    Raises:
        CannotRun: there is no readable configuration.
        UnusableInstant: the instant cannot be read.
    """
    with _explained():
        config = load_config(str(config_file))
    root, settings = config_file.parent, config.extra.get("clearcopy", {})
    instant = resolve_as_of(as_of, os.environ, settings.get("as_of"))
    store = Path(config.site_dir).parent / ".clearcopy" / "drafts"
    documents = read_documents(settings.get("pdf"), root, config.site_url or "", store)
    return write_drafts(prepare(root, instant, preview=True), slug, documents, folder)


def run_serve(config_file: Path, *, as_of: str | None, address: str | None) -> None:
    """Serve a preview that reloads when words or records change."""
    global _request  # noqa: PLW0603 - the request is for these builds
    _request = Request("preview", as_of)
    settings: dict[str, Any] = {"config_file": str(config_file)}
    if address:
        settings["dev_addr"] = address
    mkdocs_serve(**settings)
