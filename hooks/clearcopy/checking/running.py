"""Running every rule on every subject, so that nothing goes unchecked without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from clearcopy.checking.applicability import applies
from clearcopy.checking.caps import Kept
from clearcopy.checking.defects import NOTHING_CHECKED, RULE_CRASHED, RULE_NOT_RUN
from clearcopy.checking.registry import AnyRule
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.records.facts import FactEntry
from clearcopy.records.policy import RulePolicy
from clearcopy.records.references import Reference

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
    """
    subjects = subjects_of(site)
    rows = site.library.policy.rules if site.library.policy else {}
    found: list[Finding] = []
    judged = count = 0
    unbound: dict[str, Mapping[str, str]] = {}
    unjudged: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        left_out = _left_out(rows.get(rule.code), site)
        bound = _bound(subjects[rule.on], left_out, len(site.pages))
        kept, done = _run(rule, bound, site, left_out)
        found += kept.findings()
        judged += len(done)
        count += 1
        unbound[rule.code] = left_out
        unjudged[rule.code] = _names(bound, done)
    if not site.pages:
        found.append(NOTHING_CHECKED.found(Span("docs")))
    findings_once = tuple(dict.fromkeys(found))
    return Ran(findings_once, len(site.pages), count, judged, unbound, unjudged)


def _left_out(row: RulePolicy | None, site: Site) -> Mapping[str, str]:
    """Return why policy does not bind some pages, by their addresses."""
    if row is None or row.everywhere:
        return {}
    reasons = ((page.url, applies(row, page)) for page in site.pages)
    return {url: reason for url, reason in reasons if reason}


def _bound(
    subjects: tuple[Subject, ...], left_out: Mapping[str, str], pages: int
) -> tuple[Subject, ...]:
    """Return what a rule is run on; a rule on records needs one page at least that it binds."""
    if not left_out:
        return subjects
    if subjects and not isinstance(subjects[0], Page):
        return subjects if len(left_out) < pages else ()
    return tuple(each for each in subjects if isinstance(each, Page) and each.url not in left_out)


def _names(subjects: tuple[Subject, ...], done: Collection[int]) -> tuple[str, ...]:
    """Return what a rule did not judge to the end: pages by their addresses, "" for the rest."""
    missed = (each for position, each in enumerate(subjects) if position not in done)
    return tuple(dict.fromkeys(each.url if isinstance(each, Page) else "" for each in missed))


def subjects_of(site: Site) -> Mapping[type, tuple[Subject, ...]]:
    """Return what rules of each kind are run on."""
    return {
        Page: site.pages,
        Site: (site,),
        FactEntry: tuple(site.library.facts.values()),
        Reference: tuple(site.library.references.values()),
    }


def _run(
    rule: AnyRule, subjects: tuple[Subject, ...], site: Site, left_out: Collection[str]
) -> tuple[Kept, set[int]]:
    """Return what one rule finds, and the positions of the subjects that it judged to the end.

    What it finds on the pages `left_out`, by their addresses, does not count.
    """
    kept = Kept()
    done: set[int] = set()
    crashes = 0
    for position, subject in enumerate(subjects):
        if crashes == MOST_CRASHES:
            kept.add(_given_up(rule, site, len(subjects) - position, len(subjects)))
            return kept, done
        try:
            # What it found before it crashed is kept.
            for finding in rule.judge(subject, site):
                if _own(finding, rule).page not in left_out:
                    kept.add(finding)
            done.add(position)
        except Exception as problem:  # noqa: BLE001 - whatever a rule raises, the others go on
            kept.add(_crashed(rule, subject, site, problem))
            crashes += 1
    return kept, done


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
        name=rule.defect.name,
        what=name,
        problem=f"{type(problem).__name__}: {text}" if text else type(problem).__name__,
    )


def _given_up(rule: AnyRule, site: Site, count: int, total: int) -> Finding:
    return RULE_NOT_RUN.found(
        _policy_row(rule, site), rule=rule.code, name=rule.defect.name, count=count, total=total
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
