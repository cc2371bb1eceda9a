"""The author's files: strict front matter, title, body and where each line stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from clearcopy.document import defects
from clearcopy.document.page import SourceText
from clearcopy.findings import Finding, Span
from clearcopy.records.located import Located, Many
from clearcopy.records.models import LANGUAGES
from clearcopy.records.policy import Policy
from clearcopy.records.reading import read_record
from clearcopy.records.source_text import read_text
from clearcopy.records.strict_yaml import parse_yaml

IMAGES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".gif"})
RECORD_FOLDERS = {
    "news": "release",
    "studies": "study",
    "assets": "asset",
    "diseases": "disease",
    "events": "event",
}
ROOT_PAGE = "index.md"
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


class DeclaredText(Located):
    """A visible figure that is no fact, and why it may stand."""

    text: str
    reason: str


class FrontMatter(Located):
    """What an author may say about a page; everything else follows from the records."""

    type: str
    description: str
    highlights: Many[str] = ()
    literals: Many[DeclaredText] = ()


@dataclass(frozen=True)
class PageSource:
    """One Markdown file, taken apart.

    `key` is the path below the language folder, the same in all languages; `record` is the id of
    the record that the page is about, or "".
    """

    path: str
    lang: str
    key: str
    url: str
    record: str
    kind: str
    text: SourceText
    front: FrontMatter
    title: str
    title_line: int
    body: str
    body_line: int

    @property
    def title_span(self) -> Span:
        """Where the title stands."""
        length = len(self.text.lines[self.title_line - 1])
        return Span(self.path, self.title_line, 3, self.title_line, length + 1)


@dataclass(frozen=True)
class Sources:
    """Everything of `docs/` that may be published."""

    pages: tuple[PageSource, ...]
    images: tuple[str, ...]
    findings: tuple[Finding, ...]


def url_of(key: str) -> str:
    """Return the address of the page at a path below `docs/`: `en/a.md` -> `en/a/`."""
    path = PurePosixPath(key)
    parts = path.parts[:-1] if path.stem == "index" else (*path.parts[:-1], path.stem)
    return "".join(f"{part}/" for part in parts)


def read_sources(root: Path, policy: Policy | None) -> Sources:
    """Read `docs/` under `root`; whatever cannot be published becomes a finding."""
    findings: list[Finding] = []
    pages: list[PageSource] = []
    images: list[str] = []
    for relative in _document_files(root, findings):
        if not relative.endswith(".md"):
            images.append(relative.removeprefix("docs/"))
            continue
        text, problems = read_text(root, relative)
        findings += problems
        if text is not None:
            page, problems = parse_source(relative, text, policy)
            findings += problems
            if page is not None:
                pages.append(page)
    findings += _clashes(pages)
    return Sources(tuple(pages), tuple(images), tuple(findings))


def _document_files(root: Path, findings: list[Finding]) -> Iterator[str]:
    docs = root / "docs"
    seen: dict[str, str] = {}
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        relative = path.relative_to(root).as_posix()
        if path.is_symlink():
            findings.append(defects.LINKED_OUT.found(Span(relative), name=relative))
            continue
        if path.is_dir() or any(part.is_symlink() for part in path.parents if part != root):
            continue
        folded = relative.casefold()
        if folded in seen:
            findings.append(defects.NAME_DIFFERS_IN_CASE.found(Span(relative), other=seen[folded]))
        seen[folded] = relative
        if path.suffix not in IMAGES | {".md"}:
            findings.append(defects.FILE_NOT_PUBLISHABLE.found(Span(relative), name=relative))
        else:
            yield relative


def _clashes(pages: Iterable[PageSource]) -> Iterator[Finding]:
    owners: dict[str, PageSource] = {}
    for page in pages:
        other = owners.setdefault(page.url, page)
        if other is not page:
            yield defects.SAME_ADDRESS.found(Span(page.path), other=other.path, url=f"/{page.url}")


def parse_source(
    path: str, text: str, policy: Policy | None
) -> tuple[PageSource | None, list[Finding]]:
    """Take one Markdown file apart; a file without usable front matter gives only findings."""
    lines = tuple(text.split("\n"))
    source = SourceText(path, lines)
    if lines[0].strip() != "---":
        return None, [defects.FRONT_MATTER_MISSING.found(Span(path, 1, 1))]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        return None, [defects.FRONT_MATTER_OPEN.found(Span(path, 1, 1, 1, 4))]
    tree, findings = parse_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    front, problems = read_record(FrontMatter, tree) if tree else (None, [])
    findings += problems
    findings += _private_characters(source)
    if front is None:
        return None, findings
    if policy is not None and front.type not in policy.page_types:
        known = ", ".join(sorted(policy.page_types))
        findings.append(
            defects.UNKNOWN_TYPE.found(front.span("type"), type=front.type, known=known)
        )
        return None, findings
    if len(front.description) > 200:
        findings.append(
            defects.DESCRIPTION_LONG.found(front.span("description"), length=len(front.description))
        )
    title_line = next((n for n, line in enumerate(lines[end + 1 :], end + 2) if line.strip()), 0)
    if not title_line or not lines[title_line - 1].startswith("# "):
        at = Span(path, title_line or end + 1, 1)
        return None, [*findings, defects.TITLE_MISSING.found(at)]
    place = _place(path)
    if place is None:
        return None, [*findings, defects.OUTSIDE_LANGUAGE.found(Span(path), name=path)]
    lang, key = place
    folder, _, name = key.partition("/")
    is_record = folder in RECORD_FOLDERS and name not in ("", "index.md")
    page = PageSource(
        path=path,
        lang=lang,
        key=key,
        url=url_of(path.removeprefix("docs/")),
        record=PurePosixPath(name).stem if is_record else "",
        kind=RECORD_FOLDERS[folder] if is_record else "",
        text=source,
        front=front,
        title=lines[title_line - 1][2:].strip(),
        title_line=title_line,
        body="\n".join(lines[title_line:]),
        body_line=title_line + 1,
    )
    return page, findings


def _place(path: str) -> tuple[str, str] | None:
    """Return language and key of a page; the root page is the only one outside a language."""
    below = path.removeprefix("docs/")
    if below == ROOT_PAGE:
        return "en", f"/{ROOT_PAGE}"
    lang, _, key = below.partition("/")
    return (lang, key) if lang in LANGUAGES and key else None


def _private_characters(source: SourceText) -> Iterator[Finding]:
    """Our own marks are private-use characters; an author's would be taken for them."""
    for number, line in enumerate(source.lines, 1):
        for found in PRIVATE_USE.finditer(line):
            at = Span(source.path, number, found.start() + 1, number, found.end() + 1)
            yield defects.PRIVATE_CHARACTER.found(at, code=f"{ord(found[0]):04X}")
