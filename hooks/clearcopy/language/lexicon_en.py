"""English cues of forward-looking language, and how much each counts.

The expressions run over folded text in lower case, on one line, after `masks_en`. To teach the
detector a word, add it to a table here, its stem to the row, the word to `TRIGGERS`, and a case to
the tests.
"""

from __future__ import annotations

import re

from clearcopy.language.lexicon import Lexicon, Row, row, worded
from clearcopy.language.masks_en import CASED, DISCLAIMERS, MASKS
from clearcopy.language.normalise import lowered

_ADVERB = (
    r"(?:(?:also|now|currently|still|further|therefore|thus|both|each|each of them|fully|firmly|"
    r"only|"
    r"respectively|jointly|always|reasonably|actively|initially|first|next|then|together|"
    r"no longer) )?"
)
_EXPECT = (
    r"(?:expect|anticipate|plan|intend|aim|seek|hope|project|forecast|estimate|target|foresee|"
    r"envisage|envision)"
)
_PLURAL_SUBJECT = (
    r"(?:we|they|i|you|the (?:parties|companies|partners|directors|authors|investigators)|"
    r"both (?:companies|parties|sides|partners)|our [a-z]+s|and [a-z]+)"
)
_BE = (
    r"(?:is|are|be|remains?|remain|being|'s|'re|am|stays?|looks?|seems?|appears?|continues? to be)"
)
_OPEN = (
    r"(?:expected|anticipated|planned|scheduled|projected|slated|forecast|targeted|foreseen|"
    r"envisaged|earmarked|pencilled in|penciled in)"
)
_WHEN = (
    r"(?:to|in|by|for|from|on|within|during|at|later|this|next|around|mid|early|late|before|after|"
    r"over|throughout|as|soon|shortly|through|until|once|end|with|about)"
)
_EVENT = (
    r"(?:filings?|submissions?|approvals?|launch(?:es)?|read-?outs?|data|results|completion|"
    r"closing|"
    r"initiation|start|milestones?|revenues?|sales|growth|enrol?lment|decision|benefits?|synerg\w+|"
    r"ind|nda|bla|maa|anda|date|timeline|timing)"
)
_HEADLINE_VERB = (
    r"(?:be (?:presented|published|unveiled|announced|reported|shown|discussed|released|launched|"
    r"highlighted|featured|submitted|filed|completed|held|delivered)|present|report|showcase|"
    r"unveil|"
    r"launch|begin|start|acquire|initiate|submit|file|stay|step down|take|expand|invest|build|open|"
    r"become|join|leave|hire|create|receive|advance|follow|enter|supply|develop|lead|retire|list|"
    r"highlight|feature|discuss|share|announce|combine|merge|buy|sell|close|cut|raise)"
)

# (name, expression): one of them is enough for the upper tier.
_MONTHS = "january february march april may june july august september october november december"
_YEARS = " ".join(str(year) for year in range(2020, 2060))
_PERIODS = "q1 q2 q3 q4 h1 h2 1q 2q 3q 4q 1h 2h " + " ".join(
    f"{period}{year}"
    for period in ("q1", "q2", "q3", "q4", "h1", "h2", "1q", "2q", "3q", "4q", "1h", "2h")
    for year in (*range(20, 100), *range(2020, 2060))
)

