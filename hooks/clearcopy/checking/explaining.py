"""What a code means, why it matters and how to mend it, from the defect itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable

from clearcopy.checking.registry import defects
from clearcopy.findings import Defect

_VALUE = re.compile(r"\{(\w+)[^{}]*\}")


def explain_code(code: str, more: Iterable[Defect] = ()) -> str | None:
    """Return the text that explains a code or a name, or None where there is no such code.

    `more` are defects of layers above this one.

    Raises:
        RegistryError: the rules cannot be loaded, see `load_rules`.
    """
    wanted = code.strip()
    for defect in defects(more).values():
        if wanted.upper() == defect.code or wanted.lower() == defect.name:
            return explain(defect)
    return None


def explain(defect: Defect) -> str:
    """Return the explanation of one defect; <words> in brackets stand for values of a finding."""
    parts = [f"{defect.code} {defect.name}", inspect.cleandoc(defect.why)]
    parts.append(f"It says: {_readable(defect.message)}\nTo mend: {_readable(defect.help)}")
    return "\n\n".join(part for part in parts if part)


def _readable(template: str) -> str:
    return _VALUE.sub(r"<\1>", template)
