"""What the words of a forward-looking block say of themselves, and which risks they name.

Every function judges a sentence or a paragraph by closed patterns, in English and Chinese. Whether
a caution is meaningful is not asked here: that is for counsel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from clearcopy.language.normalise import flatten, lowered

Identification = Literal["stated", "hedged", "none"]

_SUBJECT = {
    "en": r"forward[- ]?looking (?:statement|information|view)",
    "zh": r"(?:前瞻性?|展望性?)(?:的)?(?:声明|陈述|表述|信息|资料|聲明)",
}
_IDENTIFIED = {
    "en": re.compile(
        r"\b(?:contains?|includes?|compris(?:e|es)|constitutes?|makes?|are|is|be)\b"
        r"(?! (?:no|not|neither)\b)[^.;:]{0,70}?" + _SUBJECT["en"]
    ),
    "zh": re.compile(
        r"(?:含有|包含|包括|载有|载列|属于|构成|均为|即为|作出|为|是)"
        r"[^。;:，]{0,24}?" + _SUBJECT["zh"]
    ),
}
_DENIED = {
    "en": re.compile(r"\b(?:not|no|never|neither)(?: \w+)? $"),
    "zh": re.compile(r"(?:[不未无]|并非)$"),
}
# What stands directly before the verb and leaves open whether there are any.
_HEDGED = {
    "en": re.compile(
        r"\b(?:may|might|could|can)(?: be)?(?:,[^,.;]{1,40},)?"
        r"(?: also| well| from time to time)?(?: be)? $"
    ),
    "zh": re.compile(r"(?:可能会?|或会|或许|也许|或|可)$"),
}
_DAY = {
    "en": re.compile(
        r"\bas (?:of|at) (?:(?:the|this|its|their|such|each|today)(?:'s)? ?)*(?:respective )?"
        r"(?:date|day|time|today)\b"
        r"|\bas (?:of|at) (?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d|today)"
        r"|\b(?:on|at|of) the (?:date|day) (?:of|on|that|when|they|it|hereof)\b"
        r"|\bas of the publication\b|\bdate hereof\b"
    ),
    "zh": re.compile(
        r"(?:截至|截止|于|在|以)[^。;，]{0,16}?(?:之日|当日|当天|日期|日止|之时|\d日)"
        r"|(?:发布|刊发|公告|作出)(?:之日|当日|日期)"
    ),
}
_CHANGE = {
    "en": re.compile(r"\b(?:updat|revis|correct|amend|supplement)(?:e|es|ed|ing|ion|ions)?\b"),
    "zh": re.compile(r"更新|修订|修改|更正|补充|修正"),
}
_NO_DUTY = {
    "en": re.compile(
        r"\bno (?:\w+ )?(?:obligation|duty|responsibility|intention|undertaking|commitment)"
        r"|\b(?:do|does|will|shall|is|are)(?: not|n't)\b|\bdisclaim|\bwithout (?:any )?obligation"
        r"|\b(?:neither|nobody|no one)\b"
    ),
    "zh": re.compile(
        r"(?:不承担|不承诺|不负|不保证|无须|无需|无责任|无义务|没有(?:任何)?(?:义务|责任)|概不|"
        r"并无(?:任何)?(?:义务|责任)|不会|不拟|无意|否认)"
    ),
}
_LAW = {
    "en": re.compile(
        r"\b(?:except|unless|other than|save|subject to|to the extent|beyond|apart from|if|as)\b"
        r"[^.;]{0,60}?\b(?:laws?|legal|legally|legislation|regulations?|regulatory|rules?|statutes?)\b"
    ),
    "zh": re.compile(
        r"(?:除|按|依|根据|遵守|受)[^。;]{0,40}?(?:法|规则|规定|条例|监管)"
        r"|(?:法律|法规|法例|规则|条例)[^。;]{0,14}?(?:要求|规定|须)"
    ),
}
# Where one risk ends and the next may begin. A colon leads to a list.
_CUTS = {"en": re.compile(r"[.;:,](?=\s|$)"), "zh": re.compile(r"[。;:，]")}
_QUOTED = re.compile(r"\"[^\"]*\"|「[^」]*」")
# A subject of its own comes before the word: "may delay" alone continues the clause before it.
_RISK = {
    "en": re.compile(
        r"\S.*\b(?:may|might|could|can|cannot|will not|would not|fails?|is uncertain)\b"
        r"|\b(?:risks?|uncertaint\w+|delays?|failure|inability|unable|ability|competition|challenges?|"
        r"dependence|loss of|changes? in|disruptions?|shortages?)\b"
    ),
    "zh": re.compile(
        r"\S.*?(?:可能(?!的)|或会|或将|或未|或无法|无法|未能|不能(?:获|按|如|成|满|达))"
        r"|(?:风险|不确定性|失败|延迟|推迟|中断|短缺)"
    ),
}
_CONTINUED = {
    "en": re.compile(r"^(?:and |or )?(?:may|might|could|can|cannot)\b"),
    "zh": re.compile(r"^(?:或|也|亦|并|且|及)?(?:可能|或会|或将)"),
}
# The frame around risks: what the block says of statements and results at large.
_FRAME = {
    "en": re.compile(
        _SUBJECT["en"] + r"|\bactual results\b|\bdiffer\b|\bstatements?\b|\bwords\b|\bfollowing\b"
        r"|\brisks? and uncertaint(?:y|ies)(?! (?:inherent|in|of|about|relat\w+|associat\w+))"
    ),
    "zh": re.compile(
        _SUBJECT["zh"]
        + r"|实际结果|差异|词语|字眼|此类陈述|以下|下列|风险(?:包括|因素|[及和与]不确定)"
    ),
}
_SHORTEST = {"en": 3, "zh": 6}
_POSSIBLE = {
    "en": re.compile(r"\b(?:may|might|could|can)\b"),
    "zh": re.compile(r"可能|或会|或将|或可|有机会"),
}
_HAPPENED = {
    "en": re.compile(
        r"\b(?:has|have|had|was|were) (?:already |also |previously |recently |been )*"
        r"(?:reported|observed|occurred|happened|experienced|received|seen|led|caused|been|died|"
        r"imposed|placed|refused|delayed|recalled|ended|stopped|terminated)\b"
    ),
    "zh": re.compile(r"已(?:有|经|出现|发生|报告|观察|收到|被|导致)|曾(?:有|经|出现|发生|被|收到)"),
}


def identification(text: str, lang: str) -> Identification:
    """Return whether a text says that the page contains forward-looking statements.

    `stated` says so, `hedged` says only that it may, `none` says neither.
    """
    flat = _flat(text)
    found: Identification = "none"
    for match in _IDENTIFIED[lang].finditer(flat):
        before = flat[max(0, match.start() - 60) : match.start()]
        if _DENIED[lang].search(before):
            continue
        if not _HEDGED[lang].search(before):
            return "stated"
        found = "hedged"
    return found


def speaks_as_of_a_day(sentence: str, lang: str) -> bool:
    """Whether a sentence says as of which day something holds."""
    return bool(_DAY[lang].search(_flat(sentence)))


def denies_updates(sentence: str, lang: str) -> bool:
    """Whether a sentence says that nobody has to bring statements up to date."""
    flat = _flat(sentence)
    return bool(_CHANGE[lang].search(flat) and _NO_DUTY[lang].search(flat))


def leaves_the_law_its_due(sentence: str, lang: str) -> bool:
    """Whether a sentence excepts what law or listing rules require."""
    return bool(_LAW[lang].search(_flat(sentence)))


def says_it_may(clause: str, lang: str) -> bool:
    """Whether a clause puts something as a mere possibility."""
    return bool(_POSSIBLE[lang].search(_flat(clause)))


def says_it_happened(clause: str, lang: str) -> bool:
    """Whether a clause admits that what it speaks of has happened before."""
    return bool(_HAPPENED[lang].search(_flat(clause)))


@lru_cache(maxsize=1024)
def risks_named(text: str, lang: str) -> tuple[tuple[int, int], ...]:
    """Return where a text names a risk in a clause of its own, as (start, end).

    Such a clause has a subject and says what may become of it, or names an uncertainty, a delay, a
    failure and so on in three words at least. A row of bare adjectives ("political, economic and
    legal factors") names none, and "actual results may differ" is no risk.
    """
    flat = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), _flat(text))
    return tuple(
        (start, end) for start, end in _pieces(flat, lang) if _is_risk(flat[start:end], lang)
    )


def _pieces(flat: str, lang: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _CUTS[lang].finditer(flat):
        yield start, cut.start()
        start = cut.end()
    yield start, len(flat)


def _is_risk(piece: str, lang: str) -> bool:
    words = piece.split() if lang == "en" else piece.strip()
    text = piece.strip()
    if len(words) < _SHORTEST[lang] or _CONTINUED[lang].search(text):
        return False
    return bool(_RISK[lang].search(text)) and not _FRAME[lang].search(text)


def _flat(text: str) -> str:
    return lowered(flatten(text))
