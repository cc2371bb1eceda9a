from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from clearcopy.document.reading import words_of

from tests.bench import run
from tests.bench.measuring import BuildFailed, measure
from tests.bench.newsroom import AS_OF, write_newsroom
from tests.bench.plain import plain_markdown, write_plain

RELEASES = 5


def test_a_generated_newsroom_is_cleared_and_measured_beside_stock(tmp_path: Path) -> None:
    size = run.measure_size(tmp_path, RELEASES, rounds=1)
    assert size.pages > RELEASES
    assert size.ours.cpu > 0
    assert size.stock.memory > 10
    assert min(size.stages.values()) >= 0
    assert (tmp_path / f"ours-{RELEASES}" / "site" / "en" / "index.html").is_file()
    goals = run.goals_of([size])
    table = run.render_table([size], goals)
    assert "CPU by that of stock" in table
    assert json.loads(run.as_json([size], goals))["sizes"][0]["releases"] == RELEASES


def test_the_same_seed_gives_the_same_newsroom(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        root = tmp_path / name
        write_newsroom(root, 2)
        files = sorted(path for path in root.rglob("*") if path.is_file())
        texts.append({path.relative_to(root): path.read_text(encoding="utf-8") for path in files})
    assert texts[0] == texts[1]


@pytest.mark.parametrize("languages", [("en",), ("en", "zh")])
def test_releases_stand_in_the_languages_asked_for(
    tmp_path: Path, languages: tuple[str, ...]
) -> None:
    articles = write_newsroom(tmp_path, 2, languages=languages)
    releases = [article for article in articles.values() if article.type == "release"]
    assert sorted(article.lang for article in releases) == sorted(2 * languages)


def test_a_release_has_the_size_of_a_real_one_and_eight_references(tmp_path: Path) -> None:
    for article in write_newsroom(tmp_path, 3).values():
        if article.type == "release":
            assert 1600 < len(words_of(article.html).split()) < 2000
            assert article.html.count("data-ref=") == 8
            assert article.published <= datetime.fromisoformat(AS_OF).date()


def test_the_plain_newsroom_says_the_same_words(tmp_path: Path) -> None:
    articles = write_newsroom(tmp_path / "ours", 2)
    write_plain(tmp_path / "stock", articles)
    article = next(each for each in articles.values() if each.type == "release")
    plain = (tmp_path / "stock" / article.path).read_text(encoding="utf-8")
    assert plain_markdown(article.html) in plain
    for words in ("Objective response rate |", "## References", "[7,8]", "as of the date"):
        assert words in plain


def test_a_goal_that_is_missed_is_called_so() -> None:
    assert run.Goal("memory", 500, 400).met
    assert not run.Goal("memory", 500, 501).met


def test_a_build_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed):
        measure([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


def test_what_a_process_takes_is_its_own_and_that_of_its_children(tmp_path: Path) -> None:
    work = "sum(range(10**7))"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    assert measure([sys.executable, "-c", child], tmp_path).cpu > 0.1


def test_the_command_explains_itself() -> None:
    done = subprocess.run(
        [sys.executable, str(Path(run.__file__)), "--help"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--releases" in done.stdout
