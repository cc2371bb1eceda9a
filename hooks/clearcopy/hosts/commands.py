"""What the commands ask of the host: a verdict, a preview, copies for review."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding
from clearcopy.hosts import mkdocs
from clearcopy.hosts.build import Purpose, Request
from clearcopy.hosts.stopping import Blocked, CannotRun, explained
from clearcopy.publishing.clearance import prepare
from clearcopy.publishing.clock import resolve_as_of
from clearcopy.publishing.documents import read_documents, write_drafts
from clearcopy.reports.progress import Progress


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
    progress = Progress(None if silent else sys.stderr)
    request = Request(purpose, as_of, documents, silent=silent, progress=progress)
    mkdocs.ask(request)
    with explained():
        config = load_config(str(config_file))
        config.plugins.on_startup(command="build", dirty=False)
        with suppress(Blocked):
            mkdocs_build(config)
            config.plugins.on_shutdown()
    if request.report is None:
        raise CannotRun("the site generator stopped before every page was judged")
    return request.report


def as_of_for(config_file: Path, given: str | None) -> datetime:
    """Return the instant that a build with this configuration would be for.

    Raises:
        CannotRun: there is no readable configuration.
        UnusableInstant: the instant cannot be read.
    """
    with explained():
        config = load_config(str(config_file))
    settings = config.extra.get("clearcopy", {})
    return resolve_as_of(given, os.environ, settings.get("as_of")).instant


def run_drafts(
    config_file: Path, slug: str, *, as_of: str | None, folder: Path
) -> tuple[list[Path], tuple[Finding, ...]]:
    """Write review copies of a record's pages; return their paths and what was found.

    Raises:
        CannotRun: there is no readable configuration.
        UnusableInstant: the instant cannot be read.
    """
    with explained():
        config = load_config(str(config_file))
    root, settings = config_file.parent, config.extra.get("clearcopy", {})
    instant = resolve_as_of(as_of, os.environ, settings.get("as_of")).instant
    store = Path(config.site_dir).parent / ".clearcopy" / "drafts"
    documents = read_documents(settings.get("pdf"), root, config.site_url or "", store)
    return write_drafts(prepare(root, instant, preview=True), slug, documents, folder)


def run_serve(config_file: Path, *, as_of: str | None, address: str | None) -> None:
    """Serve a preview that reloads when words or records change.

    Raises:
        CannotRun: another program serves at this address.
    """
    mkdocs.ask(Request("preview", as_of))
    settings: dict[str, Any] = {"config_file": str(config_file)}
    if address:
        settings["dev_addr"] = address
    try:
        mkdocs_serve(**settings)
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        message = "another program serves at this address; give a free one with --address"
        raise CannotRun(message) from problem
