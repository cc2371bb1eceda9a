"""References as CSL variables: what Zotero exports, as JSON or YAML, and `translated-title`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal

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

# What reference managers keep for themselves: Zotero's CSL JSON, Better BibTeX's JSON and YAML,
# and the fields of a Zotero item that older exports leave in.
_BOOKKEEPING = """
    id citation-key citation-label citation-number key custom uri itemID itemKey libraryID
    collections categories dateAdded dateModified accessDate keyword annote source
    libraryCatalog call-number archive archive_collection archive_location archive-place license
    rights multi system_id title-short shortTitle translated-title-short year-suffix locator
    first-reference-note-number
"""
# CSL variables that an entry in AMA style has no place for.
_UNPRINTED = """
    chair collection-editor compiler composer container-author contributor curator director
    editorial-director executive-producer guest host illustrator interviewer narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator
    translator available-date container event-date original-date submitted collection-number
    dimensions division ISAN ISCI ISMN ISRC ISWC jurisdiction number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page-first part part-title
    part-number printing printing-number references reviewed-genre reviewed-title scale
    section volume-title volume-title-short
"""
IGNORED = frozenset(f"{_BOOKKEEPING} {_UNPRINTED}".split())
# Other names under which exports carry a variable that we read.
RENAMED = {
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
    "supplement": "supplement-number",
}
_NOT_FIELDS = IGNORED | RENAMED.keys()

CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
    "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech",
    "standard", "thesis", "treaty", "webpage",
]  # fmt: skip

_ISO_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_DOI = re.compile(r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+", re.ASCII)
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", re.IGNORECASE)
_GUIDELINE = re.compile(r"\bguidelines?\b|指南", re.IGNORECASE)
_EXTRA_ID = re.compile(r"^(PMID|PMCID):\s*(\w+)\s*$", re.MULTILINE)


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


class _Variables(Located):
    # Reference managers write a volume as a number or as text.
    model_config = ConfigDict(strict=False, populate_by_name=False)


class Name(_Variables):
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


class CslDate(_Variables):
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


class Reference(_Variables):
    """One work that pages cite, as CSL variables."""

    model_config = ConfigDict(
        json_schema_extra={"patternProperties": {f"^({'|'.join(sorted(_NOT_FIELDS))})$": {}}}
    )

    type: CslType
    title: Text
    translated_title: Titles = Field(default_factory=dict, alias="translated-title")
    language: Text | None = None
    author: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    issued: CslDate | None = None
    accessed: CslDate | None = None
    container_title: Text | None = Field(None, alias="container-title")
    container_title_short: Text | None = Field(None, alias="container-title-short")
    collection_title: Text | None = Field(None, alias="collection-title")
    volume: NumberText | None = None
    issue: NumberText | None = None
    supplement_number: NumberText | None = Field(None, alias="supplement-number")
    page: NumberText | None = None
    chapter_number: NumberText | None = Field(None, alias="chapter-number")
    number: NumberText | None = None
    edition: NumberText | None = None
    version: NumberText | None = None
    authority: Text | None = None
    event_title: Text | None = Field(None, alias="event-title")
    event_place: Text | None = Field(None, alias="event-place")
    publisher: Text | None = None
    publisher_place: Text | None = Field(None, alias="publisher-place")
    genre: Text | None = None
    medium: Text | None = None
    status: Text | None = None
    url: Annotated[Text, Field(pattern=r"^https?://\S+$")] | None = Field(None, alias="URL")
    doi: Text | None = Field(None, alias="DOI")
    pmid: Annotated[NumberText, Field(pattern=r"^[0-9]{1,8}$")] | None = Field(None, alias="PMID")
    pmcid: Annotated[Text, Field(pattern=r"^PMC[0-9]{1,9}$")] | None = Field(None, alias="PMCID")
    isbn: Text | None = Field(None, alias="ISBN")
    issn: Text | None = Field(None, alias="ISSN")
    note: Text | None = None
    abstract: Text | None = None

    @property
    def is_guideline(self) -> bool:
        """Whether it is a clinical guideline, as far as its title or `genre` says so.

        CSL has no type for guidelines. An article about one, such as a review, is none.
        """
        if self.type == "article-journal" and self.genre is None:
            return False
        return _GUIDELINE.search(f"{self.title} {self.genre or ''}") is not None

    @model_validator(mode="before")
    @classmethod
    def _without_bookkeeping(cls, value: object) -> object:
        if not isinstance(value, Mapping):
            return value
        kept = {key: item for key, item in value.items() if key not in _NOT_FIELDS}
        for old, new in RENAMED.items():
            if old in value:
                kept.setdefault(new, value[old])
        note = value.get("note")
        if isinstance(note, str):  # Zotero has no field for these and exports its "Extra" as note
            for variable, number in _EXTRA_ID.findall(note):
                kept.setdefault(variable, number)
        return kept


def entry_key(entry: object) -> str | None:
    """Return the key by which pages cite an entry of a list: `citation-key`, or else `id`."""
    if isinstance(entry, Mapping):
        for name in ("citation-key", "id"):
            key = entry.get(name)
            if isinstance(key, str) and key:
                return key
    return None


def reference_entries(data: object) -> dict[str, object] | None:
    """Return the entries of a reference file by key, unvalidated.

    A file holds a list of entries with ids, a mapping of keys to entries, or either of the two
    under `references`. None when it holds something else; `entries_problem` says what.
    """
    if isinstance(data, Mapping) and set(data) == {"references"}:
        data = data["references"]
    if entries_problem(data):
        return None
    if isinstance(data, Mapping):
        return {str(key): entry for key, entry in data.items()}
    entries = data if isinstance(data, list) else []
    return {key: entry for entry in entries if (key := entry_key(entry))}


def entries_problem(data: object) -> str | None:
    """Return why `data` is no set of references, as the end of a sentence; None when it is one."""
    if isinstance(data, Mapping):
        if set(data) == {"references"}:
            return entries_problem(data["references"])
        odd = next((key for key in data if not isinstance(data[key], Mapping)), None)
        return None if odd is None else f'has no entry under "{odd}"'
    if not isinstance(data, list):
        return "is neither a list of references nor a mapping of keys to references"
    seen: set[str] = set()
    for number, entry in enumerate(data, start=1):
        key = entry_key(entry)
        if key is None:
            return f'has no "id" in entry {number}'
        if key in seen:
            return f'has two entries with the id "{key}"'
        seen.add(key)
    return None


def bare_doi(doi: str) -> str:
    """Return a DOI without prefix, link and the punctuation that followed it in a sentence."""
    bare = _DOI_PREFIX.sub("", doi.strip(), count=1).rstrip(".,;:/")
    while bare.endswith(")") and bare.count(")") > bare.count("("):
        bare = bare[:-1].rstrip(".,;:/")
    return bare


def doi_problem(doi: str) -> str | None:
    """Return what is wrong with a recorded DOI, as the end of a sentence; None when nothing is.

    The form is Crossref's pattern for modern DOIs: `10.`, four to nine digits, a slash and a suffix
    of letters, digits and `-._;()/:`.
    """
    prefix = _DOI_PREFIX.match(doi)
    if prefix:
        return f'begins with "{prefix.group().strip()}"'
    bare = bare_doi(doi)
    if _DOI.fullmatch(bare) is None:
        return "is not of the form 10.1234/suffix"
    if bare != doi:
        return f'ends with "{doi[len(bare) :]}"' if doi.startswith(bare) else "has spaces around it"
    return None


def fold_title(title: str) -> str:
    """Return what two spellings of a title share: its letters and digits, without case or width."""
    folded = unicodedata.normalize("NFKD", title).casefold()
    return "".join(character for character in folded if character.isalnum())


def same_work(a: Reference, b: Reference) -> str | None:
    """Return what shows that two references are one work, such as `the PMID "1"`; None if not.

    Identifiers decide where both have one. Titles decide otherwise, unless year, version, edition,
    number, volume or first author tell the works apart: a guideline of 2024 is not that of 2025.
    """
    if a.doi and b.doi:
        dois = {bare_doi(a.doi).casefold(), bare_doi(b.doi).casefold()}
        return f'the DOI "{bare_doi(a.doi)}"' if len(dois) == 1 else None
    if a.pmid and b.pmid:
        return f'the PMID "{a.pmid}"' if a.pmid == b.pmid else None
    if fold_title(a.title) != fold_title(b.title):
        return None
    told_apart = any(
        one is not None and other is not None and one != other
        for one, other in zip(_edition(a), _edition(b), strict=True)
    )
    return None if told_apart else f'the title "{a.title}"'


def _edition(reference: Reference) -> Iterable[object]:
    yield reference.issued.year if reference.issued else None
    for value in (reference.version, reference.edition, reference.number, reference.volume):
        yield fold_title(value) if value else None
    first = reference.author[0] if reference.author else None
    yield fold_title(first.literal or first.family or "") if first else None
