"""Names that hold digits and count nothing: registry ids, drug codes, phases, grades, addresses."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator

from clearcopy.language.normalise import flatten, has_digit

_PHONE = re.compile(
    r"\+[0-9]{1,3}(?:[ -]?(?:\([0-9]{1,4}\)|[0-9]{1,4})){2,5}(?![0-9]|[.,][0-9]| ?%)"
)
# Addresses: each is tried only when its sign is in the text.
_ADDRESSES = (
    ("://", re.compile(r"https?://[^\s<>\"'()\u4e00-\u9fff,]+(?<![.,;])")),
    ("www.", re.compile(r"www\.[^\s<>\"'()\u4e00-\u9fff,]+(?<![.,;])")),
    ("@", re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    ("10.", re.compile(r"(?<![0-9.])10\.[0-9]{4,9}/[^\s<>\"'\u4e00-\u9fff]+(?<![.,;)\]])")),
    ("+", _PHONE),
)

_ROMAN = r"(?:I{1,3}|IV)(?:[abAB](?![A-Za-z]))?(?![A-Za-z])"
_LEVEL = r"[0-9](?:[abAB](?![A-Za-z]))?(?![0-9A-Za-z%]|[.,][0-9]| ?%)"
_PHASES = rf"(?:{_ROMAN}|{_LEVEL})(?: ?(?:/|-|and|or|to) ?(?:{_ROMAN}|{_LEVEL}))?"
_GRADES = r"(?:(?:≥|>=|>|≤|<) ?)?[1-5](?: ?(?:-|/|or|and|to) ?[1-5])*(?![0-9A-Za-z%]|[.,][0-9]| ?%)"
_ROUND = (
    r"[0-9]{1,2}(?:(?:, ?| ?- ?| and | or |, and )[0-9]{1,2})*(?![0-9%]|[.,][0-9]|-?[A-Za-z]| ?%)"
)
_COUNTING = (
    r"(?! (?:[A-Za-z-]+ )?(?:patients|subjects|participants|people|cases|events|deaths|months|"
    r"weeks|days|years|mg|women|men|children|adults)\b)"
)

# Fixed words followed by a number. Each alternative starts with a literal, so that the search
# skips to the few letters that matter; whole words are checked afterwards.
_WORDED = re.compile(
    "|".join(
        (
            rf"P(?:hases?|HASES?) ?{_PHASES}",
            rf"phases? ?{_PHASES}",
            rf"G(?:rades?|RADES?) ?{_GRADES}",
            rf"grades? ?{_GRADES}",
            (
                r"C(?:TCAE|OVID|ommon Terminology Criteria for Adverse Events)[ -](?:[Vv]ersion |"
                r"v\.? ?)?"
                r"[0-9]{1,2}(?:\.[0-9])?(?![0-9%])"
            ),
            r"RECIST,? (?:[Vv]ersion |v\.? ?)?[0-9](?:\.[0-9]+)?(?![0-9%])",
            r"V(?:ersion|\.) ?[0-9]{1,4}(?:\.[0-9]+)*(?![0-9%])",
            r"version [0-9]{1,4}(?:\.[0-9]+)*(?![0-9%])",
            rf"C(?:ohorts?) {_ROUND}{_COUNTING}",
            rf"cohorts? {_ROUND}{_COUNTING}",
            rf"T(?:ables?) {_ROUND}",
            rf"F(?:ig(?:ures?|s?\.)) ?{_ROUND}",
            rf"P(?:art) {_ROUND}{_COUNTING}",
            r"N(?:o\.|CCN) ?[0-9]{1,4}(?![0-9%]|[.,][0-9])",
            r"PMC?ID:? ?(?:PMC)?[0-9]{4,9}",
            r"I(?:SRCTN) ?[0-9]{8}",
            (
                r"E(?:udraCT|U ?CT(?:IS)?)(?: ?(?:[Nn]umber|"
                r"[Nn]o\.))?:? ?20[0-9]{2}-[0-9]{6}-[0-9]{2}(?:-[0-9]{2})?"
            ),
            (
                r"2(?:4/7(?![0-9/])|0[0-9]{2}-5[0-9]{5}-[0-9]{2}(?:-[0-9]{2})?"
                r"|0[0-9]{2}-[0-9]{6}-[0-9]{2}(?![0-9]))"
            ),
        )
    )
)
_LINES = re.compile(
    r"(?:f(?:irst|ourth)|F(?:irst|ourth)|s(?:econd)|S(?:econd)|t(?:hird)|"
    r"T(?:hird))-line(?![A-Za-z])"
)
_CHINESE = re.compile(
    r"[≥≤><] ?[1-5] ?级(?!别)|[IⅠⅡⅢⅣ0-9一二三四](?<![A-Za-z0-9.一二三四五六七八九十第]{2})"
    r"(?:[IV]{0,3}[abAB]?(?:[/-][IⅠⅡⅢⅣ0-9][IV]{0,3}[abAB]?)?) ?期(?![待间限望刊])"
    r"|[1-5] ?(?:[-~/至或及] ?[1-5] ?)*级(?!别)"
    r"|[一二三四末] ?线(?=[治疗用标患药方化免靶及和或的后]|$)"
)
_SQUARED = re.compile(r"[²³](?<=m.)")
_CITATION = re.compile(r"\[[0-9]{1,3}(?: ?[,;-] ?[0-9]{1,3})*\]")

# A token in which a letter touches the digits or is hyphened to them: HS-20093, CD19, B7-H3, v1.1.
_ISOTOPE = r"(?:Lu|Ga|Ac|Zr|Tc|Cu|In|Ra|F|I|Y)(?![A-Za-z0-9])"
_TOKEN_SEED = re.compile(
    rf"[0-9](?:(?<=[A-Za-z].)|(?<=[A-Za-z]-.)|(?=L(?![A-Za-z])|-FU|-HT|-1BB|[0-9]{{1,2}}{_ISOTOPE}"
    r"|[0-9]{3,4}\.HK(?![A-Za-z])))"
)
_NAMED = re.compile(
    r"(?:[A-Za-z]+-)*"
    r"(?:"
    # Upper-case letters directly before the digits, or lower case of one or two (v1, p53, q3w).
    r"(?=[A-Za-z]*[A-Z])[A-Za-z]{1,14}[0-9]+|[a-z]{1,2}(?<![np])[0-9]+|p(?:16|21|27|38|53|63)"
    # Capitals and a hyphen (HS-20093, PD-1), or a mixed short form (Ki-67, miR-21).
    r"|[A-Z][A-Z0-9]*-[0-9]+|[A-Za-z]{1,2}[A-Z][A-Za-z]?-[0-9]+|[A-Z][a-z]{1,2}-[0-9]+"
    r")"
    r"(?:[A-Za-z0-9]*(?:[-/+][A-Za-z0-9]+|\.[A-Za-z0-9]+(?<=[A-Za-z][0-9]\.[0-9]))*)"
)
# Digits first, yet a name: isotopes, fluorouracil, receptors, lines of therapy.
_DIGITS_FIRST = re.compile(
    rf"(?:[0-9]{{2,3}}{_ISOTOPE}|5-FU|5-HT[0-9A-Z]*|4-1BB[A-Z]?|[1-4]L\+?|[0-9]{{4,5}}\.HK)"
    r"(?![A-Za-z0-9])(?:-[A-Za-z0-9]+)*"
)
# Shapes like names that state figures: "N48", "USD5", "Top-10".
_FIGURE_SHAPED = re.compile(
    r"(?:[Nn]=?|[Pp]|CI|HR|OR|RR|ORR|DCR|PFS|OS|DOR|cORR|USD|RMB|EUR|CNY|HKD|JPY|GBP|CHF|SEK|US|HK"
    r"|of|in|to|by|at|or|is)[0-9]"
    r"|(?i:top|mid|day|age|non|sub|pre|per|and|for|the|all|any|was|has|had|arm|of|in|at|by|to|up|or"
    r"|is|vs|n|hr|ci|orr|dcr|pfs|os|over|week|aged)-[0-9]"
)
_STATES_A_FIGURE = re.compile(r"[.,][0-9]|\s?[%‰]")


_TOKEN_CHARACTERS = frozenset(string.ascii_letters + string.digits + "-/")


def compile_identifiers(terms: Iterable[str]) -> re.Pattern[str] | None:
    """Return one pattern for all `terms`, or None when there are none.

    The longest term wins; a term matches only whole words and whole numbers, in any typographic
    variant that `fold` makes equal; a space in it matches any run of white space.
    """
    wanted = {" ".join(flatten(term).split()) for term in terms}
    ordered = sorted(wanted - {""}, key=lambda term: (-len(term), term))
    if not ordered:
        return None
    # By first character: the search then skips all places where no term can begin.
    by_first: dict[str, list[str]] = {}
    for term in ordered:
        by_first.setdefault(term[0], []).append(_rest_of(term))
    return re.compile(
        "|".join(_begins(first) + f"(?:{'|'.join(rests)})" for first, rests in by_first.items())
    )


def _begins(first: str) -> str:
    literal = re.escape(first)
    if not (first.isascii() and first.isalnum()):
        return literal
    return rf"{literal}(?<![A-Za-z0-9]{literal})(?<![0-9][.,]{literal})"


def _rest_of(term: str) -> str:
    body = r"\s+".join(re.escape(word) for word in term.split(" "))
    after = r"(?![A-Za-z0-9])(?![.,][0-9])" if re.search(r"[A-Za-z0-9]$", term) else ""
    return body.removeprefix(re.escape(term[0])) + after


def find_identifiers(flat: str, declared: re.Pattern[str] | None) -> list[tuple[int, int]]:
    """Return the spans of identifiers in the flattened text `flat`; they may overlap."""
    spans: list[tuple[int, int]] = []
    digits = has_digit(flat)
    if declared is not None:
        spans += [match.span() for match in declared.finditer(flat)]
    for sign, pattern in _ADDRESSES:
        if sign in flat:
            spans += [match.span() for match in pattern.finditer(flat)]
    if digits or "hase" in flat or "HASE" in flat:
        found = [match.span() for match in _WORDED.finditer(flat)]
        spans += [span for span in found if not _touches_word(flat, span[0])]
    if "-line" in flat:
        spans += [match.span() for match in _LINES.finditer(flat)]
    if not flat.isascii():
        spans += [match.span() for match in _CHINESE.finditer(flat)]
        spans += [match.span() for match in _SQUARED.finditer(flat)]
    if digits:
        if "[" in flat:
            spans += [match.span() for match in _CITATION.finditer(flat)]
        spans += _find_tokens(flat)
    return spans


def _touches_word(flat: str, at: int) -> bool:
    return at > 0 and flat[at - 1].isascii() and flat[at - 1].isalnum()


def _find_tokens(flat: str) -> Iterator[tuple[int, int]]:
    done = 0
    for seed in _TOKEN_SEED.finditer(flat):
        if seed.start() < done:
            continue
        start = _token_start(flat, seed.start(), done)
        form = _DIGITS_FIRST if flat[start] in string.digits else _NAMED
        match = form.match(flat, start)
        if match is None or match.end() <= seed.start():
            continue
        done = match.end()
        if _FIGURE_SHAPED.match(match.group()) or _STATES_A_FIGURE.match(flat, done):
            continue
        yield match.span()


def _token_start(flat: str, at: int, floor: int) -> int:
    while at > floor and flat[at - 1] in _TOKEN_CHARACTERS:
        at -= 1
    return at
