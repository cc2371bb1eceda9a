"""A report for programs, with a version and a schema."""

from __future__ import annotations

import json
from typing import Any

from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span
from clearcopy.language.sameness import sentence_digest
from clearcopy.reports.basis import NOTICE, basis_content

VERSION = 4

_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_POSITION = {"line": _COUNT, "column": _COUNT}


def _group(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - a JSON Schema is any JSON
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "clearcopy report",
    **_group(
        version={"const": VERSION},
        verdict={"enum": ["cleared", "blocked"]},
        as_of={"type": "string", "format": "date-time"},
        evaluated=_group(pages=_COUNT, rules=_COUNT),
        basis=_group(
            rules={**_TEXT, "description": "the engine that brings them, with its version"},
            profiles={"type": "array", "items": _TEXT},
            as_of_origin={**_TEXT, "description": "what set the instant, or empty"},
            sources={
                "type": "array",
                "description": "what was looked up outside; without days where nobody looked",
                "items": _group(name=_TEXT, origin=_TEXT, first=_TEXT, last=_TEXT),
            },
            notice={"const": NOTICE},
        ),
        findings={
            "type": "array",
            "items": _group(
                code={"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
                name=_TEXT,
                severity={"enum": [severity.value for severity in Severity]},
                message=_TEXT,
                help=_TEXT,
                file={"type": "string", "description": "relative to the project, with /"},
                line={**_COUNT, "description": "from 1; 0 means the file as a whole"},
                column={**_COUNT, "description": "from 1, in characters"},
                end={**_group(**_POSITION), "description": "one past the last character"},
                page={"type": "string", "description": "its address, or empty"},
                subject={"type": "string", "description": "what a waiver names, or empty"},
                judged={"type": "string", "description": "the text that was judged, or empty"},
                digest={"type": "string", "pattern": "^[0-9a-f]{16}$"},
                decidable={
                    "type": "string",
                    "pattern": "^(?:[0-9a-f]{16})?$",
                    "description": "the digest of the sentence that a role decides, or empty",
                },
                related={"type": "array", "items": _group(file=_TEXT, **_POSITION)},
                waived={
                    "anyOf": [
                        {"type": "null"},
                        _group(
                            kind={"enum": ["waiver", "exception", "decision"]},
                            reason=_TEXT,
                            role=_TEXT,
                            disposition={**_TEXT, "description": "of a decision, or empty"},
                            date={**_TEXT, "description": "when it was decided, or empty"},
                            expires={**_TEXT, "description": "its last day; of a decision empty"},
                        ),
                    ]
                },
            ),
        },
    ),
}
"""What `render_json` prints, as a JSON Schema."""


def render_json(report: Report) -> str:
    """Render a report as JSON of the form `SCHEMA`.

    Only ASCII: what authors wrote reaches no terminal as it is, and every encoding can hold it.
    """
    content = {
        "version": VERSION,
        "verdict": "cleared" if report.cleared else "blocked",
        "as_of": report.as_of.isoformat(),
        "evaluated": {"pages": report.pages, "rules": report.rules},
        "basis": basis_content(report),
        "findings": [_finding(finding) for finding in report.findings],
    }
    return json.dumps(content, indent=2)


def _finding(finding: Finding) -> dict[str, object]:
    span = finding.span
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "help": finding.help,
        **_place(span),
        "end": {"line": span.end_line, "column": span.end_column},
        "page": finding.page,
        "subject": finding.subject,
        "judged": finding.judged,
        "digest": finding.digest,
        "decidable": _decidable(finding),
        "related": [_place(span) for span in finding.related],
        "waived": None if finding.waived is None else _pardon(finding.waived),
    }


def _place(span: Span) -> dict[str, object]:
    return {"file": span.path, "line": span.line, "column": span.column}


def _pardon(pardon: Pardon) -> dict[str, str]:
    return {
        "kind": pardon.kind,
        "reason": pardon.reason,
        "role": pardon.role,
        "disposition": pardon.disposition,
        "date": pardon.date,
        "expires": pardon.expires,
    }


def _decidable(finding: Finding) -> str:
    decided = finding.severity is Severity.SIGN_OFF and finding.judged
    return sentence_digest(finding.judged) if decided else ""
