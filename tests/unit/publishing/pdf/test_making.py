"""Making, reusing and refusing files: one manuscript is one file, and bad ones have a place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import clearcopy
import pikepdf
import pytest
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.findings import Finding
from clearcopy.publishing.pdf import making
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all
from clearcopy.publishing.pdf.manuscript import (
    Edition,
    Manuscript,
    pdf_name,
    seen_digest,
    write_manuscript,
)
from clearcopy.publishing.pdf.typesetting import CannotSet, Typesetter

from tests.documents import ADDRESS, PATH, composed, make_rich, manuscripts
from tests.newsrooms import RELEASE, edit

URL = f"en/news/{RELEASE}/"


@dataclass(frozen=True)
class Result:
    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    made: int


def make(sheets: Sequence[Manuscript], store: Store, fonts: Path | None = None) -> Result:
    """Make files in a folder beside the store and return their bytes."""
    folder = store.folder.with_name(f"{store.folder.name}-made")
    outcome = make_all(sheets, store, folder, fonts=fonts)
    files = {name: path.read_bytes() for name, path in outcome.files.items()}
    return Result(files, outcome.findings, outcome.made)


def test_a_second_build_makes_none_and_has_the_same_bytes(
    written: dict[str, Manuscript], tmp_path: Path
) -> None:
    sheets = list(written.values())
    first = make(sheets, Store(tmp_path / "kept"))
    second = make(sheets, Store(tmp_path / "kept"))
    fresh = make(sheets, Store(tmp_path / "elsewhere"))
    assert (first.made, second.made, fresh.made) == (len(sheets), 0, len(sheets))
    assert first.files == second.files == fresh.files


def test_two_processes_make_the_same_bytes_in_the_same_order(
    written: dict[str, Manuscript],
    files: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(making, "WORTH_MORE_PROCESSES", 1)
    outcome = make(list(written.values()), Store(tmp_path))
    assert list(outcome.files.items()) == list(files.items())


def test_what_was_set_before_does_not_change_a_file(written: dict[str, Manuscript]) -> None:
    texts = [sheet.text for sheet in written.values()]
    one, other = Typesetter(), Typesetter()
    forwards = [one.set(text) for text in texts]
    assert [other.set(text) for text in reversed(texts)] == forwards[::-1]
    assert [one.set(text) for text in texts] == forwards


def test_a_worker_starts_without_what_it_does_not_need() -> None:
    asked = "import sys, clearcopy.publishing.pdf.working; print(*sys.modules)"
    engine = str(Path(clearcopy.__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env=os.environ | {"PYTHONPATH": engine},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    loaded = set(done.stdout.split())
    assert "clearcopy.publishing.pdf.drift" in loaded
    assert not {"pydantic", "lxml", "mkdocs", "clearcopy.records", "clearcopy.document"} & loaded


def test_a_worker_does_not_load_the_program_that_starts_it(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "print('loaded', flush=True)\n"
        "if __name__ == '__main__':\n"
        "    import os\n"
        "    from clearcopy.publishing.pdf.making import _pool\n"
        "    with _pool(None) as pool:\n"
        "        print(pool.submit(os.getpid).result() != os.getpid())\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, program],
        env=os.environ | {"PYTHONPATH": str(Path(clearcopy.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["loaded", "True"]


def test_manuscripts_are_asked_for_while_files_are_made(
    release: Manuscript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "WORTH_MORE_PROCESSES", 1)
    monkeypatch.setattr(making, "UNDER_WAY", 2)
    folder, there = tmp_path / "made", []

    def sheets() -> Iterator[Manuscript]:
        for number in range(5):
            there.append(len(list(folder.glob("*.pdf"))))
            yield replace(release, file=f"{number}.pdf", text=f"{release.text}{' ' * number}")

    outcome = make_all(sheets(), Store(tmp_path / "kept"), folder)
    assert (outcome.made, list(outcome.files)) == (5, [f"{number}.pdf" for number in range(5)])
    assert there == [0, 0, 1, 2, 3]


@pytest.mark.parametrize("damage", [b"", b"%PDF-1.7 half"])
def test_a_kept_file_that_was_damaged_is_made_again(
    release: Manuscript, printed: bytes, tmp_path: Path, damage: bytes
) -> None:
    make([release], Store(tmp_path))
    (kept,) = tmp_path.glob("*.pdf")
    kept.write_bytes(damage)
    again = make([release], Store(tmp_path))
    assert again.made == 1
    assert again.files[release.file] == printed
    assert kept.read_bytes() == printed


def test_what_no_page_uses_any_more_is_forgotten(
    written: dict[str, Manuscript], tmp_path: Path
) -> None:
    make(list(written.values()), Store(tmp_path))
    store = Store(tmp_path)
    make([written[URL]], store)
    store.forget_unused()
    assert len(list(tmp_path.glob("*.pdf"))) == 1


def test_a_changed_word_changes_the_file_and_its_digest(rich: Path, tmp_path: Path) -> None:
    other = make_rich(tmp_path)
    edit(other, PATH, "After the table.", "Below the table.")
    one, two = manuscripts(rich)[URL], manuscripts(other)[URL]
    assert one.text != two.text
    assert seen_digest(one.page) != seen_digest(two.page)
    assert seen_digest(two.page) in two.text


def test_the_same_words_in_another_folder_are_the_same_manuscript(
    release: Manuscript, tmp_path: Path
) -> None:
    assert manuscripts(make_rich(tmp_path / "a folder"))[URL].text == release.text


def test_a_character_without_a_font_is_a_finding_at_its_place(tmp_path: Path) -> None:
    make_rich(tmp_path)
    edit(tmp_path, PATH, "After the table.", "After the ⛄ table.")
    outcome = make([manuscripts(tmp_path)[URL]], Store(tmp_path / "kept"))
    (finding,) = outcome.findings
    line = (tmp_path / PATH).read_text(encoding="utf-8").split("\n")[finding.span.line - 1]
    assert (finding.code, finding.span.path) == ("PDF002", PATH)
    assert line[finding.span.column - 1] == "⛄"
    assert "U+26C4" in finding.message
    assert not outcome.files


def test_a_folder_of_fonts_that_cannot_be_read_is_a_finding(
    release: Manuscript, tmp_path: Path
) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    outcome = make([release], Store(tmp_path / "kept"), fonts=tmp_path)
    assert [finding.code for finding in outcome.findings] == ["PDF005"]
    assert not outcome.files


def test_what_cannot_be_set_is_a_finding_at_the_line_of_its_block(
    release: Manuscript, tmp_path: Path
) -> None:
    whole = json.loads(release.text)
    body = next(node for node in whole["blocks"] if node.get("name") == "body")
    image = next(node for node in body["blocks"] if node["kind"] == "image")
    del image["alt"]
    spoiled = replace(release, text=json.dumps(whole, ensure_ascii=False))
    outcome = make([spoiled], Store(tmp_path))
    (finding,) = outcome.findings
    assert finding.code == "PDF003"
    assert finding.span == release.tree.places[image["at"]]
    assert finding.span.line > 0


def test_an_image_that_goes_while_the_site_is_built_is_a_finding(tmp_path: Path) -> None:
    root = make_rich(tmp_path)
    prepared = composed(root)
    article = prepared.newsroom.articles[URL]
    page = read_page(article, finish(article, [article]))
    (root / "docs" / "en" / "news" / "chart.png").unlink()
    edition = Edition(prepared.library, root, ADDRESS, prepared.as_of)
    (finding,) = write_manuscript(article, page, edition).findings
    assert finding.code == "PDF004"
    assert "chart.png" in finding.message


def test_text_is_never_read_as_typst(release: Manuscript, typesetter: Typesetter) -> None:
    whole = json.loads(release.text)
    code = '#read("/etc/passwd") #panic() $x$ *a* _b_ `c` <d> @e [f] \\ // g'
    whole["blocks"] = [{"kind": "paragraph", "at": 0, "runs": [{"text": code}]}]
    typesetter.set(json.dumps(whole))


def test_the_typesetter_reads_no_file_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    setter = Typesetter()
    for source in (f'#read("{tmp_path}/secret.txt")', '#read("../manuscript.py")'):
        with pytest.raises(Exception, match=r"(?i)not found|outside|escape|denied"):
            setter._compiler.compile(input=source.encode())
    with pytest.raises(Exception, match=r"(?i)package"):
        setter._compiler.compile(input=b'#import "@preview/example:0.1.0": add')
    with pytest.raises(CannotSet):
        setter.set("{}")


def test_a_draft_says_so_on_every_page_in_its_name_and_its_metadata(
    rich: Path, tmp_path: Path
) -> None:
    draft = manuscripts(rich, draft=True)[URL]
    outcome = make([draft], Store(tmp_path))
    assert draft.file.endswith(f"{RELEASE}.draft.pdf")
    assert draft.file != pdf_name(URL)
    assert not outcome.findings
    path = tmp_path / "draft.pdf"
    path.write_bytes(outcome.files[draft.file])
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title).startswith("DRAFT: ")
        assert "not released" in str(pdf.docinfo.Keywords)
        forms = [page.Contents.read_bytes().count(b"92 Tf") for page in pdf.pages]
    assert all(count == 1 for count in forms)
