from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from clearcopy.records.references import IGNORED, Reference, entries_problem, reference_entries
from clearcopy.records.works import bare_doi, doi_problem, same_work
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

# As Zotero writes "CSL JSON", with its "Extra" field as note.
ZOTERO: dict[str, Any] = {
    "id": "http://zotero.org/users/1/items/ABCD2345",
    "type": "article-journal",
    "abstract": "Of no interest here.",
    "container-title": "Rheumatology and Therapy",
    "DOI": "10.1007/s40744-016-0046-y",
    "ISSN": "2198-6576",
    "issue": "2",
    "journalAbbreviation": "Rheumatol Ther",
    "language": "eng",
    "note": "PMID: 27761754\nPMCID: PMC5127970",
    "page": "221-243",
    "source": "PubMed",
    "title": "Review of Osteosarcoma and Current Management",
    "title-short": "Review of Osteosarcoma",
    "volume": "3",
    "author": [
        {"family": "Durfee", "given": "R. Adam"},
        {"family": "Luu", "given": "Hue H.", "non-dropping-particle": "van"},
    ],
    "accessed": {"date-parts": [["2025", 10, 1]]},
    "issued": {"date-parts": [["2016", 12]], "season": "12"},
}
# As Better BibTeX writes "Better CSL YAML", once parsed.
BETTER_BIBTEX: dict[str, Any] = {
    "references": [
        {
            "id": "durfee2016",
            "accessed": [{"year": 2025, "month": 10, "day": 1}],
            "citation-key": "durfee2016",
            "custom": {"itemID": 7, "uri": "http://zotero.org/users/1/items/ABCD2345"},
            "issued": [{"year": 2016, "month": 12}],
            "title": "Review",
            "type": "article-journal",
            "volume": 3,
        },
        {"id": "ema", "issued": [{"literal": "in press"}], "title": "Other", "type": "report"},
    ]
}
BOOK = {"type": "book", "title": "A"}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


def read(**variables: object) -> Reference:
    return Reference.model_validate({"type": "book", "title": "A title"} | variables)


def problems(**variables: object) -> dict[tuple[int | str, ...], str]:
    with pytest.raises(ValidationError) as caught:
        read(**variables)
    return {error["loc"]: error["msg"] for error in caught.value.errors()}


def test_an_export_of_zotero_is_read_with_everything_an_entry_prints() -> None:
    reference = Reference.model_validate(ZOTERO)

    assert reference.container_title_short == "Rheumatol Ther"
    assert (reference.pmid, reference.pmcid) == ("27761754", "PMC5127970")
    assert reference.issued is not None
    assert reference.issued.date_parts == ((2016, 12),)
    assert reference.accessed is not None
    assert reference.accessed.date_parts == ((2025, 10, 1),)
    assert reference.author[1].non_dropping_particle == "van"


def test_an_export_of_better_bibtex_is_read_with_its_own_form_of_dates() -> None:
    entries = reference_entries(BETTER_BIBTEX)
    assert entries is not None

    references = {key: Reference.model_validate(entry) for key, entry in entries.items()}

    assert list(references) == ["durfee2016", "ema"]
    durfee, other = references.values()
    assert durfee.issued is not None
    assert durfee.issued.date_parts == ((2016, 12),)
    assert durfee.volume == "3"
    assert other.issued is not None
    assert (other.issued.literal, other.issued.year) == ("in press", None)


def test_reading_leaves_what_it_was_given_as_it_was() -> None:
    before = repr(ZOTERO)
    Reference.model_validate(ZOTERO)
    assert repr(ZOTERO) == before


@pytest.mark.parametrize("key", sorted(IGNORED))
def test_a_key_of_the_reference_manager_is_ignored(key: str) -> None:
    assert read(**{key: {"of": ["any", "shape"]}}) == read()


@pytest.mark.parametrize("key", ["doi", "Title", "containertitle", "container_titel", "zotero-key"])
def test_a_key_that_nobody_knows_is_refused(key: str) -> None:
    assert problems(**{key: "x"}) == {(key,): "Extra inputs are not permitted"}


@pytest.mark.parametrize("name", ["volume", "issue", "page", "number", "edition", "version"])
def test_a_number_may_stand_without_quotes_where_csl_has_numbers(name: str) -> None:
    assert read(**{name: 3}) == read(**{name: "3"})
    assert problems(**{name: True})
    assert problems(**{name: 1.5})


