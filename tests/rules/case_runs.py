"""Runs the base newsroom of the rule cases, with the changes of a case, through the engine."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from clearcopy.checking.verdict import Report, judge
from clearcopy.document.article import Article
from clearcopy.document.compose import compose_newsroom
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.document.shown import shown_by
from clearcopy.document.site import Site
from clearcopy.document.styles import StyleSheets
from clearcopy.findings import Finding
from clearcopy.publishing.sealing import digests_of
from clearcopy.records.crosschecks import cross_check
from clearcopy.records.library import Library, load_library
from clearcopy.records.policy import Seal
from clearcopy.records.reading import read_record
from clearcopy.records.sealing import render_seal
from clearcopy.records.strict_yaml import parse_yaml
from clearcopy.reports.text import render_text

from tests.newsrooms import policy_rows
from tests.rules.case_files import RELEASE, Case, CaseError, Substitution

HERE = Path(__file__).parent
PROJECT_LEXICONS = HERE.parents[1] / "data" / "lexicons"
AS_OF = datetime(2025, 3, 31, 12, tzinfo=UTC)
SLUG = Path(RELEASE).stem
CHINESE = RELEASE.replace("/en/", "/zh/")
SNAPSHOT = "data/retractions.yml"
RECORD = f"data/releases/{SLUG}.yml"
LOCAL_ONLY = """
local-only:
  language: en
  reason: The case is about the English page alone.
  role: Editor
"""


@dataclass(frozen=True)
class Outcome:
    """What came of a newsroom, and its files, for showing findings in their place."""

    report: Report
    files: Mapping[str, str]

    def describe(self, findings: Iterable[Finding]) -> str:
        """Return findings as a reader of the test wants to see them."""

        def lines(path: str) -> tuple[str, ...] | None:
            return tuple(self.files[path].split("\n")) if path in self.files else None

        return render_text(
            replace(self.report, findings=tuple(findings)), lines, color=False
        ).rsplit("\n\n", 2)[0]


@lru_cache(maxsize=1)
def base_files() -> Mapping[str, str]:
    """Return the base newsroom; the rows of `rules:` and the word lists are the project's own."""
    room = HERE / "newsroom"
    files = {
        path.relative_to(room).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(room.rglob("*"))
        if path.suffix in (".md", ".yml")
    }
    files["data/policy.yml"] += policy_rows()
    for path in sorted(PROJECT_LEXICONS.glob("*.yml")):
        files[f"data/lexicons/{path.name}"] = path.read_text(encoding="utf-8")
    return files


def files_of(case: Case) -> dict[str, str]:
    """Return the base newsroom with the changes of a case."""
    files = dict(base_files())
    for path, text in case.files.items():
        if text is None:
            files.pop(path, None)  # a seal is no file of the base newsroom: see `sealed`
        elif path == "data/policy.yml" and "\nrules:" not in text:
            files[path] = text + files[path][files[path].index("\nrules:\n") :]
        else:
            files[path] = text
    if case.instant and SNAPSHOT not in case.files:
        day = f"taken: {case.instant.date()}"  # else every later moment would find it out of date
        files[SNAPSHOT] = re.sub(r"taken: \S+", day, files[SNAPSHOT])
    changed = {*case.files, *(each.path for each in case.html)}
    alone = RELEASE in changed and CHINESE not in changed and not case.bilingual
    if alone and "local-only:" not in files.get(RECORD, "local-only:"):
        files[RECORD] = files[RECORD].rstrip("\n") + LOCAL_ONLY
        files.pop(CHINESE, None)
    return files


@lru_cache(maxsize=4)
def library_of(records: frozenset[tuple[str, str]]) -> tuple[Library, tuple[Finding, ...]]:
    """Read the files of `data/`; most cases have the same."""
    with tempfile.TemporaryDirectory() as folder:
        library = load_library(write_files(Path(folder), records))
    return library, (*library.findings, *cross_check(library))


