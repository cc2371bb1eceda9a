import re

import pytest
from clearcopy.language.placeholders import PLACEHOLDERS, find_placeholders
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    "placeholder",
    [
        "[UPDATE WITH FINAL APPROVED ISI]",
        "[●]",
        "[•]",
        "TBD",
        "TBC",
        "XX%",
        "X.X%",
        "X.X",
        "XX %",
        "lorem ipsum",
        "<<name>>",
        "{{ title }}",
        "待补充",
        "待定",
        "待确认",
        "[插入图表]",
        "【待补充数据】",
        "TODO",
        "(R)(R)",
        "®®",
        "™™",
        "??",
        "？？",
        "[INSERT DATE]",
        "[to be confirmed]",
        "[quote to come]",
        "[Legal to confirm]",
        "[Note to draft: check]",
        "[date]",
        "[COMPANY NAME]",
        "tbd",
        "Click or tap here to enter text.",
        "Error! Reference source not found.",
        "#REF!",
        "【请核实】",
        "（请法务确认）",
        "待核实",
        "某某",
        "单击或点击此处输入文字。",
    ],
)
def test_a_placeholder_is_found_as_a_whole(placeholder: str) -> None:
    text = f"Before {placeholder} after"
    ((start, end, name),) = find_placeholders(text)
    assert text[start:end].strip() == placeholder
    assert name


@pytest.mark.parametrize(
    "text",
    [
        "as shown [4,5] and [6]",
        "A list [in Chinese]",
        "[Second list of rare diseases]",
        '"[The drug] works," she said',
        "[sic]",
        "an X chromosome",
        "XX and XY",
        "factor X",
        "Phase X",
        "Brand® and Mark™",
        "Really?",
        "TBDA",
        "待定点",
        "5 < 6 > 4",
        "{a}",
        "a method todo",
        "asked [the board of the company that was asked last year] to confirm",
        "the [date of the] meeting",
        "#1 of the list",
        "（请参见下文）",
        "结果有待核实",
        "请医生确认",
    ],
)
def test_ordinary_brackets_and_marks_are_no_placeholder(text: str) -> None:
    assert find_placeholders(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The cohort (N=XX) was", "XX"),
        ("The cohort (n = XX) was", "XX"),
        ("共XX例患者", "XX"),
        ("数据待核实。", "待核实"),
        ("某某公司", "某某"),
    ],
)
def test_a_placeholder_is_found_inside_other_words(text: str, found: str) -> None:
    assert [text[start:end] for start, end, _ in find_placeholders(text)] == [found]


def test_the_table_is_an_argument() -> None:
    assert find_placeholders("TBD and ZZZ", (("zed", "Z+"),)) == ((8, 11, "zed"),)
    assert find_placeholders("anything TBD", ()) == ()


@given(st.text(alphabet="[]{}<>X.%?®TBD●待定 a"))
def test_spans_are_ordered_and_inside_the_text(text: str) -> None:
    done = 0
    for start, end, _ in find_placeholders(text):
        assert done <= start < end <= len(text)
        done = end


@pytest.mark.parametrize(("name", "pattern"), PLACEHOLDERS, ids=[name for name, _ in PLACEHOLDERS])
@given(data=st.data())
def test_no_sign_that_saves_a_search_hides_a_placeholder(
    name: str, pattern: str, data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    assert find_placeholders(text), (name, text)


@given(
    st.lists(
        st.sampled_from(
            "Lorem ipsum,dOLOR SIT AMET,(r)(R),(tm) (TM),[UPDATE],【●】,TBD,XX %,<<a>>,{{b}},"
            "待补充,??,<ins>,a,word,ſ,K,ı".split(",")
        ),
        max_size=6,
    ).map(" ".join)
)
def test_the_look_before_a_search_hides_no_placeholder(text: str) -> None:
    searched = tuple((f"{name}!", pattern) for name, pattern in PLACEHOLDERS)  # no sign is known
    assert find_placeholders(text) == tuple(
        (start, end, name.removesuffix("!"))
        for start, end, name in find_placeholders(text, searched)
    )
