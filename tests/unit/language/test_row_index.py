import json
from collections.abc import Callable
from pathlib import Path

import pytest
from clearcopy.language import (
    kinds_en,
    kinds_zh,
    lexicon_en,
    lexicon_zh,
    masks_en,
    signals_en,
    signals_zh,
)
from clearcopy.language.lexicon import Row, Words
from clearcopy.language.normalise import flatten, lowered
from clearcopy.language.row_index import RowIndex
from clearcopy.language.traditional import simplified
from hypothesis import given
from hypothesis import strategies as st

FOLDER = Path(__file__).parents[2] / "forward_looking"
Table = tuple[Row, ...]
EN: dict[str, Table] = {
    "signals": (*lexicon_en.CUES, *lexicon_en.TIMES, *lexicon_en.OTHERS),
    "objects": lexicon_en.OBJECTS,
    "kinds": kinds_en.KINDS,
    "masks": (masks_en.DISCLAIMERS, *masks_en.MASKS),
}
ZH: dict[str, Table] = {
    "signals": (*lexicon_zh.CUES, *lexicon_zh.TIMES, *lexicon_zh.OTHERS),
    "objects": lexicon_zh.OBJECTS,
    "kinds": kinds_zh.KINDS,
    "masks": lexicon_zh.MASKS,
}
CASES = [*(("en", name) for name in EN), *(("zh", name) for name in ZH)]


def _texts(lang: str) -> list[str]:
    prepare: Callable[[str], str] = lowered if lang == "en" else simplified
    return [
        prepare(flatten(json.loads(line)["sentence"]))
        for path in sorted(FOLDER.glob(f"*_{lang}.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


TEXTS = {"en": _texts("en"), "zh": _texts("zh")}
INDEXES = {
    (lang, name): RowIndex(table)
    for lang, tables in (("en", EN), ("zh", ZH))
    for name, table in tables.items()
}


def _words_of(text: str, lang: str) -> Words:
    return signals_en.words_of(text) if lang == "en" else signals_zh.characters_of(text)


def _is_tried(row: Row, text: str, words: Words, name: str) -> bool:
    """Whether what people list for a row lets it be tried; no list is kept for signals."""
    if row.stems:
        return any(stem in text for stem in row.stems)
    return name == "signals" or not row.words.isdisjoint(words.parts)


def _compare(text: str, lang: str, name: str) -> None:
    table = (EN if lang == "en" else ZH)[name]
    words = _words_of(text, lang)
    index = INDEXES[lang, name]
    matching = {
        row.name: match
        for row in table
        if _is_tried(row, text, words, name) and (match := row.pattern.search(text))
    }
    if any(row.stems for row in table):
        assert matching.keys() <= {row.name for row in index.candidates(text, words)}
    else:
        found = {row: match.span() for row, match in index.matches(text, words)}
        assert found == {row: match.span() for row, match in matching.items()}


@pytest.mark.parametrize(("lang", "name"), CASES)
def test_an_index_finds_what_trying_every_row_finds(lang: str, name: str) -> None:
    for text in TEXTS[lang]:
        _compare(text, lang, name)


@given(st.sampled_from(CASES), st.data())
def test_an_index_finds_the_same_in_any_mixture_of_words(
    case: tuple[str, str], data: st.DataObject
) -> None:
    lang, name = case
    one, other = (data.draw(st.sampled_from(TEXTS[lang])) for _ in range(2))
    gap = data.draw(st.sampled_from([" ", ", ", "-", ",", "'s ", ": ", ""]))
    cut, begin = (data.draw(st.integers(0, len(text))) for text in (one, other))
    _compare(one[:cut] + gap + other[begin:], lang, name)


def test_rows_come_in_the_order_of_the_table_with_their_first_match() -> None:
    words = signals_en.words_of("patients will receive it and we will expect to file.")
    text = "patients will receive it and we will expect to file."
    found = list(INDEXES["en", "signals"].matches(text, words))
    order = [row.name for row in EN["signals"]]
    assert [name for name, _ in found] == sorted((name for name, _ in found), key=order.index)
    assert dict(found)["will"].start() == text.index("will")
