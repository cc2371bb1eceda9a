"""LEX007: an indication or description that is nearly, and not quite, the recorded one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from clearcopy.document.own_words import is_quoted, own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten, lowered
from clearcopy.records.library import Library
from clearcopy.rule import rule

_WORD = re.compile(r"[^\s,;:()\[\]]+")
_LEAST_WORDS = 3
_LEAST_CHARACTERS = 7
_NEAR = 0.85
_HAN = re.compile(r"[\u4e00-\u9fff]")


@rule(
    "LEX007",
    on=Page,
    message='"{words}" is nearly the recorded wording "{phrase}"',
    help="write it as recorded, or record the other wording as an indication of its own",
)
def controlled_phrase_altered(page: Page, site: Site) -> Iterator[Finding]:
    """An indication or a medicine's description differs in one inner word from the recorded one.

    Who reads "relapsed for refractory" or "relapsed and refractory" reads of other patients than
    those of the record (house rule: one wording for one thing). Recorded are the indications and
    the kind of each medicine. Found is a run of as many English words, with the same first and last
    word, one other word between them, and at least 85% of its letters the same; in Chinese, which
    has no words to count, a run of as many characters with one other inside. Wordings with two
    changes and other endings are left to people.
    Violates: "relapsed for refractory osteosarcoma"; 复发和难治性骨肉瘤 where 复发或难治性骨肉瘤 is
    recorded.
    Passes: "relapsed or refractory osteosarcoma"; "… osteosarcomas"; another disease at its end; a
    quotation.
    """
    if not page.governed:
        return
    for block in own_words(page):
        near = _near_chinese if block.folder_lang == "zh" else _near
        for start, end, phrase in near(block.text, site.library):
            if is_quoted(block, start):
                continue
            yield controlled_phrase_altered.found(
                block.span(start, end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                words=block.text[start:end],
                phrase=phrase,
            )


@lru_cache(maxsize=8192)
def _near(text: str, library: Library) -> Sequence[tuple[int, int, str]]:
    """Return where a text has a recorded wording with one inner word changed, and which."""
    flat = lowered(flatten(text))
    # One other word leaves one half of a wording as it is; where neither stands, nothing is near.
    near = [
        phrase
        for phrase, halves in _phrases(library).items()
        if any(half in flat for half in halves)
    ]
    return [(*place, phrase) for phrase in near for place in _places(flat, phrase)]


@lru_cache(maxsize=8)
def _phrases(library: Library) -> Mapping[str, tuple[str, str]]:
    """Return the recorded wordings that are long enough to be told from chance, and their halves.

    All in small letters. One that another differs from in one word is recorded too, so neither is
    a slip of the other.
    """
    found = set()
    for asset in library.assets.values():
        for text in (asset.kind.en, *(each.indication.en for each in asset.programmes)):
            found.add(lowered(flatten(text)))
    halves = {}
    for text in sorted(found):
        words = text.split()
        middle = (len(words) + 1) // 2
        if len(words) >= _LEAST_WORDS:
            halves[text] = (" ".join(words[:middle]), " ".join(words[middle:]))
    return halves


@lru_cache(maxsize=8192)
def _near_chinese(text: str, library: Library) -> Sequence[tuple[int, int, str]]:
    """Return where a text has a recorded Chinese wording with one inner character changed."""
    flat = lowered(flatten(text))
    found = []
    phrases = _chinese_phrases(library)
    for phrase in phrases:
        size, middle = len(phrase), len(phrase) // 2
        # One other character leaves one half as it is, as in `_near`.
        starts = {match.start() for match in re.finditer(re.escape(phrase[:middle]), flat)}
        starts |= {
            match.start() - middle for match in re.finditer(re.escape(phrase[middle:]), flat)
        }
        for start in sorted(starts):
            run = flat[start : start + size] if start >= 0 else ""
            if len(run) != size or run in phrases or run[0] != phrase[0] or run[-1] != phrase[-1]:
                continue
            other = [a for a, b in zip(run, phrase, strict=True) if a != b]
            if len(other) == 1 and _HAN.fullmatch(other[0]):
                found.append((start, start + size, phrase))
    return found


@lru_cache(maxsize=8)
def _chinese_phrases(library: Library) -> frozenset[str]:
    """Return the recorded Chinese wordings that are long enough to be told from chance."""
    recorded = (
        lowered(flatten(text))
        for asset in library.assets.values()
        for text in (asset.kind.zh, *(each.indication.zh for each in asset.programmes))
    )
    return frozenset(text for text in recorded if len(text) >= _LEAST_CHARACTERS)


def _places(flat: str, phrase: str) -> Iterator[tuple[int, int]]:
    wanted = phrase.split()
    if wanted[0] not in flat or wanted[-1] not in flat:
        return
    spans = [match.span() for match in _WORD.finditer(flat)]
    found = [flat[start:end].rstrip(".") for start, end in spans]
    for at in range(len(found) - len(wanted) + 1):
        run = found[at : at + len(wanted)]
        if run[0] != wanted[0] or run[-1] != wanted[-1]:
            continue
        other = [(a, b) for a, b in zip(run, wanted, strict=True) if a != b]
        if len(other) != 1 or _same_stem(*other[0]):
            continue
        if SequenceMatcher(None, " ".join(run), phrase).ratio() >= _NEAR:
            yield spans[at][0], spans[at + len(wanted) - 1][0] + len(wanted[-1])


def _same_stem(one: str, other: str) -> bool:
    """Whether two words differ by a grammatical ending alone."""
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and long.startswith(short) and long[len(short) :] in ("s", "es", "ed")
