"""What a sentence says apart from its figures: most that recur differ in nothing else."""

from __future__ import annotations

import re

# The tables of forward-looking language speak of no figure but years and those that a letter
# touches, such as "Q4" or "1H27"; a test holds them to it.
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FIGURE = re.compile(r"(?<![A-Za-z0-9])[0-9]+(?![A-Za-z0-9])")


def wording(flat: str) -> str:
    """Return `flat`, in the same length, with zeros for the digits that no table speaks of.

    A sentence that may name a year comes back as it is.
    """
    if _YEAR.search(flat) is not None:
        return flat
    return _FIGURE.sub(_zeros, flat)


def with_figures(shown: str, flat: str, start: int) -> str:
    """Return `shown`, which was cut at `start` from the wording of `flat`, with its own figures."""
    if "0" not in shown:
        return shown
    return "".join([flat[at] if char == "0" else char for at, char in enumerate(shown, start)])


def _zeros(figure: re.Match[str]) -> str:
    return "0" * (figure.end() - figure.start())
