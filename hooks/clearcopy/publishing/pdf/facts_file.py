"""The figures of a page for machines: the JSON that its PDF carries, and the schema of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clearcopy.document.page import Page
from clearcopy.records.facts import FactEntry, Interval
from clearcopy.records.library import Library

SCHEMA = Path(__file__).parent / "template" / "facts.schema.json"


def render_facts(page: Page, library: Library, address: str) -> str:
    """Return the facts that a page shows, as JSON; `address` is the page's full address."""
    shown: dict[str, dict[str, Any]] = {}
    for block in page.blocks:
        for mark in block.facts:
            entry = library.facts.get(mark.address)
            if entry is None:
                continue
            fact = shown.setdefault(mark.address, _fact(mark.address, entry))
            text = block.text[mark.start : mark.end].strip()
            if text not in fact["printed"]:
                fact["printed"].append(text)
    about = {
        "$schema": SCHEMA.name,
        "document": page.record,
        "language": page.head.html_lang,
        "page": address,
    }
    # A fact a line, for people who look into the file, too.
    facts = ",\n".join(map(_line, shown.values()))
    return f'{_line(about).removesuffix("}")}, "facts": [\n{facts}\n]}}\n'


def _line(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _fact(address: str, entry: FactEntry) -> dict[str, Any]:
    fact = entry.fact
    interval = fact.ci
    values: Mapping[str, Any] = {
        "address": address,
        "record": entry.record,
        "data-cut": entry.cut or None,
        "kind": fact.kind,
        "value": fact.value,
        "unit": fact.unit,
        "k": fact.k,
        "n": fact.n,
        "confidence-interval": {"low": interval.low, "high": interval.high, "level": interval.level}
        if isinstance(interval, Interval)
        else interval,
        "source": fact.source,
    }
    return {name: value for name, value in values.items() if value is not None} | {"printed": []}
