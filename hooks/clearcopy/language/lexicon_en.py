"""English words of forward-looking language: what to mask, what counts, and how much.

The expressions run over folded text in lower case, on one line; those of `CASED` over the folded
text as written. To teach the detector a word, add it to a table here and to the trap tests.
"""

from __future__ import annotations

import re


def _one_of(*parts: str) -> str:
    return "(?:" + "|".join(parts) + ")"


def _words(text: str) -> str:
    """Return an alternation of the words in `text`, which `|` separates."""
    return "(?:" + re.sub(r"\s*\|\s*", "|", " ".join(text.split())) + ")"


# A sentence with one of these speaks about statements, use or reliance, not about the future.
DISCLAIMERS = (
    r"forward[- ]looking (?:statements?|information)|"
    r"(?:obligation|duty|responsibility|undertaking) to (?:publicly )?(?:update|revise)|"
    r"(?:do|does) not (?:undertake|constitute|recommend|commit to or guarantee|guarantee)|"
    r"(?:nothing|information|statements?|content|materials?) (?:contained )?(?:here|herein|in this)"
    r"[^.]{0,60}?(?:should|may|must|shall|can) (?:not )?be |"
    r"not (?:be )?(?:an offer|responsible for|construed|relied)|no offer to (?:buy|sell)|"
    r"(?:information|reference) (?:purposes )?only|past (?:performance|securities)|safe harbou?r|"
    r"these statements|such statements|differ (?:materially|significantly)|undue reliance|"
    r"makes? no (?:claim|representation|warrant)|at any time without notice|"
    r"for advertising purposes|nothing here should|should exercise caution|"
    r"(?:words|verbs|phrases|terms|expressions) (?:like|such as)"
)

_PAST_VERB = r"(?:expected|anticipated|planned|scheduled|projected|intended|hoped|estimated|slated|due|targeted|likely|believed|set|poised|on track)"
_DISEASE_VERB = _words(
    """progress | relapse | recur | die | develop | experience | return | survive | present |
    eventually | ultimately | suffer | see (?:it|the|their) | have (?:a |the )?(?:recurrence|relapse) |
    be diagnosed | metastasi[sz]e | spread | lose | become resistant | need (?:a |further )?treatment"""
)
_STUDY = r"(?:stud(?:y|ies)|trials?|programs?|programmes?|arms?|cohorts?|registry|survey|analysis|research)"
_STUDY_VERB = _words(
    """find | explore | evaluate | assess | investigate | determine | compare | test | examine |
    understand | measure | establish | describe | characteri[sz]e | enrol | enroll | include"""
)
_SAFETY_VERB = _words(
    """cause | lead to | raise | increase | impair | harm | result in | appear | occur | worsen |
    affect | bind | reduce | explain | be fatal | be severe | happen | develop | hinge"""
)
_READER = _words(
    """patients? | readers? | investors? | shareholders? | physicians? | doctors? | you | women |
    men | adults | caregivers? | healthcare (?:professionals?|providers?) | prescribers? |
    clinicians? | any treatment[- a-z]{0,24}decisions[a-z ]{0,40}?"""
)

