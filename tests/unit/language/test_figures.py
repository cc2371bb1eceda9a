import re
import sys
import time
import unicodedata

import pytest
from clearcopy.language.figures import Figure, compile_identifiers, find_figures
from hypothesis import given
from hypothesis import strategies as st


def kinds(text: str, lang: str = "en", identifiers: re.Pattern[str] | None = None) -> list[str]:
    return [f"{figure.text}|{figure.kind}" for figure in find_figures(text, lang, identifiers)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("a rate of 37.4 % of them", "37.4 %"),
        ("a rate of 37.4% of them", "37.4%"),
        ("about 20–30% of them", "20–30%"),
        ("at 1,234 places", "1,234"),
        ("8.4 months", "8.4"),
        ("12 mg/kg", "12"),
        ("12mg/kg", "12"),
        ("20mg", "20"),
        ("3x as many", "3"),
        ("48n", "48"),
        ("levels ≥3 were", "≥3"),
        ("P<0.001", "<0.001"),
        ("n=48", "48"),
        ("N48", "48"),
        ("a change of −3.2 points", "−3.2"),
        ("US$5.2 million", "US$5.2"),
        ("USD5", "5"),
        ("over-65s", "65"),
        ("Top-10 firms", "10"),
        ("15-month rate", "15"),
        ("2-fold", "2"),
        ("ORR37.4%", "37.4%"),
        ("HR0.65", "0.65"),
        ("cohort 3 patients", "3"),
        ("３７．４％", "３７．４％"),
        ("½ of them", "½"),
        ("x² law", "²"),
        ("item ①", "①"),
        ("٣٤ people", "٣٤"),
        ("12~17 years", "12~17"),
        ("2 - 3 lines", "2 - 3"),
        ("6/30 responded", "6/30"),
        ("1½ years", "1½"),
        ("5\u00a0% of", "5\u00a0%"),
        ("version37.4", "37.4"),
    ],
)
def test_a_figure_in_digits_or_signs_is_a_number(text: str, figure: str) -> None:
    assert kinds(text) == [f"{figure}|number"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two patients", "two"),
        ("seven innovative drugs", "seven"),
        ("one of the patients died", "one"),
        ("both patients", "both"),
        ("two osteosarcoma patients", "two"),
        ("Two HS-20093 patients", "Two"),
        ("the first patient was dosed", "first"),
        ("twenty-one subjects", "twenty-one"),
        ("two hundred and six people", "two hundred and six"),
        ("half of the patients", "half"),
        ("a three-cohort study", "three"),
        ("one of 13 patients", "one"),
        ("(three deaths)", "three"),
        ("two newly reported serious\nevents", "two"),
        ("two thirds of patients", "two thirds"),
        ("Thirty-seven percent responded.", "Thirty-seven"),
        ("Thirty-seven per cent of patients responded.", "Thirty-seven"),
        ("thirty seven point four percent", "thirty seven point four"),
    ],
)
def test_a_numeral_that_counts_is_a_figure_in_words(text: str, words: str) -> None:
    assert f"{words}|words" in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "one of the top firms",
        "six months",
        "phase two",
        "bone",
        "often",
        "two lines of therapy",
        "in one go the patients left",
        "no new safety signal",
        "twofold",
        "a patient",
        "someone",
    ],
)
def test_a_numeral_that_counts_nothing_listed_is_no_figure(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("两例患者死亡", "两"),
        ("三项研究", "三"),
        ("七款创新药", "七"),
        ("百分之三十的患者", "百分之三十"),
        ("三分之一的患者", "三分之一"),
        ("约三成", "三成"),
        ("近一半的患者", "一半"),
        ("半数以上患者", "半数"),
        ("一例死亡", "一"),
        ("十二名受试者", "十二"),
        ("两个国家", "两"),
        ("百分之七点一", "百分之七点一"),
        ("两三例", "两三"),
        ("多项研究中的三项III期临床研究", "三"),
    ],
)
def test_a_chinese_numeral_that_counts_is_a_figure_in_words(text: str, words: str) -> None:
    assert f"{words}|words" in kinds(text, "zh")


@pytest.mark.parametrize(
    "text", ["一项研究", "一款创新药", "一种药物", "完成研究", "统一成文", "一般", "第一", "万一"]
)
def test_a_chinese_article_is_no_figure(text: str) -> None:
    assert kinds(text, "zh") == []


