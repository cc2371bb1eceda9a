from __future__ import annotations

import os
import re
import subprocess
import sys
from html import escape
from pathlib import Path

import pytest
import yaml
from clearcopy.document.bibliography import Entry, cite_groups, format_entries, language_of
from clearcopy.records.references import Reference, reference_entries
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html

ROOT = Path(__file__).parents[3]
ALLOWED = {
    ("a", ("href",)),
    ("i", ()),
    ("b", ()),
    ("sub", ()),
    ("sup", ()),
    ("span", ("lang",)),
}
DOI = "https://doi.org/10.1007/s40744-016-0046-y"
NCCN = "https://www.nccn.org/professionals/physician_gls/pdf/bone.pdf"

# Compared with AMA 11: surnames and initials, three of more than six authors, abbreviated journal
# in italics, year;volume(issue):pages, date of access before an address, no full stop after a link.
ENGLISH = {
    "nhc2023": '<span lang="zh-Hans">国家卫生健康委员会</span>. '
    '<span lang="zh-Hans">第二批罕见病目录</span> [List of rare diseases, second batch]. Chinese. '
    '<span lang="zh-Hans">国卫医政发〔2023〕26号</span>. September 18, 2023.',
    "durfee2016": "Durfee RA, Mohammed M, Luu HH. Review of Osteosarcoma and Current Management. "
    "<i>Rheumatol Ther</i>. 2016;3(2):221-243. PMID: 27761754; PMCID: PMC5127970. "
    f'<a href="{DOI}">{DOI}</a>',
    "meltzer2021": "Meltzer PS, Helman LJ. New Horizons in the Treatment of Osteosarcoma. "
    "<i>N Engl J Med</i>. 2021;385(22):2066-2076.",
    "nccn2025": "National Comprehensive Cancer Network. NCCN Clinical Practice Guidelines in "
    "Oncology (NCCN Guidelines): Bone Cancer. Version 1.2025. August 20, 2024. "
    "Accessed October 24, 2024. "
    f'<a href="{NCCN}">{NCCN}</a>',
    "csco2024": "Chinese Society of Clinical Oncology. <i>CSCO Clinical Practice Guidelines: "
    "Bone and Soft Tissue Cancer</i>. 2024.",
    "sbaraglia2021": "Sbaraglia M, Bellan E, Dei Tos AP. The 2020 WHO classification of soft "
    "tissue tumours: news and perspectives. <i>Pathologica</i>. 2021;113(2):70-84.",
    "coindre1996": "Coindre JM, Terrier P, Bui NB, et al. Prognostic factors in adult patients "
    "with locally controlled soft tissue sarcoma. A study of 546 patients from the French "
    "Federation of Cancer Centers Sarcoma Group. <i>J Clin Oncol</i>. 1996;14(3):869-877.",
    "italiano2011": "Italiano A, Mathoulin-Pelissier S, Cesne AL, et al. Trends in survival for "
    "patients with metastatic soft-tissue sarcoma. <i>Cancer</i>. 2011;117(5):1049-1054.",
}
CHINESE = {key: f'<span lang="en">{entry}</span>' for key, entry in ENGLISH.items()} | {
    "nhc2023": "国家卫生健康委员会. 第二批罕见病目录. 国卫医政发〔2023〕26号. 2023年9月18日.",
}

WORDS = st.text(st.characters(codec="utf-8"), min_size=1).filter(lambda text: bool(text.strip()))
HOSTILE = st.lists(
    st.sampled_from(
        ["<script>", "</script>", "<i>", "</i>", "<sup onclick=x>", "&lt;", "&", '"', ". ", "?",
         "-", "\ufdd0", "\ufdd3", "\ufdd4", "甲", "A", "<!--", '<span lang="x">', "doi:", ".."]
    ),
    min_size=1,
).map("".join)  # fmt: skip
ANY_TEXT = (WORDS | HOSTILE).filter(lambda text: bool(text.strip()))


def work(**variables: object) -> Reference:
    return Reference.model_validate({"type": "article-journal", "title": "A title"} | variables)


def printed(**variables: object) -> Entry:
    return format_entries({"key": work(**variables)}, "en")["key"]


