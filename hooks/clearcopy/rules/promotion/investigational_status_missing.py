"""PRM001: a medicine that is not approved, named without saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clearcopy.document.page import Block, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.models import Asset
from clearcopy.rule import rule

_NEAR = 2
"""How many paragraphs away from the first mention the status may stand."""

# What must be said, and the ways in which it is said.
_PARTS = {
    "that it is investigational": re.compile(
        r"(?<!not )(?<!not an )(?<!no longer )\binvestigational\b"
        r"|(?<!not )(?<!not an )\bexperimental (?:medicine|drug|product|compound|agent|antibody)"
        r"|\bin clinical development\b|\bunder (?:clinical )?(?:investigation|development)\b"
        r"|在研(?:药|产品|阶段)|(?:尚)?处于(?:临床)?(?:研究|试验|开发)阶段|试验性药物",
        re.IGNORECASE,
    ),
    "that it is not approved": re.compile(
        r"\b(?:is|are|has|have|had) not (?:yet )?(?:been )?(?:approved|authori[sz]ed|licensed)\b"
        r"|\bunapproved\b|\bnot (?:yet )?(?:been )?(?:approved|authori[sz]ed)\b"
        r"|\b(?:not (?:yet )?received|no|without) (?:any )?(?:regulatory |marketing )?"
        r"(?:approval|authori[sz]ation)\b"
        r"|(?:尚未|未|没有)[^。；]{0,16}(?:批准|获批)",
        re.IGNORECASE,
    ),
    "that safety and efficacy have not been established": re.compile(
        r"\b(?:safety and (?:efficacy|effectiveness)|(?:efficacy|effectiveness) and safety)\b"
        r"(?! of (?:placebo|chemotherapy|the comparator))[^.]{0,40}"
        r"\b(?:not (?:yet )?(?:been )?(?:established|determined|demonstrated|proven|confirmed)"
        r"|yet to be (?:established|determined|demonstrated|proven|confirmed)"
        r"|under (?:investigation|evaluation))"
        r"|(?:安全性和(?:有效性|疗效)|有效性和安全性|安全性、有效性|安全性及有效性)"
        r"[^。]{0,12}(?:尚未|未|没有)[^。]{0,6}(?:确立|确定|证实|建立|证明)",
        re.IGNORECASE,
    ),
}
_MARKETS = {
    "US": re.compile(r"\bUnited States\b|\bUSA?\b|\bU\.S\.|美国"),
    "EU": re.compile(r"\bEuropean Union\b|\bEU\b|\bEurope\b|欧盟|欧洲"),
    "UK": re.compile(r"\bUnited Kingdom\b|\bUK\b|\bGreat Britain\b|英国"),
    "CN": re.compile(r"\bChin(?:a|ese mainland)\b|\bmainland China\b|中国"),
    "HK": re.compile(r"\bHong Kong\b|香港"),
    "JP": re.compile(r"\bJapan\b|日本"),
}
# A name in these, or in the template around the article (""), is no mention in the page's words.
_NOT_JUDGED = frozenset(
    ("", "demonstration", "breadcrumb", "meta", "status", "legal", "references", "contacts")
)
_HEAD = frozenset(("page-title", "description", "preview"))


@rule(
    "PRM001",
    on=Page,
    message='"{asset}" is investigational in {markets}, and the page does not say {missing} near '
    "its first mention",
    help="{advice}",
    needs_whole=True,
)
def investigational_status_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page names a medicine that is not approved and does not say so where it first names it.

    21 CFR 312.7(a) forbids to represent an investigational drug as safe or effective; OPDP objected
    in 2019 to a site that did not say that the drug was investigational and unapproved. Three
    things are said in plain words: that it is investigational, that it is not approved, that safety
    and efficacy have not been established. Where it is approved in some markets only, the words
    name those of the page's markets in which it is not.

    Violates: results of HS-20093 without the word "investigational".
    Passes: "HS-20093 is an investigational medicine. It has not been approved by any regulatory
    authority; its safety and efficacy have not been established." at the head of the page.
    To fix: bind a statement of kind `status` about the asset to the page type in data/policy.yml.
    """
    if not page.governed:
        return
    visible = [block for block in page.blocks if block.kind not in _HEAD]
    words = "\n".join([block.text for block in visible])
    for key, asset in site.library.assets.items():
        names = _names(asset)
        if _mention(words, names) < 0:
            continue
        markets = _closed_markets(page, site, asset)
        first = _first_mention(visible, names) if markets else None
        if first is None:
            continue
        missing = _missing(_words_near(visible, first, key), asset, markets)
        if missing:
            block = visible[first]
            start, end = block.sentence_at(_mention(block.text, names))
            yield investigational_status_missing.found(
                block.span(start, end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                asset=asset.code,
                markets=", ".join(markets),
                missing=" and ".join(missing),
                advice=_advice(site, key, asset),
            )


def _advice(site: Site, key: str, asset: Asset) -> str:
    """Say what to write, and where: most often nobody has written the statement yet."""
    there = any(
        each.kind == "status" and each.subject == key for each in site.library.statements.values()
    )
    if there:
        return (
            f"let the statement of kind `status` about {asset.code} say it, bind it to this page "
            'under `statements` in data/policy.yml, and give its page type the block "status"'
        )
    return (
        f"write data/statements/status-{key}.yml of kind `status` with `subject: {key}`, and bind "
        f"it in data/policy.yml with a row `- statement: status-{key}` under `statements`"
    )


def _closed_markets(page: Page, site: Site, asset: Asset) -> tuple[str, ...]:
    """Return the page's markets in which the asset is investigational; all, on other pages."""
    release = site.library.releases.get(page.record)
    return tuple(
        market
        for market, status in asset.status.items()
        if status == "investigational" and (release is None or market in release.markets)
    )


def _names(asset: Asset) -> list[str]:
    names = [asset.code, *(partner.code for partner in asset.partner_codes)]
    names += [asset.name.en, asset.name.zh] if asset.name else []
    return [name for name in names if name]


def _mention(text: str, names: Sequence[str]) -> int:
    """Return where a text first holds one of the names, or -1."""
    return min([at for name in names if (at := text.find(name)) >= 0], default=-1)


def _first_mention(blocks: Sequence[Block], names: Sequence[str]) -> int | None:
    return next(
        (
            index
            for index, block in enumerate(blocks)
            if block.section not in _NOT_JUDGED and _mention(block.text, names) >= 0
        ),
        None,
    )


def _words_near(blocks: Sequence[Block], first: int, asset: str) -> str:
    """Return the words before the first mention that tell its status, and those close to it.

    The head of a page is all that stands before its highlights or body, status block included.
    """
    near = []
    for index, block in enumerate(blocks):
        own = block.section == "status" and block.subject in ("", asset)
        before = own and (index < first or _is_head(blocks, first, index))
        close = abs(index - first) <= _NEAR and block.section != "references"
        if before or close:
            near.append(block.text)
    return " ".join(near)


def _is_head(blocks: Sequence[Block], first: int, index: int) -> bool:
    """Whether nothing but headings stands between the first mention and a later block."""
    return all(
        block.kind == "heading" or block.section in _NOT_JUDGED for block in blocks[first:index]
    )


def _missing(words: str, asset: Asset, markets: Sequence[str]) -> list[str]:
    missing = [part for part, said in _PARTS.items() if not said.search(words)]
    if "approved" in asset.status.values():
        missing += [
            f"that this holds in {market}"
            for market in markets
            if market in _MARKETS and not _MARKETS[market].search(words)
        ]
    return missing
