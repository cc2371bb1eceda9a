"""Confidence intervals recomputed, and what they say of estimates and p values.

Inputs are printed figures: each stands for all values that print so, and every result is a range.
"""

from __future__ import annotations

import math
from functools import lru_cache
from statistics import NormalDist

from clearcopy.records.facts import Fact, decimal_of, rounded_from

_NORMAL = NormalDist()
_STEPS = 200  # never reached: five or so do
# A step of Halley's method so small, beside the distance to 0 or 1, leaves an error of about its
# cube: far below any printed digit.
_ENOUGH = 3e-4
_CONVERGED = 1e-11
_TINY = 1e-300

RATIOS = frozenset({"hazard-ratio", "odds-ratio", "risk-ratio"})
_SKEWED = ("exact", "bootstrap", "profile", "bayes", "credible", "median unbiased", "repeated")
COMPARISONS = RATIOS | {"difference"}
_SLACK = 0.1
"""By how much, in standard errors, a log-rank test may differ from the interval of a Cox model."""


@lru_cache(maxsize=4096)
def exact_interval(k: int, n: int, level: float = 95.0) -> tuple[float, float]:
    """Return the exact interval of Clopper and Pearson (1934) for k of n, in per cent.

    Each limit is where the binomial tail beyond k has half of what the level leaves, found
    numerically.

    Raises:
        ValueError: k does not lie between 0 and n, or n is below 1, or the level is no percentage.
    """
    if n < 1 or not 0 <= k <= n or not 0 < level < 100:
        raise ValueError(f"no interval for {k} of {n} at {level}%")
    tail = (1 - level / 100) / 2
    # The score interval lies near, so that three steps of Halley's method do.
    near_low, near_high = (limit / 100 for limit in wilson_interval(k, n, level))
    low = _lower_limit(k, n, tail, near_low)
    high = 1 - _lower_limit(n - k, n, tail, 1 - near_high)
    return 100 * low, 100 * high


@lru_cache(maxsize=4096)
def wilson_interval(k: int, n: int, level: float = 95.0) -> tuple[float, float]:
    """Return the score interval of Wilson (1927) for k of n, in per cent.

    Raises:
        ValueError: as `exact_interval`.
    """
    if n < 1 or not 0 <= k <= n or not 0 < level < 100:
        raise ValueError(f"no interval for {k} of {n} at {level}%")
    z, share = z_of(level), k / n
    middle = share + z * z / (2 * n)
    reach = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return 100 * max(0.0, (middle - reach) / scale), 100 * min(1.0, (middle + reach) / scale)


def z_of(level: float) -> float:
    """Return how many standard errors a two-sided interval of `level` per cent reaches."""
    return _NORMAL.inv_cdf(0.5 + level / 200)


def two_sided_p(z: float) -> float:
    """Return the two-sided p value of a normal test statistic."""
    return math.erfc(abs(z) / math.sqrt(2))


def _lower_limit(k: int, n: int, tail: float, start: float) -> float:
    """Return the share that gives k or more of n the chance `tail`: Halley's method, in bounds."""
    if k == 0:
        return 0.0
    low, high, at = 0.0, k / n, min(max(start, 1e-9), 1 - 1e-9)
    for _ in range(_STEPS):
        exactly = _chance(k, n, at)
        excess = exactly * _or_more(k, n, at) - tail
        low, high = (low, at) if excess > 0 else (at, high)
        density = exactly * k / at  # by how much the tail grows with the share
        step = excess / density if density > _TINY else math.inf
        step /= 1 - min(1.0, step * ((k - 1) / at - (n - k) / (1 - at))) / 2
        if low < at - step < high:
            at -= step
            if abs(step) < _ENOUGH * min(at, 1 - at):
                break
        else:
            at = (low + high) / 2
    return at


def chance_of_at_least(k: int, n: int, share: float) -> float:
    """Return the binomial chance of k or more of n, each with the chance `share`, below k / n."""
    return _chance(k, n, share) * _or_more(k, n, share)


def _chance(k: int, n: int, share: float) -> float:
    """Return the binomial chance of exactly k of n."""
    ways = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    return math.exp(ways + k * math.log(share) + (n - k) * math.log1p(-share))


def _or_more(k: int, n: int, share: float) -> float:
    """Return how many times as likely k or more of n are as exactly k.

    Beyond the mean each term of the sum is smaller than the one before, and few of them count.
    """
    odds = share / (1 - share)
    total = term = 1.0
    for count in range(k, n):
        term *= (n - count) / (count + 1) * odds
        total += term
        if term < _CONVERGED * total:
            break
    return total


def skewed(method: str | None) -> bool:
    """Whether a method gives intervals that need not be symmetric about the estimate."""
    return method is not None and any(word in method.casefold() for word in _SKEWED)


