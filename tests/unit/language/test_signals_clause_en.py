import re

import pytest
from clearcopy.language.signals_clause_en import clause_signals, clause_starts

_TOKEN = re.compile(r"[a-z0-9]+(?:['.,-][a-z0-9]+)*")


def _signals(text: str) -> set[str]:
    tokens = list(_TOKEN.finditer(text))
    places = [token.start() for token in tokens]
    words = [token.group() for token in tokens]
    return clause_signals(text, words, places, clause_starts(text, places))


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("we may file.", "we"),
        ("the patch may replace it.", "def"),
        ("veltinib may replace it.", "bare"),
        ("a ruling may move it.", "indef"),
        ("patients may travel.", "gen"),
        ("the tumour may shrink.", "bio"),
        ("the trial may slip.", "study"),
        ("drugs that may slip.", "rel"),
        ("if it rains, investors may wait.", "text"),
        ("when tumours grow, the patch may slip.", "def"),
    ],
)
def test_the_subject_of_a_modal_verb_is_what_its_clause_holds_before_it(
    text: str, subject: str
) -> None:
    assert {name for name in _signals(text) if name.startswith("may:")} == {f"may:{subject}"}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("it can soon quickly bind.", "working"),
        ("it can cause fits.", "harm"),
        ("it should be taken at noon.", "use"),
        ("it should be extended.", "be done"),
        ("it should be ready.", "be"),
        ("it could have failed.", "perfect"),
    ],
)
def test_the_verb_after_a_modal_verb_is_the_next_word_that_is_no_adverb(
    text: str, verb: str
) -> None:
    found = _signals(text)
    assert f"modal:{verb}" in found
    assert "modal free" not in found


def test_a_modal_verb_at_the_end_has_no_verb() -> None:
    assert "modal free" in _signals("we hope it may")


def test_a_product_that_may_do_anything_but_harm_is_free_to_do_it() -> None:
    assert {"modal free", "may free"} <= _signals("the patch may replace the pump.")


def test_having_to_counts_as_a_duty() -> None:
    assert "must:def" in _signals("the ministry still has to sign.")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("we plan to file.", True),
        ("veltis expects sales of 3 million.", True),
        ("patients plan to travel.", False),
        ("the plan to file was dropped.", False),
        ("expects to", False),
    ],
)
def test_who_plans_is_told_from_the_plan(text: str, held: bool) -> None:  # noqa: FBT001
    assert ("plan free" in _signals(text)) is held


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the depot opens in june.", "event"),
        ("shipments begin in june.", "event"),
        ("the depot opened in june.", "past"),
        ("the study is fully funded.", "be"),
        ("it has grown.", "have"),
        ("it sells gauze.", "state"),
        ("it will grow.", "modal"),
        ("results in june", "none"),
        ("made at scale, it is cheap.", "be"),
    ],
)
def test_the_first_verb_tells_the_tense(text: str, kind: str) -> None:
    assert f"first:{kind}" in _signals(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [("first patients to be dosed", True), ("it was found to be tolerated", False)],
)
def test_what_is_to_be_done_is_told_from_what_was_found(text: str, held: bool) -> None:  # noqa: FBT001
    assert ("to be done" in _signals(text)) is held


def test_an_empty_sentence_has_no_verb() -> None:
    assert _signals("") == {"first:none"}
