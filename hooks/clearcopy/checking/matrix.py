"""What every rule came to on every page: passed, found, waived, not applicable or not run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from clearcopy.checking.registry import AnyRule
from clearcopy.checking.running import Ran
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding

State = Literal["passed", "found", "waived", "not-applicable", "not-run"]
# The row of what belongs to no page: records and the site as a whole.
RECORDS = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one rule came to on one page: how many findings, or why it does not apply."""

    state: State
    count: int = 0
    reason: str = ""


PASSED = Cell("passed")


@dataclass(frozen=True)
class Matrix:
    """Pages by rules. `cells` has a cell for each page address and code; "" stands for records."""

    pages: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    cells: Mapping[tuple[str, str], Cell] = field(default_factory=dict)


def matrix_of(
    site: Site, rules: Iterable[AnyRule], ran: Ran, findings: Iterable[Finding]
) -> Matrix:
    """Return what `rules` came to on the pages of `site`; `findings` are the judged ones."""
    by_cell: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        by_cell[finding.page, finding.code].append(finding)
    pages = {page.url: page for page in site.pages}
    rules = sorted(rules, key=lambda rule: rule.code)
    cells = {}
    for rule in rules:
        for url, silent in _without_findings(rule, pages, ran):
            found = by_cell.get((url, rule.code))
            cells[url, rule.code] = _with_findings(found, silent) if found else silent
    return Matrix((*pages, RECORDS), tuple((rule.code, rule.name) for rule in rules), cells)


def _with_findings(found: list[Finding], silent: Cell) -> Cell:
    """A rule that was not run to the end has not passed, whatever was waived of it."""
    still_open = sum(each.waived is None for each in found)
    if still_open:
        return Cell("found", still_open)
    return silent if silent.state == "not-run" else Cell("waived", len(found))


def _without_findings(
    rule: AnyRule, pages: Mapping[str, Page], ran: Ran
) -> Iterator[tuple[str, Cell]]:
    """Yield the cells of a rule as they are where it found nothing."""
    unbound = ran.unbound.get(rule.code, {})
    unjudged = ran.unjudged.get(rule.code, ())
    on_pages = rule.on is Page
    for url, page in pages.items():
        if url in unbound:
            yield url, Cell("not-applicable", reason=unbound[url])
        elif (url if on_pages else RECORDS) in unjudged:
            crashed = page.whole or not rule.needs_whole
            why = "the rule crashed" if crashed else "the page could not be composed as a whole"
            yield url, Cell("not-run", reason=why)
        elif not page.governed:
            yield url, Cell("not-applicable", reason=f'pages of type "{page.type}" are exempt')
        elif on_pages or rule.on is Site:
            yield url, PASSED
        else:
            yield url, Cell("not-applicable", reason="judges records")
    if on_pages:
        yield RECORDS, Cell("not-applicable", reason="judges pages")
    elif RECORDS in unjudged:
        yield RECORDS, Cell("not-run", reason="the rule crashed")
    elif pages and len(unbound) == len(pages):
        yield RECORDS, Cell("not-applicable", reason="binds none of the pages")
    else:
        yield RECORDS, PASSED
