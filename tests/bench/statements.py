# ruff: noqa: E501 - a paragraph of Markdown is one line
"""The legal texts of the invented company: About texts, statements, a long forward-looking block."""

from __future__ import annotations

from datetime import date
from typing import Any

ISSUER = "aldermere"
RENEWED = date(2021, 1, 1)
BEGUN = date(2015, 1, 1)

_FORWARD_EN = """\
This page contains forward-looking statements wherever it speaks of plans, expectations, estimates or possible developments of [[aldermere.name]] and its subsidiaries ([[aldermere.short-name]]). They concern, among other things, the clinical development of the medicines named here, the timing of submissions to regulatory authorities and of their decisions, the enrollment, conduct and readout of ongoing and planned studies, manufacturing and supply, agreements with partners, and the business and finances of the company. Such statements can often be told by words such as “anticipate”, “believe”, “expect”, “intend”, “plan”, “may” and “will”, but a statement may look forward without any of them.

Forward-looking statements rest on assumptions that the management holds at the time and are no guarantee of what happens. Actual results may differ materially from them, in particular because of the following risks:

1. The results of an earlier study, or of an interim analysis, may not be repeated in a later, larger or randomized study.
2. Serious, fatal or unforeseen adverse events may limit, delay or end the development of a medicine.
3. Enrollment, treatment, follow-up or analysis in a study may take longer than planned or may be stopped.
4. A regulatory authority may ask for more data, may delay, limit or refuse an approval, and may withdraw a designation that it has granted.
5. A partner may change its plans or end an agreement, and payments that depend on events may not fall due.
6. Supply may be interrupted, and a contract manufacturer may fail to meet quality requirements.
7. Competing treatments, prices, tariffs, reimbursement and economic conditions may weigh on sales and earnings.
8. Patents and other rights may be challenged, may expire or may not protect a medicine sufficiently.

Forward-looking statements speak only as of the date of publication of this page. Except as required by applicable law or by the rules of the [[aldermere.exchange]], [[aldermere.short-name]] takes on no duty to update or revise them when circumstances change or new information becomes known. Readers are asked not to rely on them unduly.

Nothing on this page is an offer of securities, a solicitation of one or investment advice, and past prices of securities say nothing about later ones. Figures about the business are unaudited unless the page says otherwise, and sums may differ from the parts because of rounding.
"""
_FORWARD_ZH = """\
凡本页谈及[[aldermere.name]]及其附属公司（[[aldermere.short-name]]）的计划、预期、估计或可能的发展之处，均包含前瞻性陈述。此类陈述涉及文中药物的临床开发、向监管机构提交申请及其决定的时间、正在进行和计划中的研究、生产与供应、合作协议以及公司的业务和财务状况。“预期”“计划”“拟”“相信”“可能”“将”等词语往往表明此类陈述，但未使用这些词语的陈述也可能具有前瞻性。

前瞻性陈述以管理层当时的假设为基础，不保证任何结果。实际结果可能与之存在重大差异，主要风险包括：

1. 早期研究或期中分析的结果可能无法在后续、规模更大或随机的研究中重现。
2. 严重、致死或未预见的不良事件可能限制、推迟或终止药物的开发。
3. 研究的入组、治疗、随访或分析所需时间可能长于计划，或可能被终止。
4. 监管机构可能要求补充数据，可能推迟、限制或拒绝批准，也可能撤销已授予的认定。
5. 合作方可能改变计划或终止协议，取决于特定事件的付款可能不会发生。
6. 供应可能中断，受托生产方可能无法达到质量要求。
7. 竞争疗法、价格、关税、医保报销及经济环境可能对销售和盈利产生不利影响。
8. 专利及其他权利可能受到质疑、可能到期，或可能不足以保护相关药物。

前瞻性陈述仅反映截至本页发布之日的情况。除适用法律或[[aldermere.exchange]]规则另有要求外，在情况变化或出现新信息时，[[aldermere.short-name]]不承担更新或修订此类陈述的义务。请读者勿过分依赖此类陈述。

本页内容不构成证券要约、要约邀请或投资建议，证券的过往价格不代表以后的价格。除本页另有说明外，业务数字未经审计，因四舍五入，合计数可能与各项之和不同。
"""
_STATEMENTS_EN = """\
1. This page is written for journalists and investors who follow the company's research. It does not advertise a medicine.
2. The company recommends neither a medicine nor an indication here, and least of all the use of a medicine where it is not approved.
3. What is said here does not replace the judgment of a physician. Treatment is decided for the individual patient and according to the approved product information.
4. Anyone with questions about a disease, a treatment or a medicine is asked to turn to a physician or another healthcare professional.
"""
_STATEMENTS_ZH = """\
1. 本页供关注公司研究工作的记者和投资者阅读，不为任何药物做广告。
2. 公司在此既不推荐任何药物或适应症，更不推荐药物用于未获批准的用途。
3. 本页内容不能代替医生的判断。治疗应针对患者个体情况，并依据获批的药品说明书作出决定。
4. 如对疾病、治疗或药物有疑问，请向医生或其他医疗卫生专业人士咨询。
"""
_COMPANY_EN = """\
[[aldermere.name]] ([[aldermere.short-name]]) is an invented pharmaceutical company. It studies medicines for cancer, metabolic diseases and diseases of the immune system, and works with hospitals and universities on the design of its studies. Its shares are traded on the [[aldermere.exchange]]. The company publishes the protocols of its studies in public registries before enrollment begins, and their results whatever they are.
"""
_COMPANY_ZH = """\
[[aldermere.name]]（[[aldermere.short-name]]）是一家虚构的制药公司，研究治疗癌症、代谢性疾病和免疫系统疾病的药物，并与医院和大学合作设计研究。公司股份在[[aldermere.exchange]]交易。公司在患者入组前在公共注册平台公布研究方案，并公布全部研究结果。
"""
_DEMONSTRATION = (
    "This site is made for measuring. The company, its medicines, its studies and all figures are invented.\n",
    "本网站仅用于测量性能，其中的公司、药物、研究和全部数字均为虚构。\n",
)
_LEGAL = (
    "Names of companies, products and congresses serve identification only. This site sets no cookies and loads nothing from other sites.\n",
    "公司、产品和会议的名称仅用于识别。本网站不设置 Cookie，也不从其他网站加载任何内容。\n",
)
_ASSET_EN = """\
[[{key}.code]] is a [[{key}.kind]] from the company's own research. It binds its target with high affinity and is given as an infusion. Its mechanism was described before it was studied in patients [@{cited}]. The medicine is studied in adults as a single agent and together with other treatments, and its production is shared between sites. A designation by an authority is not an approval and does not change the standards for approval.
"""
_ASSET_ZH = """\
[[{key}.code]] 是公司自主研发的[[{key}.kind]]，与靶点具有高亲和力，以输注方式给药。其作用机制在患者研究之前已有描述[@{cited}]。该药物正在成人中作为单药及与其他治疗联合进行研究，由多个生产基地共同生产。获得监管机构的认定不等于获得批准，也不改变批准的标准。
"""
_DISEASE_EN = """\
[[{key}.name]] is a disease of adults that often begins without clear signs. It recurs in about [[{key}.recurring]] of patients after initial treatment [@{first}]. The survival rate in advanced disease is about [[{key}.survival]] [@{second}]. Guidelines recommend that treatment be chosen together with the patient and after a review by several disciplines [@{first}; @{second}]. Few treatments are available when the disease returns after standard therapy or does not respond to it.
"""
_DISEASE_ZH = """\
[[{key}.name]]是成人疾病，起病时往往没有明显症状。初始治疗后约[[{key}.recurring]]的患者复发[@{first}]。晚期患者的生存率约为[[{key}.survival]][@{second}]。指南建议经多学科评估后与患者共同选择治疗方案[@{first}; @{second}]。标准治疗后复发或无反应的患者，可用的治疗手段很少。
"""
_STATUS_EN = """\
[[{key}.code]] is an investigational medicine. It has not been approved by any regulatory authority for any use, and its safety and efficacy have not been established.
"""
_STATUS_ZH = """\
[[{key}.code]] 为在研药物，尚未获得任何监管机构批准用于任何用途，其安全性和有效性尚未确立。
"""


