"""Whether two sentences are the same one, or one with a slip of the pen mended."""

from __future__ import annotations

import re
from functools import lru_cache

from clearcopy.findings import digest
from clearcopy.language.normalise import fold, squeeze

# More than this is another wording, not a mended slip.
MOST_EDITS = 2
# Such a word, or a word that becomes one, changes what a sentence promises.
MODALS = frozenset(
    """
    may might can cannot could will would shall should must ought need not no nor never none without
    unless until if is are was were be been has have had do does did only all any some first best
    """.split()
)
_WORD = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:'[^\W\d_]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"[-+<>≤≥±~]?\d+(?:[.,:/]\d+)*")
# What stands between words and may come and go; a question mark makes another sentence.
_SOFT = re.compile(r"[\s.,;:'\"()\-、。，；：（）「」《》]+")
# Shorter words have neighbours with another meaning: in and on, now and not.
_SHORTEST = 4
# Characters that are confused in writing and say the same.
_CONFUSED = ("的地得", "帐账", "作做", "像象")


def normalised(sentence: str) -> str:
    """Return a sentence as it is compared: white space, quotes and dashes of every kind alike."""
    return squeeze(fold(sentence))


@lru_cache(maxsize=4096)
def sentence_digest(sentence: str) -> str:
    """Return the digest that a decision of this sentence holds."""
    return digest(normalised(sentence))


def edits_between(one: str, other: str, most: int = MOST_EDITS) -> int | None:
    """Return the Levenshtein distance of two normalised sentences, or None above `most`.

    Only the diagonal band that can stay within `most` is computed.
    """
    one, other = normalised(one), normalised(other)
    if abs(len(one) - len(other)) > most:
        return None
    above = most + 1
    row = [column if column <= most else above for column in range(len(other) + 1)]
    for line, character in enumerate(one, 1):
        first, last = max(1, line - most), min(len(other), line + most)
        following = [above] * (len(other) + 1)
        following[0] = min(line, above)
        for column in range(first, last + 1):
            following[column] = min(
                row[column] + 1,
                following[column - 1] + 1,
                row[column - 1] + (character != other[column - 1]),
            )
        if min(following) > most:
            return None
        row = following
    return row[-1] if row[-1] <= most else None


def slip_mended(decided: str, now: str) -> int | None:
    """Return how many characters differ where `now` is `decided` with a slip mended, else None.

    At most two characters, and none in a figure, a modal or negating word, a short word, the first
    letter of a word ("effective", "ineffective") or a Chinese character, apart from a few that are
    confused in writing. Two characters can turn a sentence into its opposite; whatever might, is
    decided anew.
    """
    edits = edits_between(decided, now)
    if edits is None:
        return None
    one, other = normalised(decided), normalised(now)
    if edits == 0:
        return 0
    if _NUMBER.findall(one) != _NUMBER.findall(other) or _signs(one) != _signs(other):
        return None
    words, others = _WORD.findall(one), _WORD.findall(other)
    characters, other_characters = _HAN.findall(one), _HAN.findall(other)
    if len(words) != len(others) or len(characters) != len(other_characters):
        return None
    alike = all(map(_same_word, words, others))
    return edits if alike and all(map(_same_character, characters, other_characters)) else None


def _signs(text: str) -> str:
    """What is neither a word, a figure nor punctuation: signs such as %, < and ®."""
    for pattern in (_NUMBER, _WORD, _HAN, _SOFT):
        text = pattern.sub("", text)
    return text


def _same_word(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0]:
        return False
    return not {one.lower(), other.lower()} & MODALS and "'" not in one + other


def _same_character(one: str, other: str) -> bool:
    return one == other or any(one in group and other in group for group in _CONFUSED)
