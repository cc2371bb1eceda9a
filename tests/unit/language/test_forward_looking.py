import datetime
import json
from pathlib import Path
from typing import get_args

import pytest
from clearcopy.language import kinds_en, kinds_zh
from clearcopy.language.classes import DEFAULT_TIERS, Tier
from clearcopy.language.forward_looking import classify
from clearcopy.records.policy import SentenceClass
from hypothesis import given
from hypothesis import strategies as st

PUBLISHED = datetime.date(2025, 10, 20)
LABELLED = Path(__file__).parents[2] / "forward_looking"

# Trap -> sentences that hold a word of the lexicon and say nothing about the future.
TRAPS_EN: dict[str, list[str]] = {
    "month": [
        "The data were locked on May 31, 2025.",
        "It opened in May 2025.",
        "By May all had been seen.",
    ],
    "target": [
        "HS-20093 is a B7-H3-targeted ADC.",
        "The target lesion shrank by half.",
        "It targets the B7-H3 receptor.",
        "Targeted therapy was given to nine.",
        "Agents such as target treatment were used.",
    ],
    "intent": [
        "The analysis was by intent-to-treat.",
        "The modified ITT set held 45 patients.",
        "This announcement is intended for healthcare professionals.",
        "This page is intended to provide information.",
    ],
    "plan": [
        "The statistical analysis plan was final.",
        "A risk management plan is in place.",
        "The paediatric investigation plan was agreed.",
        "A health plan paid for it.",
        "Shares were granted under the stock option plan.",
        "This was a pre-planned interim analysis.",
        "The planned interim analysis took place.",
    ],
    "guidance": [
        "FDA guidance on potency was followed.",
        "ICH guidance applies.",
        "NMPA guidance was met.",
        "Please follow the advice or guidance of a physician.",
    ],
    "estimate": [
        "The Kaplan-Meier estimate was 85.7%.",
        "The Kaplan–Meier estimate was 85.7%.",
        "The point estimate was 0.65.",
        "The median was not estimable.",
        "The eGFR was normal.",
        "It affects an estimated 26,000 people.",
    ],
    "causality": [
        "One event was possibly related to study drug.",
        "Possible confounding was examined.",
        "It was rated probably related to treatment.",
    ],
    "expect": [
        "Life expectancy was three months.",
        "An unexpected event occurred.",
        "Safety was as expected.",
        "The read-out was expected in March.",
        "Expected adverse reactions are listed.",
        "Expectant mothers were excluded.",
    ],
    "predict": [
        "It is a predictive biomarker.",
        "FEV1 was 60% predicted.",
        "Age was a predictor of relapse.",
    ],
    "continue": [
        "Continued treatment until progression was allowed.",
        "Nine discontinued the drug.",
    ],
    "commit": ["An independent committee read the scans.", "The IDMC met twice."],
    "potential": [
        "There are no potential conflicts of interest.",
        "The drug-drug interaction potential is low.",
        "The membrane potential fell.",
        "The malignant potential is unknown.",
    ],
    "project": [
        "The dose followed Project Optimus.",
        "Project Orbis was used.",
        "It began as a research project.",
    ],
    "will": [
        "Some 80% of those who present with metastases will progress.",
        "Goodwill was written down.",
        "It is, if you will, a beginning.",
        "The company will host a webcast on Monday.",
        "Most patients with this disease will relapse.",
    ],
    "advice": [
        "Patients should consult their doctor.",
        "Copies may be obtained from the registry.",
    ],
    "safety text": ["The drug may cause fetal harm.", "Infusions can cause fever."],
    "quoted list": ["Words such as “expect,” “may,” “will” and “plan” mark them."],
    "prospective": [
        "It was a prospective study.",
        "A prospective cohort was followed.",
        "This prospective trial enrolled 48.",
    ],
    "endpoint": [
        "The primary objective was the response rate.",
        "The HOPE study enrolled 48.",
        "The AIM trial ended.",
    ],
}
TRAPS_ZH: dict[str, list[str]] = {
    "会": [
        "研究指导委员会于2024年10月召开会议，决定继续。",
        "研究指导委员会于2024年10月决定继续研究。",
    ],
    "将": [
        "国家药监局将HS-20093纳入突破性治疗药物程序。",
        "研究将患者随机分为两组。",
        "该药将风险降低45%。",
        "将近半数患者缓解。",
        "监管部门已将其列入罕见病目录。",
    ],
    "预": [
        "预后较差。",
        "预防用药。",
        "预处理方案已完成。",
        "预期寿命超过三个月。",
        "未出现非预期事件。",
        "FEV1占预计值的60%。",
        "这是预测标志物。",
        "达到预设终点。",
    ],
    "计划": ["统计分析计划已锁定。", "该项目列入十四五发展计划。"],
    "可能": ["该事件可能与研究药物有关。", "排除了这种可能性。"],
    "拟": [
        "采用模拟数据。",
        "曲线拟合良好。",
        "该拟肽已合成。",
        "本品拟用于治疗骨肉瘤。",
        "拟定适应症为骨肉瘤。",
    ],
    "目标": ["目标病灶缩小。", "靶病灶缩小。", "这是一款靶向B7-H3的药物。"],
    "前瞻性": ["这是一项前瞻性研究。", "前瞻性声明见文末。"],
    "应": ["患者应咨询医生。", "投资者须谨慎。"],
    "潜在": ["不存在潜在利益冲突。", "发现了潜在标志物。"],
}


