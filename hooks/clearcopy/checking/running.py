"""Running every rule on every subject, so that nothing goes unchecked without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clearcopy.checking.applicability import applies
from clearcopy.checking.caps import Kept
from clearcopy.checking.defects import LIST_MISSING, NOTHING_CHECKED, RULE_CRASHED, RULE_NOT_RUN
from clearcopy.checking.registry import AnyRule
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.facts import FactEntry
from clearcopy.records.policy import RulePolicy
from clearcopy.records.references import Reference
from clearcopy.records.scope import Setting

Subject = Page | Site | FactEntry | Reference

# A rule that crashed so often is given up; its crashes would hide what the others found.
MOST_CRASHES = 3


@dataclass(frozen=True)
class Ran:
    """What the rules found, and how much they were run on.

    `subjects` counts how often a rule judged a subject. For each code, `unbound` says why policy
    does not bind some pages, by their addresses, and `unjudged` names the pages that the rule did
    not judge to the end, with "" for what is no page.
    """

    findings: tuple[Finding, ...]
    pages: int
    rules: int
    subjects: int
    unbound: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    unjudged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def run_rules(site: Site, rules: Iterable[AnyRule]) -> Ran:
    """Run every rule on every page, fact and reference of `site` and on the site itself.

    A rule is not run on pages that its row of policy does not bind; what a rule on the whole site
    finds on such a page is no finding.
    A rule that raises becomes a finding, and the other rules go on. The same finding is given once.
    Without a readable policy no page is composed; that is a finding, and enough is said.
    """
    subjects = subjects_of(site)
    rows = site.library.policy.rules if site.library.policy else {}
    runs: list[_Run] = []
    alike = _alike(site.pages)
    for rule in rules:
        left_out = _left_out(rows.get(rule.code), alike)
        runs.append(_Run(rule, site, left_out, _bound(subjects[rule.on], left_out, site)))
    for kind, of_a_kind in subjects.items():
        # One subject after the other, and not one rule after the other: what the rules ask of a
        # page is worked out once and need not be kept for all pages.
        asked = [run for run in runs if run.rule.on is kind]
        for subject in of_a_kind:
            for run in asked:
                run.judge(subject)
    found = [finding for run in runs for finding in run.findings()]
    found.extend(_lists_missing(site))
    unread_policy = site.library.policy is None and site.library.findings
    if not site.pages and not unread_policy:
        found.append(NOTHING_CHECKED.found(Span("docs")))
    return Ran(
        findings=tuple(dict.fromkeys(found)),
        pages=len(site.pages),
        rules=len(runs),
        subjects=sum(run.done for run in runs),
        unbound={run.rule.code: run.left_out for run in runs},
        unjudged={run.rule.code: tuple(run.missed) for run in runs},
    )


def _lists_missing(site: Site) -> Iterator[Finding]:
    """Yield which word lists rules asked for in vain; an unreadable one has its own finding."""
    unread = {finding.span.path for finding in site.library.findings}
    for name in sorted(site.lists_missing):
        path = f"data/lexicons/{name}.yml"
        if path not in unread:
            yield LIST_MISSING.found(Span(path), name=name)


def _alike(pages: Iterable[Page]) -> Collection[Sequence[Page]]:
    """Return the pages by what policy may ask of them: type and setting."""
    found: dict[tuple[str, Setting], list[Page]] = {}
    for page in pages:
        found.setdefault((page.type, page.setting), []).append(page)
    return found.values()


def _left_out(row: RulePolicy | None, alike: Iterable[Sequence[Page]]) -> Mapping[str, str]:
    """Return why policy does not bind some pages, by their addresses."""
    if row is None or row.everywhere:
        return {}
    return {
        page.url: reason for pages in alike if (reason := applies(row, pages[0])) for page in pages
    }


def _bound(subjects: tuple[Subject, ...], left_out: Collection[str], site: Site) -> int:
    """Return on how many subjects a rule is run; one on records needs a page that it binds."""
    if subjects is site.pages:
        return len(subjects) - len(left_out)
    return len(subjects) if len(left_out) < len(site.pages) or not left_out else 0


def subjects_of(site: Site) -> Mapping[type, tuple[Subject, ...]]:
    """Return what rules of each kind are run on."""
    return {
        Page: site.pages,
        Site: (site,),
        FactEntry: tuple(site.library.facts.values()),
        Reference: tuple(site.library.references.values()),
    }


class _Run:
    """One rule on its way through its subjects: what it found, and what it judged to the end.

    It judges `total` of them, and nothing on the pages `left_out`, by their addresses, counts.
    `missed` names what it did not judge to the end: pages by their addresses, "" for the rest.
    """

    def __init__(self, rule: AnyRule, site: Site, left_out: Mapping[str, str], total: int) -> None:
        self.rule = rule
        self.left_out = left_out
        self.done = 0
        self.missed: dict[str, None] = {}
        self._judge = rule.judge
        self._site = site
        self._total = total
        # Few rules leave out anything: the others ask for no subject whether they do.
        self._selects = bool(not total or left_out or rule.needs_whole)
        self._kept = Kept()
        self._crashes = 0
        self._unchecked = 0

    def judge(self, subject: Subject) -> None:
        """Run the rule on one subject, unless it passes it over."""
        if self._selects and self._passes_over(subject):
            return
        try:
            # What it found before it crashed is kept.
            for finding in self._judge(subject, self._site):
                if _own(finding, self.rule).page not in self.left_out:
                    self._kept.add(finding)
            self.done += 1
        except Exception as problem:  # noqa: BLE001 - whatever a rule raises, the others go on
            self._kept.add(_crashed(self.rule, subject, self._site, problem))
            self._crashes += 1
            self._selects = self._selects or self._crashes == MOST_CRASHES
            self._miss(subject)

    def _passes_over(self, subject: Subject) -> bool:
        """Whether policy leaves a subject out, the rule needs a whole page, or was given up."""
        if not self._total:
            return True
        if isinstance(subject, Page) and subject.url in self.left_out:
            return True
        lacking = self.rule.needs_whole and isinstance(subject, Page) and not subject.whole
        if lacking or self._crashes == MOST_CRASHES:
            self._unchecked += not lacking
            self._miss(subject)
            return True
        return False

    def findings(self) -> Iterator[Finding]:
        """Yield what it found, and that it was given up."""
        yield from self._kept.findings()
        if self._unchecked:
            yield RULE_NOT_RUN.found(
                _policy_row(self.rule, self._site),
                rule=self.rule.code,
                name=self.rule.name,
                count=self._unchecked,
                total=self._total,
            )

    def _miss(self, subject: Subject) -> None:
        self.missed[subject.url if isinstance(subject, Page) else ""] = None


def _own(finding: object, rule: AnyRule) -> Finding:
    """Return what a rule gave, if it is a finding of that rule: its code decides its severity."""
    if not isinstance(finding, Finding):
        raise TypeError(f"it gave {type(finding).__name__} where a finding belongs")
    if finding.code != rule.code:
        raise TypeError(f"it gave a finding of {finding.code}")
    return finding


def _crashed(rule: AnyRule, subject: Subject, site: Site, problem: Exception) -> Finding:
    text = " ".join(str(problem).split())[:200]
    at, name = _place_of(rule, subject, site)
    return RULE_CRASHED.found(
        at,
        page=subject.url if isinstance(subject, Page) else "",
        rule=rule.code,
        name=rule.name,
        what=name,
        problem=f"{type(problem).__name__}: {text}" if text else type(problem).__name__,
    )


def _place_of(rule: AnyRule, subject: Subject, site: Site) -> tuple[Span, str]:
    if isinstance(subject, Page):
        return Span(subject.path), subject.path
    if isinstance(subject, FactEntry):
        return subject.fact.span(), subject.address
    if isinstance(subject, Reference):
        keys = [key for key, record in site.library.references.items() if record is subject]
        return subject.span(), keys[0] if keys else "a reference"
    return _policy_row(rule, site), "the site"


def _policy_row(rule: AnyRule, site: Site) -> Span:
    policy = site.library.policy
    return policy.key_span("rules", rule.code) if policy else Span("data/policy.yml")
