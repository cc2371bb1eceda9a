import pytest
from clearcopy.language.sentences import split_sentences
from hypothesis import given
from hypothesis import strategies as st


def parts(text: str, lang: str = "en") -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, lang)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Agents such as gemcitabine (e.g. Anlotinib) are used.",
        "It was compared, i.e. Tested, twice.",
        "Drug A vs. Placebo was the comparison.",
        "Hansoh Pharmaceutical Group Co., Ltd. (Hansoh Pharma) spoke today.",
        "It is held by Limited (No. 4) of the group.",
        "See Fig. 2 for the curve.",
        "Coindre JM, Doussal V, et al. Prognostic factors in adults.",
        "The response followed RECIST v1.1 by investigator.",
        "The speaker was J. R. Smith of Berlin.",
        "Ann Lee, Ph.D. Professor of medicine, spoke.",
        "The rate was 37.4 percent.",
        "See doi.org/10.1007/s40744-016-0046-y for more.",
        "Visit https://example.com/a.b?c=d.e today.",
        "3. The information is for reference.",
        "The call is at 9:00 a.m. Eastern time.",
        "The filing went to U.S. Food and Drug Administration staff.",
    ],
)
def test_a_protected_full_stop_does_not_end_a_sentence(sentence: str) -> None:
    assert parts(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ended. Two began.", ["One ended.", "Two began."]),
        ("It is limited [3]. The next.", ["It is limited [3].", "The next."]),
        ("It is limited.[4,5] The next.", ["It is limited.[4,5]", "The next."]),
        ("It is limited. [4–6] The next.", ["It is limited. [4–6]", "The next."]),
        ("A second batch” [1].The median age.", ["A second batch” [1].", "The median age."]),
        ("He said “yes.” The end.", ["He said “yes.”", "The end."]),
        ("Why? Because! So.", ["Why?", "Because!", "So."]),
        ("It is made by Hansoh Co., Ltd. The group grew.", None),
        ("Was it so? No. It was not.", ["Was it so?", "No.", "It was not."]),
        ("He took vitamin C. The dose was low.", ["He took vitamin C.", "The dose was low."]),
        ("One line\n\nAnother line", ["One line", "Another line"]),
        ("A wrapped\nline stays. mRNA came next.", ["A wrapped\nline stays.", "mRNA came next."]),
        ("It was 5 mg. 20 patients came.", ["It was 5 mg.", "20 patients came."]),
    ],
)
def test_a_sentence_ends_where_the_next_begins(text: str, expected: list[str] | None) -> None:
    assert parts(text) == (expected or ["It is made by Hansoh Co., Ltd.", "The group grew."])


def test_chinese_marks_end_sentences_and_commas_do_not() -> None:
    text = "研究入组48例患者，结果公布。疗效如何？很好！第一，安全；第二，有效。"
    assert parts(text, "zh") == [
        "研究入组48例患者，结果公布。",
        "疗效如何？",
        "很好！",
        "第一，安全；",
        "第二，有效。",
    ]


def test_a_chinese_citation_and_a_closing_quote_belong_to_the_sentence_before() -> None:
    assert parts("已纳入目录。[1]中位年龄为20岁。", "zh") == ["已纳入目录。[1]", "中位年龄为20岁。"]
    assert parts("他说：“很好。”会议结束。", "zh") == ["他说：“很好。”", "会议结束。"]


def test_the_full_width_semicolon_ends_no_english_sentence() -> None:
    assert len(parts("One；two", "en")) == 1


@given(st.text(alphabet="aB. ?!“”\n[1]。；;,\u00a0"), st.sampled_from(["en", "zh"]))
def test_spans_are_ordered_and_hold_everything_but_space(text: str, lang: str) -> None:
    done = 0
    for start, end in split_sentences(text, lang):
        assert done <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[done:start].strip()
        done = end
    assert not text[done:].strip()
