"""Each picture has a holder and a right, and what is somebody else's has terms and a credit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from clearcopy.records.library import load_library
from clearcopy.records.pictures import Picture, Pictures

OTHER = {
    "holder": "Example Press",
    "right": "permission",
    "terms": "Letter",
    "credit": {"en": "By permission", "zh": "经许可"},
}


def pictures(*files: str) -> Pictures:
    entries = [{"file": file, "holder": file, "right": "own"} for file in files]
    return Pictures.model_validate({"pictures": entries})


@pytest.mark.parametrize(
    ("path", "holder"),
    [("a/b.png", "a/b.png"), ("a/c.png", "a/"), ("a/d/e.png", "a/d/"), ("ab.png", None)],
)
def test_a_picture_has_its_own_record_or_that_of_the_nearest_folder(
    path: str, holder: str | None
) -> None:
    found = pictures("a/", "a/b.png", "a/d/", "a").of(path)
    assert (found and found.holder) == holder


def test_a_right_counts_through_its_last_day() -> None:
    picture = Picture.model_validate({"file": "a", **OTHER, "expires": "2025-03-31"})
    assert not picture.ended(date(2025, 3, 31))
    assert picture.ended(date(2025, 4, 1))
    assert not Picture.model_validate({"file": "a", **OTHER}).ended(date.max)


@pytest.mark.parametrize("missing", ["terms", "credit"])
@pytest.mark.parametrize("right", ["licence", "permission"])
def test_what_is_somebody_elses_without_terms_or_credit_is_refused_at_its_line(
    right: str, missing: str, tmp_path: Path
) -> None:
    own = {
        "terms": "    terms: Letter\n",
        "credit": "    credit: {en: By permission, zh: 经许可}\n",
    }
    del own[missing]
    (tmp_path / "data").mkdir()
    (tmp_path / "data/pictures.yml").write_text(
        f"pictures:\n  - file: a.png\n    holder: X\n    right: {right}\n{''.join(own.values())}",
        encoding="utf-8",
    )
    found = [f for f in load_library(tmp_path).findings if f.span.path == "data/pictures.yml"]
    assert [(f.span.line, missing in f.message) for f in found] == [(4, True)]


def listed(root: Path, *files: str) -> list[tuple[int, str]]:
    """Return line and code of what is wrong with a list of these files."""
    rows = "".join(f'  - file: "{file}"\n    holder: X\n    right: own\n' for file in files)
    for name in ("data", "docs/images"):
        (root / name).mkdir(parents=True)
    (root / "docs/images/a.png").touch()
    (root / "data/pictures.yml").write_text(f"pictures:\n{rows}", encoding="utf-8")
    found = load_library(root).findings
    return [(f.span.line, f.code) for f in found if f.span.path == "data/pictures.yml"]


def test_files_and_folders_that_are_there_are_recorded(tmp_path: Path) -> None:
    assert listed(tmp_path, "images/a.png", "images/") == []


def test_a_picture_that_is_recorded_twice_is_refused(tmp_path: Path) -> None:
    assert listed(tmp_path, "images/a.png", "images/a.png") == [(5, "DAT066")]


@pytest.mark.parametrize("file", ["images/b.png", "images", "images/a.png/", "image/"])
def test_a_path_that_leads_to_no_picture_is_refused(file: str, tmp_path: Path) -> None:
    assert listed(tmp_path, "images/a.png", file) == [(5, "DAT067")]


@pytest.mark.parametrize(
    "file",
    [
        *("../x.png", "images/../../x.png", "images/..", "/etc/x.png", "./images/a.png"),
        *("images//a.png", "C:/x.png", "https://example.com/a.png", "images\\\\a.png", " a", ""),
    ],
)
def test_a_path_that_is_none_below_docs_is_refused(file: str, tmp_path: Path) -> None:
    assert [line for line, _ in listed(tmp_path, file)] == [2]
