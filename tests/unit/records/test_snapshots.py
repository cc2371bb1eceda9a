"""What databases said of references is looked up by DOI or PMID, and is never guessed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from clearcopy.records.library import load_library
from clearcopy.records.references import Reference
from clearcopy.records.snapshots import Notice, Retractions, names_of, staleness

HEAD = "source: A database\ntaken: 2025-10-01\nworks:\n"


def reference(**identifiers: str) -> Reference:
    return Reference.model_validate({"type": "book", "title": "A title", **identifiers})


def retractions(works: dict[str, object]) -> Retractions:
    return Retractions.model_validate({"source": "A", "taken": "2025-10-01", "works": works})


@pytest.mark.parametrize("key", ["10.5555/a", "10.5555/A", "PMID 12", "pmid 12"])
def test_a_work_is_found_by_any_of_its_identifiers(key: str) -> None:
    found = retractions({key: {"notice": "retraction"}}).of(reference(DOI="10.5555/A", PMID="12"))
    assert isinstance(found, Notice)
    assert found.notice == "retraction"


def test_a_notice_counts_more_than_an_entry_without_one() -> None:
    known = retractions({"10.5555/a": "not listed", "PMID 12": {"notice": "retraction"}})
    assert isinstance(known.of(reference(DOI="10.5555/a", PMID="12")), Notice)
    assert known.of(reference(DOI="10.5555/a")) == "not listed"


def test_a_work_that_was_not_looked_up_is_not_known() -> None:
    known = retractions({"10.5555/a": "not listed"})
    assert known.of(reference(DOI="10.5555/b")) is None
    assert known.of(reference()) is None


def test_a_link_as_doi_names_the_same_work() -> None:
    assert list(names_of(reference(DOI="https://doi.org/10.5555/A"))) == ["10.5555/a"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2025, 10, 31), ""),
        (date(2025, 11, 1), "was taken 31 days ago"),
        (date(2025, 9, 30), ""),
        (date(2025, 9, 29), "is dated 2025-10-01, which is still to come"),
    ],
)
def test_a_snapshot_counts_for_so_many_days_and_not_before_its_own(day: date, said: str) -> None:
    assert staleness(retractions({}), day, 30) == said


@pytest.mark.parametrize(
    ("name", "works", "line"),
    [
        ("retractions.yml", '  "10.5555/a": clean\n', 4),
        ("retractions.yml", '  "10.5555/a": {notice: withdrawn}\n', 4),
        ("identifiers.yml", '  - {doi: "10.5555/a"}\n', 4),
        ("identifiers.yml", '  - {doi: "10.5555/a", pmid: "012"}\n', 4),
        ("identifiers.yml", '  - {pmid: "12", pmcid: "12"}\n', 4),
    ],
)
def test_a_snapshot_with_a_slip_is_a_finding_at_its_line(
    name: str, works: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "data" / name
    path.parent.mkdir()
    path.write_text(HEAD + works, encoding="utf-8")
    library = load_library(tmp_path)
    found = [each.span.line for each in library.findings if each.span.path == f"data/{name}"]
    assert found == [line]
    assert library.retractions is None
    assert library.identifiers is None