@pytest.mark.parametrize("sentence", [text for texts in TRAPS_EN.values() for text in texts])
def test_an_english_trap_is_no_forward_looking_sentence(sentence: str) -> None:
    assert classify(sentence, "en", PUBLISHED).tier == "none"


@pytest.mark.parametrize("sentence", [text for texts in TRAPS_ZH.values() for text in texts])
def test_a_chinese_trap_is_no_forward_looking_sentence(sentence: str) -> None:
    assert classify(sentence, "zh", PUBLISHED).tier == "none"


@pytest.mark.parametrize(
    "sentence",
    [
        "We expect a read-out next year.",
        "The Company plans to file an NDA.",
        "Hansoh Pharma anticipates approval.",
        "The filing is expected in the second half.",
        "Completion is on track.",
        "The study remains on track for mid-2026.",
        "The launch is planned for 2026.",
        "NDA submission expected 2H 2026.",
        "The drug will be launched in China.",
        "Enrolment is going to close.",
        "If approved, it would be the first.",
        "GSK is eligible to receive milestones.",
        "It has the potential to change care.",
        "The offer is subject to regulatory approval.",
        "The PDUFA date is in June.",
        "Full-year guidance: sales of $3 billion to $4 billion.",
        "It raises its guidance for next year.",
        "Cash runway into 2028 is secured.",
        "ESMO 2025 will showcase research.",
        "“We will keep going,” the chief executive said.",
        "The company is committed to addressing unmet needs.",
        "We look forward to the next phase.",
        "Data on the ADC to be presented in Kyoto",
        "They’ll submit it.",
        "A target of the trial, if approved, will be rare.",
        "In May 2025 we said we will file.",
    ],
)
def test_a_strong_english_cue_is_forward_looking(sentence: str) -> None:
    assert classify(sentence, "en").tier == "fls"


