"""Measure the newsroom beside the stock site generator on the same text: `make bench`.

Both build the same pages in turns, each time in a process of its own, so that a busy machine slows
both. CPU counts: wall time depends on what else runs. Exit code 1 says that a goal was missed.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import click

# This file is started by its path; the modules beside it are known from the project's root.
sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.measuring import Usage, in_own_process, measure, run_stages, typical
from tests.bench.newsroom import write_newsroom
from tests.bench.plain import write_plain

MOST_CPU = 1.5
"""Times the CPU of the stock generator, at the largest size."""
MOST_READING = 6.0
"""Milliseconds of CPU a page for reading, rules and waivers together."""
MOST_MEMORY = 500.0
"""Megabytes."""
MOST_GROWTH = 1.15
"""Times the CPU a page of the smallest size, at the largest."""


@dataclass(frozen=True)
class Measured:
    """One size: both generators, and the stages of ours in milliseconds of CPU a page."""

    releases: int
    pages: int
    ours: Usage
    stock: Usage
    stages: Mapping[str, float]

    @property
    def ratio(self) -> float:
        """Our CPU by that of the stock generator."""
        return self.ours.cpu / self.stock.cpu

    @property
    def reading(self) -> float:
        """Milliseconds a page for reading, rules and waivers."""
        return self.stages["reading"] + self.stages["judging"]


@dataclass(frozen=True)
class Goal:
    """What was to be reached, and what was."""

    name: str
    most: float
    reached: float

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.reached <= self.most


def measure_size(
    folder: Path, releases: int, *, rounds: int, languages: tuple[str, ...] = ("en",)
) -> Measured:
    """Make a newsroom of this size in `folder` and build it with both, `rounds` times in turns."""
    ours, stock = folder / f"ours-{releases}", folder / f"stock-{releases}"
    make = ["--make", str(ours), str(stock), "-n", str(releases)]
    pages = int(in_own_process(*make, *(["--both-languages"] if "zh" in languages else [])))
    build = [sys.executable, "-m", "clearcopy.cli", "build"]
    plain = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    taken: tuple[list[Usage], list[Usage]] = ([], [])
    for _ in range(rounds):
        taken[0].append(measure(build, ours))
        taken[1].append(measure(plain, stock))
    stages = {name: 1000 * spent / pages for name, spent in _stages(ours).items()}
    return Measured(releases, pages, typical(taken[0]), typical(taken[1]), stages)


def _make(ours: Path, stock: Path, releases: int, languages: tuple[str, ...]) -> int:
    """Write the same newsroom in both forms and return how many pages it has."""
    articles = write_newsroom(ours, releases, languages=languages)
    write_plain(stock, articles)
    return len(articles)


def _stages(newsroom: Path) -> dict[str, float]:
    """Return the CPU seconds of each stage; "host" is what is left of the whole build."""
    found: dict[str, float] = json.loads(in_own_process("--stages", str(newsroom / "mkdocs.yml")))
    whole = found.pop("all")
    return {**found, "host": whole - sum(found.values())}


def goals_of(sizes: Sequence[Measured]) -> list[Goal]:
    """Compare the largest size with the goals; growth needs a smaller one."""
    smallest, largest = sizes[0], sizes[-1]
    goals = [
        Goal("CPU by that of stock", MOST_CPU, largest.ratio),
        Goal("reading, rules, waivers (ms a page)", MOST_READING, largest.reading),
        Goal("memory (MB)", MOST_MEMORY, largest.ours.memory),
    ]
    if len(sizes) > 1:
        growth = (largest.ours.cpu / largest.pages) / (smallest.ours.cpu / smallest.pages)
        goals.append(Goal("growth of CPU a page", MOST_GROWTH, growth))
    return goals


def render_table(sizes: Sequence[Measured], goals: Sequence[Goal]) -> str:
    """Return the figures for a terminal."""
    rows = [("", *(f"{size.releases:,} releases" for size in sizes))]
    for name, usage in (("ours", "ours"), ("stock", "stock")):
        found: list[Usage] = [getattr(size, usage) for size in sizes]
        rows.append((f"{name}: CPU (s)", *(f"{each.cpu:.2f}" for each in found)))
        rows.append((f"{name}: wall (s)", *(f"{each.wall:.2f}" for each in found)))
        rows.append((f"{name}: memory (MB)", *(f"{each.memory:.0f}" for each in found)))
    rows.append(("CPU by that of stock", *(f"{size.ratio:.2f}" for size in sizes)))
    rows += [
        (f"{stage} (ms a page)", *(f"{size.stages[stage]:.2f}" for size in sizes))
        for stage in sizes[0].stages
    ]
    lines = [f"{name:<26}" + "".join(f"{cell:>18}" for cell in cells) for name, *cells in rows]
    lines.append("")
    lines += [
        f"{'met' if goal.met else 'MISSED':<8}{goal.name}: {goal.reached:.2f} of {goal.most:g}"
        for goal in goals
    ]
    return "\n".join(lines)


def as_json(sizes: Sequence[Measured], goals: Sequence[Goal]) -> str:
    """Return the figures for programs."""
    return json.dumps(
        {
            "version": 1,
            "sizes": [asdict(size) | {"ratio": size.ratio} for size in sizes],
            "goals": [asdict(goal) | {"met": goal.met} for goal in goals],
        },
        indent=2,
    )


@click.command()
@click.option("--releases", "-n", type=int, multiple=True, default=(100, 1000), show_default=True)
@click.option("--rounds", type=int, help="Builds of each size; 3 up to 100 releases, else 2.")
@click.option("--both-languages", is_flag=True, help="English and Chinese, not English alone.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write JSON here.")
@click.option("--make", type=(Path, Path), hidden=True)
@click.option("--stages", type=click.Path(exists=True, path_type=Path), hidden=True)
def main(
    *,
    releases: tuple[int, ...],
    rounds: int | None,
    both_languages: bool,
    output: Path | None,
    make: tuple[Path, Path] | None,
    stages: Path | None,
) -> None:
    """Measure CPU, time and memory beside MkDocs with Material, on the same text."""
    if stages is not None:
        click.echo(json.dumps(run_stages(stages)))
        return
    languages = ("en", "zh") if both_languages else ("en",)
    if make is not None:
        click.echo(_make(*make, releases[0], languages))
        return
    with tempfile.TemporaryDirectory(prefix="clearcopy-bench-") as folder:
        sizes = [
            measure_size(
                Path(folder),
                count,
                rounds=rounds or (3 if count <= 100 else 2),
                languages=languages,
            )
            for count in sorted(releases)
        ]
    goals = goals_of(sizes)
    click.echo(render_table(sizes, goals))
    if output is not None:
        output.write_text(as_json(sizes, goals) + "\n", encoding="utf-8")
    sys.exit(not all(goal.met for goal in goals))


if __name__ == "__main__":
    main()