# Name of the trap -> what to overwrite before cues are looked for. Each ends before the next cue.
MASKS: tuple[tuple[str, str], ...] = (
    (
        "target",
        r"[a-z0-9]+-target(?:ed|ing|s)?\b|"
        r"\btarget(?:ed|s|ing)? (?:\w+ )?(?:lesions?|antigens?|doses?|populations?|cells?|agents?|"
        r"treatments?|therap(?:y|ies)|drugs?|medicines?|organs?|proteins?|receptors?|genes?|vessels?)\b|"
        r"\btarget(?:s|ing|ed)? (?:the )?[a-z0-9-]*(?:[0-9]|receptor|protein|kinase|antigen)[a-z0-9-]*",
    ),
    (
        "intent",
        r"\bintent(?:ion)?[- ]to[- ]treat\b|\bintended (?:use|users?|readers?|audience)\b|"
        r"\bwith the intent\b|\b(?:announcement|release|page|information|contents?|statements?|"
        r"materials?|website|document|notice|presentation|drugs?|products?|medicines?|designation|"
        r"device|status|program|programme|scheme|pathway)(?: [a-z]+){0,3} (?:is|are) "
        r"(?:not |only |solely )?intended\b|\bintended (?:only |solely )?for (?:use by )?"
        r"(?:health|medical|us media|investors|journalists|residents)",
    ),
    (
        "plan",
        r"\b(?:statistical analysis|analysis|risk management|management|pa?ediatric investigation|"
        r"investigation|health|stock option|option|equity|share|incentive|pension|benefits?|"
        r"insurance|savings|treatment|care|dosing|bonus|purchase|award|recovery|monitoring)[- ]plans?\b|"
        r"\b(?:pre-?)?planned (?:[a-z]+ )?(?:interim|analys[ei]s|subgroups?|site|doses?|visits?|"
        r"sample|enrol?lment|treatment|surgery|maximum|follow)|\bpre-?(?:planned|specified)\b|"
        r"\bscheduled (?:surgery|visits?|doses?|assessments?)",
    ),
    (
        "guidance",
        r"\b(?:fda|ich|nmpa|ema|cde|who|mhra|nice|agency|regulatory|clinical|medical|image|imaging|"
        r"ultrasound|industry|draft|treatment|ct)(?:'s)? (?:[a-z]+ )?guidance\b|"
        r"\b(?:advice|opinion) (?:or|and) guidance\b|\bguidance (?:of|from|documents?|for industry|on)\b|"
        r"\b(?:under|following) the guidance\b",
    ),
    (
        "estimate",
        r"\b(?:kaplan-meier|km|point|interval|median|model|survival|risk|effect)[- ]estimate[sd]?\b|"
        r"\b(?:not|non)[- ]?(?:estimable|estimated|evaluable)\b|\ban estimated\b|"
        r"\bestimated (?:glomerular|gfr|costs?|expenses|incidence|prevalence|number|hazard|that about|"
        r"(?:median|survival|rate))",
    ),
    (
        "causality",
        r"\b(?:possibly|probably|likely|possible|probable|potentially|not) (?:drug-|treatment-)?"
        r"(?:related|attributable|attributed|relationship)\b|\bpossible confound\w*|"
        r"\b(?:definite|probable) or (?:possible|probable)\b",
    ),
    (
        "expectation met or missed",
        r"\blife expectanc(?:y|ies)\b|\bunexpected(?:ly)?\b|\bexpectant\b|"
        r"\bexpected (?:serious )?adverse (?:drug )?(?:reactions?|events?)|"
        r"\b(?:than|as|as was|in line with|above|below|beyond|ahead of|beat(?:s|ing)?|exceed(?:s|ed|ing)?|"
        r"exceeding|surpass(?:es|ed)?|missed|met|meets)"
        r" (?:(?:the|our|its|all|market|analysts'?|we had|was|previously|originally|initially|own|"
        r"previous|prior|sales) ){0,3}"
        r"(?:expected|expectations?|anticipated|planned|hoped|outlook|guidance|forecasts?|estimates?|"
        r"projections?|targets?|goals?)\b",
    ),
    (
        "past plan",
        rf"\b(?:was|were|had|had been|been|has been|have been|would have|could have|originally|"
        rf"previously|initially|formerly|once)"
        rf"(?: (?:not|never|all|also|originally|previously|initially|already|first|long|been|only))?"
        rf" {_PAST_VERB}\b|\bwould have\b|\b(?:would|will) not have\b|\bhad (?:planned|hoped|expected)\b|"
        r"\b(?:hoped|aimed|sought) (?:that|to|for)\b",
    ),
    ("predict", r"\bpredictive (?:bio)?markers?\b|(?:%|percent) predicted\b|\bpredicted (?:fev|value|vital)|\bpredictors?\b"),
    (
        "continue",
        r"\bcontinu(?:e|ed|es|ing|ous)(?:ly)? (?:[a-z]+ ){0,2}?(?:treatment|dosing|therapy|infusion|"
        r"medication|confidence|support)\b|\bdiscontinu\w+",
    ),
    (
        "potential",
        r"\bpotential (?:conflicts?|drug|interactions?|bias|confound\w*|treatments?|uses?|vaccines?|"
        r"adverse|side|risks?|harm|[a-z]+ vaccines?)\b|\binteraction potential\b|"
        r"\b(?:membrane|malignant|metastatic|redox|action|metabolic|growth) potential\b|"
        r"\bpotentially (?:eligible|relevant|harmful|without|fatal|serious)\b|"
        r"\bexplor(?:e|es|ing) the potential\b|\bpossible side\b",
    ),
    (
        "project",
        r"\bprojects? (?:optimus|orbis)\b|\b(?:research|pilot|joint|building|the|this|a|our|each|of)"
        r" projects?\b|\bprojects? (?:team|leader|manager|number|funded|was|were|has|is|are)\b",
    ),
    (
        "epidemiology",
        r"(?:[0-9] ?%|\b(?:percent|half|thirds?|quarters?|most|many|some|few|majority|patients?|women|"
        rf"men|people|children|those|cases|tumou?rs?|disease)\b)[^.;]{{0,160}}? will (?=(?:[a-z]+ )?{_DISEASE_VERB})",
    ),
    ("name", r"\bgoodwill\b|\bif you will\b|\b(?:free|last|good|own|ill|living) will\b|\bwill and testament\b"),
    (
        "logistics",
        r"\breplay[^.;]{0,40}? will\b|\bwill (?:also |then )?(?:be )?(?:host|hold|webcast|stream|broadcast|"
        r"record|archiv|join|attend|dial|chair|available|accessible|stay on)[a-z]*(?=[^.;]{0,80}?\b(?:calls?|"
        r"webcasts?|conference|replay|website|talks|meetings?|briefing|session|phone|online|link)\b)|"
        r"\b(?:webcast|call|replay|slides?|presentation|recording|transcript)s?[^.;]{0,30}? will be "
        r"(?:available|accessible|archived|posted|live|held|hosted|webcast)",
    ),
    (
        "advice",
        rf"\b{_READER} (?:should|must|may wish|can|may)\b|\bshould (?:not |only |always )?(?:be "
        r"(?:read|used|construed|taken|based|considered|interpreted|confused|monitored|advised|avoided|"
        r"given|administered|stopped|reported)|consult|exercise|contact|talk|discuss|speak|ask|"
        r"seek)\b|\b(?:may|can) be (?:obtained|found|downloaded|accessed|viewed|read|reported)\b|"
        r"\bplease\b",
    ),
    (
        "safety text",
        rf"\b(?:may|can|could|might|cannot) (?:also |not |even )?{_SAFETY_VERB}\b|"
        r"\bmay not be (?:sold|used|offered|taken)\b|\bdo not use\b",
    ),
    ("prospective", r"\bprospective(?:ly)?,? (?:[a-z-]+,? ){0,3}?(?:study|studies|cohorts?|trials?|analys[ei]s|registr|data|collected|follow)"),
    (
        "endpoint",
        r"\b(?:primary|secondary|main|key|exploratory|overall|study) (?:[a-z]+ )?(?:objectives?|goals?|aims?)\b|"
        r"\bobjective (?:response|remission|tumou?r)|\bmet (?:its|all|the|their)(?: [a-z]+){0,2} (?:goals?|targets?|objectives?)",
    ),
    (
        "study design",
        rf"\b{_STUDY}(?: [a-z0-9-]+){{0,3}}? (?:seeks?|aims?|sought|aimed|intends?|plans?|hopes?|is intended|"
        rf"are intended|is expected) to {_STUDY_VERB}|\bdesigned to\b|\bmeant to\b|"
        r"\b(?:seeks?|seeking|search(?:es)?|looks?|looking) (?:for|out)\b",
    ),
    ("mission", r"\b(?:we|our mission|our vision)(?: are| is|'re)? (?:committed to|dedicated to|striv\w+)|\bimagine a\b"),
)
# These depend on capitals.
CASED: tuple[tuple[str, str], ...] = (
    (
        "month",
        r"\bMay(?= [0-9]|, (?:19|20)[0-9])|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Oo]n|"
        r"[Dd]uring|[Tt]o|[Ee]arly|[Ll]ate|mid|[Ll]ast|[Tt]his|[Nn]ext|[0-9])[ -]May\b",
    ),
    ("trial name", r"\b(?:HOPE|AIM|PROJECT|TARGET|PLAN|SEEK|PROSPECT|AMBITION|GOAL)\b(?:-[A-Z0-9]+)?(?= (?:[0-9-]|study|trial|programme?))|\b(?:HOPE|AIM|PROSPECT)-[0-9A-Z]+"),
    ("name", r"\b(?:Will|Hope|May) (?=[A-Z][a-z]+(?:,| said| added|\.))|\b[A-Z][a-z]+ & Likely\b|\bLikely LLP\b"),
)

