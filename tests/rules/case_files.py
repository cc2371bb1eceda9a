"""The cases of one rule, read from their Markdown file: what is changed in the base newsroom.

    ## reported: a figure that is bound to no fact

    ```markdown
    The rate was 37.4%. <!-- NUM101 -->
    ```

A heading says whether the case is `reported`, `allowed` or `waived`. Each fence below it changes
the base newsroom:

- `markdown` replaces the body of the English release down to the figures of the study, which stay;
  `markdown PATH` replaces a whole page;
- `yaml PATH` replaces a record, `yaml PATH merge` changes some of its keys (`~` removes one);
- `html` substitutes in the finished English release, `html PATH` in another page: lines `- old` and
  `+ new`;
- `css` is a style sheet;
- `instant` is another moment than that of the base newsroom; `instant preview` builds a preview,
  `instant leaked` one that is judged as the public site;
- `removed PATH` takes a file away.

A case that changes the English release alone takes the Chinese one away and declares the release
local; the word `bilingual` in the line of a fence prevents that.

The codes that a case expects stand in a comment at the end of their line, `<!-- NUM101 -->` or in
YAML `# NUM101`, and are not part of the text. What is found in a finished page, a style sheet or
because of the moment is found in a file of the newsroom: there the comment names the place, without
a line where the whole file is meant: `<!-- BLK101 docs/en/news/example-1-results.md:7 -->`, or
says `everywhere` where it is found on many pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, cast, get_args

import yaml
from clearcopy.records.strict_yaml import parse_yaml

Kind = Literal["reported", "allowed", "waived"]

RELEASE = "docs/en/news/example-1-results.md"
FIGURES = "## Figures of the study\n"
HEADING = re.compile(r"## (\w+): (.+)")
FENCE = re.compile(r"(`{3,})(\w+) *(.*)")
CODES = r"((?:\s*[A-Z]{3}[0-9]{3})+)\s*"
IN_MARKDOWN = re.compile(rf"\s*<!--{CODES}-->\s*$")
IN_YAML = re.compile(rf"\s*#{CODES}$")
PLACED = re.compile(rf"\s*<!--{CODES}(?:([^\s:]+)(?::([0-9]+))?\s*)?-->\s*$")


class CaseError(Exception):
    """A case file is not as this module describes it; the text names file and line."""


@dataclass(frozen=True)
class Expected:
    """A finding that a case expects, and in which line of which file.

    Line 0 is the whole file; without a path it may be in any place.
    """

    code: str
    path: str
    lines: frozenset[int]


@dataclass(frozen=True)
class Substitution:
    """A part of a finished page that is replaced; it must occur exactly once."""

    path: str
    old: str
    new: str


@dataclass
class Case:
    """One case: the base newsroom with these changes."""

    kind: Kind
    sentence: str
    at: str
    files: dict[str, str | None] = field(default_factory=dict)
    html: list[Substitution] = field(default_factory=list)
    css: str = ""
    instant: datetime | None = None
    preview: bool = False
    leaked: bool = False
    bilingual: bool = False
    expected: list[Expected] = field(default_factory=list)


@dataclass(frozen=True)
class Fence:
    """A fenced part of a case file and the words after its language."""

    language: str
    words: tuple[str, ...]
    lines: tuple[str, ...]
    at: str

    @property
    def path(self) -> str:
        """The file that the fence speaks of, or ""."""
        return next((word for word in self.words if "/" in word), "")


def read_cases(path: Path) -> list[Case]:
    """Read a case file.

    Raises:
        CaseError: the file is not as this module describes it.
    """
    cases: list[Case] = []
    for item in _items(path):
        if isinstance(item, Case):
            cases.append(item)
        elif not cases:
            raise CaseError(f"{item.at}: a fence stands above the first heading")
        else:
            _apply(item, cases[-1])
    for case in cases:
        _refuse_weak(case)
    return cases


def _items(path: Path) -> Iterator[Case | Fence]:
    """Yield the headings and fences of a file; what stands between them is for readers."""
    lines = path.read_text(encoding="utf-8").split("\n")
    number = 0
    while number < len(lines):
        line, at = lines[number], f"{path.name}:{number + 1}"
        number += 1
        if line.startswith("## "):
            heading = HEADING.fullmatch(line)
            if heading is None or heading[1] not in get_args(Kind):
                raise CaseError(f'{at}: "{line}" is no heading of a case')
            yield Case(cast("Kind", heading[1]), heading[2], at)
        elif opened := FENCE.fullmatch(line):
            end = next((i for i in range(number, len(lines)) if lines[i] == opened[1]), None)
            if end is None:
                raise CaseError(f"{at}: the fence is never closed")
            yield Fence(opened[2], tuple(opened[3].split()), tuple(lines[number:end]), at)
            number = end + 1


def _refuse_weak(case: Case) -> None:
    """Refuse a case that could not fail."""
    changed = (case.files, case.html, case.css, case.instant)
    if not any(changed) and not case.preview:
        raise CaseError(f"{case.at}: the case changes nothing")
    if case.kind == "allowed" and case.expected:
        raise CaseError(f"{case.at}: an allowed case expects {case.expected[0].code}")
    if case.kind != "allowed" and not case.expected:
        raise CaseError(f"{case.at}: the case expects nothing; say so with its code on a line")


def _apply(fence: Fence, case: Case) -> None:
    known = {"bilingual", "leaked", "merge", "preview"}
    unknown = [word for word in fence.words if "/" not in word and word not in known]
    if unknown:
        raise CaseError(f'{fence.at}: "{unknown[0]}" is unknown in the line of a fence')
    case.bilingual |= "bilingual" in fence.words
    apply = {
        "markdown": _markdown,
        "yaml": _yaml,
        "html": _html,
        "css": _css,
        "instant": _instant,
        "removed": _removed,
    }.get(fence.language)
    if apply is None:
        raise CaseError(f'{fence.at}: "{fence.language}" is no kind of change')
    apply(fence, case)


def _markdown(fence: Fence, case: Case) -> None:
    lines, marked = _unmark(fence.lines, IN_MARKDOWN)
    path = fence.path or RELEASE
    if fence.path:
        case.files[path] = "\n".join(lines) + "\n"
        first = 1
    else:
        head, first, tail = release_frame()
        case.files[path] = f"{head}\n" + "\n".join(lines) + f"\n\n{tail}"
    for line, code in marked:
        case.expected.append(Expected(code, path, frozenset({line + first - 1})))


def release_frame() -> tuple[str, int, str]:
    """Return what stands above the body of the English release, the line of the body, its end.

    The end begins with the heading of the study's figures: a release that left them out would be
    found at fault for that, whatever its case is about.
    """
    text = (Path(__file__).parent / "newsroom" / RELEASE).read_text(encoding="utf-8")
    lines = text.split("\n")
    title = next(number for number, line in enumerate(lines) if line.startswith("# "))
    return "\n".join([*lines[: title + 1], ""]), title + 3, text[text.index(FIGURES) :]


def _yaml(fence: Fence, case: Case) -> None:
    if not fence.path:
        raise CaseError(f"{fence.at}: a yaml fence names its file")
    lines, marked = _unmark(fence.lines, IN_YAML)
    text = "\n".join(lines) + "\n"
    if "merge" not in fence.words:
        case.files[fence.path] = text
        for line, code in marked:
            case.expected.append(Expected(code, fence.path, frozenset({line})))
        return
    base = case.files.get(fence.path) or _base_text(fence)
    merged = merge_yaml(base, text)
    case.files[fence.path] = merged
    for line, code in marked:
        found = _lines_after(fence, line, text, merged)
        case.expected.append(Expected(code, fence.path, found))


def _base_text(fence: Fence) -> str:
    path = Path(__file__).parent / "newsroom" / fence.path
    if not path.is_file():
        raise CaseError(f"{fence.at}: {fence.path} does not exist, so nothing can be merged")
    return path.read_text(encoding="utf-8")


def merge_yaml(base: str, change: str) -> str:
    """Return `base` with the keys of `change`; a key without a value is removed.

    The merge keeps what is quoted and what is not, since that decides how values are read.
    """
    merged = _merge_nodes(yaml.compose(base), yaml.compose(change))
    return str(yaml.serialize(merged, allow_unicode=True, width=10_000))


def _merge_nodes(base: yaml.Node | None, change: yaml.Node | None) -> yaml.Node | None:
    if not isinstance(base, yaml.MappingNode) or not isinstance(change, yaml.MappingNode):
        return change
    entries = {key.value: (key, value) for key, value in base.value}
    for key, value in change.value:
        if value.tag == "tag:yaml.org,2002:null":
            entries.pop(key.value, None)
            continue
        known = entries.get(key.value)
        entries[key.value] = (key, _merge_nodes(known[1], value) if known else value)
    return yaml.MappingNode(base.tag, list(entries.values()), flow_style=False)


def _lines_after(fence: Fence, line: int, change: str, merged: str) -> frozenset[int]:
    """Return in which lines of the merged file stands what stands in `line` of the change."""
    before, _ = parse_yaml(change, fence.path)
    after, _ = parse_yaml(merged, fence.path)
    if before is None or after is None:
        raise CaseError(f"{fence.at}: the YAML cannot be read")
    here = [
        location
        for places in (before.keys, before.spans)
        for location, span in places.items()
        if span.line == line
    ]
    deepest = max(here, key=len, default=())
    places = [after.keys.get(deepest), after.spans.get(deepest)]
    found = frozenset(span.line for span in places if span is not None)
    if not deepest or not found:
        raise CaseError(f"{fence.at}: no key stands in line {line} of the fence")
    return found


def _html(fence: Fence, case: Case) -> None:
    lines = _unplace(fence, case)
    old: list[str] = []
    new: list[str] = []

    def close() -> None:
        if old:
            path = fence.path or RELEASE
            if new == old:  # it would only hide in which place the finding is expected
                raise CaseError(f'{fence.at}: replacing "{old[0]}" by itself changes nothing')
            case.html.append(Substitution(path, "\n".join(old), "\n".join(new)))
        old.clear()
        new.clear()

    for line in lines:
        if line.startswith("- "):
            if new:
                close()
            old.append(line[2:])
        elif line.startswith("+ ") and old:
            new.append(line[2:])
        elif line.strip():
            raise CaseError(f'{fence.at}: "{line}" is neither "- old" nor a "+ new" after one')
        else:
            close()
    close()


def _css(fence: Fence, case: Case) -> None:
    case.css += "\n".join(_unplace(fence, case)) + "\n"


def _instant(fence: Fence, case: Case) -> None:
    case.leaked = "leaked" in fence.words
    case.preview = case.leaked or "preview" in fence.words
    text = "".join(_unplace(fence, case)).strip()
    if text:
        case.instant = datetime.fromisoformat(text)


def _removed(fence: Fence, case: Case) -> None:
    if not fence.path:
        raise CaseError(f"{fence.at}: name the file that is removed")
    case.files[fence.path] = None
    _unplace(fence, case)


def _unmark(
    lines: Sequence[str], pattern: re.Pattern[str]
) -> tuple[list[str], list[tuple[int, str]]]:
    """Take the codes out of lines; return the lines and (line from 1, code) of each code."""
    plain: list[str] = []
    marked: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        found = pattern.search(line)
        plain.append(line[: found.start()] if found else line)
        if found:
            marked += [(number, code) for code in found[1].split()]
    return plain, marked


def _unplace(fence: Fence, case: Case) -> list[str]:
    """Take the codes with their places out of the lines of a fence; return the lines."""
    plain: list[str] = []
    for line in fence.lines:
        found = PLACED.search(line)
        plain.append(line[: found.start()] if found else line)
        if found is None:
            continue
        codes, path, number = found.groups()
        if path is None:
            raise CaseError(f"{fence.at}: say where {codes.strip()} is found, as in PATH:LINE")
        at = (
            ("", frozenset[int]())
            if path == "everywhere"
            else (path, frozenset({int(number or 0)}))
        )
        case.expected += [Expected(code, *at) for code in codes.split()]
    return plain
