"""English traps: what looks like forward-looking language in pharmaceutical text and is not.

The expressions run over folded text in lower case, on one line; those of `CASED` over the folded
text as written. A mask ends before the next cue, because what it covers is overwritten.
"""

from __future__ import annotations

import re

from clearcopy.language.lexicon import Row, row
from clearcopy.language.signals_clause_en import EVENTS


def _words(text: str) -> str:
    """Return an alternation of the words in `text`, which `|` separates."""
    return "(?:" + re.sub(r"\s*\|\s*", "|", " ".join(text.split())) + ")"


# A sentence with one of these speaks about statements, use or reliance, not about the future.
DISCLAIMERS = row(
    "disclaimer",
    "forward|by their nature|representation|obligation|duty|responsibility|undertaking|not |here|"
    "in this|no offer| only|past performance|past securities|safe harbo|statements|"
    "among the risks|risks |securities act|remarks|differ |reliance|make|without notice|"
    "advertising purposes|should exercise|"
    " like|such as|actual|may stray|may depart|may vary|could stray|could depart|could vary|"
    "might stray|might depart|might vary",
    r"forward[- ]looking|\bby their nature\b|no representation is made|"
    r"(?:obligation|duty|responsibility|undertaking) to (?:publicly )?(?:update|revise)|"
    r"(?:do|does) not (?:(?:plan|intend|expect) to (?:update|revise)|undertake|constitute|"
    r"recommend|commit to or guarantee|guarantee)|"
    r"(?:nothing|information|statements?|content|materials?) (?:contained )?(?:here|herein|in this)"
    r"[^.]{0,60}?(?:should|may|must|shall|can) (?:not )?be |"
    r"not (?:be )?(?:an offer|responsible for|construed|relied)|no offer to (?:buy|sell)|"
    r"(?:information|reference) (?:purposes )?only|past (?:performance|securities)|safe harbou?r|"
    r"(?<!date of )\b(?:these|such) (?:remarks|statements)\b"
    r"|\bstatements (?:about|on|of|regarding) (?:the )?"
    r"(?:future|expect)|\bamong the risks\b|\brisks (?:and uncertainties )?(?:include|are that)\b|"
    r"\bsecurities act\b|differ (?:materially|significantly)|undue reliance|"
    r"makes? no (?:claim|representation|warrant)|at any time without notice|"
    r"for advertising purposes|nothing here should|should exercise caution|"
    r"(?:words|verbs|phrases|terms|expressions) (?:like|such as)|"
    r"\bactual (?:results|outcomes|events|figures)\b|\bactually happens\b|"
    r"\b(?:results|events|outcomes)\b[^.]{0,30}\b(?:may|could|might) (?:differ|stray|depart|vary) "
    r"[^.]{0,40}\b(?:expect|project|describ|stated|set out|foresee)",
)

_PAST_VERB = (
    r"(?:expected|anticipated|planned|scheduled|projected|intended|hoped|estimated|slated|due|"
    r"targeted|likely|believed|set (?:to|for)|poised|on track)"
)
_DISEASE_VERB = _words(
    """progress | relapse | recur | die | develop | experience | return | survive | present |
    eventually | ultimately | suffer | see (?:it|the|their) |
    have (?:a |the )?(?:recurrence|relapse) | be diagnosed | metastasi[sz]e | spread | lose |
    become resistant | need (?:a |further )?treatment"""
)
_STUDY = (
    r"(?:stud(?:y|ies)|trials?|programs?|programmes?|arms?|cohorts?|registry|survey|analysis|"
    r"research)"
)
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

