"""LEX003: a company name in another form than its registration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import fold
from clearcopy.records.library import Library
from clearcopy.rule import rule

# What follows the first word of a company's name, and the form of the company at its end.
_WORDS = r"(?: (?:[A-Z][A-Za-z'-]*|&|of|\([A-Z][A-Za-z ]*\))){0,8}?"
_FORM = (
    r"[ ,]+(?:C[oO]\b\.?,? ?)?(?:L(?:imited|IMITED|td|TD)|I(?:ncorporated|NCORPORATED|nc|NC)"
    r"|C(?:orporation|ORPORATION|orp|ORP)|L\.?L\.?C|plc|PLC|AG|GmbH|S\.A|N\.V)\b\.?"
)
# A form cut short, "Group Co." or "Group Company"; "Co-founder" and "Company Secretary" are none.
_SHORT_FORM = r"[ ,]+C(?:[oO]\b\.?(?!-)|ompany\b(?![ -][A-Z]))"
_FORM_ZH = (
    r"[\u3400-\u9fff()]{0,16}?"
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|集團公司|总公司)"
)
# Before a company's name these make it the name of another company.
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:Anhui|Beijing|Chongqing|Changzhou|China|Fujian|Guangdong|Guangzhou|Hainan|Hangzhou"
    r"|Hebei|Henan|Hong Kong|Hubei|Hunan|Jiangsu|Jiangxi|Jilin|Lianyungang|Nanjing|Shandong"
    r"|Shanghai|Shanxi|Shenzhen|Sichuan|Suzhou|Tianjin|Wuhan|Wuxi|Yunnan|Zhejiang) "
    r"|(?:安徽|北京|重庆|常州|福建|广东|广州|海南|杭州|河北|河南|香港|湖北|湖南|江苏|江西|吉林"
    r"|连云港|南京|山东|上海|山西|陕西|深圳|四川|苏州|天津|武汉|无锡|云南|浙江)[省市]?)$"
)
_LONGEST_PLACE = 12


@rule(
    "LEX003",
    on=Page,
    message='"{name}" is not the registered name of {issuer}',
    help="write {registered}, best as `[[{key}.name]]`; another company of the group is declared "
    "under `other-names` of the issuer",
)
def issuer_name_not_as_registered(page: Page, site: Site) -> Iterator[Finding]:
    """A company's name is written in another form than its registration, or is another company's.

    The name says which legal person speaks and answers: the listed issuer, not an operating company
    with a similar name (HKEX: identity of the listed issuer). "Co., Ltd." is no abbreviation of
    "Company Limited" in a registered name.

    Violates: "Jiangsu Hansoh Pharmaceutical Group Co., Ltd." for the listed company; the name cut
    short, "Hansoh Pharmaceutical Group Co.".
    Passes: the registered name in either language; the short name; names under `other-names`;
    whatever the title of a reference says.
    To fix: print the name from the record: `[[hansoh.name]]`.
    """
    if not page.governed:
        return
    for key, company in _companies(site.library).items():
        issuer = site.library.issuers[key]
        for block in page.content:
            for start, end in _wrong_names(block.text, company):
                yield issuer_name_not_as_registered.found(
                    block.span(start, end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    name=block.text[start:end],
                    issuer=issuer.short_name[page.lang],
                    registered=f'"{issuer.name[page.lang]}"',
                    key=key,
                )


@dataclass(frozen=True, slots=True, eq=False)
class _Company:
    """How a company is named: the first word of its short name, its names, what looks like one."""

    stem: str
    stem_zh: str
    names: tuple[str, ...]
    pattern: re.Pattern[str]


@lru_cache(maxsize=8192)
def _wrong_names(text: str, company: _Company) -> Sequence[tuple[int, int]]:
    """Return where names stand that look like the company's and are none of its names."""
    if company.stem not in text.lower() and company.stem_zh not in text:
        return ()
    flat = fold(text)
    found = []
    for match in company.pattern.finditer(flat):
        start, end = match.span()
        place = _PLACE_BEFORE.search(flat[max(0, start - _LONGEST_PLACE) : start])
        if place is not None:
            start -= len(place[0])
        if not any(text.startswith(name, start) for name in company.names):
            found.append((start, end))
    return found


@lru_cache(maxsize=8)
def _companies(library: Library) -> Mapping[str, _Company]:
    found = {}
    for key, issuer in library.issuers.items():
        stem = next(iter(fold(issuer.short_name.en).split()), "")
        stem_zh = issuer.short_name.zh.strip()[:2]
        if not stem or not stem_zh:
            continue
        pattern = re.compile(
            rf"\b(?i:{re.escape(stem)})\b{_WORDS}{_FORM}"
            rf"|\b(?=[A-Z])(?i:{re.escape(stem)})\b{_WORDS}{_SHORT_FORM}"
            rf"|{re.escape(stem_zh)}{_FORM_ZH}"
        )
        names = (issuer.name.en, issuer.name.zh, *issuer.other_names)
        found[key] = _Company(stem.lower(), stem_zh, names, pattern)
    return found
