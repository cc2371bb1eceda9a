"""The instant for which a site is built: an argument, never the clock's business elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import NamedTuple


class UnusableInstant(Exception):  # noqa: N818 - it is no fault of the program
    """An instant that cannot be read; the text is one sentence for the user."""


class Chosen(NamedTuple):
    """An instant, and what set it: a pinned one also stops the clock of waivers and exceptions."""

    instant: datetime
    origin: str


def resolve_as_of(given: str | None, environment: Mapping[str, str], configured: object) -> Chosen:
    """Return the instant: `given`, else SOURCE_DATE_EPOCH, else the configured one, else now.

    Raises:
        UnusableInstant: the first of them that is set is no instant.
    """
    if given:
        return Chosen(_instant(given, "--as-of"), "--as-of")
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return Chosen(datetime.fromtimestamp(int(epoch), UTC), "SOURCE_DATE_EPOCH")
        except (ValueError, OverflowError, OSError):
            message = f'SOURCE_DATE_EPOCH is "{epoch}"; give it whole seconds since 1970'
            raise UnusableInstant(message) from None
    if configured is not None:
        return Chosen(_instant(configured, "extra.clearcopy.as_of in mkdocs.yml"), "mkdocs.yml")
    return Chosen(datetime.now(UTC), "now")


def _instant(value: object, source: str) -> datetime:
    """Read an instant; what YAML has made of it already is accepted when it has an offset."""
    try:
        instant = value if isinstance(value, date) else datetime.fromisoformat(str(value))
    except ValueError:
        instant = None
    if not isinstance(instant, datetime) or instant.tzinfo is None:
        example = "2025-10-31T12:00:00+00:00"
        message = f'{source} is "{value}"; give an instant with its offset, such as {example}'
        raise UnusableInstant(message)
    return instant.astimezone(UTC)
