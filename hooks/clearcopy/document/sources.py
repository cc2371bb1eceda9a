"""The author's files: strict front matter, title, body and where each line stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from clearcopy.document import defects
from clearcopy.document.markers import PRIVATE_USE
from clearcopy.document.origin import SourceText
from clearcopy.findings import Finding, Span
from clearcopy.records.located import SLUG, Located, Many
from clearcopy.records.models import LANGUAGES
from clearcopy.records.policy import Policy
from clearcopy.records.reading import read_record
from clearcopy.records.source_text import STAND_IN, read_text, relative_name, screen
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
LONGEST_DESCRIPTION = 200
TITLE = re.compile(r"# +(?=[^\s#])(.*?)(?: +#+)?\s*")
IMAGE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")


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
    body_line: int

    @property
    def body(self) -> str:
        """What the author wrote below the title."""
        return "\n".join(self.text.lines[self.title_line :])

    @property
    def title_span(self) -> Span:
        """Where the title stands."""
        line = self.text.lines[self.title_line - 1]
        column = len(line) - len(line[1:].lstrip()) + 1
        return Span(self.path, self.title_line, column, self.title_line, column + len(self.title))


@dataclass(frozen=True)
class Sources:
    """Everything of `docs/` that may be published.

    `findings` are about the folder as a whole; `of_pages` holds those inside one page, by its path:
    they count only once that page is public.
    """

    pages: tuple[PageSource, ...]
    images: tuple[str, ...]
    findings: tuple[Finding, ...]
    of_pages: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)


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
    of_pages: dict[str, tuple[Finding, ...]] = {}
    for relative in _document_files(root, findings):
        if not relative.endswith(".md"):
            images.append(relative.removeprefix("docs/"))
            continue
        page, problems = _read_page(root, relative, policy)
        if problems:
            of_pages[relative] = tuple(problems)
        if page is not None:
            pages.append(page)
    findings += _clashes(pages)
    return Sources(tuple(pages), tuple(images), tuple(findings), of_pages)


def _read_page(
    root: Path, relative: str, policy: Policy | None
) -> tuple[PageSource | None, list[Finding]]:
    text, problems = read_text(root, relative)
    if text is None:
        return None, problems
    page, found = parse_source(relative, text, policy)
    return page, problems + found


def _document_files(root: Path, findings: list[Finding]) -> Iterator[str]:
    docs = root / "docs"
    seen: dict[str, str] = {}
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        relative = relative_name(path, root)
        if path.is_symlink():
            findings.append(defects.LINKED_OUT.found(Span(relative), name=relative))
            continue
        folded = relative.casefold()
        if folded in seen:
            findings.append(defects.NAME_DIFFERS_IN_CASE.found(Span(relative), other=seen[folded]))
        seen[folded] = relative
        if path.is_dir():
            continue
        if path.suffix not in IMAGES | {".md"} or not path.is_file():
            findings.append(defects.FILE_NOT_PUBLISHABLE.found(Span(relative), name=relative))
        elif not _is_usable(relative.removeprefix("docs/")):
            findings.append(defects.NAME_NOT_USABLE.found(Span(relative), name=relative))
        else:
            yield relative


def _is_usable(key: str) -> bool:
    """Whether a path can be an address as it is, in every file system and feed."""
    *folders, name = key.split("/")
    is_page = name.endswith(".md")
    named = SLUG.fullmatch(name.removesuffix(".md")) if is_page else IMAGE_NAME.fullmatch(name)
    return bool(named) and all(SLUG.fullmatch(folder) for folder in folders)


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
    text, findings = screen(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    findings += _private_characters(path, text)
    lines = tuple(PRIVATE_USE.sub(STAND_IN, text).split("\n"))
    front, end, problems = _read_front(path, lines)
    findings += problems
    if front is None:
        return None, findings
    title_line = next((n for n, line in enumerate(lines[end + 1 :], end + 2) if line.strip()), 0)
    title = TITLE.fullmatch(lines[title_line - 1]) if title_line else None
    place = _place(path)
    if title is None:
        at = Span(path, title_line or end + 1, 1)
        findings.append(defects.TITLE_MISSING.found(at))
    if place is None:
        findings.append(defects.OUTSIDE_LANGUAGE.found(Span(path), name=path))
    if title is None or place is None:
        return None, findings
    lang, key = place
    folder, _, name = key.partition("/")
    is_record = folder in RECORD_FOLDERS and name not in ("", "index.md")
    kind = RECORD_FOLDERS[folder] if is_record else ""
    problem = _misplaced(front, policy, folder, name, kind)
    if problem is not None:
        return None, [*findings, problem]
    page = PageSource(
        path=path,
        lang=lang,
        key=key,
        url=url_of(path.removeprefix("docs/")),
        record=PurePosixPath(name).stem if is_record else "",
        kind=kind,
        text=SourceText(path, lines),
        front=front,
        title=title[1],
        title_line=title_line,
        body_line=title_line + 1,
    )
    return page, findings


def _read_front(path: str, lines: tuple[str, ...]) -> tuple[FrontMatter | None, int, list[Finding]]:
    """Return the front matter and the position of the line that closes it."""
    if lines[0].rstrip() != "---":
        return None, 0, [defects.FRONT_MATTER_MISSING.found(Span(path, 1, 1))]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return None, 0, [defects.FRONT_MATTER_OPEN.found(Span(path, 1, 1, 1, 4))]
    tree, findings = parse_yaml("\n".join(lines[1:end]) + "\n", path, first_line=2)
    front, problems = read_record(FrontMatter, tree) if tree else (None, [])
    findings += problems
    if front is not None and len(front.description) > LONGEST_DESCRIPTION:
        at = front.span("description")
        findings.append(defects.DESCRIPTION_LONG.found(at, length=len(front.description)))
    return front, end, findings


def _misplaced(
    front: FrontMatter, policy: Policy | None, folder: str, name: str, kind: str
) -> Finding | None:
    """Return what is wrong with the type of a page in its folder, if anything is."""
    at = front.span("type")
    if policy is not None and front.type not in policy.page_types:
        known = ", ".join(sorted(policy.page_types))
        return defects.UNKNOWN_TYPE.found(at, type=front.type, known=known)
    if kind and "/" in name:
        hint = f"keep the page of a {kind} in {folder}/ itself"
    elif kind and front.type != kind:
        hint = f"write `type: {kind}`, or move the page out of {folder}/"
    elif not kind and front.type in RECORD_FOLDERS.values():
        home = next(each for each, its in RECORD_FOLDERS.items() if its == front.type)
        hint = f"move it to {home}/ under the id of its record, or give another type"
    else:
        return None
    return defects.TYPE_MISPLACED.found(at, type=front.type, hint=hint)


def _place(path: str) -> tuple[str, str] | None:
    """Return language and key of a page; the root page is the only one outside a language."""
    below = path.removeprefix("docs/")
    if below == ROOT_PAGE:
        return "en", f"/{ROOT_PAGE}"
    lang, _, key = below.partition("/")
    return (lang, key) if lang in LANGUAGES and key else None


def _private_characters(path: str, text: str) -> Iterator[Finding]:
    """Our own marks are private-use characters; an author's would be taken for them."""
    if PRIVATE_USE.search(text) is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for found in PRIVATE_USE.finditer(line):
            at = Span(path, number, found.start() + 1, number, found.end() + 1)
            yield defects.PRIVATE_CHARACTER.found(at, code=f"{ord(found[0]):04X}")
