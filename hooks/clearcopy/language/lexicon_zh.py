"""Chinese words of forward-looking language: what to mask, what counts, and how much.

The expressions run over folded text in which the traditional forms of `SIMPLER` are simplified. No
word segmentation is needed: the words are tested together with what follows them.
"""

from __future__ import annotations

import re

from clearcopy.language.lexicon import Lexicon, Row, row

# Traditional characters of the tables below, each with its simplified form.
SIMPLER = str.maketrans(
    "預計將於劃擬爭達開啟動進遞報獲為帶來實現發佈會續繼後內潛機過審產與對從無條業績結後應須請"
    "據該項權額銷約標準關願圖擴創險確醫療藥試驗組臨價讓雙時間個們華團爾許證顯稱種態處劑",
    "预计将于划拟争达开启动进递报获为带来实现发布会续继后内潜机过审产与对从无条业绩结后应须请"
    "据该项权额销约标准关愿图扩创险确医疗药试验组临价让双时间个们华团尔许证显称种态处剂",
)

# A sentence with one of these speaks about statements, use or reliance, not about the future.
DISCLAIMERS = re.compile(
    r"前瞻性(?:声明|陈述|信息|表述)|不构成|(?:更新|修订)[^。]{0,12}(?:义务|责任)|概不(?:就|负责|"
    r"对)|"
    r"不承担|不保证|仅供参考|遵医嘱|审慎(?:交易|行事|投资)|敬请[^。]{0,14}(?:注意|投资者)|"
    r"(?:结果|业绩)[^。]{0,12}(?:不符|差异|不同)|注意投资风险|谨慎(?:决策|投资)"
)

_OBJECT_MARKER = (
    r"纳入|列入|授予|分为|分成|分配|随机|降低|减少|提高|提升至|视为|定义为|认定|评为|作为|用于|"
    r"转化|转为|结合|应用于|控制在|缩短|延长至|改为|译为|命名|推荐|列为|归为|调整为|锁定"
)
# Name of the trap -> what to overwrite before cues are looked for.
MASKS: tuple[Row, ...] = (
    row(
        "将 as an object marker",
        "将",
        rf"将(?!会|于|在|继续|进一步|持续|尽快|按|"
        rf"根据)(?=[^,，。;、将]{{2,24}}?(?:{_OBJECT_MARKER}))|"
        r"(?:已|曾|成功|并|被|正式|首次)将|将近|将军|将来自|即将到期|将信将疑",
    ),
    row(
        "预 in other words",
        "预|干预",
        r"预后|预防|预处理|预期寿命|非预期|占预计值|预计值|预测(?:标志|性标志|指标|准确|模型|"
        r"因子)|预设|预先|预试验|预充|干预|预算|预约",
    ),
    row(
        "past plan",
        "预|估计|计划|拟|目标",
        r"(?:原|此前|先前|曾|过去|早前|当初|之前)(?:[^,，。;]{0,6}?)(?:预计|预期|估计|计划|拟|预测)|"
        r"(?:好于|高于|低于|超出?|超过|符合|不及|优于|达到|逊于|如)[^,，。;]{0,8}?(?:预期|预计|"
        r"预测|目标)",
    ),
    row(
        "plan",
        "计划",
        r"(?:统计)?分析计划|[一二三四五六七八九十]+五[^,，。;]{0,10}?(?:计划|规划)|风险管理计划|"
        r"(?:持股|激励|期权|购股权|奖励|研究|儿科研究|"
        r"医疗|保险|养老|训练|人才|给药|访视)计划|计划(?:外|生育|书|内访视|免疫)|按原计划",
    ),
    row(
        "causality",
        "可能",
        r"可能(?:与[^,，。;]{0,14}?(?:有关|相关)|性|的?不良反应|相关|有关)|"
        r"可能[^,，。;]{0,6}?(?:受损|出现|导致|引起|增加|发生)",
    ),
    row(
        "拟 in other words",
        "拟",
        r"模拟|拟合|拟肽|拟(?:用于|定)|虚拟|类拟|比拟|拟南芥|拟胆碱|拟交感",
    ),
    row(
        "target",
        "目标|靶",
        r"目标(?:病灶|人群|受试者|剂量|血药|浓度|蛋白|抗原|值|区)|靶(?:病灶|向|点|标|区|器官)",
    ),
    row("prospective", "前瞻性", r"前瞻性(?:研究|队列|试验|观察|登记|、|,|，|随机|单臂|多中心)"),
    row(
        "advice",
        "应|须|请|宜",
        r"(?:患者|读者|投资者|股东|医生|医务人员|您)[^,，。;]{0,6}?(?:应当?|须|请|宜)|应(?:首选|"
        r"遵循|避免|在医生)",
    ),
    row("potential", "潜在", r"潜在(?:利益冲突|标志物|的?利益|风险|不良|偏倚|混杂|药物相互)"),
    row(
        "study design",
        "旨在|设计为",
        r"(?:设计|研究|试验|结构|队列|该项?目?)[^。;]{0,24}?旨在|设计为",
    ),
    row(
        "name",
        "未来|希望|展望|前景|目标|计划",
        r"[\"'「『《][^\"'」』》]{1,20}?(?:未来|希望|展望|前景|目标|"
        r"计划)[^\"'」』》]{0,16}?[\"'」』》]",
    ),
    row(
        "mission",
        "致力|使命|愿景",
        r"(?:我们|我司|使命|愿景)(?:[^,，。;]{0,6}?)致力于?|以[^,，。;]{0,12}?为(?:使命|目标|愿景)",
    ),
    row(
        "legal requirement",
        "规定|法规|法律",
        r"(?:按|依|根据)[^,，。;]{0,6}?(?:规定|法规|法律)[^。;]{0,30}?(?:须|方可|才可|应当)",
    ),
)

