"""What an English sentence shows: cues, tense, subject, time and form, by closed lists alone.

No tagger and no model: a past tense is told by its ending or from a list, by its neighbours. Each
finding is a named signal; `weights_en` says what it counts.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from clearcopy.language.lexicon import Row, Words
from clearcopy.language.lexicon_en import CUES, MONTHS, OTHERS, TIMES
from clearcopy.language.masks_en import CASED, DISCLAIMERS, MASKS
from clearcopy.language.reading import Reading
from clearcopy.language.row_index import RowIndex
from clearcopy.language.signals_clause_en import (
    beside_the_main_clause,
    clause_signals,
    clause_starts,
)
from clearcopy.language.signals_together_en import together
from clearcopy.language.years import year_signals

_ROWS = RowIndex((*CUES, *TIMES, *OTHERS))
_CASED, _TRAPS = RowIndex(CASED), RowIndex((DISCLAIMERS, *MASKS))
_TOKEN = re.compile(r"[a-z0-9]+(?:['.,-][a-z0-9]+)*")
_JOINT = re.compile("['.,-]")
_QUOTED = re.compile(r"\"[^\" ]{1,20}(?: [^\" ]{1,20})?\"")
# Who said it is not what is said.
_ATTRIBUTION = re.compile(r"(?<=[,?!.])\" (?:said|says|added|adds|explained|noted|told)\b.*$")
_YEAR = re.compile(
    rf"(?:\b(?:[0-9]{{1,2}} )?(?P<month>{'|'.join(MONTHS.split()[:12])})\b"
    r"\.?(?: [0-9]{1,2},?)? )?"
    r"(?<![a-z0-9.,:;()$€])(?P<year>20[0-4][0-9])(?![0-9a-z]|-[0-9])"
)
_CONGRESS = re.compile(r"[A-Z]{3,} $")

_PAST = frozenset(
    "was were had did came took gave fell rose grew saw led met won began sold ran stood went "
    "brought chose became made held kept lost paid sent shrank spoke spent taught told thought "
    "wrote bore built felt got knew meant sat bought broke drew drove fought flew hung lay lent "
    "rode sank shook slid sought swelled threw understood withdrew struck arose "
    "left found caught heard".split()
)
_PAST_FORMS = _PAST | {"been"}
# These end in -ed and are no past tense, or are a participle of the future.
_NOT_PAST = frozenset(
    "based need needed red bed indeed hundred speed feed seed exceed proceed bleed breed united "
    "unmet limited related advanced combined unaudited expected planned scheduled projected slated "
    "targeted intended anticipated estimated forecasted earmarked poised committed prepared "
    "accelerated tiered determined proposed detailed mixed fixed aged licensed approved "
    "adjusted".split()
)
_BE = frozenset("be is are was were been being am get gets remain remains".split())
_HAVE = frozenset("has have had having".split())
# A participle after one of these is an adjective.
_BEFORE_ADJECTIVE = frozenset(
    "a an the its their our his her of in with for by at to and as this that these those no any "
    "all some more most newly well highly not from once if when after upon until before while "
    "although less very than but or".split()
)
_MODALS = frozenset("will shall won't would could might may can should must".split())
_PATIENTS, _BIOLOGY = (
    next(row.words for row in OTHERS if row.name == name) for name in ("generic", "biology")
)
_DISEASE_COURSE = re.compile(
    r" (?:[a-z]+ ){0,2}?(?:relapse|recur|die|progress|return|develop|experience|need|lose|suffer|"
    r"see|have|widen|spread|worsen|reach|survive)"
)
_SPEAKERS = frozenset(
    "we our us i they company group firm management board partner partners".split()
)
_HEADLINE_VERBS = frozenset(
    "present report showcase unveil launch begin start acquire initiate submit file stay step take "
    "expand invest build open become join leave hire create receive advance follow enter supply "
    "develop lead retire list highlight feature discuss share announce combine merge buy sell "
    "close cut raise offer host spin get keep bring seek add move set go double triple pay produce "
    "make run test study treat explore collaborate partner market distribute provide fund finance "
    "return relocate appoint issue reorganize restructure shed separate split shift rename exit "
    "end extend boost increase reduce lower lift grow halve recruit enrol enroll dose screen ask "
    "appeal resubmit refile withdraw resume restart pause stop prioritise prioritize focus debut "
    "roll ship deliver manufacture establish form transfer assume own evaluate conduct pursue "
    "complete meet decide rule vote continue stand come see be hand work award grant publish train "
    "operate redeem repay delist convert absorb divest license staff equip convene review "
    "examine commercialise commercialize".split()
)
_IMPERATIVES = frozenset(
    "see tell ask do avoid keep store take read call tick talk hold stop discuss consult".split()
)
_NO_INFINITIVE = frozenset(
    "able used how continues up next due according leading led related compared prior attributed "
    "exposure relative".split()
)
_AMOUNT = re.compile(r"[$€£¥]|\b(?:million|billion)\b")
_RATE = re.compile(r"%|p ?[<=]")

# That a sentence names a month or begins with a dateline speaks neither for the future nor against.
_NEUTRAL_MASKS = frozenset({"month", "dateline"})
# Cues that speak for the future by themselves.
_STRONG = frozenset(
    {
        *("will", "going to", "intention", "wish", "expected", "on track", "due", "prepare"),
        *("step", "pending", "approved", "contingent", "goal", "outlook", "lookforward"),
        *("belief", "potential to", "likely", "more", "is to", "sights", "pledged"),
        *("modal belief", "next"),
    }
)


def words_of(low: str) -> Words:
    """Return the words of `low`."""
    tokens: list[str] = _TOKEN.findall(low)
    parts = frozenset(tokens)
    joined = [token for token in tokens if not token.isalnum()]
    if joined:
        parts = parts.union(*map(_JOINT.split, joined))
    return Words(tokens, parts)


def _places(text: str, tokens: Sequence[str]) -> list[int]:
    """Return where each of the `tokens` of `text` begins."""
    found: list[int] = []
    end = 0
    for token in tokens:
        at = text.index(token, end)
        found.append(at)
        end = at + len(token)
    return found


def read(flat: str, low: str, words: Words, published: datetime.date | None) -> Reading:
    """Return the signals of a sentence.

    Args:
        flat: the folded sentence on one line.
        low: the same in lower case, where the caller may have overwritten parts.
        words: the words of `low`.
        published: the day that years are compared with.
    """
    traps = _TRAPS.candidates(low, words)
    if DISCLAIMERS in traps and DISCLAIMERS.pattern.search(low) is not None:
        return Reading(low, masks=("disclaimer",), disclaimer=True)
    if flat.count('"') >= 6 and len(_QUOTED.findall(flat)) >= 3:
        return Reading(low, masks=("quoted list",), disclaimer=True)
    text, masks = _masked(flat, low, words, traps)
    years, text, ahead = year_signals(_YEAR, flat, text, published, _CONGRESS)
    hits = dict(_ROWS.matches(text, words))
    if ahead is not None:
        hits["year ahead"] = ahead
    signals = {*hits, *years, *(f"mask {name}" for name in masks)}
    if not _NEUTRAL_MASKS.issuperset(masks):
        signals.add("masked")
    shown = words if text == low else words_of(text)
    tokens, places = shown.tokens, _places(text, shown.tokens)
    starts = clause_starts(text, places)
    beside = beside_the_main_clause(tokens, starts)
    main = ["" if at in beside else word for at, word in enumerate(tokens)] if beside else tokens
    signals |= _tense(main, places, hits)
    signals |= _subject(text, shown, places)
    signals |= _form(flat, text, tokens)
    signals |= clause_signals(flat, tokens, places, starts)
    return Reading(text, frozenset(signals | together(signals)), hits, masks)


def _masked(flat: str, low: str, words: Words, traps: Iterable[Row]) -> tuple[str, tuple[str, ...]]:
    """Return the text with those of the `traps` that it holds overwritten, and their names."""
    names: list[str] = []
    text = low
    for row in _CASED.candidates(flat, words):
        for match in row.pattern.finditer(flat):
            names.append(row.name)
            # The month stays one, in letters that are no modal verb.
            month = row.name == "month"
            cover = match.group().lower().replace("may", "jun") if month else _blank(match)
            text = text[: match.start()] + cover + text[match.end() :]
    for row in traps:
        text, count = row.pattern.subn(_blank, text)
        names += [row.name] if count else []
    if '"' in text:
        text = _ATTRIBUTION.sub(_blank, text)
    return text, tuple(dict.fromkeys(names))


def _blank(match: re.Match[str]) -> str:
    # Not spaces: words that a mask parts must not become neighbours.
    return "\0" * (match.end() - match.start())


def _tense(words: Sequence[str], places: Sequence[int], hits: dict[str, re.Match[str]]) -> set[str]:
    """Return the signals of tense, and whether a past verb stands before the first strong cue."""
    found: set[str] = set()
    past_at: list[int] = []
    telling = [at for at, word in enumerate(words) if word.endswith("ed") or word in _PAST_FORMS]
    for at in telling:
        word = words[at]
        at_before = at - 2 if at > 1 and words[at - 1].endswith("ly") else at - 1
        before = words[at_before] if at else ""
        have = before in _HAVE or (at > 1 and words[at - 2] in _HAVE)
        if word in _PAST and at:
            if word in {"was", "were"} and at:
                found.add("waswere")
                past_at.append(places[at])
            if have:
                found.add("perfect")
            elif before not in _BE and before != "to":
                found.add("past")
                past_at.append(places[at])
        elif word.endswith("ed") and len(word) > 4 and word not in _NOT_PAST:
            after = words[at + 1] if at + 1 < len(words) else ""
            if have:
                found.add("perfect")
            elif before in {"was", "were"} or _is_past(before, after):
                found.add("past")
                past_at.append(places[at])
        elif word == "been":
            found.add("perfect")
    return found | _order(
        past_at, [match.start() for name, match in hits.items() if name in _STRONG]
    )


def _is_past(before: str, after: str) -> bool:
    """Whether a word in -ed between these two is a verb in the past, not a participle."""
    return bool(
        before and after and before not in _BE and before not in _BEFORE_ADJECTIVE and after != "by"
    )


def _order(past: list[int], strong: list[int]) -> set[str]:
    if not strong:
        return set()
    found = {"strong", "strong2"} if len(strong) > 1 else {"strong"}
    if past:
        found.add("past<strong" if min(past) < min(strong) else "strong<past")
    return found


def _subject(text: str, shown: Words, places: Sequence[int]) -> set[str]:
    """Return the signals of who or what the sentence is about."""
    found: set[str] = set()
    words = shown.tokens
    for at, word in enumerate(words):
        if word not in _MODALS:
            continue
        subject = words[max(0, at - 7) : at]
        if not _PATIENTS.isdisjoint(subject):
            found.add("modal generic")
        if not _BIOLOGY.isdisjoint(subject):
            found.add("modal bio")
        if word in {"will", "shall"}:
            found.add("will generic" if "modal generic" in found else "will clean")
            if _DISEASE_COURSE.match(text, places[at] + len(word)):
                found.add("will disease")
        break
    if not _PATIENTS.isdisjoint(words[:4]):
        found.add("generic start")
    if not _BIOLOGY.isdisjoint(words[:5]):
        found.add("bio start")
    if not _SPEAKERS.isdisjoint(shown.parts):
        found.add("we")
    return found


def _kind_of_sentence(flat: str, words: Sequence[str]) -> set[str]:
    """Return whether a sentence asks, or tells the reader what to do."""
    found: set[str] = set()
    if flat.rstrip().endswith("?"):
        found.add("question")
    if words and words[0] in _IMPERATIVES:
        found.add("let")
    return found


def _form(flat: str, text: str, words: Sequence[str]) -> set[str]:
    """Return the signals of form: headline, quotation, label, infinitive, figures."""
    found = _kind_of_sentence(flat, words)
    last = flat.rstrip()[-1:]
    if last not in set('.!?";'):
        found.add("headline")
    if last == '"' or flat.lstrip().startswith('"'):
        found.add("quote")
    if ": " in text:
        found.add("colon")
    for at in range(1, len(words) - 1):
        if (
            words[at] == "to"
            and words[at + 1] in _HEADLINE_VERBS
            and words[at - 1] not in _NO_INFINITIVE
        ):
            found |= {"to verb", "to verb headline"} if "headline" in found else {"to verb"}
            break
    if _RATE.search(text) is not None:
        found.add("percent")
    if (not text.isascii() or "$" in text or "illion" in text) and _AMOUNT.search(text) is not None:
        found.add("money")
    return found
