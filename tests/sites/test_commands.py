"""Every command in a whole newsroom: what it writes, what it says, and its exit code."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from clearcopy.checking.explaining import explain_code
from clearcopy.checking.registry import load_rules
from clearcopy.records.library import load_library
from clearcopy.reports.json import SCHEMA

from tests.newsrooms import AS_OF, RELEASE, edit, run, tree

PAGE = f"docs/en/news/{RELEASE}.md"
SEAL = f"data/seals/{RELEASE}.yml"


def test_a_json_report_has_the_form_of_its_schema(small: Path) -> None:
    clear = run(small, "check", "--format", "json")
    edit(small, PAGE, "## Results", "## Results\n\nIn 37.4 % of cases.")
    blocked = run(small, "check", "--format", "json")
    for done, code, verdict in ((clear, 0, "cleared"), (blocked, 1, "blocked")):
        report = json.loads(done.stdout)
        jsonschema.Draft202012Validator(SCHEMA).validate(report)
        assert (done.returncode, report["verdict"]) == (code, verdict)
        assert report["evaluated"]["pages"] == 12
    found = json.loads(blocked.stdout)["findings"]
    assert [(one["code"], one["file"]) for one in found] == [("NUM101", PAGE)]


def test_a_check_of_one_file_speaks_of_it_alone(small: Path) -> None:
    edit(small, PAGE, "## Results", "## Results\n\nIn 37.4 % of cases.")
    edit(small, "docs/en/index.md", "for journalists", "since 1987 for journalists in 63 lands")
    everything = run(small, "check")
    one = run(small, "check", PAGE)
    other = run(small, "check", "docs/en/studies")
    record = run(small, "check", "data/studies/example-1.yml")
    assert "docs/en/index.md" in everything.stdout
    assert "docs/en/index.md" not in one.stdout
    assert "37.4 %" in one.stdout
    codes = [done.returncode for done in (everything, one, other, record)]
    assert codes == [1, 1, 0, 0]


def test_a_check_replaces_nothing_and_needs_no_place_to_publish(small: Path) -> None:
    (small / ".clearcopy").write_text("no folder can be made here", encoding="utf-8")
    before = tree(small)
    built, checked = run(small, "build"), run(small, "check")
    assert (built.returncode, "cannot be replaced" in built.stderr) == (2, True)
    assert (checked.returncode, checked.stderr.count("cannot")) == (0, 0), checked.stderr
    assert tree(small) == before


@pytest.mark.parametrize("path", ["docs/en/news/nothing.md", "/etc/passwd", "../elsewhere"])
def test_a_check_of_what_is_not_in_the_newsroom_cannot_run(small: Path, path: str) -> None:
    done = run(small, "check", path)
    assert (done.returncode, path in done.stderr) == (2, True)


def test_a_newsroom_is_found_by_its_settings_from_any_folder(small: Path) -> None:
    done = run(small.parent, "build", "--config-file", str(small / "mkdocs.yml"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert (small / "site/en/index.html").is_file()


def test_a_new_release_waits_to_be_filled_in_and_can_then_be_published(small: Path) -> None:
    made = run(small, "new", "release", "phase-3-begins")
    assert made.returncode == 0, made.stderr
    paths = ["data/releases/phase-3-begins.yml"]
    paths += [f"docs/{lang}/news/phase-3-begins.md" for lang in ("en", "zh")]
    assert all(f"wrote {path}" in made.stdout for path in paths)

    empty = run(small, "build")
    assert empty.returncode == 0, empty.stdout
    assert "warn TIM101" in empty.stdout
    assert "phase-3-begins" not in {path.parent.name for path in (small / "site").rglob("*.html")}

    record = yaml.safe_load((small / "data/releases" / f"{RELEASE}.yml").read_text("utf-8"))
    record |= {"published": {"at": "2025-10-01T09:00:00+08:00", "zone": "Asia/Shanghai"}}
    del record["event"]
    (small / paths[0]).write_text(
        yaml.safe_dump(record, sort_keys=False).replace("'2025-10", "2025-10").replace("00'", "00"),
        encoding="utf-8",
    )
    for path in paths[1:]:
        words = (small / path.replace("phase-3-begins", RELEASE)).read_text(encoding="utf-8")
        (small / path).write_text(words, encoding="utf-8")
    assert run(small, "seal", "phase-3-begins").returncode == 0
    done = run(small, "build")
    assert done.returncode == 0, done.stdout
    assert (small / "site/zh/news/phase-3-begins/index.html").is_file()


def test_what_a_new_release_still_lacks_is_said_in_plain_words(small: Path) -> None:
    assert run(small, "new", "release", "later").returncode == 0
    pages = ("docs/en/news/later.md", "docs/zh/news/later.md")
    waiting = run(small, "check", *pages)
    assert (waiting.returncode, "has no date of publication yet" in waiting.stdout) == (3, True)
    assert run(small, "seal", "later").returncode == 3

    record = small / "data/releases/later.yml"
    text = record.read_text(encoding="utf-8").replace("# at: 2026-03-02T08", "at: 2025-10-01T08")
    record.write_text(text, encoding="utf-8")
    done = run(small, "check", *pages)
    assert done.returncode == 1
    assert "docs/en/news/later.md:3:" in done.stdout
    assert "docs/zh/news/later.md:3:" in done.stdout
    assert "error LEX012 placeholder-left-in" in done.stdout
    # What is to be filled in comes first and by itself; to seal comes last, and nobody waives it.
    codes = re.findall(r"^\S+: \S+ ([A-Z]{3}[0-9]{3}) ", done.stdout, re.MULTILINE)
    assert codes == ["LEX012"] * (len(codes) - 1) + ["SEL001"]
    assert "later#seal" not in done.stdout


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        (RELEASE, "exists already"),
        ("Ünfit", "cannot be an id"),
        ("ex-101", "of another record (asset)"),
    ],
)
def test_a_release_that_cannot_be_begun_changes_nothing(small: Path, slug: str, said: str) -> None:
    before = tree(small)
    done = run(small, "new", "release", slug)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert tree(small) == before


def test_sealing_again_writes_the_same_and_a_changed_figure_is_a_finding(small: Path) -> None:
    before = (small / SEAL).read_bytes()
    done = run(small, "seal", RELEASE)
    assert (done.returncode, SEAL in done.stdout) == (0, True)
    assert (small / SEAL).read_bytes() == before
    edit(small, "data/studies/example-1.yml", 'value: "8.4"', 'value: "8.5"')
    changed = run(small, "build")
    assert (changed.returncode, "error SEL002" in changed.stdout) == (1, True)


@pytest.mark.parametrize(
    ("slug", "said"), [("nothing", 'no readable release "nothing"'), ("../x", "../x")]
)
def test_what_is_no_release_cannot_be_sealed(small: Path, slug: str, said: str) -> None:
    done = run(small, "seal", slug)
    assert (done.returncode, said in done.stderr) == (2, True)


def test_a_broken_release_cannot_be_sealed(small: Path) -> None:
    edit(small, PAGE, "## Results", "## Results\n\n[[no.such.value]]")
    (small / SEAL).unlink()
    words = (small / PAGE).read_text(encoding="utf-8")
    line = words[: words.index("no.such.value")].count("\n") + 1
    done = run(small, "seal", RELEASE)
    assert (done.returncode, f"{PAGE}:{line}:" in done.stderr) == (2, True), done.stderr
    assert not (small / SEAL).exists()


def test_schemas_are_written_and_fit_the_records(small: Path) -> None:
    done = run(small, "schema", "--output", "schemas")
    assert done.returncode == 0, done.stderr
    for kind, folder in (("study", "studies"), ("asset", "assets"), ("event", "events")):
        schema = json.loads((small / f"schemas/{kind}.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        for path in (small / "data" / folder).glob("*.yml"):
            record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
            assert set(record) <= set(schema["properties"])
    printed = json.loads(run(small, "schema").stdout)
    assert set(printed) == {path.stem for path in (small / "schemas").iterdir()}


@pytest.mark.parametrize("code", ["NUM101", "num101", "figure-without-fact", "DOC014", "ENG013"])
def test_a_code_or_a_name_is_explained(small: Path, code: str) -> None:
    done = run(small, "explain", code)
    assert done.returncode == 0, done.stderr
    assert "To mend:" in done.stdout


def test_each_code_is_listed_and_explained_with_what_policy_says_of_it(small: Path) -> None:
    listed = run(small, "explain").stdout.splitlines()
    rules = {rule.code: rule for rule in load_rules()}
    policy = load_library(small).policy
    assert policy is not None
    assert {line[:6] for line in listed} >= set(rules)
    assert "DOC014  error     raw-html" in listed
    for code, rule in rules.items():
        text = explain_code(code, (), policy) or ""
        row = policy.rules[code]
        for said in (rule.name, row.severity, row.owner, row.source, "To mend: "):
            assert said in text, code
        assert re.search(r"(?i)violates|example", text), code


def test_an_unknown_code_cannot_be_explained(small: Path) -> None:
    done = run(small, "explain", "NUM999")
    assert (done.returncode, "NUM999" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments", [("publish",), ("build", "--force"), ("check", "--format", "xml"), ("seal",)]
)
def test_a_command_that_there_is_not_cannot_run(small: Path, arguments: tuple[str, ...]) -> None:
    done = run(small, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_the_instant_decides_what_is_public(small: Path) -> None:
    early = run(small, "check", PAGE, "--as-of", "2025-03-01T00:00:00+08:00")
    assert (early.returncode, "is not due before 2025-03-10T16:00:00+00:00" in early.stdout) == (
        3,
        True,
    )
    assert run(small, "check", PAGE, "--as-of", AS_OF).returncode == 0


def test_what_is_no_code_leads_to_the_list_of_codes(small: Path) -> None:
    done = run(small, "explain", "NUM999")
    assert done.returncode == 2
    assert done.stderr == 'clearcopy: there is no code "NUM999"; `clearcopy explain` lists all\n'


@pytest.mark.parametrize("address", ["8000", "127.0.0.1:99999", "127.0.0.1:", ":8000", "here"])
def test_what_is_no_address_is_refused_before_anything_is_built(small: Path, address: str) -> None:
    done = run(small, "serve", "--address", address)
    assert (done.returncode, done.stdout) == (2, "")
    assert f'"{address}" is no address' in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_in_use_is_said_in_one_sentence(small: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = run(small, "serve", "--address", f"127.0.0.1:{other.getsockname()[1]}")
    assert done.returncode == 2
    assert "another program serves at this address; give a free one" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_a_new_release_asks_for_is_found_as_placeholders_and_not_as_figures(
    small: Path,
) -> None:
    assert run(small, "new", "release", "begun").returncode == 0
    edit(small, "data/releases/begun.yml", "  # at: 2026-03-02", "  at: 2025-03-02")
    done = run(small, "check", "docs/en/news/begun.md", "docs/zh/news/begun.md")
    assert (done.returncode, "LEX012" in done.stdout) == (1, True)
    assert "NUM101" not in done.stdout
