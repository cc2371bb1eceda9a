"""Every single defect is refused, with the code that its kind names; without one, all is clear."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from clearcopy.checking.verdict import Report
from clearcopy.document.article import Article
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page
from clearcopy.hosts import mkdocs as host
from clearcopy.hosts.commands import run_build
from clearcopy.publishing.clearance import Prepared, clear

from tests.mutations.mutants import LAYERS, Change, Mutant, read_mutants
from tests.newsrooms import judge, make_demonstration

MUTANTS = {layer: read_mutants(layer) for layer in LAYERS}
CASES = {
    layer: [
        pytest.param(mutant, id=f"{number}-{mutant.kind}".replace(" ", "-"))
        for number, mutant in enumerate(mutants)
    ]
    for layer, mutants in MUTANTS.items()
}
GIVEN = sorted({m.given for layer in LAYERS for m in MUTANTS[layer] if m.given}, key=repr)


@dataclass(frozen=True)
class Built:
    """The demonstration as the host built it, with everything that it was judged by."""

    root: Path
    report: Report
    prepared: Prepared
    articles: Mapping[str, Article]
    finished: Mapping[str, str]
    pages: Mapping[str, Page]
    styles: Mapping[str, str]


def build(root: Path) -> Built:
    """Build a newsroom with the host and keep what passes from step to step."""
    articles: dict[str, Article] = {}
    finished: dict[str, str] = {}
    judged: list[tuple[Prepared, Mapping[str, Page], Mapping[str, str]]] = []

    def keep_page(article: Article, output: str) -> Page:
        articles[article.url], finished[article.url] = article, output
        return read_page(article, output)

    def keep_all(
        prepared: Prepared, pages: Mapping[str, Page], styles: Mapping[str, str], *more: object
    ) -> Report:
        judged.append((prepared, dict(pages), styles))
        return clear(prepared, pages, styles, *more)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host, "read_page", keep_page)
        patch.setattr(host, "clear", keep_all)
        report = run_build(root / "mkdocs.yml", as_of=None, purpose="judge", silent=True)
    prepared, pages, styles = judged[0]
    return Built(root, report, prepared, articles, finished, pages, styles)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(make_demonstration(tmp_path_factory.mktemp("demonstration")))


def texts(root: Path, folder: str) -> dict[str, str]:
    """Return the text of every file below a folder of the project, by its path."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in (".md", ".yml", ".html", ".css")
    }


def copy_given(source: Path, root: Path, given: tuple[Change, ...]) -> None:
    """Copy the records and words of a newsroom, and make the changes that come first."""
    for name in ("data", "docs"):
        shutil.copytree(source / name, root / name)
    for change in given:
        path, text = change.make({**texts(root, "data"), **texts(root, "docs")})
        (root / path).write_text(text, encoding="utf-8")


def assert_refused(mutant: Mutant, report: Report) -> None:
    """The defect is found as what it is, at a place, and nothing is found that is not there."""
    blocking = [finding for finding in report.findings if finding.blocks]
    said = "\n".join(f"{one.code} {one.span}: {one.message}" for one in blocking)
    codes = {finding.code for finding in blocking}
    assert mutant.expected <= codes, f"{mutant}\nfound:\n{said or 'nothing'}"
    if mutant.also is not None:
        more = {code for code in codes - mutant.expected if code[:3] not in mutant.also}
        assert more == set(), f"{mutant}\nfound:\n{said}"
    assert all(finding.span.path for finding in blocking), said
    assert not report.cleared


def test_the_demonstration_without_a_defect_is_cleared(built: Built) -> None:
    assert [f"{one.code} {one.span}: {one.message}" for one in built.report.open] == []
    assert built.report.cleared
    assert built.report.pages == len(built.articles) == len(built.prepared.newsroom.articles)


@pytest.mark.parametrize("given", GIVEN)
def test_what_makes_a_rule_bind_is_no_defect_itself(
    given: tuple[Change, ...], built: Built, tmp_path: Path
) -> None:
    copy_given(built.root, tmp_path, given)
    report = judge(tmp_path)
    assert [f"{one.code} {one.span}: {one.message}" for one in report.open] == []
    assert report.cleared


@pytest.mark.parametrize("mutant", [*CASES["words"], *CASES["records"]])
def test_a_defect_in_words_or_records_is_refused(
    mutant: Mutant, built: Built, tmp_path: Path
) -> None:
    copy_given(built.root, tmp_path, mutant.given)
    folder = "docs" if mutant.layer == "words" else "data"
    path, text = mutant.make(texts(tmp_path, folder))
    (tmp_path / path).write_text(text, encoding="utf-8")
    assert_refused(mutant, judge(tmp_path))


@pytest.mark.parametrize("mutant", CASES["pages"])
def test_a_defect_in_a_finished_page_is_refused(mutant: Mutant, built: Built) -> None:
    url, text = mutant.make(built.finished)
    page = read_page(built.articles[url], text)
    report = clear(built.prepared, {**built.pages, url: page}, built.styles, [])
    assert_refused(mutant, report)


@pytest.mark.parametrize("mutant", CASES["styles"])
def test_a_style_sheet_that_hides_a_block_is_refused(mutant: Mutant, built: Built) -> None:
    path, text = mutant.make(built.styles)
    report = clear(built.prepared, built.pages, {**built.styles, path: text}, [])
    assert_refused(mutant, report)


@pytest.mark.parametrize("mutant", CASES["templates"])
def test_a_template_that_spoils_a_page_is_refused(mutant: Mutant, tmp_path: Path) -> None:
    root = make_demonstration(tmp_path)
    path, text = mutant.make(texts(root, "hooks/clearcopy/theme"))
    (root / path).write_text(text, encoding="utf-8")
    assert_refused(mutant, build(root).report)


def test_there_are_enough_mutants_of_every_kind() -> None:
    table = Counter(mutant.kind for mutants in MUTANTS.values() for mutant in mutants)
    print("\n".join(f"{count:4} {kind}" for kind, count in table.items()))  # noqa: T201 - a report
    assert {kind: count for kind, count in table.items() if count < 4} == {}
    assert table.total() >= 100
