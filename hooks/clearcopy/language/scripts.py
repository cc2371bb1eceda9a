"""Which script a text is written in, for marking the language of its parts."""

from __future__ import annotations

import re
from functools import lru_cache

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
# Han by range as well: newer characters are no letters to an older Unicode table.
_LETTER = re.compile(rf"[{_HAN}]|[^\W\d_]")
# A run goes on over spaces, figures and punctuation as long as the same script follows.
_HAN_RUN = re.compile(rf"[{_HAN}](?:[^{_LATIN}{_HAN}\n]{{0,12}}?[{_HAN}])*")
_LATIN_RUN = re.compile(
    rf"[{_LATIN}](?:[{_LATIN}]|"
    rf"[^{_LATIN}{_HAN}\n\u3000-\u303f\uff00-\uffef]{{1,12}}?(?=[{_LATIN}]))*"
)


def han_ratio(text: str) -> float:
    """Return the share of Han characters among the letters of `text`; 0.0 without letters."""
    letters = len(_LETTER.findall(text))
    return len(_HAN_CHARACTER.findall(text)) / letters if letters else 0.0


def latin_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of passages in Latin letters, with the spaces and signs inside them.

    A run begins and ends with a letter; full-width punctuation or a Han character ends it.
    """
    return tuple(match.span() for match in _LATIN_RUN.finditer(text))


@lru_cache(maxsize=8192)
def han_runs(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of passages in Han characters, with the figures and signs inside them.

    A run begins and ends with a Han character; a Latin letter or a line end ends it.
    """
    return tuple(match.span() for match in _HAN_RUN.finditer(text))
