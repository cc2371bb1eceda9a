"""Fit the weights of the forward-looking detector, and say how well it does on sentences unseen.

    python -m tests.forward_looking.fit en            # cross-validated figures only
    python -m tests.forward_looking.fit en --write    # and write weights_en.py anew

Method: logistic regression by Newton steps, with a ridge towards hand-set values (`PRIORS`: what
grammar suggests) in place of zero, so that a rare signal keeps a sensible weight. The weights are
rounded to tenths. Every choice of a signal is judged by the cross-validated figures, never by those
of the fit; neighbours in a file are often a pair of contrasts and stay in one fold.

`sentences_en.jsonl` and `sentences_zh.jsonl` hold the sentences, each with what it is (`fls`),
whether houses differ on it (`borderline`), and what it counts in the fit (`weight`, 1 if missing);
`pages_en.jsonl` and `pages_zh.jsonl` hold plain sentences of newsroom pages, which look nowhere.
More files of that form may be named; the tables in place were fitted with 300 English and 100
Chinese sentences more, which are not ours to publish.
"""

from __future__ import annotations

import argparse
import datetime
import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from clearcopy.language import weights_en, weights_zh
from clearcopy.language.classes import DEFAULT_TIERS
from clearcopy.language.forward_looking import classify, signals

from tests.forward_looking.priors import PRIORS

HERE = Path(__file__).parent
TABLES = {"en": Path(weights_en.__file__), "zh": Path(weights_zh.__file__)}
RIDGE = 2.0
SEEN_AT_LEAST = 4  # a rarer signal has no weight unless grammar gives it one
FOLDS = 10
# What is added to the base after the fit, in tenths, where precision is above recall without it.
LEAN = {"en": 0, "zh": 2}

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, what it is, and the signals that it shows (None: something else decides)."""

    sentence: str
    fls: bool
    borderline: bool
    weight: float
    shown: frozenset[str] | None
    settled: bool


def load(path: Path, lang: str) -> list[Labelled]:
    """Return the labelled sentences of a file of JSON lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return [_labelled(row, lang) for row in rows]


def _labelled(row: Mapping[str, object], lang: str) -> Labelled:
    sentence, day = str(row["sentence"]), row.get("published")
    published = datetime.date.fromisoformat(str(day)) if day else None
    shown = signals(sentence, lang, published)
    settled = shown is None and DEFAULT_TIERS.get(classify(sentence, lang).kind) == "fls"
    weight = float(str(row.get("weight", 1)))
    return Labelled(sentence, bool(row["fls"]), bool(row["borderline"]), weight, shown, settled)


def fitted(sentences: Iterable[Labelled], priors: Weights) -> dict[str, float]:
    """Return the weight of each signal, and under the empty name the base."""
    used = [one for one in sentences if one.shown is not None]
    seen = Counter(name for one in used for name in one.shown or ())
    names = ["", *sorted(name for name in seen if seen[name] >= SEEN_AT_LEAST or name in priors)]
    place = {name: at for at, name in enumerate(names)}
    rows = [[0, *sorted(place[name] for name in one.shown or () if name in place)] for one in used]
    start = [priors.get(name, 0.0) for name in names]
    theta = list(start)
    for _ in range(12):
        slope, bend = _derivatives(rows, used, theta, start)
        step = _solved(bend, slope)
        theta = [value - change for value, change in zip(theta, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return dict(zip(names, theta, strict=True))


def _derivatives(
    rows: Sequence[Sequence[int]],
    used: Sequence[Labelled],
    theta: Sequence[float],
    start: Sequence[float],
) -> tuple[list[float], list[list[float]]]:
    """Return the gradient and the Hessian of the loss at `theta`."""
    size = len(theta)
    ridge = [0.01, *([RIDGE] * (size - 1))]
    slope = [ridge[at] * (theta[at] - start[at]) for at in range(size)]
    bend = [[ridge[at] if at == to else 0.0 for to in range(size)] for at in range(size)]
    for row, one in zip(rows, used, strict=True):
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(theta[at] for at in row)))))
        pull, curve = (chance - one.fls) * one.weight, chance * (1 - chance) * one.weight
        for at in row:
            slope[at] += pull
            line = bend[at]
            for to in row:
                line[to] += curve
    return slope, bend


