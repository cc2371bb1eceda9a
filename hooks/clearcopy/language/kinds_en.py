"""English classes of sentence that houses treat differently: what each looks like.

The name of a row is the class; `classes` says which tier each has unless policy says otherwise. The
first row that matches counts. The expressions run over folded text in lower case, unmasked.
"""

from __future__ import annotations

from clearcopy.language.lexicon import Row, worded

KINDS: tuple[Row, ...] = (
    worded(
        "investor-logistics",
        "speak session annual interim quarterly half-year address agm briefing call ceremony "
        "chat conference conferences day dial-in doors "
        "earnings figures host investor livestream meeting meetings panelist panellist "
        "present recording registration replay report results roadshow slides speaker "
        "stream summit talks transcript webcast webinar",
        r"\b(?:conference|investor|earnings|media|analyst) (?:call|briefing)s?\b|"
        r"\bcall for (?:investors|analysts|the media)|\b(?:webcast|replay|dial-in|webinar|"
        r"livestream|live stream|fireside chat|transcript|recording)s?\b|\bone-(?:to|"
        r"on)-one (?:meetings|sessions)|\bto (?:report|release|publish|announce|host|hold|"
        r"discuss) (?:its |the )?(?:(?:first|second|third|fourth|full|half|nine|"
        r"q[1-4])[- a-z0-9]*)?(?:quarter|year|interim|annual|half-year|month|"
        r"earnings)[a-z0-9 -]*(?:figures|results|report|earnings|numbers|accounts)?|"
        r"\b(?:will|to) (?:present|speak|participate|take part|appear|attend|exhibit|"
        r"address|be at|join) (?:in |at |the )?[^;]{0,50}\b(?:conference|summit|day|forum|"
        r"growth|chat|roadshow|fair|panel|symposium|investors?)\b|\b(?:panell?ist|"
        r"speaker) at\b|\bto (?:host|hold) [^;]{0,30}\b(?:day|event|call|webcast)\b|"
        r"\b(?:annual|interim|quarterly|half-year) (?:report|results|figures|accounts) (?:will|is|"
        r"are|to)\b|\bwill (?:report|release|publish|announce) (?:its |the )?(?:first|second|"
        r"third|fourth|"
        r"full|half|interim|annual|nine)[- a-z0-9]*(?:results|report|figures|accounts)\b|"
        r"\bsession for (?:analysts|investors)|"
        r"\btalks with (?:fund|investors|analysts)|\b(?:ceremony|online event|doors open|"
        r"talks begin)\b|\bannual (?:general )?meeting (?:will|takes|is)\b|\b(?:general|"
        r"shareholders'?) meeting\b.{0,30}\b(?:held|takes place|convene)",
    ),
    worded(
        "disclosure-duty",
        "announcement announcements disclose informed shareholders update updates",
        r"\b(?:further|separate|another) announcements? will be made\b|\b(?:will|"
        r"shall) (?:make|issue|publish) (?:a |an )?(?:further |separate |"
        r"appropriate )?announcements?\b[^;]{0,40}\b(?:as|when|required|appropriate|"
        r"rules)|\bwill (?:keep|inform|disclose)[^;]{0,60}\b(?:required|rules|accordance|"
        r"timely|informed)",
    ),
    worded(
        "dividend",
        "distribution dividend dividends ex-dividend payout record",
        r"(?<!\bno )\b(?:ex-)?dividends?\b(?!s? (?:policy|growth|pay-?out))[^;]{0,80}\b(?:paid|"
        r"payable|pay|"
        r"pays|record|holders|ex-date|on)\b|\b(?:paid|pays?) (?:the |a |"
        r"an )?(?:[a-z-]+ )?dividend\b|\bpayout falls due|dividend in (?:cash|shares)|"
        r"holders (?:on|of) record\b[^;]{0,80}(?:dividend|receive|paid)",
    ),
    worded(
        "contract-terms",
        "bond bonds conversion convertible coupon debentures exercisable interest loan "
        "mature matures note notes option options shares warrant warrants",
        r"\b(?:notes?|warrants?|bonds?|debentures?|(?:stock|share) options?|loan|preferred shares|"
        r"convertibles?)\b[^;]{0,60}\b(?:bears?|matures?|mature|convert|convertible|"
        r"exercis|expires?|carry|carries|accrues?|interest|redeemable|vest|fall due|pay|"
        r"gives?|entitles?)[a-z]*|\boption (?:can|may) be exercised|"
        r"\boption to buy (?:up to )?[0-9]|"
        r"\b(?:exercisable|convertible) (?:at|until|into|for)\b|\bexercise price\b",
    ),
    worded(
        "officer-duties",
        "chair direct duties guide head lead manage oversee post remit report responsible "
        "role run supervise takes charge based coordinate steer sit advise serve look",
        r"\b(?:dr|mr|ms|mrs|prof|he|she|his|her)\.?(?: [a-z'ćíéáöüøåń.-]+){0,4} (?:will|"
        r"is to|shall) (?:also |jointly )?(?:oversee|lead|chair|direct|be responsible|"
        r"be in charge|head|manage|report to|supervise|run|guide|look after|take charge|"
        r"coordinate|steer|be based|sit on|advise|serve)\b|\btakes charge of\b|\bin (?:her|his|"
        r"this|"
        r"the) (?:new )?(?:post|role|position|capacity)\b",
    ),
    worded(
        "guidance-mention",
        "affirms backs confirm confirmed confirms holds keeps maintained maintains "
        "reaffirm reaffirmed reaffirms reiterated reiterates repeated repeats stands "
        "unchanged",
        r"\b(?:re-?affirms?|confirms?|reiterates?|maintains?|affirms?|keeps?|backs|"
        r"repeats|stands by|holds|upholds|sticks to)(?: [a-z0-9'-]+){0,4} (?:guidance|"
        r"outlook|forecast|targets?)(?: for (?:[a-z-]+ ){0,2}[0-9]+)?\W*$|\b(?:guidance|outlook|"
        r"forecast|"
        r"targets?)(?: [a-z0-9'-]+){0,5} (?:re-?affirmed|confirmed|reiterated|maintained|"
        r"unchanged|repeated)\W*$",
    ),
    worded(
        "third-party-event",
        "meeting conference congress delegates exhibitors expo fair organisers organizers "
        "symposium visitors",
        r"\b(?:organi[sz]ers|(?:the|this year's) (?:[a-z]+ ){0,5}?(?:congress|fair|expo|symposium|"
        r"conference|meeting|exhibition))\b[^;]{0,30}\b(?:will|expects?|draws?|opens?|"
        r"features?|showcases?|brings?|runs?|takes place|gathers?|hosts?|attracts?|"
        r"welcomes|is held)\b",
    ),
    worded(
        "potential-attributive",
        "potential potentially",
        r"\b(?:a|the|its|this|as|our),? potential(?:ly)? (?:first|best)[- ]in[- ](?:class|"
        r"disease)\b|^\W*[a-z0-9-]+, a potential",
    ),
    worded(
        "congress-presentation",
        "abstract abstracts analysis conference congress data details endpoints featured "
        "features figures findings investigators journal late-breaker manuscript meeting "
        "numbers oral paper plenary podium poster posters presentation presentations "
        "readings results session slides slot stage study symposium take talk",
        r"\b(?:data|results|findings|abstracts?|papers?|posters?|slides|endpoints|"
        r"analys[ei]s|figures|manuscript|late-?breaker|details|outcomes?|numbers|readings|"
        r"evidence|study|trial|presentation|"
        r"talk)\b[^;]{0,70}\b(?:(?:has|have) been (?:accepted|selected|chosen|submitted|invited)|"
        r"will (?:also )?(?:be )?(?:present|publish|shar|unveil|"
        r"show|discuss|report|appear|feature|go|take)[a-z]*|to be (?:present|publish|shar|"
        r"unveil|show|discuss|report|feature|releas|highlight|deliver)[a-z]*|"
        r"go(?:es)? online|have a (?:slot|place)|(?:is|are) (?:to be )?(?:scheduled|"
        r"slated|due|set|accepted|selected) (?:for|to be))\b[^;]{0,60}(?:\b(?:at|in|by|"
        r"for|to|on|online|once|during)\b|$)|\bto (?:take the stage|present|showcase|"
        r"unveil|highlight|share|feature)\b[^;]{0,80}\b(?:at|in|congress|meeting|"
        r"forum|session|symposium|asco|esmo|conference)\b|\bwill (?:present|unveil|"
        r"showcase|share|show|report|publish|discuss)\b[^;]{0,60}\b(?:data|results|"
        r"findings|analys[ei]s|study|trial|abstracts?|posters?|evidence|paper)\b|"
        r"\b(?:session|talk|plenary)\b[^;]{0,40}\b(?:features|will)\b|\bheld back for\b|"
        r"\b(?:slot|podium|late-breaking|oral|poster|presidential) (?:at|session|"
        r"presentation|slot)\b",
    ),
    worded(
        "regulatory-date",
        "answer action adcomm adufa advisory agency assessment bsufa chmp clock committee "
        "court "
        "decision dossier gdufa goal hearing hears inspection inspectors insurer ministry "
        "opinion panel pdufa review rule ruling swissmedic tribunal verdict",
        r"\bpdufa\b|\b(?:goal|action) date\b|\bb[is]*ufa\b|\buser fee act\b|"
        r"\bchmp opinion\b|\b(?:ruling|decision|verdict|opinion|answer|"
        r"approval decision)\b[^;]{0,60}\b(?:is|are|due|expected|falls|comes|by|in|on|"
        r"from)\b[^;]{0,20}\b(?:due|expected|q[1-4]|january|february|march|april|may|june|"
        r"july|august|september|october|november|december|quarter|half|spring|summer|"
        r"autumn|winter|year)\b|\b(?:court|tribunal|agency|ministry|commission|panel|"
        r"committee|insurer|regulator|authority|fda|ema|nmpa|mhra|pmda|swissmedic|"
        r"anvisa)\b[^;]{0,40}\b(?:is|are) (?:due |set |expected |scheduled )?to (?:rule|"
        r"decide|vote|hear|answer|publish|meet|review|discuss|announce|give|issue)|"
        r"\b(?:set|fixed) the hearing|\bpromised an answer|\bhearing (?:has been|is|"
        r"was)? ?(?:fixed|set|scheduled)\b|\bcommittee (?:is (?:due|set|to)|meets|votes|"
        r"will (?:rule|vote|decide|meet|give|issue|publish|review|discuss|hear))\b|"
        r"\bassigned\b[^;]{0,40}\bdate\b|\bhas (?:yet to|not yet) (?:say|fix|rule|"
        r"decide|set|name|fixed|decided|ruled|said|set)[a-z]*\b|\b(?:review|clock|"
        r"assessment) (?:starts|will follow|would|takes|is expected|runs|clock)\b|"
        r"\b(?:priority|rolling|standard|accelerated) review\b[^;]{0,30}\b(?:would|could|"
        r"may|will|shorten)",
    ),
    worded(
        "offering",
        "close closing completed issue offer offering placement proceeds sale timing underwriters",
        r"\b(?:closing|completion) of the [a-z ]{0,30}(?:offering|placement|sale|issue|"
        r"transaction|merger|financing|acquisition)\b[^;]{0,40}\b(?:is|are|subject|"
        r"depends|remains|will|expected)\b|\b(?:offering|placement|sale|issue|"
        r"financing)\b[^;]{0,50}\b(?:expected to close|subject to (?:the )?(?:usual|"
        r"customary|market)|depend[s]? on|cannot be assured|will be completed|"
        r"may change)\b|\b(?:whether|when|terms|timing|size)\b[^;]{0,60}\b(?:sale|"
        r"offering|issue|placement)\b[^;]{0,60}\b(?:depends?|assured|may change)",
    ),
    worded(
        "listing",
        "ads adss cusip dealings delisted isin listing nasdaq shares symbol ticker trade trading",
        r"\b(?:shares|stock|ads|adss|dealings|trading|units)\b[^;]{0,40}\b(?:will|"
        r"expected to|to) (?:begin|start|commence|trade|be listed|be delisted|open|change|"
        r"cease)|\bfirst day of (?:dealings|trading)|\b(?:ticker|symbol|isin|cusip|"
        r"wkn)\b[^;]{0,40}\b(?:will|stays?|remains?|changes?|becomes|unchanged)\b|"
        r"\bshares? (?:trade|trades|change|move)s?\b[^;]{0,30}\b(?:under|on|from|to)\b|"
        r"\btrade on a\b",
    ),
    worded(
        "personnel",
        "board chairman chairmanship chief contract depart director founder hand handover "
        "interim join joins leave leaves officer post president remain retire retires "
        "stay stays step steps succeed successor takes counsel remains",
        r"\b(?:ceo|cfo|coo|cmo|chief|chair(?:man|woman)?|founder|president|director|head|"
        r"professor|dr|mr|ms|officer|member|secretary|vice[- ]president|she|he|successor|"
        r"counsel)\b[^;]{0,60}\b(?:will (?:leave|retire|step down|stay|remain|succeed|"
        r"join|hand over|take over|depart|become|assume|continue|return|be succeeded)|"
        r"to (?:leave|retire|step down|stay|remain|succeed|join|hand over|depart|"
        r"take over|become|assume)|is to (?:hand|leave|retire|step|succeed|take|"
        r"join)|(?:remains|stays)\b[^;]{0,30}(?:until|through|beyond)|"
        r"(?:retires|leaves|steps down|joins|takes over|takes up|"
        r"succeeds|departs|takes office)\b[^;]{0,30}(?:in|on|at|by|from|after|when|next|"
        r"until|effective))\b",
    ),
    worded(
        "intended-effect",
        "aimed aims designed expected intended meant",
        r"\b(?:lay-?offs?|freeze|structure|measures?|split|reorgani[sz]ation|"
        r"restructuring|program|programme|consolidation|cuts?|closure|move|plan|purchase|"
        r"buyback|step|changes?|spin-off|steps|merger|transaction|agreement|facility|"
        r"grant|reduction)\b[^;]{0,50}\b(?:is|are) (?:intended|meant|expected|aimed|"
        r"designed) to\b",
    ),
    worded(
        "runway",
        "cash cushion fund keeps loan sale operations reach reserves runway time",
        r"\brunway\b|\bcash (?:reach|reserves|position|cushion)\b[^;]{0,40}\b(?:into|"
        r"through|until|to|by|past|lengthen|extend|last)|\b(?:buys?|"
        r"bought) [^;]{0,30}(?:time|another year|operations|months|quarters)\b|"
        r"\blengthens|\b(?:loan|raise|financing|sale|deal|cheque|check|grant|money|cash|"
        r"funds|proceeds|issue)\b[^;]{0,40}\b(?:carr(?:y|ies)|extends?|stretch(?:es)?|"
        r"lasts?|keeps?|secures?|funds?|finances?|covers?|tides)\b[^;]{0,40}\b(?:into|"
        r"until|through|past|beyond|to|for another|by)\b",
    ),
    worded(
        "trial-conduct",
        "adults arm arms child children cohort enrolled infants investigators men part "
        "participant participants patients researchers study subjects trial volunteers "
        "women",
        r"\b(?:(?:one|the control|each|every|the other|first|second) arm|volunteers|"
        r"participants?|(?:every|each) (?:child|patient|woman|man|participant|volunteer|"
        r"subject|infant|adult)|subjects|researchers|investigators|the (?:trial|study)|"
        r"(?:patients|women|men|children|adults|infants) (?:in|will be|who|are to|"
        r"with [a-z ]{3,30} will))\b[^;]{0,50}\bwill (?:also |then |each )?(?:get|receive|"
        r"be (?:followed|randomi[sz]ed|given|treated|assigned|enrolled|recruited|dosed|"
        r"screened|monitored|asked|measured|offered|seen|drawn|tested)|gauge|assess|"
        r"evaluate|test|measure|compare|enrol|enroll|recruit|take|include|examine|run|"
        r"look|record|track|use|have|follow)\b|\b(?:volunteers|participants|subjects|"
        r"each (?:patient|child)|every (?:patient|child)|patients)\b (?:then )?(?:receive|"
        r"get|take|are given|are randomi[sz]ed|come back|return|are followed)\b|"
        r"\bin (?:part|stage|step) (?:one|two|three|[0-9a-c]),? (?:volunteers|"
        r"participants|subjects|patients)\b",
    ),
    worded(
        "data-caveat",
        "alter change could differ liable may might",
        r"\b(?:figures|results|counts|numbers|estimates|data|database|"
        r"cuts?)\b[^;]{0,60}\b(?:may|could|might|liable to|subject to) (?:still |"
        r"yet )?(?:differ|change|alter|vary|be revised|be adjusted)",
    ),
    worded(
        "preparation",
        "groundwork preparation preparations prepare prepares preparing readies readying "
        "scene stage way",
        r"\b(?:sets?|setting) the (?:stage|scene) for\b|\bin preparation for\b|\b(?:lays?|"
        r"laying|laid) the (?:groundwork|foundations?) for\b|\b(?:prepares|readies|(?:is|"
        r"are|am) (?:now )?(?:preparing|readying))\b|\bpreparations (?:for|are|have)\b|"
        r"\b(?:paves?|paving) the way (?:for|to)\b",
    ),
    worded(
        "deal-search",
        "lookout scout scouting search seeking",
        r"\b(?:keep|keeps|are|is|continue to be|remain)\b[^;]{0,12}\b(?:scouting|"
        r"on the lookout|in search)\b|\bon the lookout for\b|\bactively (?:seeking|"
        r"looking)\b",
    ),
    worded(
        "agreement-terms",
        "accord agreement deal pact terms would",
        r"\bunder (?:the|that|this|its|a) [^;]{0,20}\b(?:pact|terms|agreement|deal|accord|"
        r"plan|proposal|contract)\b[^;]{0,40}\bwould\b",
    ),
    worded(
        "commitment",
        "committed",
        r"\bthe (?:company|group|firm) (?:is|remains) (?:fully |firmly |"
        r"strongly )?committed to (?=[a-z]+ing\b)",
    ),
    worded(
        "evidence-potential",
        "could possibility potential promise suggest suggests",
        r"\b(?:support(?:s|ing)?|underscor(?:e|es|ing)|underlin(?:e|es|ing)|confirm(?:s|"
        r"ing)?|highlight(?:s|ing)?|strengthen(?:s|ing)?|bolster(?:s|ing)?|point(?:s|"
        r"ing)? to|demonstrate(?:s)?|reinforc(?:e|es|ing)|underpin(?:s|ning)?|"
        r"validates?)\b[^;]{0,25}\b(?:potential|promise|possibility)\b|\b(?:suggests?|"
        r"indicates?|hints?)\b[^;]{0,70}\bcould\b|\b(?:lets?|can|will|to)(?: us|"
        r" investigators| researchers| doctors)? (?:test|probe|assess|gauge|study|"
        r"explore)\b[^;]{0,30}\bpotential (?:to|of)\b",
    ),
)
