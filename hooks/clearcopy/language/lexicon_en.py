"""English tables: the words by which a sentence shows that it speaks of the future, or does not.

The phrases run over folded text in lower case, on one line, after `masks_en`; `Phrasebook` says how
they are written. What each row counts stands in `weights_en`. To teach the detector a word, add it
to the row whose grammar it shares, and a sentence of your own to the tests.
"""

from __future__ import annotations

from clearcopy.language.lexicon import Macro, Phrasebook, Row, one_of, worded

MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
)
_PHRASES = Phrasebook(
    {
        "num": Macro(
            r"(?:[0-9][0-9.,]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
            r"fifteen|eighteen|twenty|thirty|sixty|ninety|few|several|some|couple of)"
        ),
        "month": one_of(MONTHS.replace("may ", "", 1)),
        "season": one_of("spring summer autumn fall winter season monsoon harvest"),
        "holiday": one_of(
            "christmas easter thanksgiving ramadan diwali carnival midsummer midyear mid-year "
            "year-end yearend pentecost passover hanukkah eid labor labour golden lunar"
        ),
        "day": one_of(
            "monday tuesday wednesday thursday friday saturday sunday today tonight tomorrow"
        ),
        "unit": Macro(
            r"(?:days?|weeks?|months?|quarters?|years?|decades?|half|semester|fortnights?|hours?|"
            r"trimester|generations?)'?s?'?"
        ),
        "open": one_of(
            "expected anticipated planned scheduled projected slated forecast forecasted targeted "
            "foreseen envisaged envisioned earmarked pencilled penciled tipped estimated timed "
            "budgeted intended penned assumed"
        ),
        "plan": one_of(
            "plan plans expect expects anticipate anticipates intend intends aim aims hope hopes "
            "seek seeks project projects forecast forecasts foresee foresees envisage envisages "
            "envision envisions target targets"
        ),
        "verb": one_of(
            "present report showcase unveil launch begin start acquire initiate submit file stay "
            "step take expand invest build open become join leave hire create receive advance "
            "follow enter supply develop lead retire list highlight feature discuss share announce "
            "combine merge buy sell close cut raise offer host get keep bring move set go double "
            "pay produce make run test rule decide hand be have give vote replace serve cover "
            "treat add return rise fall grow end provide fund deliver come"
        ),
        "ed": Macro(r"[a-z]{2,}(?:ed|wn|ne)"),
        "year": Macro(r"(?:fy ?|')?20[2-9][0-9](?:/[0-9]{2})?"),
        "w": Macro(r"[^\s.;:]+"),
        "ing": Macro(r"[a-z]{2,}ing"),
        "we": Macro(
            r"(?:we|i|they|the (?:company|group|firm|board|parties|partners|companies|sponsor|team|"
            r"consortium|alliance|management|chairman|founder|issuer|directors)|management|"
            r"both (?:companies|sides|parties|partners))"
        ),
        "money": Macro(
            r"(?:[a-z]{0,3}[$€£¥] ?[0-9][0-9.,]*(?: ?(?:million|billion|m|bn))?|"
            r"(?:[a-z]{3} )?[0-9][0-9.,]* ?(?:million|billion|m|bn))"
        ),
    }
)
_row = _PHRASES.row

