"""Whether a wording is asserted where it stands, or denied, asked or only examined.

The words are those of three lists in data/lexicons/. A denial reaches a few words ahead and not
past a verb that states something; a question reaches to the end of its clause; a verb of examining
reaches its own object.
"""

from __future__ import annotations

import re

from clearcopy.document.page import Block
from clearcopy.document.site import Site
from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.terms import TermHit

_DENIALS, _QUESTIONS, _EXAMINING = "denials", "questions", "examining"
_AHEAD = {_DENIALS: 3, _EXAMINING: 8}
"""How many words may stand between these and what they deny or examine."""
_STATES = r"is|are|was|were|has|have|had|show\w*|prov(?:es?|ed|en)|demonstrat\w*|confirm\w*|became"
_STATING = re.compile(rf"\b(?:{_STATES})\b|[了为]|显示|证实|证明|具有|是")
# Where a new assertion begins: what was denied or asked before it no longer counts.
_TURN = re.compile(
    r"[;:。，]|,? (?:but|while|whereas|which)\b|, (?:and|it|they|this)\b"
    rf"|\band (?:{_STATES})\b|(?:found|show\w*|prov\w*|demonstrat\w*|confirm\w*) that\b"
)
_PASSIVE = re.compile(r"(?:\b(?:is|are|was|were|be|been|being)(?: \w+ly)?|[经被已]) ?$")
_UNITS = re.compile(r"[^\W\u2e80-\uffff]+|[\u2e80-\u9fff]")


def is_denied(block: Block, start: int, end: int, site: Site) -> bool:
    """Whether what stands from `start` to `end` of a block is denied, asked or only examined."""
    hits = list(site.terms(block, _DENIALS, _QUESTIONS, _EXAMINING))
    if not hits:
        return False
    flat = lowered(flatten(block.text))
    clause = clause_start(block, start, site)
    return any(_reaches(hit, flat, clause, start, end) for hit in hits)


def clause_start(block: Block, at: int, site: Site) -> int:
    """Return where the clause that leads up to `at` begins: the last turn of its sentence.

    "Has not shown that" is no turn: what follows is asked.
    """
    flat = lowered(flatten(block.text))
    sentence, _ = block.sentence_at(at)
    asked = [(hit.start, hit.end) for hit in site.terms(block, _QUESTIONS)]
    turns = [
        turn.end()
        for turn in _TURN.finditer(flat, sentence, at)
        if not any(start < turn.end() and turn.start() < end for start, end in asked)
    ]
    return turns[-1] if turns else sentence


def _reaches(hit: TermHit, flat: str, clause: int, start: int, end: int) -> bool:
    if start < hit.start < end:
        return hit.table != _EXAMINING  # within the wording: "efficacy has not been established"
    if not clause <= hit.start < start:
        return False
    if hit.table == _QUESTIONS:
        return True
    between = flat[hit.end : start]
    if hit.end > start or len(_UNITS.findall(between)) > _AHEAD[hit.table]:
        return False
    if hit.table == _EXAMINING:
        return not (_PASSIVE.search(flat, 0, hit.start) or _STATING.search(between))
    # "No medicine is safe" denies of all what it says; "with no pain is safe" does not.
    return not flat[clause : hit.start].strip() or _STATING.search(between) is None