# (name, expression): one of them is enough for the upper tier.
STRONG: tuple[Row, ...] = (
    row("expectation", "预|有望|可望|料|势必", r"预计|预期|预见|有望|可望|料将|预料|势必"),
    row(
        "将",
        "将|届时|其后|随后",
        r"或?将(?=(?:于|在|会|由|把|以|按|继续|进一步|持续|尽快|尽早|启动|开展|开始|推进|提交|"
        r"递交|申报|上市|获|成为|"
        r"支付|收取|收到|带来|实现|公布|发布|披露|加速|加快|授予|首次|陆续|同步|共同|通过|有|可|"
        r"不|是|为|向|与|对|"
        r"根据|依据|视|用|作|全面|深入|重点|积极|致|改变|改写|推出|进入|完成|召开|举行|亮相|展示|"
        r"负责|承担|"
        r"建|增|扩|投|提供|支持|助|促|使|令|让|入组|纳入|给药|随|先|再|也|最|分|自|从|采|达|超|"
        r"保持|维持|更|大|合|延))"
        r"|即将|(?:届时|其后|随后)(?=将|可)",
    ),
    row(
        "plan",
        "计划|拟|定于|争取|力争|旨在|着力|致力|期待|期望|准备",
        r"(?:公司|集团|我们|双方|本公司|企业|各方|中心|团队|现|正|并|亦|已)计划(?!的|是|为)|"
        r"计划(?=于|在|将|开展|启动|提交|递交|申报|收购|进行|推出|投|建|扩|明年|年内|今年|下|"
        r"[0-9]|未来|近期|向|通过|用)|"
        r"拟(?=于|在|将|开展|启动|提交|递交|申报|收购|进行|向|与|以|由|发行|投|出|设|募|上市|"
        r"回购|转|[0-9])|"
        r"按计划(?=进行|推进|开展|启动|完成)|定于|争取|力争|旨在|着力|致力于|期待|期望(?!值)|"
        r"准备(?=于|在|向|提交|启动)",
    ),
    row(
        "goal",
        "目标|最高可达|里程碑|同类|可获|可收|可以获|有权",
        r"目标(?:是|为)|最高可达|里程碑(?:付款|款项|金)|同类(?:最佳|首创)|可(?:获得?|收取|以获取|"
        r"以获得)(?=[^。;]{0,20}?(?:元|付款|款|提成|特许权|分成))|有权(?:获得|收取)",
    ),
    row(
        "condition",
        "若|如|倘|一旦|待|后|尚|仍",
        r"(?:若|如|倘|一旦|如果|待)[^,，。;]{0,14}?(?:获批|批准|成功|行使|上市|生效)|(?:获批|批准|"
        r"上市)后[^。;]{0,16}?(?:将|可|有望)|尚需|尚须|仍需[^。;]{0,12}?(?:批准|审批)",
    ),
    row("希望", "希望", r"(?:公司|集团|我们|双方|董事会)(?:[^,，。;]{0,6}?)希望"),
    row(
        "risk tip",
        "不一定能|能否|何时|不确定",
        r"不一定能|(?:能否|何时)[^。;]{0,12}?(?:上市|获批|成功)|具有(?:一定的?|较大的?)?不确定性",
    ),
)

