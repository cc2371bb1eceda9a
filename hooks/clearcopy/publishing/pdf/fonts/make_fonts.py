"""Make the font files of this folder and those of the web page anew; nothing else needs this file.

    python -m pip install fonttools==4.68.0 brotli==1.2.1
    python hooks/clearcopy/publishing/pdf/fonts/make_fonts.py

It needs npm. Each package is fetched in one pinned version and refused unless its SHA-256 is the
one below; `--packages FOLDER` takes archives that are there already. The results are the same bytes
on every machine, and `fonts.sha256` lists them.

Source Serif 4 and Source Sans 3 are taken as they are: "Source" is a reserved name, so a changed
font would have to be called otherwise. The Noto fonts are subsets without hinting:

- Noto Serif SC and Noto Sans SC hold GB 2312 and what the web's `chinese-simplified` subset holds,
  8,379 Han characters together. A newsroom that needs more names a folder with the full fonts in
  `extra.clearcopy.pdf.fonts` of its mkdocs.yml.
- Noto Sans Math holds arrows, mathematical operators and letter-like symbols.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
WEB = HERE.parents[2] / "theme" / "assets" / "fonts"

# name: (npm package, version, SHA-256 of its archive)
PACKAGES = {
    "source-serif": (
        "@expo-google-fonts/source-serif-4",
        "0.4.1",
        "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4",
    ),
    "source-sans": (
        "@expo-google-fonts/source-sans-3",
        "0.4.1",
        "eb41834f563921e19b18b40bc924b97110983aef800d9cb67b9186f546311828",
    ),
    "noto-serif-sc": (
        "@expo-google-fonts/noto-serif-sc",
        "0.4.3",
        "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    ),
    "noto-sans-sc": (
        "@expo-google-fonts/noto-sans-sc",
        "0.4.3",
        "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    ),
    "noto-sans-math": (
        "@expo-google-fonts/noto-sans-math",
        "0.4.2",
        "652041ca903e7adcc1502a0621350526463e91416757310391370ff5f8fb3ce8",
    ),
    "han": (
        "@fontsource/noto-sans-sc",
        "5.3.0",
        "05a7abac78a6cac4bd1361e7b24c680ee820fcc2f22cf5cc92673f4cd12771c5",
    ),
    "web-serif": (
        "@fontsource/source-serif-4",
        "5.3.1",
        "54b7898afa20cf4b2d807bbf2b5a2f865e28a83db8a5fcc563dafce5ecb5e7c8",
    ),
    "web-sans": (
        "@fontsource/source-sans-3",
        "5.3.1",
        "b598201d980b3512805bbea186aab8ef91590d59990e6a13c90e030b6ff37881",
    ),
}
STYLES = ("400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic")
HAN_STYLES = {"noto-serif-sc": ("400Regular",), "noto-sans-sc": ("400Regular", "600SemiBold")}
HAN_LIST = "files/noto-sans-sc-chinese-simplified-400-normal.woff2"
WEB_FILES = {
    "web-serif": ("source-serif-4", ("600-normal",)),
    "web-sans": ("source-sans-3", ("400-normal", "400-italic", "600-normal", "600-italic")),
}
SYMBOLS = {*range(0x2100, 0x2150), *range(0x2190, 0x2200), *range(0x2200, 0x2300)}


def main() -> None:
    """Fetch, check, subset, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=Path, help="a folder with the packages' archives")
    folder = parser.parse_args().packages
    with tempfile.TemporaryDirectory() as temporary:
        archives = {name: _archive(name, folder or Path(temporary)) for name in PACKAGES}
        made = dict(_latin(archives)) | dict(_han(archives)) | dict(_symbols(archives))
        made |= dict(_licences(archives))
        web = dict(_web(archives))
    WEB.mkdir(parents=True, exist_ok=True)
    for where, files in ((HERE, made), (WEB, web)):
        for name, content in files.items():
            (where / name).write_bytes(content)
    listed = [(f"{hashlib.sha256(data).hexdigest()}  {name}") for name, data in made.items()]
    listed += [
        f"{hashlib.sha256(data).hexdigest()}  ../../../theme/assets/fonts/{name}"
        for name, data in web.items()
    ]
    (HERE / "fonts.sha256").write_text("\n".join(listed) + "\n", encoding="ascii")


