"""What a compliance officer sees and steers without reading code."""

from __future__ import annotations

import json
from pathlib import Path

from clearcopy.language.sameness import sentence_digest

from tests.newsrooms import RELEASE, edit, run, tree

PAGE = f"docs/en/news/{RELEASE}.md"
POLICY = "data/policy.yml"
ROW = "  NUM101:\n"
SWITCHED_OFF = (
    '  NUM101:\n    exceptions:\n    - severity: "off"\n      page-types: [release]\n'
    "      reason: tables are checked by hand\n      role: Compliance officer\n"
    "      expires: 2026-01-31\n"
)


def undeclared(root: Path) -> None:
    edit(root, PAGE, "## Results", "## Results\n\nIn 37.4 % of cases.")


def test_policy_says_of_a_page_what_binds_it_and_why(small: Path) -> None:
    edit(small, POLICY, ROW, SWITCHED_OFF)
    done = run(small, "policy", PAGE)
    assert done.returncode == 0, done.stderr
    assert f'{PAGE}: a page of type "release"' in done.stdout
    assert "addresses the markets: CN, HK" in done.stdout
    assert "statement forward-looking-example-bio 2025-01: because Every page can" in done.stdout
    assert "NUM101 error, Biostatistics: House rule" in done.stdout
    assert "here off: tables are checked by hand (Compliance officer, until 2026-01-31)" in (
        done.stdout
    )


def test_an_obligation_names_the_market_and_the_issuer_that_it_is_for(small: Path) -> None:
    harbor = (
        "statements:\n  - statement: forward-looking-example-bio\n    page-types: [release]\n"
        "    markets: [US]\n    reporting: [SEC]\n    because: A safe harbor needs its cautions.\n"
    )
    edit(small, POLICY, "statements:\n", harbor)
    assert "A safe harbor" not in run(small, "policy", PAGE).stdout
    edit(small, "data/issuers/example-bio.yml", "zone:", "reporting: [SEC]\nzone:")
    edit(small, f"data/releases/{RELEASE}.yml", "markets: [CN, HK]", "markets: [CN, US]")
    done = run(small, "policy", PAGE)
    assert "A safe harbor needs its cautions. [market US, issuer reporting to SEC]" in done.stdout


def test_policy_alone_says_what_binds_what(small: Path) -> None:
    done = run(small, "policy")
    assert done.returncode == 0, done.stderr
    assert "  NUM101 error, Biostatistics: every page: " in done.stdout
    assert "page types that are not governed" in done.stdout


def test_policy_of_what_is_no_page_cannot_run(small: Path) -> None:
    done = run(small, "policy", POLICY)
    assert (done.returncode, done.stderr) == (
        2,
        f'clearcopy: "{POLICY}" is no page of this newsroom; name its file in docs/\n',
    )


def test_what_is_switched_off_clears_and_stands_in_every_report(small: Path) -> None:
    undeclared(small)
    edit(small, POLICY, ROW, SWITCHED_OFF)
    for form in ("text", "json", "sarif"):
        done = run(small, "check", "--no-pdf", "--format", form)
        assert done.returncode == 0, done.stdout + done.stderr
        assert "tables are checked by hand" in done.stdout
    assert "2026-01-31 (92 days left) exception NUM101 off" in run(small, "waivers").stdout


def test_a_decision_closes_a_sign_off_and_is_listed(small: Path) -> None:
    undeclared(small)
    edit(small, POLICY, "  NUM101:\n", "  NUM101:\n    sign-off-by: [Editor]\n")
    rows = (small / POLICY).read_text(encoding="utf-8")
    head, _, row = rows.partition("\n  NUM101:\n")
    row = row.replace("severity: error", "severity: sign-off", 1)
    (small / POLICY).write_text(f"{head}\n  NUM101:\n{row}", encoding="utf-8")
    found = json.loads(run(small, "check", "--no-pdf", "--format", "json").stdout)["findings"]
    (finding,) = [each for each in found if each["code"] == "NUM101"]
    assert finding["severity"] == "sign-off"
    sentence = finding["judged"]
    assert "37.4" in sentence
    assert finding["decidable"] == sentence_digest(sentence)
    (small / "data/decisions").mkdir()
    (small / "data/decisions/figures.yml").write_text(
        f'decisions:\n  - code: NUM101\n    sentence: "{sentence}"\n'
        f'    digest: "{finding["decidable"]}"\n    disposition: accepted\n    role: Editor\n'
        "    reason: It is a figure of speech.\n    date: 2025-10-30\n",
        encoding="utf-8",
    )
    done = run(small, "check", "--no-pdf")
    assert done.returncode == 0, done.stdout
    assert "waived (1):\n  NUM101×1\n" in done.stdout
    listed = run(small, "waivers").stdout
    assert "2025-10-30" in listed
    assert "accepted" in listed
    assert "It is a figure of speech." in listed


def test_statistics_count_by_rule_and_page(small: Path) -> None:
    undeclared(small)
    done = run(small, "check", "--no-pdf", "--statistics")
    assert done.returncode == 1
    assert "NUM101 figure-without-fact" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("blocked: 1 error")
    assert run(small, "check", "--statistics", "--format", "json").returncode == 2


def test_a_report_and_the_matrix_go_into_files(small: Path) -> None:
    undeclared(small)
    done = run(
        small, "check", "--no-pdf", "--format", "sarif", "-o", "a.sarif", "--matrix", "m.json"
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((small / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    pages = json.loads((small / "m.json").read_text(encoding="utf-8"))["pages"]
    (page,) = [each for each in pages if each["file"] == PAGE]
    assert page["cells"]["NUM101"] == {"state": "found", "count": 1}


def test_github_gets_annotations_totals_and_a_summary(small: Path, tmp_path: Path) -> None:
    undeclared(small)
    summary = tmp_path / "summary.md"
    done = run(
        small, "check", "--no-pdf", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)}
    )
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith(f"::error file={PAGE},line=")
    assert lines[-1].startswith("blocked: 1 error, 12 pages")
    assert "NUM101" in summary.read_text(encoding="utf-8")


def test_nothing_of_the_rules_stands_in_the_public_site(small: Path) -> None:
    assert run(small, "build", "--no-pdf").returncode == 0
    assert not [name for name in tree(small / "site") if "_clearcopy" in name]
