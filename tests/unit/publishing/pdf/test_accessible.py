"""What assistive technology and archives need of every file, checked with pikepdf."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pikepdf
import pytest
from clearcopy.publishing.pdf.facts_file import SCHEMA
from clearcopy.publishing.pdf.manuscript import Manuscript


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pdf(files: dict[str, bytes], lang: str) -> Iterator[pikepdf.Pdf]:
    (name,) = (name for name in files if name.startswith(f"{lang}/news/"))
    with pikepdf.open(io.BytesIO(files[name])) as opened:
        yield opened


def elements(root: Any) -> Iterator[Any]:  # noqa: ANN401 - PDF objects are untyped
    """Yield the elements of a structure tree in the order of the document."""
    kids = root.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def attributes(element: Any) -> dict[str, str]:  # noqa: ANN401 - PDF objects are untyped
    return {str(k): str(v) for part in element.get("/A", []) for k, v in part.items()}


def test_the_document_says_its_language_and_shows_its_title(pdf: pikepdf.Pdf, lang: str) -> None:
    assert str(pdf.Root.Lang) == {"en": "en", "zh": "zh-CN"}[lang]
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert pdf.Root.MarkInfo.Marked
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert "EX-101" in str(metadata["dc:title"])


def test_words_of_another_language_say_so(files: dict[str, bytes]) -> None:
    (name,) = (name for name in files if name.startswith("en/news/"))
    with pikepdf.open(io.BytesIO(files[name])) as english:
        content = b"".join(page.Contents.read_bytes() for page in english.pages)
    assert b"/Lang(zh-CN)" in content


def test_every_annotation_is_a_link_with_words(pdf: pikepdf.Pdf) -> None:
    found = [note for page in pdf.pages for note in page.get("/Annots", [])]
    assert found
    for note in found:
        assert str(note.Subtype) == "/Link"
        assert str(note.Contents).strip()
        assert not str(note.Contents).startswith("page ")


def test_no_level_of_headings_is_skipped_and_each_has_a_bookmark(pdf: pikepdf.Pdf) -> None:
    tags = [str(one.S) for one in elements(pdf.Root.StructTreeRoot)]
    levels = [int(tag[2:]) for tag in tags if tag[:2] == "/H" and tag[2:].isdigit()]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))
    with pdf.open_outline() as outline:
        assert len(outline.root) == 1
        children = outline.root[0].children
    assert len(children) == levels.count(2)


def test_heads_of_rows_and_columns_say_of_what_they_are_heads(pdf: pikepdf.Pdf) -> None:
    cells = [one for one in elements(pdf.Root.StructTreeRoot) if str(one.S) in ("/TH", "/TD")]
    scopes = [attributes(cell).get("/Scope", "") for cell in cells if str(cell.S) == "/TH"]
    assert set(scopes) == {"/Row", "/Column"}
    assert not any("/Headers" in attributes(cell) for cell in cells)


def test_a_table_over_several_pages_repeats_its_head_but_is_read_once(
    files: dict[str, bytes], release: Manuscript
) -> None:
    with pikepdf.open(io.BytesIO(files[release.file])) as english:
        assert len(english.pages) >= 4
        heads = [one for one in elements(english.Root.StructTreeRoot) if str(one.S) == "/THead"]
        tables = [one for one in elements(english.Root.StructTreeRoot) if str(one.S) == "/Table"]
    assert len(heads) == len(tables)


def test_images_have_alternative_texts(files: dict[str, bytes], release: Manuscript) -> None:
    with pikepdf.open(io.BytesIO(files[release.file])) as english:
        figures = [one for one in elements(english.Root.StructTreeRoot) if str(one.S) == "/Figure"]
        assert [bool(str(figure.Alt)) for figure in figures] == [True]


def test_every_font_is_embedded_as_a_subset_with_a_character_map(pdf: pikepdf.Pdf) -> None:
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        (inner,) = font.DescendantFonts
        assert "+" in str(font.BaseFont)
        assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())
        assert "/ToUnicode" in font


def test_the_figures_travel_inside_with_their_schema(pdf: pikepdf.Pdf, lang: str) -> None:
    kinds = {str(spec.UF): str(spec.AFRelationship) for spec in pdf.Root.AF}
    assert kinds == {"facts.json": "/Data", "facts.schema.json": "/Supplement"}
    attached = {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}
    facts = json.loads(attached["facts.json"])
    assert attached["facts.schema.json"] == SCHEMA.read_bytes()
    jsonschema.validate(facts, json.loads(attached["facts.schema.json"]))
    assert facts["language"] in ("en", "zh-Hans")
    assert facts["page"].startswith(f"https://newsroom.example.com/{lang}/news/")
    assert any("31.3%" in fact["printed"] for fact in facts["facts"])


def test_head_and_foot_of_a_page_are_not_read_aloud(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        content = page.Contents.read_bytes()
        assert b"/Subtype/Header" in content
        assert b"/Subtype/Footer" in content
