"""Builds within one process: what a command gets back, and that no build leaves anything behind."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from clearcopy.findings import Severity
from clearcopy.hosts.commands import as_of_for, run_build
from clearcopy.hosts.stopping import CannotRun, listen

from tests.newsrooms import AS_OF, edit, tree

PAGE = "docs/en/news/example-1-results.md"


def build(root: Path, *, judge_only: bool = False, as_of: str | None = None) -> tuple[bool, int]:
    report = run_build(
        root / "mkdocs.yml", as_of=as_of, purpose="judge" if judge_only else "publish", silent=True
    )
    return report.cleared, report.count(Severity.ERROR)


def test_one_build_knows_nothing_of_another(small: Path) -> None:
    assert build(small) == (True, 0)
    before = tree(small / "site")
    edit(small, PAGE, "## Results", "## Results\n\nIn 37.4 % of cases.")
    assert build(small) == (False, 1)
    assert build(small, as_of="2024-12-31T00:00:00Z")[0] is False  # before any statement
    edit(small, PAGE, "\n\nIn 37.4 % of cases.", "")
    assert build(small) == (True, 0)
    assert tree(small / "site") == before


def test_judging_publishes_nothing(small: Path) -> None:
    assert build(small, judge_only=True) == (True, 0)
    assert not (small / "site").exists()


def test_a_stopped_build_lets_the_next_one_begin(small: Path) -> None:
    hook = "def on_env(env, config, files):\n    raise ValueError('boom')\n"
    (small / "other.py").write_text(hook, encoding="utf-8")
    edit(small, "mkdocs.yml", "mkdocs_hooks.py\n", "mkdocs_hooks.py\n  - other.py\n")
    with pytest.raises(CannotRun, match=r"other\.py:2: ValueError: boom"):
        build(small)
    edit(small, "mkdocs.yml", "  - other.py\n", "")
    assert build(small) == (True, 0)


def test_the_settings_give_the_instant_and_the_command_overrules_them(small: Path) -> None:
    config = small / "mkdocs.yml"
    assert as_of_for(config, None).isoformat() == "2025-10-31T04:00:00+00:00"
    assert as_of_for(config, "2025-12-01T00:00:00Z").isoformat() == "2025-12-01T00:00:00+00:00"
    assert AS_OF in config.read_text(encoding="utf-8")


def test_quiet_printing_does_not_keep_warnings_from_us() -> None:
    logger, printed = logging.getLogger("mkdocs"), logging.NullHandler()
    level, handlers = logger.level, list(logger.handlers)
    try:
        logger.addHandler(printed)
        logger.setLevel(logging.ERROR)
        heard = listen()
        logging.getLogger("mkdocs.plugins.x").warning("the moon is %s", "full")
        assert heard.texts == ["the moon is full"]
        assert printed.level == logging.ERROR
    finally:
        logger.setLevel(level)
        logger.handlers[:] = handlers
