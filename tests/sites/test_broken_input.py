"""Whatever an author puts into a file ends in a finding at its place, and all are found at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.newsrooms import RELEASE, edit, judge, run

PAGE = """---
type: list
description: "A page of its own, in both languages."
---
# A page

Some words.
"""
STUDY = "data/studies/example-1.yml"


@dataclass(frozen=True)
class Broken:
    """One thing wrong in one file: what makes it so, and what is found where."""

    name: str
    path: str
    make: Callable[[str], str | bytes]
    code: str
    line: int
    help: str = ""


def replaced(old: str, new: str) -> Callable[[str], str]:
    def make(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return make


def added(words: str) -> Callable[[str], str]:
    return lambda text: f"{text}\n{words}\n"


BROKEN = [
    Broken("front matter is not YAML", "a", replaced("type: list", "type: [list"), "DAT010", 2),
    Broken("front matter never ends", "b", replaced('"\n---\n', '"\n'), "DOC002", 1),
    Broken("no front matter", "c", lambda _: "# A page\n", "DOC001", 1),
    Broken("a key twice", "d", replaced("type: list", "type: list\ntype: list"), "DAT014", 3),
    Broken("an alias", "e", replaced("type: list", "type: *list"), "DAT015", 2),
    Broken("a tag", "f", replaced("type: list", "type: !!str list"), "DAT016", 2),
    Broken("an unknown key", "g", replaced("type:", "tpye: x\ntype:"), "DAT020", 2, '"type"'),
    Broken("an unquoted figure", "h", replaced('"A page of', '20.0 # "A'), "DAT022", 3),
    Broken("not UTF-8", "i", lambda text: text.encode("utf-16"), "DAT004", 1),
    Broken("NUL", "j", added("a\0b"), "DAT005", 9),
    Broken("bidirectional control", "k", added("a\u202eb"), "DAT006", 9),
    Broken("over 1 MB", "l", added("word " * 250_000), "DAT003", 0),
    Broken("raw HTML", "m", added("<div hidden>x</div>"), "DOC014", 9),
    Broken("an event handler", "n", added('<b onclick="x()">y</b>'), "DOC014", 9),
    Broken("an attribute list", "o", added("Word.{: onclick=x }"), "DOC015", 9),
    Broken("a javascript link", "p", added("[x](javascript:alert(1))"), "DOC016", 9),
    Broken("a link to nowhere", "q", added("[x](../nothing.md)"), "DOC017", 9),
    Broken("an unknown path", "r", added("[[example-1.nothing]]"), "DOC011", 9),
    Broken("an unknown citation", "s", added("Said [@a2002]."), "DOC013", 9, "@a2020"),
    Broken("no title", "t", replaced("# A page\n", ""), "DOC004", 6),
    Broken("an unknown type", "u", replaced("list", "lists"), "DOC003", 2, "list"),
    Broken("a private-use character", "v", added("a\ue000b"), "DOC022", 9),
    Broken("a missing image", "w", added("![x](x.png)"), "DOC019", 9),
]


def put(root: Path, broken: Broken) -> str:
    """Write the broken English page and its sound Chinese one; return the path of the first."""
    for lang in ("en", "zh"):
        folder = root / f"docs/{lang}/broken"
        folder.mkdir(exist_ok=True)
        (folder / f"{broken.path}.md").write_text(PAGE, encoding="utf-8")
    path = f"docs/en/broken/{broken.path}.md"
    made = broken.make(PAGE)
    (root / path).write_bytes(made if isinstance(made, bytes) else made.encode())
    return path


def test_all_broken_files_are_found_in_one_run_each_at_its_place(small: Path) -> None:
    paths = {broken.name: put(small, broken) for broken in BROKEN}
    (small / "docs/en/broken/link.md").symlink_to("/etc/passwd")
    (small / "docs/en/broken/A.md").write_text(PAGE, encoding="utf-8")
    (small / "docs/en/broken/notes.txt").write_text("x", encoding="utf-8")
    (small / "docs/en/index").mkdir()
    (small / "docs/en/broken/index.md").write_text(PAGE, encoding="utf-8")
    (small / "docs/en/broken.md").write_text(PAGE, encoding="utf-8")

    done = run(small, "check", "--format", "json")

    assert done.returncode == 1, done.stderr
    found = json.loads(done.stdout)["findings"]
    places = {(one["code"], one["file"], one["line"]) for one in found}
    for broken in BROKEN:
        assert (broken.code, paths[broken.name], broken.line) in places, broken.name
    codes = {(one["code"], one["file"]) for one in found}
    assert ("DOC007", "docs/en/broken/link.md") in codes
    assert ("DOC006", "docs/en/broken/notes.txt") in codes
    assert {"DOC008", "DOC009"} <= {code for code, _ in codes}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_one_thing_wrong_is_one_finding_of_its_file(small: Path, broken: Broken) -> None:
    path = put(small, broken)
    found = judge(small).findings
    own = [one for one in found if one.span.path == path and one.code[:3] in ("DAT", "DOC")]
    assert {(one.code, one.span.line) for one in own} == {(broken.code, broken.line)}
    assert broken.help in own[0].help


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("asset: ex-101", "asset: ex-102", "DAT030"),
        ("populations:\n", "population:\n", "DAT020"),
        ('value: "31.3"', "value: 31.3", "DAT022"),
        ("cutoff: 2025-01-15", "cutoff: 2025-01-32", "DAT025"),
        ("asset: ex-101", "asset: &x ex-101", "DAT015"),
        ("asset: ex-101", "asset: ex-101\nasset: ex-101", "DAT014"),
    ],
)
def test_a_broken_record_is_found_at_its_line(small: Path, old: str, new: str, code: str) -> None:
    text = (small / STUDY).read_text(encoding="utf-8")
    assert old in text
    (small / STUDY).write_text(text.replace(old, new, 1), encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + new.count("\nasset")
    assert (code, STUDY, line) in {
        (found.code, found.span.path, found.span.line) for found in judge(small).findings
    }


NEWS = "docs/en/news/example-1-results.md"
STATEMENT = "data/statements/statements.yml"
# What an author may do to a published release, and all that is found of it.
SLIPS = [
    # A changed figure is two findings: it is not what was published, and not what its counts give.
    (STUDY, 'value: "31.3"', 'value: "31.9"', [("SEL002", STUDY, 163), ("NUM001", STUDY, 163)]),
    (STATEMENT, "does not advertise", "never advertises", [("SEL003", STATEMENT, 8)]),
    (NEWS, "[@d2023]", "[@d2024]", [("DOC013", NEWS, 14)]),
    (NEWS, "## Results", "[@a2020; @nobody2024]\n\n## Results", [("DOC013", NEWS, 12)]),
    (NEWS, "type: release", "type: [release", [("DAT010", NEWS, 2)]),
    (NEWS, "type: release", "type: release\ntitle: x", [("DAT020", NEWS, 3)]),
    (NEWS, "## Results", "In 37.4 % of cases.\n\n## Results", [("NUM101", NEWS, 12)]),
    (NEWS, "## Results", '<div class="x20">Here</div>\n\n## Results', [("DOC014", NEWS, 12)]),
    (NEWS, "[[example-1.treated.orr]]", "[[example-1.treated.rr]]", [("DOC011", NEWS, 5)]),
    (NEWS, "[[example-1.treated.orr:k/n]]", "[[example-1.treated.orr:kn]]", [("DOC012", NEWS, 5)]),
    (NEWS, "[[example-1.tables.safety]]", "[[example-1.tables.safe]]", [("DOC011", NEWS, 20)]),
    (NEWS, "[[example-1.treated.orr]]", "[[example-1.treated.orr:k/n", [("DOC029", NEWS, 5)]),
    (NEWS, "## Results", "Of [[example-1.treated.orr] it.\n\n## Results", [("DOC029", NEWS, 12)]),
    (NEWS, "## Results", "Known [@a2020; @b2021 so.\n\n## Results", [("DOC029", NEWS, 12)]),
    (NEWS, "# Phase 2 results", "Phase 2 results", [("DOC004", NEWS, 8)]),
    (STUDY, "phase:", "phaze:", [("DAT020", STUDY, 6)]),
    (STATEMENT, "kind:", "knid:", [("DAT020", STATEMENT, 1)]),
    ("data/policy.yml", "page-types:", "pagetypes:", [("DAT020", "data/policy.yml", 4)]),
    ("data/references.yml", "title:", "titel:", [("DAT020", "data/references.yml", 3)]),
]


@pytest.mark.parametrize(("path", "old", "new", "expected"), SLIPS)
def test_one_slip_is_one_finding_however_much_hangs_on_it(
    small: Path, path: str, old: str, new: str, expected: list[tuple[str, str, int]]
) -> None:
    edit(small, path, old, new)
    found = [(one.code, one.span.path, one.span.line) for one in judge(small).findings]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("folder", ["assets", "diseases", "events", "issuers", "releases", "seals"])
def test_an_unreadable_record_is_one_finding_of_that_record(small: Path, folder: str) -> None:
    for file in sorted((small / "data" / folder).glob("*.yml")):
        before = file.read_bytes()
        file.write_bytes(b"nonsense: x\n" + before)
        places = {str(one.span) for one in judge(small).findings}
        assert places == {f"data/{folder}/{file.name}:1:1"}
        file.write_bytes(before)


def test_a_release_without_one_language_is_one_finding(small: Path) -> None:
    (small / NEWS).unlink()
    found = judge(small).findings
    assert [(one.code, one.span.path) for one in found] == [
        ("DOC020", "data/releases/example-1-results.yml")
    ]


@pytest.mark.parametrize(
    "name", ["a b.md", "\u65b0\u95fb.md", "a\u202eb.md", "a\nb.md", "\udcff.md", "\udcff.yml"]
)
def test_a_name_that_can_be_no_address_is_one_finding(small: Path, name: str) -> None:
    folder = "docs/en/news" if name.endswith(".md") else "data/releases"
    (small / folder / name).write_text(PAGE, encoding="utf-8")
    done = run(small, "check", "--no-pdf", "--format", "json")
    assert done.returncode == 1, done.stderr
    assert [one["code"] for one in json.loads(done.stdout)["findings"]] == [
        "DOC028" if name.endswith(".md") else "DAT062"
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"a: " + b"[" * 5000, b"x" * 3_000_000])
@pytest.mark.parametrize(
    "path", [STUDY, "data/references.yml", "data/releases/example-1-results.yml", NEWS]
)
def test_a_file_that_holds_anything_at_all_is_one_finding(
    small: Path, path: str, content: bytes
) -> None:
    (small / path).write_bytes(content)
    assert {one.span.path for one in judge(small).findings} == {path}


def test_a_symlink_in_data_is_not_followed(small: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text("kind: secret\n", encoding="utf-8")
    (small / "data/diseases/linked.yml").symlink_to(outside)
    done = run(small, "check")
    assert done.returncode == 1
    assert "data/diseases/linked.yml: error DAT002" in done.stdout


def test_a_word_list_that_is_gone_is_a_finding_and_no_silent_pass(small: Path) -> None:
    (small / "data/lexicons/superlatives.yml").unlink()
    report = judge(small)
    assert [(each.code, each.span.path) for each in report.findings] == [
        ("ENG006", "data/lexicons/superlatives.yml")
    ]
    assert not report.cleared


def test_a_word_list_that_cannot_be_read_is_one_finding(small: Path) -> None:
    edit(small, "data/lexicons/superlatives.yml", "terms:", "terms: [")
    assert {each.span.path for each in judge(small).findings} == {"data/lexicons/superlatives.yml"}
    assert not any(each.code == "ENG006" for each in judge(small).findings)


@pytest.mark.parametrize("name", ["retractions", "identifiers", "pictures"])
def test_a_list_that_cannot_be_read_is_not_called_missing(small: Path, name: str) -> None:
    (small / "docs/en/photo.png").touch()
    edit(small, NEWS, "## Results", "![Building of the company](../photo.png)\n\n## Results")
    (small / f"data/{name}.yml").write_text("nonsense: x\n", encoding="utf-8")
    found = judge(small).findings
    said = {each.code for each in found if each.span.path == f"data/{name}.yml"}
    assert said == {"DAT020", "DAT021"}
    assert not {"REF014", "REF006"} & {each.code for each in found}
    assert ("BLK003" in {each.code for each in found}) == (name != "pictures")


def test_a_broken_waiver_is_one_finding_and_holds_back_what_it_names(small: Path) -> None:
    edit(small, f"docs/en/news/{RELEASE}.md", "## ", "It was 99 days.\n\n## ")
    found = [each for each in judge(small).findings if each.blocks]
    assert found
    assert {each.code for each in found} >= {"NUM101"}
    covers = "".join(
        f"  - code: {each.code}\n    role: Editor\n    expires: 2026-01-31\n"
        f'    covers:\n      - subject: "{each.subject}"\n        digest: "{each.digest}"\n'
        for each in found
    )
    (small / "data/waivers.yml").write_text(f"waivers:\n{covers}", encoding="utf-8")

    report = judge(small)

    open_now = [(each.code, each.span.path) for each in report.findings if each.blocks]
    assert set(open_now) == {("DAT021", "data/waivers.yml")}
    assert len(open_now) == len(found)
    assert not report.about(["docs/en/index.md"]).cleared
