from __future__ import annotations

import json
from datetime import UTC, datetime
from random import Random

import pytest
from clearcopy.checking.decisions import apply_decisions
from clearcopy.findings import Finding, Severity, Span
from clearcopy.language.sameness import sentence_digest
from clearcopy.records.decisions import Decision, Decisions
from clearcopy.records.policy import Policy, RulePolicy
from clearcopy.records.reading import read_record
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given, settings
from hypothesis import strategies as st

AS_OF = datetime(2025, 3, 31, 12, tzinfo=UTC)
SENTENCE = "The company expects results in the second half."
ROWS = {
    "FLS002": RulePolicy.model_validate(
        {
            "severity": "sign-off",
            "owner": "Legal counsel",
            "source": "x",
            "sign-off-by": ("Compliance officer",),
        }
    ),
    "TRL015": RulePolicy(severity="sign-off", owner="Biostatistics", source="x"),
}
POLICY = Policy(page_types={}, statements=(), headings={}, rules=ROWS)


def finding(
    sentence: str = SENTENCE,
    code: str = "FLS002",
    line: int = 7,
    severity: Severity = Severity.SIGN_OFF,
) -> Finding:
    at = Span("docs/en/x.md", line, 1)
    return Finding(code, "n", "m", "h", at, "en/x/", "docs/en/x.md#body", sentence, severity)


def entry(
    sentence: str = SENTENCE,
    *,
    code: str = "FLS002",
    disposition: str = "forward-looking",
    role: str = "Legal counsel",
    day: str = "2025-03-01",
    digest: str = "",
) -> str:
    return (
        f"  - code: {code}\n    sentence: {json.dumps(sentence, ensure_ascii=False)}\n"
        f'    digest: "{digest or sentence_digest(sentence)}"\n    disposition: {disposition}\n'
        f"    role: {role}\n    reason: judged in the test\n    date: {day}\n"
    )


def decided(*entries: str) -> tuple[Decision, ...]:
    if not entries:
        return ()
    tree, _ = parse_yaml("decisions:\n" + "".join(entries), "data/decisions/x.yml")
    assert tree is not None
    record, problems = read_record(Decisions, tree)
    assert record is not None, problems
    return record.decisions


def judge(findings: list[Finding], *entries: str, waiting: bool = False) -> list[Finding]:
    return apply_decisions(findings, decided(*entries), POLICY, AS_OF, waiting=waiting)


def codes(findings: list[Finding]) -> list[str]:
    return [each.code for each in findings]


def test_a_decision_covers_exactly_its_sentence_and_the_finding_is_kept() -> None:
    judged = judge([finding(), finding("Another sentence.", line=8)], entry())
    assert codes(judged) == ["FLS002", "FLS002"]
    pardon = judged[0].waived
    assert pardon is not None
    assert (pardon.kind, pardon.disposition, pardon.role, pardon.date, pardon.expires) == (
        "decision",
        "forward-looking",
        "Legal counsel",
        "2025-03-01",
        "",
    )
    assert not judged[0].blocks
    assert judged[1].blocks


def test_one_decision_covers_the_sentence_wherever_it_stands_and_however_it_is_set() -> None:
    wrapped = SENTENCE.replace(" results", "\n\u00a0results")
    judged = judge([finding(), finding(wrapped, line=90)], entry())
    assert codes(judged) == ["FLS002", "FLS002"]
    assert all(each.waived for each in judged)


def test_without_a_decision_the_finding_stands() -> None:
    assert [each.blocks for each in judge([finding()])] == [True]


def test_a_decision_covers_nothing_that_is_an_error() -> None:
    judged = judge([finding(severity=Severity.ERROR)], entry())
    assert codes(judged) == ["FLS002", "DEC001"]
    assert judged[0].blocks


def test_a_decision_of_another_rule_covers_nothing() -> None:
    other = entry(code="TRL015", disposition="accepted", role="Biostatistics")
    assert codes(judge([finding()], other)) == ["FLS002", "DEC001"]


def test_a_changed_sentence_is_open_again_and_its_new_digest_is_named() -> None:
    changed = SENTENCE.replace("second", "first")
    judged = judge([finding(changed)], entry())
    assert codes(judged) == ["FLS002", "DEC002"]
    assert judged[0].blocks
    assert judged[1].blocks
    assert sentence_digest(changed) in judged[1].help
    assert judged[1].span.path == "data/decisions/x.yml"
    assert judged[1].related == (judged[0].span,)


def test_a_mended_slip_carries_the_decision_over_visibly() -> None:
    judged = judge([finding(SENTENCE.replace("second", "secnd"))], entry())
    assert codes(judged) == ["FLS002", "DEC006"]
    assert judged[0].waived is not None
    assert judged[1].severity is Severity.INFO
    assert SENTENCE in judged[1].message
    assert judged[1].span == judged[0].span


def test_a_changed_figure_is_never_carried_over() -> None:
    with_figure = "The company expects 12 approvals."
    judged = judge([finding(with_figure.replace("12", "13"))], entry(with_figure))
    assert codes(judged) == ["FLS002", "DEC002"]
    assert judged[0].blocks


