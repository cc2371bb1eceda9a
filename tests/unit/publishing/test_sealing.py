"""A seal is added to freely and broken only by a recorded decision."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from clearcopy.publishing.sealing import CannotSeal, Decided, NotYetDue, write_seal
from clearcopy.records.library import load_library

from tests.newsrooms import edit

SLUG = "example-1-results"
SEAL = f"data/seals/{SLUG}.yml"
STUDY = "data/studies/example-1.yml"
LATER = datetime(2025, 12, 1, tzinfo=UTC)


def change_a_published_figure(root: Path) -> None:
    edit(root, STUDY, 'value: "8.4"', 'value: "8.5"')


def test_sealing_twice_changes_no_byte(small: Path) -> None:
    write_seal(small, SLUG, LATER)
    first = (small / SEAL).read_bytes()
    write_seal(small, SLUG, LATER)
    assert (small / SEAL).read_bytes() == first


def test_a_changed_figure_cannot_be_sealed_away(small: Path) -> None:
    write_seal(small, SLUG, LATER)
    first = (small / SEAL).read_bytes()
    change_a_published_figure(small)
    with pytest.raises(CannotSeal, match=r"example-1@[^ ]+ changed since"):
        write_seal(small, SLUG, LATER)
    assert (small / SEAL).read_bytes() == first


def test_a_decision_breaks_a_seal_and_stays_in_it(small: Path) -> None:
    write_seal(small, SLUG, LATER)
    change_a_published_figure(small)
    write_seal(small, SLUG, LATER, Decided("the congress corrected its abstract", "Medical"))
    write_seal(small, SLUG, LATER)
    kept = load_library(small).seals[SLUG].resealed
    assert [(each.role, each.date.isoformat()) for each in kept] == [("Medical", "2025-12-01")]
    assert kept[0].changed


def test_an_unreadable_seal_is_not_written_over(small: Path) -> None:
    (small / SEAL).write_text("facts: [\n", encoding="utf-8")
    with pytest.raises(CannotSeal, match="cannot be read"):
        write_seal(small, SLUG, LATER)


def test_a_release_that_is_not_public_is_not_sealed(small: Path) -> None:
    with pytest.raises(NotYetDue, match=r"is not due before .*; `--as-of 20"):
        write_seal(small, SLUG, datetime(2020, 1, 1, tzinfo=UTC))


def test_an_unknown_release_is_not_sealed(small: Path) -> None:
    with pytest.raises(CannotSeal, match='no readable release "nothing"'):
        write_seal(small, "nothing", LATER)
