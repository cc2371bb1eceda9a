"""Measure the PDFs of a generated newsroom, beside WeasyPrint on the same articles: `make bench`.

    python tests/bench/pdf.py -n 100 -n 1000

Ours includes everything that a build does for a file: the tree, setting, finishing, reading back,
comparing, writing, in two processes. WeasyPrint prints the finished article with the newsroom's
style sheets and fonts, tagged, without PDF/A or checks, in a sample of the articles, as it takes
long; "only set" is the same work done in our way. Each runs in a process of its own that is reused
for all its files; CPU counts. Exit code 1 says that a goal was missed.
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

from clearcopy.document.article import Article
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page, strip_marks
from clearcopy.document.shell import finish
from clearcopy.publishing.clearance import prepare
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all
from clearcopy.publishing.pdf.manuscript import Edition, Manuscript, write_manuscript
from clearcopy.publishing.pdf.structure import finish as mark
from clearcopy.publishing.pdf.typesetting import Typesetter

from tests.bench.newsroom import AS_OF, write_newsroom

PROJECT = Path(__file__).parents[2]
ADDRESS = "https://newsroom.example.com/"
SHEETS = PROJECT / "hooks" / "clearcopy" / "theme" / "assets" / "stylesheets"
STYLES = ("tokens", "fonts", "clearcopy")
SAMPLE = 20
MOST_CPU = 0.1
"""Seconds of CPU a document, read back and compared."""
MOST_MEMORY = 250.0
"""Megabytes of a worker, at the largest size."""
MOST_GROWTH = 50.0
"""Megabytes by which the process grows that gives out work: it holds few files at a time."""
LEAST_RATIO = 8.0
"""Times WeasyPrint's documents per CPU second."""
LEAST_CORES = 1.5
"""CPU seconds by seconds while two processes work; it says something on an idle machine only."""
MOST_ALONE = 0.25
"""CPU of the process that gives out work, by that of the two workers: beyond a half they wait."""


@dataclass(frozen=True)
class Taken:
    """What a run took: documents, seconds of CPU and of wall, megabytes of its largest process.

    Where other processes make the files, `memory` is theirs; `alone` are the seconds of CPU of the
    process that gives them their work, `grown` the megabytes by which it grew meanwhile.
    """

    documents: int
    cpu: float
    wall: float
    memory: float
    alone: float = 0.0
    grown: float = 0.0

    @property
    def each(self) -> float:
        """Seconds of CPU a document."""
        return self.cpu / self.documents


Read = tuple[Article, Page]


def _read(root: Path, count: int) -> tuple[Edition, list[Read]]:
    """Compose and read the newsroom's releases: a build has done so before it makes PDFs."""
    prepared = prepare(root, datetime.fromisoformat(AS_OF))
    edition = Edition(prepared.library, root, ADDRESS, prepared.as_of)
    releases = (
        article for article in prepared.newsroom.articles.values() if article.type == "release"
    )
    return edition, [
        (article, read_page(article, finish(article, [article])))
        for article in islice(releases, count)
    ]


def _ours(root: Path, count: int) -> Taken:
    edition, found = _read(root, count)
    alone, whole, before = _own_cpu(), _whole_cpu(), _memory(resource.RUSAGE_SELF)
    begin = time.perf_counter()
    heaviest = [0.0]

    def sheets() -> Iterator[Manuscript]:
        for article, page in found:
            heaviest.append(_heaviest_child())
            yield write_manuscript(article, page, edition)

    outcome = make_all(sheets(), Store(root / "store"), root / "made")
    wall = time.perf_counter() - begin
    if outcome.findings or outcome.made != len(found):
        raise SystemExit(f"{len(outcome.findings)} findings: {outcome.findings[:2]}")
    return Taken(
        documents=len(found),
        cpu=_whole_cpu() - whole,
        wall=wall,
        memory=max(heaviest) or _memory(resource.RUSAGE_SELF),
        alone=_own_cpu() - alone,
        grown=_memory(resource.RUSAGE_SELF) - before,
    )


