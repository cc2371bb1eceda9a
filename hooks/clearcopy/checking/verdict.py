"""Cleared or blocked, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from clearcopy.checking.caps import cap_open
from clearcopy.checking.decisions import apply_decisions
from clearcopy.checking.judgements import (
    apply_waivers,
    assign_severity,
    expired_exceptions,
    hold_back,
)
from clearcopy.checking.matrix import Matrix, matrix_of
from clearcopy.checking.registry import AnyRule, agree, load_rules
from clearcopy.checking.running import run_rules
from clearcopy.document.site import Site
from clearcopy.document.sources import RECORD_FOLDERS, ROOT_PAGE
from clearcopy.findings import Finding, Severity
from clearcopy.records.library import FOLDERS, Library
from clearcopy.records.models import NEVER

_DONE_LAST = "SEL001"


@dataclass(frozen=True)
class Report:
    """Everything that was found for one instant, and how much was evaluated.

    `findings` are sorted by place, the waived ones among them, and last that a release is not
    sealed: whoever writes one reads first what to fill in. `sources` gives the author's file
    of each page by its address; `waiting` the moment at which each file that is not public yet
    becomes so; `draw_matrix` works out what every rule came to on every page, which few ask for,
    and `library` holds the records that were judged. `as_of_origin` says what set the instant, or
    is empty where nobody says.
    """

    findings: tuple[Finding, ...]
    pages: int
    rules: int
    as_of: datetime
    sources: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, datetime] = field(default_factory=dict)
    draw_matrix: Callable[[], Matrix] = field(default=Matrix, repr=False, compare=False)
    library: Library = field(default_factory=Library, repr=False)
    as_of_origin: str = ""

    @cached_property
    def matrix(self) -> Matrix:
        """What every rule came to on every page."""
        return self.draw_matrix()

    @property
    def cleared(self) -> bool:
        """Whether nothing stops publishing; people's judgement is not replaced by this."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no recorded judgement covers."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a recorded judgement covers."""
        return tuple(finding for finding in self.findings if finding.waived is not None)

    def count(self, severity: Severity) -> int:
        """Return how many findings of this severity no waiver covers."""
        return sum(finding.severity is severity for finding in self.open)

    def about(self, paths: Collection[str]) -> Report:
        """Return the report of these files and folders alone.

        What is found in a record belongs to every page that shows it and to the page about it,
        which is not even composed where its record cannot be read. What the engine finds of itself
        belongs to everything, and so does a broken waiver, which holds back what it names.
        """
        broken = {waiver.span.path for waiver in self.library.broken_waivers}
        named = {*paths, *(record for path in paths for record in _records_behind(path))}
        return replace(
            self,
            findings=tuple(
                finding
                for finding in self.findings
                if finding.code[:3] == "ENG"
                or finding.span.path in broken
                or _within(finding.span.path, named)
                or _within(self.sources.get(finding.page, ""), paths)
            ),
        )

    def waiting_among(self, paths: Collection[str]) -> str:
        """Return a sentence where all of these files wait for their publication, else ""."""
        dues = {path: self.waiting[path] for path in paths if path in self.waiting}
        if not dues or len(dues) < len(paths):
            return ""
        return "; ".join(
            f"{path} is not due before {due.isoformat()}; "
            f"`--as-of {due.isoformat()}` says what it still lacks"
            if due < NEVER
            else f"{path} has no date of publication yet; "
            "write `at` or `date` under `published` in its record"
            for path, due in sorted(dues.items())
        )


def _records_behind(path: str) -> Iterator[str]:
    """Yield the files or folders of the records that pages at or below a path are about."""
    parts = path.rstrip("/").split("/")
    if parts[0] != "docs":
        return
    data = {kind: folder for folder, (kind, _) in FOLDERS.items()}
    for folder, kind in RECORD_FOLDERS.items():
        if len(parts) < 3 or parts[2:] == [folder]:
            yield f"data/{data[kind]}"
        elif parts[2] == folder and parts[3] != ROOT_PAGE:
            yield f"data/{data[kind]}/{parts[3].removesuffix('.md')}.yml"


def _within(path: str, folders: Collection[str]) -> bool:
    return any(path == each or path.startswith(f"{each.rstrip('/')}/") for each in folders)


def judge(
    site: Site, earlier: Iterable[Finding], rules: tuple[AnyRule, ...] | None = None
) -> Report:
    """Run all rules on `site`, apply policy, waivers and decisions, and say what came of it.

    `earlier` are the findings of everything before: of records, composing, reading and the host.

    Raises:
        RegistryError: the rules themselves are wrong, see `load_rules`.
    """
    rules = load_rules() if rules is None else rules
    library = site.library
    ran = run_rules(site, rules)
    found = [
        *earlier,
        *agree(rules, library.policy),
        *expired_exceptions(library.policy, site.as_of),
        *ran.findings,
    ]
    waiting = waiting_files(site)
    waived = apply_waivers(
        assign_severity(dict.fromkeys(found), library.policy, site.by_url, site.as_of),
        library.waivers,
        site.as_of,
        frozenset(rule.code for rule in rules),
        waiting,
        whole=site.whole,
    )
    judged = apply_decisions(
        hold_back(waived, library.broken_waivers),
        library.decided,
        library.policy,
        site.as_of,
        waiting=bool(waiting) or not site.whole,
    )
    return Report(
        findings=tuple(
            sorted(cap_open(judged), key=lambda each: (each.code == _DONE_LAST, each.order))
        ),
        pages=ran.pages,
        rules=ran.rules,
        as_of=site.as_of,
        sources={page.url: page.path for page in site.pages},
        waiting=waiting,
        draw_matrix=partial(matrix_of, site, rules, ran, judged),
        library=library,
    )


def waiting_files(site: Site) -> dict[str, datetime]:
    """Return the author's files of releases that are not public yet and not in the site."""
    shown = {page.path for page in site.pages}
    return {
        path: release.due
        for key, release in site.library.releases.items()
        if not release.public_at(site.as_of)
        for lang in release.languages
        if (path := f"docs/{lang}/news/{key}.md") not in shown
    }
