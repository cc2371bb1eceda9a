# ruff: noqa: E501 - a sentence is one line
"""The sentences of invented releases: pairs of English and Chinese, which say the same.

`{s}` stands for the id of a study and `{a}` for that of its medicine, so that figures and names
stand as the paths that authors write.
"""

from __future__ import annotations

from random import Random

Pair = tuple[str, str]

SUBJECTS: tuple[Pair, ...] = (
    ("The trial", "该研究"),
    ("The independent data monitoring committee", "独立数据监查委员会"),
    ("The primary analysis", "主要分析"),
    ("Treatment with the investigational product", "研究药物治疗"),
    ("The safety population", "安全性分析人群"),
    ("The randomized cohort", "随机化队列"),
    ("The prespecified subgroup analysis", "预先设定的亚组分析"),
    ("The steering committee", "指导委员会"),
    ("The group of patients in the active arm", "试验组患者"),
    ("The follow-up of patients after the end of treatment", "治疗结束后的患者随访"),
)
VERBS: tuple[Pair, ...] = (
    ("described", "描述了"),
    ("reported", "报告了"),
    ("showed", "显示了"),
    ("documented", "记录了"),
    ("examined", "考察了"),
    ("recorded", "登记了"),
    ("assessed", "评估了"),
    ("compared", "比较了"),
)
OBJECTS: tuple[Pair, ...] = (
    ("the course of symptoms in adults with long-standing disease", "病程较长的成人患者的症状变化"),
    ("the duration of response among patients who had responded", "缓解患者的缓解持续时间"),
    ("the adverse events that led to an interruption of treatment", "导致治疗中断的不良事件"),
    (
        "the endpoints in the order of the hierarchical testing procedure",
        "按分层检验顺序的各项终点",
    ),
    ("laboratory values outside the normal range", "超出正常范围的实验室检查值"),
    ("the burden of symptoms as stated by the patients themselves", "患者自述的症状负担"),
    ("the reasons for leaving the study before its planned end", "提前退出研究的原因"),
    ("the use of supportive medication during treatment", "治疗期间支持性药物的使用"),
    ("the agreement between local and central readers of scans", "当地与中心影像判读的一致性"),
    ("the planned enrollment of adults at the participating sites", "各参与中心成人患者的计划入组"),
)
TAILS: tuple[Pair, ...] = (
    ("across the prespecified subgroups", "，涵盖各预先设定的亚组"),
    ("in the intention-to-treat population", "，以意向治疗人群为准"),
    ("as judged by blinded independent central review", "，由盲态独立中心评审判定"),
    ("beside the standard of care that each site used", "，并与各中心采用的标准治疗对照"),
    ("regardless of the biomarker status at baseline", "，不论基线生物标志物状态如何"),
    ("according to the statistical analysis plan", "，遵循统计分析计划"),
    ("with the methods that the protocol describes", "，方法与方案所述一致"),
    ("without adjustment for multiple comparisons", "，未作多重比较校正"),
    ("over the whole period of observation", "，覆盖整个观察期"),
    ("in patients with earlier systemic therapy", "，限于既往接受过全身治疗的患者"),
)
FINDINGS: tuple[Pair, ...] = (
    (
        "The objective response rate was [[{s}.active.orr]] ([[{s}.active.orr:k/n]]; [[{s}.active.orr:ci]]) in the active arm and [[{s}.control.orr]] in the control arm",
        "试验组的客观缓解率为[[{s}.active.orr]]（[[{s}.active.orr:k/n]]；[[{s}.active.orr:ci]]），对照组为[[{s}.control.orr]]",
    ),
    (
        "Median progression-free survival was **[[{s}.active.pfs]]** ([[{s}.active.pfs:ci]]) with [[{a}.code]] and [[{s}.control.pfs]] with control treatment",
        "[[{a}.code]] 组的中位无进展生存期为**[[{s}.active.pfs]]**（[[{s}.active.pfs:ci]]），对照组为[[{s}.control.pfs]]",
    ),
    (
        "The disease control rate was [[{s}.active.dcr]] in the active arm and [[{s}.control.dcr]] in the control arm",
        "试验组的疾病控制率为[[{s}.active.dcr]]，对照组为[[{s}.control.dcr]]",
    ),
    (
        "The hazard ratio for progression or death was [[{s}.all.hr]] ([[{s}.all.hr:ci]])",
        "疾病进展或死亡的风险比为[[{s}.all.hr]]（[[{s}.all.hr:ci]]）",
    ),
    (
        "The estimated rate of overall survival at the landmark was [[{s}.active.os12]] ([[{s}.active.os12:ci]]) in the active arm, according to *[[{s}.name]]*",
        "根据*[[{s}.name]]*，试验组在规定时间点的总生存率估计值为[[{s}.active.os12]]（[[{s}.active.os12:ci]]）",
    ),
    (
        "Median follow-up of the [[{s}.all.enrolled]] patients was [[{s}.all.follow-up]]",
        "[[{s}.all.enrolled]]名患者的中位随访时间为[[{s}.all.follow-up]]",
    ),
    (
        "Serious adverse events were reported in [[{s}.active.sae]] of patients in the active arm and [[{s}.control.sae]] of patients in the control arm",
        "试验组[[{s}.active.sae]]的患者、对照组[[{s}.control.sae]]的患者报告了严重不良事件",
    ),
    (
        "Adverse events led to discontinuation in [[{s}.active.stopped]] and [[{s}.control.stopped]] of patients, respectively",
        "因不良事件停药的患者比例分别为[[{s}.active.stopped]]和[[{s}.control.stopped]]",
    ),
    (
        "Adverse events of grade 3 or higher occurred in [[{s}.active.severe]] ([[{s}.active.severe:k/n]]) of patients who received [[{a}.code]]",
        "接受 [[{a}.code]] 治疗的患者中，[[{s}.active.severe]]（[[{s}.active.severe:k/n]]）发生3级或以上不良事件",
    ),
)
OUTLOOK: tuple[Pair, ...] = (
    (
        "The company expects to submit these data to regulatory authorities",
        "公司预期向监管机构提交这些数据",
    ),
    (
        "The company plans to present further analyses of the study at a medical congress",
        "公司计划在医学大会上公布该研究的更多分析",
    ),
    (
        "The medicine may be studied in further populations if the authorities agree",
        "如监管机构同意，该药物可能在更多人群中开展研究",
    ),
)
SECTIONS: tuple[Pair, ...] = (
    ("Efficacy results", "疗效结果"),
    ("Safety and tolerability", "安全性与耐受性"),
    ("Study design", "研究设计"),
    ("Unmet medical need", "未满足的医疗需求"),
    ("Next regulatory steps", "后续注册步骤"),
    ("Manufacturing and supply", "生产与供应"),
)
SPEAKERS: tuple[Pair, ...] = (
    ("the head of clinical development", "临床开发负责人"),
    ("the chief medical officer", "首席医学官"),
    ("the principal investigator of the study", "该研究的主要研究者"),
)


def plain_sentence(chance: Random) -> Pair:
    """Return a sentence without figures, not yet ended."""
    subject, verb, thing, tail = (chance.choice(pool) for pool in (SUBJECTS, VERBS, OBJECTS, TAILS))
    return (
        f"{subject[0]} {verb[0]} {thing[0]} {tail[0]}",
        f"{subject[1]}{verb[1]}{thing[1]}{tail[1]}",
    )


def finding_sentence(chance: Random, study: str, asset: str) -> Pair:
    """Return a sentence with figures of the study, not yet ended."""
    english, chinese = chance.choice(FINDINGS)
    return english.format(s=study, a=asset), chinese.format(s=study, a=asset)


def outlook_sentence(chance: Random) -> Pair:
    """Return a sentence that looks forward, not yet ended.

    None names a medicine: the forward-looking block of all releases has no risk of one medicine.
    """
    return chance.choice(OUTLOOK)
