from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from clearcopy.publishing.pdf.glyphs import FONTS, UnreadableFont, coverage, font_files
from clearcopy.publishing.pdf.tokens import read_tokens

LIMIT = 16_000_000


def test_the_fonts_are_those_that_the_script_made() -> None:
    for line in (FONTS / "fonts.sha256").read_text(encoding="ascii").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == digest, name


def test_every_font_is_listed_and_has_its_licence() -> None:
    listed = (FONTS / "fonts.sha256").read_text(encoding="ascii")
    files = font_files([FONTS])
    assert all(f"  {path.name}\n" in listed for path in files)
    families = {path.name.partition("-")[0] for path in files}
    assert {f"OFL-{family}.txt" for family in families} <= {p.name for p in FONTS.glob("OFL-*")}


def test_the_fonts_are_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < LIMIT


@pytest.mark.parametrize(
    "text", ["骨肉瘤患者", "喆堃垚", "≤≥±×µαβγ", "↩", "〔2023〕", "①℃Ⅱ", "ñçø"]
)
def test_what_releases_need_is_covered(text: str) -> None:
    assert set(map(ord, text)) <= coverage(font_files([FONTS]))


@pytest.mark.parametrize("character", ["⛄", "ሀ", "한", "ش", "𠮷"])
def test_what_no_font_has_is_not_covered(character: str) -> None:
    assert ord(character) not in coverage(font_files([FONTS]))


def test_a_file_that_is_no_font_is_said_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.otf"
    broken.write_bytes(b"OTTO\x00\xff")
    with pytest.raises(UnreadableFont, match=r"broken\.otf"):
        coverage((broken,))


def test_the_template_gets_the_colours_and_sizes_of_the_style_sheet() -> None:
    english, chinese = read_tokens("en"), read_tokens("zh")
    assert english.colors["ink"] == "#17212b"
    assert english.colors["paper"] == "#ffffff"
    assert english.sizes["text"] == 10.0
    assert chinese.sizes["gap-line"] > english.sizes["gap-line"]


def test_a_size_on_paper_in_pixels_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "tokens.css"
    sheet.write_text(":root { --cc-print-text: 12px; }", encoding="utf-8")
    with pytest.raises(ValueError, match="points"):
        read_tokens("en", sheet)
