"""One file from its manuscript's text: set, finished, read back and compared, in any process.

What is sent to a worker and back is plain: it knows neither pages nor records, so it starts fast.
"""

from __future__ import annotations

import gc
import json
import os
from dataclasses import dataclass
from pathlib import Path

from clearcopy.publishing.pdf.drift import Difference, Wanted, find_drift
from clearcopy.publishing.pdf.structure import finish
from clearcopy.publishing.pdf.typesetting import CannotSet, Typesetter
from clearcopy.publishing.pdf.values import Unreadable

# A file leaves few cycles behind; looking for them at every 700th object is a tenth of the work.
NEW_OBJECTS_BETWEEN_COLLECTIONS = 50_000


@dataclass(frozen=True, slots=True)
class Job:
    """What a file is made from, and what it must say."""

    text: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one job: its file and where that differs from its page, or why there is none.

    `culprit` is the number of the block because of which it cannot be set.
    """

    data: bytes | None
    reason: str = ""
    culprit: int | None = None
    differences: tuple[Difference, ...] = ()


class Worker:
    """One process' compiler, used for every file that it makes."""

    def __init__(self, fonts: Path | None) -> None:
        self.typesetter = Typesetter(fonts)

    def make(self, job: Job) -> Made:
        """Set, finish and check one file."""
        try:
            raw = self.typesetter.set(job.text)
            data = finish(raw, json.loads(job.text)["blocks"])
        except CannotSet as problem:
            return Made(None, str(problem), self.typesetter.culprit(job.text))
        except Unreadable as problem:
            return Made(None, str(problem))
        return Made(data, differences=find_drift(data, job.wanted))


_worker: Worker | None = None


def start(fonts: Path | None) -> None:
    """Make this process a worker."""
    global _worker  # noqa: PLW0603 - a process has one, and a pool calls plain functions
    # Each process has a core of its own; a second thread in each would only wait for the other's.
    os.environ["RAYON_NUM_THREADS"] = "1"
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS_BETWEEN_COLLECTIONS)
    _worker = Worker(fonts)


def make(job: Job) -> Made:
    """Make one file in a process that was started as a worker."""
    if _worker is None:
        raise RuntimeError("a worker was not started")
    return _worker.make(job)