# What speaks for the future.
CUES: tuple[Row, ...] = (
    _row(
        "will",
        """
        will|shall|won't, we'll|i'll|they'll|you'll|he'll|she'll|it'll|that'll|there'll
        """,
    ),
    _row(
        "going to",
        """
        is|are|am|'re|we're|i'm|they're|it's not? going to, be|being|stay going to
        """,
    ),
    _row(
        "would",
        """
        would|wouldn't
        """,
    ),
    _row(
        "could",
        """
        could|might
        """,
    ),
    _row(
        "may",
        """
        may
        """,
    ),
    _row(
        "can",
        """
        can
        """,
    ),
    _row(
        "should",
        """
        should
        """,
    ),
    _row(
        "intention",
        """
        <plan> to, <plan> that, <we>
        also|now|still|currently|further|therefore|each|both|jointly|fully? <plan>, <we> also|now?
        estimate|estimates, expects|anticipates|intends|hopes|foresees|envisages|envisions|aims,
        continue|continues to expect|plan|anticipate|target|forecast|foresee|see|aim, not
        planning|expecting|intending|anticipating|seeking|considering,
        planning|hoping|aiming|intending|expecting|seeking|anticipating|projecting|looking to,
        planning|aiming|hoping for, aiming|targeting at?, and|is|are|be
        planning|targeting|eyeing|seeking|considering|contemplating|weighing|exploring, do|does not?
        expect|anticipate|plan|intend|foresee|envisage, plans|plan|plots|eyes|targets|forecasts
        a|an|the|new|its|second|third|another|further|more|<num>|<money>, no plan|plans to
        """,
    ),
    _row(
        "wish",
        """
        want|wants|wish|wishes|mean|means|propose|proposes|undertake|undertakes|pledge|pledges|vow|vows|promise|promises|resolve|resolves|aspire|aspires|endeavour|endeavours|elect|elects|prepare|prepares|opt|opts|bid|bids
        to, may|might|could
        seek|consider|explore|pursue|expand|choose|elect|add|drop|extend|sell|buy|open, would like
        to, has|have every|the intention of|to, our|its|the|an
        hope|dream|ambition|pledge|promise|intention|plan is|remains|to, plans call for,
        looks|look|looking to, counts|counting|banks|banking|bets|betting on,
        signals|signal|signalled interest|intent|intention|readiness, eyes|eyeing
        a|an|the|its|more|further|<num>|<money>|us|european|launch|listing|entry,
        keen|eager|determined|prepared|ready|minded|resolved to, dreams|dream|dreaming of,
        hankers|hungry for, has|have a|an eye|mind on|to, tempted|inclined|disposed to,
        mulls|mulling|weighs|weighing|ponders|explores|considers|contemplates
        a|an|the|<ing>|options|listing|sale, want|wants it|them|this in
        """,
    ),
    _row(
        "belief",
        """
        we|i|they|management|company believe|trust|reckon|think|predict,
        believes|reckons|predicts|trusts <w>, am|are|is|'re|remain|remains|feel|i'm|we're
        confident|optimistic|hopeful|certain|sure|convinced|positive|bullish,
        confident|optimistic|hopeful|certain|sure|convinced that|of|about|in,
        we|i|they|company|group|board|management|also|now see|sees
        a|the|us|this|it|ourselves|room|potential|path|scope|growth, good|fair|strong|every
        chance|reason, no doubt, we are sure, confidence that|in our, now sees, bodes well
        """,
    ),
    _row(
        "expected",
        """
        is|are|be|remain|remains|stay|stays|now|'s|still
        not|now|also|widely|currently|all|both|each|only|first|generally|initially|provisionally|tentatively|fully?
        <open>, <open>
        to|in|by|for|from|at|within|during|later|before|after|around|next|on|as|no|about|shortly|soon|until|over,
        with|and expected|anticipated|planned|projected <w>, <open> any|early|late|mid, is|are|now
        <open>, expected|anticipated|slated|envisaged|foreseen
        """,
    ),
    _row(
        "on track",
        """
        on track|course|schedule|target|pace,
        proceeds|proceeding|proceed|going|running|runs|according to plan|schedule|timetable, in line
        to, ahead of schedule, well advanced, nearing|nears|approaching|approaches|near <w>, on
        its|their|our|the way|cusp|verge|brink|eve|doorstep|threshold|home, under way|construction
        to|towards|toward,
        poised|positioned|geared|primed|destined|headed|bound|tipped|well-placed|well-positioned
        to|for|as, well placed|positioned to, in|within sight|reach, on the
        horizon|cards|agenda|docket|table|calendar|books|drawing-board, on the drawing board, in the
        offing|works|making, around the corner, stands|stand to|ready|poised|close, paced to, in|at
        the final|last stretch|straight|leg|mile, headed|heads|head|heading
        for|to|towards|toward|where, on a|the path|road|way to, set fair
        """,
    ),
    _row(
        "due",
        """
        is|are|be|was|falls|fall|now|come|comes|next|half|quarter|verdict|decision|ruling|results|data|filing|readout
        due, due to <w>, due in|by|on|for|at|before|within|out|back|next|this|later|any|around,
        falls due, set to|for|in, slated, about to, ready|free|able|bound|destined|earmarked|lined
        to|for|up, next in line, in line for, in store, up next, on order, deadline, timetable,
        pencilled|penned|marked|reserved|fixed|set|timed|lined|arranged|planned for, schedule calls,
        slots|slot at|in|for, scheduled, booked for
        """,
    ),
    _row(
        "is to",
        """
        is|are|remains|next to be <ed>|<w>, is|are to <verb>
        """,
    ),
    _row(
        "sights",
        """
        sights|eye|eyes|sight on|upon, sets|set|has|have|with its|their|our sights, in
        its|our|their sights, has|have designs on, has|have plans to|for, with plans, plans are,
        pencils, eyes up, in line with plans, next <w> to come, still to come, more to come, to
        come, to follow
        """,
    ),
    _row(
        "pledged",
        """
        has|have
        promised|pledged|agreed|committed|undertaken|vowed|decided|resolved|elected|opted|arranged|offered|invited
        to|a|an|the|up|<money>, has|have placed an|a|orders|order|option, promised a|an|the|to,
        pledged to|<money>, pledge, becomes|become payable|due|available|effective|exclusive, takes
        effect, with effect from, effective from, effective <day>|<month>, comes|come into
        force|effect, earmarks|reserves|budgets|sets|allocates|sets aside
        """,
    ),
    _row(
        "modal belief",
        """
        may|might|could|can|should|would ...
        believe|believes|predicts|predict|reckons|hopes|expects|thinks|argues|estimates
        """,
    ),
    _row(
        "cond",
        """
        depending|pending|provided|assuming|unless, once|if|upon <ed>, once|if|when the|a|our|its,
        upon the|first|approval|completion|closing, on
        approval|completion|closing|signing|delivery|receipt, if all, should
        the|worldwide|all|sales, subject to
        """,
    ),
    _row(
        "prepare",
        """
        preparing|prepares|readying|readies|gearing|gears|bracing|braces|ramping, in
        preparation|readiness for, prepare for|to|its|the, lays|laying|lay the
        groundwork|foundation|ground, paves|paving|pave the way, sets|set the stage|scene,
        opens|opening|open the|a door|doors|way|path to|for, working towards|toward|on, works|work
        towards|toward, in talks|discussions|negotiations, talks|discussions|negotiations
        have|about|with|over|on, is|are|now
        talking|negotiating|designing|drafting|drawing|assembling|hiring|looking|courting|scouting|discussing|building|staking,
        on the lookout, scouting|scout, being
        prepared|planned|discussed|negotiated|drafted|considered|weighed|readied|finalised|finalized|assembled|arranged|organised|organized|lined,
        being built|set|added|installed|expanded|converted|extended|assembled|hired|trained, in
        anticipation of, under discussion|consideration|negotiation|preparation, in
        preparation|planning, far along, well|far advanced, at an advanced stage, close to <ing>,
        preparations|groundwork are|is|for
        """,
    ),
    _row(
        "step",
        """
        step closer|nearer|toward|towards|further, closer|nearer to, path|route|road|way|lane
        to|toward|towards|forward, move|moves|brings|takes|bring us|it|them|the, milestone
        toward|towards|on|for, gateway to, toward|towards
        plan|approval|market|filing|launch|registration|licensing|commercial
        """,
    ),
    _row(
        "next",
        """
        next stop|step|steps|stage|goal|target|task|move|leg|chapter|up|item|come|comes|:, next in
        line, first up, then comes|come|follows|follow, to follow, follows|follow
        later|within|next|once|shortly|soon, what comes next, beyond|after <w> :,
        comes|come|up|roll-out|rollout|launch|filing|step|phase|trial|europe next, next
        then|a|an|the|:|for|on, what remains, our|its|their next <w>, in <w> next
        """,
    ),
    _row(
        "pending",
        """
        remains|remain|yet|still to be|come|go|follow|decide, has|have yet to,
        awaits|await|awaiting|awaited, pending, subject to, outstanding, not yet,
        hinges|hinge|depends|depend|conditional|contingent on|upon, depending on, needs|need <num>
        more|further, cannot|can|no be|guarantee|assurance|certainty assured|guaranteed|that,
        whether|when|if and|or whether|when|if|not, remains open|uncertain, undecided, to be
        decided|determined|confirmed|announced|agreed|named|chosen, still has|have|needs|need|must
        to?, needs|need to, cannot be ruled|excluded, remains to be, hangs|turns on, is|are up to,
        up in the air, yet to be
        """,
    ),
    _row(
        "if",
        """
        if|should|were|unless|assuming|provided|were, subject to, in the event
        """,
    ),
    _row(
        "once",
        """
        once|when|until|upon|after|pending|following|till|whenever, as soon as
        """,
    ),
    _row(
        "approved",
        """
        if|once|when|until|upon|after|pending|should|on|following ...
        approved|approval|approvals|successful|authorised|authorized|authorisation|authorization|licensed|cleared|clearance|granted|ratified|adopted|signed|listed|registered|validated,
        if|once
        successful|approved|cleared|licensed|authorised|authorized|all|it|granted|positive|confirmed|adopted
        """,
    ),
    _row(
        "contingent",
        """
        up to <money>, up to another|an <money>|additional|extra|<num>, eligible to|for
        receive|earn|up|milestone|milestones|royalties|further|additional|tiered,
        milestone|milestones|earn-out|earnout|earn-outs|contingent
        payment|payments|total|of|worth|value, royalties|royalty
        on|of|from|stream|rate|between|at|starting|ranging, tiered|single-digit|double-digit
        royalties|royalty, stands|stand to collect|receive|gain|earn|get|pocket|lose, owes|owe
        <money>|up|another|further, another|further|additional <money>, entitled to, payable
        upon|if|when|after|by, per|for each <w> sold, share|split|shares|splits
        profits|costs|losses|equally|evenly, in|of near-term|potential|future|total
        payments|milestones|value, could|may bring|reach|total|rise, biobucks, an|the option|right
        to buy|acquire|extend|license|purchase|take|sell|co-promote
        """,
    ),
    _row(
        "goal",
        """
        our|its|the|their|whose goal|ambition|target|pledge|aim|hope|plan|roadmap is|remains|:|for,
        <num> plan|plans runs|calls|foresees, with a view to, in the hope of|that,
        ambition|ambitions|aspiration|pledge|roadmap|road_map to|of|for|:,
        five-year|three-year|ten-year plan, plans for|to|call|are|include, targets for, decade's
        end, a step closer, the goal|aim|ambition|plan|hope|idea|intention|target is,
        goal|target|aim by
        """,
    ),
    _row(
        "goal weak",
        """
        goal|goals|aim|objective|target of|to <w>, with the goal|aim|intention of
        """,
    ),
    _row(
        "outlook",
        """
        financial|full-year|revenue|sales|earnings|profit|annual|margin|fiscal|its|year|eps|raises|lifts|cuts|lowers|trims|narrows|sets|issues
        guidance|forecast|forecasts|projection|projections, guidance for|range|of|:, guides|guiding
        for|to, peak sales, runway, cash reach|horizon|position|reserves|cushion,
        timeline|timelines, goal|target|action|launch|decision|pdufa|completion|filing|start
        date|dates, pdufa, bdufa|adufa, user fee act, chmp opinion, eta, timetable,
        lengthens|extends|stretches|buys <w>, buy|buys|bought time,
        funds|fund|finance|finances|enough|sufficient|suffice|lasts|last|sustain|cover|covers ...
        until|into|through|beyond|past, cash|money|funds ... until|into|through|beyond|past,
        funded|financed|paid|covered ... until|into|through|beyond|past, debt-free, sees|see
        sales|revenue|revenues|profit|growth|margin|margins|<year>|demand|no|peak|annual|net|adjusted|ebitda|full-year,
        is|are|now seen at|between|to|rising|falling|reaching|closing|as, forecast|guidance|outlook
        for|of|to
        """,
    ),
    _row(
        "potential to",
        """
        has|have|having|with|its|their|the|see|sees|real|huge|great the? potential to,
        potential|promise|chance|power|opportunity to <w>, potential for <w>, potentially
        <ing>|<verb>|more|faster|better, promises to|<w>, promise to
        """,
    ),
    _row(
        "supports",
        """
        supports|support|supporting|underscores|underscore|underlines|underpins|back|backs|confirms|highlights|point|points|hints|hint|suggests|suggest|strengthens|bolsters
        ... potential|promise|possibility|could|might
        """,
    ),
    _row(
        "develop further",
        """
        keep|keeps|continue|continues|go|goes on? <ing>, keep|keeps
        <ing>, remain|remains|stay|stays
        committed|focused|dedicated|keen|determined|unchanged|as, continues|continue
        its|their|our|the, stays|stay, unchanged, remain|remains in|the|as|with
        """,
    ),
    _row(
        "lookforward",
        """
        look|looks|looking|looked forward to, counting|count down to, countdown to|is|has,
        can't|cannot wait to
        """,
    ),
    _row(
        "soon",
        """
        soon|shortly|imminently|imminent|eventually|one_day|some_day|someday, in due
        course|time, going forward, in the near|foreseeable|medium|coming|future|long, any
        day|week|moment|time now?, sooner or, in|before|within no time, without delay,
        ultimately, before long, one day, some day, at last, any moment, for good
        """,
    ),
    _row(
        "future adj",
        """
        future|forthcoming|upcoming|prospective|eventual|impending|looming|would-be|planned|proposed|prospect|prospects|possible|likely|targeted
        """,
    ),
    _row(
        "likely",
        """
        likely|unlikely|probable|probably|certain|sure|set|expected to, good|fair|high|strong
        chance|likelihood|probability|odds, in all likelihood, no doubt,
        bound|liable|apt|certain to, probably, doubtless, surely, chances|odds|prospects are,
        chance|chances|prospect|odds that|of|are, is|are|seems|looks likely|unlikely,
        stands|stand a|every|some, every prospect
        """,
    ),
    _row(
        "help",
        """
        allow|allows|allowing|enable|enables|enabling|help|helps|helping|let|lets|give|gives
        us|it|them|the|to|our|ensure|bring|keep|reach, so that, positions|position|positioning
        us|it|the|<w>, further position
        """,
    ),
    _row(
        "more",
        """
        <num> more <unit>|trial|trials|study|studies|quarters|years|step|steps|rounds, another
        <num> <unit>|<money>, <num> further <unit>|<w>, from there|then|now, by then, give us,
        ask me, ahead of us, lies|lie ahead, still ahead, way to go, long way
        """,
    ),
    _row(
        "begin",
        """
        begins|begin|starts|start|opens|open|ships|ship|closes|close|ends|end|leaves|leave|arrives|arrive|goes|go|moves|enters|enter|joins|join|takes|take|launches|launch|returns|return|expires|expire|runs|run|comes|come|lands|land|rolls|roll|reaches|reach|gets|get|becomes|become|receives|receive|pays|pay|doubles|double|follows|hires|hire|hits|hit|kicks|kick|lifts|lift|switches|switch|completes|complete|finishes|finish|meets|files|file|submits|submit|trades|trade|votes|vote|decides|decide|retires|retire|steps|hands|rises|falls|adds|grows|gains|cuts|drops|passes
        """,
    ),
    _row(
        "event",
        """
        filing|filings|submission|submissions|launch|launches|readout|read-out|readouts|topline|top-line|start|start-up|opening|delivery|deliveries|closing|completion|initiation|enrolment|enrollment|recruitment|dosing|first-in-human|approval|approvals|decision|verdict|ruling|opinion|rollout|roll-out|shipment|shipments|production|construction|listing|registration|unblinding|spin-off|expansion|entry|results|data|arrival|relaunch|handover|commissioning|validation|rebranding|pilot|move|trial|study|phase|resubmission|dossier
        """,
    ),
    _row(
        "fiscal label",
        """
        fiscal|fy <year>, full year :, <year>
        revenue|sales|earnings|profit|eps|capex|guidance|outlook|forecast|revenues|tax|margin|capital|spending,
        tax rate, capital outlay|expenditure|spending|budget, for the year as
        """,
    ),
    _row(
        "proceeds",
        """
        proceeds|money|funds|sum|rest|remainder|balance|half|third|thirds|tranche
        goes|go|going|is|are|pays|finances|flows|serves|serve|will|of
        to|for|into|toward|towards|earmarked|the|it, net proceeds, use of proceeds
        """,
    ),
    _row(
        "announce",
        """
        to be|appear|feature
        unveiled|presented|published|announced|reported|shared|discussed|launched|featured|showcased|shown|held|opened|built|sold|filed|released|made|delivered|in|at|on
        """,
    ),
)

