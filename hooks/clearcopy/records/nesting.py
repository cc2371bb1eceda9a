"""Which endpoints of a study count everybody whom another one counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from clearcopy.records.library import Library
from clearcopy.records.studies import Endpoint, Harm

# A grade 3 event is an event, what is related has occurred, and who stops because of one had one.
# Deaths need not be adverse events: most follow from the disease.
_HARMS: Mapping[Harm, tuple[Harm, ...]] = {
    "any-trae": ("any-teae",),
    "grade-3-teae": ("any-teae",),
    "grade-3-trae": ("grade-3-teae", "any-trae", "any-teae"),
    "sae": ("any-teae",),
    "related-sae": ("sae", "any-trae", "any-teae"),
    "dose-reduction": ("any-teae",),
    "discontinuation": ("any-teae",),
    "related-death": ("death",),
}
# Whoever has a complete response responds, and whoever responds has the disease under control.
_RESPONSES = (
    ("complete response", "complete remission"),
    ("objective response", "overall response", "objective remission", "overall remission"),
    ("disease control",),
)


@lru_cache(maxsize=8)
def endpoints_around(library: Library, study: str) -> Mapping[str, tuple[str, ...]]:
    """Return, for each endpoint of a study, those that count everybody whom it counts.

    They follow from its record (`within`), from the kinds of harm, and from labels that differ only
    in "complete response", "objective response" and "disease control": "confirmed objective
    response rate" says nothing of a response that need not be confirmed.
    """
    endpoints = library.studies[study].endpoints
    responses = {key: _response(each) for key, each in endpoints.items()}
    return {
        key: tuple(
            other
            for other, around in endpoints.items()
            if other != key
            and (
                other == each.within
                or (each.harm is not None and around.harm in _HARMS.get(each.harm, ()))
                or _is_wider(responses[key], responses[other])
            )
        )
        for key, each in endpoints.items()
    }


def _is_wider(part: tuple[int, str] | None, whole: tuple[int, str] | None) -> bool:
    return part is not None and whole is not None and part[0] < whole[0] and part[1] == whole[1]


def _response(endpoint: Endpoint) -> tuple[int, str] | None:
    """Return how wide a response an endpoint counts, and the rest of its label."""
    label = " ".join(endpoint.label.en.casefold().split())
    for width, names in enumerate(_RESPONSES):
        for each in names:
            if each in label:
                return width, label.replace(each, "…")
    return None
