"""Every PDF passes PDF/UA-1 and PDF/A-3a as veraPDF reads them, and veraPDF can say no."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all

from tests.documents import make_demonstration, make_rich, manuscripts

VERAPDF = Path(__file__).parent / "verapdf.py"
pytestmark = pytest.mark.slow
# A release, a study and a medicine in two languages.
PAGES = 6
Failed = dict[str, dict[str, list[str]]]


def judge(paths: list[Path]) -> Failed:
    """Return the rules that each file fails; `make test` installs the Java that this needs."""
    assert shutil.which("java"), "install a Java runtime: the package default-jre-headless"
    done = subprocess.run(
        [sys.executable, str(VERAPDF), *map(str, paths)],
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: Failed = json.loads(done.stdout)
    assert len(found) == len(paths)
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDFs of the demonstration and of the rich newsroom, finished and as drafts."""
    made = tmp_path_factory.mktemp("made")
    demonstration = make_demonstration(tmp_path_factory.mktemp("demonstration"))
    rich = make_rich(tmp_path_factory.mktemp("rich"))
    for name, root, draft in (
        ("demonstration", demonstration, False),
        ("rich", rich, False),
        ("draft", rich, True),
    ):
        sheets = list(manuscripts(root, draft=draft).values())
        outcome = make_all(sheets, Store(made / "store" / name), made / name)
        assert not outcome.findings
        assert len(outcome.files) == len(sheets) == PAGES
        for file, path in outcome.files.items():
            path.rename(made / f"{name}-{file.replace('/', '_')}")
    return made


def test_every_pdf_fails_no_rule_of_either_standard(folder: Path) -> None:
    found = judge(sorted(folder.glob("*.pdf")))
    assert len(found) == 3 * PAGES
    for path, failed in found.items():
        assert failed == {"PDFUA_1": [], "PDFA_3_A": []}, path


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_words_of_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            del note.Contents


def _without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _without_metadata(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


SPOILED: dict[str, tuple[Callable[[pikepdf.Pdf], None], str]] = {
    "language": (_without_language, "PDFUA_1"),
    "words-of-links": (_without_words_of_links, "PDFUA_1"),
    "structure": (_without_structure, "PDFUA_1"),
    "metadata": (_without_metadata, "PDFA_3_A"),
}


@pytest.fixture(scope="module")
def spoiled(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Failed:
    """What the release fails once a part of it is gone, by the name of the part."""
    source = next(folder.glob("rich-en_news_*.pdf")).read_bytes()
    here = tmp_path_factory.mktemp("spoiled")
    for name, (spoil, _) in SPOILED.items():
        with pikepdf.open(io.BytesIO(source)) as pdf:
            spoil(pdf)
            pdf.save(here / f"{name}.pdf")
    found = judge(sorted(here.glob("*.pdf")))
    return {Path(path).stem: failed for path, failed in found.items()}


@pytest.mark.parametrize("part", SPOILED)
def test_a_file_without_a_part_that_it_must_have_fails(spoiled: Failed, part: str) -> None:
    assert spoiled[part][SPOILED[part][1]]
