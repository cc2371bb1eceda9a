"""What a code means, for the terminal."""

from __future__ import annotations

import inspect

from clearcopy.checking.registry import defects


def explain_code(code: str) -> str | None:
    """Return the page of a code: its name, message, how to mend it and why; None if unknown."""
    defect = defects().get(code.upper())
    if defect is None:
        return None
    return "\n".join(
        [
            f"{defect.code} {defect.name}",
            "",
            inspect.cleandoc(defect.why),
            "",
            f"Message: {defect.message}",
            f"How to mend it: {defect.help}",
        ]
    )