def _archive(name: str, folder: Path) -> dict[str, bytes]:
    package, version, digest = PACKAGES[name]
    path = folder / f"{package.removeprefix('@').replace('/', '-')}-{version}.tgz"
    if not path.exists():
        subprocess.run(["npm", "pack", "--silent", f"{package}@{version}"], cwd=folder, check=True)  # noqa: S603, S607 - npm is the user's own
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        sys.exit(f"{path.name} is not the package that was pinned; nothing was written")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        wanted = [member for member in archive.getmembers() if member.isfile()]
        return {
            member.name.removeprefix("package/"): stream.read()
            for member in wanted
            if (stream := archive.extractfile(member)) is not None
        }


def _latin(archives: dict[str, dict[str, bytes]]) -> list[tuple[str, bytes]]:
    found = []
    for name, family in (("source-serif", "SourceSerif4"), ("source-sans", "SourceSans3")):
        for style in STYLES:
            data = archives[name][f"{style}/{family}_{style}.ttf"]
            found.append((f"{family}-{style[3:].replace('_', '')}.ttf", data))
    return found


def _han(archives: dict[str, dict[str, bytes]]) -> list[tuple[str, bytes]]:
    wanted = _gb2312() | set(TTFont(io.BytesIO(archives["han"][HAN_LIST])).getBestCmap())
    found = []
    for name, styles in HAN_STYLES.items():
        family = {"noto-serif-sc": "NotoSerifSC", "noto-sans-sc": "NotoSansSC"}[name]
        for style in styles:
            data = archives[name][f"{style}/{family}_{style}.ttf"]
            found.append((f"{family}-{style[3:]}.ttf", _subset(data, wanted)))
    return found


def _gb2312() -> set[int]:
    """Return the characters of GB 2312 without its Cyrillic and box drawing."""
    found = set()
    for row in (*range(0xA1, 0xA7), *range(0xB0, 0xF8)):
        for cell in range(0xA1, 0xFF):
            found |= set(map(ord, bytes([row, cell]).decode("gb2312", errors="ignore")))
    return found


def _symbols(archives: dict[str, dict[str, bytes]]) -> list[tuple[str, bytes]]:
    data = archives["noto-sans-math"]["400Regular/NotoSansMath_400Regular.ttf"]
    return [("NotoSansMath-Regular.ttf", _subset(data, SYMBOLS))]


def _subset(data: bytes, wanted: set[int]) -> bytes:
    options = Options()
    options.hinting = False
    options.name_IDs = ["*"]
    options.drop_tables += ["MATH", "STAT"]
    # A Chinese line needs none but these: variants in place, punctuation that closes up, kerning.
    options.layout_features = ["ccmp", "locl", "kern", "halt", "mark", "mkmk"]
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted & set(font.getBestCmap()))
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _licences(archives: dict[str, dict[str, bytes]]) -> list[tuple[str, bytes]]:
    names = {
        "source-serif": "OFL-SourceSerif4.txt",
        "source-sans": "OFL-SourceSans3.txt",
        "noto-serif-sc": "OFL-NotoSerifSC.txt",
        "noto-sans-sc": "OFL-NotoSansSC.txt",
        "noto-sans-math": "OFL-NotoSansMath.txt",
    }
    return [(file, archives[name]["LICENSE_FONT"]) for name, file in names.items()]


def _web(archives: dict[str, dict[str, bytes]]) -> list[tuple[str, bytes]]:
    found = []
    for name, (family, styles) in WEB_FILES.items():
        for style in styles:
            for part in ("latin", "latin-ext"):
                file = f"{family}-{part}-{style}.woff2"
                found.append((file, archives[name][f"files/{file}"]))
        found.append((f"OFL-{family}.txt", archives[name]["LICENSE"]))
    return found


if __name__ == "__main__":
    main()
