"""What lies in the finished folder, against what was judged."""

from __future__ import annotations

from pathlib import Path

from clearcopy.findings import digest
from clearcopy.publishing.output import Judged, check_output

TEXT = "<p>checked</p>"
JUDGED = {"en/index.html": Judged("docs/en/index.md", "en/", digest(TEXT))}


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_judged_pages_and_the_page_for_unknown_addresses_may_be_there(tmp_path: Path) -> None:
    write(tmp_path, "en/index.html", TEXT)
    write(tmp_path, "404.html", "<p>nothing here</p>")
    write(tmp_path, "assets/style.css", "p {}")
    assert list(check_output(tmp_path, JUDGED)) == []


def test_a_page_that_was_not_judged_is_found(tmp_path: Path) -> None:
    write(tmp_path, "en/index.html", TEXT)
    write(tmp_path, "en/offer/index.html", TEXT)
    write(tmp_path, "old.htm", TEXT)
    found = list(check_output(tmp_path, JUDGED))
    assert [(one.code, one.message.split('"')[1]) for one in found] == [
        ("ENG012", "en/offer/index.html"),
        ("ENG012", "old.htm"),
    ]


def test_a_changed_page_is_found_in_its_file(tmp_path: Path) -> None:
    write(tmp_path, "en/index.html", f"{TEXT} ")
    (found,) = check_output(tmp_path, JUDGED)
    assert (found.code, found.span.path, found.page) == ("ENG014", "docs/en/index.md", "en/")


def test_a_page_that_is_gone_is_found(tmp_path: Path) -> None:
    (found,) = check_output(tmp_path, JUDGED)
    assert (found.code, found.page) == ("ENG014", "en/")


def test_a_pdf_that_is_there_before_any_was_made_is_found(tmp_path: Path) -> None:
    write(tmp_path, "en/index.html", TEXT)
    write(tmp_path, "en/news/a/a.pdf", "%PDF-1.7 another text")
    write(tmp_path, "assets/Leaflet.PDF", "%PDF-1.7 order now")
    write(tmp_path, "en/about.pdf/picture.png", "a folder may be called so")
    found = list(check_output(tmp_path, JUDGED))
    assert [(one.code, one.message.split('"')[1]) for one in found] == [
        ("OUT007", "assets/Leaflet.PDF"),
        ("OUT007", "en/news/a/a.pdf"),
    ]