# A time, ahead or open; the last row is a time behind.
TIMES: tuple[Row, ...] = (
    _row(
        "t ahead",
        """
        next|coming|upcoming|forthcoming
        few|several|two|three|four|five|six|ten|twelve|fiscal|financial|calendar|<num>?
        <unit>|<season>|<month>|<day>|congress|meeting|school|week's|month's|year's, later
        this|in|next|on, new year|year's, by|before|until|till|toward|towards|at|near|around|about
        the
        end|close|turn|middle|start|beginning|first|second|third|fourth|third-quarter|fiscal|last,
        by|before|until|till|from|starting|beginning|come|after
        <month>|<season>|<holiday>|<day>|then|now|year-end, by the time|decade|harvest|holidays, by
        the? decade's, by|before|until|after|from|come|in the
        next|new|coming|<season>|<holiday>|year|first|summer, within|inside the
        next|coming|year|quarter|month, in <num> or|to? <num>? <unit> time, <num> <unit>
        from|hence|out|away|ahead|left|more, weeks|days|months|years|quarters away|off|from, a
        year|month|week|quarter from|hence, not|no later|earlier|sooner|before than?, at the
        earliest|latest, over|during|for|in|within the next|coming|following|remaining|years,
        first|second half|six, early|mid|late|mid-|end next|in|<year>|<season>|<month>,
        year-end|mid-year|midyear, in time for, ahead of the|<w>, as early|soon as, this coming,
        tomorrow, thereafter, this <season>|week|month|afternoon|evening|year|half|quarter|decade,
        rest|remainder of the, year after next, <num> <unit> long, from|until|through
        <day>|<month>|<season>|now, day one, until at least, last about|some|around|roughly, a
        year|month after|on|out, at|by the turn, before|by|until the <w> <w>?
        out|starts|begins|ends|arrives|opens|fall, the year is out, before <w> grandson|runs, by
        this|that time next, <month>|<season> on|onward|onwards, <unit> ahead|hence, in|over|for the
        <num> years, come to an end, lasts|takes|last|take about|some|roughly? <num> <unit>, through
        the? <year>|end|life|<season>, until <year>, to <year>, by <year>, from <year>, starting
        in|on|with, each|every of the next, no sooner, the day when|that
        """,
    ),
    _row(
        "t span",
        """
        within|inside|over|for|through about|some|roughly|another? a|the|<num> <unit>,
        week|month|year|day <num>, each|every year|month|quarter|week|day, <num> <unit>
        on|later|after|to|before
        """,
    ),
    _row(
        "t period",
        """
        mid <year>|<month>|<season>|<unit>,
        q1|q2|q3|q4|h1|h2|1h|2h|1q|2q|3q|4q|1q27|2q27|3q27|4q27|1h27|2h27|1h28|2h28|3q28|1q28|2q28|4q28,
        first|second|third|fourth quarter|half|fiscal|<unit>, first|second|third|fourth|last
        half|quarter of, fiscal|fy year? <year>
        """,
    ),
    _row(
        "t bare",
        """
        in|on|by|from|for|at|until|before|after|to|come|this|and|early|late|mid|since
        <month>|<day>|<holiday>|<season>|early|late, <month> <num>|of|, <num> <month>,
        the|next|this|each <season>|<holiday>|holidays|summer|monsoon, next congress
        """,
    ),
    _row(
        "t past",
        """
        ago|yesterday|previously|formerly|originally|initially|earlier|already|recently|hitherto,
        last <unit>|<month>|<season>|week|month|year|night|fall|spring|summer|winter, since <w>,
        to date, so far, has|have been, already, in hindsight, until now, the past|last
        <num>|few|year|decade, this morning,
        nine-month|first-half|half-year|third-quarter|full-year <w>
        """,
    ),
)

