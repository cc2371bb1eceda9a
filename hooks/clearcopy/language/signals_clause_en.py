"""What the verbs of an English sentence show: who is said to do what, and in which tense.

A clause is read without a tagger. The subject of a modal verb is what stands between it and the
last mark or conjunction before it; its verb is the next word that is no adverb. A form in -s counts
as a verb where no word stands before it that only a noun follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from clearcopy.language.lexicon_en import OTHERS

# Begins with a class, so that the search skips from mark to mark.
_MARK = re.compile(r"[,;:\"()\0–—-](?:(?<=[,;:\"()\0])|(?<=-)(?=-)|(?<= .)(?= ))")

_PATIENTS, _BIOLOGY = (
    next(row.words for row in OTHERS if row.name == name) for name in ("generic", "biology")
)
_MODALS = {
    **dict.fromkeys(("will", "shall", "won't"), "will"),
    **dict.fromkeys(("would", "wouldn't"), "would"),
    **dict.fromkeys(("could", "might", "couldn't"), "could"),
    "may": "may",
    **dict.fromkeys(("can", "cannot", "can't"), "can"),
    **dict.fromkeys(("should", "shouldn't"), "should"),
    "must": "must",
}
_HAVE_TO = frozenset("has have need needs ought".split())
# A clause begins after one of these.
_OPENERS = frozenset(
    "that which who whom and but or if when because so while as where than how what whether "
    "before after until once unless although though since whenever said says".split()
)
_RELATIVES = frozenset("that which who".split())
# What follows one of these, up to the next mark, stands beside what the sentence says.
_SUBORDINATORS = frozenset(
    "which who whom whose where when once although though while because if unless what".split()
)
_ISSUER = frozenset(
    "we i company group firm management board partner partners parties sponsor ourselves "
    "companies".split()
)
_STUDIES = frozenset(
    "study trial registry survey programme program cohort arm extension part enrolment "
    "enrollment recruitment readout dosing analysis phase".split()
)
# Texts and their readers: a modal verb after one of these gives notice or advice.
_TEXTS = frozenset(
    "statements statement results information law rules rule document contents notice words "
    "remarks events holders holder readers investors shareholders applicants physicians "
    "physician content risks factors outcomes anyone makers".split()
)
_DEFINITE = frozenset(
    "the our its this their these those his her my both all it they he she such each".split()
)
_NO_NAME = (
    _DEFINITE
    | _PATIENTS
    | _BIOLOGY
    | _STUDIES
    | _TEXTS
    | {*("we", "i", "you", "there", "what", "who", "a", "an", "any", "no", "some", "other", "few")}
)
_INDEFINITE = frozenset("a an any no some another other few many most one".split())
# Who plans, or what may happen, so named speaks of the future.
_FREE = frozenset({"def", "bare", "we", "indef", "study"})
_PLANNERS = frozenset({"def", "bare", "we"})

_PLANS = frozenset(
    "plan plans expect expects anticipate anticipates intend intends aim aims hope hopes seek "
    "seeks project projects forecast forecasts foresee foresees envisage envisages target "
    "targets want wants wish wishes mean means propose proposes eyes sees see believe believes "
    "pledge pledges vow vows estimate estimates predict predicts promise promises prepare "
    "prepares".split()
)
_PLANNED = frozenset(
    "to that a an the no any its our sales revenue growth further about up first full-year soon "
    "next in".split()
)
_ADVERBS = frozenset(
    "not also still then one day soon even therefore now only first never always again both "
    "each well thus just next in turn all".split()
)
_TREATED = frozenset(
    "taken given kept stored avoided used monitored checked lowered reduced stopped swallowed "
    "read considered administered treated construed relied found obtained reported advised "
    "assessed interrupted discontinued left seen".split()
)
_HARM = frozenset(
    "cause lead occur increase raise appear persist worsen result notice reduce impair affect "
    "harm happen die relapse recur progress return spread suffer lose experience develop "
    "present last need require survive feel see miss follow fail differ vary".split()
)
_WORKING = frozenset(
    "bind block inhibit act activate trigger enter kill break explain reflect signal recruit "
    "release degrade attach cross stop travel form change predict help detect indicate "
    "contribute play arise involve stem".split()
)
# What a product or a result does for people, once it does it.
_GAIN = frozenset(
    "offer spare become replace change transform steer give make open improve simplify bring "
    "provide allow let enable ease end save shorten speed extend broaden widen double halve "
    "strengthen benefit serve meet address redefine reshape set win help lead free cut work prove "
    "qualify begin start support add turn create unlock deliver expand pave find reach".split()
)
_USE = frozenset(
    "consult contact ask talk tell discuss check read avoid seek store keep swallow report "
    "consider wish want decide obtain exceed withdraw place rely note exercise bear".split()
)
_PARTICIPLE = ("ed", "en", "wn", "ne", "ept", "ought", "old", "ade")

# What happens once and then is over; a state such as "sells" or "employs" is none of these.
EVENTS = (
    "begin start open ship close end leave arrive go move enter join take launch return expire run "
    "come land roll reach get become receive pay double follow hire hit kick lift switch complete "
    "finish meet file submit trade vote decide retire step hand rise fall add grow gain cut drop "
    "pass bring carry lead supply cover free resume mature shape save cost triple halve climb "
    "wind conclude commence convene publish appear ramp scale expand broaden extend put push turn "
    "give make set buy sell acquire merge combine split separate spin build produce deliver "
    "distribute license sign settle transfer relocate replace recruit enrol enroll randomise "
    "randomize dose treat test evaluate compare study stand stay hold shut stop last mean bear "
    "owe trigger fund finance spend invest raise issue list delist convert redeem repay book "
    "boost shorten speed widen clear secure win earn collect share keep serve employ send need "
    "require call see gather change shift pull draw drive tell answer hear rule act unlock prompt "
    "hinge depend rest await hope debut showcase unveil present travel sail fly mark force pave "
    "spell herald usher tap tackle catch ease spare lock strengthen deepen cement accelerate "
    "smooth fuel near approach slip slide"
).split()
_STATES = frozenset(
    "makes sells develops operates employs contains consists includes belongs shows remains "
    "lies affects occurs causes binds blocks uses works helps".split()
)
_IRREGULAR = frozenset(
    "came took gave fell rose grew saw led met won began sold ran stood went brought chose "
    "became made held kept lost paid sent shrank spoke spent taught told thought wrote bore "
    "built felt got knew meant sat bought broke drew drove fought flew hung lay lent rode sank "
    "shook slid sought swelled threw understood withdrew struck arose found caught dealt ate "
    "forgot heard hid shot slept stole swam tore woke wore left".split()
)
_BEFORE_NOUN = frozenset(
    "the a an its our their his her of in for with by on at to and or no any all some these "
    "those this that two three four five first second new early more most as from into over "
    "after before than per such other key both many several clinical study phase trial annual "
    "sales".split()
)
_NO_PLURAL = frozenset("this plus versus less thus".split())
_LINKING = frozenset(
    "is are be been being have has remain remains stay stays am get gets was were".split()
)
# "Need to be told" and "found to be safe" speak of no time to come.
_NO_FUTURE = frozenset(
    "need needs ought found shown thought believed considered known likely has have had appear "
    "appears seem seems proved proven said reported used able".split()
)


def _third(verb: str) -> str:
    """Return the form of `verb` after "it"."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if verb[-1] == "y" and verb[-2] not in "aeiou" else f"{verb}s"


