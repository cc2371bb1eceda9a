"""What a text must hold for an expression to match in it, read off the expression itself.

Trying an expression costs more than looking for a word of it. What is read here is only what every
match needs: alternatives, groups and plain characters; anything else counts as free.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

Need = frozenset[str]
"""Texts one of which stands in every match."""

_PIECE = re.compile(
    r"\(\?(?:P<\w+>|<?[=!]|:)|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[0-9,]+\}\??|[*+?]\??|.", re.DOTALL
)
_COUNT = re.compile(r"[*+?{]")
# A class whose characters are listed one by one.
_LISTED = re.compile(r"\[((?:\\\W|[^\\^\-\]])+)\]")


def alternatives_of(expression: str) -> list[str]:
    """Return the alternatives of `expression` at its top level."""
    found = [""]
    depth = 0
    for piece in _PIECE.findall(expression):
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return found


def needs_of(expression: str) -> tuple[Need, ...]:
    """Return what every match of `expression` holds: one text of each need."""
    pieces = deque(_PIECE.findall(expression))
    return tuple(_alternatives(pieces))


def _alternatives(pieces: deque[str]) -> Sequence[Need]:
    """Take alternatives from `pieces` up to the end or a bracket; return what all need."""
    found = [_sequence(pieces)]
    while pieces and pieces[0] == "|":
        pieces.popleft()
        found.append(_sequence(pieces))
    if len(found) == 1:
        return found[0]
    # Each alternative gives the need that says most.
    best = [max(needs, key=_shortest, default=frozenset[str]()) for needs in found]
    return [frozenset[str]().union(*best)] if all(best) else []


def _shortest(need: Need) -> int:
    return min(map(len, need))


def _sequence(pieces: deque[str]) -> list[Need]:
    """Take pieces up to the end of an alternative and return what they need."""
    needs: list[Need] = []
    run = ""
    while pieces and pieces[0] not in {"|", ")"}:
        piece = pieces.popleft()
        inner = _group(pieces) if piece[0] == "(" else []
        count = pieces.popleft() if pieces and _COUNT.match(pieces[0]) else ""
        plain = _plain(piece)
        if plain and not count:
            run += plain
            continue
        if piece in {r"\b", r"\B"} or piece.startswith(("(?=", "(?!", "(?<=", "(?<!")):
            continue
        needs += [frozenset({run})] if run else []
        run = ""
        if count[:1] not in {"?", "*"} and not count.startswith("{0"):
            needs += inner
            needs += [frozenset({plain})] if plain else _listed(piece)
    return [*needs, frozenset({run})] if run else needs


def _group(pieces: deque[str]) -> Sequence[Need]:
    inner = _alternatives(pieces)
    pieces.popleft()
    return inner


def _plain(piece: str) -> str:
    """Return the character that `piece` stands for, empty if it stands for several or none."""
    if piece[0] == "\\":
        return "" if piece[1].isalnum() else piece[1]
    return piece if len(piece) == 1 and piece not in ".^$)" else ""


def _listed(piece: str) -> list[Need]:
    """Return the need of one of the characters of a class that lists them."""
    listed = _LISTED.fullmatch(piece)
    return [frozenset(listed[1].replace("\\", ""))] if listed else []
