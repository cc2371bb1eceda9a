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
_NEAR = 0.85


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
    word, one other word between them, and at least 85% of its letters the same. Wordings with two
    changes, other endings, and Chinese, which has no words to count, are left to people.
    Violates: "relapsed for refractory osteosarcoma".
    Passes: "relapsed or refractory osteosarcoma"; "… osteosarcomas"; another disease at its end; a
    quotation.
    """
    if not page.governed or page.lang != "en":
        return
    for block in own_words(page):
        if block.folder_lang != "en":
            continue
        for start, end, phrase in _near(block.text, site.library):
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