def middle_of(value: str, low: str, high: str, *, ratio: bool) -> tuple[float, float] | None:
    """Return where the middle of an interval can lie, or None where the estimate can lie there.

    All three are printed figures and stand for every value that prints so. The middle of a ratio's
    limits is their geometric mean. None too where a figure is no single number.
    """
    ranges = [_range(figure, ratio=ratio) for figure in (value, low, high)]
    estimate, lower, upper = ranges
    if estimate is None or lower is None or upper is None:
        return None
    middle = (lower[0] + upper[0]) / 2, (lower[1] + upper[1]) / 2
    if estimate[0] <= middle[1] and middle[0] <= estimate[1]:
        return None
    return (math.exp(middle[0]), math.exp(middle[1])) if ratio else middle


def disagreement(value: str, low: str, high: str, level: str, p: str, *, ratio: bool) -> str:
    """Return in which way a two-sided p value contradicts an interval, or "".

    Altman and Bland (2011): the standard error from the interval's width, z from the estimate, p
    from z; all figures as ranges of what prints so, and z with some slack. Where `p` says no more
    than a bound ("<0.001"), any p below it agrees.
    """
    estimate, lower, upper = (_range(figure, ratio=ratio) for figure in (value, low, high))
    printed, share = _p_range(p), decimal_of(level)
    if estimate is None or lower is None or upper is None or printed is None or share is None:
        return ""
    level_value = float(share)
    if not 0 < level_value < 100:
        return ""
    alpha = 1 - level_value / 100
    if (lower[0] > 0 or upper[1] < 0) and printed[0] >= alpha:
        return f"the interval leaves out no difference, so p lies below {alpha:.2g}"
    if lower[1] < 0 < upper[0] and printed[1] < alpha:
        return f"the interval holds no difference, so p is at least {alpha:.2g}"
    widths = upper[0] - lower[1], upper[1] - lower[0]
    if widths[0] <= 0:
        return ""
    reach = 2 * z_of(level_value)
    sizes = _sizes(estimate)
    smallest, largest = sizes[0] * reach / widths[1], sizes[1] * reach / widths[0]
    expected = two_sided_p(largest + _SLACK), two_sided_p(max(0.0, smallest - _SLACK))
    if printed[0] <= expected[1] and expected[0] <= printed[1]:
        return ""
    return f"estimate and interval give a p between {expected[0]:.2g} and {expected[1]:.2g}"


def _sizes(values: tuple[float, float]) -> tuple[float, float]:
    """Return the smallest and largest distance from zero within a range."""
    ends = sorted((abs(values[0]), abs(values[1])))
    return (0.0 if values[0] <= 0 <= values[1] else ends[0]), ends[1]


def _range(figure: str, *, ratio: bool) -> tuple[float, float] | None:
    """Return the ends of what prints as `figure`, of a ratio as logarithms."""
    ends = rounded_from(figure)
    if ends is None:
        return None
    low, high = float(ends[0]), float(ends[1])
    if not ratio:
        return low, high
    return (math.log(low), math.log(high)) if low > 0 else None


def _p_range(p: str) -> tuple[float, float] | None:
    ends = rounded_from(p.lstrip("<>≤≥="))
    if ends is None:
        return None
    if p[0] in "<≤":
        return 0.0, float(sum(ends)) / 2
    if p[0] in ">≥":
        return float(sum(ends)) / 2, 1.0
    return max(0.0, float(ends[0])), float(ends[1])


def shows_difference(fact: Fact) -> bool | None:
    """Whether a comparison excludes that there is no difference; None where it does not tell.

    Its interval must leave out the value of no difference, which is 1 for a ratio and 0 otherwise,
    and its p value must lie below what the interval's level leaves, half of that if one-sided.
    """
    verdicts = []
    interval = fact.ci
    level = 95.0
    if interval is not None and not isinstance(interval, str):
        null = 1 if fact.kind in RATIOS else 0
        low, high = _limit(interval.low), _limit(interval.high)
        level = float(decimal_of(interval.level) or level)
        if fact.kind in COMPARISONS:
            verdicts.append((low is not None and low > null) or (high is not None and high < null))
    p = fact.value if fact.kind == "p-value" else fact.p
    printed = _p_range(p) if p is not None and p != "not disclosed" else None
    if p is not None and printed is not None:
        alpha = (1 - level / 100) / (1 if fact.sides == "two-sided" else 2)
        # "<0.05" lies below 0.05, ">0.01" may lie anywhere above.
        bound = printed[1] - 1e-9 if p[0] in "<≤" else printed[0]
        verdicts.append(p[0] not in ">≥" and bound < alpha)
    return all(verdicts) if verdicts else None


def within_margin(fact: Fact) -> bool:
    """Whether the interval of a comparison stays on the good side of its declared margin.

    The margin lies on the side of harm: above the value of no difference the upper limit must be
    below it, and below that value the lower limit above it.
    """
    interval, margin = fact.ci, _limit(fact.margin or "")
    if interval is None or isinstance(interval, str) or margin is None:
        return False
    low, high = _limit(interval.low), _limit(interval.high)
    if margin > (1 if fact.kind in RATIOS else 0):
        return high is not None and high < margin
    return low is not None and low > margin


def _limit(figure: str) -> float | None:
    value = decimal_of(figure.replace("−", "-"))
    return float(value) if value is not None else None
