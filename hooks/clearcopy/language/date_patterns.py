"""The expressions by which dates and clock times are recognised; `dates` reads what they match."""

from __future__ import annotations

import re

from clearcopy.language.zones import ZONE_NAMES

MONTH_NAMES = (
    "January February March April May June July August September October November December".split()
)
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAYS_ZH = {sign: index for index, sign in enumerate("一二三四五六日")} | {"天": 6}


def _any_of(names: list[str]) -> str:
    """Return an alternation of `names`, also in capitals, the longest first."""
    forms = {*names, *(name.upper() for name in names)}
    return "(?:" + "|".join(sorted(forms, key=lambda name: (-len(name), name))) + ")"


_MONTH = _any_of([*MONTH_NAMES, *"Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()])
_WEEKDAY = (
    rf"(?:{_any_of(WEEKDAY_NAMES)}\b"
    rf"|{_any_of('Mon Tues Tue Wed Thurs Thur Thu Fri Sat Sun'.split())}(?:\.|(?=[,)])))"
)
_YEAR = r"(?:19[0-9][0-9]|20[0-5][0-9])"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9%A-Za-z]|[.,][0-9]| ?%)"
_DAY_NUMBER = r"(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"
_TO = r" ?(?:-|~|to|and|&) ?"
_TO_ZH = r"(?: ?[-~至到和] ?(?:[0-9]{1,2}月)?[0-9]{1,2}(?=日|号))"
_ENDS = r"(?![0-9A-Za-z]|[.,][0-9]| ?%)"
_HALF_DAY = r"(?:[ap]\.m\.|[ap]m\b|[AP]\.M\.|[AP]M\b)"
# What makes "May 12" or "2000" a count and not a date.
_COUNTED = (
    r"(?:patients?|subjects?|participants?|people|persons?|adults|children|women|men|cases|events|"
    r"deaths|volunteers|individuals|mg|kg|g|ml|mL|months?|weeks?|days?|hours?|years?|responders|"
    r"infants|adolescents|sites|cent(?:re|er)s|employees|copies|cells|times)"
)

# A date on its own, one alternative for each way of writing it.
DATE = re.compile(
    "|".join(
        (
            # October 17-21, 2025; October 30 - November 2, 2025; Oct. 20
            (
                rf"(?P<m1>{_MONTH})\.?,? (?P<d1>{_DAY})(?:{_TO}(?:{_MONTH}\.? )?{_DAY})?"
                rf"(?:(?:, ?| )(?P<y1>{_YEAR}){_ENDS})?(?! {_COUNTED}\b)"
            ),
            # 20 October 2025; 17-21 October 2025; 30 September - 2 October 2025
            (
                rf"(?P<d2>{_DAY})(?:{_TO}{_DAY})?(?: of)?[ -](?P<m2>{_MONTH})\b\.?"
                rf"(?:{_TO}{_DAY} {_MONTH}\b)?(?:(?:,? |-)(?P<y2>{_YEAR}){_ENDS})?"
            ),
            # July 2025; December, 2023; July to September 2025
            rf"(?P<m3>{_MONTH})(?:{_TO}{_MONTH})?\.?,?(?: of)? (?P<y3>{_YEAR}){_ENDS}",
            # 2016 Dec; 2016 Oct 19
            rf"(?P<y4>{_YEAR}) (?P<m4>{_MONTH})\b(?: (?P<d4>{_DAY}))?",
            # 2025-10-20; 2025/10/20; 2025.10.20; 2025-10
            (
                rf"(?P<y5>{_YEAR})(?P<sep>[-/.])(?P<n5>{_MONTH_NUMBER})(?P=sep)(?P<d5>{_DAY_NUMBER})"
                r"(?![0-9%]|[-/.][0-9])"
            ),
            rf"(?P<y6>{_YEAR})-(?P<n6>1[0-2]|0[1-9]){_ENDS}(?![-/])",
            # 2025年10月20日; 2025年10月17日至21日; 2025年10月; 2025年
            (
                rf"(?P<y7>{_YEAR}) ?年度?(?:第[1-4]季度| ?(?P<n7>{_MONTH_NUMBER}) ?月"
                rf"(?: ?(?P<d7>{_DAY_NUMBER})(?: ?[日号])?{_TO_ZH}? ?[日号]?(?<=[日号]))?)?"
            ),
            # 10月20日; 10月17-21日; 10月底
            (
                rf"(?P<n8>{_MONTH_NUMBER}) ?月(?: ?(?P<d8>{_DAY_NUMBER})(?: ?[日号])?{_TO_ZH}?"
                r" ?[日号]?"
                r"(?<=[日号])|(?=[份初底末中上下]))"
            ),
            # 19日 after 本月 or 当地时间
            rf"(?P<alone>{_DAY_NUMBER})日",
            # Q3 2025; 3Q27; 1H 2026; FY2025
            (
                rf"(?P<part>(?:Q[1-4]|H[12])(?:[ -]?{_YEAR}|'?[2-4][0-9])"
                rf"|(?:[1-4]Q|[12]H)(?: ?{_YEAR}|[2-4][0-9])|FY ?(?:{_YEAR}|[2-4][0-9])){_ENDS}"
            ),
            # 2025; 2010-2015
            rf"(?P<year>{_YEAR})(?:-{_YEAR})?(?![0-9A-Za-z%/]|[.,-][0-9]|-[A-Za-z]| ?%)",
        )
    )
)
# Where a date or a clock can begin: at digits with a fitting neighbour, at a month or quarter.
# A cheap sieve: it only has to let everything pass that `DATE` or `CLOCK` matches.
SEED = re.compile(
    r"[0-9JFMASONDQH](?<![A-Za-z0-9_].)(?<![0-9][.,].)(?:(?<=[0-9])(?:"
    r"(?<=1)9[0-9][0-9]|(?<=2)0[0-5][0-9]|[0-9]?(?: ?[-~&年月日点时:至到和]|(?:st|nd|rd|th)\b"
    r"| (?:to|and|of) | ?[JFMASOND]| ?[apAP]\.?[mM]|[.][0-5][0-9] ?[apAP]|H|Q))"
    r"|(?<=[A-Z])(?:[1-4Y]|(?:an|eb|a[ry]|pr|u[nlg]|e[pc]|ct|ov)|(?:AN|EB|A[RY]|PR|U[NLG]|E[PC]|"
    r"CT|OV)))"
)

