from clearcopy.language.normalise import flatten, fold, has_digit, lowered, similar, squeeze
from hypothesis import given
from hypothesis import strategies as st


def test_typographic_variants_fold_to_plain_ascii() -> None:
    assert fold("“a” ‘b’ 1–2 −3\u00a0４％（x）") == "\"a\" 'b' 1-2 -3 4%(x)"


def test_line_ends_stay_when_folded_and_go_when_flattened() -> None:
    assert fold("a\nb\tc") == "a\nb\tc"
    assert flatten("a\nb\tc\u2028d") == "a b c d"


@given(st.text())
def test_folding_flattening_and_lowering_keep_the_length(text: str) -> None:
    assert len(fold(text)) == len(flatten(text)) == len(lowered(text)) == len(text)


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_letter_that_grows_in_lower_case_stays() -> None:
    assert lowered("İSTANBUL A") == "İstanbul a"


def test_squeezing_leaves_single_spaces() -> None:
    assert squeeze("  a\u00a0 b\n\nc ") == "a b c"


def test_the_nearest_names_come_first_whatever_their_case() -> None:
    names = ["highlights", "description", "literals"]
    assert similar("higlights", names) == ("highlights",)
    assert similar("Description", names) == ("description",)
    assert similar("zzz", names) == ()
    assert len(similar("arm1", ["arm2", "arm3", "arm4"], limit=2)) == 2


def test_a_digit_of_any_script_is_a_digit() -> None:
    assert has_digit("٣")
    assert not has_digit("three")