# A form that tells what kind of verb it is, whatever stands before it.
_CERTAIN = {
    **dict.fromkeys(_STATES, "state"),
    **dict.fromkeys(("has", "have"), "have"),
    **dict.fromkeys(("is", "are", "am"), "be"),
    **dict.fromkeys(("was", "were", "had", "did"), "past"),
    **dict.fromkeys(_MODALS, "modal"),
}
# A form that is a verb only after some words.
_POSSIBLE = {
    **dict.fromkeys(EVENTS, "base"),
    **dict.fromkeys(map(_third, EVENTS), "event"),
    **dict.fromkeys(_IRREGULAR, "past"),
}


def clause_starts(text: str, places: Sequence[int]) -> set[int]:
    """Return which words follow a mark: the numbers of those of `text` that begin at `places`."""
    return {bisect_left(places, mark.start()) for mark in _MARK.finditer(text)}


def clause_signals(
    flat: str, words: Sequence[str], places: Sequence[int], starts: set[int]
) -> set[str]:
    """Return what the modal verbs, the verbs of planning and the first verb show.

    Args:
        flat: the sentence with its capitals.
        words: its words in lower case, those of traps left out.
        places: where each of them begins.
        starts: which of them follow a mark.
    """
    found: set[str] = set()
    for at, word in enumerate(words):
        if word in _MODALS:
            if _named(flat, words, places, starts, at):
                found.add(f"{_MODALS[word]}:name")
            found |= _modal(_MODALS[word], words, starts, at, at + 1)
        elif word in _PLANS:
            found |= _plan(words, starts, at)
        elif word == "to" and at:
            if words[at - 1] in _HAVE_TO:
                found |= _modal("must", words, starts, at - 1, at + 1)
            elif words[at + 1 : at + 2] == ["be"] and words[at - 1] not in _NO_FUTURE:
                done = at + 2 < len(words) and words[at + 2].endswith(_PARTICIPLE)
                found.add("to be done" if done else "to be")
        elif word.endswith("'ll"):
            found.add("modal:we")
    return found | _first_verb(words, starts)


def beside_the_main_clause(words: Sequence[str], starts: set[int]) -> set[int]:
    """Return which of `words` stand in a relative, temporal or conditional clause.

    The tense of such a clause is not that of the sentence: "the list, which was sent in May, will".
    """
    if _SUBORDINATORS.isdisjoint(words):
        return set()
    found: set[int] = set()
    beside = False
    for at, word in enumerate(words):
        beside = word in _SUBORDINATORS or (beside and at not in starts)
        if beside:
            found.add(at)
    return found


