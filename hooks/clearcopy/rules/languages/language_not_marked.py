"""LNG005: a language that the markup does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.scripts import han_runs
from clearcopy.records.models import HTML_LANG, LANGUAGE_NAMES
from clearcopy.rule import rule

# No markup can stand in these.
_PLAIN = frozenset(("page-title", "description", "preview", "alternative-text"))
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SENTENCE = 6
"""From so many words on, Latin text is a sentence; below, it is a name or a term."""


@rule(
    "LNG005",
    on=Page,
    message="{problem}",
    help="{advice}",
)
def language_not_marked(page: Page, site: Site) -> Iterator[Finding]:
    """A page or a part of it does not say, or says wrongly, which language it is in.

    A screen reader pronounces, and a search engine offers, what the markup says: `lang` on the
    page, `lang` on a part in another language (WCAG 2.2, 3.1.1 and 3.1.2; BCP 47: `zh-Hans`), and
    an alternate link to each version on each version.

    Violates: `<html lang="en">` on a Chinese page; a Chinese title in an English list without a
    mark; a page whose Chinese version is not linked.
    Passes: Latin names, codes and terms in Chinese text; parts that carry their language.
    To fix: restore the marks in the template; the engine sets them while composing.
    """
    if not page.governed:
        return
    wanted = HTML_LANG[page.lang]
    if page.head.html_lang != wanted:
        yield language_not_marked.found(
            page.span,
            page=page.url,
            subject=f"{page.path}#page",
            judged=f"html lang={page.head.html_lang}",
            problem=f'the page says that it is in "{page.head.html_lang}", and it is in "{wanted}"',
            advice=f'let the template write <html lang="{wanted}">',
        )
    yield from _missing_alternates(page, site)
    for block in page.blocks:
        # Nothing in ASCII is Chinese: most blocks of an English page need no closer look.
        if block.folder_lang != "en" or not block.text.isascii():
            yield from _unmarked_parts(page, block)


def _missing_alternates(page: Page, site: Site) -> Iterator[Finding]:
    """Each version names all versions, itself included, so that no link goes one way only."""
    versions = site.by_key.get(page.key, {})
    if len(versions) < 2:
        return
    linked: dict[str, set[str]] = {}
    for hreflang, href in page.head.alternates:
        target = urlsplit(urljoin(f"https://site.invalid/{page.url}", href)).path
        linked.setdefault(hreflang, set()).add(target)
    for lang, version in sorted(versions.items()):
        targets = linked.get(HTML_LANG[lang], set()) | linked.get(lang, set())
        if not any(target.endswith(f"/{version.url}") for target in targets):
            yield language_not_marked.found(
                page.span,
                page=page.url,
                subject=f"{page.path}#page",
                judged=f"alternate {lang}: {sorted(targets)}",
                problem=f"the page does not link its {LANGUAGE_NAMES[lang]} version as an "
                "alternate",
                advice=f'let the template write <link rel="alternate" hreflang="{HTML_LANG[lang]}">'
                f" with the address of {version.url}",
            )


def _unmarked_parts(page: Page, block: Block) -> Iterator[Finding]:
    if block.kind in _PLAIN or not block.lang:
        return
    other = "zh" if block.folder_lang == "en" else "en"
    unmarked = list(_chinese(block) if other == "zh" else _english(block))
    if unmarked:
        words = [block.text[start:end] for start, end in unmarked]
        yield language_not_marked.found(
            block.span(*unmarked[0]),
            page=page.url,
            subject=page.subject_of(block),
            judged=" ".join(words),
            problem=f'"{words[0][:60]}" is {LANGUAGE_NAMES[other]} and not marked as such',
            advice=f'the engine marks it with lang="{HTML_LANG[other]}": restore the mark',
        )


def _chinese(block: Block) -> Iterator[tuple[int, int]]:
    for run in han_runs(block.text):
        for start, end in _unmarked(block, run, "zh"):
            first = _HAN.search(block.text, start, end)
            if first is not None:
                yield first.start(), end


def _english(block: Block) -> Iterator[tuple[int, int]]:
    if not _LATIN_WORD.search(block.text):
        return
    for sentence in block.sentences:
        if _HAN.search(block.text, *sentence):
            continue
        for start, end in _unmarked(block, sentence, "en"):
            if len(_LATIN_WORD.findall(block.text, start, end)) >= _SENTENCE:
                yield start, end


def _unmarked(block: Block, stretch: tuple[int, int], lang: str) -> Iterator[tuple[int, int]]:
    """Yield what of a stretch stands outside the parts that are marked as `lang`."""
    at, stop = stretch
    for part in sorted(block.parts, key=lambda part: part.start):
        if part.lang.startswith(lang) and part.end > at and part.start < stop:
            if part.start > at:
                yield at, part.start
            at = part.end
    if at < stop:
        yield at, stop
