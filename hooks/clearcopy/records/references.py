"""References as CSL variables: what Zotero exports, as JSON or YAML, and `translated-title`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from clearcopy.records.csl import CslDate, Name, NumberText, Text, Titles, Variables

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

_GUIDELINE = re.compile(r"\bguidelines?\b|指南", re.IGNORECASE)
_EXTRA_ID = re.compile(r"^(PMID|PMCID):\s*(\w+)\s*$", re.MULTILINE)


class Reference(Variables):
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
