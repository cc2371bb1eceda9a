"""Findings that a person decides: which of them a recorded decision covers."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from clearcopy.checking import decision_defects as defects
from clearcopy.checking.registry import rule_advice
from clearcopy.findings import Finding, Pardon, Severity
from clearcopy.language.normalise import squeeze
from clearcopy.language.sameness import sentence_digest, slip_mended
from clearcopy.records.decisions import Decision
from clearcopy.records.policy import Policy, RulePolicy

FORWARD_LOOKING = ("forward-looking", "not-forward-looking", "third-party", "delete")
OTHERS = ("accepted", "substantiated", "delete")
# Below this likeness a sentence is another one and not the decided one changed.
ALIKE = 0.6
LONGEST = 120

Key = tuple[str, str]


def dispositions(code: str) -> tuple[str, ...]:
    """Return what can be decided of a finding of this rule."""
    return FORWARD_LOOKING if code.startswith("FLS") else OTHERS


def apply_decisions(
    findings: Iterable[Finding],
    decisions: Iterable[Decision],
    policy: Policy | None,
    as_of: datetime,
    *,
    waiting: bool = False,
) -> list[Finding]:
    """Return all findings, those that a decision covers marked, and what is wrong with decisions.

    A decision covers findings of its rule whose severity is `sign-off` and whose judged sentence is
    the decided one, or that one with a slip mended. `waiting` says that some pages are not built
    because they are not public yet: then nothing can be said of decisions that cover nothing.
    """
    findings = list(findings)
    rows = policy.rules if policy else {}
    wrong, usable = _sorted_out(decisions, rows, as_of.astimezone(UTC).date())
    open_to = [each for each in findings if each.severity is Severity.SIGN_OFF and each.judged]
    chosen: dict[Key, tuple[Decision, int]] = {}
    for finding in open_to:
        key = _key(finding)
        if key not in chosen:
            found = _decision_for(finding, usable)
            if found is not None:
                chosen[key] = found
    judged = [_marked(finding, chosen) for finding in findings]
    return [*judged, *wrong, *_said(open_to, chosen), *_idle(usable, open_to, chosen, waiting)]


def _key(finding: Finding) -> Key:
    return finding.code, sentence_digest(finding.judged)


def _sorted_out(
    decisions: Iterable[Decision], rows: Mapping[str, RulePolicy], today: date
) -> tuple[list[Finding], dict[Key, Decision]]:
    """Return what is wrong with decisions, and the one that counts for each code and digest."""
    wrong: list[Finding] = []
    by_key: dict[Key, list[Decision]] = defaultdict(list)
    for decision in decisions:
        problem = _refusal(decision, rows, today)
        if problem is not None:
            wrong.append(problem)
        else:
            by_key[decision.code, decision.digest].append(decision)
    usable: dict[Key, Decision] = {}
    for key, several in by_key.items():
        newest = max(each.date for each in several)
        latest = sorted((each for each in several if each.date == newest), key=_place)
        wrong += [
            defects.DECIDED_TWICE.found(
                each.span("sentence"), related=(latest[0].span("sentence"),), code=each.code
            )
            for each in latest[1:]
        ]
        if len(latest) == 1:
            usable[key] = latest[0]
    return wrong, usable


def _place(decision: Decision) -> tuple[object, ...]:
    span = decision.span()
    return span.path, span.line, span.column, decision.model_dump_json()


def _refusal(decision: Decision, rows: Mapping[str, RulePolicy], today: date) -> Finding | None:
    code = decision.code
    row = rows.get(code)
    if row is None:
        return defects.UNKNOWN_CODE.found(
            decision.span("code"), code=code, advice=rule_advice(code, rows)
        )
    if decision.role not in row.deciders:
        roles = " or the ".join(row.deciders)
        return defects.WRONG_ROLE.found(
            decision.span("role"), role=decision.role, code=code, roles=roles
        )
    digest = sentence_digest(decision.sentence)
    if decision.digest != digest:
        return _unusable(
            decision,
            "digest",
            f'the digest of its sentence is not "{decision.digest}"',
            f"copy the sentence and the digest from the finding; this sentence has {digest}",
        )
    if decision.disposition not in dispositions(code):
        known = ", ".join(dispositions(code))
        problem = f'"{decision.disposition}" is no disposition of {code}'
        return _unusable(decision, "disposition", problem, f"write one of {known}")
    if decision.date > today:
        problem = f"{decision.date.isoformat()} has not come yet"
        return _unusable(decision, "date", problem, "write the day on which it was decided")
    return None


def _unusable(decision: Decision, part: str, problem: str, advice: str) -> Finding:
    return defects.UNUSABLE.found(decision.span(part), problem=problem, advice=advice)


def _decision_for(finding: Finding, usable: Mapping[Key, Decision]) -> tuple[Decision, int] | None:
    """Return the decision of this sentence, or of this sentence before a slip was mended."""
    exact = usable.get(_key(finding))
    if exact is not None:
        return exact, 0
    near = [
        (edits, -decision.date.toordinal(), decision.digest, decision)
        for (code, _), decision in usable.items()
        if code == finding.code and decision.disposition != "delete"
        for edits in (slip_mended(decision.sentence, finding.judged),)
        if edits is not None
    ]
    if not near:
        return None
    edits, _, _, decision = min(near, key=lambda entry: entry[:3])
    return decision, edits


def _marked(finding: Finding, chosen: Mapping[Key, tuple[Decision, int]]) -> Finding:
    if finding.severity is not Severity.SIGN_OFF or finding.waived or not finding.judged:
        return finding
    decision, _ = chosen.get(_key(finding), (None, 0))
    if decision is None or decision.disposition == "delete":
        return finding
    pardon = Pardon(
        reason=decision.reason,
        role=decision.role,
        expires="",
        span=decision.span(),
        kind="decision",
        disposition=decision.disposition,
        date=decision.date.isoformat(),
    )
    return replace(finding, waived=pardon)


def _said(
    findings: Iterable[Finding], chosen: Mapping[Key, tuple[Decision, int]]
) -> Iterator[Finding]:
    """Yield which decisions were carried over, and which deletions are not done."""
    for finding in findings:
        decision, edits = chosen.get(_key(finding), (None, 0))
        if decision is None:
            continue
        day = decision.date.isoformat()
        if edits:
            carried = defects.CARRIED_OVER.found(
                finding.span,
                related=(decision.span("sentence"),),
                page=finding.page,
                subject=finding.subject,
                code=finding.code,
                date=day,
                sentence=_short(decision.sentence),
                digest=sentence_digest(finding.judged),
            )
            yield replace(carried, severity=Severity.INFO)
        elif decision.disposition == "delete":
            yield defects.DELETION_NOT_DONE.found(
                finding.span,
                related=(decision.span("sentence"),),
                page=finding.page,
                subject=finding.subject,
                date=day,
                sentence=_short(decision.sentence),
                role=decision.role,
            )


def _idle(
    usable: Mapping[Key, Decision],
    findings: Collection[Finding],
    chosen: Mapping[Key, tuple[Decision, int]],
    waiting: bool,  # noqa: FBT001 - handed through
) -> Iterator[Finding]:
    """Yield the decisions that cover nothing: what they are about has changed or is gone."""
    used = {(decision.code, decision.digest) for decision, _ in chosen.values()}
    undecided: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if _key(finding) not in chosen:
            undecided[finding.code].append(finding)
    for key, decision in usable.items():
        if key in used or decision.disposition == "delete":
            continue
        now = _most_alike(decision.sentence, undecided[decision.code])
        if now is not None:
            yield defects.DECISION_OUTDATED.found(
                decision.span("sentence"),
                related=(now.span,),
                sentence=_short(now.judged),
                digest=sentence_digest(now.judged),
            )
        elif not waiting:
            yield defects.DECISION_UNUSED.found(
                decision.span("sentence"), code=decision.code, sentence=_short(decision.sentence)
            )


def _most_alike(sentence: str, findings: Iterable[Finding]) -> Finding | None:
    """Return the finding whose sentence is most like this one, if any is like it at all."""
    matcher = difflib.SequenceMatcher(b=sentence, autojunk=False)
    best: tuple[float, Finding] | None = None
    first = {finding.judged: finding for finding in sorted(findings, key=_order, reverse=True)}
    for finding in sorted(first.values(), key=_order):
        matcher.set_seq1(finding.judged)
        if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
            continue
        ratio = matcher.ratio()
        if ratio >= ALIKE and (best is None or ratio > best[0]):
            best = ratio, finding
    return None if best is None else best[1]


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.order


def _short(sentence: str) -> str:
    sentence = squeeze(sentence)
    return sentence if len(sentence) <= LONGEST else f"{sentence[: LONGEST - 1]}…"
