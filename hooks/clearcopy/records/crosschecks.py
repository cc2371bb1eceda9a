"""Checks between records: what one of them says must exist and agree with what another one says.

Each file may be right by itself. These checks see all of them, after loading and before any page.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from clearcopy.findings import Finding
from clearcopy.records import crosscheck_defects as defects
from clearcopy.records.facts import Fact, FactEntry
from clearcopy.records.library import FOLDERS, Library
from clearcopy.records.located import Located
from clearcopy.records.models import Event, Issuer, Release, Statement, Study, time_zones
from clearcopy.records.named_ids import Path, named_ids
from clearcopy.records.policy import Policy, WaivedSubject
from clearcopy.records.populations import enrolled, is_part_of_itself
from clearcopy.records.scope import Scope

# The forms are those that the registries publish; a finding shows the example.
REGISTRATION_FORMS = {
    "ClinicalTrials.gov": (re.compile(r"NCT[0-9]{8}"), "NCT05830123"),
    "ChiCTR": (re.compile(r"ChiCTR(?:[0-9]{10}|-?[A-Z0-9-]{6,14})"), "ChiCTR2300072345"),
    "CTR": (re.compile(r"CTR20[0-9]{6}"), "CTR20231234"),
    "EU CTIS": (re.compile(r"20[0-9]{2}-5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?"), "2023-503456-12-00"),
    "EudraCT": (re.compile(r"[0-9]{4}-[0-9]{6}-[0-9]{2}"), "2021-001234-56"),
    "ISRCTN": (re.compile(r"ISRCTN[0-9]{8}"), "ISRCTN12345678"),
    "jRCT": (re.compile(r"jRCTs?[0-9]{10}"), "jRCT2031230123"),
}
SUBJECT_KINDS = ("issuer", "asset", "study", "event", "disease")
_WAIVER_FORMS = {
    "digest": (re.compile(r"[0-9a-f]{16}"), "0123456789abcdef"),
    "subject": (re.compile(r"\S(?:.*\S)?"), "docs/en/news/x.md#body"),
}


def cross_check(library: Library) -> list[Finding]:
    """Return what is wrong between the records of `library`, each at the value that is wrong.

    A name is not reported as unknown when a file of that name exists and could not be read: that
    file has its own findings, and they come first.
    """
    findings = [*_unresolved_ids(library)]
    for study in library.studies.values():
        findings += _wrong_in_study(study)
    for key, release in library.releases.items():
        findings += _wrong_in_release(library, key, release)
    for statement in library.statements.values():
        findings += _wrong_in_statement(library, statement)
    placed: tuple[Issuer | Event, ...] = (*library.issuers.values(), *library.events.values())
    for record in placed:
        findings += _wrong_zone(record)
    findings += _wrong_facts(library)
    findings += _wrong_in_policy(library)
    findings += _wrong_in_waivers(library)
    for slug, seal in library.seals.items():
        if not _exists(library, "release", slug):
            findings.append(defects.SEAL_WITHOUT_RELEASE.found(seal.span(), slug=slug))
    return findings


def _unresolved_ids(library: Library) -> Iterator[Finding]:
    holders: list[Located] = [
        *(r for records in library.by_kind.values() for r in records.values())
    ]
    holders += [library.policy] if library.policy is not None else []
    for record in holders:
        for named in named_ids(record):
            if _exists(library, named.kind, named.id):
                continue
            at = record.key_span(*named.path) if named.as_key else record.span(*named.path)
            known = library.by_kind[named.kind]
            yield defects.UNKNOWN_ID.found(
                at, kind=named.kind, id=named.id, advice=_advice(named.id, known)
            )


def _exists(library: Library, kind: str, key: str) -> bool:
    if key in library.by_kind[kind]:
        return True
    folder = next(name for name, (owner, _) in FOLDERS.items() if owner == kind)
    path = f"data/{folder}/{key}.yml"
    return path in library.texts or any(found.span.path == path for found in library.findings)


def _wrong_in_study(study: Study) -> Iterator[Finding]:
    for position, registration in enumerate(study.registrations):
        form, example = REGISTRATION_FORMS[registration.registry]
        if form.fullmatch(registration.id) is None:
            yield defects.REGISTRATION_MALFORMED.found(
                study.span("registrations", position, "id"),
                id=registration.id,
                registry=registration.registry,
                example=example,
            )
    for key, population in study.populations.items():
        if population.regimen is not None and population.regimen not in study.regimens:
            yield defects.UNKNOWN_REGIMEN.found(
                study.span("populations", key, "regimen"),
                regimen=population.regimen,
                advice=_advice(population.regimen, study.regimens),
            )
    yield from _wrong_in_tables(study)
    yield from _wrong_relations(study)
    yield from _wrong_fact_keys(study, study.facts, ("facts",))
    for name, cut in study.cuts.items():
        if name != cut.cutoff.isoformat():
            yield defects.CUT_NAME_IS_NOT_ITS_DATE.found(
                study.key_span("cuts", name),
                related=(study.span("cuts", name, "cutoff"),),
                cut=name,
                cutoff=cut.cutoff.isoformat(),
            )
        yield from _wrong_fact_keys(study, cut.facts, ("cuts", name, "facts"))


def _wrong_relations(study: Study) -> Iterator[Finding]:
    """Yield names of populations and endpoints, in one another and in gaps, that lead nowhere."""
    for key, population in study.populations.items():
        if population.parent is not None and is_part_of_itself(study, key):
            at = study.span("populations", key, "parent")
            yield defects.PART_OF_ITSELF.found(at, population=key)
    for named, path in _named_populations(study):
        if named not in study.populations:
            advice = _advice(named, study.populations)
            yield defects.UNKNOWN_POPULATION.found(
                study.span(*path), population=named, advice=advice
            )
    for named, path in _named_endpoints(study):
        if named not in study.endpoints:
            advice = _advice(named, study.endpoints)
            yield defects.UNKNOWN_ENDPOINT.found(study.span(*path), endpoint=named, advice=advice)


def _named_populations(study: Study) -> Iterator[tuple[str, Path]]:
    for key, population in study.populations.items():
        if population.parent is not None:
            yield population.parent, ("populations", key, "parent")
    for key, endpoint in study.endpoints.items():
        for position, name in enumerate(endpoint.populations):
            yield name, ("endpoints", key, "populations", position)
    for name, cut in study.cuts.items():
        for key, gap in cut.unreported.items():
            yield gap.population, ("cuts", name, "unreported", key, "population")


def _named_endpoints(study: Study) -> Iterator[tuple[str, Path]]:
    for key, endpoint in study.endpoints.items():
        if endpoint.within is not None:
            yield endpoint.within, ("endpoints", key, "within")
    for name, cut in study.cuts.items():
        for key, gap in cut.unreported.items():
            yield gap.endpoint, ("cuts", name, "unreported", key, "endpoint")


def _wrong_in_tables(study: Study) -> Iterator[Finding]:
    for name, table in study.tables.items():
        for position, key in enumerate(table.populations):
            if key not in study.populations:
                at = study.span("tables", name, "populations", position)
                advice = _advice(key, study.populations)
                yield defects.UNKNOWN_POPULATION.found(at, population=key, advice=advice)
        for position, key in enumerate(table.endpoints):
            if key not in study.endpoints:
                at = study.span("tables", name, "endpoints", position)
                advice = _advice(key, study.endpoints)
                yield defects.UNKNOWN_ENDPOINT.found(at, endpoint=key, advice=advice)


def _wrong_fact_keys(
    study: Study, facts: Mapping[str, Mapping[str, Fact]], path: Path
) -> Iterator[Finding]:
    for population, table in facts.items():
        if population not in study.populations:
            yield defects.UNKNOWN_POPULATION.found(
                study.key_span(*path, population),
                population=population,
                advice=_advice(population, study.populations),
            )
        for endpoint in table:
            if endpoint not in study.endpoints:
                yield defects.UNKNOWN_ENDPOINT.found(
                    study.key_span(*path, population, endpoint),
                    endpoint=endpoint,
                    advice=_advice(endpoint, study.endpoints),
                )


def _wrong_in_release(library: Library, key: str, release: Release) -> Iterator[Finding]:
    for study_id, cut in release.studies.items():
        study = library.studies.get(study_id)
        at = release.span("studies", study_id)
        if study is None:
            continue
        if cut not in study.cuts:
            yield defects.UNKNOWN_CUT.found(
                at, study=study_id, cut=cut, advice=_advice(cut, study.cuts)
            )
        elif study.cuts[cut].cutoff > release.published.day:
            yield defects.CUT_AFTER_PUBLICATION.found(
                at,
                related=(release.key_span("published"),),
                subject=key,
                study=study_id,
                cut=cut,
                published=release.published.day.isoformat(),
            )
    yield from _wrong_embargo(release)


def _wrong_embargo(release: Release) -> Iterator[Finding]:
    embargo, published = release.embargo, release.published
    if embargo is None or not published.decided:
        return
    if embargo.passed > published.passed:
        defect = defects.EMBARGO_AFTER_PUBLICATION
    elif embargo.passed < published.passed - timedelta(days=365):
        defect = defects.EMBARGO_LONG_BEFORE_PUBLICATION
    else:
        return
    yield defect.found(
        release.key_span("embargo"),
        related=(release.key_span("published"),),
        embargo=f"{embargo.iso} ({embargo.zone})",
        published=f"{published.iso} ({published.zone})",
    )


def _wrong_in_statement(library: Library, statement: Statement) -> Iterator[Finding]:
    subject = statement.subject
    if subject is not None:
        kind = library.kinds.get(subject)
        known = [key for key, owner in library.kinds.items() if owner in SUBJECT_KINDS]
        unread = any(_exists(library, each, subject) for each in SUBJECT_KINDS)
        if kind is None and not unread:
            yield defects.UNKNOWN_ID.found(
                statement.span("subject"), kind="record", id=subject, advice=_advice(subject, known)
            )
        elif kind is not None and kind not in SUBJECT_KINDS:
            yield defects.SUBJECT_IS_NO_THING.found(
                statement.span("subject"), id=subject, kind=kind
            )
    ordered = sorted(statement.versions.items(), key=lambda item: (item[1].valid_from, item[0]))
    for (earlier, version), (later, following) in pairwise(ordered):
        if version.valid_on(following.valid_from):
            yield defects.VERSIONS_OVERLAP.found(
                statement.span("versions", earlier, "valid_to"),
                related=(statement.span("versions", later, "valid_from"),),
                earlier=earlier,
                later=later,
                day=following.valid_from.isoformat(),
            )


def _wrong_zone(record: Issuer | Event) -> Iterator[Finding]:
    zone = record.zone
    if zone not in time_zones():
        near = [name for name in time_zones() if name.casefold() == zone.casefold()]
        near += [name for name in time_zones() if name.endswith(f"/{zone}")]
        advice = _meant(sorted(near)) or _meant(_similar(zone, time_zones()))
        yield defects.UNKNOWN_ZONE.found(
            record.span("zone"), zone=zone, advice=advice or "Use a name such as Europe/Berlin."
        )


def _wrong_facts(library: Library) -> Iterator[Finding]:
    enrolment: dict[tuple[str, str, str], int | None] = {}
    broken = any(finding.span.path.startswith("data/references") for finding in library.findings)
    for entry in library.facts.values():
        fact = entry.fact
        if fact.source is not None and fact.source not in library.references and not broken:
            yield defects.UNKNOWN_ID.found(
                fact.span("source"),
                subject=entry.address,
                kind="reference",
                id=fact.source,
                advice=_advice(fact.source, library.references),
            )
        if isinstance(fact.n, int):
            place = (entry.record, entry.cut, entry.keys[0])
            if place not in enrolment:
                study = library.studies.get(entry.record)
                enrolment[place] = enrolled(study, *place[1:]) if study is not None else None
            yield from _wrong_counts(entry, enrolment[place])


def _wrong_counts(entry: FactEntry, largest: int | None) -> Iterator[Finding]:
    fact = entry.fact
    if not isinstance(fact.n, int):
        return
    if fact.n < 1 or (isinstance(fact.k, int) and not 0 <= fact.k <= fact.n):
        at = fact.span("n" if fact.n < 1 else "k")
        yield defects.IMPOSSIBLE_COUNTS.found(at, subject=entry.address, k=fact.k, n=fact.n)
    if largest is not None and fact.n > largest:
        yield defects.DENOMINATOR_ABOVE_ENROLMENT.found(
            fact.span("n"),
            subject=entry.address,
            n=fact.n,
            enrolled=largest,
            population=entry.keys[0],
        )


def _wrong_in_policy(library: Library) -> Iterator[Finding]:
    policy = library.policy
    if policy is None:
        return
    for subject, scope in _scopes(policy):
        for place, name in enumerate(scope.page_types):
            if name not in policy.page_types:
                yield defects.UNKNOWN_PAGE_TYPE.found(
                    scope.span("page_types", place),
                    subject=subject,
                    type=name,
                    advice=_advice(name, policy.page_types),
                )


def _scopes(policy: Policy) -> Iterator[tuple[str, Scope]]:
    for position, obligation in enumerate(policy.statements):
        yield f"statements[{position}]", obligation
    for code, row in policy.rules.items():
        yield f"rules.{code}", row
        for position, exception in enumerate(row.exceptions):
            yield f"rules.{code}.exceptions[{position}]", exception


def _wrong_in_waivers(library: Library) -> Iterator[Finding]:
    seen: set[tuple[str, str, str]] = set()
    for waiver in library.waivers:
        parts: list[tuple[WaivedSubject, str, str]] = []
        if not waiver.covers:
            yield defects.WAIVER_COVERS_NOTHING.found(waiver.span("covers"), code=waiver.code)
        for covered in waiver.covers:
            parts += [
                (covered, "subject", covered.subject),
                (covered, "digest", covered.digest),
            ]
            key = (waiver.code, covered.subject, covered.digest)
            if key in seen:
                yield defects.WAIVED_TWICE.found(
                    covered.span("subject"), code=waiver.code, covered=covered.subject
                )
            seen.add(key)
        for holder, part, value in parts:
            form, example = _WAIVER_FORMS[part]
            if form.fullmatch(value) is None:
                yield defects.WAIVER_MALFORMED.found(
                    holder.span(part), part=part, value=value, form=example
                )


def _advice(word: str, known: Collection[str]) -> str:
    meant = _meant(_similar(word, known))
    if meant:
        return meant
    listed = ", ".join(sorted(known)[:8]) + (", …" if len(known) > 8 else "")
    return f"Known are: {listed}." if known else "None is recorded yet."


def _similar(word: str, known: Collection[str]) -> list[str]:
    return difflib.get_close_matches(word, sorted(known), n=2, cutoff=0.6)


def _meant(names: list[str]) -> str:
    quoted = " or ".join(f'"{name}"' for name in names[:2])
    return f"Did you mean {quoted}?" if quoted else ""
