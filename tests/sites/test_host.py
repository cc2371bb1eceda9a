"""What plugins, hooks and settings of the site generator do to pages does not go unseen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsrooms import edit, run, tree

ADDS_WORDS = """
def on_post_page(output, page, config):
    return output.replace('</article>', '<p>Order now.</p></article>')
"""
ADDS_SCRIPT = """
def on_page_content(html, page, config, files):
    return html.replace('</article>', '<script>x()</script></article>')
"""
REWORDS = """
def on_post_page(output, page, config):
    return output.replace('has not been approved', 'has been approved')
"""
ADDS_FIGURE = """
def on_post_page(output, page, config):
    return output.replace('</body>', '<p>88.8% of patients</p></body>')
"""
EDITS_FILE = """
from pathlib import Path
def on_post_build(config):
    page = Path(config.site_dir, 'en', 'index.html')
    page.write_text(page.read_text(encoding='utf-8') + '<p>88.8%</p>', 'utf-8')
"""
DELETES_FILE = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, 'en', 'index.html').unlink()
"""
WRITES_PAGE = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, 'offer.html').write_text('<p>Order now.</p>', 'utf-8')
"""
WRITES_PDF = """
from pathlib import Path
def on_post_build(config):
    Path(config.site_dir, 'en', 'news', 'offer.pdf').write_bytes(b'%PDF-1.7 Order now.')
"""
DROPS_PAGE = """
from mkdocs.structure.files import Files
def on_files(files, config):
    return Files([file for file in files if not file.src_uri.startswith('zh/st')])
"""
ADDS_PAGE = """
from mkdocs.structure.files import File
def on_files(files, config):
    files.append(File.generated(config, 'en/offer.md', content='# Order now'))
    return files
"""
WARNS = """
import logging
def on_env(env, config, files):
    logging.getLogger('mkdocs.plugins.x').warning('the moon is full')
"""
CRASHES = """
def on_env(env, config, files):
    raise ValueError('boom')
"""
HARMLESS = """
def on_env(env, config, files):
    return env
"""


def add_hook(root: Path, text: str, *, place: str) -> None:
    """Name one more hook in the settings, before or after our own."""
    (root / "other.py").write_text(text, encoding="utf-8")
    old = "hooks:\n" if place == "before" else "mkdocs_hooks.py\n"
    edit(root, "mkdocs.yml", old, f"{old}  - other.py\n")


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        (ADDS_WORDS, "before", "ENG013"),
        (ADDS_WORDS, "after", "ENG013"),
        (ADDS_SCRIPT, "after", "ENG013"),
        (REWORDS, "before", "BLK102"),
        (REWORDS, "after", "BLK102"),
        (ADDS_FIGURE, "before", "NUM101"),
        (ADDS_FIGURE, "after", "NUM101"),
        (EDITS_FILE, "after", "ENG014"),
        (DELETES_FILE, "after", "ENG014"),
        (WRITES_PAGE, "before", "ENG012"),
        (WRITES_PAGE, "after", "ENG012"),
        (WRITES_PDF, "before", "OUT007"),
        (WRITES_PDF, "after", "OUT007"),
        (DROPS_PAGE, "after", "ENG011"),
        (WARNS, "before", "ENG010"),
        (WARNS, "after", "ENG010"),
    ],
)
def test_a_hook_that_touches_pages_blocks(small: Path, text: str, place: str, code: str) -> None:
    add_hook(small, text, place=place)
    done = run(small, "build")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"error {code}" in done.stdout
    assert not (small / "site").exists()


@pytest.mark.parametrize("text", [ADDS_SCRIPT, DROPS_PAGE, HARMLESS])
def test_what_a_hook_does_before_ours_composes_does_not_reach_the_site(
    small: Path, text: str
) -> None:
    assert run(small, "build").returncode == 0
    before = tree(small / "site")
    add_hook(small, text, place="before")
    done = run(small, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == before


def test_a_page_that_a_hook_adds_stops_the_build(small: Path) -> None:
    add_hook(small, ADDS_PAGE, place="after")
    done = run(small, "build")
    assert done.returncode == 2
    assert '"en/offer/", which is no page of docs/' in done.stderr
    assert not (small / "site").exists()


def test_a_hook_that_crashes_ends_in_one_sentence_and_leaves_nothing(small: Path) -> None:
    add_hook(small, CRASHES, place="after")
    done = run(small, "build")
    assert (done.returncode, "other.py:3: ValueError: boom" in done.stderr) == (2, True)
    home = {path for path in tree(small) if path.startswith((".clearcopy/", "site/"))}
    assert home == {".clearcopy/.gitignore", ".clearcopy/publishing/site/lock"}


@pytest.mark.parametrize("flag", ["--quiet", "--verbose", "--no-strict"])
def test_no_flag_of_the_host_hides_a_warning(small: Path, flag: str) -> None:
    add_hook(small, WARNS, place="after")
    done = run(small, "build", flag, tool="mkdocs")
    assert (done.returncode, "the moon is full" in done.stdout) == (1, True)


@pytest.mark.parametrize("tool", ["clearcopy.cli", "mkdocs"])
def test_an_unknown_setting_is_a_warning_of_the_host_and_blocks(small: Path, tool: str) -> None:
    edit(small, "mkdocs.yml", "site_name:", "site_nmae: x\nsite_name:")
    done = run(small, "build", tool=tool)
    assert (done.returncode, "site_nmae" in done.stdout) == (1, True)
    assert not (small / "site").exists()


def test_strict_changes_nothing_on_a_clear_newsroom(small: Path) -> None:
    assert run(small, "build").returncode == 0
    plain = tree(small / "site")
    done = run(small, "build", "--strict", tool="mkdocs")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == plain


def test_strict_refuses_no_later_than_we_do(small: Path) -> None:
    assert run(small, "build").returncode == 0
    before = tree(small / "site")
    add_hook(small, WARNS, place="after")
    done = run(small, "build", "--strict", tool="mkdocs")
    assert done.returncode == 1
    assert tree(small / "site") == before
