"""Finished PDFs, kept by the digest of everything that made them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

from clearcopy.publishing.pdf.glyphs import font_files

HERE = Path(__file__).parent


class Store:
    """A folder of finished files; beside each lies the digest of its bytes.

    What does not match its digest was half-written or changed, and counts as absent.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.used: set[str] = set()

    def find(self, key: str) -> bytes | None:
        """Return the file that was kept under `key`, or None."""
        self.used.add(key)
        try:
            data = self._path(key).read_bytes()
            kept = self._path(key, ".sha256").read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return None
        return data if hashlib.sha256(data).hexdigest() == kept.strip() else None

    def keep(self, key: str, data: bytes) -> None:
        """Keep a file; one that cannot be kept is only made again the next time."""
        self.used.add(key)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write(self._path(key), data)
            _write(self._path(key, ".sha256"), hashlib.sha256(data).hexdigest().encode("ascii"))
        except OSError:
            return

    def forget_unused(self) -> None:
        """Remove what was neither found nor kept by this object."""
        for path in sorted(self.folder.glob("*")):
            if path.name.partition(".")[0] not in self.used:
                with suppress(OSError):  # one that stays only takes up room
                    path.unlink()

    def _path(self, key: str, suffix: str = ".pdf") -> Path:
        return self.folder / f"{key}{suffix}"


def _write(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="new-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(data)
    Path(name).replace(path)


def key_of(text: str, engine: str) -> str:
    """Return the key of a manuscript's text, set by an engine."""
    return hashlib.sha256(f"{engine}\n{text}".encode()).hexdigest()


@cache
def engine_digest(more_fonts: Path | None) -> str:
    """Return the digest of what turns a manuscript into a file: programs, template and fonts."""
    total = hashlib.sha256()
    total.update(f"typst {version('typst')}\n".encode())
    ours = sorted((*HERE.glob("*.py"), *(HERE / "template").iterdir()))
    own_fonts = HERE / "fonts" / "fonts.sha256"
    for path in (*ours, own_fonts, *font_files([more_fonts] if more_fonts else [])):
        total.update(f"{path.name}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()
