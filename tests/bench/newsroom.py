"""A newsroom of any size in the newsroom's own formats: records, words, settings, seals.

Size and shape of a release are those of real ones: about 800 words of its own, a table of results,
eight references, About texts, statements and a long forward-looking block, 1,750 words in all.
Everything follows from a seed; company, medicines, studies and figures are invented.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from clearcopy.document.article import Article
from clearcopy.publishing.clearance import prepare
from clearcopy.publishing.sealing import digests_of, shown_in
from clearcopy.records.sealing import render_seal

from tests.bench import records
from tests.bench.records import Plan
from tests.bench.statements import (
    ISSUER,
    asset_statements,
    company_statements,
    disease_statement,
)
from tests.bench.wording import (
    SECTIONS,
    SPEAKERS,
    Pair,
    finding_sentence,
    outlook_sentence,
    plain_sentence,
)

PROJECT = Path(__file__).parents[2]
AS_OF = "2026-01-15T12:00:00+08:00"
LANGUAGES = ("en", "zh")
CITED_IN_BODY = 5
"""With one reference of the medicine and two of the disease, eight in all."""
PAGES = {
    "index.md": ("home", ("Newsroom", "新闻中心")),
    "news/index.md": ("archive", ("Press releases", "新闻稿")),
    "about.md": ("company", ("About the company", "公司介绍")),
    "legal.md": ("legal", ("Legal statements", "法律声明")),
    "assets/index.md": ("list", ("Medicines", "药物")),
}


@dataclass(frozen=True)
class _Ends:
    """How sentences, citations and lists are written in a language."""

    place: int
    stop: str
    cite: str


_ENDS = {"en": _Ends(0, ". ", " [@{}]"), "zh": _Ends(1, "。", "[@{}]")}


class _Yaml(yaml.SafeDumper):
    """Writes records as people do: texts of several lines as blocks, nothing by reference."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything out: the newsroom refuses references."""
        del data
        return True


