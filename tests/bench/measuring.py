"""Processes and stages measured: CPU, wall and memory of a build, and where its CPU goes."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Usage:
    """What a process and its children took: seconds of CPU and wall, megabytes at most."""

    cpu: float
    wall: float
    memory: float


class BuildFailed(Exception):  # noqa: N818 - it says what happened
    """A build that was to be measured did not succeed; the text is its output."""


def measure(command: list[str], folder: Path) -> Usage:
    """Run a command in `folder` to its end and return what it took.

    Raises:
        BuildFailed: it did not end with 0.
    """
    before = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        output = process.stdout.read() if process.stdout else ""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - before
    if process.returncode:
        raise BuildFailed(f"{' '.join(command)} ended with {process.returncode}:\n{output}")
    kilobytes = used.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return Usage(used.ru_utime + used.ru_stime, wall, kilobytes / 1024)


def typical(usages: list[Usage]) -> Usage:
    """Return the median of each figure."""
    return Usage(
        cpu=median(usage.cpu for usage in usages),
        wall=median(usage.wall for usage in usages),
        memory=median(usage.memory for usage in usages),
    )


def _environment() -> dict[str, str]:
    """What decides how a build behaves is the same everywhere."""
    fixed = {"PYTHONPATH": str(PROJECT / "hooks"), "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed, "NO_MKDOCS_2_WARNING": "1"}


# The steps of a build under the names by which their callers know them; none lies inside another.
STAGES = {
    "records": ("clearcopy.publishing.clearance", "load_library"),
    "cross-checks": ("clearcopy.publishing.clearance", "cross_check"),
    "compose": ("clearcopy.publishing.clearance", "compose_newsroom"),
    "reading": ("clearcopy.hosts.mkdocs", "read_page"),
    "marks": ("clearcopy.hosts.mkdocs", "strip_marks"),
    "judging": ("clearcopy.publishing.clearance", "judge"),
    "search": ("clearcopy.hosts.mkdocs", "write_search_indexes"),
    "swap": ("clearcopy.hosts.mkdocs", "swap"),
}


def run_stages(config: Path) -> Mapping[str, float]:
    """Build in this process and return the CPU seconds of each stage, and of everything as "all".

    Raises:
        BuildFailed: the newsroom was not cleared.
    """
    from clearcopy.hosts.commands import run_build  # noqa: PLC0415 - its import is not measured

    spent = dict.fromkeys((*STAGES, "all"), 0.0)
    for name, (module, function) in STAGES.items():
        holder = sys.modules[module]
        setattr(holder, function, _timed(getattr(holder, function), spent, name))
    build = _timed(run_build, spent, "all")
    report = build(config, as_of=None, purpose="publish", silent=True)
    if not report.cleared:
        raise BuildFailed("\n".join(str(finding) for finding in report.open[:5]))
    return spent


def _timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    @functools.wraps(function)
    def timed(*positional: Any, **named: Any) -> Any:  # noqa: ANN401 - any function
        before = time.process_time()
        try:
            return function(*positional, **named)
        finally:
            spent[name] += time.process_time() - before

    return timed


def in_own_process(*arguments: str) -> str:
    """Run `run.py` with these arguments in a process of its own and return what it printed.

    A child begins with the memory of its parent in its books: who measures others stays small.

    Raises:
        BuildFailed: it did not end with 0.
    """
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("run.py")), *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BuildFailed(done.stderr or done.stdout)
    return done.stdout