def _statement(
    kind: str, title: tuple[str, str], text: tuple[str, str], **more: object
) -> dict[str, Any]:
    """Return a statement in two versions, valid one after the other, with the same words."""
    words = {"en": text[0], "zh": text[1]}
    return {
        "kind": kind,
        "title": {"en": title[0], "zh": title[1]},
        **more,
        "versions": {
            "2015-01": {
                "valid-from": BEGUN,
                "valid-to": date(2020, 12, 31),
                "text": dict(words),
            },
            "2021-01": {"valid-from": RENEWED, "text": dict(words)},
        },
    }


def company_statements() -> dict[str, dict[str, Any]]:
    """Return the statements that every page or every release carries, by id."""
    readers = {"jurisdictions": ["CN", "HK"], "audience": ["media", "investors"]}
    return {
        "demonstration": _statement("demonstration", ("Demonstration", "演示说明"), _DEMONSTRATION),
        "legal-notice": _statement("legal", ("Legal notice", "法律说明"), _LEGAL),
        "statements": _statement(
            "statements", ("Statements", "声明"), (_STATEMENTS_EN, _STATEMENTS_ZH), **readers
        ),
        "forward-looking": _statement(
            "forward-looking",
            ("Forward-looking statements", "前瞻性陈述"),
            (_FORWARD_EN, _FORWARD_ZH),
            **readers,
        ),
        f"about-{ISSUER}": _statement(
            "about",
            ("About Aldermere Bio", "关于桤湖生物"),
            (_COMPANY_EN, _COMPANY_ZH),
            subject=ISSUER,
        ),
    }


def asset_statements(key: str, code: str, cited: str) -> dict[str, dict[str, Any]]:
    """Return what is said about a medicine and its status, by id."""
    about = (_ASSET_EN.format(key=key, cited=cited), _ASSET_ZH.format(key=key, cited=cited))
    status = (_STATUS_EN.format(key=key), _STATUS_ZH.format(key=key))
    return {
        f"about-{key}": _statement("about", (f"About {code}", f"关于 {code}"), about, subject=key),
        f"status-{key}": _statement(
            "status", ("Investigational status", "在研状态"), status, subject=key
        ),
    }


def disease_statement(
    key: str, name: tuple[str, str], first: str, second: str
) -> dict[str, dict[str, Any]]:
    """Return what is said about a disease, by id."""
    words = (
        _DISEASE_EN.format(key=key, first=first, second=second),
        _DISEASE_ZH.format(key=key, first=first, second=second),
    )
    title = (f"About {name[0].lower()}", f"关于{name[1]}")
    return {f"about-{key}": _statement("about", title, words, subject=key)}
