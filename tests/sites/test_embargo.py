"""What is not public yet is in no published byte, blocks nothing, and is there when it is due."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from clearcopy.publishing.clearance import prepare

from tests.newsrooms import AS_OF, edit, everything_in, run, tree

WAITING = "second-wave"
DUE = "2026-01-15T09:00:00+08:00"
LATER = "2026-01-16T00:00:00+08:00"
RECORD = f"data/releases/{WAITING}.yml"
PAGES = [f"docs/{lang}/news/{WAITING}.md" for lang in ("en", "zh")]
# Whatever could give it away: its name, its words, its figure, its data cut.
TRACES = [WAITING, "Zanzibar", "桑给巴尔", "45.8%", "2025-12-01", "December 1, 2025", "2026-01-15"]


@pytest.fixture
def embargoed(small: Path) -> Path:
    """The small newsroom with a second release, with figures of its own, that is not due yet."""
    record = (small / "data/releases/example-1-results.yml").read_text(encoding="utf-8")
    record = record.replace("date: 2025-03-10", f"at: {DUE}").replace("2025-01-15", "2025-12-01")
    (small / RECORD).write_text(
        record.replace("event: example-congress-2025\n", ""), encoding="utf-8"
    )
    for page, place in zip(PAGES, ("Zanzibar", "桑给巴尔"), strict=True):
        words = (small / page.replace(WAITING, "example-1-results")).read_text(encoding="utf-8")
        (small / page).write_text(words.replace("## ", f"## {place}: "), encoding="utf-8")
    study = small / "data/studies/example-1.yml"
    text = study.read_text(encoding="utf-8")
    start, end = text.index('  "2025-01-15":'), text.index("\ntables:")
    cut = text[start:end].replace("2025-01-15", "2025-12-01")
    assert "45.8" not in text
    cut = cut.replace('value: "31.3"', 'value: "45.8"').replace("k: 15", "k: 22")
    study.write_text(text[:end] + "\n" + cut + text[end:], encoding="utf-8")
    return small


def traces(site: Path) -> list[str]:
    content = everything_in(site)
    return [trace for trace in TRACES if trace.encode() in content]


def test_an_embargoed_release_leaves_no_trace_in_the_site(embargoed: Path) -> None:
    done = run(embargoed, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert traces(embargoed / "site") == []
    assert WAITING not in done.stdout


def test_the_site_is_the_same_with_and_without_an_embargoed_release(
    small: Path, embargoed: Path
) -> None:
    assert run(embargoed, "build").returncode == 0
    with_it = tree(embargoed / "site")
    for path in (RECORD, *PAGES):
        (small / path).unlink()
    assert run(small, "build").returncode == 0
    assert tree(small / "site") == with_it


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script> [[no.such.value]] [@nobody1999] 99.9%\n",
        "---\ntype: release\n---\n# Zanzibar\n",
        "---\ntype: [release\n",
        "\0\u202e",
        "",
    ],
    ids=["broken words", "keys missing", "broken front matter", "forbidden characters", "empty"],
)
def test_its_unfinished_words_cannot_block_a_correction_of_another_page(
    embargoed: Path, words: str
) -> None:
    for page in PAGES:
        kept = (embargoed / page).read_text(encoding="utf-8") if words.startswith("<") else ""
        (embargoed / page).write_text(f"{kept}\n{words}" if kept else words, encoding="utf-8")
    edit(embargoed, "docs/en/index.md", "for journalists", "for all journalists")

    done = run(embargoed, "build")

    assert done.returncode == 0, done.stdout + done.stderr
    corrected = (embargoed / "site/en/index.html").read_text(encoding="utf-8")
    assert "for all journalists" in corrected
    assert traces(embargoed / "site") == []


def test_a_medicine_and_its_study_wait_in_generated_lists_until_a_page_is_about_them(
    small: Path,
) -> None:
    for lang, title, words in (
        ("en", "Programmes under study", "As of October 1, 2025, these are under study."),
        ("zh", "在研项目", "截至2025年10月1日，以下项目正在研究中。"),
    ):
        page = f"---\ntype: pipeline\ndescription: {title}\n---\n# {title}\n\n{words}\n"
        (small / f"docs/{lang}/pipeline.md").write_text(page, encoding="utf-8")
    first = run(small, "build")
    assert first.returncode == 0, first.stdout
    without = tree(small / "site")
    assert b"EX-101" in (small / "site/en/pipeline/index.html").read_bytes()

    for path, new in (("assets/ex-101", "assets/nv-7"), ("studies/example-1", "studies/nova-1")):
        record = (small / f"data/{path}.yml").read_text(encoding="utf-8")
        for old, name in (("EX-101", "NV-7"), ("ex-101", "nv-7"), ("example-1", "nova-1")):
            record = record.replace(old, name)
        record = record.replace("EXAMPLE-1", "NOVA-1").replace("NCT99999999", "NCT99999997")
        (small / f"data/{new}.yml").write_text(record, encoding="utf-8")
    done = run(small, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert tree(small / "site") == without
    said = done.stdout + done.stderr
    assert [name for name in ("NV-7", "nv-7", "NOVA-1", "nova-1") if name in said] == []

    previewed = prepare(small, datetime.fromisoformat(AS_OF), preview=True).newsroom.articles
    assert "NV-7" in previewed["en/pipeline/"].html


def test_a_link_to_it_is_refused_without_naming_it_in_the_site(embargoed: Path) -> None:
    path = embargoed / "docs/en/index.md"
    path.write_text(
        path.read_text(encoding="utf-8") + f"\nSee [this](news/{WAITING}.md).\n", encoding="utf-8"
    )
    done = run(embargoed, "build")
    assert (done.returncode, "DOC018" in done.stdout) == (1, True)


def test_its_figures_are_refused_on_other_pages(embargoed: Path) -> None:
    edit(embargoed, "data/releases/example-1-results.yml", "2025-01-15", "2025-12-01")
    done = run(embargoed, "build")
    assert (done.returncode, "DAT036" in done.stdout) == (1, True)


def test_to_check_or_seal_it_before_its_time_is_not_yet_due(embargoed: Path) -> None:
    checked = run(embargoed, "check", PAGES[0])
    assert (checked.returncode, "is not due before 2026-01-15" in checked.stdout) == (3, True)
    sealed = run(embargoed, "seal", WAITING)
    assert (sealed.returncode, "is not due before 2026-01-15" in sealed.stderr) == (3, True)
    assert not (embargoed / f"data/seals/{WAITING}.yml").exists()


def test_once_due_and_sealed_it_is_published(embargoed: Path) -> None:
    unsealed = run(embargoed, "build", "--as-of", LATER)
    assert (unsealed.returncode, "SEL001" in unsealed.stdout) == (1, True)
    sealed = run(embargoed, "seal", WAITING, "--as-of", LATER)
    assert sealed.returncode == 0, sealed.stdout + sealed.stderr
    done = run(embargoed, "build", "--as-of", LATER)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (embargoed / f"site/en/news/{WAITING}/index.html").read_text(encoding="utf-8")
    assert "Zanzibar" in page
    assert "45.8%" in page
    assert 'content="noindex"' not in page
    assert WAITING in (embargoed / "site/sitemap.xml").read_text(encoding="utf-8")


def test_its_broken_words_are_found_by_a_check_for_the_day_it_is_due(embargoed: Path) -> None:
    edit(embargoed, PAGES[0], "Zanzibar: ", "Zanzibar: [[no.such.value]] ")
    done = run(embargoed, "check", PAGES[0], "--as-of", LATER)
    assert (done.returncode, f"{PAGES[0]}:" in done.stdout, "DOC011" in done.stdout) == (
        1,
        True,
        True,
    )