_ADVERB = (
    r"(?:(?:also|now|currently|still|further|therefore|thus|both|each|each of them|fully|firmly|only|"
    r"respectively|jointly|always|reasonably|actively|initially|first|next|then|together|no longer) )?"
)
_EXPECT = r"(?:expect|anticipate|plan|intend|aim|seek|hope|project|forecast|estimate|target|foresee|envisage|envision)"
_PLURAL_SUBJECT = _words(
    """we | they | i | you | the (?:parties|companies|partners|directors|authors|investigators) |
    both (?:companies|parties|sides|partners) | our [a-z]+s | and [a-z]+"""
)
_BE = r"(?:is|are|be|remains?|remain|being|'s|'re|am|stays?|looks?|seems?|appears?|continues? to be)"
_OPEN = r"(?:expected|anticipated|planned|scheduled|projected|slated|forecast|targeted|foreseen|envisaged|earmarked|pencilled in|penciled in)"
_WHEN = (
    r"(?:to|in|by|for|from|on|within|during|at|later|this|next|around|mid|early|late|before|after|"
    r"over|throughout|as|soon|shortly|through|until|once|end|with|about)"
)
_EVENT = (
    r"(?:filings?|submissions?|approvals?|launch(?:es)?|read-?outs?|data|results|completion|closing|"
    r"initiation|start|milestones?|revenues?|sales|growth|enrol?lment|decision|benefits?|synerg\w+|"
    r"ind|nda|bla|maa|anda|date|timeline|timing)"
)
_HEADLINE_VERB = (
    r"(?:be (?:presented|published|unveiled|announced|reported|shown|discussed|released|launched|"
    r"highlighted|featured|submitted|filed|completed|held|delivered)|present|report|showcase|unveil|"
    r"launch|begin|start|acquire|initiate|submit|file|stay|step down|take|expand|invest|build|open|"
    r"become|join|leave|hire|create|receive|advance|follow|enter|supply|develop|lead|retire|list|"
    r"highlight|feature|discuss|share|announce|combine|merge|buy|sell|close|cut|raise)"
)

