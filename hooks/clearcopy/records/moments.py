"""When something is public: an instant, or a day where no time is disclosed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from pydantic import model_validator

from clearcopy.records.located import Day, Instant, Located, problem_at

# When something passes of which nobody has decided when.
NEVER = datetime.max.replace(tzinfo=UTC)
Date = date  # a field of Moment has the same name


@cache
def time_zones() -> frozenset[str]:
    """Return the names of all time zones. Listing the time zones reads files: once is enough."""
    return frozenset(available_timezones())


class Moment(Located):
    """An instant with its zone, or a date and zone where no time of day is disclosed.

    With neither it is not decided yet and never passes.
    """

    at: Instant | None = None
    date: Day | None = None
    zone: str

    @model_validator(mode="after")
    def _is_one_real_moment(self) -> Moment:
        if self.at is not None and self.date is not None:
            raise problem_at(text="give either `at` or `date`, not both", help="delete one of them")
        if self.zone not in time_zones():
            raise problem_at(
                "zone",
                text=f'"{self.zone}" is not a time zone',
                help="use a name such as Asia/Shanghai or Europe/Berlin",
            )
        if self.at is not None:
            there = self.at.astimezone(ZoneInfo(self.zone)).utcoffset()
            if there != self.at.utcoffset():
                raise problem_at(
                    "at",
                    text=f"the offset of {self.at.isoformat()} is not that of {self.zone} then",
                    help=f"write {self.at.astimezone(ZoneInfo(self.zone)).isoformat()}",
                )
        return self

    @property
    def decided(self) -> bool:
        """Whether it is known when this is."""
        return self.at is not None or self.date is not None

    @property
    def day(self) -> Date:
        """The date there; the last of the calendar where none is decided."""
        if self.date is not None:
            return self.date
        if not self.decided:
            return Date.max
        return self.passed.astimezone(ZoneInfo(self.zone)).date()

    @property
    def passed(self) -> datetime:
        """The instant after which the moment has certainly passed.

        A date without a time of day has passed when the day is over there: nothing is public early.
        """
        if self.date is None:
            return self.at.astimezone(UTC) if self.at is not None else NEVER
        midnight = datetime.combine(self.date + timedelta(days=1), time(), ZoneInfo(self.zone))
        return midnight.astimezone(UTC)

    @property
    def iso(self) -> str:
        """What machines read: a date, or an instant with its offset."""
        return self.at.isoformat() if self.at is not None else self.day.isoformat()
