"""What `[[path:form]]` prints: a fact or another value of a record, in the page's language."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from clearcopy.records.facts import Fact, FactEntry
from clearcopy.records.library import Library
from clearcopy.records.models import Asset, Disease, Event, Issuer, Registration, Study

MONTHS = (
    "January February March April May June July August September October November December"
).split()
UNITS = {
    "percent": {"en": "{}%", "zh": "{}%"},
    "months": {"en": "{} months", "zh": "{}个月"},
    "years": {"en": "{} years", "zh": "{}年"},
    "weeks": {"en": "{} weeks", "zh": "{}周"},
    "days": {"en": "{} days", "zh": "{}天"},
    "none": {"en": "{}", "zh": "{}"},
}
REGISTRY_PAGES = {
    "ClinicalTrials.gov": "https://clinicaltrials.gov/study/{}",
    "ISRCTN": "https://www.isrctn.com/{}",
    "EU CTIS": "https://euclinicaltrials.eu/search-for-clinical-trials/?EUCT={}",
}

UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Value:
    """What stands on the page, as plain text and as HTML."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class NoValue:
    """Why a path prints nothing, and what to write instead.

    Of the kind `UNREAD` its record is there and could not be read, or other records name it in
    vain: each has its own finding.
    """

    kind: str
    reason: str
    hint: str


