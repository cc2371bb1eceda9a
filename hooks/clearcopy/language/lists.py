"""Lists that a sentence pairs with "respectively": how many items and how many values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.language.normalise import flatten
from clearcopy.language.sentences import split_sentences


@dataclass(frozen=True, slots=True)
class PairedLists:
    """`names` items stand before the verb and `values` values behind; the word lies at `start`."""

    start: int
    end: int
    names: int
    values: int


_WORD = re.compile(r"\brespectively\b|分别", re.IGNORECASE)
_VERB = re.compile(
    r" (?:was|were|is|are|had|occurred in|occurred at|reached|amounted to|of) "
    r"(?:respectively,? )?(?=[^a-z]*\d)"
)
_VERB_ZH = re.compile(r"分别(?:约)?(?:为|是|达到|达|有|占)(?=[^，。；]*\d)")
_VALUE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:/\d+)?%?")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")
_SEPARATOR = re.compile(r",? (?:and|or) |, ")
_SEPARATOR_ZH = re.compile(r"[、和及与]|以及")
# Behind these, a new thing is said of the values, such as the dose: its figures are no values.
_TAIL = re.compile(r" (?:at|in|for|with|among|on|to|after|during|over) |, respectively")
# A clause before the list of names: "In the 12.0 mg/kg group, …", "…; …", a dateline.
_OPENING = re.compile(
    r"^(?:[^,]*\b(?:In|At|With|After|Among|For|By|During|Of)\b[^,]*, )|.*(?:[;:] ?| - )"
)


@lru_cache(maxsize=8192)
def find_paired_lists(text: str, lang: str) -> tuple[PairedLists, ...]:
    """Return the pairs of lists in `text` whose items can be counted.

    Both lists must have two items or more: a sentence that cannot be taken apart is left out.

    Args:
        text: visible text.
        lang: `en` or `zh`.
    """
    if "espectively" not in text and "分别" not in text:
        return ()
    return tuple(_found(text, lang))


def _found(text: str, lang: str) -> Iterator[PairedLists]:
    flat = flatten(text)
    for start, end in split_sentences(text, lang):
        sentence = flat[start:end]
        words = list(_WORD.finditer(sentence))
        if len(words) != 1:
            continue  # two pairings in one sentence cannot be told apart
        plain = _BRACKETS.sub(lambda match: " " * len(match.group()), sentence)
        counts = _chinese(plain) if lang == "zh" else _english(plain)
        if counts is not None and min(counts) > 1:
            word = words[0]
            yield PairedLists(start + word.start(), start + word.end(), *counts)


def _english(sentence: str) -> tuple[int, int] | None:
    verbs = list(_VERB.finditer(sentence))
    if len(verbs) != 1:
        return None
    before, after = sentence[: verbs[0].start()], sentence[verbs[0].end() :]
    before = _OPENING.sub("", before)
    values = _TAIL.split(after, maxsplit=1)[0]
    return _items(before, _SEPARATOR), _values(values, _SEPARATOR)


def _chinese(sentence: str) -> tuple[int, int] | None:
    verbs = list(_VERB_ZH.finditer(sentence))
    if len(verbs) != 1:
        return None
    before, after = sentence[: verbs[0].start()], sentence[verbs[0].end() :]
    before = re.split(r"[，；：]", before)[-1]
    values = re.split(r"[，；。]", after, maxsplit=1)[0]
    return _items(before, _SEPARATOR_ZH), _values(values, _SEPARATOR_ZH)


def _items(part: str, separator: re.Pattern[str]) -> int:
    return len([item for item in separator.split(part) if item.strip()])


def _values(part: str, separator: re.Pattern[str]) -> int:
    return len([item for item in separator.split(part) if _VALUE.search(item)])
