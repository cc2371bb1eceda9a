"""Whole newsrooms in folders of their own, and the commands run in them as a user runs them."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pikepdf
from clearcopy.checking.verdict import Report
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.publishing.clearance import clear, prepare
from clearcopy.publishing.pdf.extraction import extract
from clearcopy.publishing.sealing import write_seal

PROJECT = Path(__file__).parents[1]
HOOKS = PROJECT / "hooks"
SMALL = PROJECT / "tests" / "rules" / "newsroom"
AS_OF = "2025-10-31T12:00:00+08:00"
RELEASE = "example-1-results"
# Sentences of the tests speak of plans for other rules to judge; only pages for the United States
# ask for a decision on each.
_DECIDED = (r"(\n  FLS002:\n(?: {4}.*\n)*? {4}markets: )\[US, HK\]", r"\1[US]")
_SWITCHED_OFF = r" +exceptions:\n +- severity: \"off\"\n(?: {8}.*\n)+"

_SETTINGS = f"""site_name: Newsroom
site_url: https://newsroom.example.com/
theme:
  name: material
  custom_dir: {HOOKS}/clearcopy/theme
  font: false
  features: []
plugins:
  - search:
      lang: [en, zh]
hooks:
  - {HOOKS}/mkdocs_hooks.py
extra:
  clearcopy:
    as_of: "{AS_OF}"
"""
# What decides how a program behaves and differs from one machine to the next.
_OURS = ("SOURCE_DATE_EPOCH", "PYTHONHASHSEED", "TZ", "LANG", "LC_ALL", "NO_COLOR", "PYTHONPATH")


def make_small(root: Path) -> Path:
    """Make a newsroom of one release in two languages, sealed and clear, in the folder `root`."""
    shutil.copytree(SMALL / "data", root / "data")
    (root / "data" / "pictures.yml").unlink()  # the pictures themselves are made by the cases
    shutil.copytree(SMALL / "docs", root / "docs")
    shutil.copytree(PROJECT / "data" / "lexicons", root / "data" / "lexicons")
    with (root / "data" / "policy.yml").open("a", encoding="utf-8") as policy:
        policy.write(policy_rows())
    (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
    edit(root, "data/retractions.yml", "2025-03-20", AS_OF[:10])
    _look_again(root / "data" / "statements" / "about-ex-101.yml")
    write_seal(root, RELEASE, datetime.fromisoformat(AS_OF))
    return root


def _look_again(about: Path) -> None:
    """Add a version of an About text whose state is that of October.

    The cases are judged in March and these newsrooms in October, half a year later.
    """
    text = about.read_text(encoding="utf-8")
    head, first = text.split("versions:\n")
    later = first.replace('"2025-01"', '"2025-10"').replace("2025-01-01", "2025-10-01")
    later = later.replace("March 1, 2025", "October 1, 2025").replace("2025年3月", "2025年10月")
    first = first.replace("2025-01-01\n", "2025-01-01\n    valid-to: 2025-09-30\n")
    about.write_text(f"{head}versions:\n{first}{later}", encoding="utf-8")


def policy_rows() -> str:
    """Return `rules:` of the project's policy as the newsrooms of the tests need it.

    What the demonstration alone switches off is on.
    """
    text = (PROJECT / "data" / "policy.yml").read_text(encoding="utf-8")
    return re.sub(*_DECIDED, re.sub(_SWITCHED_OFF, "", text[text.index("\nrules:\n") :]), count=1)


def make_demonstration(root: Path) -> Path:
    """Copy the project's demonstration, its theme and its settings to the folder `root`."""
    for name in ("data", "docs", "hooks"):
        hidden = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / name, root / name, ignore=hidden)
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of the newsroom; it must be there."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} has no {old!r}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def environment(**changes: str) -> dict[str, str]:
    """Return the environment of a command: that of this machine without what shows in output."""
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    return {**kept, "PYTHONPATH": str(HOOKS), **changes}


def command(*arguments: str, tool: str = "clearcopy.cli") -> list[str]:
    """Return the command line of `clearcopy …`, or of another module."""
    return [sys.executable, "-m", tool, *arguments]


def run(
    root: Path,
    *arguments: str,
    tool: str = "clearcopy.cli",
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run a command in a newsroom; whatever comes of it, users never see a traceback."""
    done = subprocess.run(
        command(*arguments, tool=tool),
        cwd=root,
        env=environment(**(env or {})),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def judge(root: Path) -> Report:
    """Compose and judge a newsroom without the host, whose part here is the page's frame."""
    prepared = prepare(root, datetime.fromisoformat(AS_OF))
    articles = prepared.newsroom.articles
    pages = {
        url: read_page(article, finish(article, articles.values()))
        for url, article in articles.items()
    }
    return clear(prepared, pages, {}, [])


def tree(folder: Path) -> dict[str, str]:
    """Return the digest of every file below a folder by its path; a link shows where it leads."""
    return {
        path.relative_to(folder).as_posix(): (
            f"-> {os.readlink(path)}"  # noqa: PTH115 - the link as it was written
            if path.is_symlink()
            else hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def lasting(root: Path) -> set[str]:
    """Return the paths of all files in a project but the PDFs that are kept from build to build."""
    kept = re.compile(r"\.clearcopy/pdf/[0-9a-f]{64}\.(?:pdf|sha256)")
    return {path for path in tree(root) if kept.fullmatch(path) is None}


def everything_in(folder: Path) -> bytes:
    """Return all names and bytes below a folder, what is packed also unpacked."""
    found = []
    for path in sorted(folder.rglob("*")):
        found.append(path.relative_to(folder).as_posix().encode())
        if path.is_file():
            content = path.read_bytes()
            found.append(content)
            if path.suffix == ".gz":
                found.append(gzip.decompress(content))
            elif path.suffix == ".pdf":
                found += _unpacked(content)
    return b"\0".join(found)


def _unpacked(pdf: bytes) -> list[bytes]:
    """Return what a PDF says, and what lies in it."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        streams = [
            part.read_bytes()
            for part in opened.objects
            if isinstance(part, pikepdf.Stream) and part.get("/Subtype") != "/Image"
        ]
    return [repr(extract(pdf)).encode(), *streams]
