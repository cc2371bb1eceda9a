"""What to write in the place of a name that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Collection


def advice_on(word: str, known: Collection[str]) -> str:
    """Return what a wrong name was meant to be, or which names there are."""
    near = meant(similar(word, known))
    if near:
        return near
    listed = ", ".join(sorted(known)[:8]) + (", …" if len(known) > 8 else "")
    return f"Known are: {listed}." if known else "None is recorded yet."


def similar(word: str, known: Collection[str]) -> list[str]:
    """Return the known names that a word is most like, at most two."""
    return difflib.get_close_matches(word, sorted(known), n=2, cutoff=0.6)


def meant(names: list[str]) -> str:
    """Return the question whether one of these names was meant, or ""."""
    quoted = " or ".join(f'"{name}"' for name in names[:2])
    return f"Did you mean {quoted}?" if quoted else ""
