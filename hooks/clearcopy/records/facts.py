"""One figure of a record: what is printed, and what it must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from pydantic import Field, model_validator

from clearcopy.findings import digest
from clearcopy.records.located import Day, FigureText, Located, NotDisclosed, Slug, problem_at
from clearcopy.records.wording import LocalText

FactKind = Literal[
    "proportion",
    "km-rate",
    "median",
    "mean",
    "count",
    "hazard-ratio",
    "odds-ratio",
    "risk-ratio",
    "difference",
    "p-value",
    "external",
    "design",
    "derived",
]
Unit = Literal["percent", "months", "years", "weeks", "days", "none"]

ROUNDINGS = {
    "half-up": ROUND_HALF_UP,
    "half-down": ROUND_HALF_DOWN,
    "half-even": ROUND_HALF_EVEN,
}


class Interval(Located):
    """A confidence interval as printed."""

    low: FigureText
    high: FigureText
    level: FigureText = "95"
    method: str | None = None


class Derivation(Located):
    """How a figure follows from two others, named as authors write them, without the data cut."""

    how: Literal["percent-change", "difference", "fold"]
    before: str = Field(description="the figure that it starts from; of a difference, taken off")
    after: str = Field(description="the figure that it arrives at")


class Fact(Located):
    """One figure: its printed string and everything that is known of where it comes from."""

    value: FigureText
    kind: FactKind
    unit: Unit = "none"
    k: int | NotDisclosed | None = Field(default=None, description="the count above the line")
    n: int | NotDisclosed | None = Field(default=None, description="the count below the line")
    group: Slug | None = Field(
        default=None, description="the analysis set, where it is not the one of its neighbours"
    )
    missing: LocalText | NotDisclosed | None = Field(
        default=None, description="why fewer were analyzed than enrolled"
    )
    ci: Interval | NotDisclosed | None = None
    p: FigureText | NotDisclosed | None = Field(default=None, description="its p value")
    sides: Literal["one-sided", "two-sided"] = "two-sided"
    prespecified: bool | NotDisclosed | None = Field(
        default=None, description="of a comparison: whether it was planned before the analysis"
    )
    margin: FigureText | None = Field(
        default=None, description="of a comparison: how much worse still counts as not inferior"
    )
    derived: Derivation | None = None
    source: str | None = Field(default=None, description="the key of a reference")
    as_of: Day | None = Field(default=None, alias="as-of")
    word: dict[Literal["en", "zh"], str] = Field(
        default_factory=dict, description="the figure in words, for the form `:word`"
    )

    @model_validator(mode="after")
    def _states_what_its_kind_needs(self) -> Fact:
        if self.kind == "proportion" and (self.k is None or self.n is None):
            raise problem_at(
                "k" if self.k is None else "n",
                text="a proportion needs k and n",
                help='give both counts, or write "not disclosed"',
            )
        if self.kind in ("median", "km-rate", "hazard-ratio") and self.ci is None:
            raise problem_at(
                "ci",
                text=f"a {self.kind} needs its confidence interval",
                help='give low and high, or write "not disclosed"',
            )
        if self.kind == "derived" and self.derived is None:
            raise problem_at(
                "derived",
                text="a derived figure needs the figures that it follows from",
                help="give how, before and after",
            )
        if self.kind == "external" and self.source is None:
            raise problem_at(
                "source",
                text="an external fact needs its source",
                help="name the key of a reference",
            )
        return self

    @property
    def seal(self) -> str:
        """Digest of everything a reader can see of this fact."""
        interval = self.ci
        shown = (
            interval
            if interval is None or isinstance(interval, str)
            else (f"{interval.low}..{interval.high}@{interval.level}")
        )
        words = ",".join(f"{lang}={word}" for lang, word in sorted(self.word.items()))
        seen = (
            f"{self.value}|{self.kind}|{self.unit}|{self.k}|{self.n}|{shown}|{self.source}|{words}"
        )
        return digest(seen if self.p is None else f"{seen}|p {self.p} {self.sides}")


@dataclass(frozen=True, slots=True)
class FactEntry:
    """A fact with its address: `artemis-002@2025-07-01.os-12mg.corr`."""

    address: str
    record: str
    cut: str
    keys: tuple[str, ...]
    fact: Fact

    @property
    def path(self) -> str:
        """The address as authors write it, without the data cut."""
        return ".".join((self.record, *self.keys))


FactTable = dict[Slug, Fact]


def facts_of(
    record: str, cut: str, table: object, keys: tuple[str, ...] = ()
) -> Iterator[FactEntry]:
    """Walk nested mappings of facts and yield each with its address."""
    if isinstance(table, Fact):
        prefix = f"{record}@{cut}" if cut else record
        yield FactEntry(".".join((prefix, *keys)), record, cut, keys, table)
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from facts_of(record, cut, value, (*keys, key))


@lru_cache(maxsize=8192)
def decimal_of(figure: str) -> Decimal | None:
    """Return the value of a plain printed figure (`1,234`, `20.0`), or None for any other form."""
    try:
        return Decimal(figure.replace(",", ""))
    except InvalidOperation:
        return None


def counted(fact: Fact) -> int | None:
    """Return how many people a fact counts: a count, or what stands above a proportion's line."""
    if fact.kind == "proportion":
        return fact.k if isinstance(fact.k, int) else None
    value = decimal_of(fact.value) if fact.kind == "count" else None
    return int(value) if value is not None and value == int(value) else None


