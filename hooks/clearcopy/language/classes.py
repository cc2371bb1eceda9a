"""The classes of forward-looking sentence, and the tier of each unless policy says otherwise.

A class is a kind of sentence that one house takes for a forward-looking statement and another does
not. The defaults follow the practice of marking what states a plan, date or effect of the company,
a trial or a regulator, and leaving out what only invites, lists terms or describes a duty.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

Tier = Literal["fls", "review", "none"]

# The class of a sentence that none of the others covers.
STATEMENT = "statement"

DEFAULT_TIERS: Mapping[str, Tier] = MappingProxyType(
    {
        "congress-presentation": "fls",  # data to be presented or published
        "regulatory-date": "fls",  # goal dates, rulings, opinions, hearings
        "offering": "fls",  # conditions and timing of an offering
        "listing": "fls",  # trading, ticker and index changes to come
        "personnel": "fls",  # who stays or leaves on a future date
        "intended-effect": "fls",  # what a measure is intended to do
        "runway": "fls",  # how long the money lasts
        "trial-conduct": "fls",  # what will be done to participants
        "data-caveat": "fls",  # figures that may still change
        "preparation": "fls",  # what is made ready
        "deal-search": "fls",  # looking for deals
        "agreement-terms": "fls",  # who would do what under an agreement
        "commitment": "fls",  # what the company is committed to doing
        "evidence-potential": "fls",  # results that support a potential
        "risk-tip": "fls",  # the warning of chapter 18A and its kin
        "investor-logistics": "none",  # calls, webcasts, conferences, meetings
        "dividend": "none",
        "contract-terms": "none",  # notes, warrants, options
        "officer-duties": "none",
        "guidance-mention": "none",  # guidance confirmed without its content
        "third-party-event": "none",  # a congress and its visitors
        "potential-attributive": "none",  # "a potential first-in-class"
        "disclosure-duty": "none",
        "legal-requirement": "none",
        "intended-use": "none",
    }
)