def _modal(modal: str, words: Sequence[str], starts: set[int], at: int, after: int) -> set[str]:
    """Return the signals of the modal verb at `at`, whose verb stands from `after` on."""
    subject, verb = _subject(words, starts, at), _verb(words, after)
    found = {f"modal:{subject}", f"{modal}:{subject}"}
    if verb:
        found.add(f"modal:{verb}")
    if verb == "gain" and modal in {"may", "could"}:
        found.add(f"{modal} gain")
    if verb and verb != "gain":
        return found
    if subject in _FREE:
        found.add("modal free")
        if modal in {"may", "can", "should"}:
            found.add(f"{modal} free")
    return found


def _plan(words: Sequence[str], starts: set[int], at: int) -> set[str]:
    """Return the signals of a word that may be a verb of planning."""
    if at == 0 or at + 1 >= len(words) or words[at - 1] in _BEFORE_NOUN:
        return set()
    after = words[at + 1]
    if after not in _PLANNED and not after[0].isdigit() and not after.endswith("s"):
        return set()
    subject = _subject(words, starts, at)
    return {f"plan:{subject}", "plan free"} if subject in _PLANNERS else {f"plan:{subject}"}


def _subject(words: Sequence[str], starts: set[int], at: int) -> str:
    """Return the class of what stands before the verb at `at`."""
    begin = at
    while begin > 0 and at - begin < 9 and begin not in starts and words[begin - 1] not in _OPENERS:
        begin -= 1
    subject = words[begin:at]
    if not subject:
        return "rel" if begin and words[begin - 1] in _RELATIVES else "none"
    for name, members in (
        ("gen", _PATIENTS),
        ("we", _ISSUER),
        ("text", _TEXTS),
        ("bio", _BIOLOGY),
        ("study", _STUDIES),
    ):
        if not members.isdisjoint(subject):
            return name
    if subject[0] in _DEFINITE:
        return "def"
    return "indef" if subject[0] in _INDEFINITE else "bare"


def _named(
    flat: str, words: Sequence[str], places: Sequence[int], starts: set[int], at: int
) -> bool:
    """Whether the verb at `at` has a name for its subject: capitals, no article, no plural."""
    if at == 0 or not flat[places[at - 1]].isupper() or flat[places[at]].isupper():
        return False
    begin = at - 1
    while begin > 0 and begin not in starts and flat[places[begin - 1]].isupper():
        begin -= 1
    first, last = words[begin], words[at - 1]
    if begin > 0 and begin not in starts and words[begin - 1] not in _OPENERS:
        return False
    return first not in _NO_NAME and not (last.endswith("s") and begin == at - 1)


def _verb(words: Sequence[str], at: int) -> str:
    """Return the class of the verb from `at` on, empty for a verb of no class."""
    while at < len(words) and (words[at] in _ADVERBS or words[at].endswith("ly")):
        at += 1
    word, after = (*words[at : at + 2], "", "")[:2]
    if word == "have" and after.endswith(_PARTICIPLE):
        return "perfect"
    if word == "be":
        return "use" if after in _TREATED else "be done" if after.endswith(_PARTICIPLE) else "be"
    for name, members in (("harm", _HARM), ("working", _WORKING), ("use", _USE), ("gain", _GAIN)):
        if word in members:
            return name
    return ""


def _first_verb(words: Sequence[str], starts: set[int]) -> set[str]:
    """Return of which kind the first verb is, and whether one tells of an event at present."""
    first, event = "none", False
    for at, word in enumerate(words):
        kind = _CERTAIN.get(word, "")
        if not kind and (word in _POSSIBLE or word.endswith("ed")):
            kind = _kind(words, starts, at)
        if kind and first == "none":
            first = kind
        if kind == "event":
            event = True
        if event and first != "none":
            break
    return {f"first:{first}", "event verb"} if event else {f"first:{first}"}


def _kind(words: Sequence[str], starts: set[int], at: int) -> str:
    """Return the kind of the verb at `at`, empty for a word that is none."""
    word = words[at]
    kind = _POSSIBLE.get(word, "past" if word.endswith("ed") and len(word) > 4 else "")
    if not kind or at == 0:
        return ""
    before = words[at - 2] if words[at - 1].endswith("ly") and at > 1 else words[at - 1]
    if kind == "past":
        if before in _LINKING:
            return ""
        if word in _IRREGULAR:
            return kind
        last = at + 1 >= len(words)
        by = last or words[at + 1] == "by"
        return "" if by or at in starts or before in _BEFORE_NOUN else kind
    if at in starts:
        return ""
    if kind == "event":
        return "" if before in _BEFORE_NOUN else "event"
    plural = before.endswith("s") and len(before) > 3 and "'" not in before
    many = before in {"we", "they", "i"} or (plural and before not in _NO_PLURAL)
    return "event" if many and before not in _LINKING else ""
