"""The instant of a build and who set it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from clearcopy.publishing.clock import UnusableInstant, resolve_as_of

GIVEN, CONFIGURED = "2025-12-01T08:00:00+08:00", "2025-10-31T04:00:00+00:00"
EPOCH = {"SOURCE_DATE_EPOCH": "1761883200"}


def test_the_command_overrules_the_environment_which_overrules_the_settings() -> None:
    chosen = resolve_as_of(GIVEN, EPOCH, CONFIGURED)
    assert chosen == (datetime(2025, 12, 1, tzinfo=UTC), "--as-of")
    chosen = resolve_as_of(None, EPOCH, CONFIGURED)
    assert chosen == (datetime(2025, 10, 31, 4, tzinfo=UTC), "SOURCE_DATE_EPOCH")
    chosen = resolve_as_of(None, {}, CONFIGURED)
    assert chosen == (datetime(2025, 10, 31, 4, tzinfo=UTC), "mkdocs.yml")


def test_without_any_it_is_now_and_says_so() -> None:
    before = datetime.now(UTC)
    chosen = resolve_as_of(None, {}, None)
    assert before <= chosen.instant <= datetime.now(UTC)
    assert chosen.origin == "now"


@pytest.mark.parametrize(
    ("given", "epoch", "configured", "named"),
    [
        ("soon", "", None, "--as-of"),
        (None, "soon", None, "SOURCE_DATE_EPOCH"),
        (None, "", "2025-10-31", "extra.clearcopy.as_of in mkdocs.yml"),
    ],
)
def test_what_is_no_instant_is_named_with_its_place(
    given: str | None, epoch: str, configured: object, named: str
) -> None:
    with pytest.raises(UnusableInstant, match=named):
        resolve_as_of(given, {"SOURCE_DATE_EPOCH": epoch}, configured)
