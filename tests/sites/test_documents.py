"""PDFs of whole newsrooms: beside their pages, the same bytes everywhere, left out on demand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.newsrooms import AS_OF, RELEASE, edit, make_small, run, tree

NAME = f"en/news/{RELEASE}/{RELEASE}.pdf"


def documents(root: Path) -> dict[str, str]:
    """The digests of the PDFs of a published site."""
    return {name: found for name, found in tree(root / "site").items() if name.endswith(".pdf")}


@pytest.mark.slow
def test_two_builds_in_other_folders_zones_and_days_make_the_same_files(tmp_path: Path) -> None:
    one, two = make_small(tmp_path / "one"), make_small(tmp_path / "another folder")
    later = AS_OF.replace("2025-10-31", "2025-11-02")
    assert run(one, "build").returncode == 0
    other = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    assert run(two, "build", "--as-of", later, env=other).returncode == 0
    assert len(documents(one)) == 6
    assert documents(one) == documents(two)


def test_each_page_links_to_its_own_document(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    done = run(root, "build")
    assert done.returncode == 0, done.stdout
    assert (root / "site" / NAME).read_bytes().startswith(b"%PDF-1.7")
    page = (root / "site" / NAME).with_name("index.html").read_text(encoding="utf-8")
    assert f'href="{RELEASE}.pdf"' in page


@pytest.mark.parametrize("way", ["option", "setting"])
def test_a_quick_build_has_no_documents_and_links_to_none(tmp_path: Path, way: str) -> None:
    root = make_small(tmp_path)
    if way == "setting":
        edit(root, "mkdocs.yml", "  clearcopy:\n", "  clearcopy:\n    pdf: false\n")
    done = run(root, "build", *(["--no-pdf"] if way == "option" else []))
    assert done.returncode == 0, done.stdout
    assert not documents(root)
    page = (root / "site" / NAME).with_name("index.html").read_text(encoding="utf-8")
    assert ".pdf" not in page


def test_a_refused_newsroom_gets_no_documents(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    edit(root, f"docs/en/news/{RELEASE}.md", "[[", "<b>x</b> [[")
    assert run(root, "build").returncode == 1
    assert not list(root.rglob("*.pdf"))


def test_a_setting_with_a_slip_is_a_finding(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    edit(root, "mkdocs.yml", "  clearcopy:\n", "  clearcopy:\n    pdf: {font: fonts}\n")
    done = run(root, "build")
    assert done.returncode == 1
    assert "PDF006" in done.stdout
    assert not (root / "site").exists()


def test_a_draft_is_written_whatever_the_state_and_never_published(tmp_path: Path) -> None:
    root = make_small(tmp_path)
    done = run(root, "draft", RELEASE)
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (root / "drafts").iterdir()}
    assert names == {f"{lang}-{RELEASE}.draft.pdf" for lang in ("en", "zh")}
    assert not (root / "site").exists()
