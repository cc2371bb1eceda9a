"""Checks between records: what one of them says must exist and agree with what another one says.

Each file may be right by itself. These checks see all of them, after loading and before any page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import PurePosixPath

from clearcopy.findings import Finding, Span
from clearcopy.records import crosscheck_defects as defects
from clearcopy.records.advice import advice_on, meant, similar
from clearcopy.records.fact_crosschecks import wrong_in_facts
from clearcopy.records.library import FOLDERS, Library
from clearcopy.records.located import Located
from clearcopy.records.models import Event, Issuer, Release, Statement, time_zones
from clearcopy.records.named_ids import Named, named_ids
from clearcopy.records.policy import PROFILES, Policy, WaivedSubject
from clearcopy.records.scope import Scope
from clearcopy.records.study_crosschecks import wrong_in_study

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
        findings += wrong_in_study(study)
    for key, release in library.releases.items():
        findings += _wrong_in_release(library, key, release)
    for statement in library.statements.values():
        findings += _wrong_in_statement(library, statement)
    placed: tuple[Issuer | Event, ...] = (*library.issuers.values(), *library.events.values())
    for record in placed:
        findings += _wrong_zone(record)
    findings += wrong_in_facts(library)
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
            at, advice = _asked_by_profile(record, named) or (
                record.key_span(*named.path) if named.as_key else record.span(*named.path),
                advice_on(named.id, library.by_kind[named.kind]),
            )
            yield defects.UNKNOWN_ID.found(at, kind=named.kind, id=named.id, advice=advice)


def _asked_by_profile(record: Located, named: Named) -> tuple[Span, str] | None:
    """Return where policy selects the profile that names a statement, and what to write for it."""
    if not isinstance(record, Policy) or named.path[0] != "statements":
        return None
    asking = record.statements[int(named.path[1])].span().path
    if not asking.startswith(PROFILES):
        return None
    name = PurePosixPath(asking).stem
    advice = (
        f'The profile "{name}" asks for it: write it in data/statements/{named.id}.yml, with the '
        "keys of another statement there."
    )
    return record.span("profiles", record.profiles.index(name)), advice


def _exists(library: Library, kind: str, key: str) -> bool:
    if key in library.by_kind[kind]:
        return True
    folder = next(name for name, (owner, _) in FOLDERS.items() if owner == kind)
    path = f"data/{folder}/{key}.yml"
    return path in library.texts or any(found.span.path == path for found in library.findings)


def _wrong_in_release(library: Library, key: str, release: Release) -> Iterator[Finding]:
    for study_id, cut in release.studies.items():
        study = library.studies.get(study_id)
        at = release.span("studies", study_id)
        if study is None:
            continue
        if cut not in study.cuts:
            yield defects.UNKNOWN_CUT.found(
                at, study=study_id, cut=cut, advice=advice_on(cut, study.cuts)
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
    yield from _without_market(library, key, release)


def _without_market(library: Library, key: str, release: Release) -> Iterator[Finding]:
    issuer = library.issuers.get(release.issuer)
    if issuer is None:
        return
    listed = {each.exchange for each in issuer.listings}
    claims = (
        ("category", release.category == "announcement", bool(listed), "is an announcement"),
        ("inside_information", release.inside_information, bool(listed), "is inside information"),
        ("hkexnews", release.hkexnews is not None, "HKEX" in listed, "has a document on HKEXnews"),
        ("material", release.material, bool(listed or issuer.reporting), "is material"),
    )
    for part, claimed, known, what in claims:
        if claimed and not known:
            yield defects.MARKET_UNKNOWN.found(
                release.key_span(part),
                release=key,
                what=what,
                issuer=release.issuer,
                missing="HKEX listing" if part == "hkexnews" else "listing",
            )


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
                statement.span("subject"),
                kind="record",
                id=subject,
                advice=advice_on(subject, known),
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
        advice = meant(sorted(near)) or meant(similar(zone, time_zones()))
        yield defects.UNKNOWN_ZONE.found(
            record.span("zone"), zone=zone, advice=advice or "Use a name such as Europe/Berlin."
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
                    advice=advice_on(name, policy.page_types),
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
