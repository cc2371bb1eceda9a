"""Everything of `data/`, read once and frozen: where facts and decisions are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from clearcopy.findings import Finding, Span
from clearcopy.records.decisions import Decision, Decisions
from clearcopy.records.facts import FactEntry, facts_of
from clearcopy.records.lexicons import Lexicon
from clearcopy.records.library_defects import (
    ID_TAKEN,
    NO_REFERENCES,
    POLICY_MISSING,
    UNEXPECTED_FILE,
    UNUSABLE_NAME,
)
from clearcopy.records.located import Located
from clearcopy.records.models import (
    Asset,
    Disease,
    Event,
    Issuer,
    Release,
    Risk,
    Statement,
    Study,
)
from clearcopy.records.named_ids import named_ids
from clearcopy.records.pictures import Pictures, check_pictures
from clearcopy.records.policy import Policy, Seal, Waiver
from clearcopy.records.profiles import with_profiles
from clearcopy.records.reading import read_record
from clearcopy.records.references import Reference, entries_problem, reference_entries
from clearcopy.records.snapshots import IdentifierMap, Retractions
from clearcopy.records.source_text import read_text, relative_name
from clearcopy.records.strict_yaml import parse_yaml
from clearcopy.records.tree import Tree
from clearcopy.records.tree_parts import parts_of
from clearcopy.records.waivers import BrokenWaiver, ReadWaivers, read_waivers

Model = TypeVar("Model", bound=Located)

FOLDERS: dict[str, tuple[str, type[Located]]] = {
    "issuers": ("issuer", Issuer),
    "assets": ("asset", Asset),
    "studies": ("study", Study),
    "events": ("event", Event),
    "diseases": ("disease", Disease),
    "statements": ("statement", Statement),
    "risks": ("risk", Risk),
    "lexicons": ("lexicon", Lexicon),
    "releases": ("release", Release),
    "seals": ("seal", Seal),
    "decisions": ("decisions", Decisions),
}
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILES = (
    *("policy.yml", "waivers.yml", "references.yml", "references.json"),
    *("retractions.yml", "identifiers.yml", "pictures.yml"),
)


@dataclass(frozen=True, eq=False)
class Library:
    """All records, by kind and id, with what was wrong in them."""

    issuers: Mapping[str, Issuer] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    studies: Mapping[str, Study] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    diseases: Mapping[str, Disease] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    releases: Mapping[str, Release] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)
    decisions: Mapping[str, Decisions] = field(default_factory=dict)
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    retractions: Retractions | None = None
    identifiers: IdentifierMap | None = None
    pictures: Pictures | None = None
    policy: Policy | None = None
    waivers: tuple[Waiver, ...] = ()
    broken_waivers: tuple[BrokenWaiver, ...] = ()
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_kind(self) -> Mapping[str, Mapping[str, Located]]:
        """The records that share one space of ids, by kind."""
        return {
            "issuer": self.issuers,
            "asset": self.assets,
            "study": self.studies,
            "event": self.events,
            "disease": self.diseases,
            "statement": self.statements,
            "risk": self.risks,
            "release": self.releases,
        }

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of every id."""
        return {key: kind for kind, records in self.by_kind.items() for key in records}

    @cached_property
    def unread(self) -> frozenset[str]:
        """The ids of records that are there and could not be read: each has its own finding."""
        found = set()
        for finding in self.findings:
            _, folder, name = f"{finding.span.path}//".split("/")[:3]
            kind = FOLDERS[folder][0] if folder in FOLDERS else ""
            key = name.removesuffix(".yml")
            if kind in self.by_kind and key not in self.by_kind[kind]:
                found.add(key)
        return frozenset(found)

    @cached_property
    def named_in_vain(self) -> frozenset[str]:
        """The ids that records name and no record has: each has a finding where it is named."""
        holders = (each for records in self.by_kind.values() for each in records.values())
        named = {each.id for holder in holders for each in named_ids(holder)}
        return frozenset(named - self.kinds.keys())

    def is_unread_file(self, path: str) -> bool:
        """Whether something in this file of `data/` cannot be read, which has its own finding."""
        return any(finding.span.path == path for finding in self.findings)

    def is_unread_reference(self, key: str) -> bool:
        """Whether a reference may be there and could not be read, which has its own finding."""
        paths = {f.span.path for f in self.findings if f.span.path.startswith("data/references.")}
        return any(
            not self.references or path not in self.texts or key in self.texts[path]
            for path in paths
        )

    def record(self, key: str) -> Located | None:
        """Return the record with this id, of whatever kind."""
        kind = self.kinds.get(key)
        return None if kind is None else self.by_kind[kind][key]

    @cached_property
    def facts(self) -> Mapping[str, FactEntry]:
        """Every fact by its full address, `artemis-002@2025-07-01.os-12mg.corr`."""
        return {entry.address: entry for entry in self._walk_facts()}

    def _walk_facts(self) -> Iterator[FactEntry]:
        for key, study in self.studies.items():
            yield from facts_of(key, "", study.facts)
            for cut, figures in study.cuts.items():
                yield from facts_of(key, cut, figures.facts)
        for records in (self.issuers, self.assets, self.events, self.diseases):
            for key, record in records.items():
                yield from facts_of(key, "", getattr(record, "facts", {}))

    def fact(self, path: str, cuts: Mapping[str, str]) -> FactEntry | None:
        """Return the fact that an author's `path` names on a page that shows these data cuts."""
        record, _, rest = path.partition(".")
        cut = cuts.get(record)
        at_cut = self.facts.get(f"{record}@{cut}.{rest}") if cut else None
        return at_cut or self.facts.get(path)

    def public_cuts(self, as_of: datetime) -> Mapping[str, str]:
        """Return for each study the newest data cut that a release public at `as_of` names."""
        newest: dict[str, str] = {}
        for release in self.releases.values():
            if release.public_at(as_of):
                for study, cut in release.studies.items():
                    newest[study] = max(cut, newest.get(study, ""))
        return newest

    @cached_property
    def decided(self) -> tuple[Decision, ...]:
        """Every recorded decision."""
        return tuple(each for record in self.decisions.values() for each in record.decisions)

    @cached_property
    def issuer(self) -> tuple[str, Issuer] | None:
        """The newsroom's own issuer: the first by id."""
        return min(self.issuers.items(), default=None)


