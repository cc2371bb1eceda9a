"""A disclaimer cures nothing: whatever is said beside it stays a finding.

DDMAC (untitled letter, 2011) found that the statement that a medicine is investigational does not
make up for a page that calls it safe.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rules.case_files import RELEASE, release_frame
from tests.rules.case_runs import LOCAL_ONLY, RECORD, base_files, run

CLAIMS = (
    "[[ex-101.code]] is safe and effective.",
    "The safety profile of [[ex-101.code]] was manageable.",
    "The results of [[ex-101.code]] were impressive.",
    "With [[ex-101.code]] an effect is guaranteed.",
    "[[ex-101.code]] has no side effects.",
    "[[ex-101.code]] is the right choice.",
    "[[ex-101.code]] is a breakthrough drug.",
    "[[example-bio.short-name]] is one of the top three makers of medicines.",
    "This page is for healthcare professionals only.",
    "Of the patients, only [[example-1.all.deaths:word]] died with a fatal event.",
    "The rate was 37.4%.",
)
DISCLAIMERS = (
    "[[ex-101.code]] is an investigational medicine. It has not been approved by any authority.",
    "The safety and efficacy of [[ex-101.code]] have not been established.",
    "Nothing on this page is to be understood as a statement that a medicine is safe or effective.",
    "This page is not an advertisement and recommends no medicine.",
    "A designation is not an approval and does not change the standards for approval.",
    "What is said here does not replace the judgment of a physician.",
)
LEAD = "[[example-bio.name]] has announced results of the study [[example-1.name]] "
LEAD += "([[example-1.registry]]), with the data cut-off [[example-1.cutoff]]."
# The rules whose matter a disclaimer is: that the status is stated, and what a designation means.
OF_DISCLAIMERS = frozenset({"PRM001", "PRM017"})
MARKETS = "markets: [CN, HK]"


def found(*paragraphs: str, statement: str = "") -> Counter[tuple[str, str]]:
    """Return the findings on the English release with this text, as (code, what was judged)."""
    files = dict(base_files())
    head, _, tail = release_frame()
    files[RELEASE] = "\n\n".join([head.rstrip("\n"), LEAD, *paragraphs, tail])
    files[RECORD] = files[RECORD].replace(MARKETS, "markets: [CN, HK, EU]") + LOCAL_ONLY
    files.pop(RELEASE.replace("/en/", "/zh/"))
    if statement:
        path = "data/statements/status-ex-101.yml"
        files[path] = files[path].replace("en: |\n", f"en: |\n        {statement}\n\n")
    findings = run(files).report.findings
    return Counter(
        (each.code, each.judged)
        for each in findings
        if each.code not in OF_DISCLAIMERS and each.page == "en/news/example-1-results/"
    )


@pytest.mark.parametrize("claim", CLAIMS)
def test_each_claim_is_a_finding_by_itself(claim: str) -> None:
    assert found(claim) - found()


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    claims=st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4, unique=True),
    disclaimer=st.sampled_from(DISCLAIMERS),
    at=st.integers(0, 4),
    bound=st.booleans(),
)
def test_a_disclaimer_never_removes_a_finding_of_another_rule(
    claims: list[str], disclaimer: str, at: int, *, bound: bool
) -> None:
    before = found(*claims)
    place = min(at, len(claims))
    texts = [*claims[:place], disclaimer, *claims[place:]]
    after = found(*claims, statement=disclaimer) if bound else found(*texts)
    assert not before - after


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(claim=st.sampled_from(CLAIMS), disclaimer=st.sampled_from(DISCLAIMERS), first=st.booleans())
def test_a_disclaimer_in_the_same_paragraph_removes_nothing_either(
    claim: str, disclaimer: str, *, first: bool
) -> None:
    before = {code for code, _ in found(claim)}
    after = {
        code for code, _ in found(f"{disclaimer} {claim}" if first else f"{claim} {disclaimer}")
    }
    assert before <= after
