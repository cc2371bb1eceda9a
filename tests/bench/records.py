"""The records of an invented company, in the newsroom's own formats: plain data, ready for YAML.

Everything follows from a seed and the number of releases. Medicines, diseases, congresses and
references are few and shared, as they are in a real newsroom; studies grow with the releases, four
releases each with a data cut of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from math import ceil
from random import Random
from typing import Any

from tests.bench.statements import ISSUER

Record = dict[str, Any]

FIRST_DAY = date(2016, 1, 4)
DAYS = 3640
"""Ten years, over which the releases are spread."""
ZONE = "Asia/Singapore"
OFFSET = timezone(timedelta(hours=8))
REFERENCES = 200
RELEASES_PER_STUDY = 4
DAYS_BETWEEN_EVENTS = 30
MARKETS = ("CN", "HK", "US", "EU", "UK")

ASSETS = {
    "abx-101": ("ABX-101", "monoclonal antibody", "单克隆抗体"),
    "abx-204": ("ABX-204", "antibody-drug conjugate", "抗体偶联药物"),
    "abx-317": ("ABX-317", "small-molecule kinase inhibitor", "小分子激酶抑制剂"),
    "abx-422": ("ABX-422", "bispecific antibody", "双特异性抗体"),
    "abx-538": ("ABX-538", "peptide", "多肽药物"),
    "abx-646": ("ABX-646", "antisense oligonucleotide", "反义寡核苷酸"),
}
DISEASES = {
    "plaque-psoriasis": ("Plaque psoriasis", "斑块状银屑病"),
    "multiple-myeloma": ("Multiple myeloma", "多发性骨髓瘤"),
    "lung-cancer": ("Lung cancer", "肺癌"),
    "hereditary-angioedema": ("Hereditary angioedema", "遗传性血管性水肿"),
    "kidney-disease": ("Kidney disease", "肾病"),
    "myasthenia-gravis": ("Myasthenia gravis", "重症肌无力"),
    "ulcerative-colitis": ("Ulcerative colitis", "溃疡性结肠炎"),
    "gastric-cancer": ("Gastric cancer", "胃癌"),
}
TRIALS = ("MERIDIAN", "LANTERN", "HARBOR", "COMPASS", "ORCHARD", "SUMMIT", "BEACON", "TRELLIS")
CITIES = (("Vienna, Austria", "奥地利维也纳"), ("Lisbon, Portugal", "葡萄牙里斯本"))
FAMILIES = (
    "Alder Birch Cedar Dogwood Elm Fir Ginkgo Hazel Ivy Juniper Larch Maple Oak Pine Rowan Spruce"
).split()
TOPICS = (
    "response and survival under observation",
    "the burden of symptoms in daily life",
    "patterns of treatment in routine care",
    "safety of long-term therapy",
    "biomarkers and their agreement between laboratories",
)
POPULATIONS = {
    "all": ("All patients", "全部患者"),
    "active": ("Active arm", "试验组"),
    "control": ("Control arm", "对照组"),
}
ENDPOINTS = {
    "enrolled": ("Patients enrolled", "入组患者数", "enrolment"),
    "follow-up": ("Median follow-up", "中位随访时间", "secondary"),
    "orr": ("Objective response rate", "客观缓解率", "primary"),
    "dcr": ("Disease control rate", "疾病控制率", "secondary"),
    "pfs": ("Median progression-free survival", "中位无进展生存期", "secondary"),
    "os12": ("12-month overall survival rate", "12个月总生存率", "secondary"),
    "hr": ("Hazard ratio for progression or death", "疾病进展或死亡的风险比", "secondary"),
    "sae": ("Serious adverse events", "严重不良事件", "safety"),
    "severe": ("Adverse events of grade 3 or higher", "3级或以上不良事件", "safety"),
    "stopped": ("Adverse events leading to discontinuation", "导致停药的不良事件", "safety"),
}
SHARES = {
    "active": {"orr": (30, 60), "dcr": (70, 95), "sae": (8, 20), "severe": (25, 45),
               "stopped": (2, 9)},
    "control": {"orr": (8, 28), "dcr": (40, 68), "sae": (6, 18), "severe": (15, 30),
                "stopped": (1, 7)},
}  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """One release: what it is about and when it is published."""

    slug: str
    published: datetime
    study: str
    cut: date
    asset: str
    disease: str
    event: str | None


def chance_for(seed: str, *subject: object) -> Random:
    """Return the chance of one subject: independent of how many others there are."""
    return Random("/".join((seed, *map(str, subject))))  # noqa: S311 - content, not a secret


def plan_releases(count: int, seed: str) -> list[Plan]:
    """Return the releases in the order of their publication."""
    studies = ceil(count / RELEASES_PER_STUDY)
    plans = []
    for number in range(count):
        day = FIRST_DAY + timedelta(days=number * DAYS // count)
        study = number % studies
        chance = chance_for(seed, "study", study)
        asset, disease = chance.choice(list(ASSETS)), chance.choice(list(DISEASES))
        key = f"{TRIALS[study % len(TRIALS)].lower()}-{study + 1:03d}"
        at = datetime(day.year, day.month, day.day, 7, 0, tzinfo=OFFSET)
        cut = day - timedelta(days=chance_for(seed, "cut", number).randint(20, 60))
        since = (day - FIRST_DAY).days % DAYS_BETWEEN_EVENTS
        event = f"congress-{(day - timedelta(days=since)).isoformat()}" if 0 < since < 5 else None
        slug = f"{day.isoformat()}-{asset}-{number:05d}"
        plans.append(Plan(slug, at, key, cut, asset, disease, event))
    return plans


def issuer() -> Record:
    """Return the invented company."""
    return {
        "name": {"en": "Aldermere Bio Company Limited", "zh": "桤湖生物有限公司"},
        "short-name": {"en": "Aldermere Bio", "zh": "桤湖生物"},
        "exchange": {"en": "Example Stock Exchange", "zh": "示例证券交易所"},
        "zone": ZONE,
        "site": {"en": "Newsroom (measurement)", "zh": "新闻中心（测量）"},
        "contacts": {
            "media": {
                "role": {"en": "Media relations", "zh": "媒体关系"},
                "email": "media@example.com",
            },
            "investors": {
                "role": {"en": "Investor relations", "zh": "投资者关系"},
                "email": "investors@example.com",
            },
        },
    }


def assets() -> dict[str, Record]:
    """Return the medicines."""
    return {
        key: {
            "code": code,
            "kind": {"en": english, "zh": chinese},
            "status": dict.fromkeys(MARKETS, "investigational"),
        }
        for key, (code, english, chinese) in ASSETS.items()
    }


def diseases(seed: str) -> dict[str, Record]:
    """Return the diseases with the figures that others published about them."""
    found = {}
    for key, (english, chinese) in DISEASES.items():
        first, second = sources_of(seed, key)
        chance = chance_for(seed, "disease", key)
        found[key] = {
            "name": {"en": english, "zh": chinese},
            "facts": {
                "recurring": {
                    "value": f"{chance.randint(2, 5) * 10}",
                    "kind": "external",
                    "unit": "percent",
                    "source": first,
                },
                "survival": {
                    "value": f"{chance.randint(10, 40)}",
                    "kind": "external",
                    "unit": "percent",
                    "source": second,
                },
            },
        }
    return found


def sources_of(seed: str, key: str) -> list[str]:
    """Return two references about a medicine or a disease, never the same."""
    return chance_for(seed, "sources", key).sample(list(references(seed)), 2)


@cache
def references(seed: str) -> dict[str, Record]:
    """Return the shared references, by their keys."""
    found = {}
    for number in range(REFERENCES):
        chance = chance_for(seed, "reference", number)
        names = chance.sample(FAMILIES, chance.randint(1, 5))
        year = chance.randint(2004, 2015)
        first = chance.randint(100, 899)
        disease = chance.choice(list(DISEASES.values()))[0].lower()
        found[f"{names[0].lower()}{year}-{number:03d}"] = {
            "type": "article-journal",
            "title": f"{disease.capitalize()}: {chance.choice(TOPICS)}, report {number + 1}",
            "language": "en",
            "author": [
                {"family": name, "given": f"{chance.choice('ABCDEF')}. {chance.choice('GHJKL')}."}
                for name in names
            ],
            "container-title-short": chance.choice(("J Example Med", "Ann Samples", "Ex Oncol")),
            "issued": {"date-parts": [[year, chance.randint(1, 12)]]},
            "volume": chance.randint(1, 90),
            "issue": chance.randint(1, 12),
            "page": f"{first}-{first + chance.randint(4, 20)}",
            "DOI": f"10.5555/example.{number + 1:05d}",
        }
    return found


def retractions(seed: str, day: str) -> Record:
    """Return an extract of a database that lists none of the references, taken on `day`."""
    return {
        "source": "An invented database of retractions",
        "taken": day,
        "works": {str(each["DOI"]): "not listed" for each in references(seed).values()},
    }


def events(plans: list[Plan]) -> dict[str, Record]:
    """Return the congresses of which releases speak."""
    found = {}
    for key in sorted({plan.event for plan in plans if plan.event}):
        start = date.fromisoformat(key.removeprefix("congress-"))
        english, chinese = CITIES[start.month % len(CITIES)]
        found[key] = {
            "name": {
                "en": f"Example Congress {start:%B} {start.year}",
                "zh": f"{start.year}年{start.month}月示例大会",
            },
            "tag": f"EXAMPLE {start.year}",
            "start": start,
            "end": start + timedelta(days=4),
            "place": {"en": english, "zh": chinese},
            "zone": "Europe/Vienna",
        }
    return found


def studies(plans: list[Plan], seed: str) -> dict[str, Record]:
    """Return the studies, each with a data cut for every release that shows it."""
    found: dict[str, Record] = {}
    for number, plan in enumerate(plans):
        record = found.get(plan.study)
        if record is None:
            record = found[plan.study] = _study(plan, seed, len(found))
        record["cuts"][plan.cut.isoformat()] = {
            "cutoff": plan.cut,
            "facts": _figures(chance_for(seed, "figures", number)),
        }
    return found


def _study(plan: Plan, seed: str, number: int) -> Record:
    code = ASSETS[plan.asset][0]
    phase = chance_for(seed, "phase", plan.study).choice(("1", "2", "3"))
    english, chinese = DISEASES[plan.disease]
    compared = [key for key in ENDPOINTS if key not in ("enrolled", "follow-up", "hr")]
    return {
        "name": plan.study.upper(),
        "title": {
            "en": f"Phase {phase} study of {code} in {english.lower()}",
            "zh": f"{code} 治疗{chinese}的{phase}期研究",
        },
        "asset": plan.asset,
        "phase": phase,
        "registrations": [{"registry": "ClinicalTrials.gov", "id": f"NCT{90_000_000 + number}"}],
        "populations": {
            key: {"label": {"en": english, "zh": chinese}, "disease": plan.disease}
            for key, (english, chinese) in POPULATIONS.items()
        },
        "endpoints": {
            key: {"label": {"en": english, "zh": chinese}, "role": role}
            for key, (english, chinese, role) in ENDPOINTS.items()
        },
        "cuts": {},
        "tables": {
            "results": {
                "caption": {"en": "Efficacy and safety by arm", "zh": "各组疗效与安全性"},
                "populations": ["active", "control"],
                "endpoints": ["enrolled", *compared],
                "note": {
                    "en": "The columns are descriptive and were not compared formally.",
                    "zh": "各列仅作描述，未进行正式比较。",
                },
            }
        },
    }


def _figures(chance: Random) -> dict[str, Record]:
    """Return the facts of one data cut; every percentage is that of its counts."""
    found: dict[str, Record] = {}
    sizes = {"active": chance.randint(60, 400), "control": chance.randint(60, 400)}
    for arm, size in sizes.items():
        facts: Record = {"enrolled": {"value": str(size), "kind": "count"}}
        for endpoint, (low, high) in SHARES[arm].items():
            facts[endpoint] = _proportion(chance, size, low, high)
        middle = chance.randint(60, 140) if arm == "active" else chance.randint(30, 58)
        facts["pfs"] = _estimate(Decimal(middle) / 10, "median", "months", Decimal("1.5"))
        rate = chance.randint(600, 900) if arm == "active" else chance.randint(300, 590)
        facts["os12"] = _estimate(Decimal(rate) / 10, "km-rate", "percent", Decimal("6.4"))
        found[arm] = facts
    follow_up = Decimal(chance.randint(90, 240)) / 10
    found["all"] = {
        "enrolled": {"value": str(sum(sizes.values())), "kind": "count"},
        "follow-up": _estimate(follow_up, "median", "months", Decimal("1.1")),
        "hr": _estimate(
            Decimal(chance.randint(45, 85)) / 100, "hazard-ratio", "none", Decimal("0.12")
        ),
    }
    return found


def _proportion(chance: Random, size: int, low: int, high: int) -> Record:
    count = size * chance.randint(low, high) // 100
    share = _printed(Decimal(100) * count / size)
    return {
        "value": share,
        "kind": "proportion",
        "unit": "percent",
        "k": count,
        "n": size,
        "ci": {
            "low": _printed(max(Decimal(share) - 5, Decimal(0))),
            "high": _printed(min(Decimal(share) + 5, Decimal(100))),
        },
    }


def _printed(value: Decimal) -> str:
    return str(value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def _estimate(value: Decimal, kind: str, unit: str, reach: Decimal) -> Record:
    interval = {"low": str(value - reach), "high": str(value + reach)}
    return {"value": str(value), "kind": kind, "unit": unit, "ci": interval}


def release(plan: Plan, *, local_only: bool) -> Record:
    """Return the record of a release; `local_only` for one that is in English alone."""
    record: Record = {
        "issuer": ISSUER,
        "published": {"at": plan.published, "zone": ZONE},
        "audience": ["media", "investors"],
        "markets": list(MARKETS),
        "studies": {plan.study: plan.cut.isoformat()},
        "assets": [plan.asset],
        "about": [f"about-{plan.asset}", f"about-{plan.disease}", f"about-{ISSUER}"],
    }
    if plan.event:
        record["event"] = plan.event
    if local_only:
        record["local-only"] = {
            "language": "en",
            "reason": "The measurement needs one language.",
            "role": "Editor",
        }
    return record
