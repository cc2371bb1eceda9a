from __future__ import annotations

import pytest
from clearcopy.language.sameness import edits_between, sentence_digest, slip_mended
from hypothesis import given
from hypothesis import strategies as st

SENTENCE = "The company expects to report 48.5% of results in the second half of 2026."
words = st.text(alphabet="ab 的", max_size=8)


def test_white_space_and_quotes_of_every_kind_make_no_other_sentence() -> None:
    curly = sentence_digest("The “pivotal”\u00a0study\n starts")
    assert curly == sentence_digest('The "pivotal" study starts')
    assert curly != sentence_digest('The "pivotal" study started')


@pytest.mark.parametrize(
    ("decided", "now", "edits"),
    [
        (SENTENCE, SENTENCE, 0),
        (SENTENCE, SENTENCE.replace("expects", "expcets"), 2),
        (SENTENCE, SENTENCE.replace("second", "secnd"), 1),
        (SENTENCE, SENTENCE.replace("results in", "results, in"), 1),
        ("公司预计明年作出决定。", "公司预计明年做出决定。", 1),
        ("公司预计明年作出决定。", "公司预计，明年作出决定。", 1),
    ],
)
def test_a_slip_of_the_pen_carries_a_decision_over(decided: str, now: str, edits: int) -> None:
    assert slip_mended(decided, now) == edits
    assert slip_mended(now, decided) == edits


@pytest.mark.parametrize(
    ("decided", "now"),
    [
        (SENTENCE, SENTENCE.replace("48.5", "48.6")),
        (SENTENCE, SENTENCE.replace("48.5", "485")),
        (SENTENCE, SENTENCE.replace("48.5", "<48.5")),
        (SENTENCE, SENTENCE.replace("48.5", "-48.5")),
        (SENTENCE, SENTENCE.replace("48.5%", "48.5")),
        (SENTENCE, SENTENCE[:-1] + "?"),
        (SENTENCE, SENTENCE.replace("expects to", "to")),
        ("The study will start.", "The study did start."),
        ("The dose may be raised.", "The dose can be raised."),
        ("It is now approved.", "It is not approved."),
        ("It can be stopped.", "It can't be stopped."),
        ("It was effective in mice.", "It was ineffective in mice."),
        ("Costs will increase.", "Costs will decrease."),
        ("It was safe in adults.", "It was unsafe in adults."),
        ("It was given as needed.", "It was given is needed."),
        ("该药物已获批。", "该药物未获批。"),
        ("该药物可用于治疗。", "该药物不可用于治疗。"),
        ("患者缓解率上升。", "患者缓解率下降。"),
    ],
)
def test_two_characters_that_may_change_the_meaning_carry_nothing(decided: str, now: str) -> None:
    assert slip_mended(decided, now) is None
    assert slip_mended(now, decided) is None


@given(words, words)
def test_the_distance_is_that_of_levenshtein_up_to_its_limit(one: str, other: str) -> None:
    one, other = " ".join(one.split()), " ".join(other.split())
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i, left in enumerate(one, 1):
        for j, right in enumerate(other, 1):
            table[i, j] = min(
                table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (left != right)
            )
    distance = table[len(one), len(other)]
    assert edits_between(one, other) == (distance if distance <= 2 else None)


@given(st.text(max_size=60))
def test_a_sentence_is_always_itself(sentence: str) -> None:
    assert slip_mended(sentence, sentence) == 0


@given(st.text(max_size=40), st.text(max_size=40))
def test_carrying_over_looks_the_same_from_both_sides(one: str, other: str) -> None:
    assert slip_mended(one, other) == slip_mended(other, one)
