"""BAL003: a rate of harm without whom it was counted in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.own_words import holds
from clearcopy.document.page import Block, FactMark, Page
from clearcopy.document.site import Site
from clearcopy.document.study_results import Result, results_said
from clearcopy.findings import Finding
from clearcopy.records.models import Population, Study
from clearcopy.rule import rule

_DIGITS = re.compile(r"\d+")
_IN_TABLES = frozenset({"cell", "header-cell"})


@rule(
    "BAL003",
    on=Page,
    message='"{figure}" ({endpoint}) {problem}',
    help="{advice}",
    needs_whole=True,
)
def harm_without_population(page: Page, site: Site) -> Iterator[Finding]:
    """A percentage on harms does not say of whom, of how many, or says it of others.

    CONSORT for Abstracts (numbers analysed): a rate needs its population and number. The sentence
    names the disease or the population of the figure, and its dose where the study has several for
    that disease; a dose that is not the figure's is reported. The number stands beside it; where
    the source does not disclose it, the denominator is not stated, and the finding needs a waiver.
    Composed tables name populations in their headings. Safety statements from the literature are
    no results of a study and are left to the rules on citations.
    Violates: a rate of all 48 patients in a sentence on 12.0 mg/kg. Passes: "15/48 (31.3%) across
    both doses".
    """
    if not page.governed:
        return
    uncounted: set[str] = set()
    for block, mark, result in results_said(page, site.library):
        fact = result.entry.fact
        if not result.harm or fact.kind != "proportion" or mark.form not in ("", "value"):
            continue
        if not isinstance(fact.n, int) and mark.address not in uncounted:
            uncounted.add(mark.address)
            yield _finding(
                page,
                (block, mark, result),
                "does not state its denominator",
                f"record `n` of {result.entry.path}, or a waiver where it is not disclosed",
                f"{fact.value} n not disclosed",
            )
        start, end = block.sentence_at(mark.start)
        sentence = block.text[start:end]
        for problem, advice in _faults(block, sentence, result):
            yield _finding(page, (block, mark, result), problem, advice, sentence)


def _faults(block: Block, sentence: str, result: Result) -> Iterator[tuple[str, str]]:
    if block.kind in _IN_TABLES:
        return
    population, path = result.population, result.entry.path
    number = result.entry.fact.n
    if isinstance(number, int) and str(number) not in _DIGITS.findall(sentence):
        yield f"does not say of how many: {number}", f"add ([[{path}:k/n]])"
    if not _named(sentence, population):
        yield (
            f"does not say of whom: {population.label.en}",
            f"name them: [[{result.entry.record}.populations.{result.entry.keys[0]}]]",
        )
    strange = _strange_dose(sentence, population, result.study)
    if strange:
        yield (
            f'is said of "{strange}" and is a figure of: {population.label.en}',
            "give the figure of that dose, or say whom this one counts",
        )


def _named(sentence: str, population: Population) -> bool:
    """Whether a sentence names a population, with or without the dose behind its comma.

    In Chinese a count stands before 患者 (接受治疗的48例患者): it is looked for without it.
    """
    english = population.label.en.partition(", ")[0]
    chinese = population.label.zh.partition("，")[0].removesuffix("患者")
    return holds(sentence, english) or holds(sentence, chinese)


def _strange_dose(sentence: str, population: Population, study: Study) -> str:
    """Return the one dose that the sentence names, where the population is not of that dose."""
    doses = {key: _own_names(key, study) for key in study.regimens}
    named = [(key, name) for key, names in doses.items() for name in names if holds(sentence, name)]
    if len(doses) < 2 or len({key for key, _ in named}) != 1:
        return ""
    key, name = named[0]
    return "" if population.regimen == key else name


def _own_names(key: str, study: Study) -> list[str]:
    """Return how pages print a dose, without what they print of another dose too."""
    own = study.regimens[key]
    others = {
        name
        for other, regimen in study.regimens.items()
        if other != key
        for name in (regimen.label.en, regimen.label.zh, *regimen.also)
    }
    return [name for name in (own.label.en, own.label.zh, *own.also) if name not in others]


def _finding(
    page: Page,
    place: tuple[Block, FactMark, Result],
    problem: str,
    advice: str,
    judged: str,
) -> Finding:
    block, mark, result = place
    return harm_without_population.found(
        block.span(mark.start, mark.end),
        page=page.url,
        subject=result.entry.address,
        judged=judged,
        figure=block.text[mark.start : mark.end],
        endpoint=result.endpoint.label.en,
        problem=problem,
        advice=advice,
    )