_WHAT_IS_DUE = "(?:be|have|report|visit|speak|" + "|".join(EVENTS) + ")"
# Name of the trap -> what to overwrite before cues are looked for. Each ends before the next cue.
MASKS: tuple[Row, ...] = (
    row(
        "target",
        "target",
        r"[a-z0-9]+-target(?:ed|ing|s)?\b|"
        r"\btarget(?:ed|s|ing)? (?:\w+ )?(?:lesions?|antigens?|doses?|populations?|cells?|agents?|"
        r"treatments?|therap(?:y|ies)|drugs?|medicines?|organs?|proteins?|receptors?|genes?|"
        r"vessels?)\b|"
        r"\btarget(?:s|ing|ed)? (?:the )?[a-z0-9-]*(?:[0-9]|receptor|protein|kinase|"
        r"antigen)[a-z0-9-]*",
    ),
    row(
        "intent",
        "inten",
        r"\bintent(?:ion)?[- ]to[- ]treat\b|\bintended (?:use|users?|readers?|audience)\b|"
        r"\bwith the intent\b|\b(?:announcement|release|page|information|contents?|statements?|"
        r"materials?|website|document|notice|presentation|drugs?|products?|medicines?|designation|"
        r"device|status|program|programme|scheme|pathway)(?: [a-z]+){0,3} (?:is|are) "
        r"(?:not |only |solely )?intended\b|\bintended (?:only |solely )?for (?:use by )?"
        r"(?:health|medical|us media|investors|journalists|residents)",
    ),
    row(
        "plan",
        "plan|schedul|specified",
        r"\b(?:statistical analysis|analysis|risk management|management|pa?ediatric investigation|"
        r"investigation|health|stock option|option|equity|share|incentive|pension|benefits?|"
        r"insurance|savings|treatment|care|dosing|bonus|purchase|award|recovery|"
        r"monitoring)[- ]plans?\b|"
        r"\b(?:pre-?)?planned (?:[a-z]+ )?(?:interim|analys[ei]s|subgroups?|site|doses?|visits?|"
        r"sample|enrol?lment|treatment|surgery|maximum|follow)|\bpre-?(?:planned|specified)\b|"
        r"\bscheduled (?:surgery|visits?|doses?|assessments?)",
    ),
    row(
        "guidance",
        "guidance",
        r"\b(?:fda|ich|nmpa|ema|cde|who|mhra|nice|agency|regulatory|clinical|medical|image|imaging|"
        r"ultrasound|industry|draft|treatment|ct)(?:'s)? (?:[a-z]+ )?guidance\b|"
        r"\b(?:advice|opinion) (?:or|and) guidance\b|\bguidance (?:of|from|documents?|"
        r"for industry|on)\b|"
        r"\b(?:under|following) the guidance\b",
    ),
    row(
        "estimate",
        "estima|evaluable",
        r"\b(?:kaplan-meier|km|point|interval|median|model|survival|risk|"
        r"effect)[- ]estimate[sd]?\b|"
        r"\b(?:not|non)[- ]?(?:estimable|estimated|evaluable)\b|\ban estimated\b|"
        r"\bestimated (?:glomerular|gfr|costs?|expenses|incidence|prevalence|number|hazard|"
        r"that about|"
        r"(?:median|survival|rate))",
    ),
    row(
        "causality",
        "possibl|probabl|likely|related",
        r"\b(?:possibly|probably|likely|possible|probable|potentially|not) (?:drug-|treatment-)?"
        r"(?:related|attributable|attributed|relationship)\b|\bpossible confound\w*|"
        r"\b(?:definite|probable) or (?:possible|probable)\b",
    ),
    row(
        "expectation met or missed",
        "expect|anticipat|planned|hoped|outlook|guidance|forecast|estimate|projection|target|goal",
        r"\blife expectanc(?:y|ies)\b|\bunexpected(?:ly)?\b|\bexpectant\b|"
        r"\bexpected (?:serious )?adverse (?:drug )?(?:reactions?|events?)|"
        r"\b(?:than|as|as was|in line with|above|below|beyond|ahead of|beat(?:s|ing)?|exceed(?:s|"
        r"ed|ing)?|"
        r"exceeding|surpass(?:es|ed)?|missed|met|meets)"
        r" (?:(?:the|our|its|all|market|analysts'?|we had|was|previously|originally|initially|own|"
        r"previous|prior|sales) ){0,3}"
        r"(?:expected|expectations?|anticipated|planned|hoped|outlook|guidance|forecasts?|"
        r"estimates?|"
        r"projections?|targets?|goals?)\b",
    ),
    row(
        "past plan",
        "was |were |had |been |would|originally|previously|initially|formerly|hoped|aimed|sought|"
        "will not have|once ",
        rf"\b(?:was|were|had|had been|been|has been|have been|would have|could have|originally|"
        rf"previously|initially|formerly|once)"
        rf"(?: (?:not|never|all|also|originally|previously|initially|already|first|long|been|"
        rf"only))?"
        rf" {_PAST_VERB}\b|\b(?:would|will)(?: not| never)? have (?=[a-z]+(?:ed|en|wn)\b|been\b|"
        rf"had\b)|\bhad (?:planned|hoped|"
        rf"expected)\b|"
        r"\b(?:hoped|aimed|sought) (?:that|to|for(?! by))\b",
    ),
    row(
        "predict",
        "predict",
        r"\bpredictive (?:bio)?markers?\b|(?:%|percent) predicted\b|\bpredicted (?:fev|value|"
        r"vital)|\bpredictors?\b",
    ),
    row(
        "continue",
        "continu",
        r"\bcontinu(?:e|ed|es|ing|ous)(?:ly)? (?:[a-z]+ ){0,2}?(?:treatment|dosing|therapy|"
        r"infusion|"
        r"medication|confidence|support)\b|\bdiscontinu\w+",
    ),
    row(
        "potential",
        "potential|possible side",
        r"\bpotential (?:conflicts?|drug|interactions?|bias|confound\w*|treatments?|uses?|"
        r"vaccines?|"
        r"adverse|side|risks?|harm|[a-z]+ vaccines?)\b|\binteraction potential\b|"
        r"\b(?:membrane|malignant|metastatic|redox|action|metabolic|growth) potential\b|"
        r"\bpotentially (?:eligible|relevant|harmful|without|fatal|serious)\b|"
        r"\bexplor(?:e|es|ing) the potential\b|\bpossible side\b",
    ),
    row(
        "ready",
        "ready-|easy-|due to|mark|the age|of-age|want|as possible|if you|when you|who ",
        r"\bready-to-\w+|\beasy-to-\w+|\bby the age of\b|"
        r"\bmarks? (?:the )?(?:[a-z0-9-]+ )?(?:anniversary|years)\b|\bwants? to (?:know|see if|"
        r"thank)\b|\bcoming-of-age\b|\bas soon as possible\b|\b(?:if|when) you (?:plan|intend|"
        r"want|wish)\b|"
        r"\bwho (?:plan|intend|want|wish|hope|expect) to\b|"
        rf"\bdue to (?!{_WHAT_IS_DUE}\b)",
    ),
    row(
        "project",
        "project",
        r"\bprojects? (?:optimus|orbis)\b|\b(?:research|pilot|joint|building|the|this|a|our|each|"
        r"of)"
        r" projects?\b|\bprojects? (?:team|leader|manager|number|funded|was|were|has|is|are)\b",
    ),
    row(
        "epidemiology",
        " will ",
        r"(?:[0-9] ?%|\b(?:percent|half|thirds?|quarters?|most|many|some|few|majority|patients?|"
        r"women|"
        rf"men|people|children|those|cases|tumou?rs?|"
        rf"disease)\b)[^.;]{{0,160}}? will (?=(?:[a-z]+ )?{_DISEASE_VERB})",
    ),
    row(
        "name",
        "will",
        r"\bgoodwill\b|\bif you will\b|\b(?:his|her|my|whose) will\b|\b(?:free|last|good|own|ill|"
        r"living) will\b|"
        r"\bwill and testament\b",
    ),
    row(
        "logistics",
        "will ",
        r"\breplay[^.;]{0,40}? will\b|\bwill (?:also |then )?(?:be )?(?:host|hold|webcast|stream|"
        r"broadcast|"
        r"record|archiv|join|attend|dial|chair|available|accessible|"
        r"stay on)[a-z]*(?=[^.;]{0,80}?\b(?:calls?|"
        r"webcasts?|conference|replay|website|talks|meetings?|briefing|session|phone|online|"
        r"link)\b)|"
        r"\b(?:webcast|call|replay|slides?|presentation|recording|"
        r"transcript)s?[^.;]{0,30}? will be "
        r"(?:available|accessible|archived|posted|live|held|hosted|webcast)",
    ),
    row(
        "advice",
        "should|must|may |can |please",
        rf"\b{_READER} (?:should|must|may wish|can|may)\b|\bshould (?:not |only |always )?(?:be "
        r"(?:read|used|construed|taken|based|considered|interpreted|confused|monitored|advised|"
        r"avoided|"
        r"given|administered|stopped|reported)|consult|exercise|contact|talk|discuss|speak|ask|"
        r"seek)\b|\b(?:may|can) be (?:obtained|found|downloaded|accessed|viewed|read|reported)\b|"
        r"\bplease\b",
    ),
    row(
        "safety text",
        "may |can|could|might|do not use",
        rf"\b(?:may|can|cannot) (?:also |not |even )?{_SAFETY_VERB}\b|"
        r"\b(?:could|might) (?:also |not |even )?(?:cause|harm|impair|worsen|"
        r"be (?:fatal|severe))\b|"
        r"\bmay not be (?:sold|used|offered|taken)\b|\bdo not use\b",
    ),
    row(
        "prospective",
        "prospective",
        r"\bprospective(?:ly)?,? (?:[a-z-]+,? ){0,3}?(?:study|studies|cohorts?|trials?|"
        r"analys[ei]s|registr|data|collected|follow)",
    ),
    row(
        "endpoint",
        "objective|goal|aim|met ",
        r"\b(?:primary|secondary|main|key|exploratory|overall|study) (?:[a-z]+ )?(?:objectives?|"
        r"goals?|aims?)\b|"
        r"\bobjective (?:response|remission|tumou?r)|\bmet (?:its|all|the|"
        r"their)(?: [a-z]+){0,2} (?:goals?|targets?|objectives?)",
    ),
    row(
        "study design",
        "seek|aim|sought|intend|plan|hope|expect|designed|meant|search|look",
        rf"\b{_STUDY}(?: [a-z0-9-]+){{0,3}}? (?:seeks?|aims?|sought|aimed|intends?|plans?|hopes?|"
        rf"is intended|"
        rf"are intended|is expected) to {_STUDY_VERB}|\bdesigned to\b|\bmeant to\b|"
        r"\b(?:seeks?|seeking|search(?:es)?|looks?|looking) (?:for|out)\b",
    ),
    row(
        "mission",
        "mission|vision|commit|dedicated|striv|imagine",
        r"\b(?:we|our mission|our vision)(?: are| is|'re)? (?:committed to|dedicated to|"
        r"striv\w+)|\bimagine a\b",
    ),
)
# These depend on capitals.
CASED: tuple[Row, ...] = (
    row(
        "dateline",
        "20",
        r"^[A-Z][^.;:()]{0,60}?\b20[0-9]{2}\b,? (?:--|[-–—]) ",
    ),
    row(
        "authority",
        "WHO|World|United|UN |OECD",
        r"\b(?:WHO|World (?:Health Organi[sz]ation|Bank)|United Nations|UN|OECD)\b"
        r"(?: (?:projects?|expects?|estimates?|predicts?|forecasts?|warns?)(?: that)?)?",
    ),
    row(
        "month",
        "May",
        r"\bMay(?= [0-9]|, (?:19|20)[0-9])|\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom|[Oo]f|[Oo]n|"
        r"[Dd]uring|[Tt]o|[Ee]arly|[Ll]ate|mid|[Ll]ast|[Tt]his|[Nn]ext|[0-9])[ -]May\b",
    ),
    row(
        "trial name",
        "HOPE|AIM|PROJECT|TARGET|PLAN|SEEK|PROSPECT|AMBITION|GOAL",
        r"\b(?:HOPE|AIM|PROJECT|TARGET|PLAN|SEEK|PROSPECT|AMBITION|"
        r"GOAL)\b(?:-[A-Z0-9]+)?(?= (?:[0-9-]|study|trial|programme?))|\b(?:HOPE|AIM|"
        r"PROSPECT)-[0-9A-Z]+",
    ),
    row(
        "name",
        "Will|Hope|May|Likely",
        r"\b(?:Dr|Mr|Ms|Mrs|Prof)\.? [A-Z][a-z]+ (?:Will|Hope|May)\b|"
        r"\b(?:Will|Hope|May) (?=[A-Z][a-z]+(?:,| said| added|\.))|\b[A-Z][a-z]+ & Likely\b|"
        r"\bLikely LLP\b",
    ),
)
