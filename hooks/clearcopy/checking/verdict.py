"""Cleared or blocked, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clearcopy.checking.judgements import apply_waivers, assign_severity
from clearcopy.checking.registry import AnyRule, agree, load_rules
from clearcopy.checking.running import run_rules
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Severity


@dataclass(frozen=True)
class Report:
    """Everything that was found for one instant, and how much was evaluated.

    `findings` are sorted by place, the waived ones among them.
    """

    findings: tuple[Finding, ...]
    pages: int
    rules: int
    as_of: datetime

    @property
    def cleared(self) -> bool:
        """Whether nothing stops publishing; people's judgement is not replaced by this."""
        return not any(finding.blocks for finding in self.findings)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that no waiver covers."""
        return tuple(finding for finding in self.findings if finding.waived is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver covers."""
        return tuple(finding for finding in self.findings if finding.waived is not None)

    def count(self, severity: Severity) -> int:
        """Return how many findings of this severity no waiver covers."""
        return sum(finding.severity is severity for finding in self.open)


def judge(
    site: Site, earlier: Iterable[Finding], rules: tuple[AnyRule, ...] | None = None
) -> Report:
    """Run all rules on `site`, apply policy and waivers, and say what came of it.

    `earlier` are the findings of everything before: of records, composing, reading and the host.

    Raises:
        RegistryError: the rules themselves are wrong, see `load_rules`.
    """
    rules = load_rules() if rules is None else rules
    library = site.library
    ran = run_rules(site, rules)
    found = [*earlier, *agree(rules, library.policy), *ran.findings]
    judged = apply_waivers(
        assign_severity(dict.fromkeys(found), library.policy),
        library.waivers,
        site.as_of,
        frozenset(rule.code for rule in rules),
        waiting_files(site),
    )
    ordered = tuple(sorted(judged, key=lambda finding: finding.order))
    return Report(ordered, ran.pages, ran.rules, site.as_of)


def waiting_files(site: Site) -> frozenset[str]:
    """Return the author's files of releases that are not public yet and not in the site."""
    shown = {page.path for page in site.pages}
    return frozenset(
        path
        for key, release in site.library.releases.items()
        if not release.public_at(site.as_of)
        for lang in release.languages
        if (path := f"docs/{lang}/news/{key}.md") not in shown
    )