# (name, expression): one of them is enough for the upper tier.
STRONG: tuple[tuple[str, str], ...] = (
    ("will", r"\b(?:will|shall|won't|going to)\b|(?<=[a-z])'ll\b"),
    (
        "subject and verb",
        rf"\b{_PLURAL_SUBJECT} {_ADVERB}{_EXPECT}\b(?! (?:patients|lesions))|"
        r"\b(?:expects|anticipates|intends|hopes|envisages|envisions|foresees)\b|"
        r"\b(?:plans|aims|seeks|projects|forecasts|estimates|targets|plan|aim|hope|intend|expect) to\b|"
        r"\b(?:company|group|board|firm|management|it|he|she) (?:[a-z]+ly )?(?:projects|forecasts|estimates|targets|plans|aims|seeks)\b|"
        r"\blook(?:s|ing)? forward to\b(?! seeing you)|\b(?:planning|hoping|aiming|intending|expecting) to\b|"
        r"\b(?:planning|aiming) (?:for|at)\b|\b(?:we are|is|are) (?:hopeful|optimistic)\b|\bhopeful that\b|"
        r"\b(?:company|group|firm) (?:is|remains) (?:fully |firmly )?committed to (?=[a-z]+ing\b)",
    ),
    (
        "passive",
        rf"\b{_BE} {_ADVERB}(?:well |not |now |widely |generally )?(?:{_OPEN}|intended to|poised|"
        r"positioned (?:to|as|for)|set (?:to|for)|due (?:in|to|by|on|for|at)|likely to|unlikely to|about to)\b|"
        rf"\b{_OPEN} {_WHEN}\b|\b{_OPEN} {_EVENT}\b|\b(?:with|and) {_OPEN} (?:[a-z]+ ){{1,2}}{_EVENT}\b|"
        r"\bon (?:track|schedule|course)\b|\bahead of schedule\b|\b(?:poised|slated) (?:for|to)\b|"
        r"\b(?:due|set) (?:in|by|for) (?=the |next|early|late|mid|q[1-4]|h[12]|20|a |an |its )|"
        r"\bin anticipation of\b",
    ),
    (
        "condition or promise",
        r"\b(?:if|once|when|until|upon|after|pending) (?:[a-z]+ ){0,4}?(?:approved|approval|successful|authori[sz]ed|"
        r"authori[sz]ation|licensed|cleared|clearance)\b(?! (?:by|in) [a-z]+ (?:19|20))|"
        r"\beligible (?:to receive|for (?:up to|milestone|further|additional|tiered))\b|"
        r"\b(?:has|have|had|with|having|its|their|the) (?:the )?potential to\b|"
        r"\bpotential(?:ly)? (?:to be )?(?:the )?(?:first|best)[- ]in[- ]class\b|"
        r"\bcould (?:soon |also |one day |potentially )?(?:become|transform|be (?:the first|sold|launched|"
        r"approved|available|filed|submitted)|change|offer|provide|help|redefine|reshape)\b|"
        r"\bsubject to (?:[a-z]+ ){0,4}(?:approvals?|clearances?|closing|completion|conditions|authori[sz]ation)\b|"
        r"\bshould (?:the|this|these|it|our|its) (?:[a-z]+ ){1,4}(?:be|confirm|succeed|prove|show|meet)\b|"
        r"\bwould (?:become|be the first|be responsible|receive|pay|provide|enable|allow)\b",
    ),
    (
        "noun",
        r"\b(?:financial|full-year|revenue|sales|earnings|profit|20[0-9][0-9]|fiscal) (?:[a-z0-9]+ )?guidance\b|\boutlook\b|"
        r"\bguidance (?:for|range)\b|\bpeak sales\b|\bcash runway\b|\brunway (?:into|to|through|until)\b|"
        r"\bpdufa\b|\btarget action date\b|\bgoal date\b",
    ),
    (
        "headline",
        rf"(?<![a-z])(?<!able )(?<!used )(?<!continues )(?<!how )to {_HEADLINE_VERB} (?:[a-z0-9'-]+ ){{0,6}}?"
        rf"(?:at|in|on|by|until|from|for) (?:the )?(?:next|later|upcoming|20[0-9][0-9]|q[1-4]|h[12]|"
        r"january|february|march|april|june|july|august|september|october|november|december)\b",
    ),
)