@pytest.mark.parametrize("name", ["title", "publisher", "container-title", "DOI", "language"])
def test_a_number_without_quotes_is_refused_where_csl_has_text(name: str) -> None:
    assert (name,) in problems(**{name: 3})
    assert (name,) in problems(**{name: " "})


@pytest.mark.parametrize(
    ("written", "parts", "words"),
    [
        ("2024-08-20", ((2024, 8, 20),), None),
        ("2024-08", ((2024, 8),), None),
        (2024, ((2024,),), None),
        ("2024-01/2024-03", ((2024, 1), (2024, 3)), None),
        ({"raw": "2024-08-20"}, ((2024, 8, 20),), None),
        ({"raw": "Spring of 2024"}, (), "Spring of 2024"),
        ({"edtf": "2024"}, ((2024,),), None),
        ({"literal": "in press"}, (), "in press"),
        ({"date-parts": [[2024, 2, 29]]}, ((2024, 2, 29),), None),
        ([{"year": 2024}, {"year": 2025}], ((2024,), (2025,)), None),
    ],
)
def test_a_date_is_read_in_every_form_that_exports_use(
    written: object, parts: tuple[tuple[int, ...], ...], words: str | None
) -> None:
    issued = read(issued=written).issued
    assert issued is not None
    assert (issued.date_parts, issued.literal) == (parts, words)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2023-02-29", "there is no such date as 2023-02-29"),
        ({"date-parts": [[2023, 13]]}, "there is no such date as 2023-13"),
        ({"date-parts": [[10**30]]}, "there is no such date as"),
        ({"date-parts": [[2023, 1, 1, 1]]}, "a date has a year"),
        ({"date-parts": [[2024], [2023]]}, "the range ends before it begins"),
        ({}, "a date needs"),
    ],
)
def test_a_date_that_cannot_be_is_refused(written: object, said: str) -> None:
    assert said in problems(issued=written)[("issued",)]


@pytest.mark.parametrize(
    "name", [{}, {"family": "A", "literal": "B"}, {"family": " "}, {"suffix": "Jr"}]
)
def test_a_name_is_of_a_person_or_of_a_body(name: dict[str, str]) -> None:
    assert ("author", 0) in problems(author=[name])


@pytest.mark.parametrize("address", ["javascript:alert(1)", "www.example.com", "https://a b"])
def test_only_an_address_of_the_web_is_taken_as_url(address: str) -> None:
    assert ("URL",) in problems(URL=address)


def test_a_bare_translated_title_is_english() -> None:
    assert read(**{"translated-title": "A"}).translated_title == {"en": "A"}
    assert read(**{"translated-title": {"zh": "甲"}}).translated_title == {"zh": "甲"}


@pytest.mark.parametrize(
    "data",
    [
        [{"id": "a", **BOOK}],
        [{"id": "http://zotero.org/x", "citation-key": "a", **BOOK}],
        {"a": BOOK},
        {"references": [{"id": "a", **BOOK}]},
        {"references": {"a": BOOK}},
    ],
)
def test_a_file_may_have_any_of_the_known_shapes(data: object) -> None:
    entries = reference_entries(data)
    assert entries is not None
    assert {key: Reference.model_validate(entry) for key, entry in entries.items()} == {
        "a": Reference.model_validate(BOOK)
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "is neither"),
        ("text", "is neither"),
        (BOOK, 'has no entry under "type"'),
        ([BOOK], 'has no "id" in entry 1'),
        ([{"id": "a"}, {"id": "a"}], 'has two entries with the id "a"'),
        ({"references": "x"}, "is neither"),
    ],
)
def test_a_file_of_another_shape_is_named(data: object, said: str) -> None:
    assert reference_entries(data) is None
    assert said in (entries_problem(data) or "")


@given(JSON)
def test_whatever_stands_in_a_file_no_reading_of_it_crashes(data: object) -> None:
    assert (reference_entries(data) is None) == (entries_problem(data) is not None)
    for variable in ("issued", "author", "volume", "translated-title", "note"):
        try:
            read(**{variable: data})
        except ValidationError as error:
            places = {item["loc"][0] for item in error.errors()}
            if places - {variable}:
                pytest.fail(f"{variable} was blamed on {places}")


