"""NUM007: a change that its two figures do not give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.records.facts import Derivation, Fact, FactEntry, decimal_of, rounded_from
from clearcopy.rule import rule

_Range = tuple[Decimal, Decimal]


@rule("NUM007", on=FactEntry, message='"{value}" {problem}', help="{advice}")
def change_miscalculated(entry: FactEntry, site: Site) -> Iterator[Finding]:
    """A growth, difference or multiple does not follow from the figures that it is made of.

    The fact names them under `derived`: `how` (percent-change, difference, fold), `before`,
    `after`. A count stands for itself, every other printed figure for all values that print so,
    and the result must be able to lie where these lead; rounding is never called an error.
    Violates: +50% from 10 to 14. Passes: +40%.
    """
    fact = entry.fact
    if fact.derived is None:
        return
    places = [_find(site, entry, path) for path in (fact.derived.before, fact.derived.after)]
    unknown = [
        path
        for path, place in zip((fact.derived.before, fact.derived.after), places, strict=True)
        if place is None
    ]
    before, after = (place.fact if place is not None else None for place in places)
    if unknown or before is None or after is None:
        problem, advice = f'is made of "{unknown[0]}", which is no fact', "name a fact of data/"
    else:
        problem = _problem(fact.value, before, after, fact.derived)
        advice = f"compute it from {before.value} and {after.value}, or correct one of these"
    if problem:
        yield change_miscalculated.found(
            fact.span("value"),
            subject=entry.address,
            judged=f"{fact.value} {problem}",
            related=tuple(place.fact.span("value") for place in places if place is not None),
            value=fact.value,
            problem=problem,
            advice=advice,
        )


def _find(site: Site, entry: FactEntry, path: str) -> FactEntry | None:
    return site.library.fact(path, {entry.record: entry.cut} if entry.cut else {})


def _problem(value: str, first: Fact, last: Fact, derived: Derivation) -> str:
    before, after = first.value, last.value
    printed, start, end = rounded_from(value), _range(first), _range(last)
    if printed is None or start is None or end is None:
        return "cannot be compared, because one of the figures is no single number"
    exact = [decimal_of(each.replace("−", "-")) for each in (before, after)]
    reached = _reached(derived.how, start, end)
    if reached is None or exact[0] is None or exact[1] is None:
        return f"cannot follow from {before}, of which there is no multiple"
    if printed[0] <= reached[1] and reached[0] <= printed[1]:
        return ""
    middle = _reached(derived.how, (exact[0], exact[0]), (exact[1], exact[1]))
    shown = f"{middle[0]:.1f}" if middle is not None else "no number"
    return f"is not the {derived.how} from {before} to {after}, which is {shown}"


def _range(fact: Fact) -> _Range | None:
    """Return what a figure stands for: a count for itself, others for all that print so."""
    exact = decimal_of(fact.value.replace("−", "-"))
    if fact.kind in ("count", "design") and exact is not None:
        return exact, exact
    return rounded_from(fact.value)


def _reached(how: str, before: _Range, after: _Range) -> _Range | None:
    """Return the smallest and largest result of all values that the two figures stand for."""
    if how == "difference":
        return after[0] - before[1], after[1] - before[0]
    if before[0] <= 0 <= before[1]:
        return None
    corners = [end / start for start in before for end in after]
    if how == "percent-change":
        # A loss that becomes smaller is a gain: the base counts by its size.
        sign = 1 if before[0] > 0 else -1
        corners = [100 * sign * (corner - 1) for corner in corners]
    return min(corners), max(corners)
