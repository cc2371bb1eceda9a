"""REF011: a reference in another language without translation or language mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clearcopy.document.bibliography import language_of
from clearcopy.document.page import Page, ReferenceEntry
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.references import Reference
from clearcopy.rule import rule

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f\u3400-\u9fff\uf900-\ufaff]")
_BRACKETS = re.compile(r"\[[^\[\]]*[A-Za-z]{2}[^\[\]]*\]")
# From this share of Chinese letters on, an entry is one of a Chinese work, not of a Chinese name.
_CHINESE_WORK = 0.2


@rule(
    "REF011",
    on=Page,
    message='entry {number} of the reference list, "{key}", {problem}',
    help="{advice}",
)
def foreign_reference_untranslated(page: Page, site: Site) -> Iterator[Finding]:
    """A work in another language has no translated title, or its words are not marked.

    A reader of the page cannot tell what such an entry is, and a screen reader speaks it with the
    wrong voice (NLM, Citing Medicine: title in brackets and the language; WCAG 2.2, 3.1.2).
    An English page with a work in Chinese or any other language needs its `translated-title`, which
    stands in brackets, and the name of the language. The record's `language` says which it is, else
    the title. Chinese pages cite English works as they are, as is usual there, but marked.
    Violates: an English page with an entry in Chinese only, whoever wrote it; "Étude de la fièvre".
    Passes: "第二批罕见病目录 [Second list of rare diseases]. Chinese.", the first part marked.
    """
    if not page.governed:
        return
    for entry in page.references:
        reference = site.library.references.get(entry.key)
        problem, advice = _problem(page, entry, reference)
        if problem:
            yield foreign_reference_untranslated.found(
                reference.span("title") if reference is not None else entry.span,
                page=page.url,
                subject=f"{page.path}#references",
                judged=entry.text,
                number=entry.number,
                key=entry.key,
                problem=problem,
                advice=advice,
            )


def _problem(page: Page, entry: ReferenceEntry, reference: Reference | None) -> tuple[str, str]:
    if page.lang == "zh":
        return _on_chinese_page(entry)
    if reference is not None and _is_foreign(reference) and "en" not in reference.translated_title:
        what = "Chinese work" if _HAN.search(reference.title) else "work in another language"
        return (
            f"is a {what} without a translated title",
            "add `translated-title` to the reference: its English title, without brackets",
        )
    if not _HAN.search(entry.text):
        return "", ""
    if _unmarked(entry):
        return "holds Chinese that is not marked as such", 'set `language: "zh"` in the reference'
    if _share_of_chinese(_without_brackets(entry.text)) < _CHINESE_WORK:
        return "", ""
    if not _BRACKETS.search(entry.text):
        return (
            "is a Chinese work without a translated title",
            "add `translated-title` to the reference: its English title, without brackets",
        )
    if "Chinese" not in entry.text:
        return "does not say that the work is in Chinese", 'set `language: "zh"` in the reference'
    return "", ""


def _is_foreign(reference: Reference) -> bool:
    if _share_of_chinese(_without_brackets(reference.title)) >= _CHINESE_WORK:
        return True
    return not language_of(reference).startswith(("en", "und"))


def _on_chinese_page(entry: ReferenceEntry) -> tuple[str, str]:
    foreign = _share_of_chinese(entry.text) < _CHINESE_WORK
    marked = not entry.lang.startswith("zh") or any(
        not part.lang.startswith("zh") for part in entry.parts
    )
    if foreign and not marked:
        return "is not marked with its language", "set `language` in the reference"
    return "", ""


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text)


def _share_of_chinese(text: str) -> float:
    letters = len(_LETTER.findall(text))
    return len(_HAN.findall(text)) / letters if letters else 0.0


def _unmarked(entry: ReferenceEntry) -> bool:
    if entry.lang.startswith("zh"):
        return False
    chinese = [part for part in entry.parts if part.lang.startswith("zh")]
    return any(
        not any(part.start <= match.start() < part.end for part in chinese)
        for match in _HAN.finditer(entry.text)
    )
