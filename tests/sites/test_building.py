"""What a build does to `site/`, what it says, and in which exit code it ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.newsrooms import edit, lasting, run, tree

RELEASE = "docs/en/news/example-1-results.md"


def break_figure(root: Path) -> int:
    """Write a figure into the text that no fact stands behind, and return its line."""
    edit(root, RELEASE, "Serious adverse events", "In 37.4 % of cases, serious adverse events")
    lines = (root / RELEASE).read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if "37.4 %" in line)


def test_a_clear_newsroom_is_published_and_the_last_line_says_what_was_evaluated(
    small: Path,
) -> None:
    done = run(small, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(
        r"cleared: 12 pages, \d+ rules evaluated, 0 findings waived, 0 warnings",
        done.stdout.strip().split("\n")[-1],
    )
    assert {"404.html", "en/index.html", "zh/index.html", "sitemap.xml"} <= set(
        tree(small / "site")
    )


def test_both_commands_build_the_same_bytes(small: Path) -> None:
    assert run(small, "build").returncode == 0
    ours = tree(small / "site")
    done = run(small, "build", tool="mkdocs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == ours


@pytest.mark.parametrize("tool", ["clearcopy.cli", "mkdocs"])
def test_a_refused_build_names_the_place_and_leaves_the_site_of_before(
    small: Path, tool: str
) -> None:
    assert run(small, "build", tool=tool).returncode == 0
    before = tree(small / "site")
    line = break_figure(small)

    done = run(small, "build", tool=tool)

    assert done.returncode == 1
    column = (small / RELEASE).read_text(encoding="utf-8").split("\n")[line - 1].index("37.4") + 1
    assert f"{RELEASE}:{line}:{column}: error NUM101" in done.stdout
    assert "37.4 %" in done.stdout
    assert "blocked: 1 error" in done.stdout
    assert tree(small / "site") == before


def test_a_refused_first_build_makes_no_site(small: Path) -> None:
    break_figure(small)
    assert run(small, "build").returncode == 1
    assert not (small / "site").exists()


def test_a_check_publishes_nothing(small: Path) -> None:
    assert run(small, "check").returncode == 0
    assert not (small / "site").exists()


def test_a_build_leaves_nothing_in_the_project_but_the_site_and_its_own_folder(
    small: Path,
) -> None:
    before = lasting(small)
    assert run(small, "build").returncode == 0
    added = lasting(small) - before
    home = ".clearcopy/publishing/site/"
    assert {path for path in added if not path.startswith("site/")} == {
        ".clearcopy/.gitignore",
        f"{home}lock",
        f"{home}published.json",
    }
    assert [
        path for path in (small / "site").rglob("*") if path.is_dir() and not any(path.iterdir())
    ] == []


def test_what_was_removed_from_the_words_leaves_the_site(small: Path) -> None:
    assert run(small, "build").returncode == 0
    for lang in ("en", "zh"):
        (small / f"docs/{lang}/events/example-congress-2025.md").unlink()
    done = run(small, "build")
    assert done.returncode == 0, done.stdout
    assert not [path for path in tree(small / "site") if "congress" in path]


@pytest.mark.parametrize("tool", ["clearcopy.cli", "mkdocs"])
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('as_of: "2025-10-31T12:00:00+08:00"', 'as_of: "next Friday"', "next Friday"),
        ('as_of: "2025-10-31T12:00:00+08:00"', 'as_of: "2025-10-31T12:00:00"', "offset"),
        ('  clearcopy:\n    as_of: "2025-10-31T12:00:00+08:00"', "  clearcopy: [1]", "clearcopy"),
        ("site_name: Newsroom", "site_name: [", "mkdocs.yml"),
        ("site_name: Newsroom\n", "", "site_name"),
        ("mkdocs_hooks.py", "no_such_file.py", "no_such_file.py"),
        ("name: material", "name: no-such-theme", "no-such-theme"),
    ],
)
def test_settings_that_cannot_be_used_end_in_one_sentence(
    small: Path, tool: str, old: str, new: str, said: str
) -> None:
    edit(small, "mkdocs.yml", old, new)
    done = run(small, "build", tool=tool)
    assert done.returncode == (1 if tool == "mkdocs" and "as_of" not in old else 2)
    assert said in done.stdout + done.stderr
    assert not (small / "site").exists()


def test_an_instant_on_the_command_line_must_be_one(small: Path) -> None:
    done = run(small, "build", "--as-of", "tomorrow")
    assert (done.returncode, "tomorrow" in done.stderr) == (2, True)


def test_seconds_in_the_environment_must_be_seconds(small: Path) -> None:
    done = run(small, "build", env={"SOURCE_DATE_EPOCH": "yesterday"})
    assert (done.returncode, "yesterday" in done.stderr) == (2, True)


def test_a_site_that_is_a_link_is_never_replaced(small: Path) -> None:
    (small / "elsewhere").mkdir()
    (small / "site").symlink_to("elsewhere")
    done = run(small, "build")
    assert (done.returncode, "symbolic link" in done.stderr) == (2, True)
    assert list((small / "elsewhere").iterdir()) == []


def test_files_of_others_in_the_site_are_never_deleted(small: Path) -> None:
    (small / "site").mkdir()
    (small / "site" / "thesis.txt").write_text("years of work", encoding="utf-8")
    done = run(small, "build")
    assert (done.returncode, "thesis.txt" in done.stderr) == (2, True)
    assert (small / "site" / "thesis.txt").read_text(encoding="utf-8") == "years of work"


def test_no_settings_at_all_end_in_one_sentence(tmp_path: Path) -> None:
    done = run(tmp_path, "build")
    assert (done.returncode, "mkdocs.yml" in done.stderr) == (2, True)


def test_a_partial_build_is_refused(small: Path) -> None:
    done = run(small, "build", "--dirty", tool="mkdocs")
    assert (done.returncode, "--dirty" in done.stdout) == (2, True)
    assert not (small / "site").exists()


def test_a_newsroom_without_words_is_not_clear(small: Path) -> None:
    for page in (small / "docs").rglob("*.md"):
        page.unlink()
    done = run(small, "build")
    assert (done.returncode, "ENG005" in done.stdout) == (1, True)


def test_a_newsroom_without_records_is_not_clear(small: Path) -> None:
    for record in (small / "data").rglob("*.yml"):
        record.unlink()
    done = run(small, "build")
    assert (done.returncode, "DAT064" in done.stdout) == (1, True)