@pytest.mark.parametrize(
    "sentence",
    [
        "公司预计明年递交上市申请。",
        "该药有望成为首选。",
        "公司将于2026年启动研究。",
        "集团計劃於明年提交申請。",
        "我们期待与监管机构沟通。",
        "公司拟开展三期研究。",
        "力争年内完成入组。",
        "即将公布结果。",
        "公司最高可达5亿元的里程碑付款。",
        "一旦获批，将填补空白。",
        "将HS-20093纳入目录后，公司将继续推进研究。",
        "公司致力于解决未满足的需求。",
    ],
)
def test_a_strong_chinese_cue_is_forward_looking(sentence: str) -> None:
    assert classify(sentence, "zh").tier == "fls"


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("This release may include forward-looking statements about what we expect.", "en"),
        ("These statements are predictions and we will not be responsible.", "en"),
        ("We assume no obligation to update them and will not do so.", "en"),
        ("It will not constitute an offer and does not constitute advice.", "en"),
        ("The information herein is for reference only and will change.", "en"),
        ("本公告含有前瞻性陈述，公司预计将于未来更新。", "zh"),
        ("本资料仅供参考，公司将不承担责任。", "zh"),
    ],
)
def test_a_disclaimer_is_never_forward_looking(sentence: str, lang: str) -> None:
    cue = classify(sentence, lang)
    assert (cue.tier, cue.masks) == ("none", ("disclaimer",))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_counts_a_little_too_little_is_for_review(lang: str) -> None:
    lines = (LABELLED / f"sentences_{lang}.jsonl").read_text(encoding="utf-8").splitlines()
    cues = [classify(json.loads(line)["sentence"], lang) for line in lines]
    weighed = [cue for cue in cues if cue.kind in {"", "statement"} and cue.score < 0]
    assert {cue.tier for cue in weighed if cue.score >= -8} == {"review"}
    assert {cue.tier for cue in weighed if cue.score < -8} == {"none"}


def test_a_dated_past_act_outweighs_a_weak_cue() -> None:
    assert classify("In March the agency granted a promising approval.", "en").tier == "none"


def test_the_cue_says_what_was_found_where_and_what_was_masked() -> None:
    sentence = "The B7-H3-targeted ADC will be filed for approval by the end of 2026."
    cue = classify(sentence, "en", PUBLISHED)
    assert (cue.tier, cue.kind, cue.cue, cue.time) == ("fls", "statement", "will", "2026")
    assert (cue.object, cue.masks) == ("regulatory", ("target",))
    assert sentence[cue.start : cue.end] == cue.cue


def test_the_place_of_the_cue_is_right_after_doubled_spaces() -> None:
    sentence = "  The  company\n\n will  file."
    cue = classify(sentence, "en")
    assert sentence[cue.start : cue.end] == "will"


@pytest.mark.parametrize(
    ("sentence", "lang"),
    [
        ("Launch in France: 2026, a promising step.", "en"),
        ("Delivery begins in December 2025.", "en"),
        ("2026年的前景。", "zh"),
    ],
)
def test_a_year_counts_only_while_it_lies_ahead(sentence: str, lang: str) -> None:
    ahead = classify(sentence, lang, PUBLISHED)
    behind = classify(sentence, lang, datetime.date(2027, 1, 1))
    assert ahead.tier == "fls"
    assert behind.tier != "fls"
    assert not behind.time
    assert ahead.time


def test_the_year_of_a_congress_does_not_count() -> None:
    congress = classify("Data come from ESMO 2026.", "en", PUBLISHED)
    assert (congress.tier, congress.time) == ("none", "")


def test_a_congress_that_a_title_names_is_no_time_ahead() -> None:
    title = "Phase 2 results of EX-101, as presented at the congress."
    assert classify(title, "en", PUBLISHED).tier == "none"
    assert classify("Data to follow at the next congress.", "en", PUBLISHED).tier == "fls"


def test_an_unknown_language_is_read_as_english() -> None:
    assert classify("We will file.", "de").tier == "fls"


_WORDS = st.lists(
    st.sampled_from(
        (
            'we expect the approval will be filed in May 2026 next year "may" "plan" possibly '
            "related to study target lesion B7-H3-targeted promising if approved , . - (ITT) "
            "company's don't 预计 将 纳入 未来"
        ).split()
    ),
    max_size=14,
).map(" ".join)
_TYPOGRAPHY = str.maketrans({" ": "\u00a0", "'": "’", "-": "–"})


def _curly(text: str) -> str:
    halves = text.split('"')
    return (
        "".join(half + ("“" if at % 2 == 0 else "”") for at, half in enumerate(halves[:-1]))
        + halves[-1]
    )


