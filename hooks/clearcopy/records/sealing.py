"""Seals: what a published release shows, as digests, so that no published figure changes unseen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from clearcopy.findings import digest
from clearcopy.records.facts import FactEntry
from clearcopy.records.models import StatementVersion
from clearcopy.records.policy import Resealing, Seal
from clearcopy.records.references import Reference

Digests = dict[str, dict[str, str]]

SCHEMA = "../../hooks/clearcopy/schemas/seal.json"
# Everything else in a reference is printed in its entry, so a change of it is seen by readers.
_NOT_PRINTED = {"abstract", "note", "isbn", "issn", "medium", "status", "publisher_place"}


def seal_of_reference(reference: Reference) -> str:
    """Return the digest of everything that a reference's printed entry is made of."""
    printed = reference.model_dump(
        mode="json", by_alias=True, exclude=_NOT_PRINTED, exclude_defaults=True
    )
    return digest(json.dumps(printed, ensure_ascii=False, sort_keys=True))


def seal_of(
    facts: Mapping[str, FactEntry],
    statements: Mapping[str, StatementVersion],
    references: Mapping[str, Reference],
) -> Digests:
    """Return the seal of what a release shows, as the record `Seal` holds it.

    Args:
        facts: the facts by their addresses, `artemis-002@2025-07-01.os-12mg.corr`.
        statements: the statement versions by `statement@version`.
        references: the references by their keys.
    """
    return {
        "facts": {address: entry.fact.seal for address, entry in sorted(facts.items())},
        "statements": {name: version.seal for name, version in sorted(statements.items())},
        "references": {key: seal_of_reference(each) for key, each in sorted(references.items())},
    }


def changed_in(seal: Seal, digests: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return what a seal holds that is shown no longer, or otherwise than it was sealed."""
    return sorted(
        name
        for part in ("facts", "statements", "references")
        for name, digest_then in getattr(seal, part).items()
        if digests.get(part, {}).get(name) != digest_then
    )


def render_seal(seal: Mapping[str, Mapping[str, str]], resealed: Iterable[Resealing] = ()) -> str:
    """Return the text of a seal's file: the same seal gives the same bytes.

    Every key and digest stands in quotes: a digest such as 1234567890123456 is no number.
    """
    lines = [
        f"# yaml-language-server: $schema={SCHEMA}",
        "# Written by `clearcopy seal`; what readers were shown on publication.",
    ]
    for part in ("facts", "statements", "references"):
        entries = sorted(seal.get(part, {}).items())
        lines.append(f"{part}:" if entries else f"{part}: {{}}")
        lines += [f"  {_quoted(key)}: {_quoted(value)}" for key, value in entries]
    broken = list(resealed)
    lines += ["resealed:"] if broken else []
    for each in broken:
        lines += [
            f"  - date: {each.date.isoformat()}",
            f"    role: {_quoted(each.role)}",
            f"    reason: {_quoted(each.reason)}",
            "    changed:",
            *(f"      - {_quoted(name)}" for name in each.changed),
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
