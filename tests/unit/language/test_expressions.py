import re

import pytest
from clearcopy.language import kinds_en, kinds_zh, lexicon_en, lexicon_zh, masks_en
from clearcopy.language.expressions import alternatives_of, needs_of
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

EXPRESSIONS = sorted(
    {
        alternative
        for table in (
            *(lexicon_en.CUES, lexicon_en.TIMES, lexicon_en.OTHERS, masks_en.MASKS),
            *(masks_en.CASED, kinds_en.KINDS, lexicon_zh.CUES, lexicon_zh.TIMES),
            *(lexicon_zh.OTHERS, lexicon_zh.OBJECTS, lexicon_zh.MASKS, kinds_zh.KINDS),
        )
        for row in table
        for part in row.parts
        for alternative in alternatives_of(part.pattern.pattern)
    }
)


@pytest.mark.parametrize(
    ("expression", "needs"),
    [
        (r"\bgoes online\b", [{"goes online"}]),
        (r"go(?:es)? (?:on|off)line", [{"go"}, {" "}, {"on", "off"}, {"line"}]),
        (r"ab+c?d", [{"a"}, {"b"}, {"d"}]),
        (r"(?:up to|for) [0-9]+ (?=days)weeks", [{"up to", "for"}, {" "}, {" weeks"}]),
        (r"[今明后]年会(?!议)", [{"今", "明", "后"}, {"年会"}]),
        (r"a(?:b|c|)d", [{"a"}, {"d"}]),
        (r"(?:pre-)?x{0,2}\.y", [{".y"}]),
        (r"ab|cd", [{"ab", "cd"}]),
        (r"[^a]\w*", []),
    ],
)
def test_what_an_expression_needs_is_read_off_it(expression: str, needs: list[set[str]]) -> None:
    assert [set(need) for need in needs_of(expression)] == needs


def test_alternatives_in_groups_and_classes_stay_together() -> None:
    assert alternatives_of(r"a(?:b|c)|[|]d|e\|f") == [r"a(?:b|c)", "[|]d", r"e\|f"]


@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_every_match_of_a_table_holds_what_its_expression_needs(data: st.DataObject) -> None:
    expression = data.draw(st.sampled_from(EXPRESSIONS))
    text = data.draw(st.from_regex(expression))
    match = re.search(expression, text)
    assume(match is not None)
    for need in needs_of(expression):
        assert any(one in text for one in need)
