"""How an entry of a reference list is written, in the features in which lists are uneven.

After ICMJE and NLM, Citing Medicine: any of the styles is good, and one list has one of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Feature = Literal["stop", "pages", "dash", "month"]
FEATURES: tuple[Feature, ...] = ("stop", "pages", "dash", "month")

# The year, the volume and the pages of an article: "2021;385(22):2066-2076", "2011 Mar;117:1-9".
_ARTICLE = re.compile(
    r"\b(?P<year>(?:19|20)\d\d)(?P<month>[ -][A-Z][a-z]{2,8}\.?(?: \d{1,2})?)?"
    r"; ?[A-Za-z]{0,4}\d+ ?(?:\([^()]{1,20}\))?"
    r"(?:: ?(?P<first>[A-Za-z]?\d+)(?: ?(?P<dash>[-–—]) ?(?P<last>[A-Za-z]?\d+))?)?"
)
# After an address or a DOI a full stop would be taken for a part of it; so it is with one that is
# broken by a space, which REF005 finds.
_ADDRESS_AT_END = re.compile(
    r"(?:https?://|www\.|\bdoi: ?|\b10\.\d{4,9}/)\S+(?: [A-Za-z0-9]+)?$", re.IGNORECASE
)
_BACK = "↩"


@dataclass(frozen=True, slots=True)
class Trait:
    """How one feature is written: `value` to compare it, `shown` the part of the text."""

    value: str
    shown: str


@lru_cache(maxsize=8192)
def find_traits(text: str) -> dict[Feature, Trait]:
    """Return how each feature of an entry is written; those it does not have are left out."""
    entry = text.replace(_BACK, "").rstrip()
    found: dict[Feature, Trait] = {}
    if entry and not _ADDRESS_AT_END.search(entry.rstrip(".")):
        stop = entry[-1] in ".。!?！？"
        found["stop"] = Trait("stop" if stop else "none", entry[-20:].lstrip())
    article = _article(entry)
    if article is None:
        return found
    month = article["month"]
    found["month"] = Trait("month" if month else "year", f"{article['year']}{month or ''}")
    first, dash, last = article["first"], article["dash"], article["last"]
    if last is not None:
        shown = f"{first}{dash}{last}"
        found["dash"] = Trait(dash, shown)
        if len(last) < len(first):
            found["pages"] = Trait("short", shown)
        elif len(last) == len(first) and last[0] == first[0] and len(first) > 1:
            found["pages"] = Trait("full", shown)  # where no digit is shared, both are the same
    return found


def is_entry(text: str) -> bool:
    """Whether a text looks like an entry about an article, wherever it stands."""
    return _article(text) is not None


def _article(text: str) -> re.Match[str] | None:
    """Return where an entry gives year, volume and issue or pages; "2016; 30 patients" does not."""
    for match in _ARTICLE.finditer(text) if ";" in text else ():
        if match["first"] or match[0].endswith(")"):
            return match
    return None
