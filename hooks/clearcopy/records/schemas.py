"""The JSON Schemas of everything in `data/`, by kind of file."""

from __future__ import annotations

from typing import Any

from clearcopy.records.library import FOLDERS
from clearcopy.records.pictures import Pictures
from clearcopy.records.policy import Policy, Waivers
from clearcopy.records.reading import json_schema
from clearcopy.records.references import Reference
from clearcopy.records.snapshots import IdentifierMap, Retractions


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schema of each kind of record, for editors."""
    found = {kind: json_schema(model) for kind, model in FOLDERS.values()}
    found["policy"] = json_schema(Policy)
    found["waivers"] = json_schema(Waivers)
    found["retractions"] = json_schema(Retractions)
    found["identifiers"] = json_schema(IdentifierMap)
    found["pictures"] = json_schema(Pictures)
    entry = json_schema(Reference)
    definitions = entry.pop("$defs", {})
    found["references"] = {
        "$schema": entry.pop("$schema", "https://json-schema.org/draft/2020-12/schema"),
        "$defs": {**definitions, "Reference": entry},
        "anyOf": [
            {"type": "array", "items": {"$ref": "#/$defs/Reference"}},
            {"type": "object", "additionalProperties": {"$ref": "#/$defs/Reference"}},
        ],
    }
    return found