def printed_on_chinese_page(**variables: object) -> Entry:
    return format_entries({"key": work(**variables)}, "zh")["key"]


def demonstration() -> dict[str, Reference]:
    text = (ROOT / "data" / "references.yml").read_text(encoding="utf-8")
    entries = reference_entries(yaml.safe_load(text))
    assert entries is not None
    return {key: Reference.model_validate(entry) for key, entry in entries.items()}


def elements(markup: str) -> set[tuple[str, tuple[str, ...]]]:
    tree = lxml_html.fragment_fromstring(markup, create_parent="li")
    found = list(tree.iterdescendants())
    return {(str(element.tag), tuple(element.keys())) for element in found}


def as_shown(text: str) -> str:
    """What a page can show: white space is one space, what is no character is replaced."""
    return re.sub("[\0-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", " ".join(text.split()))


@pytest.mark.parametrize(("lang", "expected"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_references_of_the_demonstration_are_printed_in_ama_style(
    lang: str, expected: dict[str, str]
) -> None:
    entries = format_entries(demonstration(), lang)
    assert {key: entry.html for key, entry in entries.items()} == expected
    assert all(entry.key == key for key, entry in entries.items())


def test_the_text_of_an_entry_is_what_a_reader_sees() -> None:
    for entry in format_entries(demonstration(), "en").values():
        assert entry.text == str(lxml_html.fromstring(f"<p>{entry.html}</p>").xpath("string()"))


def test_nothing_is_written_to_the_terminal_and_every_process_prints_the_same() -> None:
    program = (
        "import yaml; from clearcopy.document.bibliography import format_entries\n"
        "from clearcopy.records.references import Reference, reference_entries\n"
        "data = reference_entries(yaml.safe_load(open('data/references.yml', encoding='utf-8')))\n"
        "works = {key: Reference.model_validate(entry) for key, entry in data.items()}\n"
        "print(*(e.html for lang in ('zh', 'en') for e in format_entries(works, lang).values()))"
    )
    outputs = []
    for seed, locale, zone in (("1", "C.UTF-8", "UTC"), ("2", "tr_TR.UTF-8", "Asia/Shanghai")):
        environment = os.environ | {
            "PYTHONPATH": "hooks", "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone,
            "PYTHONUTF8": "1",
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            check=True,
        )
        assert done.stderr == b""
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]


def test_an_entry_does_not_depend_on_the_others_or_on_its_place() -> None:
    works = demonstration()
    backwards = dict(reversed(works.items()))
    assert format_entries(works, "en") == format_entries(backwards, "en")


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
@example("<script>alert(1)</script>", "<b>", "x")
@example("&lt;b&gt;", "&amp;", "</i><img src=x onerror=alert(1)>")
@example("<i>a<b>c</i>d</b>", "A.", "-")
def test_no_text_of_a_reference_makes_an_element(title: str, name: str, journal: str) -> None:
    for show in (printed, printed_on_chinese_page):
        entry = show(
            title=title,
            author=[{"family": name, "given": title}, {"literal": name}],
            publisher=journal,
            page=title,
            version=name,
            number=journal,
            language=name,
            **{"container-title": journal, "translated-title": {"en": name, "zh": title}},
        )
        assert elements(entry.html) <= ALLOWED
        assert "\ufdd3" not in entry.html
        assert "\ufdd4" not in entry.html


@given(ANY_TEXT.filter(lambda text: "<" not in text))
@example("What is p53?")
@example("A & B &lt; C")
def test_a_title_is_printed_as_it_was_recorded(title: str) -> None:
    for kind in ("article-journal", "book", "report", "document", "webpage"):
        entry = printed(type=kind, title=title, author=[{"literal": "WHO"}], language="en")
        assert entry.text.startswith(f"WHO. {as_shown(title)}")
        assert escape(as_shown(title), quote=False) in re.sub(r"</?span[^>]*>", "", entry.html)


@given(st.from_regex(r"[A-Za-z0-9 &]*[A-Za-z0-9]", fullmatch=True))
def test_a_body_is_named_whole(name: str) -> None:
    shown = " ".join(name.split())
    assert printed(author=[{"literal": name}]).text == f"{shown}. A title."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("What is p53?", "What is p53? "),
        ("Who did it?.", "Who did it?. "),
        ("Stop.", "Stop. "),
        ("Wait…", "Wait… "),
        ("No end", "No end. "),
    ],
)
def test_a_title_ends_its_sentence_once(title: str, shown: str) -> None:
    entry = printed(type="book", title=title, issued=2020, author=[{"literal": "WHO"}])
    assert entry.text == f"WHO. {shown}2020."


