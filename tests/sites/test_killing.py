"""A build that is killed, at any moment, leaves a whole site: the old one or the new one."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.newsrooms import command, environment, lasting, run, tree

PAGE = "docs/en/news/example-1-results.md"
HEADINGS = ("## Results", "## Findings")
ROUNDS, KILLS_A_ROUND = 4, 5  # rounds run side by side


def killed_after(root: Path, seconds: float) -> bool:
    """Start a build, kill it after so many seconds, and say whether it was still running."""
    process = subprocess.Popen(
        command("build"),
        cwd=root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() == -signal.SIGKILL


@pytest.mark.slow
@pytest.mark.parametrize("number", range(ROUNDS))
def test_a_killed_build_leaves_a_whole_site_and_the_next_one_works(
    small: Path, number: int
) -> None:
    chance = Random(number)  # noqa: S311 - moments, not secrets
    words = (small / PAGE).read_text(encoding="utf-8")
    versions = {heading: words.replace("## Results", heading) for heading in HEADINGS}
    sites, lasts = {}, 0.0
    for heading, text in versions.items():
        (small / PAGE).write_text(text, encoding="utf-8")
        started = time.monotonic()
        assert run(small, "build").returncode == 0
        lasts = time.monotonic() - started
        sites[heading] = tree(small / "site")
    project = lasting(small)
    assert len({str(site) for site in sites.values()}) == len(HEADINGS)

    killed, heading = 0, HEADINGS[0]
    for _ in range(KILLS_A_ROUND):
        heading = next(one for one in HEADINGS if sites[one] != tree(small / "site"))
        (small / PAGE).write_text(versions[heading], encoding="utf-8")
        killed += killed_after(small, chance.uniform(0.3, 1.0) * lasts)
        assert tree(small / "site") in sites.values()

    assert killed > 0
    done = run(small, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == sites[heading]
    assert lasting(small) == project
