"""BLK105: a block in another language than its page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.page import Page, Section
from clearcopy.document.pairing import Pair, pair_sections, wording_of
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.scripts import han_ratio
from clearcopy.records.models import HTML_LANG, LANGUAGE_NAMES
from clearcopy.rule import rule

_MOSTLY = 0.2
"""The share of Han characters among the letters from which a text is Chinese.

A Han character stands for several letters, so a Chinese text full of codes still has a fifth; an
English text that gives a Chinese name stays far below.
"""


@rule(
    "BLK105",
    on=Page,
    message='the block "{block}" is in {shown} on a page in {lang}',
    help="give the statement its words in {lang}, in data/statements/, and let the engine place it",
)
def block_in_wrong_language(page: Page, site: Site) -> Iterator[Finding]:
    """A block is in another language than the page that it belongs to.

    A caution that its reader cannot read warns nobody. The page of each language carries the
    statement in that language, from the same version.

    Violates: the Chinese page with the English forward-looking statements; `text: en:` filled with
    Chinese words; a section marked `lang="en"` on a Chinese page.
    Passes: Latin names, codes and terms inside Chinese words, and the reverse.
    To fix: write the words of that language into the statement's version.
    """
    if not page.governed:
        return
    for pair in pair_sections(page):
        for section in pair.found:
            shown = _other_language(page, site, pair, section)
            if shown:
                yield block_in_wrong_language.found(
                    pair.expected.span,
                    page=page.url,
                    subject=f"{page.path}#{section.name}",
                    judged=section.words,
                    block=section.name,
                    shown=LANGUAGE_NAMES.get(shown, shown),
                    lang=LANGUAGE_NAMES[page.lang],
                )
                break


def _other_language(page: Page, site: Site, pair: Pair, section: Section) -> str:
    """Return the language of a block where it is not the page's, else ""."""
    if section.lang != HTML_LANG[page.lang]:
        return section.lang
    if not pair.expected.statement:
        return ""
    if section in pair.reworded:
        wording = wording_of(section, pair.expected, site.library)
        if wording is not None and wording.lang != page.lang:
            return wording.lang
    spoken = _language_of(section.words)
    return spoken if spoken != page.lang else ""


@lru_cache(maxsize=1024)
def _language_of(words: str) -> str:
    return "zh" if han_ratio(words) >= _MOSTLY else "en"
