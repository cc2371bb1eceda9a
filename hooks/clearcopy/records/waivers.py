"""Waivers, each read on its own: one that is broken leaves the others as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clearcopy.findings import Finding, Span
from clearcopy.records.policy import Waiver, Waivers
from clearcopy.records.reading import read_record
from clearcopy.records.tree import Tree
from clearcopy.records.tree_parts import parts_of


@dataclass(frozen=True, slots=True)
class BrokenWaiver:
    """What a waiver was about that cannot be read, which has a finding of its own at `span`.

    It covers nothing. What it names is held back: it follows from the waiver, and says no more.
    """

    code: str
    covers: frozenset[tuple[str, str]]
    span: Span


@dataclass(frozen=True, slots=True)
class ReadWaivers:
    """The waivers of a file, those that are broken, and what is wrong with them."""

    waivers: tuple[Waiver, ...] = ()
    broken: tuple[BrokenWaiver, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_waivers(tree: Tree) -> ReadWaivers:
    """Read `data/waivers.yml`, entry by entry where it is a list of groups."""
    data = tree.data
    entries = data.get("waivers") if isinstance(data, dict) and len(data) == 1 else None
    if not isinstance(entries, list) or not entries:
        record, problems = read_record(Waivers, tree)
        return ReadWaivers(record.waivers if record else (), (), tuple(problems))
    waivers: list[Waiver] = []
    broken: list[BrokenWaiver] = []
    findings: list[Finding] = []
    for part in parts_of(tree, "waivers"):
        waiver, problems = read_record(Waiver, part)
        findings += problems
        if waiver is not None:
            waivers.append(waiver)
        elif isinstance(part.data, dict) and problems:
            covers = frozenset(_covers(part.data.get("covers")))
            broken.append(BrokenWaiver(str(part.data.get("code")), covers, problems[0].span))
    return ReadWaivers(tuple(waivers), tuple(broken), tuple(findings))


def _covers(covers: object) -> Iterator[tuple[str, str]]:
    for each in covers if isinstance(covers, list) else ():
        if isinstance(each, dict):
            yield str(each.get("subject")), str(each.get("digest"))
