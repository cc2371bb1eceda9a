"""Editors' notes and template text that a reader must never see."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clearcopy.language.normalise import lowered

# Name -> expression over the text as written.
PLACEHOLDERS: tuple[tuple[str, str], ...] = (
    (
        "editor's note",
        (
            r"\[\s*(?:UPDATE|INSERT|ADD|CONFIRM|CHECK|VERIFY|NOTE|DELETE|REPLACE|PLACEHOLDER|PENDING|"
            r"QUERY"
            r"|DATE|NAME|XX+|XXX*)\b[^\]\n]{0,200}\]"
            r"|\[\s*(?:[Ii]nsert|[Uu]pdate|[Pp]laceholder|[Tt]o be (?:added|confirmed|inserted|"
            r"updated))\b"
            r"[^\]\n]{0,200}\]"
            r"|\[\s*(?ai:note to |drafting note|draft note)[^\]\n]{0,200}\]"
            r"|\[\s*(?ai:(?:(?:company|product|partner|speaker|study) )?"
            r"(?:name|date|city|place|amount|number|quote|logo|url))\s*\]"
            r"|\[\s*(?:[^\]\s]+ ){1,4}to (?:come|follow|confirm|check|verify|provide|review|advise)"
            r"\s*\]"
            r"|[\[【［](?:插入|待|此处|请(?:插入|补充|更新|确认)|更新)[^\]】］\n]{0,100}[\]】］]"
            r"|[(（\[【［]请[^)）\]】］\n]{0,30}(?:确认|核实|核对|补充|更新|审核|提供|修改|填写)[。！]?"
            r"[)）\]】］]"
        ),
    ),
    ("bullet in brackets", r"\[\s*[●•○◦■▪_…]+\s*\]|【\s*[●•○◦■▪_…]+\s*】"),
    (
        "to be decided",
        r"(?<![A-Za-z0-9-])(?:TBD|TBC|TBA|TBN|[Tt]b[dc]|TK TK|TKTK|TODO|FIXME|XXX+)(?![A-Za-z0-9])",
    ),
    (
        "figure left open",
        # Begins with the letter, so that the search skips to it.
        (
            r"[Xx](?<![A-Za-z0-9.].)(?:(?:(?<=X)(?:X{0,2}\.X{1,2}|X+)|(?<=x)x+(?:\.x+)?)"
            r"(?: ?[%％]|(?= (?:months|patients|mg|years)))"
            r"|(?<=X)(?:X{0,2}\.X{1,2}(?![A-Za-z0-9])| ?[%％]|X+(?= ?[例名位个项种家年月日岁])))"
            r"|X(?:(?<=[=≥≤]X)|(?<=[=≥≤] X))X+(?![A-Za-z0-9])"
        ),
    ),
    ("filler text", r"[LlDd](?i:orem ipsum|olor sit amet)"),
    (
        "prompt of a template",
        (
            r"(?ai:(?:click|tap)(?: or (?:click|tap))? here to enter (?:text|a date)\.?"
            r"|error! (?:reference source not found|bookmark not defined)\.?"
            r"|#(?:ref!|value!|name\?|div/0!|n/a))"
            r"|(?:单击|点击)[^。\n]{0,10}输入(?:文字|文本|日期)[。.]?"
            r"|错误[!！] ?未(?:找到引用源|定义书签)[。.]?"
        ),
    ),
    ("name left open", r"某某"),
    (
        "template marks",
        r"<<[^<>\n]{0,200}>>|\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|\$\{[^{}\n]{1,80}\}",
    ),
    (
        "待补充",
        r"(?:(?<!有)待(?:核实|核对))|待(?:补充|定(?!点|义|价|向)|确认(?![的地]|患)|更新|填写|添加)|此处(?:插入|填写|补充)",
    ),
    (
        "doubled mark",
        (
            r"(?:\([RrCc]\)\s?){2,}|(?i:(?:\(TM\)\s?){2,})|®\s?®|™\s?™|©\s?©|℠\s?℠|®\s?\(R\)|"
            r"™\s?\(TM\)"
        ),
    ),
    ("doubled question mark", r"[?？]{2,}"),
    (
        "tracked change",
        (
            r"<(?:/?(?:ins|del))\b[^>]{0,80}>|\{(?:\+\+|--|~~|>>|==)|(?:\+\+|--|~~|<<|==)\}|^(?:<{7}|"
            r"={7}|>{7})(?: |$)"
        ),
    ),
)

# What a text must hold for a kind to be worth its search: finished text holds hardly any of it.
# A kind in `_ANY_CASE` is looked for in the lowered text.
_SIGNS: dict[str, tuple[str, ...]] = {
    "editor's note": ("[", "【", "［", "请"),
    "bullet in brackets": ("[", "【"),
    "to be decided": ("TB", "bd", "bc", "TK", "TODO", "FIXME", "XXX"),
    "figure left open": ("X", "xx"),
    "filler text": ("orem ", "olor "),
    "prompt of a template": ("here to enter", "error! ", "#", "输入", "错误"),
    "name left open": ("某某",),
    "template marks": ("<<", "{{", "{%", "${"),
    "待补充": ("待", "此处"),
    "doubled mark": ("(r)", "(c)", "(tm)", "®", "™", "©", "℠"),
    "doubled question mark": ("?", "？"),
    "tracked change": ("<", ">", "{", "}", "="),
}
_ANY_CASE = frozenset({"filler text", "prompt of a template", "doubled mark"})


def find_placeholders(
    text: str, patterns: tuple[tuple[str, str], ...] | None = None
) -> tuple[tuple[int, int, str], ...]:
    """Return `(start, end, name)` of each placeholder in `text`, in order, not overlapping.

    Citations such as [4,5], translated titles and insertions in quotations are none: square
    brackets count only with the words of an editor's note.

    Args:
        text: visible text or metadata.
        patterns: name and regular expression of each kind, `PLACEHOLDERS` unless others are
            given; the longest match at a place wins.
    """
    found: list[tuple[int, int, str]] = []
    low = lowered(text)
    kinds = _KINDS if patterns is None else _kinds_of(patterns)
    for kind in kinds[text.isascii()]:
        where = low if kind.any_case else text
        for sign in kind.signs:
            if sign in where:
                found += [(m.start(), -m.end(), kind.name) for m in kind.pattern.finditer(text)]
                break
    if not found:
        return ()
    kept: list[tuple[int, int, str]] = []
    for start, negative_end, name in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, -negative_end, name))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of placeholder; `signs` are those of which a text must hold one."""

    name: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    any_case: bool


def _kinds_of(patterns: tuple[tuple[str, str], ...]) -> tuple[list[_Kind], list[_Kind]]:
    """Return the kinds that any text may hold, and those that an ASCII text may: by its signs."""
    found: tuple[list[_Kind], list[_Kind]] = [], []
    for name, pattern in patterns:
        compiled = re.compile(pattern, re.MULTILINE)
        signs = _SIGNS.get(name, ("",))  # the empty sign stands in every text
        plain = tuple(sign for sign in signs if sign.isascii())
        for kinds, worth in zip(found, (signs, plain), strict=True):
            if worth:
                kinds.append(_Kind(name, compiled, worth, name in _ANY_CASE))
    return found


_KINDS = _kinds_of(PLACEHOLDERS)
