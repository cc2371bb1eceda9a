"""The blocks that list records: registrations, programmes, releases, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from clearcopy.document.frame import Frame
from clearcopy.document.planned import design_rows
from clearcopy.document.sections import Made, definition_list, policy_span, section
from clearcopy.document.tables import render_pipeline
from clearcopy.document.values import render_day, render_registration
from clearcopy.records.models import Release


def compose_registry(frame: Frame) -> Iterator[Made]:
    """Where a study is registered, and the data cut that its page shows."""
    study = frame.library.studies.get(frame.source.record)
    if study is None:
        return
    rows = [
        ("registration", f"{escape(entry.registry)}: {render_registration(entry)}")
        for entry in study.registrations
    ]
    rows += design_rows(frame, study)
    cut = frame.cuts.get(frame.source.record, "")
    if cut in study.cuts:
        rows.append(("data-cut-off", render_day(study.cuts[cut].cutoff, frame.lang)))
    heading = ("registry", frame.heading("registry"))
    span = study.span("registrations")
    inner = definition_list(frame, rows, span)
    yield section("registry", inner, span, "every study states them", heading)


def compose_pipeline(frame: Frame) -> Iterator[Made]:
    """The programmes."""
    heading = ("pipeline", frame.heading("pipeline"))
    inner = render_pipeline(frame)
    yield section("pipeline", inner, policy_span(frame), "policy names it", heading)


def compose_releases(frame: Frame) -> Iterator[Made]:
    """The releases that are public: all in the archive, the newest at home, the record's own."""
    shown = [
        page
        for page in frame.map.public.values()
        if page.kind == "release" and page.lang == frame.lang and _concerns(frame, page.record)
    ]
    releases = frame.library.releases
    shown.sort(key=lambda page: (releases[page.record].published.passed, page.key), reverse=True)
    if frame.source.front.type == "home":
        shown = shown[:5]
    items = []
    for page in shown:
        release = releases[page.record]
        mark = f"<!--@{page.path}:{page.title_line}-->"
        href = frame.href(page.key)
        title = escape(frame.map.titles[page.path])
        day = render_day(release.published.day, frame.lang)
        items.append(f'<li>{mark}{day} <a href="{href}">{title}</a></li>')
    heading = ("releases", frame.heading("releases"))
    nothing = f"<p>{escape(frame.heading('no-releases'))}</p>"
    inner = "<ol>\n" + "\n".join(items) + "\n</ol>" if items else nothing
    yield section("releases", inner, policy_span(frame), "policy names it", heading)


def _concerns(frame: Frame, release_id: str) -> bool:
    release: Release = frame.library.releases[release_id]
    record = frame.source.record
    if not record:
        return True
    return record in release.studies or record in release.assets or record == release.event


def compose_contacts(frame: Frame) -> Iterator[Made]:
    """Whom to ask, by role."""
    found = frame.library.issuer
    issuer = frame.library.issuers.get(frame.release.issuer) if frame.release else None
    issuer = issuer or (found[1] if found else None)
    if issuer is None:
        return
    span = issuer.span("contacts")
    mark = f"<!--@{span.path}:{span.line}-->"
    rows = []
    for key, contact in issuer.contacts.items():
        mail = escape(contact.email)
        phone = f", {escape(contact.phone)}" if contact.phone else ""
        rows.append(
            f'<div data-contact="{escape(key)}"><dt>{mark}{escape(contact.role[frame.lang])}</dt>'
            f'<dd>{mark}<a href="mailto:{mail}">{mail}</a>{phone}</dd></div>'
        )
    heading = ("contacts", frame.heading("contacts"))
    inner = "<dl>\n" + "\n".join(rows) + "\n</dl>"
    yield section("contacts", inner, span, "policy names it", heading, recurs=True)
