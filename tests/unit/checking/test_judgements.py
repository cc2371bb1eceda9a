from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from clearcopy.checking.judgements import apply_waivers, assign_severity
from clearcopy.findings import Defect, Finding, Severity, Span, digest
from clearcopy.records.policy import Policy, RulePolicy, Waivers
from clearcopy.records.reading import read_record
from clearcopy.records.strict_yaml import parse_yaml
from hypothesis import given
from hypothesis import strategies as st

AS_OF = datetime(2025, 3, 31, 12, tzinfo=UTC)
CODES = ("NUM001", "NUM101", "LEX012")
FACT = "study@2025-01-15.all.orr"


def finding(
    code: str = "NUM001", subject: str = FACT, judged: str = "31.3", line: int = 7
) -> Finding:
    return Finding(code, "name", "m", "h", Span("data/x.yml", line, 1), "", subject, judged)


def waivers_of(*entries: tuple[str, str, str, str]) -> Waivers:
    text = "waivers:\n" + "".join(
        f"  - code: {code}\n    reason: not disclosed\n    role: Biostatistics\n"
        f'    expires: {expires}\n    covers:\n      - subject: "{subject}"\n'
        f'        digest: "{value}"\n'
        for code, expires, subject, value in entries
    )
    tree, _ = parse_yaml(text, "data/waivers.yml")
    assert tree is not None
    waivers, problems = read_record(Waivers, tree)
    assert waivers is not None, problems
    return waivers


def judge(
    findings: list[Finding],
    *entries: tuple[str, str, str, str],
    as_of: datetime = AS_OF,
    waiting: tuple[str, ...] = (),
) -> list[Finding]:
    return apply_waivers(findings, waivers_of(*entries).waivers, as_of, CODES, waiting)


def test_a_waiver_covers_code_subject_and_digest_and_the_finding_is_kept() -> None:
    judged = judge([finding()], ("NUM001", "2025-12-31", FACT, digest("31.3")))
    assert len(judged) == 1
    pardon = judged[0].waived
    assert pardon is not None
    assert (pardon.reason, pardon.role, pardon.expires) == (
        "not disclosed",
        "Biostatistics",
        "2025-12-31",
    )
    assert pardon.span.path == "data/waivers.yml"
    assert not judged[0].blocks


def test_one_entry_covers_every_finding_with_the_same_judged_text() -> None:
    entry = ("NUM001", "2025-12-31", FACT, digest("31.3"))
    judged = judge([finding(line=1), finding(line=2)], entry)
    assert all(each.waived for each in judged)


@pytest.mark.parametrize(
    "other",
    [finding(code="NUM101"), finding(subject="study@2025-01-15.all.pfs"), finding(judged="31.4")],
)
def test_a_finding_that_differs_in_code_subject_or_text_stays_open(other: Finding) -> None:
    judged = judge([finding(), other], ("NUM001", "2025-12-31", FACT, digest("31.3")))
    assert judged[0].waived is not None
    assert judged[1].waived is None


def test_a_waiver_of_one_problem_does_not_cover_another_problem_of_the_same_text() -> None:
    at = Span("data/x.yml", 7, 1)
    harm = Defect("NUM001", "name", '"{figure}" {problem}', "h")
    both = [
        harm.found(at, subject=FACT, judged="31.3% fell ill.", figure="31.3%", problem=problem)
        for problem in ("does not say of whom", "does not say of how many")
    ]
    judged = judge(both, ("NUM001", "2025-12-31", FACT, both[0].digest))
    assert [each.waived is None for each in judged] == [False, True]


def test_a_problem_that_the_judged_text_states_changes_no_digest() -> None:
    defect = Defect("NUM001", "name", "{problem}", "h")
    found = defect.found(Span("data/x.yml"), judged="a: too old", problem="too old")
    assert found.digest == digest("a: too old")


def test_a_changed_text_opens_the_finding_and_says_what_to_write() -> None:
    judged = judge([finding(judged="31.4")], ("NUM001", "2025-12-31", FACT, digest("31.3")))
    assert [(each.code, each.waived) for each in judged] == [("NUM001", None), ("WVR003", None)]
    outdated = judged[1]
    assert digest("31.4") in outdated.help
    assert (outdated.span.path, outdated.span.line) == ("data/waivers.yml", 8)
    assert outdated.related == (judged[0].span,)
    assert outdated.blocks


