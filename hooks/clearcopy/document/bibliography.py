"""Reference entries in AMA style (11th edition), and how citation numbers are grouped.

citeproc-py lays an entry out; what it lacks is ours: escaping, translated titles, language,
version, PMID, links. It works on characters (it changes case, joins, drops doubled full stops), so
it never sees markup or entities: characters that mean something in HTML, the title and the link
reach it as single stand-ins, and become HTML afterwards.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Any
from urllib.parse import quote

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import html as html_formatter
from citeproc.source import BibliographySource, Date, DateRange, LiteralDate
from citeproc.source import Name as NameParts
from citeproc.source import Reference as Source
from citeproc.string import MixedString, String

from clearcopy.records.csl import CslDate, Name
from clearcopy.records.references import Reference
from clearcopy.records.works import bare_doi

STYLE = "american-medical-association"

# Unicode keeps U+FDD0 to U+FDEF from ever being characters of a text; like control characters they
# are replaced where they occur.
_LESS, _GREATER, _AMPERSAND, _TITLE, _LINK = (chr(0xFDD0 + number) for number in range(5))
_STAND_INS = str.maketrans(
    dict.fromkeys(
        [*range(0x20), *range(0x7F, 0xA0), *range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF],
        "\N{REPLACEMENT CHARACTER}",
    )
    | {ord("<"): _LESS, ord(">"): _GREATER, ord("&"): _AMPERSAND}
)
_ENTITIES = str.maketrans({_LESS: "&lt;", _GREATER: "&gt;", _AMPERSAND: "&amp;"})

# The style gives journals to every type that it does not name ("Published online …"): these are
# journals and the like; the others that it does not name read like a document on the web.
_PERIODICAL = {
    "article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book",
}  # fmt: skip
_NAMED_BY_STYLE = {
    "bill", "book", "graphic", "legislation", "motion_picture", "report", "song", "chapter",
    "paper-conference", "entry-dictionary", "entry-encyclopedia", "legal_case", "post",
    "post-weblog", "webpage", "speech", "thesis",
}  # fmt: skip
_VARIABLES = (
    "container_title", "container_title_short", "collection_title", "volume", "issue",
    "supplement_number", "page", "chapter_number", "edition", "authority", "event_title",
    "event_place", "publisher", "genre",
)  # fmt: skip

_LANGUAGES = {
    "en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "de": "German",
    "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch",
    "pl": "Polish", "ru": "Russian", "sv": "Swedish", "da": "Danish", "tr": "Turkish",
}  # fmt: skip
_LANGUAGE_CODES = {name.casefold(): code for code, name in _LANGUAGES.items()} | {
    "eng": "en", "zho": "zh", "chi": "zh", "cmn": "zh", "中文": "zh", "jpn": "ja", "kor": "ko",
    "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
}  # fmt: skip
_TRADITIONAL = {"hant", "tw", "hk", "mo"}

_HAN = "\u2e80-\u2fff\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_HAN_LETTER = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(f"[{_HAN}](?:[{_HAN}0-9A-Za-z -]*[{_HAN}])?")
_RICH_TEXT = re.compile(r"&lt;(i|b|sub|sup)&gt;((?:(?!&lt;).)*)&lt;/\1&gt;", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TITLE_MARK = f"(?:{_TITLE}|<i>{_TITLE}</i>)"
_TITLE_START = re.compile(rf"\. {_TITLE_MARK}")
_TITLE_STOP = re.compile(rf"({_TITLE_MARK})\.?")
_TITLE_TWICE = re.compile(rf"({_TITLE_MARK})\. {_TITLE_MARK}")
_SENTENCE_ENDS = tuple(".?!…。？！")

_ONE_AT_A_TIME = threading.Lock()  # a style object of citeproc-py holds the state of an entry


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference as printed, without its number.

    `html` is escaped and holds no element but `a`, `i`, `b`, `sub`, `sup` and `span lang`; `text`
    is what a reader sees of it; `language` is that of the work, as a BCP 47 tag.
    """

    key: str
    html: str
    text: str
    language: str


def format_entries(references: Mapping[str, Reference], lang: str) -> dict[str, Entry]:
    """Return the printed form of every reference for pages in `lang` (`en` or `zh`).

    An entry follows American or, for a Chinese work on a Chinese page, Chinese conventions for
    dates and terms; whatever is not in the language of the page is marked with its own.
    """
    return {key: _entry(key, reference, _primary(lang)) for key, reference in references.items()}