def places_of(figure: str) -> int:
    """Return how many decimals a printed figure shows; trailing zeros count."""
    return len(figure.partition(".")[2])


def fitting_roundings(figure: str, k: int, n: int) -> tuple[str, ...]:
    """Return the roundings under which k/n as a percentage prints as `figure`.

    The GRIM test of Brown and Heathers (2017) for proportions, on the printed string: 15/48 is
    31.25 %, which half-up prints as 31.3 and half-down and half-even as 31.2.
    """
    value = decimal_of(figure)
    if value is None or n <= 0:
        return ()
    exact = Decimal(100) * k / n
    step = Decimal(1).scaleb(-places_of(figure))
    return tuple(
        name for name, mode in ROUNDINGS.items() if exact.quantize(step, rounding=mode) == value
    )


def fitting_counts(figure: str, n: int) -> tuple[int, ...]:
    """Return every k for which k/n prints as `figure` under some rounding."""
    value = decimal_of(figure)
    if value is None or n <= 0:
        return ()
    nearest = int(value * n / 100)
    around = range(max(0, nearest - 1), min(n, nearest + 2) + 1)
    return tuple(k for k in around if fitting_roundings(figure, k, n))


@dataclass(frozen=True, slots=True)
class Joint:
    """One denominator that several percentages can share: `counts` are the k, figure by figure.

    `roundings` are those under which all of them print as they stand; none where only different
    roundings, each usual, would give them.
    """

    n: int
    counts: tuple[tuple[int, ...], ...]
    roundings: tuple[str, ...]


@lru_cache(maxsize=1024)
def joint_denominators(figures: tuple[str, ...], largest: int) -> tuple[Joint, ...]:
    """Return every n up to `largest` of which all `figures` can be percentages at once.

    The GRIM test (Brown and Heathers 2017) on a set: percentages of the same people must share
    their denominator. Each figure may have been rounded half up, half down or half to even.
    """
    found = []
    for n in range(1, largest + 1):
        counts = []
        for figure in figures:
            fitting = fitting_counts(figure, n)
            if not fitting:
                break
            counts.append(fitting)
        else:
            found.append(Joint(n, tuple(counts), _shared_roundings(figures, counts, n)))
    return tuple(found)


def _shared_roundings(
    figures: Sequence[str], counts: Sequence[Sequence[int]], n: int
) -> tuple[str, ...]:
    by_figure = [
        {name for k in fitting for name in fitting_roundings(figure, k, n)}
        for figure, fitting in zip(figures, counts, strict=True)
    ]
    return tuple(name for name in ROUNDINGS if all(name in names for names in by_figure))


def rounded_from(figure: str) -> tuple[Decimal, Decimal] | None:
    """Return the smallest and largest value that print as `figure`, or None for another form."""
    value = decimal_of(figure.replace("−", "-"))
    if value is None:
        return None
    half = Decimal(5).scaleb(-places_of(figure) - 1)
    return value - half, value + half


def fitting_denominators(figure: str, largest: int) -> tuple[int, ...]:
    """Return every n up to `largest` for which some k/n prints as `figure`."""
    return tuple(n for n in range(1, largest + 1) if fitting_counts(figure, n))
