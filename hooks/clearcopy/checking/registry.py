"""All rules there are, whether policy agrees with them, and every code that can be explained."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import ModuleType
from typing import Any

from clearcopy.checking.defects import POLICY_WITHOUT_RULE, RULE_WITHOUT_POLICY
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Defect, Finding
from clearcopy.records.facts import FactEntry
from clearcopy.records.policy import Policy
from clearcopy.records.references import Reference
from clearcopy.rule import Rule

AnyRule = Rule[Any]

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
# Findings of the engine: always errors, never in policy.
ENGINE_GROUPS = frozenset({"DAT", "DEC", "DOC", "ENG", "OUT", "PDF", "WVR"})
SUBJECTS: tuple[type, ...] = (Page, Site, FactEntry, Reference)
DEFECT_PACKAGES = ("clearcopy.records", "clearcopy.document", "clearcopy.checking")


class RegistryError(Exception):
    """The rules themselves are wrong, so that nothing can be checked; one sentence says how."""


@cache
def load_rules(package: str = "clearcopy.rules") -> tuple[AnyRule, ...]:
    """Import every module under `package` and return its rules, sorted by code.

    Raises:
        RegistryError: a module cannot be imported or has not exactly one rule, a rule is not
            named as its file, has a malformed or reserved code or an unknown subject, or two
            rules have one code.
    """
    found: dict[str, tuple[AnyRule, str]] = {}
    for module in _modules(package):
        rule = _only_rule(module)
        _refuse_malformed(rule, module.__name__)
        if rule.code in found:
            other = found[rule.code][1]
            raise RegistryError(f"{module.__name__} and {other} both have the code {rule.code}.")
        found[rule.code] = rule, module.__name__
    return tuple(found[code][0] for code in sorted(found))


def _modules(package: str) -> Iterator[ModuleType]:
    """Import and yield the modules below `package` that are no packages themselves."""
    for entry in _entries(_import(package)):
        module = _import(entry.name)
        if not entry.ispkg:
            yield module


def _entries(package: ModuleType) -> Iterator[pkgutil.ModuleInfo]:
    # Not walk_packages: it swallows an ImportError, and a group of rules would be missing.
    for entry in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        yield entry
        if entry.ispkg:
            yield from _entries(_import(entry.name))


def _import(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except Exception as problem:
        raise RegistryError(
            f"{name} cannot be imported: {type(problem).__name__}: {problem}."
        ) from problem


def _only_rule(module: ModuleType) -> AnyRule:
    rules = [value for value in vars(module).values() if isinstance(value, Rule)]
    if len(rules) != 1:
        count = len(rules) or "no"
        raise RegistryError(f"{module.__name__} has {count} rules; a module has exactly one.")
    return rules[0]


def _refuse_malformed(rule: AnyRule, module: str) -> None:
    expected = module.rpartition(".")[2].replace("_", "-")
    if rule.name != expected:
        raise RegistryError(
            f'{module} holds the rule "{rule.name}"; its name is that of its file, "{expected}".'
        )
    if CODE.fullmatch(rule.code) is None or rule.code[:3] in ENGINE_GROUPS:
        raise RegistryError(
            f'{module} has the code "{rule.code}"; a code is three letters and three digits, '
            f"and {', '.join(sorted(ENGINE_GROUPS))} belong to the engine."
        )
    if rule.on not in SUBJECTS:
        known = ", ".join(kind.__name__ for kind in SUBJECTS)
        raise RegistryError(f"{module} is a rule on {rule.on!r}; known are {known}.")


def agree(rules: Iterable[AnyRule], policy: Policy | None) -> list[Finding]:
    """Return where rules and policy disagree; without a policy, which is a finding, nothing."""
    if policy is None:
        return []
    by_code = {rule.code: rule for rule in rules}
    findings = [
        RULE_WITHOUT_POLICY.found(policy.key_span("rules"), rule=code, name=rule.name)
        for code, rule in by_code.items()
        if code not in policy.rules
    ]
    for code in policy.rules:
        if code not in by_code:
            at = policy.key_span("rules", code)
            advice = rule_advice(code, by_code)
            findings.append(POLICY_WITHOUT_RULE.found(at, rule=code, advice=advice))
    return findings


def rule_advice(code: str, known: Iterable[str]) -> str:
    """Return what to do about a code that is no rule's."""
    if code[:3] in ENGINE_GROUPS:
        return "remove it; what the engine finds always stops publishing"
    near = difflib.get_close_matches(code, sorted(known), 2, 0.6)
    meant = " or ".join(f'"{name}"' for name in near)
    return f"did you mean {meant}?" if meant else "remove it"


def defects(more: Iterable[Defect] = ()) -> Mapping[str, Defect]:
    """Return everything that can be found, by code: the rules' and the engine's own defects.

    Layers above this one give theirs as `more`.

    Raises:
        RegistryError: the rules cannot be loaded, or one code stands for two defects.
    """
    found: dict[str, Defect] = {}
    engine = (defect for package in DEFECT_PACKAGES for defect in _defects_below(package))
    for defect in (*load_rules(), *engine, *more):
        known = found.setdefault(defect.code, defect)
        if known != defect:
            raise RegistryError(
                f'{defect.code} stands for both "{known.name}" and "{defect.name}".'
            )
    return dict(sorted(found.items()))


def _defects_below(package: str) -> Iterator[Defect]:
    for module in _modules(package):
        for value in vars(module).values():
            if isinstance(value, Defect):
                yield value
