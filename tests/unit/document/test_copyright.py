"""The line that says under which licence a page may be used."""

from __future__ import annotations

import re

from clearcopy.records.policy import BlockName

from tests.unit.document.conftest import Room

URL = "en/news/example-1-results/"
STATEMENT = """\
kind: copyright
title: {en: Copyright, zh: 版权}
versions:
  "2025-01":
    valid-from: 2025-01-01
    text:
      en: Words may be used as in the licence [@a2020].
      zh: 文字可依许可使用[@a2020]。
"""
BOUND = "statements:\n  - {statement: copyright, page-types: [release], because: It is needed.}\n"
LAST: BlockName = "copyright"


def with_line(room: Room) -> str:
    room.write("data/statements/copyright.yml", STATEMENT)
    room.edit("data/policy.yml", "statements:\n", BOUND)
    policy = (room.root / "data/policy.yml").read_text(encoding="utf-8")
    release = policy.index("  release:\n")
    at = policy.index("      - references\n", release) + len("      - references\n")
    room.write("data/policy.yml", f"{policy[:at]}      - {LAST}\n{policy[at:]}")
    return room.compose().articles[URL].html


def test_the_line_stands_after_the_references_without_a_heading(room: Room) -> None:
    html = with_line(room)
    blocks = re.findall(r'data-block="([a-z-]+)"', html)
    assert blocks[-2:] == ["references", "copyright"]
    assert "<h2" not in html[html.index('data-block="copyright"') :]


def test_what_is_cited_after_the_reference_list_stands_in_it(room: Room) -> None:
    html = with_line(room)
    line = html[html.index('data-block="copyright"') :]
    assert 'data-cite="a2020"' in line
    assert 'id="ref-a2020"' in html