@given(_WORDS, st.sampled_from(["en", "zh"]))
def test_typography_and_line_wraps_change_no_tier(text: str, lang: str) -> None:
    cue = classify(text, lang, PUBLISHED)
    assert classify(text.translate(_TYPOGRAPHY), lang, PUBLISHED) == cue
    assert classify(_curly(text), lang, PUBLISHED) == cue
    assert classify(text.replace(" ", "\n"), lang, PUBLISHED) == cue
    wrapped = classify(text.replace(" ", "\n  "), lang, PUBLISHED)
    assert (wrapped.tier, wrapped.score, wrapped.cue) == (cue.tier, cue.score, cue.cue)


@given(_WORDS | st.text(), st.sampled_from(["en", "zh"]))
def test_the_cue_lies_inside_the_sentence_and_score_or_class_makes_the_tier(
    text: str, lang: str
) -> None:
    cue = classify(text, lang, PUBLISHED)
    assert 0 <= cue.start <= cue.end <= len(text)
    if cue.kind in DEFAULT_TIERS:
        assert cue.tier == DEFAULT_TIERS[cue.kind]
    else:
        assert cue.tier == ("fls" if cue.score >= 0 else "review" if cue.score >= -8 else "none")


@given(_WORDS, st.sampled_from(["en", "zh"]))
def test_every_hit_names_its_class(text: str, lang: str) -> None:
    cue = classify(text, lang, PUBLISHED)
    assert cue.kind if cue.tier != "none" else cue.kind in {"", *DEFAULT_TIERS}


# Class -> a sentence of it in each language that has one.
_OF_CLASS = {
    "congress-presentation": [
        ("Results of the trial will be presented at a congress in Lisbon.", "en"),
        ("研究结果将在欧洲年会上公布。", "zh"),
    ],
    "regulatory-date": [("The PDUFA date is March 3.", "en")],
    "personnel": [("Our chief financial officer will retire in June.", "en")],
    "runway": [("The loan extends the cash runway.", "en")],
    "commitment": [("The company is committed to improving care.", "en")],
    "investor-logistics": [
        ("The company will host a conference call at noon.", "en"),
        ("公司将于明日召开业绩说明会。", "zh"),
    ],
    "dividend": [
        ("The interim dividend will be paid on 9 July.", "en"),
        ("中期股息将于十月派发。", "zh"),
    ],
    "officer-duties": [("Dr. Roe will oversee supply and quality.", "en")],
    "guidance-mention": [("Group Reiterates Its Guidance", "en")],
    "potential-attributive": [("AB-1 is a potential first-in-class drug.", "en")],
    "risk-tip": [("公司未必能成功开发该药。", "zh")],
    "intended-use": [("本品拟用于治疗骨肉瘤。", "zh")],
}


@pytest.mark.parametrize(
    ("kind", "sentence", "lang"),
    [(kind, *case) for kind, cases in _OF_CLASS.items() for case in cases],
)
def test_policy_switches_the_tier_of_a_class(kind: str, sentence: str, lang: str) -> None:
    assert classify(sentence, lang).kind == kind
    assert classify(sentence, lang).tier == DEFAULT_TIERS[kind]
    tiers: tuple[Tier, ...] = ("fls", "review", "none")
    for tier in tiers:
        assert classify(sentence, lang, None, {kind: tier}).tier == tier


def test_a_switched_class_leaves_other_sentences_alone() -> None:
    tiers: dict[str, Tier] = dict.fromkeys(DEFAULT_TIERS, "none")
    assert classify("We expect to file next year.", "en", None, tiers).tier == "fls"


def test_traditional_characters_are_read_as_simplified_ones() -> None:
    plain, traditional = "公司预计于明年递交申请。", "公司預計於明年遞交申請。"
    assert classify(traditional, "zh").score == classify(plain, "zh").score
    assert classify(traditional, "zh").cue == "预计"


@pytest.mark.parametrize("name", sorted(DEFAULT_TIERS))
def test_every_class_can_be_found(name: str) -> None:
    assert name in {row.name for row in (*kinds_en.KINDS, *kinds_zh.KINDS)}


def test_policy_knows_every_class_by_its_name() -> None:
    assert set(get_args(SentenceClass)) == set(DEFAULT_TIERS)
