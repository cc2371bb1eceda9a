import json
import re
from pathlib import Path

import pytest
from clearcopy.language import (
    forward_looking,
    kinds_en,
    kinds_zh,
    lexicon_en,
    lexicon_zh,
    masks_en,
)
from clearcopy.language.forward_looking import Cue, classify, signals
from clearcopy.language.lexicon import Row
from clearcopy.language.normalise import flatten
from clearcopy.language.wording import with_figures, wording
from hypothesis import assume, given
from hypothesis import strategies as st

SENTENCES = [
    (json.loads(line)["sentence"], path.stem[-2:])
    for path in sorted((Path(__file__).parents[2] / "forward_looking").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
WITH_FIGURES = [each for each in SENTENCES if re.search("[0-9]", each[0])]
TABLES: tuple[tuple[Row, ...], ...] = (
    *(lexicon_en.CUES, lexicon_en.TIMES, lexicon_en.OTHERS, lexicon_en.OBJECTS, kinds_en.KINDS),
    *(masks_en.MASKS, masks_en.CASED, (masks_en.DISCLAIMERS,)),
    *(lexicon_zh.CUES, lexicon_zh.TIMES, lexicon_zh.OTHERS, lexicon_zh.OBJECTS, kinds_zh.KINDS),
    lexicon_zh.MASKS,
)
# Classes of all digits, counts and escapes speak of no figure; "20[" begins a year.
_ANY_DIGIT = re.compile(
    r"\[[^\]]*0-9[^\]]*\]|\{[0-9,]+\}|\(\?:19\|20\)|20(?=\[)|\\(?:u[0-9a-f]{4}|[a-zA-Z])"
)
_SPOKEN = re.compile(r"(?:[0-9]|\[[^\]]*[0-9][^\]]*\])+")


def _fresh(sentence: str, lang: str) -> Cue:
    """What a sentence says when it is read for itself and not by its wording."""
    flat, _ = forward_looking._respaced(flatten(sentence))
    cue, _ = forward_looking._classify.__wrapped__(flat, lang, None)
    return cue


def test_figures_become_alike_and_what_tables_speak_of_stays() -> None:
    assert wording("A rate of 57.3% in 41 of 72 (Q4, 1H27, B7-H3)") == (
        "A rate of 00.0% in 00 of 00 (Q4, 1H27, B7-H3)"
    )
    assert wording("12 patients in 2025") == "12 patients in 2025"
    assert wording("由1999年起的12例") == "由1999年起的12例"


@pytest.mark.parametrize(
    "row", [row for table in TABLES for row in table], ids=lambda row: str(row.name)
)
def test_tables_speak_of_no_digit_but_years_and_those_that_a_letter_touches(row: Row) -> None:
    expression = _ANY_DIGIT.sub("#", row.pattern.pattern)
    for spoken in _SPOKEN.finditer(expression):
        around = expression[max(0, spoken.start() - 1) : spoken.end() + 1]
        year = re.match(r"\[2-9\]#", expression[spoken.start() :])
        assert year or re.search(r"[a-z]", re.sub(r"\[.*?\]", "", around)), spoken.group()


@given(st.sampled_from(WITH_FIGURES), st.data())
def test_other_figures_of_a_wording_change_nothing_but_what_is_shown(
    case: tuple[str, str], data: st.DataObject
) -> None:
    sentence, lang = case
    folded = wording(flatten(sentence))
    other = "".join(
        data.draw(st.sampled_from("0123456789")) if new == "0" else old
        for old, new in zip(sentence, folded, strict=True)
    )
    assume(wording(flatten(other)) == folded)
    assert signals(other, lang) == signals(sentence, lang)
    assert classify(other, lang) == _fresh(other, lang)
    before, after = classify(sentence, lang), classify(other, lang)
    assert (before.tier, before.score, before.start) == (after.tier, after.score, after.start)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_sentence_says_by_its_wording_what_it_says_for_itself(lang: str) -> None:
    for sentence, its_lang in WITH_FIGURES:
        if its_lang == lang and "  " not in flatten(sentence):
            assert classify(sentence, lang) == _fresh(sentence, lang)


def test_a_cue_shows_the_figures_of_its_own_sentence() -> None:
    assert with_figures("in 00 days", "Due in 45 days.", 4) == "in 45 days"
    for days in ("45", "60"):
        cue = classify(f"We expect to file within {days} days.", "en")
        assert cue.time == f"within {days} days"