def test_csl_markup_in_a_title_is_kept_and_other_markup_is_text() -> None:
    entry = printed(
        title="Loss of <i>TP53</i> and CO<sub>2</sub>, <u>not</u> <i>open", language="en"
    )
    assert entry.html == (
        "Loss of <i>TP53</i> and CO<sub>2</sub>, &lt;u&gt;not&lt;/u&gt; &lt;i&gt;open."
    )
    assert entry.text == "Loss of TP53 and CO2, <u>not</u> <i>open."


def test_a_foreign_work_is_marked_translated_and_named_by_its_language() -> None:
    titles = {"translated-title": {"en": "A study", "zh": "一项研究"}}
    german = {"title": "Eine Studie", "language": "de-AT", **titles}
    assert printed(**german).html == '<span lang="de">Eine Studie</span> [A study]. German.'
    assert printed_on_chinese_page(**german).html == (
        '<span lang="en"><span lang="de">Eine Studie</span> '
        '[<span lang="zh-Hans">一项研究</span>]. German.</span>'
    )


def test_an_english_work_on_a_chinese_page_shows_its_chinese_title_when_there_is_one() -> None:
    entry = printed_on_chinese_page(
        title="A study", **{"translated-title": {"zh-Hans": "一项研究"}}
    )
    assert entry.html == '<span lang="en">A study [<span lang="zh-Hans">一项研究</span>].</span>'
    assert printed(title="A study", **{"translated-title": {"zh": "一项研究"}}).text == "A study."


@pytest.mark.parametrize(
    ("recorded", "title", "language"),
    [
        ("zh-CN", "A", "zh-Hans"),
        ("zh-TW", "A", "zh-Hant"),
        ("zh_Hant_HK", "A", "zh-Hant"),
        ("中文", "A", "zh-Hans"),
        ("Chinese", "A", "zh-Hans"),
        ("chi", "A", "zh-Hans"),
        ("eng", "甲", "en"),
        ("English (US)", "甲", "en"),
        ("en-US", "A", "en"),
        (None, "第二批罕见病目录", "zh-Hans"),
        (None, "HS-20093 治疗骨肉瘤", "zh-Hans"),
        (None, "Review", "en"),
        ("?", "Review", "en"),
    ],
)
def test_the_language_of_a_work_is_recognised(
    recorded: str | None, title: str, language: str
) -> None:
    given_language = {"language": recorded} if recorded else {}
    assert language_of(work(title=title, **given_language)) == language


def test_chinese_authors_stand_whole_with_their_family_names_first() -> None:
    authors = [{"family": "张", "given": "三"}, {"literal": "李四"}]
    assert printed_on_chinese_page(title="研究", author=authors).html == "张三, 李四. 研究."


def test_a_person_has_initials_particles_and_suffix() -> None:
    authors = [
        {"family": "Dei Tos", "given": "Angelo P."},
        {"family": "Berg", "given": "Jean-Yves", "non-dropping-particle": "van den"},
        {"family": "King", "given": "M L", "suffix": "Jr"},
    ]
    assert printed(author=authors).text == "Dei Tos AP, van den Berg JY, King ML Jr. A title."


@pytest.mark.parametrize(("number", "shown"), [(6, "A, A, A, A, A, A. "), (7, "A, A, A, et al. ")])
def test_more_than_six_authors_are_three_and_others(number: int, shown: str) -> None:
    assert printed(author=[{"family": "A"}] * number).text == f"{shown}A title."