def _text(dumper: _Yaml, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _instant(dumper: _Yaml, instant: datetime) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:timestamp", instant.isoformat())


_Yaml.add_representer(str, _text)
_Yaml.add_representer(datetime, _instant)


def _dump(value: object) -> str:
    return str(yaml.dump(value, Dumper=_Yaml, allow_unicode=True, sort_keys=False, width=1000))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_newsroom(
    root: Path, count: int, *, seed: str = "clearcopy", languages: tuple[str, ...] = ("en",)
) -> Mapping[str, Article]:
    """Write a sealed newsroom of `count` releases into the empty folder `root`.

    Releases stand in `languages`; the few other pages always in both. Returns the articles by
    address, as the engine composes them from these files.
    """
    plans = records.plan_releases(count, seed)
    _write_records(root, plans, seed, local_only="zh" not in languages)
    # Most rules look for words of these lists: without them they would cost, and find, nothing.
    shutil.copytree(PROJECT / "data" / "lexicons", root / "data" / "lexicons")
    _write_policy(root)
    _write_settings(root)
    _write_pages(root)
    for number, plan in enumerate(plans):
        for lang, text in _release_words(_Body(plan, seed, number)).items():
            if lang in languages:
                _write(root / "docs" / lang / "news" / f"{plan.slug}.md", text)
    return _seal(root, plans)


def _write_records(root: Path, plans: list[Plan], seed: str, *, local_only: bool) -> None:
    data = root / "data"
    statements = company_statements()
    for key, (code, *_) in records.ASSETS.items():
        statements |= asset_statements(key, code, records.sources_of(seed, key)[0])
    for key, name in records.DISEASES.items():
        first, second = records.sources_of(seed, key)
        statements |= disease_statement(key, name, first, second)
    folders: dict[str, Mapping[str, object]] = {
        "issuers": {ISSUER: records.issuer()},
        "assets": records.assets(),
        "diseases": records.diseases(seed),
        "events": records.events(plans),
        "studies": records.studies(plans, seed),
        "statements": statements,
        "releases": {plan.slug: records.release(plan, local_only=local_only) for plan in plans},
    }
    for folder, found in folders.items():
        for key, record in found.items():
            _write(data / folder / f"{key}.yml", _dump(record))
    _write(data / "references.yml", _dump(records.references(seed)))
    _write(data / "retractions.yml", _dump(records.retractions(seed, AS_OF[:10])))


# The invented studies do not hold what these rules ask for: designs, harms, counts beside figures,
# and nobody judges the sentences of an invented company.
# They run like all others, so that their cost is measured; what they find stops nothing.
UNANSWERED = (
    "BAL001",
    "BAL002",
    "BAL003",
    "FLS002",
    "NUM003",
    "NUM006",
    "NUM010",
    "NUM012",
    "PRM010",
    "PRM015",
    "TRL002",
    "TRL003",
    "TRL004",
    "TRL012",
)


def _write_policy(root: Path) -> None:
    """Take the project's own policy, with all its rules, and bind our statements to its pages."""
    policy: dict[str, Any] = yaml.safe_load(
        (PROJECT / "data" / "policy.yml").read_text(encoding="utf-8")
    )
    governed = [name for name, each in policy["page-types"].items() if "exempt" not in each]
    bound = ["demonstration", *(f"status-{key}" for key in records.ASSETS)]
    bound += ["statements", "forward-looking"]
    obligations: list[dict[str, object]] = [
        {"statement": key, "page-types": governed, "because": "Every page carries it."}
        for key in bound
    ]
    obligations.append(
        {"statement": "legal-notice", "page-types": ["legal"], "because": "It is that page."}
    )
    for code in UNANSWERED:
        policy["rules"][code] |= {"severity": "info", "exceptions": []}
    _write(root / "data" / "policy.yml", _dump(policy | {"statements": obligations}))


def _write_settings(root: Path) -> None:
    """Take the project's own settings; theme and hooks stay where they are."""
    settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"]["custom_dir"] = str(PROJECT / "hooks" / "clearcopy" / "theme")
    settings["hooks"] = [str(PROJECT / "hooks" / "mkdocs_hooks.py")]
    settings["extra"]["clearcopy"]["as_of"] = AS_OF
    settings["extra"]["clearcopy"]["pdf"] = False  # measured by themselves: the stock has none
    _write(root / "mkdocs.yml", _dump(settings))


def _page(kind: str, title: str, description: str, body: str, **front: object) -> str:
    head = _dump({"type": kind, "description": description, **front})
    return f"---\n{head}---\n# {title}\n\n{body}\n"


def _write_pages(root: Path) -> None:
    """Write the few pages beside the releases, in both languages.

    They name every medicine in both, so that both carry its status whatever releases they list.
    """
    codes = [f"[[{key}.code]]" for key in records.ASSETS]
    body = (
        f"As of January 1, 2026, [[{ISSUER}.name]] studies {', '.join(codes)}.",
        f"截至2026年1月1日，[[{ISSUER}.name]]研究 {'、'.join(codes)}。",
    )
    for place, lang in enumerate(LANGUAGES):
        docs = root / "docs" / lang
        stop = _ENDS[lang].stop.strip()
        for path, (kind, title) in PAGES.items():
            _write(docs / path, _page(kind, title[place], f"{title[place]}{stop}", body[place]))
        for key in records.ASSETS:
            text = (
                f"As of January 1, 2026, [[{key}.code]] is a [[{key}.kind]].",
                f"截至2026年1月1日，[[{key}.code]] 是[[{key}.kind]]。",
            )
            page = _page("asset", f"[[{key}.code]]", f"[[{key}.code]].", text[place])
            _write(docs / "assets" / f"{key}.md", page)
    links = "[English](en/index.md) · [Chinese](zh/index.md)"
    _write(root / "docs" / "index.md", _page("root", "Newsroom", "Choice of language.", links))


def _release_words(body: _Body) -> dict[str, str]:
    """Return the author's file of a release in each language: the same sentences, one by one."""
    study, asset, disease = body.plan.study, body.plan.asset, body.plan.disease
    lead_en = (
        f"[[{ISSUER}.name]] ([[{ISSUER}.short-name]]) has published results of the study "
        f"[[{study}.name]] ([[{study}.registry]]) of [[{asset}.code]] in patients with this "
        f"disease. At the data cut-off on [[{study}.cutoff]], [[{study}.all.enrolled]] patients "
        "had been enrolled"
    )
    lead_zh = (
        f"[[{ISSUER}.name]]（[[{ISSUER}.short-name]]）公布了 [[{asset}.code]] 的研究"
        f"[[{study}.name]]（[[{study}.registry]]）的结果。截至[[{study}.cutoff]]数据截止日，"
        f"共入组[[{study}.all.enrolled]]名患者"
    )
    highlights = [[each] for each in (*body.headlines, body.plain())]
    parts: list[tuple[str, list[Pair]]] = [("", [(lead_en, lead_zh), body.plain()])]
    for number, heading in enumerate(SECTIONS):
        parts += body.section(number, heading)
    title = (
        f"Results of a study of [[{asset}.code]] in [[{disease}.name]]",
        f"[[{asset}.code]] 治疗[[{disease}.name]]的研究结果",
    )
    description = (f"Results of the study [[{study}.name]].", f"研究[[{study}.name]]的结果。")
    return {
        lang: _page(
            "release",
            title[ends.place],
            description[ends.place],
            _joined(parts, ends),
            highlights=[_sentences(each, ends) for each in highlights],
        )
        for lang, ends in _ENDS.items()
    }


def _joined(parts: Iterable[tuple[str, list[Pair]]], ends: _Ends) -> str:
    """Return Markdown; the items of a list follow each other without a blank line."""
    text, before = "", ""
    for prefix, sentences in parts:
        gap = "\n" if prefix[:1].isdigit() and before[:1].isdigit() else "\n\n"
        heading = prefix.startswith("#")
        words = sentences[0][ends.place] if heading else _sentences(sentences, ends)
        text += f"{gap if text else ''}{prefix}{words}"
        before = prefix
    return text


def _sentences(sentences: list[Pair], ends: _Ends) -> str:
    """End each sentence; a citation stands before the full stop, a table ends by itself."""
    text = ""
    for pair in sentences:
        words, cited = pair[ends.place].partition("@@")[::2]
        if words.endswith(".tables.results]]"):
            return words
        text += words + (ends.cite.format(cited) if cited else "") + ends.stop
    return text.strip()


class _Body:
    """Draws the sentences of one release; each of its references is cited at least once."""

    def __init__(self, plan: Plan, seed: str, number: int) -> None:
        self.plan = plan
        self.chance = records.chance_for(seed, "words", number)
        composed = {
            *records.sources_of(seed, plan.asset)[:1],
            *records.sources_of(seed, plan.disease),
        }
        free = [key for key in records.references(seed) if key not in composed]
        self.cited = self.chance.sample(free, CITED_IN_BODY)
        self.waiting = list(self.cited)
        # What stands in the highlights stands in the text, too.
        self.headlines = [self.finding(), self.finding()]

    def finding(self) -> Pair:
        """Return a sentence with figures."""
        return finding_sentence(self.chance, self.plan.study, self.plan.asset)

    def plain(self) -> Pair:
        """Return a sentence without figures."""
        return plain_sentence(self.chance)

    def cite(self, sentence: Pair) -> Pair:
        """Let a sentence cite the next reference; once all are cited, any of them."""
        key = self.waiting.pop(0) if self.waiting else self.chance.choice(self.cited)
        return f"{sentence[0]}@@{key}", f"{sentence[1]}@@{key}"

    def section(self, number: int, heading: Pair) -> list[tuple[str, list[Pair]]]:
        """Return a heading with its paragraphs, the table, the quotation or the list below it."""
        parts = [("## ", [heading])]
        before = [self.plain()] if number < 3 else []
        parts.append(("", [*before, self.cite(self.plain())]))
        parts.append(("", [self.finding(), self.plain()]))
        if number == 0:
            path = f"[[{self.plan.study}.tables.results]]"
            parts += [("", [(path, path)]), ("", self.headlines)]
        elif number == 1:
            who = self.chance.choice(SPEAKERS)
            said, more = self.plain(), self.plain()
            quote = (
                f"“{said[0]}. {more[0]},” said {who[0]}",
                f"{who[1]}表示：“{said[1]}。{more[1]}”",
            )
            parts.append(("> ", [quote]))
        elif number == 2:
            parts += [(f"{item}. ", [self.plain()]) for item in range(1, 6)]
        elif number == 4:
            parts.append(("", [outlook_sentence(self.chance)]))
        return parts


def _seal(root: Path, plans: list[Plan]) -> Mapping[str, Article]:
    """Seal every release, as `clearcopy seal` would one after the other."""
    prepared = prepare(root, datetime.fromisoformat(AS_OF))
    for plan in plans:
        seal = digests_of(prepared.library, shown_in(prepared, plan.slug))
        _write(root / "data" / "seals" / f"{plan.slug}.yml", render_seal(seal))
    return prepared.newsroom.articles
