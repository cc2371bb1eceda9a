"""From a tree to a typed record, and from a model to the JSON Schema that editors use."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from clearcopy.findings import Finding
from clearcopy.records.located import Located, locate
from clearcopy.records.record_errors import findings_of
from clearcopy.records.tree import Tree

M = TypeVar("M", bound=Located)


def read_record(model: type[M], tree: Tree) -> tuple[M | None, list[Finding]]:
    """Return the record that `tree` holds, and what is wrong with it.

    The record is None when there is a finding. Keys count as written in YAML only: a field with an
    alias is not known by its Python name. Checks of a model as a whole run once all its values are
    right.
    """
    try:
        record = model.model_validate(tree.data, by_alias=True, by_name=False)
    except ValidationError as error:
        return None, findings_of(error, model, tree)
    # The record now holds the values; only their places are asked for again.
    locate(record, replace(tree, data=None))
    return record, []


def json_schema(model: type[Located]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the files that `read_record` accepts.

    A schema knows nothing of checks between values: an editor finds less than the reader, never
    more.
    """
    schema = model.model_json_schema(by_alias=True, schema_generator=_Schema)
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}


class _Schema(GenerateJsonSchema):
    """Closes groups with free keys: Pydantic lets keys pass that do not match the pattern."""

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        made = super().dict_schema(schema)
        if "patternProperties" in made:
            made["additionalProperties"] = False
        return made
