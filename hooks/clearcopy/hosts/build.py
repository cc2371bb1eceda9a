"""One build, and what was asked of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from clearcopy.checking.verdict import Report
from clearcopy.document.article import Article
from clearcopy.document.page import Page
from clearcopy.publishing.clearance import Prepared
from clearcopy.publishing.documents import Documents
from clearcopy.publishing.output import Judged
from clearcopy.publishing.swap import discard
from clearcopy.reports.progress import Progress

Purpose = Literal["publish", "judge", "preview"]


@dataclass
class Build:
    """One build from configuration to verdict; nothing of it outlives the build."""

    purpose: Purpose
    root: Path
    site: Path
    workspace: Path | None
    prepared: Prepared
    documents: Documents
    as_of_origin: str
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
