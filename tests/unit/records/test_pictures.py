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
