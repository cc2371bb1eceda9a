"""LEX011: the phase of a study in other than Arabic numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.own_words import own_words
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_ROMAN = re.compile(
    r"\b(?:[Pp]hases?|PHASES?)[ \u00a0\u2010\u2011-]"
    r"(?:I{1,3}V?|IV|[\u2160-\u2163])[ab]?(?:/(?:I{1,3}|IV|[\u2160-\u2163])[ab]?)?(?![A-Za-z])"
    r"|(?<![A-Za-z])(?:I{1,3}|IV|[\u2160-\u2163])[ab]?(?:/(?:I{1,3}|IV|[\u2160-\u2163])[ab]?)? ?期"
    r"|(?<![第一二三四五六七八九十])[一二三四]期"
)


@rule(
    "LEX011",
    on=Page,
    message='"{words}" is not in Arabic numerals, in which the records write phases',
    help='write "phase 1", "phase 2" or "phase 3" (1期, 2期, 3期)',
)
def phase_numerals_mixed(page: Page, _site: Site) -> Iterator[Finding]:
    """The phase of a study is written in Roman numerals, or in Chinese ones.

    The newsroom's records and the tables composed from them write "phase 2", as the public
    registries do; both forms on one site make a search for one of them miss the other (house rule).
    Stages of a disease, which are Roman by custom, and titles of references are not judged.
    Violates: "Phase I and phase 3"; "III期研究" or "三期临床" in Chinese.
    Passes: "phase 1 and phase 3"; "stage III disease"; a stage in Chinese, such as "III期患者".
    """
    if not page.governed:
        return
    for block in own_words(page):
        text = block.text
        if "hase" not in text and "HASE" not in text and "期" not in text:
            continue
        for match in _ROMAN.finditer(text):
            if match[0].endswith("期") and not _of_a_study(text, match.end()):
                continue
            yield phase_numerals_mixed.found(
                block.span(*match.span()),
                page=page.url,
                subject=page.subject_of(block),
                judged=match[0],
                words=match[0],
            )


def _of_a_study(text: str, end: int) -> bool:
    """Whether what follows 期 makes it the phase of a study, not the stage of a disease."""
    return text[end:].lstrip().startswith(("临床", "研究", "试验", "注册", "关键", "单臂", "随机"))
