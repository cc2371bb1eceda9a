"""Every rule that stops publishing has refused at least one single defect."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from tests.mutations.mutants import LAYERS, read_mutants

POLICY = Path(__file__).parents[2] / "data" / "policy.yml"
# The code of each rule that has no mutant, and the reason why none can be made.
UNMADE: Mapping[str, str] = {}


def test_every_rule_that_stops_publishing_refuses_a_mutant_or_says_why_it_has_none() -> None:
    rows = yaml.safe_load(POLICY.read_text(encoding="utf-8"))["rules"]
    stopping = {code for code, row in rows.items() if row["severity"] == "error"}
    refused = {code for layer in LAYERS for each in read_mutants(layer) for code in each.expected}
    assert sorted(stopping - refused) == sorted(UNMADE)
