"""Names of time zones as releases print them, and whether one is in season on a day."""

from __future__ import annotations

import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

# Printed name -> (region that switches, whether the name means its summer time).
_SEASONS = {
    "CEST": ("Europe/Berlin", True),
    "CET": ("Europe/Berlin", False),
    "Central European Summer Time": ("Europe/Berlin", True),
    "中欧夏令时间": ("Europe/Berlin", True),
    "中欧夏令时": ("Europe/Berlin", True),
    "欧洲中部夏令时间": ("Europe/Berlin", True),
    "EEST": ("Europe/Athens", True),
    "EET": ("Europe/Athens", False),
    "WEST": ("Europe/Lisbon", True),
    "WET": ("Europe/Lisbon", False),
    "BST": ("Europe/London", True),
    "British Summer Time": ("Europe/London", True),
    "EDT": ("America/New_York", True),
    "EST": ("America/New_York", False),
    "Eastern Daylight Time": ("America/New_York", True),
    "Eastern Standard Time": ("America/New_York", False),
    "CDT": ("America/Chicago", True),
    "MDT": ("America/Denver", True),
    "PDT": ("America/Los_Angeles", True),
    "PST": ("America/Los_Angeles", False),
    "AEDT": ("Australia/Sydney", True),
}
# These have no season, or not one only: CST is China and Chicago, Arizona keeps MST all year and
# Brisbane AEST.
_UNSEASONED = (
    "HKT CST MST AEST GMT UTC JST KST SGT IST MSK ET CT PT MT Z".split()
    + "Beijing time,Hong Kong time,China Standard Time,Greenwich Mean Time".split(",")
    + "Central European Time,Eastern Time,Pacific Time,Berlin time,London time".split(",")
    + "New York time,Tokyo time,Shanghai time,local time".split(",")
    + "北京时间 香港时间 北京時間 香港時間 中欧时间 欧洲中部时间 美国东部时间 当地时间".split()
    + "格林尼治时间 东部时间 协调世界时".split()
)

ZONE_NAMES: tuple[str, ...] = tuple(sorted({*_SEASONS, *_UNSEASONED}, key=len, reverse=True))


@lru_cache(maxsize=1024)
def zone_valid(zone: str, day: datetime.date) -> bool | None:
    """Whether the time zone name `zone` is in season on `day`; None when it has no season.

    On a day on which the clocks change both names are valid. The seasons are those of the tz
    database (`zoneinfo`).

    Raises:
        zoneinfo.ZoneInfoNotFoundError: this computer has no tz database.
    """
    season = _SEASONS.get(zone)
    if season is None:
        return None
    region, summer = season
    place = ZoneInfo(region)
    for hour in (0, 23):
        moment = datetime.datetime.combine(day, datetime.time(hour, 30), place)
        if bool(moment.dst()) is summer:
            return True
    return False