_HOUR = r"(?:2[0-3]|[01]?[0-9])"
CLOCK = re.compile(
    rf"(?P<h1>{_HOUR})(?:[:.](?P<min1>[0-5][0-9]))? ?(?P<half>{_HALF_DAY})"
    rf"|(?P<h2>{_HOUR}):(?P<min2>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:%]|[.][0-9])"
    rf"|(?P<h3>{_HOUR}) ?[点时](?:(?P<min3>[0-5]?[0-9]) ?分|整|(?P<halfpast>半))?"
)
DAYPART = r"上午|下午|晚上|晚间|凌晨|早上|中午"
_ZONE = (
    r"(?:(?:UTC|GMT) ?[+-] ?[0-9]{1,2}(?::?[0-9][0-9])?|[+-][0-9][0-9]:[0-9][0-9]|"
    + "|".join(map(re.escape, ZONE_NAMES))
    + r")(?![A-Za-z])"
)
_WEEKDAY_EITHER = rf"(?P<wd>{_WEEKDAY})|(?:星期|周|礼拜)(?P<wdzh>[一二三四五六日天])"

# What may stand beside a date or a clock and belongs to it.
TAIL = re.compile(
    rf"(?:[,，]? ?(?:\(|at |on )?|T)(?:{_WEEKDAY_EITHER}|(?P<zone>{_ZONE})"
    rf"|(?P<daypart>{DAYPART})?(?P<clock>{CLOCK.pattern}))\)?"
)
HEAD = re.compile(
    rf"(?:(?<![A-Za-z])(?:{_WEEKDAY_EITHER}|(?P<zone>{_ZONE}))|(?P<daypart>{DAYPART}))"
    r"(?:[,，]? ?(?:\(|on |the )?(?:the )?)$"
)
# What `HEAD` can end with: most dates have nothing of the kind before them.
HEAD_HINT = re.compile(
    r"(?:[dD][aA][yY]|[A-Z][a-z]{2,4}[.]|[A-Z]T|[TCKZ]|[0-9]|[Tt]ime|"
    r"[一二三四五六日天时间時間午上晚晨早])"
    r"[,，]? ?(?:\(|on |the )?(?:the )?$"
)
# Between a clock and the date that it belongs to: "9:00 a.m. CEST on October 20".
BETWEEN = re.compile(r"[,，]? ?(?:on |of |\()?(?:the )?")

# A bare year needs a word or a sign beside it that counts nothing.
YEAR_BEFORE = re.compile(
    r"(?:^|[(\[;:\"'/|©-]|[A-Za-z],|\b(?:(?i:in|since|by|until|from|of|during|early|late|mid|"
    r"years?|"
    r"before|after|to|through|and|or|for|fiscal|the|our|its|this|end|summer|autumn|fall|winter|"
    r"spring|edition|version|than|beyond|vs\.?|versus|within)|[A-Z][A-Za-z&'/-]*\)?)"
    r"|[\u4e00-\u9fff,，。、《〔])[ -]?$"
)
NOT_A_YEAR_BEFORE = re.compile(
    r"(?:[$€£¥≥≤<>=~≈±×+*]|\b(?:n|N|(?i:total of|approximately|nearly|almost|around|roughly|over|"
    r"up to|at least|at most|more than|less than|fewer than|about|some|another))"
    r"|[约过共近达至少余为有]|纳入|入组) ?$"
)
NOT_A_YEAR_AFTER = re.compile(
    r" (?!(?:the|an?|its|our|more|some|all|most|many|few|fewer|these|those|both|of|in|and|to|for|"
    r"with|by|at|on|as|was|were|is|are|when|where|that|which|after|before)\b)"
    rf"(?:[A-Za-z-]+ )?{_COUNTED}\b| ?(?:[例名位人个项家款种次元万亿]|mg|kg|[μµ]g)"
)
# A lone day of the month, in Chinese.
ALONE_BEFORE = re.compile(r"(?:[本当同上下]月|时间|于|截至) ?$")