def test_the_exact_decision_is_taken_before_a_near_one() -> None:
    near = SENTENCE.replace("second", "secnd")
    judged = judge([finding(), finding(near, line=8)], entry(), entry(near))
    assert codes(judged) == ["FLS002", "FLS002"]


def test_a_decision_to_delete_covers_nothing_and_says_so_while_the_sentence_stands() -> None:
    delete = entry(disposition="delete")
    judged = judge([finding()], delete)
    assert codes(judged) == ["FLS002", "DEC008"]
    assert judged[0].blocks
    assert codes(judge([], delete)) == []
    near = SENTENCE.replace("second", "secnd")
    assert codes(judge([finding(near)], delete)) == ["FLS002"]


def test_a_role_that_policy_does_not_name_decides_nothing() -> None:
    judged = judge([finding()], entry(role="Editor"))
    assert codes(judged) == ["FLS002", "DEC003"]
    assert judged[0].blocks
    assert "Legal counsel or the Compliance officer" in judged[1].help
    assert codes(judge([finding()], entry(role="Compliance officer"))) == ["FLS002"]


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (entry(digest="0123456789abcdef"), 4),
        (entry(disposition="accepted"), 5),
        (entry(day="2025-04-01"), 8),
        (entry(code="TRL015", disposition="third-party", role="Biostatistics"), 5),
    ],
)
def test_a_decision_that_disagrees_with_itself_counts_for_nothing(wrong: str, line: int) -> None:
    judged = judge([finding()], wrong)
    assert codes(judged) == ["FLS002", "DEC004"]
    assert judged[0].blocks
    assert judged[1].span.line == line


def test_a_decision_for_a_code_that_does_not_exist_is_found() -> None:
    judged = judge([], entry(code="FLS020"))
    assert codes(judged) == ["DEC005"]
    assert '"FLS002"' in judged[0].help


def test_an_unused_decision_is_found_unless_pages_wait_unread() -> None:
    assert codes(judge([], entry())) == ["DEC001"]
    assert codes(judge([], entry(), waiting=True)) == []


def test_the_newest_decision_counts_and_an_older_one_is_history() -> None:
    older = entry(disposition="not-forward-looking", day="2025-02-01")
    judged = judge([finding()], entry(), older)
    assert codes(judged) == ["FLS002"]
    assert judged[0].waived is not None
    assert judged[0].waived.disposition == "forward-looking"
    newer = entry(disposition="delete", day="2025-03-02")
    assert codes(judge([finding()], entry(), newer)) == ["FLS002", "DEC008"]


def test_of_two_decisions_on_one_day_neither_counts() -> None:
    judged = judge([finding()], entry(), entry(disposition="third-party"))
    assert codes(judged) == ["FLS002", "DEC007"]
    assert judged[0].blocks


def test_a_digest_of_all_digits_is_read_as_text() -> None:
    tree, _ = parse_yaml(
        "decisions:\n" + entry().replace(sentence_digest(SENTENCE), "1234567890123456"),
        "data/decisions/x.yml",
    )
    assert tree is not None
    record, problems = read_record(Decisions, tree)
    assert record is not None, problems


SENTENCES = [
    SENTENCE,
    SENTENCE.replace("second", "secnd"),
    SENTENCE.replace("second", "first"),
    "B.",
]
entries = st.builds(
    lambda sentence, disposition, role, day: entry(
        sentence, disposition=disposition, role=role, day=day
    ),
    st.sampled_from(SENTENCES),
    st.sampled_from(["forward-looking", "third-party", "delete"]),
    st.sampled_from(["Legal counsel", "Editor"]),
    st.sampled_from(["2025-01-01", "2025-02-01"]),
)


@settings(deadline=None)
@given(
    st.lists(entries, max_size=5, unique=True),
    st.lists(st.sampled_from(SENTENCES), max_size=4),
    st.randoms(),
)
def test_the_order_of_findings_and_decisions_changes_nothing(
    written: list[str], sentences: list[str], random: Random
) -> None:
    decisions = list(decided(*written))
    findings = [finding(text, line=line) for line, text in enumerate(sentences, 1)]
    shuffled, mixed = list(decisions), list(findings)
    random.shuffle(shuffled)
    random.shuffle(mixed)
    one = apply_decisions(findings, decisions, POLICY, AS_OF)
    other = apply_decisions(mixed, shuffled, POLICY, AS_OF)
    assert sorted(one, key=repr) == sorted(other, key=repr)


@settings(deadline=None)
@given(st.lists(entries, max_size=5), st.lists(st.sampled_from(SENTENCES), max_size=4))
def test_nothing_is_covered_without_a_decision_by_the_right_role(
    written: list[str], sentences: list[str]
) -> None:
    decisions = [each for each in decided(*written) if each.role == "Editor"]
    findings = [finding(text, line=line) for line, text in enumerate(sentences, 1)]
    judged = apply_decisions(findings, decisions, POLICY, AS_OF)
    assert not any(each.waived for each in judged)
