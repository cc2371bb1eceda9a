"""What a code means, why it matters and how to mend it, from the defect itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

from clearcopy.checking.registry import ENGINE_GROUPS, defects
from clearcopy.findings import Defect, Severity
from clearcopy.records.policy import Policy, RulePolicy

_VALUE = re.compile(r"\{(\w+)[^{}]*\}")


def explain_code(
    code: str, more: Iterable[Defect] = (), policy: Policy | None = None
) -> str | None:
    """Return the text that explains a code or a name, or None where there is no such code.

    `more` are defects of layers above this one; `policy` says how severe a rule is, who answers for
    it and what it rests on.

    Raises:
        RegistryError: the rules cannot be loaded, see `load_rules`.
    """
    wanted = code.strip()
    for defect in defects(more).values():
        if wanted.upper() == defect.code or wanted.lower() == defect.name:
            return explain(defect, policy)
    return None


def list_codes(more: Iterable[Defect] = (), policy: Policy | None = None) -> str:
    """Return a line for every code: how severe it is and what it is called.

    Raises:
        RegistryError: the rules cannot be loaded, see `load_rules`.
    """
    return "\n".join(
        f"{defect.code}  {_severity(defect, policy):8}  {defect.name}"
        for defect in defects(more).values()
    )


def _severity(defect: Defect, policy: Policy | None) -> str:
    """What the engine finds is always an error; without its row, so is what a rule finds."""
    row = _row(defect, policy)
    return row.severity if row is not None else Severity.ERROR


def _row(defect: Defect, policy: Policy | None) -> RulePolicy | None:
    if policy is None or defect.code[:3] in ENGINE_GROUPS:
        return None
    return policy.rules.get(defect.code)


def explain(defect: Defect, policy: Policy | None = None) -> str:
    """Return the explanation of one defect; <words> in brackets stand for values of a finding."""
    row = _row(defect, policy)
    says = [f"{defect.code} {defect.name}"]
    if row is not None:
        says += [f"Severity: {row.severity}", f"Owner: {row.owner}", f"Source: {row.source}"]
    elif defect.code[:3] in ENGINE_GROUPS:
        says.append("Severity: error, always; the engine itself finds it")
    parts = ["\n".join(says), inspect.cleandoc(defect.why)]
    parts.append(f"It says: {_readable(defect.message)}\nTo mend: {_readable(defect.help)}")
    return "\n\n".join(part for part in parts if part)


def _readable(template: str) -> str:
    return _VALUE.sub(r"<\1>", template)
