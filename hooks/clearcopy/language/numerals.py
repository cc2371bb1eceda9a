"""Numbers in words, where they count what a release must prove; and signs that are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.language.normalise import lowered

# The Unicode category No as the inside of a character class: superscripts, fractions, circled.
_RANGES = (
    "b2-b3 b9 bc-be 9f4-9f9 b72-b77 bf0-bf2 c78-c7e d58-d5e d70-d78 f2a-f33 1369-137c 17f0-17f9 "
    "19da 2070 2074-2079 2080-2089 2150-215f 2189 2460-249b 24ea-24ff 2776-2793 2cfd 3192-3195 "
    "3220-3229 3248-324f 3251-325f 3280-3289 32b1-32bf a830-a835 10107-10133 10175-10178 "
    "1018a-1018b 102e1-102fb 10320-10323 10858-1085f 10879-1087f 108a7-108af 108fb-108ff "
    "10916-1091b 109bc-109bd 109c0-109cf 109d2-109ff 10a40-10a48 10a7d-10a7e 10a9d-10a9f "
    "10aeb-10aef 10b58-10b5f 10b78-10b7f 10ba9-10baf 10cfa-10cff 10e60-10e7e 10f1d-10f26 "
    "10f51-10f54 10fc5-10fcb 11052-11065 111e1-111f4 1173a-1173b 118ea-118f2 11c5a-11c6c "
    "11fc0-11fd4 16b5b-16b61 16e80-16e96 1d2c0-1d2d3 1d2e0-1d2f3 1d360-1d378 1e8c7-1e8cf "
    "1ec71-1ecab 1ecad-1ecaf 1ecb1-1ecb4 1ed01-1ed2d 1ed2f-1ed3d 1f100-1f10c"
)
OTHER_NUMBERS = "".join(
    "-".join(chr(int(code, 16)) for code in codes.split("-")) for codes in _RANGES.split()
)

_OTHER_SET = frozenset(
    chr(code)
    for codes in _RANGES.split()
    for code in range(int(codes.split("-")[0], 16), int(codes.split("-")[-1], 16) + 1)
)

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million hundreds thousands dozen dozens both half third quarter thirds "
    "quarters"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_NUMBER_WORDS = frozenset([*_UNITS, *_ORDINALS])
# What counts when it is counted. A new noun is one more word here.
_COUNTED = (
    "patients? subjects? people persons? participants? individuals? volunteers? adults? child "
    "children adolescents? infants? women woman men man responders? cases? events? deaths? "
    "fatalities studies study trials? drugs? medicines? countries country sites? centres? centers? "
    "cohorts? arms?"
).split()
_NOT_BETWEEN = (
    "and or but in the for with to was were is are had has have that which who from at on by as "
    "than if when while into per not may will after before during until"
).split()

_NUMERAL = "(?:" + "|".join(sorted(_NUMBER_WORDS, key=lambda word: (-len(word), word))) + ")"
_COUNT = re.compile(
    rf"(?<![a-z0-9-])(?P<numeral>{_NUMERAL}"
    rf"(?:(?:-| and | or | to | point | )(?:a )?{_NUMERAL}){{0,6}})"
    # thirty-seven point four per cent
    r"(?:[ -](?:percent|per cent|percentage points?)(?![a-z])"
    r"|(?:-|(?: of(?: the| these| those| our| its| all| them)?)?"
    rf"(?: (?!(?:{'|'.join(_NOT_BETWEEN)})\b)[a-z0-9\0][a-z0-9\0/'-]*){{0,3}} )"
    rf"(?:{'|'.join(_COUNTED)})(?![a-z]))"
)

_ZH = "〇零一二两三四五六七八九十百千万亿"
_ZH_COUNTED = (
    "患者|受试者|参与者|病例|病人|死亡|事件|研究|试验|药物|新药|药品|产品|国家|中心|队列|组"
)
# Each alternative looks back at the first character, so that the search skips to the numerals.
_ZH_COUNT = re.compile(
    rf"[{_ZH}半第数几](?:"
    # 百分之三十
    rf"(?<=[二三四五六七八九十百千万])分之[{_ZH}点]{{1,12}}"
    # 三成, but not 完成 or 统一成
    r"|(?<=[一二三四五六七八九两])(?<![统单唯同合第].)(?:[到至][二三四五六七八九])?成"
    r"(?![为功立果分本员长效熟就都])"
    # 一半 or 半数 of the patients
    rf"|(?:(?<=一)半|(?<=半)数)(?=(?:以上|以下)?的?[^,，。;、]{{0,6}}?(?:{_ZH_COUNTED}|人群?))"
    # 两例, 十二名, 三项研究
    rf"|(?<!半)[{_ZH}]{{0,12}}(?<![第数几])[余多数]?(?=[例名位](?![称义次单誉])"
    rf"|(?<!一)(?:(?:项|款|种|个|家|起|组)[^,，。;、]{{0,8}}?(?:{_ZH_COUNTED})|个?国家))"
    r")"
)
_HAN = re.compile("[\u4e00-\u9fff]")


def has_other_numbers(flat: str) -> bool:
    """Whether a character of the Unicode category No stands in `flat`."""
    return not flat.isascii() and not _OTHER_SET.isdisjoint(flat)


def _apart(low: str) -> str:
    """Return `low` with what may touch the front of a numeral as a space."""
    return low.replace("-", " ").replace("(", " ").replace('"', " ").replace("/", " ")


def _places(low: str, word: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        yield at
        at = low.find(word, at + 1)


def may_count(flat: str) -> bool:
    """Whether a number word stands in `flat`, counting or not: a look before `find_counts`."""
    if not _NUMBER_WORDS.isdisjoint(_apart(lowered(flat)).split()):
        return True
    return not flat.isascii() and _HAN.search(flat) is not None


def find_counts(flat: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of numerals in words that count people, cases, studies, drugs and the like.

    A numeral before "percent" counts, whatever it is a part of.
    Only the numeral is covered, not what it counts; up to three words may stand between. In Chinese
    一项 and the like are articles and count nothing; 一例 and 一名 do count.
    """
    low = lowered(flat)
    words = _NUMBER_WORDS.intersection(_apart(low).split())
    done = 0
    for at in sorted(at for word in words for at in _places(low, word)):
        if at >= done and (match := _COUNT.match(low, at)) is not None:
            done = match.end("numeral")
            yield match.span("numeral")
    if not flat.isascii() and _HAN.search(flat) is not None:
        yield from (match.span() for match in _ZH_COUNT.finditer(flat))
