"""A seal holds what readers were shown, and nothing else changes it."""

from __future__ import annotations

import pytest
from clearcopy.records.facts import Fact, FactEntry
from clearcopy.records.models import StatementVersion
from clearcopy.records.policy import Seal
from clearcopy.records.reading import read_record
from clearcopy.records.references import Reference
from clearcopy.records.sealing import render_seal, seal_of, seal_of_reference
from clearcopy.records.strict_yaml import parse_yaml
from clearcopy.records.wording import LocalText
from hypothesis import given
from hypothesis import strategies as st

ADDRESS = "example-1@2025-07-01.all.orr"
FACT = {"value": "31.3", "kind": "proportion", "unit": "percent", "k": 15, "n": 48}
VERSION = {"valid-from": "2025-01-01", "text": {"en": "words", "zh": "词"}}
REFERENCE = {
    "type": "article-journal",
    "title": "Review of examplitis",
    "author": [{"family": "Durfee", "given": "RA"}],
    "issued": "2016-12",
    "container-title": "Rheumatology and Therapy",
    "volume": "3",
    "page": "221-243",
    "DOI": "10.1007/s40744-016-0046-y",
}


def entry(**changes: object) -> FactEntry:
    fact = Fact.model_validate(FACT | changes)
    return FactEntry(ADDRESS, "example-1", "2025-07-01", ("all", "orr"), fact)


def version(**changes: object) -> StatementVersion:
    return StatementVersion.model_validate(VERSION | changes)


def reference(**changes: object) -> Reference:
    return Reference.model_validate(REFERENCE | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"value": "31.2"},
        {"value": "31.30"},
        {"unit": "none"},
        {"k": 16},
        {"n": 50},
        {"n": "not disclosed"},
        {"ci": {"low": "19.0", "high": "45.0"}},
        {"source": "durfee2016"},
        {"word": {"en": "fifteen"}},
    ],
    ids=str,
)
def test_whatever_a_reader_sees_of_a_fact_is_sealed(changes: dict[str, object]) -> None:
    before = seal_of({ADDRESS: entry()}, {}, {})
    assert seal_of({ADDRESS: entry(**changes)}, {}, {}) != before


def test_a_word_of_one_language_breaks_the_seal_of_a_statement() -> None:
    changed = version(text={"en": "words", "zh": "字"})
    assert seal_of({}, {"legal@1": changed}, {}) != seal_of({}, {"legal@1": version()}, {})


def test_the_days_of_validity_do_not_break_the_seal_of_a_statement() -> None:
    ended = version(**{"valid-to": "2026-01-01"})
    assert seal_of({}, {"legal@1": ended}, {}) == seal_of({}, {"legal@1": version()}, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Review of Examplitis"},
        {"author": [{"family": "Durfee", "given": "R"}]},
        {"issued": "2017-12"},
        {"volume": "4"},
        {"page": "221-244"},
        {"DOI": "10.1007/s40744-016-0046-z"},
        {"PMID": "27761754"},
        {"version": "2"},
        {"translated-title": {"zh": "综述"}},
        {"language": "de"},
    ],
    ids=str,
)
def test_whatever_an_entry_prints_is_sealed(changes: dict[str, object]) -> None:
    assert seal_of_reference(reference(**changes)) != seal_of_reference(reference())


@pytest.mark.parametrize(
    "changes", [{"abstract": "Long."}, {"ISSN": "2198-6576"}, {"itemID": 7}], ids=str
)
def test_what_no_entry_prints_does_not_break_its_seal(changes: dict[str, object]) -> None:
    assert seal_of_reference(reference(**changes)) == seal_of_reference(reference())


def test_the_file_of_a_seal_is_read_back_as_it_was_written() -> None:
    seal = seal_of(
        {ADDRESS: entry()}, {"about-ex-101@1.10": version()}, {"durfee2016": reference()}
    )
    assert read_back(render_seal(seal)).model_dump(exclude={"resealed"}) == seal


def test_the_file_names_its_schema_first() -> None:
    assert render_seal({}).startswith("# yaml-language-server: $schema=../../")


NAMES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=40)
DIGESTS = st.text("0123456789abcdef", min_size=16, max_size=16)
SEALS = st.fixed_dictionaries(
    {part: st.dictionaries(NAMES, DIGESTS) for part in ("facts", "statements", "references")}
)


@given(SEALS)
def test_any_seal_survives_its_file(seal: dict[str, dict[str, str]]) -> None:
    assert read_back(render_seal(seal)).model_dump(exclude={"resealed"}) == seal


@given(SEALS)
def test_the_order_of_its_entries_does_not_change_the_file(seal: dict[str, dict[str, str]]) -> None:
    turned = {part: dict(reversed(seal[part].items())) for part in reversed(seal)}
    assert render_seal(turned) == render_seal(seal)


def read_back(text: str) -> Seal:
    tree, problems = parse_yaml(text, "data/seals/x.yml")
    assert tree is not None, problems
    seal, problems = read_record(Seal, tree)
    assert seal is not None, problems
    return seal


def test_local_text_is_what_a_version_seals() -> None:
    one = version(text=LocalText(en="a", zh="b"))
    other = version(text=LocalText(en="a\0b", zh=""))
    assert one.seal != other.seal
