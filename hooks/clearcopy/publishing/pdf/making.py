"""The PDFs of a cleared site: made or reused, checked against their pages, put beside them."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from types import ModuleType

import clearcopy
from clearcopy.findings import Finding, Span
from clearcopy.publishing.pdf import defects, working
from clearcopy.publishing.pdf.glyphs import FONTS, UnreadableFont, coverage, font_files
from clearcopy.publishing.pdf.keeping import Store, engine_digest, key_of
from clearcopy.publishing.pdf.manuscript import Manuscript, missing_glyphs
from clearcopy.publishing.pdf.wanted import locate
from clearcopy.publishing.pdf.working import Job, Made, Worker

# Below this many files, starting processes costs more than it saves.
WORTH_MORE_PROCESSES = 16
WORKERS = 2
# So many files are under way at once: enough that no worker waits for the next, few in memory.
UNDER_WAY = 6 * WORKERS

Waiting = tuple[str, Manuscript]


@dataclass(frozen=True)
class Outcome:
    """All PDFs of a build.

    `files` are the paths of the finished ones by their names in the site; `made` says how many were
    not reused.
    """

    files: dict[str, Path]
    findings: tuple[Finding, ...]
    made: int


@dataclass
class _Round:
    """One round of making: where files go, and what has become of them so far."""

    store: Store
    folder: Path
    fonts: Path | None
    names: list[str] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def waiting(self, manuscripts: Iterable[Manuscript]) -> Iterator[Waiting]:
        """Yield what must be made, with its key; put in place what was kept from before."""
        engine = engine_digest(self.fonts)
        for manuscript in manuscripts:
            self.names.append(manuscript.file)
            key = key_of(manuscript.text, engine)
            if manuscript.findings:
                self.findings += manuscript.findings
                continue
            kept = self.store.find(key)
            if kept is not None:
                self.files[manuscript.file] = _write(self.folder / manuscript.file, kept)
                continue
            try:
                problems = missing_glyphs(manuscript, _covered(self.fonts))
            except UnreadableFont as problem:
                found = defects.FONT_UNREADABLE.found(Span("mkdocs.yml"), reason=str(problem))
                self.findings.append(found)
                return
            self.findings += problems
            if not problems:
                yield key, manuscript

    def take(self, key: str, manuscript: Manuscript, made: Made) -> None:
        """Put a file in place and keep it, unless something is wrong with it."""
        found = _findings(manuscript, made)
        self.findings += found
        if made.data is not None and not found:
            self.files[manuscript.file] = _write(self.folder / manuscript.file, made.data)
            self.store.keep(key, made.data)


def make_all(
    manuscripts: Iterable[Manuscript], store: Store, folder: Path, *, fonts: Path | None = None
) -> Outcome:
    """Put the PDF of every manuscript into `folder`, made or from `store`, compared with its page.

    `fonts` is a folder of further fonts. A file with a finding is neither written nor kept. A
    manuscript is asked for when it is needed, and a few are in memory at a time, however many
    there are: while one process writes manuscripts, others make files of those before.
    """
    current = _Round(store, folder, fonts)
    count = 0
    for (key, manuscript), made in _made(current.waiting(manuscripts), fonts):
        current.take(key, manuscript, made)
        count += 1
    files = {name: current.files[name] for name in current.names if name in current.files}
    return Outcome(files, tuple(current.findings), count)


def _covered(fonts: Path | None) -> frozenset[int]:
    return coverage(font_files([FONTS, *([fonts] if fonts else [])]))


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def _findings(manuscript: Manuscript, made: Made) -> tuple[Finding, ...]:
    if made.data is not None:
        return locate(made.differences, manuscript.page)
    places = manuscript.tree.places
    span = Span(manuscript.article.path) if made.culprit is None else places[made.culprit]
    url = manuscript.article.url
    return (defects.CANNOT_SET.found(span, page=url, reason=made.reason),)


def _job(manuscript: Manuscript) -> Job:
    return Job(manuscript.text, manuscript.wanted)


def _made(waiting: Iterator[Waiting], fonts: Path | None) -> Iterator[tuple[Waiting, Made]]:
    """Yield what becomes of each, in order: here if they are few, else in other processes."""
    first = list(islice(waiting, WORTH_MORE_PROCESSES))
    if not first:
        return
    if len(first) < WORTH_MORE_PROCESSES:
        worker = Worker(fonts)
        for one in first:
            yield one, worker.make(_job(one[1]))
        return
    under_way: deque[tuple[Waiting, Future[Made]]] = deque()
    with _pool(fonts) as pool:
        for one in chain(first, waiting):
            under_way.append((one, pool.submit(working.make, _job(one[1]))))
            if len(under_way) >= UNDER_WAY:
                before, future = under_way.popleft()
                yield before, future.result()
        for before, future in under_way:
            yield before, future.result()


@contextmanager
def _pool(fonts: Path | None) -> Iterator[Executor]:
    """Processes that are started anew: the host's own state is not copied into them."""
    ours = str(Path(clearcopy.__file__).parents[1])
    # The host takes the engine's folder off the path once it has loaded its hook.
    added = ours not in sys.path
    if added:
        sys.path.append(ours)
    count = min(WORKERS, os.cpu_count() or 1)
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(count, context, working.start, (fonts,)) as pool:
            with _unseen_program():
                # Each call that has to wait starts a process.
                for _ in range(count):
                    pool.submit(os.getpid)
            yield pool
    finally:
        if added:
            sys.path.remove(ours)


@contextmanager
def _unseen_program() -> Iterator[None]:
    """Hide the running program from processes that start: they would load all of it again."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program