def test_an_entry_without_any_finding_is_unused() -> None:
    judged = judge([], ("NUM001", "2025-12-31", FACT, digest("31.3")))
    assert [(each.code, each.span.line) for each in judged] == [("WVR002", 7)]
    assert FACT in judged[0].message


def test_of_two_entries_the_used_one_is_not_blamed_for_the_other() -> None:
    entries = [("NUM001", "2025-12-31", FACT, digest(text)) for text in ("31.3", "99")]
    judged = judge([finding()], *entries)
    assert [each.code for each in judged] == ["NUM001", "WVR002"]
    assert judged[0].waived is not None


def test_a_waiver_counts_on_its_last_day_and_not_on_the_next() -> None:
    entry = ("NUM001", "2025-03-31", FACT, digest("31.3"))
    assert [each.code for each in judge([finding()], entry)] == ["NUM001"]
    judged = judge([finding()], entry, as_of=AS_OF + timedelta(days=1))
    assert [(each.code, each.waived) for each in judged] == [("NUM001", None), ("WVR001", None)]
    assert (judged[1].span.path, judged[1].span.line) == ("data/waivers.yml", 5)
    assert "2025-03-31" in judged[1].message


def test_one_instant_gives_one_answer_whatever_its_offset() -> None:
    entry = ("NUM001", "2025-03-31", FACT, digest("31.3"))
    late = datetime(2025, 3, 31, 23, tzinfo=UTC)
    east = late.astimezone(timezone(timedelta(hours=8)))
    assert east.date() == date(2025, 4, 1)
    assert judge([finding()], entry, as_of=late) == judge([finding()], entry, as_of=east)


@pytest.mark.parametrize("code", ["DAT001", "DOC014", "ENG001", "WVR002", "OUT001", "EMB001"])
def test_what_the_engine_found_can_not_be_waived(code: str) -> None:
    judged = judge([finding(code=code)], (code, "2025-12-31", FACT, digest("31.3")))
    assert [(each.code, each.waived) for each in judged] == [(code, None), ("WVR005", None)]


def test_a_waiver_for_an_unknown_code_is_found_with_what_is_meant() -> None:
    judged = judge([finding()], ("NUM011", "2025-12-31", FACT, digest("31.3")))
    assert [each.code for each in judged] == ["NUM001", "WVR004"]
    assert '"NUM001"' in judged[1].help


def test_nothing_is_said_of_waivers_for_pages_that_wait() -> None:
    entry = ("NUM101", "2025-12-31", "docs/en/news/x.md#body", "0" * 16)
    assert [each.code for each in judge([], entry)] == ["WVR002"]
    assert judge([], entry, waiting=("docs/en/news/x.md",)) == []


@given(
    st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from(["a", "b"]), st.sampled_from(["1", "2"])),
        max_size=6,
    ),
    st.lists(
        st.tuples(st.sampled_from(CODES), st.sampled_from(["a", "b"]), st.sampled_from(["1", "2"])),
        max_size=6,
        unique=True,
    ),
)
def test_exactly_what_an_entry_names_is_waived_and_no_finding_is_lost(
    found: list[tuple[str, str, str]], waived: list[tuple[str, str, str]]
) -> None:
    findings = [finding(*each) for each in found]
    entries = [(code, "2025-12-31", subject, digest(text)) for code, subject, text in waived]
    judged = judge(findings, *entries) if entries else apply_waivers(findings, (), AS_OF, CODES)
    kept, wrong = judged[: len(findings)], judged[len(findings) :]
    assert [(each.code, each.subject, each.judged) for each in kept] == found
    for each in kept:
        assert (each.waived is not None) == ((each.code, each.subject, each.judged) in waived)
    assert len(wrong) == len([each for each in waived if each not in found])
    assert {each.code for each in wrong} <= {"WVR002", "WVR003"}


def policy_with(**rows: RulePolicy) -> Policy:
    return Policy(page_types={}, statements=(), headings={}, rules=rows)


def test_policy_assigns_the_severity_and_never_to_the_engine() -> None:
    warn = RulePolicy(severity="warn", owner="Editor", source="House rule")
    policy = policy_with(NUM001=warn, ENG001=warn)
    found = [finding("NUM001"), finding("NUM101"), finding("ENG001")]
    assigned = [each.severity for each in assign_severity(found, policy, {}, AS_OF)]
    assert assigned == [Severity.WARN, Severity.ERROR, Severity.ERROR]


def test_without_a_policy_everything_is_an_error() -> None:
    assert [each.severity for each in assign_severity([finding()], None, {}, AS_OF)] == [
        Severity.ERROR
    ]
