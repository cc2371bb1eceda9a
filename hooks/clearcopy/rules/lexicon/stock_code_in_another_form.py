"""LEX004: a stock code in another form or with other digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

# Begins with a class, so that the search skips from digit to digit.
_NUMBER = re.compile(r"[0-9]{3,6}")
_GOES_ON = re.compile(r"[0-9,]|\.[0-9]")
_MARKET_BEHIND = re.compile(r"\s?\.\s?[A-Z]{2,6}\b|\s(?:HK|SS|SZ)\b", re.IGNORECASE)
_EXCHANGE_BEFORE = re.compile(
    r"(?:HKEX|SEHK|HKSE|HK|SSE|SZSE|NASDAQ|NYSE|港交所|联交所)\s?[:：]?\s?$", re.IGNORECASE
)
_LABEL_BEFORE = re.compile(
    r"(?:stock codes?|ticker|股票代码|股份代号|证券代码|股份代號|股票代碼)"
    r"\s?(?:is|为|為)?[:：]?\s?$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 16
_PART_BEFORE = frozenset("0123456789.,-")


@rule(
    "LEX004",
    on=Page,
    message='"{printed}" is not the stock code "{code}" as the issuer\'s record has it',
    help="print it from the record: `[[{key}.stock-code]]`",
)
def stock_code_in_another_form(page: Page, site: Site) -> Iterator[Finding]:
    """A stock code is printed in another form than the newsroom's, or with other digits.

    The code is how investors find the announcement that binds; one digit leads to another company.
    One form for the whole site lets a search find every page (house style; codes of the Stock
    Exchange of Hong Kong have up to five digits).

    Violates: "3692.HK" where the record has "03692.HK"; "03629.HK".
    Passes: the code of the record; codes of other companies; what an exchange or a newswire writes
    inside a quotation.
    To fix: `[[hansoh.stock-code]]`.
    """
    if not page.governed:
        return
    for key, issuer in site.library.issuers.items():
        code = issuer.stock_code
        if code is None or not _NUMBER.match(code):
            continue
        for block in page.content:
            if block.kind == "quote":
                continue
            for start, end in _other_forms(block.text, code):
                yield stock_code_in_another_form.found(
                    block.span(start, end),
                    page=page.url,
                    subject=page.subject_of(block),
                    judged=block.text[start:end],
                    printed=block.text[start:end],
                    code=code,
                    key=key,
                )


def _other_forms(text: str, code: str) -> Iterator[tuple[int, int]]:
    """Yield where something looks like the code `code` and is not printed like it."""
    own = _NUMBER.match(code)
    if own is None:
        return
    for number in _NUMBER.finditer(text):
        start, end = number.span()
        if not _resembles(number[0], own[0]) or text[start - 1 : start] in _PART_BEFORE:
            continue
        if _GOES_ON.match(text, end):
            continue
        before = text[max(0, start - _LONGEST_LABEL) : start]
        market = _MARKET_BEHIND.match(text, end)
        exchange = _EXCHANGE_BEFORE.search(before)
        # A bare number is a code only behind its label or with the zeros that codes begin with.
        if not (market or exchange or number[0][0] == "0" or _LABEL_BEFORE.search(before)):
            continue
        end = market.end() if market else end
        if text[start:end] == code and not exchange:
            continue
        start = start - len(before) + exchange.start() if exchange else start
        if text[start:end] != code:
            yield start, end


@lru_cache(maxsize=4096)
def _resembles(number: str, own: str) -> bool:
    """Whether a number is the issuer's code or a slip of it: one digit wrong, or two swapped."""
    ours, theirs = own.lstrip("0"), number.lstrip("0")
    if theirs == ours:
        return True
    if len(theirs) != len(ours):
        return False
    wrong = [(a, b) for a, b in zip(theirs, ours, strict=True) if a != b]
    swapped = len(wrong) == 2 and wrong[0] == wrong[1][::-1]
    return len(wrong) == 1 or swapped
