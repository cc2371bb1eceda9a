"""The part of SARIF 2.1.0 that reports use, as a JSON Schema, after the text of the standard.

Everything else is refused, so that a property that nobody looked up cannot slip in. Section numbers
are those of "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS 2020.
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def _object(required: Json, optional: Json | None = None) -> Json:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
MESSAGE = _object({"text": TEXT})  # 3.11
PROPERTIES = {"type": "object"}  # 3.8
# 3.4.3: a valid URI reference, relative when it has a base.
URI = {"type": "string", "pattern": r"^(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$"}
LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10
REGION = _object(  # 3.30
    {"startLine": LINE}, {"startColumn": LINE, "endLine": LINE, "endColumn": LINE}
)
PLACE = _object(  # 3.29
    {"artifactLocation": _object({"uri": URI, "uriBaseId": {"const": "PROJECT"}})},
    {"region": REGION},
)
LOCATION = _object({"physicalLocation": PLACE})  # 3.28
RELATED = _object(
    {"id": {"type": "integer", "minimum": 0}, "message": MESSAGE, "physicalLocation": PLACE}
)
SUPPRESSION = _object(  # 3.35
    {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"enum": ["accepted", "underReview", "rejected"]},
        "justification": TEXT,
        "location": LOCATION,
    },
    {"properties": PROPERTIES},
)
RESULT = _object(  # 3.27
    {
        "ruleId": TEXT,
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION, "maxItems": 1},
        "partialFingerprints": {"type": "object", "additionalProperties": TEXT},
        "suppressions": {"type": "array", "items": SUPPRESSION, "uniqueItems": True},
    },
    {
        "ruleIndex": {"type": "integer", "minimum": 0},
        "relatedLocations": {"type": "array", "items": RELATED, "uniqueItems": True},
        "properties": PROPERTIES,
    },
)
RULE = _object(  # 3.49
    {
        "id": TEXT,
        "name": TEXT,
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": _object({"level": LEVEL}),
    },
    {"properties": PROPERTIES},
)
DRIVER = _object(  # 3.19
    {
        "name": TEXT,
        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
    }
)
RUN = _object(  # 3.14
    {
        "tool": _object({"driver": DRIVER}),
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "originalUriBaseIds": {
            "type": "object",
            "additionalProperties": _object({"description": MESSAGE}),
        },
        "results": {"type": "array", "items": RESULT},
    },
    {"properties": PROPERTIES},
)
FORM: Json = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **_object(  # 3.13
        {
            "$schema": TEXT,
            "version": {"const": "2.1.0"},
            "runs": {"type": "array", "items": RUN, "minItems": 1},
        }
    ),
}