def test_the_json_schema_accepts_what_the_model_accepts() -> None:
    jsonschema = import_module("jsonschema")  # published without types
    schema = jsonschema.Draft202012Validator(Reference.model_json_schema(by_alias=True))
    for entry in (ZOTERO, *BETTER_BIBTEX["references"], BOOK | {"translated-title": "B"}):
        Reference.model_validate(entry)
        assert not list(schema.iter_errors(entry))
    assert list(schema.iter_errors(BOOK | {"tilte": "A"}))
    assert list(schema.iter_errors(BOOK | {"publisher": 3}))


@pytest.mark.parametrize(
    "doi",
    ["10.1007/s40744-016-0046-y", "10.1016/S0140-6736(05)12345-6", "10.1000/a(b)", "10.1234/a:b;c"],
)
def test_a_modern_doi_is_well_formed(doi: str) -> None:
    assert doi_problem(doi) is None


@pytest.mark.parametrize(
    ("doi", "said"),
    [
        ("doi: 10.1007/a", 'begins with "doi:"'),
        ("DOI:10.1007/a", 'begins with "DOI:"'),
        ("https://doi.org/10.1007/a", 'begins with "https://doi.org/"'),
        ("http://dx.doi.org/10.1007/a", 'begins with "http://dx.doi.org/"'),
        ("10.1007/a.", 'ends with "."'),
        ("10.1007/a).", 'ends with ")."'),
        (" 10.1007/a", "has spaces around it"),
        ("10.1007/a b", "is not of the form 10.1234/suffix"),
        ("10.1007", "is not of the form 10.1234/suffix"),
        ("10.1/a", "is not of the form 10.1234/suffix"),
        ("10.1007/α", "is not of the form 10.1234/suffix"),
    ],
)
def test_a_doi_that_is_not_bare_is_named(doi: str, said: str) -> None:
    assert doi_problem(doi) == said


@given(
    st.sampled_from(["", "doi:", "doi: ", "https://doi.org/"]),
    st.from_regex(r"10\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]{0,20}[A-Za-z0-9]", fullmatch=True),
    st.sampled_from(["", ".", ",", ";", ")."]),
)
def test_a_doi_is_found_between_prefix_and_punctuation(prefix: str, doi: str, after: str) -> None:
    if ")" in after and doi.count("(") > doi.count(")"):
        after = "."
    assert bare_doi(f"{prefix}{doi}{after}") == doi
    assert doi_problem(doi) is None
    assert (doi_problem(f"{prefix}{doi}{after}") is None) == (not prefix and not after)


def test_one_doi_or_pmid_is_one_work_however_it_is_written() -> None:
    assert same_work(read(DOI="10.1007/ABC"), read(DOI="https://doi.org/10.1007/abc."))
    assert same_work(read(PMID="1", title="A"), read(PMID=1, title="B")) == 'the PMID "1"'
    assert same_work(read(DOI="10.1007/a"), read(DOI="10.1007/b")) is None
    assert same_work(read(PMID="1"), read(PMID="2")) is None


def test_one_title_is_one_work_whatever_its_case_and_punctuation() -> None:
    one = read(title="New Horizons in Sarcoma: A Review.", issued="2021", DOI="10.1007/a")
    other = read(title="New horizons in sarcoma — a review")
    assert same_work(one, other) == same_work(one, one.model_copy(update={"doi": None}))
    assert same_work(one, other) == 'the title "New Horizons in Sarcoma: A Review."'


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"issued": "2024"}, {"issued": "2025-01"}),
        ({"version": "1.2025"}, {"version": "2.2025"}),
        ({"edition": "4"}, {"edition": "5"}),
        ({"number": "26号"}, {"number": "27号"}),
        ({"author": [{"literal": "ESMO"}]}, {"author": [{"literal": "CSCO"}]}),
    ],
)
def test_two_editions_of_one_guideline_are_two_works(
    one: dict[str, object], other: dict[str, object]
) -> None:
    assert same_work(read(**one), read(**other)) is None
    assert same_work(read(**one), read(**one)) == same_work(read(), read(**other))


@given(st.text(max_size=12), st.text(max_size=12))
def test_whether_two_are_one_work_does_not_depend_on_their_order(a: str, b: str) -> None:
    one, other = read(title=f"x{a}"), read(title=f"x{b}")
    assert (same_work(one, other) is None) == (same_work(other, one) is None)