STRONG: tuple[Row, ...] = (
    worded(
        "will",
        "will shall won't going we'll it'll they'll i'll you'll he'll she'll that'll",
        r"\b(?:will|shall|won't|going to)\b|(?<=[a-z])'ll\b",
    ),
    worded(
        "subject and verb",
        "expect expects expected expecting anticipate anticipates plan plans planning intend "
        "intends intending aim aims aiming seek seeks hope hopes hoping hopeful project projects "
        "forecast forecasts estimate estimates target targets foresee foresees envisage "
        "envisages envision envisions look looks looking optimistic committed",
        rf"\b{_PLURAL_SUBJECT} {_ADVERB}{_EXPECT}\b(?! (?:patients|lesions))|"
        r"\b(?:expects|anticipates|intends|hopes|envisages|envisions|foresees)\b|"
        r"\b(?:plans|aims|seeks|projects|forecasts|estimates|targets|plan|aim|hope|intend|"
        r"expect) to\b|"
        r"\b(?:company|group|board|firm|management|it|he|she) (?:[a-z]+ly )?(?:projects|"
        r"forecasts|estimates|targets|plans|aims|seeks)\b|"
        r"\blook(?:s|ing)? forward to\b(?! seeing you)|\b(?:planning|hoping|aiming|intending|"
        r"expecting) to\b|"
        r"\b(?:planning|aiming) (?:for|at)\b|\b(?:we are|is|are) (?:hopeful|optimistic)\b|"
        r"\bhopeful that\b|"
        r"\b(?:company|group|firm) (?:is|remains) (?:fully |firmly )?committed to (?=[a-z]+ing\b)",
    ),
    worded(
        "passive",
        "expected anticipated planned scheduled projected slated forecast targeted foreseen "
        "envisaged earmarked pencilled penciled intended poised positioned set due likely "
        "unlikely about track schedule course anticipation",
        rf"\b{_BE} {_ADVERB}(?:well |not |now |widely |generally )?(?:{_OPEN}|intended to|poised|"
        r"positioned (?:to|as|for)|set (?:to|for)|due (?:in|to|by|on|for|at)|likely to|"
        r"unlikely to|about to)\b|"
        rf"\b{_OPEN} {_WHEN}\b|\b{_OPEN} {_EVENT}\b|\b(?:with|"
        rf"and) {_OPEN} (?:[a-z]+ ){{1,2}}{_EVENT}\b|"
        r"\bon (?:track|schedule|course)\b|\bahead of schedule\b|\b(?:poised|slated) (?:for|to)\b|"
        r"\b(?:due|set) (?:in|by|for) (?=the |next|early|late|mid|q[1-4]|h[12]|20|a |an |its )|"
        r"\bin anticipation of\b",
    ),
    worded(
        "condition or promise",
        "approved approval approvals successful authorised authorized authorisation "
        "authorization licensed cleared clearance clearances eligible potential potentially "
        "could subject should would",
        r"\b(?:if|once|when|until|upon|after|pending) (?:[a-z]+ ){0,4}?(?:approved|approval|"
        r"successful|authori[sz]ed|"
        r"authori[sz]ation|licensed|cleared|clearance)\b(?! (?:by|in) [a-z]+ (?:19|20))|"
        r"\beligible (?:to receive|for (?:up to|milestone|further|additional|tiered))\b|"
        r"\b(?:has|have|had|with|having|its|their|the) (?:the )?potential to\b|"
        r"\bpotential(?:ly)? (?:to be )?(?:the )?(?:first|best)[- ]in[- ]class\b|"
        r"\bcould (?:soon |also |one day |potentially )?(?:become|transform|be (?:the first|sold|"
        r"launched|"
        r"approved|available|filed|submitted)|change|offer|provide|help|redefine|reshape)\b|"
        r"\bsubject to (?:[a-z]+ ){0,4}(?:approvals?|clearances?|closing|completion|conditions|"
        r"authori[sz]ation)\b|"
        r"\bshould (?:the|this|these|it|our|its) (?:[a-z]+ ){1,4}(?:be|confirm|succeed|prove|"
        r"show|meet)\b|"
        r"\bwould (?:become|be the first|be responsible|receive|pay|provide|enable|allow)\b",
    ),
    worded(
        "noun",
        "guidance outlook peak runway pdufa action goal",
        r"\b(?:financial|full-year|revenue|sales|earnings|profit|20[0-9][0-9]|"
        r"fiscal) (?:[a-z0-9]+ )?guidance\b|\boutlook\b|"
        r"\bguidance (?:for|range)\b|\bpeak sales\b|\bcash runway\b|\brunway (?:into|to|through|"
        r"until)\b|"
        r"\bpdufa\b|\btarget action date\b|\bgoal date\b",
    ),
    worded(
        "announced act",
        "unveiled presented published announced reported shared discussed launched featured "
        "showcased",
        r"\bto be (?:unveiled|presented|published|announced|reported|shared|discussed|launched|"
        r"featured|showcased)\b",
    ),
    worded(
        "headline",
        f"{_MONTHS} {_YEARS} next later upcoming q1 q2 q3 q4 h1 h2",
        r"to (?<![a-z].{3})(?<!able .{3})(?<!used .{3})(?<!continues .{3})(?<!how .{3})"
        rf"{_HEADLINE_VERB} (?:[a-z0-9'-]+ ){{0,6}}?"
        rf"(?:at|in|on|by|until|from|for) (?:the )?(?:next|later|upcoming|20[0-9][0-9]|q[1-4]|"
        r"h[12]|january|february|march|april|june|july|august|september|october|november|december)\b",
    ),
)

