"""Ready profiles: what the law of a market adds to a company's own policy, beneath that policy.

A profile is a file of the engine. It says for some rules how severe they are on some pages, and
which statements bind, each with its legal source. Policy selects profiles by name. What policy says
itself wins: its own exceptions that count for a page, and its own obligation for a statement.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pydantic import Field

from clearcopy.findings import Defect, Finding
from clearcopy.records.located import Located, Many, Words
from clearcopy.records.policy import PROFILES, Obligation, Policy, RuleException
from clearcopy.records.reading import read_record
from clearcopy.records.strict_yaml import parse_yaml

UNKNOWN_PROFILE = Defect(
    "DAT080",
    "unknown-profile",
    'There is no profile "{name}".',
    "{advice}",
    why="""Policy selects ready profiles by name. With a slip in a name nothing of it binds, and
the obligations of a whole market are missing without a word. "hk-issuers" is refused, "hk-issuer"
passes; `clearcopy policy` shows what a profile adds.""",
)

FOLDER = Path(__file__).parents[1] / "profiles"


class Profile(Located):
    """What the law of a market, or for a kind of issuer, adds to policy."""

    title: Words
    statements: Many[Obligation] = ()
    exceptions: dict[str, Many[RuleException]] = Field(default_factory=dict)


@cache
def profiles() -> dict[str, Profile]:
    """Return the ready profiles by name.

    Raises:
        ValueError: a file of the engine itself is wrong.
    """
    found = {}
    for path in sorted(FOLDER.glob("*.yml")):
        tree, problems = parse_yaml(path.read_text(encoding="utf-8"), f"{PROFILES}{path.name}")
        profile, more = read_record(Profile, tree) if tree else (None, [])
        if profile is None or problems:
            message = "; ".join(f"{each.span}: {each.message}" for each in [*problems, *more])
            raise ValueError(message)
        found[path.stem] = profile
    return found


def with_profiles(policy: Policy) -> tuple[Policy, list[Finding]]:
    """Return the policy with what its profiles add, and which of them do not exist.

    The order in which profiles are selected says nothing.
    """
    known = profiles()
    findings = [
        UNKNOWN_PROFILE.found(
            policy.span("profiles", place), name=name, advice=_advice(name, known)
        )
        for place, name in enumerate(policy.profiles)
        if name not in known
    ]
    selected = [known[name] for name in sorted({*policy.profiles} & set(known))]
    if not selected:
        return policy, findings
    rules = {
        code: row.replaced(
            exceptions=(
                *row.exceptions,
                *(each for profile in selected for each in profile.exceptions.get(code, ())),
            )
        )
        for code, row in policy.rules.items()
    }
    statements = (*policy.statements, *_added(policy, selected))
    return policy.replaced(rules=rules, statements=statements), findings


def _added(policy: Policy, selected: Iterable[Profile]) -> Iterator[Obligation]:
    own = {obligation.statement for obligation in policy.statements}
    for profile in selected:
        for obligation in profile.statements:
            if obligation.statement not in own:
                yield obligation


def _advice(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, 1, 0.6)
    return f'Did you mean "{near[0]}"?' if near else f"Known are: {', '.join(names)}."
