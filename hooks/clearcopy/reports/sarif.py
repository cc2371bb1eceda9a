"""A report in the form that code hosts and editors read: SARIF 2.1.0 (OASIS, 2020)."""

from __future__ import annotations

import inspect
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from clearcopy import __version__
from clearcopy.checking.explaining import explain
from clearcopy.checking.verdict import Report
from clearcopy.findings import Defect, Finding, Pardon, Severity, Span, digest
from clearcopy.records.library import Library
from clearcopy.records.policy import RulePolicy
from clearcopy.reports.basis import basis_content
from clearcopy.reports.judged import said_of

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "PROJECT"
# SARIF knows no decision by a person: what waits for one fails, and its property says why.
LEVELS = {
    Severity.ERROR: "error",
    Severity.SIGN_OFF: "error",
    Severity.WARN: "warning",
    Severity.INFO: "note",
}
# What a related place is, by the folder or file it stands in.
PLACES = (
    ("data/statements/", "statement"),
    ("data/references", "source"),
    ("data/decisions/", "decision"),
    ("data/waivers", "waiver"),
    ("data/policy", "policy"),
    ("data/", "record"),
    ("docs/", "page"),
)

Json = dict[str, Any]


def render_sarif(report: Report, defects: Mapping[str, Defect]) -> str:
    """Render a report as SARIF 2.1.0.

    `defects` are all codes that can be found, with their explanations.
    """
    rows = report.library.policy.rules if report.library.policy else {}
    index = {code: position for position, code in enumerate(defects)}
    driver: Json = {
        "name": "clearcopy",
        "semanticVersion": __version__,
        "rules": [_rule(defect, rows.get(code)) for code, defect in defects.items()],
    }
    run: Json = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"description": {"text": "the newsroom's own folder"}}},
        "results": list(_results(report, index)),
        "properties": {
            "asOf": report.as_of.isoformat(),
            "verdict": "cleared" if report.cleared else "blocked",
            "pages": report.pages,
            "rules": report.rules,
            "basis": basis_content(report),
        },
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(defect: Defect, row: RulePolicy | None) -> Json:
    why = inspect.cleandoc(defect.why) or defect.name
    properties: Json = {"tags": [defect.code[:3]]}
    if row is not None:
        properties |= {"severity": row.severity, "owner": row.owner, "source": row.source}
    return {
        "id": defect.code,
        "name": defect.name,
        "shortDescription": {"text": defect.name.replace("-", " ")},
        "fullDescription": {"text": why.partition("\n\n")[0].replace("\n", " ")},
        "help": {"text": explain(defect)},
        "defaultConfiguration": {"level": LEVELS[row.level if row else Severity.ERROR]},
        "properties": properties,
    }


def _results(report: Report, index: Mapping[str, int]) -> Iterator[Json]:
    """Yield the findings; each has a fingerprint that stays when lines move.

    It is made of what was judged, where and on which page. What is found twice in all of these is
    counted in the order of its places.
    """
    seen: Counter[str] = Counter()
    for finding in report.findings:
        print_ = _fingerprint(finding)
        seen[print_] += 1
        yield _result(finding, f"{print_}:{seen[print_]}", index, report.library)


def _fingerprint(finding: Finding) -> str:
    place = finding.subject or finding.span.path
    return digest(f"{finding.code}\0{place}\0{finding.page}\0{finding.digest}")


def _result(finding: Finding, fingerprint: str, index: Mapping[str, int], library: Library) -> Json:
    result: Json = {"ruleId": finding.code}
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    properties: Json = {"severity": finding.severity.value, "digest": finding.digest}
    properties |= {
        name: value
        for name, value in (("page", finding.page), ("subject", finding.subject))
        if value
    }
    result |= {
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message}\n{finding.help}".strip()},
        "locations": [{"physicalLocation": _place(finding.span)}],
        "partialFingerprints": {"judged/v1": fingerprint},
        "properties": properties,
    }
    related = [
        {"id": number, "message": {"text": what}, "physicalLocation": _place(span)}
        for number, (what, span) in enumerate(related_places(finding, library), 1)
    ]
    if related:
        result["relatedLocations"] = related
    # An empty list says that suppressions were looked for and there are none.
    result["suppressions"] = [] if finding.waived is None else [_suppression(finding.waived)]
    return result


def related_places(finding: Finding, library: Library) -> Iterator[tuple[str, Span]]:
    """Yield what a finding is about besides its own place: related places, its fact, its source."""
    seen = {finding.span}
    for what, span in (*_given(finding.related), *_of_fact(finding.subject, library)):
        if span not in seen:
            seen.add(span)
            yield what, span


def _given(spans: Iterable[Span]) -> Iterator[tuple[str, Span]]:
    for span in spans:
        yield next((what for start, what in PLACES if span.path.startswith(start)), "see"), span


def _of_fact(subject: str, library: Library) -> Iterator[tuple[str, Span]]:
    entry = library.facts.get(subject)
    if entry is None:
        return
    yield "fact", entry.fact.span()
    reference = library.references.get(entry.fact.source or "")
    if reference is not None:
        yield "source", reference.span()


def _suppression(pardon: Pardon) -> Json:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": f"{pardon.reason} ({said_of(pardon)})",
        "location": {"physicalLocation": _place(pardon.span)},
        "properties": {"kind": pardon.kind, "role": pardon.role},
    }


def _place(span: Span) -> Json:
    place: Json = {"artifactLocation": {"uri": quote(span.path), "uriBaseId": ROOT}}
    if span.line:
        region = {"startLine": span.line}
        if span.column:
            region["startColumn"] = span.column
        if span.end_line >= span.line:
            region["endLine"] = span.end_line
            if span.end_column and (span.end_line > span.line or span.end_column >= span.column):
                region["endColumn"] = span.end_column
        place["region"] = region
    return place