# What speaks against it: general truths, use and safety of medicines, purpose, design, results.
OTHERS: tuple[Row, ...] = (
    _row(
        "generic",
        """
        patients|patient|people|women|men|children|infants|adults|boys|girls|carriers|mothers|babies|newborns|toddlers|families|parents|caregivers|physicians|doctors|clinicians|nurses|users|volunteers|subjects|participants|persons|readers|you|your|survivors|smokers|individuals|cases|someone|anyone|untreated|unless|without
        """,
    ),
    _row(
        "biology",
        """
        tumours|tumors|tumour|tumor|disease|diseases|cells|cell|infection|infections|virus|gene|genes|protein|proteins|receptor|receptors|mutation|mutations|symptoms|symptom|antibody|antibodies|enzyme|molecule|molecules|pain|seizures|bacteria|parasite|blood|bone|brain|liver|kidney|skin|lung|muscle|immune|inflammation|lesions|relapse|remission|cancer|cancers|syndrome|disorder|disorders|organ|nerve|fracture|hormone|hormones|mice|rats|payload|linker
        """,
    ),
    _row(
        "safety",
        """
        adverse|reactions|reaction|side|toxicity|dose|doses|mg|tablets|tablet|injection|infusion|breastfeed|breastfeeding|pregnant|pregnancy|contraindicated|warnings|precautions|headache|nausea|rash|bleeding|fatal|monitored|discontinue|treatment|allergic|drowsy|vomiting|fatigue|death|deaths|harm
        """,
    ),
    _row(
        "safety modal",
        """
        may|can|could|might
        cause|lead|occur|increase|raise|appear|persist|worsen|result|notice|impair|affect|harm|happen|hide|mask,
        should|must not? be
        taken|kept|given|used|stored|avoided|monitored|checked|lowered|reduced|stopped|swallowed|administered|considered|treated|started|assessed|advised,
        is|are to be taken|given|used|kept|weighed|swallowed|stored
        """,
    ),
    _row(
        "loose modal",
        """
        may|can|could|might be|notice|reduce|develop|not
        """,
    ),
    _row(
        "mission",
        """
        mission|exist|exists|strive|strives|dedicated|devoted|passionate|purpose|everyone|wherever|world|lives|philosophy|values|belief,
        at the heart, committed to, believe in,
        seeks|seek|strives|strive|aspires|aspire|aims|aim|wants|want|works|working to
        make|bring|improve|help|change|transform ... people|patients|lives|families|everyone|world,
        a future|world in|where|without|free, no|every|each patient|child|one|person|family|parent,
        partner of choice, trusted partner
        """,
    ),
    _row(
        "design",
        """
        designed|designs,
        purpose|aim|aims|objective|objectives|endpoint|endpoints|yardstick|question|goal of
        the|a|this|its? study|trial|survey|registry|analysis|cohort,
        primary|secondary|main|co-primary|exploratory
        endpoint|endpoints|aim|aims|objective|objectives|outcome|goal|goals|measure|question, to
        assess|evaluate|determine|compare|test|measure|investigate|explore|examine|find|detect|establish|characterise|characterize|learn|see,
        intended|meant|built|made|developed|engineered to|for|as, intended in, study|trial
        intended|seeks|aims|explores|asks|sets|set|whether|examines|compares|seeking|aiming|looks,
        eligible|eligibility were|was|are|for
        """,
    ),
    _row(
        "status",
        """
        orphan|breakthrough|designation|status|prime|rmat|fast-track, is|are|being
        being|under|in|still
        developed|studied|investigated|evaluated|tested|study|development|investigation|review,
        in development, seeking approval|a|authorisation|authorization|clearance|permission, in
        mid-, late-stage trials, proposed indication, applied|filed|lodged|asked|submitted
        for|to|an|a, granted|given|awarded|open|reserved|kept|available|meant|intended to|for|by
        drugs|products|medicines|developers|therapies|treatments|applications|companies
        """,
    ),
    _row(
        "stats",
        """
        recognised|recognized|estimated|estimate|estimates|ci|hazard|ratio|median|mean|percent|rate|incidence|p,
        confidence interval, number|numbers of, kaplan-meier,
        points|score|baseline|versus|against|compared|n, evaluable
        """,
    ),
    _row(
        "disclaimer",
        """
        obligation|duty|warrant|warrants|reliance|disclaim|disclaims|responsible|construed|statements|herein|notice|offer|website|law|accordance|guarantee|accuracy|assumptions|advice|recommendation|consult
        """,
    ),
    _row(
        "about",
        """
        is a, are a|based|headquartered, company|firm that|which|with|focused,
        makes|sells|develops|operates|employs|breeds|serves|offers|provides|manufactures|markets,
        specialises|specializes|focuses|focused|rests in|on
        """,
    ),
    _row(
        "plan noun",
        """
        plan|programme|program|scheme|committee|guideline|act covers|was|were|has|had|is
        """,
    ),
    _row(
        "continued",
        """
        continued|continuing, continues to serve|chart|grow|be|operate|run|offer|support|bring
        """,
    ),
    _row(
        "attributive",
        """
        a|an|its|this|any|other|of|for|as potential|possible|promising <w>, potential
        conflicts|interactions|uses|targets|benefit|liabilities|risks|therapy|treatment,
        promising
        """,
    ),
    _row(
        "let",
        """
        please, tell|ask|talk|consult|see your|you
        """,
    ),
    _row(
        "if past",
        """
        had <w> not|been, would|could|should|might|must have, no <w> would, would have
        """,
    ),
    _row(
        "will be disease",
        """
        will|may|can|could ...
        relapse|recur|die|progress|return|develop|experience|need|lose|suffer|widen|metastasise|metastasize|spread|worsen|recover|survive
        """,
    ),
    # Some of many: what is said of these is said of a population.
    worded(
        "quantified",
        "in of half third quarter most many some few all percent",
        r"\b(?:one|two|three|four|five|[0-9]+)(?: [a-z-]+){0,2} (?:in|out of|of every) "
        r"(?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]+)\b|"
        r"\b(?:half|third|quarter|most|many|some|few|nearly all|percent) (?:of )?"
        r"(?:those|them|of all|all|who|patients|people|women|men|children|cases)\b",
    ),
)