# Each counts 2: a time that lies ahead.
TIME = (
    r"\b(?:next|coming|upcoming|following|remaining) (?:few |several |two |three |five |ten |fiscal |financial )?"
    r"(?:days?|weeks?|months?|quarters?|years?|decades?|half|season|spring|summer|autumn|fall|winter|steps?|phase|stage|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|generation)\b|"
    r"\blater this (?:week|month|quarter|year|spring|summer|autumn|fall|winter)\b|"
    r"\bby (?:the )?(?:end|mid|middle|early|late|spring|summer|autumn|fall|winter|new year|year-end|close)\b|"
    r"\bby (?:[a-z]+ )?20[2-9][0-9]\b|\b(?:first|second) (?:half|quarter)\b(?! (?:of (?:the )?)?(?:results|sales|revenue))|"
    r"\b(?:third|fourth) quarter\b|\b(?:q[1-4]|h[12])[ -]?(?:20)?[2-9][0-9]\b|\b(?:[1-4]q|[12]h) ?(?:20)?[2-9][0-9]\b|"
    r"\b(?:in (?:the )?(?:near |foreseeable )?future|going forward|in due course|before (?:the )?year-?end|at year-?end)\b|"
    r"\bwithin (?:the )?(?:next )?(?:[a-z0-9]+ )?(?:days|weeks|months|years)\b|\bfrom (?:next|the coming)\b|"
    r"\b(?:in|over) the (?:coming|next)\b|\bbefore (?:deciding|the leaves|long|christmas)\b"
)