# Each counts 2: a time that lies ahead.
TIME = row(
    "time",
    "未来|后|下|明年|内|展望|近期|底|末|届时|今后|年",
    r"未来|后续|下一步|明年|后年|年内|下半年|下季度|下个?月|展望|近期|年底前?|月底前?|季度末|"
    r"届时|今后|"
    r"[0-9一二三四五六七八九十两]+(?:年|个?月|天|周)(?:内|之内|后)|20[2-9][0-9]年(?:底|末|初|前|"
    r"上半年|下半年|第)",
)
# Each counts 1, once a sentence.
WEAK = row(
    "weak",
    "可|将|潜|希望|前景|机遇|信心|计划|目标|拟|争取|战略|愿景|承诺|努力",
    r"可能|或将|或可|潜力|潜在|希望|前景|机遇|信心|计划|目标|将|拟|争取|可望|战略|愿景|承诺|努力",
)

# What such sentences are about; 1 more, and the topic by which risks are matched to statements.
OBJECTS: tuple[Row, ...] = (
    row("regulatory", "批|申|注册|交|I|N|B", r"获批|批准|申报|上市申请|注册|递交|提交|IND|NDA|BLA"),
    row("clinical", "入组|盲|读出|分析|关键|确证|首例", r"入组|揭盲|读出|中期分析|关键|确证|首例"),
    row("commercial", "上市|商业|销售|市场|产", r"上市|商业化|销售|市场|产能|投产"),
    row(
        "financial",
        "里程碑|特许权|提成|收入|营收|利润|募集",
        r"里程碑|特许权|提成|收入|营收|利润|募集",
    ),
    row("deal", "收购|合并|许可|合作|授权", r"收购|合并|许可|合作|授权"),
    row("pipeline", "管线", r"管线"),
)

# The first characters of the cues: a sentence without any of them holds none.
TRIGGERS = re.compile(
    r"[预望料将划拟争力旨着期目里同可权若如倘旦待批尚仍希定未后下明展近底届今内潜前机信战愿承努势]"
)

# A past act outweighs a weak cue.
PAST_ACT = re.compile(r"已|获|宣布|公布|公告|显示|完成|签署|入选|获得|曾")


def _simplified(flat: str) -> str:
    return flat.translate(SIMPLER)


def _words_of(text: str) -> frozenset[str] | None:
    """Return no words, because the rows look for stems; None without a cue."""
    return None if TRIGGERS.search(text) is None else frozenset()


LEXICON = Lexicon(
    prepare=_simplified,
    words_of=_words_of,
    disclaimers=DISCLAIMERS,
    cased=(),
    masks=MASKS,
    strong=STRONG,
    time=TIME,
    weak=WEAK,
    objects=OBJECTS,
    past_act=PAST_ACT,
)
