from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsrooms import make_demonstration, make_small


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A newsroom of one release in two languages, sealed and clear."""
    folder = tmp_path / "small newsroom"  # a blank, because users have them
    folder.mkdir()
    return make_small(folder)


@pytest.fixture
def demonstration(tmp_path: Path) -> Path:
    """A copy of the project's own newsroom."""
    folder = tmp_path / "demonstration"
    folder.mkdir()
    return make_demonstration(folder)
