"""FLS005: a statement about the future whose own risk the block does not name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clearcopy.document.cautions import Caution, cautions_in_force, risks_of
from clearcopy.document.looking_ahead import Ahead, sentences_ahead, topics_in, words_on_topics
from clearcopy.document.own_words import holds
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.cautions import risks_named
from clearcopy.rule import rule

# A risk to patients is a risk to the development too.
_ALSO = {"safety": "clinical"}


@rule(
    "FLS005",
    on=Page,
    message='"{words}" looks ahead on {what}, and the forward-looking block names no risk to it',
    help="write a clause on it into a new version of the block, as a record in data/risks/ with "
    "its topics, or take the sentence out",
    needs_whole=True,
)
def topic_without_risk(page: Page, site: Site) -> Iterator[Finding]:
    """A forward-looking sentence has a topic or a medicine that no risk of the block speaks of.

    Cautions are meaningful when they are specific to the company and tailored to the statement
    (Harman, D.C. Cir. 2015; Slayton v. American Express, 2d Cir. 2010). The topics of a sentence
    are those of the lists topic-* in data/lexicons/; each must be a topic of a risk in the block,
    by its record in data/risks/ or by its words. Of a word that stands for several topics one is
    enough. A medicine in the sentence is named in the block.
    Violates: a page that forecasts a submission and sales, above a block on competition alone.
    Passes: the same page with "an authority may refuse an approval" in the block.
    """
    if not page.governed:
        return
    cautions = tuple(cautions_in_force(page, site))
    ahead = [each for each in sentences_ahead(page, site.library) if each.cue.tier == "fls"]
    if not cautions or not ahead:
        return
    covered = {topic for caution in cautions for topic in _topics_of(caution, site)}
    words = "\n".join(caution.words for caution in cautions)
    for each, word, what in _gaps(ahead, covered, words, site):
        yield topic_without_risk.found(
            each.block.span(each.start, each.end),
            page=page.url,
            subject=page.subject_of(each.block),
            judged=each.text,
            words=word,
            what=what,
        )


def _topics_of(caution: Caution, site: Site) -> Iterator[str]:
    """Yield the topics of the risks in a block: as recorded, and as its own clauses show them."""
    for risk in risks_of(caution, site).values():
        yield from risk.topics
        yield from (_ALSO[topic] for topic in risk.topics if topic in _ALSO)
    for block in caution.blocks:
        for start, end in risks_named(block.text, caution.lang):
            yield from topics_in(block, start, end, site)


def _gaps(
    ahead: Sequence[Ahead], covered: set[str], words: str, site: Site
) -> Iterator[tuple[Ahead, str, str]]:
    """Yield the sentences with a topic or a medicine that is not covered, each gap once."""
    seen: set[str] = set()
    for each in ahead:
        gaps = [
            (word, f'the topic "{topics[0]}"')
            for word, topics in words_on_topics(each.block, each.start, each.end, site)
            if covered.isdisjoint(topics)
        ]
        for asset in site.library.assets.values():
            names = [name for name in asset.names if name]
            named = next((name for name in names if name in each.text), None)
            if named is not None and not any(holds(words, name) for name in names):
                gaps.append((named, f"the medicine {asset.code}"))
        for word, what in gaps:
            if what not in seen:
                seen.add(what)
                yield each, word, what
