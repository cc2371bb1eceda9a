"""Same input, same bytes: nothing of the machine or the moment shows in what is published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.newsrooms import make_demonstration, make_small, run, tree

PLACES: list[dict[str, str]] = [
    {"TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/New_York", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
]


@pytest.mark.parametrize("make", [make_small, make_demonstration])
def test_folder_zone_locale_and_hash_seed_do_not_show(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    trees = []
    for number, place in enumerate(PLACES):
        root = tmp_path / ("a" if number else "a folder with a much longer name, 中文") / "x"
        root.mkdir(parents=True)
        make(root)
        if number:
            for path in root.rglob("*"):  # nor do the times of the files
                os.utime(path, (946684800, 946684800))
        done = run(root, "build", env=place)
        assert done.returncode == 0, done.stdout + done.stderr
        trees.append(tree(root / "site"))
    assert trees[0] == trees[1]
    assert {"sitemap.xml.gz", "en/search/search_index.json"} <= set(trees[0])


def test_the_instant_of_the_command_line_and_of_the_environment_build_the_same(
    small: Path,
) -> None:
    assert run(small, "build", "--as-of", "2025-06-01T12:00:00+02:00").returncode == 0
    given = tree(small / "site")
    done = run(small, "build", env={"SOURCE_DATE_EPOCH": "1748772000"})
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == given