def _setting(root: Path, count: int) -> Taken:
    """What WeasyPrint does, in our way: a finished file, neither read back nor compared."""
    edition, found = _read(root, min(count, SAMPLE))
    typesetter = Typesetter()
    own, begin = _own_cpu(), time.perf_counter()
    for article, page in found:
        sheet = write_manuscript(article, page, edition)
        mark(typesetter.set(sheet.text), sheet.tree.blocks)
    wall = time.perf_counter() - begin
    return Taken(len(found), _own_cpu() - own, wall, _memory(resource.RUSAGE_SELF))


def _weasyprint(root: Path, count: int) -> Taken:
    import weasyprint  # noqa: PLC0415 - its import is not measured

    _, found = _read(root, min(count, SAMPLE))
    texts = [finish(article, [article]) for article, _ in found]
    fonts = weasyprint.text.fonts.FontConfiguration()
    styles = [weasyprint.CSS(filename=SHEETS / f"{name}.css", font_config=fonts) for name in STYLES]
    own, begin = _own_cpu(), time.perf_counter()
    for text in texts:
        page = weasyprint.HTML(string=strip_marks(text), base_url=ADDRESS)
        page.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    wall = time.perf_counter() - begin
    return Taken(len(texts), _own_cpu() - own, wall, _memory(resource.RUSAGE_SELF))


def _own_cpu() -> float:
    used = os.times()
    return used.user + used.system


def _whole_cpu() -> float:
    used = os.times()
    return _own_cpu() + used.children_user + used.children_system


def _heaviest_child() -> float:
    """Megabytes that the largest running child has ever had (Linux).

    What the system counts for ended children has in it what their parent had when it forked them.
    """
    found = [0.0]
    for child in multiprocessing.active_children():
        status = Path(f"/proc/{child.pid}/status")
        if status.exists():
            lines = status.read_text(encoding="ascii").splitlines()
            found += [int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")]
    return max(found)


def _memory(who: int) -> float:
    kilobytes = resource.getrusage(who).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _apart(run: Callable[[Path, int], Taken], root: Path, count: int) -> Taken:
    """Run in a process of its own: nobody's memory or caches count for another."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(run, root, count).result()


def measure_documents(folder: Path, count: int) -> dict[str, Taken]:
    """Make a newsroom of `count` releases in `folder` and its PDFs in each way."""
    root = folder / f"pdf-{count}"
    write_newsroom(root, count)
    runs = {"ours": _ours, "only set": _setting, "weasyprint": _weasyprint}
    return {name: _apart(run, root, count) for name, run in runs.items()}


def goals_of(sizes: Sequence[dict[str, Taken]]) -> dict[str, bool]:
    """Compare with the goals: the CPU at every size, the rest at the largest."""
    ours, other = sizes[-1]["ours"], sizes[-1]["weasyprint"]
    share = ours.alone / (ours.cpu - ours.alone)
    found = [(size["ours"].documents, size["ours"].each) for size in sizes]
    return {
        f"CPU a document of {count:,} {each:.3f} s of {MOST_CPU}": each <= MOST_CPU
        for count, each in found
    } | {
        f"memory {ours.memory:.0f} MB of {MOST_MEMORY:.0f}": ours.memory <= MOST_MEMORY,
        f"growth of the rest {ours.grown:.0f} MB of {MOST_GROWTH:.0f}": ours.grown <= MOST_GROWTH,
        f"WeasyPrint {other.each / ours.each:.1f} times of {LEAST_RATIO}": (
            other.each / ours.each >= LEAST_RATIO
        ),
        f"cores {ours.cpu / ours.wall:.2f} of {LEAST_CORES}": ours.cpu / ours.wall >= LEAST_CORES,
        f"work given out in {share:.2f} of the time of {MOST_ALONE}": share <= MOST_ALONE,
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