# Each counts 2: a time that lies ahead.
TIME = worded(
    "time",
    "next coming upcoming following remaining later future forward due year half quarter end mid "
    "middle early late spring summer autumn fall winter close within deciding leaves long "
    f"christmas {_YEARS} {_PERIODS}",
    r"\b(?:next|coming|upcoming|following|remaining) (?:few |several |two |three |five |ten |"
    r"fiscal |financial )?"
    r"(?:days?|weeks?|months?|quarters?|years?|decades?|half|season|spring|summer|autumn|fall|"
    r"winter|steps?|phase|stage|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"generation)\b|"
    r"\blater this (?:week|month|quarter|year|spring|summer|autumn|fall|winter)\b|"
    r"\bby (?:the )?(?:end|mid|middle|early|late|spring|summer|autumn|fall|winter|new year|"
    r"year-end|close)\b|"
    r"\bby (?:[a-z]+ )?20[2-9][0-9]\b|\b(?:first|second) (?:half|"
    r"quarter)\b(?! (?:of (?:the )?)?(?:results|sales|revenue))|"
    r"\b(?:third|fourth) quarter\b|\b(?:q[1-4]|h[12])[ -]?(?:20)?[2-9][0-9]\b|\b(?:[1-4]q|"
    r"[12]h) ?(?:20)?[2-9][0-9]\b|"
    r"\b(?:in (?:the )?(?:near |foreseeable )?future|going forward|in due course|"
    r"before (?:the )?year-?end|at year-?end)\b|"
    r"\bwithin (?:the )?(?:next )?(?:[a-z0-9]+ )?(?:days|weeks|months|years)\b|\bfrom (?:next|"
    r"the coming)\b|"
    r"\b(?:in|over) the (?:coming|next)\b|\bbefore (?:deciding|the leaves|long|christmas)\b",
)

# Each counts 1, once a sentence.
WEAK = worded(
    "weak",
    "may might could can should potential potentially possible possibly likely believe believes "
    "confident opportunity opportunities prospect prospects promising priority priorities strategy "
    "strategic goal goals commit commits committed commitment pursue pursues pursuing predict "
    "predicts predicted continue continues continuing proposed upcoming would ambition vision aim "
    "aims plan plans planned expected anticipated hope hopes intend intends intended target "
    "targets "
    "ready readying momentum keep delivering begin begins",
    r"\b(?:may|might|could|can|should|potential|potentially|possible|possibly|likely|believes?|"
    r"confident|"
    r"opportunit(?:y|ies)|prospects?|promising|priorit(?:y|ies)|strategy|strategic|goals?|"
    r"commits?|committed|"
    r"commitment|pursues?|pursuing|predicts?|predicted|continues?|continuing|proposed|upcoming|"
    r"would|"
    r"ambition|vision|aims?|plans?|planned|expected|anticipated|hope|hopes|intends?|intended|"
    r"target|targets|"
    r"ready(?:ing)?|momentum|keep|delivering|begins?)\b",
)

# What such sentences are about; 1 more, and the topic by which risks are matched to statements.
OBJECTS: tuple[Row, ...] = (
    row(
        "regulatory",
        "approv|nda|bla|maa|ind|submi|filing|dossier|applica|clear|authori",
        r"\b(?:approvals?|ndas?|blas?|maas?|inds?|submissions?|filings?|dossier|applications?|"
        r"indications?|clearance|authori[sz]ation)\b",
    ),
    row(
        "clinical",
        "read|top|enrol|recruit|initia|pivotal|registra|unblind|interim",
        r"\b(?:read-?outs?|topline|top-line|enrol?lment|recruitment|initiation|pivotal|"
        r"registrational|unblinding|interim)\b",
    ),
    row(
        "commercial",
        "launch|commerc|sales|market|treatment op|standard|shipment",
        r"\b(?:launch(?:es|ed)?|commerciali[sz]ation|sales|market|treatment options?|"
        r"standard of care|shipments?)\b",
    ),
    row(
        "financial",
        "mileston|royalt|revenue|runway|earning|eps|guidance|dividend",
        r"\b(?:milestones?|royalt(?:y|ies)|revenues?|runway|earnings|eps|guidance|dividends?)\b",
    ),
    row(
        "deal",
        "closing|acqui|merger|collab|licen",
        r"\b(?:closing|acquisition|merger|collaboration|licen[cs]e)\b",
    ),
    row("pipeline", "pipeline", r"\bpipeline\b"),
)

# A past act with a date outweighs a weak cue.
PAST_ACT = re.compile(
    r"\b(?:announced|reported|showed|granted|listed|approved|accepted|entered|received|disclosed|"
    r"completed|published|presented|signed|launched|was|were)\b"
)

_CUE_WORDS = TIME.words.union(WEAK.words, *(row.words for row in STRONG))


def _words_of(low: str) -> frozenset[str] | None:
    """Return the words of `low` without the signs that may touch them; None without a cue."""
    for sign in '-,.;:()"/?!':
        low = low.replace(sign, " ")
    words = low.split()
    return None if _CUE_WORDS.isdisjoint(words) else frozenset(words)


LEXICON = Lexicon(
    prepare=lowered,
    words_of=_words_of,
    disclaimers=DISCLAIMERS,
    cased=CASED,
    masks=MASKS,
    strong=STRONG,
    time=TIME,
    weak=WEAK,
    objects=OBJECTS,
    past_act=PAST_ACT,
)