def print_day(day: date, lang: str) -> str:
    """Print a date as readers of the language expect it."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def print_days(start: date, end: date, lang: str) -> str:
    """Print a range of dates, saying year and month once where they are the same."""
    if start == end:
        return print_day(start, lang)
    if (start.year, start.month) != (end.year, end.month):
        return f"{print_day(start, lang)} – {print_day(end, lang)}"
    if lang == "zh":
        return f"{start.year}年{start.month}月{start.day}日至{end.day}日"
    return f"{MONTHS[start.month - 1]} {start.day}–{end.day}, {start.year}"


def render_day(day: date, lang: str) -> str:
    """Render a date for people and machines."""
    return f'<time datetime="{day.isoformat()}">{print_day(day, lang)}</time>'


def with_unit(figure: str, unit: str, lang: str) -> str:
    """Put a figure and its unit together."""
    if figure == "1" and lang == "en" and unit.endswith("s"):
        return f"1 {unit[:-1]}"
    return UNITS[unit][lang].format(figure)


def print_fact(fact: Fact, form: str, lang: str) -> str | NoValue:
    """Print a fact in one of the forms ``, value, word, n, k/n, ci, p, missing."""
    if form == "":
        return with_unit(fact.value, fact.unit, lang)
    if form == "value":
        return fact.value
    if form == "word":
        word = fact.word.get("zh" if lang == "zh" else "en")
        return word or NoValue("form", "the fact has no word for it", "add `word:` to the fact")
    known = {
        "n": _print_n,
        "k/n": _print_counts,
        "ci": _print_interval,
        "p": _print_p,
        "missing": _print_missing,
    }
    if form not in known:
        forms = ", ".join(("value", "word", *known))
        return NoValue("form", "there is no such form", f"use one of {forms}")
    printed = known[form](fact, lang)
    what = _PARTS_OF_A_FACT.get(form, "its counts are")
    return printed or NoValue("form", f"{what} not disclosed", "print the figure alone")


_PARTS_OF_A_FACT = {
    "ci": "its interval is",
    "p": "its p value is",
    "missing": "why fewer were analyzed is",
}


def _print_missing(fact: Fact, lang: str) -> str:
    reason = fact.missing
    return "" if reason is None or isinstance(reason, str) else reason[lang]


def _print_n(fact: Fact, _: str) -> str:
    return f"{fact.n}" if isinstance(fact.n, int) else ""


def _print_counts(fact: Fact, _: str) -> str:
    stated = isinstance(fact.n, int) and isinstance(fact.k, int)
    return f"{fact.k}/{fact.n}" if stated else ""


def _print_interval(fact: Fact, lang: str) -> str:
    if fact.ci is None or isinstance(fact.ci, str):
        return ""
    level = with_unit(fact.ci.level, "percent", lang)
    return f"{level} CI {fact.ci.low}–{fact.ci.high}"


def _print_p(fact: Fact, _: str) -> str:
    if fact.p is None or fact.p == "not disclosed":
        return ""
    return f"p{fact.p}" if fact.p[0] in "<>≤≥" else f"p={fact.p}"


def render_fact(entry: FactEntry, form: str, lang: str) -> Value | NoValue:
    """Render a fact so that it can be traced from the finished page."""
    text = print_fact(entry.fact, form, lang)
    if isinstance(text, NoValue):
        return text
    shape = f' data-form="{form}"' if form else ""
    value, address = _escaped(entry.fact.value), escape(entry.address)
    return Value(
        text, f'<data value="{value}" data-fact="{address}"{shape}>{_escaped(text)}</data>'
    )


@lru_cache(maxsize=4096)
def _escaped(figure: str) -> str:
    """Escape what stands on many pages, such as `20.0%`."""
    return escape(figure)


def find_value(
    library: Library, cuts: Mapping[str, str], lang: str, path: str, form: str
) -> Value | NoValue:
    """Return what `[[path:form]]` prints on a page of `lang` that shows these data cuts."""
    entry = library.fact(path, cuts)
    if entry is not None:
        return render_fact(entry, form, lang)
    key, _, rest = path.partition(".")
    record = library.record(key)
    if record is None and (key in library.unread or key in library.named_in_vain):
        return NoValue(UNREAD, "its record could not be found or read", f"mend the record of {key}")
    if record is None:
        return NoValue("path", "no such record", _suggest(key, library.kinds))
    plain, rich = _plain_values(library, key, lang, cuts.get(key, ""))
    if rest in plain and not form:
        return Value(plain[rest], rich[rest] if rest in rich else escape(plain[rest]))
    if isinstance(record, Study) and key not in cuts and library.unread:
        return NoValue(UNREAD, "no release that can be read names its cut", "mend the record")
    if isinstance(record, Study) and _belongs_to_a_cut(library, key, record, rest):
        return NoValue("cut", "no public cut", _NO_CUT)
    if rest in plain:
        return NoValue("path", "not a fact", "leave the form away; only facts have forms")
    return NoValue("path", "no such value", _suggest(path, _paths(library, key, cuts, plain)))


# Whoever writes about one release must not be led to publish the figures of another.
_NO_CUT = (
    "take it out until the release that announces this cut is public; only that release names "
    "the cut under `studies`"
)


def _belongs_to_a_cut(library: Library, key: str, study: Study, rest: str) -> bool:
    """Whether some data cut of a study has this value, so that only the cut is missing."""
    group, _, name = rest.partition(".")
    if group == "tables":
        return name in study.tables
    if rest == "cutoff":
        return bool(study.cuts)
    return any(
        f"{key}@{cut}.{rest}" in library.facts
        or (group == "unreported" and name in figures.unreported)
        for cut, figures in study.cuts.items()
    )


def _paths(
    library: Library, key: str, cuts: Mapping[str, str], plain: Mapping[str, str]
) -> list[str]:
    paths = [f"{key}.{name}" for name in plain]
    paths += [
        entry.path
        for entry in library.facts.values()
        if entry.record == key and entry.cut in ("", cuts.get(key, ""))
    ]
    return paths


def _suggest(wrong: str, known: Mapping[str, object] | list[str]) -> str:
    near = difflib.get_close_matches(wrong, list(known), 3, 0.5)
    if near:
        return "did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
    return "look up the record in data/"


@lru_cache(maxsize=32)  # a page asks for many values of few records
def _plain_values(
    library: Library, key: str, lang: str, cut: str
) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the values of a record that are no facts, by name; and the HTML of those with any."""
    record = library.record(key)
    texts: dict[str, str] = {}
    html: dict[str, str] = {}
    if isinstance(record, Issuer):
        texts = {"name": record.name[lang], "short-name": record.short_name[lang]}
        texts |= {"stock-code": record.stock_code} if record.stock_code else {}
        texts |= {"exchange": record.exchange[lang]} if record.exchange else {}
    elif isinstance(record, Asset):
        texts = {"code": record.code, "kind": record.kind[lang]}
        texts["name"] = record.name[lang] if record.name else record.code
        if record.partner_codes:
            texts["partner-code"] = record.partner_codes[0].code
            texts["partner"] = record.partner_codes[0].partner[lang]
    elif isinstance(record, Study):
        texts = {"name": record.name, "title": record.title[lang]}
        texts |= {f"regimens.{key}": r.label[lang] for key, r in record.regimens.items()}
        texts |= {f"populations.{key}": p.label[lang] for key, p in record.populations.items()}
        if record.registrations:
            texts["registry"] = record.registrations[0].id
            html["registry"] = render_registration(record.registrations[0])
        if cut in record.cuts:
            texts["cutoff"] = print_day(record.cuts[cut].cutoff, lang)
            html["cutoff"] = render_day(record.cuts[cut].cutoff, lang)
            gaps = record.cuts[cut].unreported
            texts |= {f"unreported.{key}": gap.reason[lang] for key, gap in gaps.items()}
    elif isinstance(record, Event):
        texts = {"name": record.name[lang], "tag": record.tag, "place": record.place[lang]}
        texts["dates"] = print_days(record.start, record.end, lang)
    elif isinstance(record, Disease):
        texts = {"name": record.name[lang]}
    return texts, html


def render_registration(registration: Registration) -> str:
    """Render a registry id, linked where the registry has a page for it."""
    address = REGISTRY_PAGES.get(registration.registry)
    if address is None:
        return escape(registration.id)
    href = escape(address.format(registration.id))
    return f'<a href="{href}">{escape(registration.id)}</a>'