def _solved(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """Return x of `matrix` x = `right`, for a symmetric positive definite matrix (Cholesky)."""
    size = len(right)
    lower: list[list[float]] = []
    for at in range(size):
        line: list[float] = []
        for to in range(at):
            other = lower[to]
            known = sum(map(float.__mul__, line, other))
            line.append((matrix[at][to] - known) / other[to])
        line.append(math.sqrt(matrix[at][at] - sum(value * value for value in line)))
        lower.append(line)
    forth: list[float] = []
    for at in range(size):
        known = sum(map(float.__mul__, lower[at][:at], forth))
        forth.append((right[at] - known) / lower[at][at])
    back = [0.0] * size
    for at in reversed(range(size)):
        known = sum(lower[below][at] * back[below] for below in range(at + 1, size))
        back[at] = (forth[at] - known) / lower[at][at]
    return back


def tenths(weights: Weights, lang: str) -> dict[str, int]:
    """Return the weights as the tables hold them."""
    rounded = {name: round(10 * value) for name, value in weights.items()}
    rounded[""] += LEAN[lang]
    return rounded


def found(one: Labelled, weights: Mapping[str, int]) -> bool:
    """Whether the detector with `weights` takes a sentence for forward-looking."""
    if one.shown is None:
        return one.settled
    return weights[""] + sum(weights.get(name, 0) for name in one.shown) >= 0


def cross_validated(sentences: Sequence[Labelled], lang: str, seed: int = 0) -> list[bool]:
    """Return for each sentence what weights say that were fitted without it."""
    chance = random.Random(seed)  # noqa: S311  # folds, not secrets
    fold = [chance.randrange(FOLDS) for _ in sentences]
    fold = [fold[at - at % 2] for at in range(len(fold))]
    hits = [False] * len(sentences)
    for number in range(FOLDS):
        others = [one for at, one in enumerate(sentences) if fold[at] != number]
        weights = tenths(fitted(others, PRIORS[lang]), lang)
        for at, one in enumerate(sentences):
            if fold[at] == number:
                hits[at] = found(one, weights)
    return hits


def score(sentences: Sequence[Labelled], hits: Sequence[bool], *, clear_only: bool = False) -> str:
    """Return precision, recall and F1, of all sentences or of those that no house doubts."""
    pairs = [
        (one.fls, hit)
        for one, hit in zip(sentences, hits, strict=True)
        if not (clear_only and one.borderline)
    ]
    right = sum(fls and hit for fls, hit in pairs)
    said, there = sum(hit for _, hit in pairs), sum(fls for fls, _ in pairs)
    precision, recall = right / max(1, said), right / max(1, there)
    middle = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {middle:.3f}  ({len(pairs)})"


def written(table: str, weights: Mapping[str, int]) -> str:
    """Return the module `table` with other weights."""
    head = table[: table.index("BASE = ")]
    ordered = sorted(weights.items(), key=lambda row: (-row[1], row[0]))
    lines = [f'        "{name}": {value},' for name, value in ordered if name and value]
    return "\n".join(
        [
            f"{head}BASE = {weights['']}",
            "WEIGHTS: Mapping[str, int] = MappingProxyType(",
            "    {",
            *lines,
            "    }",
            ")",
            "",
        ]
    )


def main(arguments: Sequence[str]) -> None:
    """Fit the weights of a language; see the docstring of the module."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("lang", choices=sorted(TABLES))
    parser.add_argument("more", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args(arguments)
    files = [HERE / f"{name}_{chosen.lang}.jsonl" for name in ("sentences", "pages")]
    files += chosen.more
    parts = [load(path, chosen.lang) for path in files]
    sentences = [one for part in parts for one in part]
    hits = cross_validated(sentences, chosen.lang)
    at = 0
    for path, part in zip(files, parts, strict=True):
        own = hits[at : (at := at + len(part))]
        if not any(one.fls for one in part):
            print(f"{path.name}: {sum(own)} false alarms in {len(own)}")  # noqa: T201
            continue
        for clear_only, name in ((False, "all"), (True, "clear")):
            print(f"{path.name} {name}: {score(part, own, clear_only=clear_only)}")  # noqa: T201
    if chosen.write:
        table = TABLES[chosen.lang]
        weights = tenths(fitted(sentences, PRIORS[chosen.lang]), chosen.lang)
        table.write_text(written(table.read_text(encoding="utf-8"), weights), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
