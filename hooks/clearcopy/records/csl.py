"""The variables of CSL as exports of reference managers write them: texts, names, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StrictBool,
    StrictStr,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from clearcopy.records.located import Located

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def _number_text(value: object) -> object:
    """Return a whole number as text: CSL lets `volume: 3` stand unquoted."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _by_language(value: object) -> object:
    """Return a bare translated title as the English one."""
    return {"en": value} if isinstance(value, str) else value


def _date_part(value: object) -> object:
    """Refuse what would silently become a whole number; Zotero writes years as text, too."""
    if isinstance(value, bool | float):
        raise ValueError("a part of a date is a whole number")
    return value


def _filled(text: str) -> str:
    if not text.strip():
        raise ValueError("the value is blank")
    return text


Text = Annotated[StrictStr, AfterValidator(_filled)]
NumberText = Annotated[Text, BeforeValidator(_number_text, json_schema_input_type=str | int)]
DatePart = Annotated[int, BeforeValidator(_date_part, json_schema_input_type=int | str)]
Titles = Annotated[
    dict[StrictStr, Text],
    BeforeValidator(_by_language, json_schema_input_type=str | dict[str, str]),
]


class Variables(Located):
    """A group of CSL variables."""

    # Reference managers write a volume as a number or as text.
    model_config = ConfigDict(strict=False, populate_by_name=False)


class Name(Variables):
    """A person (`family`, `given`, particles) or, as `literal`, a body or a name kept whole."""

    family: StrictStr | None = None
    given: StrictStr | None = None
    literal: StrictStr | None = None
    dropping_particle: StrictStr | None = Field(None, alias="dropping-particle")
    non_dropping_particle: StrictStr | None = Field(None, alias="non-dropping-particle")
    suffix: StrictStr | None = None
    comma_suffix: StrictBool | StrictStr | int | None = Field(None, alias="comma-suffix")
    static_ordering: StrictBool | StrictStr | int | None = Field(None, alias="static-ordering")
    parse_names: StrictBool | StrictStr | int | None = Field(None, alias="parse-names")

    @model_validator(mode="after")
    def _is_one_kind(self) -> Name:
        person = any((part or "").strip() for part in (self.family, self.given))
        body = bool((self.literal or "").strip())
        if person == body:
            raise ValueError("a name is either 'literal', or 'family' with 'given'")
        return self


class CslDate(Variables):
    """A date or a range of dates, to the year, month or day; or, as `literal`, words."""

    date_parts: tuple[tuple[DatePart, ...], ...] = Field((), alias="date-parts", max_length=2)
    season: NumberText | None = None
    circa: StrictBool | StrictStr | int | None = None
    literal: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_shape(cls, value: object) -> object:
        return _date_shape(value)

    @model_validator(mode="after")
    def _exists(self) -> CslDate:
        if not self.date_parts and self.literal is None:
            raise ValueError("a date needs 'date-parts', 'raw' or 'literal'")
        for parts in self.date_parts:
            if not 1 <= len(parts) <= 3:
                raise ValueError("a date has a year, or year and month, or year, month and day")
            try:
                date(*(*parts, 1, 1)[:3])
            except (ValueError, OverflowError):
                written = "-".join(f"{part:02}" for part in parts)
                raise ValueError(f"there is no such date as {written}") from None
        if list(self.date_parts) != sorted(self.date_parts):
            raise ValueError("the range ends before it begins")
        return self

    @property
    def year(self) -> int | None:
        """The year, or that in which a range begins; None when only words are recorded."""
        return self.date_parts[0][0] if self.date_parts else None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Allow in editors what `_date_shape` reads besides the structured form."""
        structured = handler.resolve_ref_schema(handler(schema))
        structured["properties"] |= {"raw": {"type": "string"}, "edtf": {"type": "string"}}
        parts = ("year", "month", "day", "season", "circa", "literal")
        listed = {"type": "object", "properties": {part: {} for part in parts}}
        return {
            "anyOf": [
                structured,
                {"type": ["string", "integer"]},
                {"type": "array", "items": listed | {"additionalProperties": False}},
            ]
        }


def _date_shape(value: object) -> object:
    """Return the structured form of a date, however an export wrote it.

    Zotero writes `date-parts`, Better BibTeX's YAML a list of `{year, month, day}`; `raw`, `edtf`
    and a bare string are read as ISO 8601 and otherwise kept as words.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return {"date-parts": [[value]]}
    if isinstance(value, str):
        return _written_date(value)
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return _listed_date(value)
    if isinstance(value, Mapping):
        written = next((value[key] for key in ("raw", "edtf") if key in value), None)
        if isinstance(written, str) and "date-parts" not in value:
            rest = {key: item for key, item in value.items() if key not in ("raw", "edtf")}
            return rest | _written_date(written)
    return value


def _written_date(text: str) -> dict[str, object]:
    found = [_ISO_DATE.fullmatch(part.strip()) for part in text.split("/")]
    parts = [[int(part) for part in match.groups() if part] for match in found if match]
    return {"date-parts": parts} if len(parts) == len(found) else {"literal": text}


def _listed_date(items: list[Mapping[str, object]]) -> dict[str, object]:
    shape: dict[str, object] = {}
    parts = []
    for item in items:
        parts.append([item[part] for part in ("year", "month", "day") if part in item])
        shape |= {key: item[key] for key in item if key not in ("year", "month", "day")}
    return shape | ({"date-parts": parts} if any(parts) else {})
