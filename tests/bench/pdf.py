"""Measure the PDFs of a generated newsroom, beside WeasyPrint on the same articles: `make bench`.

    python tests/bench/pdf.py -n 100 -n 1000

Ours includes everything that a build does for a file: the tree, setting, finishing, reading back,
comparing, writing. WeasyPrint prints the finished article with the newsroom's style sheets, without
standards or checks, in a sample of the articles, as it takes long. Each runs in a process of its
own; CPU counts. Exit code 1 says that a goal was missed.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import click

# This file is started by its path; the modules beside it are known from the project's root.
sys.path.insert(0, str(Path(__file__).parents[2]))

from clearcopy.document.reading import read_page, strip_marks
from clearcopy.document.shell import finish
from clearcopy.publishing.clearance import prepare
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all
from clearcopy.publishing.pdf.manuscript import Edition, Manuscript, write_manuscript

from tests.bench.newsroom import AS_OF, write_newsroom

PROJECT = Path(__file__).parents[2]
ADDRESS = "https://newsroom.example.com/"
SHEETS = PROJECT / "hooks" / "clearcopy" / "theme" / "assets" / "stylesheets"
SAMPLE = 20
MOST_CPU = 0.1
"""Seconds of CPU a document, read back and compared."""
MOST_MEMORY = 250.0
"""Megabytes of a worker, at the largest size."""
LEAST_RATIO = 8.0
"""Times WeasyPrint's documents per CPU second."""
LEAST_CORES = 1.5
"""CPU seconds by seconds while two processes work."""


@dataclass(frozen=True)
class Taken:
    """What a run took: documents, seconds of CPU and of wall, megabytes of its largest process."""

    documents: int
    cpu: float
    wall: float
    memory: float

    @property
    def each(self) -> float:
        """Seconds of CPU a document."""
        return self.cpu / self.documents


def _sheets(root: Path, count: int) -> Iterator[Manuscript]:
    prepared = prepare(root, datetime.fromisoformat(AS_OF))
    edition = Edition(prepared.library, root, ADDRESS, prepared.as_of)
    releases = (
        article for article in prepared.newsroom.articles.values() if article.type == "release"
    )
    for article in islice(releases, count):
        page = read_page(article, finish(article, [article]))
        yield write_manuscript(article, page, edition)


def _ours(root: Path, count: int) -> Taken:
    sheets = list(_sheets(root, count))
    own = _own_cpu()
    begin = time.perf_counter()
    outcome = make_all(sheets, Store(root / "store"), root / "made")
    wall = time.perf_counter() - begin
    if outcome.findings or outcome.made != len(sheets):
        raise SystemExit(f"{len(outcome.findings)} findings: {outcome.findings[:2]}")
    return Taken(len(sheets), _own_cpu() - own, wall, _memory(resource.RUSAGE_CHILDREN))


def _weasyprint(root: Path, count: int) -> Taken:
    import weasyprint  # noqa: PLC0415 - its import is not measured

    texts = [finish(sheet.article, [sheet.article]) for sheet in _sheets(root, min(count, SAMPLE))]
    styles = [
        weasyprint.CSS(filename=str(SHEETS / f"{name}.css")) for name in ("tokens", "clearcopy")
    ]
    fonts = weasyprint.text.fonts.FontConfiguration()
    own, begin = _own_cpu(), time.perf_counter()
    for text in texts:
        page = weasyprint.HTML(string=strip_marks(text), base_url=ADDRESS)
        page.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    wall = time.perf_counter() - begin
    return Taken(len(texts), _own_cpu() - own, wall, _memory(resource.RUSAGE_SELF))


def _own_cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _memory(who: int) -> float:
    kilobytes = resource.getrusage(who).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _apart(run: Callable[[Path, int], Taken], root: Path, count: int) -> Taken:
    """Run in a process of its own: nobody's memory or caches count for another."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(run, root, count).result()


def measure_documents(folder: Path, count: int) -> dict[str, Taken]:
    """Make a newsroom of `count` releases in `folder` and its PDFs in both ways."""
    root = folder / f"pdf-{count}"
    write_newsroom(root, count)
    return {"ours": _apart(_ours, root, count), "weasyprint": _apart(_weasyprint, root, count)}


def goals_of(sizes: Sequence[dict[str, Taken]]) -> dict[str, bool]:
    """Compare the largest size with the goals."""
    ours, other = sizes[-1]["ours"], sizes[-1]["weasyprint"]
    return {
        f"CPU a document {ours.each:.3f} s of {MOST_CPU}": ours.each <= MOST_CPU,
        f"memory {ours.memory:.0f} MB of {MOST_MEMORY:.0f}": ours.memory <= MOST_MEMORY,
        f"WeasyPrint {other.each / ours.each:.1f} times of {LEAST_RATIO}": (
            other.each / ours.each >= LEAST_RATIO
        ),
        f"cores {ours.cpu / ours.wall:.2f} of {LEAST_CORES}": ours.cpu / ours.wall >= LEAST_CORES,
    }


@click.command()
@click.option("--releases", "-n", type=int, multiple=True, default=(100, 1000), show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write JSON here.")
def main(releases: tuple[int, ...], output: Path | None) -> None:
    """Measure CPU, time and memory of PDFs beside WeasyPrint, on the same articles."""
    sizes: list[dict[str, Taken]] = []
    with tempfile.TemporaryDirectory(prefix="clearcopy-bench-") as folder:
        for count in sorted(releases):
            found = measure_documents(Path(folder), count)
            sizes.append(found)
            for name, taken in found.items():
                click.echo(
                    f"{count:>6,} releases  {name:<12}{taken.each:.3f} s of CPU a document  "
                    f"{taken.documents / taken.wall:6.1f} documents a second  "
                    f"{taken.memory:4.0f} MB"
                )
    goals = goals_of(sizes)
    for goal, met in goals.items():
        click.echo(f"{'met' if met else 'MISSED':<8}{goal}")
    if output is not None:
        whole: dict[str, Any] = {
            "sizes": [{name: asdict(taken) for name, taken in size.items()} for size in sizes],
            "goals": goals,
        }
        output.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    sys.exit(not all(goals.values()))


if __name__ == "__main__":
    main()