def cite_groups(numbers: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return citation numbers as AMA groups them: `(4,)` alone, `(4, 6)` for the range 4 to 6.

    Three or more in a row make a range; two stay apart. Order and repetition do not matter.
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    groups: list[tuple[int, ...]] = []
    for run in runs:
        groups += [(run[0], run[-1])] if len(run) > 2 else [(number,) for number in run]
    return tuple(groups)


def language_of(reference: Reference) -> str:
    """Return the language of a work as a BCP 47 tag, judged by its title when none is recorded."""
    first, *rest = re.split(r"[-_ (]", (reference.language or "").strip().casefold())
    code = _LANGUAGE_CODES.get(first, first)
    if not re.fullmatch(r"[a-z]{2,3}", code):
        letters = [character for character in reference.title if character.isalpha()]
        han = len(_HAN_LETTER.findall(reference.title))
        code = "zh" if han > len(letters) / 5 else "en"
    if code == "zh":
        return "zh-Hant" if _TRADITIONAL & set(rest) else "zh-Hans"
    return code


def _entry(key: str, reference: Reference, lang: str) -> Entry:
    language = language_of(reference)
    setting = "zh" if lang == "zh" == _primary(language) else "en"
    body = _mark_han(_with_identifiers(_laid_out(_layout(reference), setting), reference), setting)
    title = _title(reference, language, setting, lang)
    body = _TITLE_TWICE.sub(r"\1", body, count=1)  # the style prints it in place of an author, too
    body = _TITLE_STOP.sub(
        lambda found: _sentences(
            [found[1].replace(_TITLE, title), *_after_title(reference, language, setting)]
        ),
        body,
        count=1,
    )
    # Crossref asks for the whole address where AMA style prints "doi:".
    html = body.translate(_ENTITIES).replace(f"doi:{_LINK}", _LINK).replace(_LINK, _link(reference))
    if setting != lang:
        html = f'<span lang="{setting}">{html}</span>'
    return Entry(key, html, unescape(_TAG.sub("", html)), language)


def _title(reference: Reference, language: str, setting: str, lang: str) -> str:
    """Return the title as HTML: marked when foreign, with its translation in brackets."""
    title = _escaped(reference.title)
    while (richer := _RICH_TEXT.sub(r"<\1>\2</\1>", title)) != title:
        title = richer
    foreign = _primary(language) != setting
    title = f'<span lang="{language}">{title}</span>' if foreign else _mark_han(title, setting)
    if lang != _primary(language):
        for code, translated in reference.translated_title.items():
            if _primary(code) == lang:
                return f"{title} {_mark_han(f'[{_escaped(translated)}]', setting)}"
    return title


def _after_title(reference: Reference, language: str, setting: str) -> list[str]:
    """Return the sentences that the style has no place for: language, number, version."""
    extra = []
    if _primary(language) != setting and _primary(language) in _LANGUAGES:
        extra.append(_LANGUAGES[_primary(language)])
    if reference.number and reference.type not in _PERIODICAL:
        extra.append(reference.number)
    if reference.version:
        named = reference.version[:1] in "vV版"
        extra.append(reference.version if named else f"Version {reference.version}")
    return [_mark_han(_escaped(sentence), setting) for sentence in extra]


def _sentences(parts: list[str]) -> str:
    ended = (part if _TAG.sub("", part).endswith(_SENTENCE_ENDS) else f"{part}." for part in parts)
    return " ".join(ended)


def _with_identifiers(body: str, reference: Reference) -> str:
    """Put PMID and PMCID before what leads to the work, which AMA style ends with."""
    numbered = (("PMID", reference.pmid), ("PMCID", reference.pmcid))
    identifiers = "; ".join(f"{name}: {number}" for name, number in numbered if number)
    if not identifiers:
        return body
    access = 1 if reference.doi else bool(reference.url) * (1 + (reference.accessed is not None))
    pieces = body.rsplit(". ", access) if access else [body.removesuffix(".")]
    last = ". ".join(pieces[1:])
    return f"{pieces[0]}. {identifiers}. {last}".rstrip()


def _link(reference: Reference) -> str:
    """Return the DOI, or else the address, as a link."""
    if reference.doi:
        doi = bare_doi(reference.doi)
        target, shown = f"https://doi.org/{quote(doi, safe='/:;()._-')}", f"https://doi.org/{doi}"
    else:
        target = shown = reference.url or ""
    return f'<a href="{escape(target)}">{escape(shown, quote=False)}</a>'


def _mark_han(html: str, setting: str) -> str:
    """Mark what is written in Chinese inside an entry that is not."""
    if setting == "zh":
        return html
    return _HAN_RUN.sub(lambda run: f'<span lang="zh-Hans">{run[0]}</span>', html)


def _primary(language: str) -> str:
    return language.split("-", 1)[0].casefold()


def _plain(text: str) -> str:
    return " ".join(text.split()).translate(_STAND_INS)


def _escaped(text: str) -> str:
    return _plain(text).translate(_ENTITIES)


def _layout(reference: Reference) -> str:
    """Return what citeproc-py is to lay out, as JSON: equal layouts are made once."""
    kind = reference.type
    if kind not in _PERIODICAL | _NAMED_BY_STYLE:
        kind = "webpage"
    values = {name: getattr(reference, name) for name in _VARIABLES}
    texts = {name: _plain(value) for name, value in values.items() if value}
    if kind == "webpage" and "publisher" in texts:
        texts.setdefault("container_title", texts["publisher"])
    if kind in _PERIODICAL and reference.number:
        texts["number"] = _plain(reference.number)
    if reference.doi:
        texts["DOI"] = _LINK
    elif reference.url:
        texts["URL"] = _LINK
    names = {"author": reference.author, "editor": reference.editor}
    dates = {"issued": reference.issued, "accessed": reference.accessed}
    return json.dumps(
        {
            "type": kind,
            "texts": texts | {"title": _TITLE},
            "names": {role: [_name(name) for name in who] for role, who in names.items() if who},
            "dates": {name: _date(day) for name, day in dates.items() if day},
        },
        sort_keys=True,
    )


def _name(name: Name) -> dict[str, str]:
    whole = name.literal or f"{name.family or ''}{name.given or ''}"
    if name.literal or _HAN_LETTER.search(whole):  # a Chinese name has no initials
        return {"literal": _plain(whole)}
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {part: _plain(value) for part, value in parts.items() if value and value.strip()}


def _date(day: CslDate) -> dict[str, Any]:
    if not day.date_parts:
        return {"literal": _plain(day.literal or "")}
    season = {"season": int(day.season)} if day.season in ("1", "2", "3", "4") else {}
    return {
        "parts": [
            dict(zip(("year", "month", "day"), parts, strict=False)) | season
            for parts in day.date_parts
        ]
    }


@lru_cache(maxsize=4096)
def _laid_out(layout: str, setting: str) -> str:
    """Return one entry as citeproc-py prints it, with stand-ins, without its number."""
    given = json.loads(layout)
    source = Source("entry", given["type"])
    # The rest is set, not passed: citeproc-py warns of variables newer than itself, yet uses them.
    source["language"] = "und"  # titles stand as recorded: its title case writes P53 for p53
    for name, text in given["texts"].items():
        source[name] = MixedString([String(text)])
    for role, people in given["names"].items():
        source[role] = [NameParts(**parts) for parts in people]
    for name, day in given["dates"].items():
        source[name] = _source_date(day)
    works = BibliographySource()
    works.add(source)
    with _ONE_AT_A_TIME:
        bibliography = CitationStylesBibliography(_style(setting), works, html_formatter)
        bibliography.register(Citation([CitationItem("entry")]))
        body = str(bibliography.bibliography()[0]).removeprefix("1.")
    if "author" in given["names"]:
        return body
    editors = re.escape(_TITLE_START.split(body)[0])  # stand first; the style prints them again
    return re.sub(rf"\({editors}\.?\)\. ", "", body, count=1)


def _source_date(day: dict[str, Any]) -> Any:  # noqa: ANN401 - citeproc-py has no types
    if "literal" in day:
        return LiteralDate(day["literal"])
    dates = [Date(**parts) for parts in day["parts"]]
    return dates[0] if len(dates) == 1 else DateRange(begin=dates[0], end=dates[1])


@lru_cache(maxsize=2)
def _style(setting: str) -> Any:  # noqa: ANN401 - citeproc-py has no types
    locale = {"en": "en-US", "zh": "zh-CN"}[setting]
    return CitationStylesStyle(STYLE, locale=locale, validate=False)