# What such sentences are about.
OBJECTS: tuple[Row, ...] = (
    worded(
        "regulatory",
        "approval approvals nda ndas bla blas maa ind inds submission submissions filing filings "
        "dossier application applications indication indications clearance authorisation "
        "authorization licence label review",
        r"\b(?:approvals?|ndas?|blas?|maas?|inds?|submissions?|filings?|dossier|applications?|"
        r"indications?|clearance|authori[sz]ation|licence|label|review)\b",
    ),
    worded(
        "clinical",
        "readout readouts read-out read-outs topline top-line enrolment enrollment recruitment "
        "initiation pivotal registrational unblinding interim trial trials study studies phase "
        "data cohort patients volunteers",
        r"\b(?:read-?outs?|topline|top-line|enroll?ment|recruitment|initiation|pivotal|"
        r"registrational|unblinding|interim|trials?|stud(?:y|ies)|phase|data|cohort|patients|"
        r"volunteers)\b",
    ),
    worded(
        "commercial",
        "launch launches launched commercialisation commercialization sales market standard "
        "shipment shipments plant production price",
        r"\b(?:launch(?:es|ed)?|commerciali[sz]ation|sales|market|standard of care|shipments?|"
        r"plant|production|price)\b",
    ),
    worded(
        "financial",
        "milestone milestones royalty royalties revenue revenues runway earnings eps guidance "
        "dividend dividends cash profit",
        r"\b(?:milestones?|royalt(?:y|ies)|revenues?|runway|earnings|eps|guidance|dividends?|cash|"
        r"profit)\b",
    ),
    worded(
        "deal",
        "closing acquisition merger collaboration license licence partner partners",
        r"\b(?:closing|acquisition|merger|collaboration|licen[cs]e|partners?)\b",
    ),
    worded("pipeline", "pipeline", r"\bpipeline\b"),
)
