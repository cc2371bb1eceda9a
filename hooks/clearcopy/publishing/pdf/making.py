"""The PDFs of a cleared site: made or reused, checked against their pages, put beside them."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import clearcopy
from clearcopy.findings import Finding, Span
from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.drift import find_drift
from clearcopy.publishing.pdf.glyphs import FONTS, UnreadableFont, coverage, font_files
from clearcopy.publishing.pdf.keeping import Store, engine_digest, key_of
from clearcopy.publishing.pdf.manuscript import Manuscript, missing_glyphs
from clearcopy.publishing.pdf.structure import finish
from clearcopy.publishing.pdf.tree import Json
from clearcopy.publishing.pdf.typesetting import CannotSet, Typesetter

# Below this many files, starting a second process costs more than it saves.
WORTH_A_SECOND_PROCESS = 24
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one manuscript: its file, or why there is none.

    `culprit` is the number of the block because of which it cannot be set.
    """

    data: bytes | None
    reason: str = ""
    culprit: int | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """All PDFs of a build.

    `files` are the paths of the finished ones by their names in the site; `made` says how many were
    not reused.
    """

    files: dict[str, Path]
    findings: tuple[Finding, ...]
    made: int


def make_all(
    manuscripts: Sequence[Manuscript],
    store: Store,
    folder: Path,
    *,
    address: str,
    fonts: Path | None = None,
) -> Outcome:
    """Put the PDF of every manuscript into `folder`, made or from `store`, compared with its page.

    `address` is the site's own; `fonts` a folder of further fonts. A file with a finding is neither
    written nor kept. One file is in memory at a time, however many there are.
    """
    engine = engine_digest(fonts)
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    waiting: list[tuple[str, Manuscript]] = []
    for manuscript in manuscripts:
        findings += manuscript.findings
        key = key_of(manuscript.text, engine)
        kept = None if manuscript.findings else store.find(key)
        if kept is not None:
            files[manuscript.file] = _write(folder / manuscript.file, kept)
        elif not manuscript.findings:
            waiting.append((key, manuscript))
    settable, problems = _settable(waiting, fonts)
    findings += problems
    jobs = [manuscript for _, manuscript in settable]
    for (key, manuscript), made in zip(settable, _made(jobs, address, fonts), strict=True):
        found = _findings(manuscript, made)
        findings += found
        if made.data is not None and not found:
            files[manuscript.file] = _write(folder / manuscript.file, made.data)
            store.keep(key, made.data)
    return Outcome(files, tuple(findings), len(settable))


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _settable(
    waiting: Sequence[tuple[str, Manuscript]], fonts: Path | None
) -> tuple[list[tuple[str, Manuscript]], list[Finding]]:
    """Return what can be set with the fonts that there are, and why the rest cannot."""
    if not waiting:
        return [], []
    try:
        covered = coverage(font_files([FONTS, *([fonts] if fonts else [])]))
    except UnreadableFont as problem:
        found = defects.FONT_UNREADABLE.found(Span("mkdocs.yml"), reason=str(problem))
        return [], [found]
    settable: list[tuple[str, Manuscript]] = []
    findings: list[Finding] = []
    for key, manuscript in waiting:
        problems = missing_glyphs(manuscript, covered)
        findings += problems
        if not problems:
            settable.append((key, manuscript))
    return settable, findings


def _findings(manuscript: Manuscript, made: Made) -> tuple[Finding, ...]:
    if made.data is not None:
        return made.findings
    places = manuscript.tree.places
    span = Span(manuscript.article.path) if made.culprit is None else places[made.culprit]
    url = manuscript.article.url
    return (defects.CANNOT_SET.found(span, page=url, reason=made.reason),)


def _made(jobs: Sequence[Manuscript], address: str, fonts: Path | None) -> Iterator[Made]:
    if len(jobs) < WORTH_A_SECOND_PROCESS:
        worker = _Worker(address, fonts)
        yield from map(worker.make, jobs)
        return
    with _pool(address, fonts) as pool:
        yield from pool.map(_make, jobs, chunksize=4)


class _Worker:
    """One process' compiler, used for every file that it makes."""

    def __init__(self, address: str, fonts: Path | None) -> None:
        self.address = address
        self.typesetter = Typesetter(fonts)

    def make(self, job: Manuscript) -> Made:
        """Set, finish and check one manuscript."""
        try:
            raw = self.typesetter.set(job.text)
        except CannotSet as problem:
            return Made(None, str(problem), self.typesetter.culprit(job.text))
        blocks: list[Json] = job.tree.blocks
        data = finish(raw, blocks)
        address = f"{self.address}{job.article.url}"
        return Made(data, findings=find_drift(data, job.article, job.page, address))


_worker: _Worker | None = None


def _start(address: str, fonts: Path | None) -> None:
    global _worker  # noqa: PLW0603 - a process has one, and a pool calls plain functions
    _worker = _Worker(address, fonts)


def _make(job: Manuscript) -> Made:
    if _worker is None:
        raise RuntimeError("a worker was not started")
    return _worker.make(job)


@contextmanager
def _pool(address: str, fonts: Path | None) -> Iterator[Executor]:
    """Two processes that are started anew: the host's own state is not copied into them."""
    ours = str(Path(clearcopy.__file__).parents[1])
    # The host takes the engine's folder off the path once it has loaded its hook.
    added = ours not in sys.path
    if added:
        sys.path.append(ours)
    count = min(WORKERS, os.cpu_count() or 1)
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(count, context, _start, (address, fonts)) as pool:
            yield pool
    finally:
        if added:
            sys.path.remove(ours)