@pytest.mark.parametrize(
    "name",
    [
        "NCT05830123",
        "ChiCTR2300071234",
        "CTR20230123",
        "ISRCTN12345678",
        "EudraCT 2020-001234-12",
        "2023-504321-12-00",
        "Phase 1",
        "phase 2",
        "Phase III",
        "phase IIb",
        "Phase 1/2",
        "Phase Ib/II",
        "Grade ≥3",
        "Grade≥3",
        "CTCAE Grade 5",
        "grade 3 or 4",
        "RECIST v1.1",
        "RECIST 1.1",
        "CTCAE v5.0",
        "COVID-19",
        "PD-1",
        "B7-H3",
        "IL-6",
        "HER2",
        "HS-20093",
        "GSK5764227",
        "CD19",
        "anti-B7-H3",
        "Ki-67",
        "miR-21",
        "v1.1",
        "Q3W",
        "q3w",
        "ARTEMIS-002",
        "10.1007/s40744-016-0046-y",
        "5-FU",
        "177Lu-PSMA",
        "4-1BB",
        "https://www.example.com/a1/b_2.pdf",
        "press1@example.com",
        "PMID: 27761754",
        "PMC5127970",
        "+86 10 1234 5678",
        "first-line",
        "second-line",
        "1L",
        "24/7",
        "03692.HK",
        "cohort 1",
        "[4,5]",
        "[4–6]",
        "3期",
        "III期",
        "Ⅲ期",
        "3级",
        "≥3级",
        "1/2期",
        "5-HT3",
    ],
)
def test_a_name_with_digits_is_an_identifier(name: str) -> None:
    for text in (name, f"of {name} in", f"（{name}）"):
        (figure, *more) = find_figures(text, "en")
        assert more == []
        assert figure.kind == "identifier"
        # What stands before a grade may be covered or not.
        assert name.endswith(figure.text)


def test_a_date_is_one_figure() -> None:
    assert kinds("On October 20, 2025 it was 5%.") == ["October 20, 2025|date", "5%|number"]


def test_a_declared_identifier_wins_and_needs_the_whole_word_and_number() -> None:
    declared = compile_identifiers(["12 mg/kg", "12 mg", "ESMO 2025", "", "C++"])
    assert kinds("12\u00a0mg/kg at ESMO\n2025", identifiers=declared) == [
        "12\u00a0mg/kg|identifier",
        "ESMO\n2025|identifier",
    ]
    assert kinds("112 mg/kg, 1.12 mg/kg, 12 mgs", identifiers=declared) == [
        "112|number",
        "1.12|number",
        "12|number",
    ]


def test_a_range_partly_declared_keeps_its_other_end() -> None:
    declared = compile_identifiers(["12 mg/kg"])
    assert kinds("8-12 mg/kg", identifiers=declared) == ["8|number", "12 mg/kg|identifier"]


def test_no_terms_make_no_pattern() -> None:
    assert compile_identifiers([]) is None
    assert compile_identifiers(["", "  "]) is None


@given(st.lists(st.text(min_size=1, max_size=6), max_size=5))
def test_any_terms_compile_and_are_found_on_their_own(terms: list[str]) -> None:
    pattern = compile_identifiers(terms)
    if pattern is None:
        assert all(not term.strip() for term in terms)


def test_every_sign_of_the_category_no_is_a_figure() -> None:
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) == "No":
            assert find_figures(f"a {chr(code)} b", "en") != (), hex(code)


_PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        (
            "October 20, 2025 HS-20093 12 mg/kg 37.4 % ≥3 Phase III two patients NCT05830123 ² "
            "20–30% 三项研究 百分之三十 3期 [4,5] 1,234 +86 10 1234 5678 10.1007/s4 v1.1 5-FU ½ - "
            "03692.HK ٣٤ Grade cohort 1"
        ).split()
    ),
    st.characters(categories=["Nd", "No", "Nl"]),
)
_DECLARED = compile_identifiers(["12 mg/kg", "2025", "HS-20093"])


@given(
    st.lists(_PIECES, max_size=12).map(" ".join) | st.lists(_PIECES, max_size=12).map("".join),
    st.sampled_from(["en", "zh"]),
    st.sampled_from([None, _DECLARED]),
)
def test_figures_are_ordered_apart_and_cover_every_digit(
    text: str, lang: str, declared: re.Pattern[str] | None
) -> None:
    done = 0
    figures = find_figures(text, lang, declared)
    for figure in figures:
        assert done <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.kind in {"number", "words", "date", "identifier"}
        done = figure.end
    for at, char in enumerate(text):
        if unicodedata.category(char) in {"Nd", "No"}:
            assert any(figure.start <= at < figure.end for figure in figures), (at, char)


_TYPOGRAPHY = str.maketrans({" ": "\u00a0", '"': "“", "'": "’", "-": "–"})


@given(st.lists(_PIECES, max_size=10).map(" ".join))
def test_typography_and_line_wraps_change_no_figure(text: str) -> None:
    def places(variant: str) -> list[tuple[int, int, str]]:
        return [(figure.start, figure.end, figure.kind) for figure in find_figures(variant, "en")]

    assert places(text) == places(text.translate(_TYPOGRAPHY)) == places(text.replace(" ", "\n"))


def test_a_figure_is_plain_data() -> None:
    assert find_figures("5%", "en") == (Figure(0, 2, "5%", "number"),)


def test_a_chinese_comma_parts_two_figures() -> None:
    assert kinds("ESMO 2025，10月17日至21日，48例", "zh") == [
        "2025|date",
        "10月17日至21日|date",
        "48|number",
    ]


@pytest.mark.parametrize(
    "word", ["one ", "two and ", "三", "1", "1,", "A-", "2025年", "一半", "[1,"]
)
def test_a_word_repeated_without_end_takes_no_time_without_end(word: str) -> None:
    started = time.process_time()
    find_figures(word * 5000, "zh")
    assert time.process_time() - started < 2
