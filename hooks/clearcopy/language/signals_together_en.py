"""What the signals of an English sentence make together: a cue counts by what stands beside it."""

from __future__ import annotations

from collections.abc import Set

_PAST = frozenset({"past", "waswere", "t past", "mask past plan"})
_GENERAL = frozenset({"generic start", "modal generic", "modal bio", "bio start"})
_MODALS = frozenset("will would could may can should".split())
_FEEBLE = frozenset({"intention", "wish", "expected", "goal", "due", "on track"})
# These count more in a sentence without a past tense ...
_PRESENT = frozenset(
    {
        *("future adj", "prepare", "pending", "goal weak", "likely", "more", "outlook", "proceeds"),
        *("contingent", "to be done", "modal free", "plan free", "event verb", "goal", "due"),
        *("on track", "year far"),
    }
)
# ... and these beside a time in one.
_TIMED = frozenset({"event", "begin", "event verb"})
# What a sentence about a body, a danger or a figure shows where nobody plans or may do anything.
_FACTS = frozenset({"biology", "safety", "stats"})
_ACTING = frozenset({"modal free", "plan free", "strong"})


def together(signals: Set[str]) -> set[str]:
    """Return the signals that two or more of `signals` make together."""
    general = not signals.isdisjoint(_GENERAL)
    found = _present(signals) if signals.isdisjoint(_PAST) else _past(signals)
    if general:
        found |= {f"{name}&gen" for name in signals & _MODALS}
    elif "cond" in signals and not signals.isdisjoint(_MODALS):
        found.add("cond&modal")
    if not general and signals.isdisjoint({"safety", "safety modal"}):
        found |= {f"{name} clean" for name in signals & {"may", "could"}}
    if "safety" in signals or general:
        found |= {f"{name}&" for name in signals & {"safety modal", "loose modal"}}
    if signals.isdisjoint(_ACTING):
        found |= {f"{name}&alone" for name in signals & _FACTS}
    if "belief" in signals:
        found.add("belief&modal" if "modal free" in signals else "belief&state")
    if "quantified" in signals and not signals.isdisjoint(_MODALS):
        found.add("quantified modal")
    if "masked" in signals and "strong" not in signals:
        found.add("masked only")
    return found


def _timed(signals: Set[str]) -> tuple[bool, bool]:
    """Return whether a time ahead is named, and whether one is that may lie on either side."""
    return not signals.isdisjoint({"t ahead", "t period", "year ahead"}), "t bare" in signals


def _present(signals: Set[str]) -> set[str]:
    """Return what signals make together in a sentence without a past tense."""
    ahead, bare = _timed(signals)
    general = not signals.isdisjoint(_GENERAL)
    found = {"nopast", *(f"{name}&nopast" for name in signals & _PRESENT)}
    if ahead:
        found.add("ahead&nopast")
    if bare:
        found.add("bare&nopast")
    if ahead or bare:
        found |= {f"{name}&time" for name in signals & _TIMED}
        found |= {f"{name}&time" for name in signals if name.startswith("first:")}
    if "colon" in signals and (ahead or bare or "year near" in signals):
        found.add("label&time")
    if "strong" in signals and not ("will" in signals and general):
        found.add("strong&nopast")
    if general:
        return found
    if "cond" in signals:
        found.add("cond&nopast")
    if "once" in signals and "event verb" in signals:
        found.add("event verb&once")
    return found | {f"{name}&" for name in signals & {"if", "once"}}


def _past(signals: Set[str]) -> set[str]:
    """Return what signals make together in a sentence with a past tense."""
    found = {"time&past"} if any(_timed(signals)) else set()
    found |= {f"{name}&past" for name in signals & {"would", "could"}}
    return found if signals.isdisjoint(_FEEBLE) else found | {"cue&past"}
