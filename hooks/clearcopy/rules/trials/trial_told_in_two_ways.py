"""TRL016: one trial with two ids, phases or medicines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.document.trial_figures import trials_in
from clearcopy.findings import Finding
from clearcopy.language.normalise import flatten
from clearcopy.records.library import Library
from clearcopy.records.models import Study
from clearcopy.rule import rule

_ID = r"NCT[0-9]{8}|ChiCTR-?[A-Z0-9-]{6,14}|CTR20[0-9]{6}|ISRCTN[0-9]{8}"
_PHASES = {"I": "1", "II": "2", "III": "3", "IV": "4", "Ⅰ": "1", "Ⅱ": "2", "Ⅲ": "3"}
_WORDS_BEFORE = r"(?:(?:clinical|study|trial|randomi[sz]ed|open-label|single-arm|of|the) ){0,4}"
# What stands right before and right behind the name of a trial.
_BEFORE = re.compile(
    rf"(?:[Pp]hase (?P<phase>[0-9]/[0-9]|[0-9]|I{{1,3}}V?) {_WORDS_BEFORE}|"
    r"(?P<zh>[0-9]/[0-9]|[0-9]|[ⅠⅡⅢ]|I{1,3}) ?期(?:临床)?(?:研究|试验) ?)\Z"
)
_BEHIND = re.compile(rf"(?!-?[0-9A-Za-z])(?: ?研究| trial| study)?(?: ?[(（](?P<id>{_ID}))?")
_RUNS_ON = re.compile(r"[\w-]")
_LONGEST_BEFORE = 100


@rule(
    "TRL016",
    on=Site,
    message='"{trial}" {problem}',
    help="correct the one that is wrong; a sub-study has a name and a record of its own",
)
def trial_told_in_two_ways(site: Site, _: Site) -> Iterator[Finding]:
    """One trial has two registry ids, phases or medicines on the site.

    Readers look a trial up by its id and judge it by its phase; both must be the same on every page
    and in both languages. Found: two records with one name or one id; a line of a pipeline that
    gives a trial another phase or medicine than its record; a text that writes another id behind
    the trial's name, or another phase before it.
    Violates: "ARTEMIS-002 (NCT06935409)" where the record has NCT05830123.
    Passes: "ARTEMIS-002 (NCT05830123)" everywhere; ARTEMIS-002-1, a sub-study.
    Who sponsors a trial is left to people.
    """
    yield from _between_records(site.library)
    for page in site.pages:
        if page.governed:
            yield from _on_page(page, site.library)


def _between_records(library: Library) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for key, study in library.studies.items():
        names = {study.name.casefold(), *(each.id.casefold() for each in study.registrations)}
        for name in sorted(names):
            other = owners.setdefault(name, key)
            if other != key:
                yield trial_told_in_two_ways.found(
                    study.span("name"),
                    subject=key,
                    judged=f"{key} and {other}: {name}",
                    related=(library.studies[other].span("name"),),
                    trial=study.name,
                    problem=f'shares "{name}" with the record "{other}"',
                )
    for key, asset in library.assets.items():
        for position, line in enumerate(asset.programmes):
            trial = library.studies.get(line.study or "")
            if trial is None:
                continue
            told = [("phase", line.phase, trial.phase), ("medicine", key, trial.asset)]
            for what, here, there in told:
                if here != there:
                    yield trial_told_in_two_ways.found(
                        asset.span("programmes", position, "study"),
                        subject=f"{key}.programmes.{line.study}",
                        judged=f"{what} {here}, {there}",
                        related=(trial.span(),),
                        trial=trial.name,
                        problem=f'has the {what} "{here}" here and "{there}" in its own record',
                    )


def _on_page(page: Page, library: Library) -> Iterator[Finding]:
    for block in page.content:
        text = flatten(block.text)
        if not _may_tell(text):
            continue
        for key in trials_in(block.text, library):
            study = library.studies[key]
            for start, end, named, phase in _told(text, flatten(study.name)):
                problem = _problem(study, named, phase)
                if problem:
                    yield trial_told_in_two_ways.found(
                        block.span(start, end),
                        page=page.url,
                        subject=page.subject_of(block),
                        judged=text[start:end],
                        trial=study.name,
                        problem=problem,
                    )


def _may_tell(text: str) -> bool:
    """Whether a text may hold a phase or an id: most hold none, and need no search for names."""
    return "hase " in text or "期" in text or "NCT" in text or "CTR" in text or "RCTN" in text


def _told(text: str, name: str) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Yield where a trial is named, with the id behind its name and the phase before it."""
    at = text.find(name)
    while at >= 0:
        behind = _BEHIND.match(text, at + len(name))
        if behind is not None and _RUNS_ON.match(text[at - 1 : at]) is None:
            before = _BEFORE.search(text[max(0, at - _LONGEST_BEFORE) : at])
            start = at - len(before[0]) if before is not None else at
            phase = (before["phase"] or before["zh"]) if before is not None else None
            yield start, behind.end(), behind["id"], phase
        at = text.find(name, at + len(name))


def _problem(study: Study, named: str | None, phase: str | None) -> str:
    ids = [each.id for each in study.registrations]
    if named is not None and named not in ids:
        return f'is given the id "{named}", and its record has {", ".join(ids) or "none"}'
    if phase is not None and _PHASES.get(phase, phase) != study.phase:
        return f'is called phase "{phase}", and its record has {study.phase}'
    return ""
