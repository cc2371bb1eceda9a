"""MkDocs' events, each forwarded to the step of the engine that it stands for.

MkDocs renders nothing of ours: it gets finished articles, puts its template around them, and hands
every finished page back. `mkdocs build` and `clearcopy build` are the same code.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from clearcopy.checking.verdict import Report
from clearcopy.document.article import Article
from clearcopy.document.reading import read_page, strip_marks
from clearcopy.findings import digest
from clearcopy.hosts.build import Build, Purpose, Request
from clearcopy.hosts.stopping import HEARD, Blocked, CannotRun, guarded
from clearcopy.hosts.view import page_values, whole_site
from clearcopy.publishing.clearance import clear, prepare
from clearcopy.publishing.clock import UnusableInstant, resolve_as_of
from clearcopy.publishing.documents import add_documents, read_documents
from clearcopy.publishing.output import Judged, check_output
from clearcopy.publishing.search_index import write_search_indexes
from clearcopy.publishing.swap import CannotPublish, discard, open_scratch, open_workspace, swap
from clearcopy.reports.preview import write_preview_page
from clearcopy.reports.terminal import takes_color
from clearcopy.reports.text import render_text

# After every other plugin and hook: what they make of a page is what is judged.
LAST = -100

# Where a build works: beside the site that it may replace, anywhere, or where MkDocs says.
_WORKSPACES: Mapping[Purpose, Callable[[Path], Path | None]] = {
    "publish": open_workspace,
    "judge": open_scratch,
    "preview": lambda _site: None,
}

_request = Request()
_build: Build | None = None

# A build makes millions of objects that live to its end. To look for cycles among them at every
# 700th takes a sixth of its CPU and frees next to nothing.
_NEW_OBJECTS_BETWEEN_COLLECTIONS = 1_000_000


def ask(request: Request) -> None:
    """Say what the next build is for."""
    global _request  # noqa: PLW0603 - see on_config
    _request = request


def _current() -> Build:
    if _build is None:
        raise CannotRun("a page was built outside a build")
    return _build


@guarded
def on_startup(*, command: str, dirty: bool) -> None:
    """Learn what is asked: a preview never blocks, a partial build is never judged whole."""
    if dirty:
        raise CannotRun("a partial (--dirty) build cannot be cleared; build the whole site")
    gc.set_threshold(_NEW_OBJECTS_BETWEEN_COLLECTIONS, 20, 10)
    if command == "serve":
        _request.purpose = "preview"


@guarded
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and compose everything, and let MkDocs build into a folder of its own."""
    global _build  # noqa: PLW0603 - MkDocs calls functions, not objects, and a build is several calls
    if _build is not None:
        _build.close()
        _build = None
    # The report of the build before holds its pages: a preview would keep two newsrooms in memory.
    _request.report = None
    root = Path(config.config_file_path).parent
    settings = config.extra.get("clearcopy", {})
    try:
        chosen = resolve_as_of(_request.as_of, os.environ, settings.get("as_of"))
        site = Path(config.site_dir)
        workspace = _WORKSPACES[_request.purpose](site)
    except (UnusableInstant, CannotPublish) as problem:
        raise CannotRun(str(problem)) from None
    _request.progress.step("Reading data/ and docs/")
    try:
        prepared = prepare(root, chosen.instant, preview=_request.purpose == "preview")
    except BaseException:
        if workspace is not None:
            discard(workspace)
        raise
    documents = read_documents(
        settings.get("pdf") if workspace is not None and _request.documents else False,
        root,
        config.site_url or "",
        site.parent / ".clearcopy" / "pdf",
    )
    _build = Build(_request.purpose, root, site, workspace, prepared, documents, chosen.origin)
    if workspace is not None:
        config.site_dir = str(workspace)
    # The engine renders Markdown itself; an extension here would only cost time on empty texts.
    config.markdown_extensions = []
    config.nav = None
    config.extra["generator"] = False
    config.extra["clearcopy_view"] = whole_site(config, _build)
    return config


@guarded
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


@guarded
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


@guarded
def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """Hand over the finished article and its table of contents."""
    article = _article(page)
    top = AnchorLink(article.title, "title", 1)
    top.children = [
        AnchorLink(text, name, level) for level, name, text in article.toc if level == 2
    ]
    page.toc = TableOfContents([top])
    return article.html


@guarded
def on_page_context(
    context: TemplateContext, page: HostPage, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Tell the template the language of the page, its versions, and its part of the navigation."""
    page.previous_page = page.next_page = None
    values = page_values(_current(), _article(page), page, config)
    context.update(values)  # type: ignore[typeddict-item]  # the theme's own variables
    return context


@event_priority(LAST)
@guarded
def on_post_page(output: str, page: HostPage, config: MkDocsConfig) -> str:
    """Read the finished page, then drop the source marks from what is written."""
    article = _article(page)
    build = _current()
    build.pages[article.url] = read_page(article, output)
    _request.progress.count("Building pages", len(build.pages), len(build.articles))
    page.content = None  # MkDocs would keep the articles of all pages to the end
    text = strip_marks(output)
    build.judged[page.file.dest_uri] = Judged(article.path, article.url, digest(text))
    return text


@event_priority(LAST)
@guarded
def on_post_build(config: MkDocsConfig) -> None:
    """Judge the whole site; publish it in one step, or leave the last one as it stands."""
    build = _current()
    folder = Path(config.site_dir)
    read = [(build.articles[url], page) for url, page in build.pages.items()]
    write_search_indexes(folder, read)
    styles = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.css"))
    }
    _request.progress.step(f"Checking {len(build.pages)} pages")
    found = check_output(folder, build.judged)
    report = clear(build.prepared, build.pages, styles, HEARD.texts, found)
    report = replace(report, as_of_origin=build.as_of_origin)
    if build.documents.wanted and report.cleared:
        _request.progress.step("Making the PDFs")
        report = add_documents(build.documents, build.prepared, build.pages, report, folder)
    _finish(build, report)


def _finish(build: Build, report: Report) -> None:
    global _build  # noqa: PLW0603 - see on_config
    _request.report = report
    _request.progress.end()
    if not _request.silent:
        color = takes_color(sys.stdout, os.environ)
        click.echo(render_text(report, build.prepared.lines, color=color), nl=False)
    if build.purpose == "preview":
        write_preview_page(build.site, report)
    try:
        if build.purpose == "publish" and report.cleared and build.workspace is not None:
            swap(build.workspace, build.site)
    except CannotPublish as problem:
        raise CannotRun(str(problem)) from None
    finally:
        build.close()
        HEARD.texts.clear()
        _build = None
    if build.purpose == "publish" and not report.cleared:
        raise Blocked("nothing was published; the site of before is untouched")


def on_build_error(*, error: Exception) -> None:
    """Leave nothing behind when MkDocs itself stops."""
    global _build  # noqa: PLW0603 - see on_config
    HEARD.texts.clear()
    if _build is not None:
        _build.close()
        _build = None


@guarded
def on_shutdown() -> None:
    """Let the process end at once, without a last look for cycles among all that it made."""
    gc.freeze()


@guarded
def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,
    builder: Any,  # noqa: ANN401 - MkDocs' own
) -> LiveReloadServer:
    """Reload when a record changes, too."""
    server.watch(str(Path(config.config_file_path).parent / "data"))
    return server
