"""LEX006: a brand without its mark, its common name or its owner; a mark on a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from clearcopy.document.own_words import holds, own_words
from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.normalise import lowered
from clearcopy.records.models import Asset, Brand
from clearcopy.rule import rule

_MARKS = ("®", "™", "℠", "(R)", "(TM)")
# Begins with a set of characters, so that the search skips to them.
_MARK = re.compile(r"[®™℠(](?:(?<!\()|(?:R|TM)\))")
_TRADEMARK = re.compile(r"trade ?marks?|商标", re.IGNORECASE)


@rule("LEX006", on=Page, message='"{name}" {problem}', help="{advice}")
def brand_not_marked(page: Page, site: Site) -> Iterator[Finding]:
    """A brand name stands without ® or ™, without the common name, or nobody says whose it is.

    A reader must be able to tell a brand from the substance (Directive 2001/83/EC, article
    89(1)(b): name and common name), and a mark that its owner does not use as one can be lost. At
    the first use on a page the brand carries its mark and has the common name, in lower case,
    in the same sentence; one line says whose trademark it is. A code is no brand and has no mark.
    Brands are those of `brands` in data/assets/, in whatever capitals; in small letters alone the
    word may be another one. A possessive or a plural is no first use.
    Violates: a brand alone; "HS-20093®". Passes: "Brandname® (inn)" and the line of ownership.
    """
    if not page.governed:
        return
    marked = [block for block in own_words(page) if _MARK.search(block.text)]
    for asset in site.library.assets.values():
        if marked:
            yield from _marks_on_codes(page, marked, asset)
        for brand in asset.brands:
            yield from _brand(page, brand)


def _marks_on_codes(page: Page, blocks: Sequence[Block], asset: Asset) -> Iterator[Finding]:
    for code in (asset.code, *(partner.code for partner in asset.partner_codes)):
        for block in blocks:
            text, wanted = lowered(block.text), lowered(code)
            at = text.find(wanted)
            while at >= 0:
                end = at + len(code)
                if block.text.startswith(_MARKS, end):
                    problem = "is a code and carries the mark of a brand"
                    yield _found(page, block, (at, end + 1), code, problem, "take the mark off")
                at = text.find(wanted, end)


def _brand(page: Page, brand: Brand) -> Iterator[Finding]:
    lang = page.lang
    name, inn = brand.name[lang], brand.inn[lang]
    uses = [
        (block, match)
        for block in own_words(page)
        if block.kind != "description" and lowered(name) in lowered(block.text)
        for match in _use_of(name).finditer(block.text)
        if not match[0].islower() or name.islower()
    ]
    if not uses:
        return
    block, match = uses[0]
    start, end = block.sentence_at(match.start())
    sentence = block.text[start:end]
    written = f"{name}{brand.mark} ({inn})" if lang == "en" else f"{name}{brand.mark}（{inn}）"
    if match[1] != brand.mark:
        with_other = f'carries "{match[1]}"' if match[1] else "stands without a mark"
        problem = f'{with_other} at its first use, and "{brand.mark}" belongs to it'
        yield _found(page, block, match.span(), name, problem, f'write "{written}"')
    if inn.casefold() not in sentence.casefold():
        problem = f'stands without its common name "{inn}" at its first use'
        yield _found(page, block, match.span(), name, problem, f'write "{written}"')
    elif inn not in sentence and not _opens(sentence, inn) and block.kind != "heading":
        problem = f'stands beside its common name with a capital, which is written "{inn}"'
        yield _found(page, block, match.span(), name, problem, f'write "{written}"')
    owner = brand.owner[lang]
    if not any(holds(each.text, owner) and _TRADEMARK.search(each.text) for each in page.blocks):
        problem = "stands on a page that does not say whose trademark it is"
        line = f"{name} is a trademark of {owner}." if lang == "en" else f"{name}是{owner}的商标。"
        yield _found(page, block, match.span(), name, problem, f'add a line such as "{line}"')


def _opens(sentence: str, inn: str) -> bool:
    """Whether a sentence begins with the common name, which then has a capital."""
    return sentence.lstrip().startswith(inn[:1].upper() + inn[1:])


@lru_cache(maxsize=64)
def _use_of(name: str) -> re.Pattern[str]:
    """Return what finds a brand as it stands alone, with the mark behind it, if any."""
    return re.compile(
        rf"(?<![A-Za-z]){re.escape(name)}({_MARK.pattern}|)(?![A-Za-z]|['’]s?\b)", re.IGNORECASE
    )


def _found(
    page: Page, block: Block, at: tuple[int, int], name: str, problem: str, advice: str
) -> Finding:
    return brand_not_marked.found(
        block.span(*at),
        page=page.url,
        subject=page.subject_of(block),
        judged=f"{name} {problem}",
        name=name,
        problem=problem,
        advice=advice,
    )
