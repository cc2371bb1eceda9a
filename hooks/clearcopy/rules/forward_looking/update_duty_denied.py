"""FLS009: a forward-looking block without its day, or one that denies a duty that the law sets."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.cautions import Caution, cautions_in_force
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.cautions import denies_updates, leaves_the_law_its_due, speaks_as_of_a_day
from clearcopy.rule import rule

_AS_OF = "does not say as of which day it speaks"
_NO_CLAUSE = "does not say that statements are brought up to date only where the law requires it"
_NO_LAW = "denies every duty to update, also one that the law or listing rules set"


@rule(
    "FLS009",
    on=Page,
    message="the forward-looking block {problem}",
    help='say "{example}", as counsel approves it, in a new version',
    needs_whole=True,
)
def update_duty_denied(page: Page, site: Site) -> Iterator[Finding]:
    """The forward-looking block has no as-of date, or no clause on updates that excepts the law.

    A statement about the future ages, so readers must see of which day it is. Nobody promises to
    update it; but a listed issuer must disclose inside information whatever its block says (SFO,
    Part XIVA), so each sentence that denies a duty to update excepts what law or rules require.
    Words of a version that has ended are left as they were.
    Violates: "The company assumes no obligation to update these statements."
    Passes: "… speak only as of the date of this release. Except as required by law, the company
    takes on no duty to update them."
    """
    if not page.governed:
        return
    for caution in cautions_in_force(page, site):
        for problem, block, start, end in _problems(caution):
            yield update_duty_denied.found(
                block.span(start, end),
                page=page.url,
                subject=caution.version or page.subject_of(block),
                judged=f"{problem}: {block.text[start:end]}",
                problem=problem,
                example=_example(problem, caution.lang),
            )


def _problems(caution: Caution) -> Iterator[tuple[str, Block, int, int]]:
    lang = caution.lang
    first = caution.blocks[0]
    if not any(speaks_as_of_a_day(b.text[s:e], lang) for b, s, e in caution.sentences):
        yield _AS_OF, first, 0, len(first.text)
    denials = [place for place in caution.sentences if denies_updates(_text(place), lang)]
    if not denials:
        yield _NO_CLAUSE, first, 0, len(first.text)
    for place in denials:
        if not leaves_the_law_its_due(_text(place), lang):
            yield _NO_LAW, *place


def _text(place: tuple[Block, int, int]) -> str:
    block, start, end = place
    return block.text[start:end]


def _example(problem: str, lang: str) -> str:
    if problem == _AS_OF:
        return "截至本页发布之日" if lang == "zh" else "only as of the date of publication"
    if lang == "zh":
        return "除法律另有要求外，不承担更新此类陈述的义务"
    return "except as required by law, takes on no duty to update them"