def test_editors_and_titles_that_stand_for_authors_are_printed_once() -> None:
    editors = [{"family": "Smith", "given": "A"}, {"family": "Jones", "given": "B"}]
    book = {"type": "book", "publisher": "Press", "issued": 2020, "edition": 2}
    assert printed(editor=editors, **book).text == (
        "Smith A, Jones B, eds. A title. 2nd ed. Press; 2020."
    )
    assert printed(**book).html == "<i>A title</i>. 2nd ed. Press; 2020."


@pytest.mark.parametrize(
    ("variables", "shown"),
    [
        (
            {"type": "chapter", "container-title": "Tumours", "page": "3-9", "publisher": "IARC"},
            "WHO. A title. In: Tumours. IARC; 2020:3-9.",
        ),
        ({"type": "report", "number": "TR-7"}, "WHO. A title. TR-7. 2020."),
        ({"type": "document", "publisher": "EMA"}, "WHO. A title. EMA. March 4, 2020."),
        ({"type": "standard", "number": "GB/T 1"}, "WHO. A title. GB/T 1. March 4, 2020."),
        (
            {"type": "speech", "event-title": "ESMO 2025", "event-place": "Berlin"},
            "WHO. A title. Presented at: ESMO 2025; March 4, 2020; Berlin.",
        ),
        (
            {"type": "article-journal", "journalAbbreviation": "J. Clin. Oncol."},
            "WHO. A title. J Clin Oncol. Published online March 4, 2020.",
        ),
        (
            {"type": "article-journal", "volume": 3, "number": "e12", "page": "1-2"},
            "WHO. A title. 2020;3:e12.",
        ),
        ({"type": "software", "version": "v2"}, "WHO. A title. v2. March 4, 2020."),
    ],
)
def test_other_kinds_of_works_follow_ama_style(variables: dict[str, object], shown: str) -> None:
    assert printed(author=[{"literal": "WHO"}], issued="2020-03-04", **variables).text == shown


@pytest.mark.parametrize(
    ("access", "shown"),
    [
        ({}, "A title. PMID: 7."),
        ({"URL": "https://a.example/x?y=1&z"}, "A title. PMID: 7. https://a.example/x?y=1&z"),
        (
            {"URL": "https://a.example", "accessed": "2025-10-01"},
            "A title. PMID: 7. Accessed October 1, 2025. https://a.example",
        ),
        (
            {"URL": "https://a.example", "accessed": "2025-10-01", "DOI": "10.1007/a"},
            "A title. PMID: 7. https://doi.org/10.1007/a",
        ),
    ],
)
def test_identifiers_stand_before_the_link_that_ends_an_entry(
    access: dict[str, object], shown: str
) -> None:
    assert printed(type="webpage", PMID=7, **access).text == shown


@pytest.mark.parametrize("doi", ["10.1007/a", "doi: 10.1007/a.", "https://doi.org/10.1007/a"])
def test_a_doi_is_a_link_however_it_was_recorded(doi: str) -> None:
    link = '<a href="https://doi.org/10.1007/a">https://doi.org/10.1007/a</a>'
    assert printed(DOI=doi).html == f"A title. {link}"


def test_a_link_cannot_break_out_of_its_attribute() -> None:
    entry = printed(type="webpage", URL='https://a.example/"onclick="x<b>')
    assert elements(entry.html) == {("a", ("href",))}
    assert elements(printed(DOI='10.1007/"><script>').html) == {("a", ("href",))}


@pytest.mark.parametrize(
    ("numbers", "groups"),
    [
        ([], ()),
        ([5], ((5,),)),
        ([4, 5], ((4,), (5,))),
        ([4, 5, 6], ((4, 6),)),
        ([6, 4, 5, 4], ((4, 6),)),
        ([1, 2, 4, 5, 6, 7, 9], ((1,), (2,), (4, 7), (9,))),
    ],
)
def test_three_numbers_in_a_row_are_a_range(
    numbers: list[int], groups: tuple[tuple[int, ...], ...]
) -> None:
    assert cite_groups(numbers) == groups


@given(st.lists(st.integers(1, 30)))
def test_grouped_numbers_are_the_numbers_cited(numbers: list[int]) -> None:
    covered = [n for group in cite_groups(numbers) for n in range(group[0], group[-1] + 1)]
    assert covered == sorted(set(numbers))
