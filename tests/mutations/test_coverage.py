"""Every rule that stops publishing has refused at least one single defect."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.mutations.mutants import LAYERS, read_mutants

POLICY = Path(__file__).parents[2] / "data" / "policy.yml"
# Rules without a mutant, each with the reason; their cases in tests/rules are all that shows them.
UNMADE: Mapping[str, str] = {
    "DSC004": "The composed head of an announcement always prints stock code and name.",
    "DSC006": "The demonstration's issuer is not listed under chapter 18A.",
    "FLS007": "Composing takes the block from the version that is valid on the page's day.",
    "PRM006": "The demonstration's audience leaves out the public.",
    "SEL001": "A newsroom whose release has lost its seal is made by no single change of a text.",
    "TRL006": "The demonstration discloses no interval that could go missing.",
    "WEB001": "Composing refuses an image without its text as DOC019 or in the image's own line.",
}


def error_rows() -> set[str]:
    rows = yaml.safe_load(POLICY.read_text(encoding="utf-8"))["rules"]
    return {code for code, row in rows.items() if row["severity"] == "error"}


def test_every_rule_that_stops_publishing_refuses_a_mutant() -> None:
    refused = {code for layer in LAYERS for each in read_mutants(layer) for code in each.expected}
    assert sorted(error_rows() - refused - UNMADE.keys()) == []


def test_the_exceptions_are_rules_that_stop_publishing_and_say_why() -> None:
    assert sorted(UNMADE.keys() - error_rows()) == []
    assert all(reason.endswith(".") for reason in UNMADE.values())