# Each counts 1, once a sentence.
WEAK = (
    r"\b(?:may|might|could|can|should|potential|potentially|possible|possibly|likely|believes?|confident|"
    r"opportunit(?:y|ies)|prospects?|promising|priorit(?:y|ies)|strategy|strategic|goals?|commits?|committed|"
    r"commitment|pursues?|pursuing|predicts?|predicted|continues?|continuing|proposed|upcoming|would|"
    r"ambition|vision|aims?|plans?|planned|expected|anticipated|hope|hopes|intends?|intended|target|targets|"
    r"ready(?:ing)?|momentum|keep|delivering|begins?)\b"
)

# What such sentences are about; 1 more, and the topic by which risks are matched to statements.
OBJECTS: tuple[tuple[str, str], ...] = (
    ("regulatory", r"\b(?:approvals?|ndas?|blas?|maas?|inds?|submissions?|filings?|dossier|applications?|indications?|clearance|authori[sz]ation)\b"),
    ("clinical", r"\b(?:read-?outs?|topline|top-line|enrol?lment|recruitment|initiation|pivotal|registrational|unblinding|interim)\b"),
    ("commercial", r"\b(?:launch(?:es|ed)?|commerciali[sz]ation|sales|market|treatment options?|standard of care|shipments?)\b"),
    ("financial", r"\b(?:milestones?|royalt(?:y|ies)|revenues?|runway|earnings|eps|guidance|dividends?)\b"),
    ("deal", r"\b(?:closing|acquisition|merger|collaboration|licen[cs]e)\b"),
    ("pipeline", r"\bpipeline\b"),
)

# A past act with a date outweighs a weak cue.
PAST_ACT = (
    r"\b(?:announced|reported|showed|granted|listed|approved|accepted|entered|received|disclosed|"
    r"completed|published|presented|signed|launched|was|were)\b"
)

# A sentence without any of these holds no cue: a cheap test before the expressions above.
TRIGGERS = frozenset(
    """
    will shall won't going expect expects expected expecting anticipate anticipates anticipated
    anticipation plan plans planned planning intend intends intended intending aim aims aiming seek
    seeks seeking hope hopes hoping hopeful optimistic project projects projected forecast forecasts
    estimate estimates estimated target targets targeted foresee foresees foreseen envisage
    envisages envisaged envision envisions forward committed scheduled slated poised positioned set
    due likely unlikely track schedule course earmarked pencilled penciled approved approval
    successful authorised authorized authorisation authorization licensed cleared clearance eligible
    potential potentially could subject should would guidance outlook peak runway pdufa action goal
    goals next coming upcoming following remaining later future year-end within half quarter end mid
    middle spring summer autumn fall winter close may might can possible possibly believe believes
    confident opportunity opportunities prospect prospects promising priority priorities strategy
    strategic commit commits commitment pursue pursues pursuing predict predicts predicted continue
    continues continuing proposed ambition vision ready readying momentum keep delivering begin
    begins deciding january february march april june july august september october november
    december about early late new q1 q2 q3 q4 h1 h2
    """.split()
)
# The same for cues in which a digit follows: "by 2029", "3Q27".
TRIGGER_SIGNS = ("by 20", "'ll", "q2", "h2", "q3", "h3")
