"""Tables that are made from records: results, the pipeline."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markdown.extensions.toc import unique

from clearcopy.document.rendering import TABLE_LINE
from clearcopy.document.values import Value, render_fact

if TYPE_CHECKING:
    from clearcopy.document.frame import Frame
    from clearcopy.records.facts import FactEntry
    from clearcopy.records.models import Programme


def render_result_table(frame: Frame, study_id: str, name: str) -> str | None:
    """Render a study's table with the figures of the page's data cut, or None without one.

    Every cell is a fact; what the record does not hold is said to be not disclosed.
    """
    study = frame.library.studies.get(study_id)
    table = study.tables.get(name) if study else None
    if study is None or table is None or study_id not in frame.cuts:
        return None
    lang = frame.lang
    # Names that the study does not declare are findings of the records.
    populations = [key for key in table.populations if key in study.populations]
    columns = [study.populations[key].label[lang] for key in populations]
    head = "".join(f'<th scope="col">{TABLE_LINE}{escape(text)}</th>' for text in columns)
    rows = []
    for endpoint in table.endpoints:
        if endpoint not in study.endpoints:
            continue
        cells = "".join(
            _cell(frame, f"{study_id}.{population}.{endpoint}") for population in populations
        )
        label = escape(study.endpoints[endpoint].label[lang])
        rows.append(f'<tr><th scope="row">{TABLE_LINE}{label}</th>{cells}</tr>')
    note = table.note
    return _figure(
        unique(f"table-{study_id}-{name}", frame.used_ids),
        table.caption[lang],
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{''.join(rows)}</tbody>",
        note[lang] if note else "",
    )


def _cell(frame: Frame, path: str) -> str:
    entry = frame.library.fact(path, frame.cuts)
    value = render_fact(entry, "", frame.lang) if entry else None
    if entry is not None and isinstance(value, Value):
        return f"<td>{TABLE_LINE}{value.html}{_basis(entry, frame.lang)}</td>"
    return f'<td class="cc-absent">{TABLE_LINE}{escape(frame.heading("not-disclosed"))}</td>'


def _basis(entry: FactEntry, lang: str) -> str:
    """Return the counts and the interval behind a figure in brackets, as far as disclosed."""
    parts = [render_fact(entry, form, lang) for form in ("k/n", "ci")]
    shown = [part.html for part in parts if isinstance(part, Value)]
    before, between, after = ("（", "；", "）") if lang == "zh" else (" (", "; ", ")")
    return f"{before}{between.join(shown)}{after}" if shown else ""


def _figure(name: str, caption: str, table: str, note: str) -> str:
    below = f'<p class="cc-note">{TABLE_LINE}{escape(note)}</p>' if note else ""
    return (
        f'<figure class="cc-figure"><div class="cc-table" role="region" tabindex="0" '
        f'aria-labelledby="{escape(name)}"><table><caption id="{escape(name)}">{TABLE_LINE}'
        f"{escape(caption)}</caption>{table}</table></div>{below}</figure>"
    )


def render_pipeline(frame: Frame) -> str:
    """Render the programmes of all assets that may be named, or on an asset's page of that one."""
    every = [key for key in frame.library.assets if key in frame.map.shown]
    shown = [frame.source.record] if frame.source.kind == "asset" else every
    rows = [
        _programme(frame, key, programme)
        for key in shown
        for programme in frame.library.assets[key].programmes
    ]
    names = ("asset", "indication", "phase", "region", "developer")
    head = "".join(f'<th scope="col">{escape(frame.heading(name))}</th>' for name in names)
    table = f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody>"
    return _figure("table-pipeline", frame.heading("pipeline-caption"), table, "").replace(
        TABLE_LINE, ""
    )


def _programme(frame: Frame, key: str, programme: Programme) -> str:
    asset = frame.library.assets[key]
    place = asset.span("programmes")
    mark = f"<!--@{place.path}:{place.line}-->"
    href = frame.href(f"assets/{key}.md")
    name = escape(asset.code)
    linked = f'<a href="{href}">{name}</a>' if href and frame.source.record != key else name
    issuer = frame.library.issuer
    by = programme.by or (issuer[1].short_name if issuer else None)
    phase = frame.policy.headings.get(f"phase-{programme.phase}")
    cells = [
        escape(programme.indication[frame.lang]),
        escape(phase[frame.lang] if phase else programme.phase),
        escape(programme.region[frame.lang]),
        escape(by[frame.lang] if by else ""),
    ]
    row = "".join(f"<td>{mark}{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{mark}{linked}</th>{row}</tr>'
