"""Read YAML strictly: plain data, where each value stands, and everything that is wrong with it.

Only a part of YAML 1.2 is accepted, the part that every reader understands alike: groups of keys,
lists, text, and without quotes null, true, false and decimal numbers. Dates, `yes` and `no` stay
text.
"""

from __future__ import annotations

import yaml

from clearcopy.findings import Finding, Span
from clearcopy.records.defects import EMPTY_FILE
from clearcopy.records.source_text import read_text, screen
from clearcopy.records.tree import Location, Tree
from clearcopy.records.tree_builder import TreeBuilder
from clearcopy.records.yaml_syntax import explain_syntax_error

__all__ = ["Location", "Tree", "parse_yaml", "read_text"]

# The C loader where PyYAML was built with libyaml: the same events, some ten times as fast.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Tree | None, list[Finding]]:
    """Return the tree of one YAML document and all findings about it, in the order of the text.

    `path` is relative to the project; `first_line` is the line of that file in which `text` begins.
    The tree is None when there is nothing to build on: after a syntax error, without a
    document, or when it nests deeper than 50 levels.
    What a finding forbids is left out (a second equal key, a merge) or None (an alias).
    """
    text, findings = screen(text, path, first_line)
    builder = TreeBuilder(text, path, first_line, findings)
    tree = None
    try:
        builder.build(iter(_LOADER(text).get_event, None))
        tree = builder.tree()
        if tree is None and not findings:
            findings.append(EMPTY_FILE.found(Span(path, first_line, 1, first_line, 1)))
    except (yaml.YAMLError, ValueError) as error:  # ValueError: an escape beyond Unicode
        findings.append(explain_syntax_error(error, text, path, first_line))
    findings.sort(key=lambda finding: finding.order)
    return tree, findings