def load_library(root: Path) -> Library:
    """Read `data/` under `root` into a Library; whatever is wrong becomes its findings."""
    findings: list[Finding] = []
    records: dict[str, dict[str, Located]] = {folder: {} for folder in FOLDERS}
    single: dict[str, Tree] = {}
    texts: dict[str, str] = {}
    for relative in _data_files(root, findings):
        text, problems = read_text(root, relative)
        findings += problems
        if text is None:
            continue
        texts[relative] = text
        tree, problems = parse_yaml(text, relative)
        findings += problems
        if tree is None:
            continue
        parts = relative.split("/")
        if len(parts) == 2:
            single[parts[1]] = tree
            continue
        record, problems = read_record(FOLDERS[parts[1]][1], tree)
        findings += problems
        if record is not None:
            records[parts[1]][Path(relative).stem] = record
    _refuse_shared_ids(records, findings)
    policy = _single(single, "policy.yml", Policy, findings)
    if policy is None and not any(f.span.path == "data/policy.yml" for f in findings):
        findings.append(POLICY_MISSING.found(Span("data/policy.yml")))
    if policy is not None:
        policy, problems = with_profiles(policy)
        findings += problems
    waivers = read_waivers(single["waivers.yml"]) if "waivers.yml" in single else ReadWaivers()
    findings += waivers.findings
    pictures = _single(single, "pictures.yml", Pictures, findings)
    if pictures is not None:
        findings += check_pictures(pictures, root)
    return Library(
        **records,  # type: ignore[arg-type]  # each folder holds its own model, see FOLDERS
        references=_references(single, findings),
        retractions=_single(single, "retractions.yml", Retractions, findings),
        identifiers=_single(single, "identifiers.yml", IdentifierMap, findings),
        pictures=pictures,
        policy=policy,
        waivers=waivers.waivers,
        broken_waivers=waivers.broken,
        findings=tuple(findings),
        texts=texts,
    )


def _data_files(root: Path, findings: list[Finding]) -> Iterator[str]:
    """Yield the files of `data/` that hold records, in order; anything else is a finding."""
    data = root / "data"
    for path in sorted(data.rglob("*")) if data.is_dir() else ():
        if path.is_dir() and not path.is_symlink():
            continue
        relative = relative_name(path, root)
        parts = relative.split("/")
        known_folder = len(parts) == 3 and parts[1] in FOLDERS and path.suffix == ".yml"
        if not known_folder and not (len(parts) == 2 and parts[1] in FILES):
            findings.append(UNEXPECTED_FILE.found(Span(relative), name=relative))
        elif known_folder and not SLUG.fullmatch(path.stem):
            findings.append(UNUSABLE_NAME.found(Span(relative), name=Path(relative).stem))
        else:
            yield relative


def _refuse_shared_ids(records: dict[str, dict[str, Located]], findings: list[Finding]) -> None:
    """An id names one record: `[[hs-20093.code]]` must not be open to two readings."""
    owners: dict[str, Located] = {}
    for folder, found in records.items():
        if folder in ("seals", "lexicons", "decisions"):  # nothing is written `[[seal.…]]`
            continue
        for key, record in found.items():
            if key in owners:
                other = owners[key].span()
                findings.append(
                    ID_TAKEN.found(record.span(), related=(other,), id=key, other=other.path)
                )
            owners[key] = record


def _single(
    trees: Mapping[str, Tree], name: str, model: type[Model], findings: list[Finding]
) -> Model | None:
    tree = trees.get(name)
    if tree is None:
        return None
    record, problems = read_record(model, tree)
    findings += problems
    return record


def _references(trees: Mapping[str, Tree], findings: list[Finding]) -> dict[str, Reference]:
    """Read the files of references, each entry on its own: one bad, all others read."""
    found: dict[str, Reference] = {}
    for name in ("references.yml", "references.json"):
        tree = trees.get(name)
        if tree is None:
            continue
        entries = reference_entries(tree.data)
        if entries is None:
            reason = entries_problem(tree.data)
            findings.append(NO_REFERENCES.found(Span(tree.path, 1, 1), reason=reason))
            continue
        for key, part in zip(entries, parts_of(tree, "references"), strict=True):
            record, problems = read_record(Reference, part)
            findings += problems
            if record is not None:
                found[key] = record
    return found