def write_files(root: Path, files: Iterable[tuple[str, str]]) -> Path:
    """Write files below `root`, with the images that pages may show."""
    (root / "docs" / "images").mkdir(parents=True)
    (root / "docs" / "chart.png").touch()
    (root / "docs" / "images" / "building.jpg").touch()
    (root / "docs" / "en").mkdir()
    (root / "docs" / "en" / "ornament.png").touch()
    for path, text in files:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def run(files: Mapping[str, str], case: Case | None = None) -> Outcome:
    """Compose, finish, read and judge a newsroom."""
    as_of = (case and case.instant) or AS_OF
    preview = case is not None and case.preview
    data = frozenset((path, text) for path, text in files.items() if path.startswith("data/"))
    library, findings = library_of(data)
    with tempfile.TemporaryDirectory() as folder:
        words = [(path, text) for path, text in files.items() if path.startswith("docs/")]
        root = write_files(Path(folder), words)
        newsroom = compose_newsroom(root, library, as_of, preview=preview)
    articles = newsroom.articles
    changes = case.html if case else ()
    pages = tuple(
        read_once(article, finished(article, articles, changes)) for article in articles.values()
    )
    styles = StyleSheets({"case.css": case.css} if case and case.css else {})
    shown_as = preview and not (case and case.leaked)
    removed = {path for path, text in case.files.items() if text is None} if case else set()
    site = Site(sealed(library, pages, removed), pages, as_of, shown_as, styles)
    return Outcome(judge(site, [*findings, *newsroom.findings]), files)


_read: dict[str, tuple[Article, str, Page]] = {}


def read_once(article: Article, html: str) -> Page:
    """Read a finished page; most pages are in most cases as they were in the case before."""
    known = _read.get(article.url)
    if known is None or known[:2] != (article, html):
        known = article, html, read_page(article, html)
        _read[article.url] = known
    return known[2]


def finished(
    article: Article, articles: Mapping[str, Article], changes: Iterable[Substitution]
) -> str:
    """Return a finished page with what a case replaces in it."""
    html = finish(article, articles.values())
    for change in changes:
        if change.path == article.path:
            count = html.count(change.old)
            if count != 1:
                raise CaseError(f'"{change.old}" occurs {count} times in:\n{html}')
            html = html.replace(change.old, change.new)
    return html


def sealed(library: Library, pages: tuple[Page, ...], removed: Collection[str]) -> Library:
    """Return the Library with a seal for each release, unless the case has or removes its own."""
    seals = dict(library.seals)
    for slug in library.releases:
        own = tuple(page for page in pages if page.record == slug)
        if slug in seals or not own or f"data/seals/{slug}.yml" in removed:
            continue
        shown = shown_by(own)
        known = [
            {key: span for key, span in part.items() if key.partition("@")[0] in records}
            for part, records in (
                (shown.statements, library.statements),
                (shown.references, library.references),
            )
        ]
        facts = {key: span for key, span in shown.facts.items() if key in library.facts}
        digests = digests_of(library, type(shown)(facts, *known))
        tree, _ = parse_yaml(render_seal(digests), f"data/seals/{slug}.yml")
        assert tree is not None
        seal, problems = read_record(Seal, tree)
        assert seal is not None, problems
        seals[slug] = seal
    return replace(library, seals=seals)


def is_expected(finding: Finding, case: Case) -> bool:
    """Whether the case says so at this place."""
    return any(
        each.code == finding.code
        and (not each.path or (each.path == finding.span.path and finding.span.line in each.lines))
        for each in case.expected
    )


def missing_of(case: Case, findings: Iterable[Finding]) -> list[str]:
    """Return what a case expects and nothing found."""
    found = list(findings)
    return [
        f"{each.code} at {each.path or 'any place'}:{min(each.lines, default='')}"
        for each in case.expected
        if not any(is_expected(finding, replace(case, expected=[each])) for finding in found)
    ]


def waivers_for(findings: Iterable[Finding]) -> str:
    """Return a waivers.yml that covers these findings."""
    entries = {(each.code, each.subject, each.digest) for each in findings}
    return "waivers:\n" + "".join(
        f"  - code: {code}\n    reason: the case decides so\n    role: Editor\n"
        f'    expires: 2025-12-31\n    covers:\n      - subject: "{subject}"\n'
        f'        digest: "{digest}"\n'
        for code, subject, digest in sorted(entries)
    )
