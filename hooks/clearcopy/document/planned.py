"""What pages print of a trial's design and of the presentation of its results."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from clearcopy.document.values import render_day
from clearcopy.records.design import DESIGN_ITEMS, Presentation, design_item

if TYPE_CHECKING:
    from clearcopy.document.frame import Frame
    from clearcopy.records.models import Study


def design_rows(frame: Frame, study: Study) -> list[tuple[str, str]]:
    """Return (policy heading's name, HTML) of the trial's phase and of each item of its design.

    What the record does not hold has no row; what is recorded as not disclosed is said to be so.
    """
    if study.design is None:
        return []
    rows = [("phase", escape(frame.heading(f"phase-{study.phase}")))]
    for name in DESIGN_ITEMS:
        item = design_item(study.design, name)
        if isinstance(item, str):
            rows.append((f"design-{name}", escape(frame.heading("not-disclosed"))))
        elif item is not None:
            rows.append((f"design-{name}", escape(item[frame.lang])))
    return rows


def design_line(frame: Frame, study: Study) -> str:
    """Return the whole design as one line of HTML: "Phase 2; Allocation: randomized 1:1"."""
    (_, phase), *items = design_rows(frame, study)
    return _line(
        frame, [("", phase), *((escape(frame.heading(name)), html) for name, html in items)]
    )


def presentation_line(frame: Frame, shown: Presentation) -> str:
    """Return number, title, presenter, session and date of a presentation as one line of HTML.

    What is not disclosed is named together at the end: the reader looks for what there is.
    """
    parts, hidden = [], []
    for name in ("number", "title", "presenter", "session", "date"):
        value = getattr(shown, name)
        label = escape(frame.heading(f"presentation-{name}"))
        if value == "not disclosed":
            hidden.append(label)
            continue
        if name == "number":
            html = escape(frame.heading(value) if value == "embargoed" else value)
        elif name == "date":
            html = render_day(value, frame.lang)
        else:
            html = escape(value[frame.lang])
        parts.append((label, html))
    if hidden:
        listed = "、".join(hidden) if frame.lang == "zh" else ", ".join(map(str.lower, hidden))
        parts.append((escape(frame.heading("not-disclosed")), listed))
    return _line(frame, parts)


def _line(frame: Frame, parts: list[tuple[str, str]]) -> str:
    colon, between = ("：", "；") if frame.lang == "zh" else (": ", "; ")
    return between.join(f"{label}{colon}{html}" if label else html for label, html in parts)
