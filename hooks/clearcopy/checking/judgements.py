"""Recorded judgement, applied after the fact: how severe a finding is, and what was waived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from clearcopy.checking import defects
from clearcopy.checking.applicability import exception_for, severity_for
from clearcopy.checking.registry import ENGINE_GROUPS, rule_advice
from clearcopy.document.page import Page
from clearcopy.findings import Finding, Pardon, Severity
from clearcopy.records.policy import Policy, RulePolicy, WaivedSubject, Waiver
from clearcopy.records.waivers import BrokenWaiver

# What was not read, not checked or not kept back cannot be accepted by anybody; and what a release
# shows is sealed, which takes one command.
NOT_WAIVABLE_GROUPS = ENGINE_GROUPS | {"OUT", "EMB", "SEL"}

_BROKEN = "Held back: the waiver that names it cannot be read, which has a finding of its own."


def assign_severity(
    findings: Iterable[Finding],
    policy: Policy | None,
    pages: Mapping[str, Page],
    as_of: datetime,
) -> list[Finding]:
    """Give every finding the severity that policy assigns to it; without one, `error`.

    `pages` are the finished pages by address. What policy switched off is kept and marked with its
    reason; an exception counts up to and on the day it expires (in UTC).
    """
    today = as_of.astimezone(UTC).date()
    rows = policy.rules if policy else {}
    found: dict[tuple[str, str], tuple[Severity, Pardon | None]] = {}
    judged = []
    for finding in findings:
        key = finding.code, finding.page
        if key not in found:
            row = None if finding.code[:3] in ENGINE_GROUPS else rows.get(finding.code)
            found[key] = _level(row, pages.get(finding.page), today)
        severity, pardon = found[key]
        judged.append(replace(finding, severity=severity, waived=pardon))
    return judged


def _level(
    row: RulePolicy | None, page: Page | None, today: date
) -> tuple[Severity, Pardon | None]:
    if row is None:
        return Severity.ERROR, None
    exception = exception_for(row, page, today)
    if exception is None or exception.severity != "off" or exception.expires is None:
        return severity_for(row, page, today), None
    expires = exception.expires.isoformat()
    at = exception.span()
    return row.level, Pardon(exception.reason, exception.role, expires, at, "exception")


def expired_exceptions(policy: Policy | None, as_of: datetime) -> Iterator[Finding]:
    """Yield the exceptions of policy that count no more."""
    today = as_of.astimezone(UTC).date()
    for code, row in policy.rules.items() if policy else ():
        for exception in row.exceptions:
            if exception.expires is not None and exception.expires < today:
                yield defects.EXCEPTION_EXPIRED.found(
                    exception.span("expires"),
                    code=code,
                    expires=exception.expires.isoformat(),
                    role=exception.role,
                )


def apply_waivers(
    findings: Iterable[Finding],
    waivers: Iterable[Waiver],
    as_of: datetime,
    codes: Collection[str],
    waiting: Collection[str] = (),
    *,
    whole: bool = True,
) -> list[Finding]:
    """Return all findings, those that a waiver covers marked, and what is wrong with waivers.

    A waiver covers a finding of its code with the same subject and digest, up to and on the day it
    expires (in UTC). `codes` are those of all rules. `waiting` are the author's files that are not
    built because they are not public yet: nothing can be said of waivers for them. Where the site
    is not `whole`, a waiver may only seem to cover nothing, and none is reported for that.
    """
    today = as_of.astimezone(UTC).date()
    pardons: dict[tuple[str, str], dict[str, Pardon]] = defaultdict(dict)
    usable: list[Waiver] = []
    wrong: list[Finding] = []
    for waiver in waivers:
        refusal = _refusal(waiver, codes, today)
        if refusal is not None:
            wrong.append(refusal)
            continue
        usable.append(waiver)
        decided = waiver.date.isoformat() if waiver.date else ""
        expires = waiver.expires.isoformat()
        pardon = Pardon(waiver.reason, waiver.role, expires, waiver.span(), date=decided)
        for covered in waiver.covers:
            pardons[waiver.code, covered.subject].setdefault(covered.digest, pardon)
    judged = []
    for finding in findings:
        # No waiver speaks of most subjects: then no digest is worked out.
        about = pardons.get((finding.code, finding.subject))
        pardon_for = about.get(finding.digest) if about else None
        judged.append(replace(finding, waived=pardon_for) if pardon_for else finding)
    return [*judged, *wrong, *_idle(usable, judged, waiting, whole=whole)]


def hold_back(findings: Iterable[Finding], broken: Iterable[BrokenWaiver]) -> list[Finding]:
    """Return all findings, marked those that follow from a waiver that cannot be read.

    The waiver's own finding stays open and stops publishing until it is mended.
    """
    named = {
        (waiver.code, *covered): Pardon(_BROKEN, "nobody yet", "it is mended", waiver.span)
        for waiver in broken
        for covered in waiver.covers
    }
    return [
        replace(each, waived=named[key])
        if named
        and each.waived is None
        and (key := (each.code, each.subject, each.digest)) in named
        else each
        for each in findings
    ]


def _refusal(waiver: Waiver, codes: Collection[str], today: date) -> Finding | None:
    """Return why a waiver can cover nothing at all."""
    code = waiver.code
    if code[:3] in NOT_WAIVABLE_GROUPS:
        return defects.NOT_WAIVABLE.found(waiver.span("code"), code=code)
    if code not in codes:
        return defects.WAIVER_UNKNOWN_CODE.found(
            waiver.span("code"), code=code, advice=rule_advice(code, codes)
        )
    if waiver.expires < today:
        return defects.WAIVER_EXPIRED.found(
            waiver.span("expires"), code=code, expires=waiver.expires.isoformat(), role=waiver.role
        )
    return None


def _idle(
    waivers: Iterable[Waiver],
    findings: Iterable[Finding],
    waiting: Collection[str],
    *,
    whole: bool,
) -> Iterator[Finding]:
    """Yield the entries of waivers that cover nothing: what they covered has changed or is gone."""
    used: set[tuple[str, str, str]] = set()
    still_open: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.waived is not None:
            used.add((finding.code, finding.subject, finding.digest))
        else:
            still_open[finding.code, finding.subject].append(finding)
    for waiver in waivers:
        for covered in waiver.covers:
            key = (waiver.code, covered.subject, covered.digest)
            if key in used or covered.subject.partition("#")[0] in waiting:
                continue
            now = still_open.get((waiver.code, covered.subject), [])
            if now or whole:
                yield _idle_entry(waiver, covered, now)


def _idle_entry(waiver: Waiver, covered: WaivedSubject, now: list[Finding]) -> Finding:
    if not now:
        return defects.WAIVER_UNUSED.found(
            covered.span("subject"),
            what=covered.subject,
            code=waiver.code,
        )
    digests = " or ".join(sorted({finding.digest for finding in now}))
    return defects.WAIVER_OUTDATED.found(
        covered.span("digest"),
        related=tuple(sorted({finding.span for finding in now})),
        what=covered.subject,
        code=waiver.code,
        digest=digests,
    )
