"""The composed blocks of a page: each a function from the frame to HTML, in the policy's order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from zoneinfo import ZoneInfo

from clearcopy.document import defects
from clearcopy.document.dialect import inline_html, render_markdown
from clearcopy.document.fragments import fragments_of
from clearcopy.document.frame import Frame
from clearcopy.document.listings import (
    compose_contacts,
    compose_pipeline,
    compose_registry,
    compose_releases,
)
from clearcopy.document.page import ExpectedSection
from clearcopy.document.planned import design_line, presentation_line
from clearcopy.document.sections import Composer, Made, definition_list, policy_span, section
from clearcopy.document.values import print_day, render_day, render_registration
from clearcopy.findings import Finding, Span
from clearcopy.records.disclosure import ExchangeDocument
from clearcopy.records.models import Lang, Moment
from clearcopy.records.obligations import Bound


def statement_section(frame: Frame, bound: Bound) -> Made:
    """Compose a statement in the version that is valid for the page."""
    statement = frame.library.statements[bound.statement]
    fragment = fragments_of(frame.library).get(bound.statement, bound.version, frame.lang)
    frame.findings.extend(fragment.findings)
    frame.gaps.extend(fragment.gaps)
    headed = fragment.html.startswith("<h2")
    subject = f' data-subject="{escape(statement.subject)}"' if statement.subject else ""
    label = f' aria-labelledby="{escape(bound.statement)}"' if headed else ""
    version = f"{bound.statement}@{bound.version}"
    html = (
        f'<section class="cc-block" data-block="{statement.kind}"{subject}'
        f' data-version="{escape(version)}"{label}>\n{fragment.html}\n</section>\n'
    )
    expected = ExpectedSection(
        statement.kind,
        statement.subject or "",
        version,
        bound.because,
        statement.span("versions", bound.version),
        bound.statement,
    )
    return Made(html, expected, recurs=True)


def statements_of(kind: str) -> Composer:
    """Return the composer of all statements of a kind that bind the page."""

    def compose(frame: Frame) -> Iterator[Made]:
        for bound in frame.bound:
            if frame.library.statements[bound.statement].kind != kind:
                continue
            if bound.version:
                yield statement_section(frame, bound)
            else:
                frame.findings.append(_no_version(frame, bound))
                frame.gaps.append(bound.statement)

    return compose


def _no_version(frame: Frame, bound: Bound) -> Finding:
    return defects.STATEMENT_NOT_VALID.found(
        frame.library.statements[bound.statement].span("versions"),
        page=frame.source.url,
        statement=bound.statement,
        day=frame.published.isoformat(),
    )


def compose_breadcrumb(frame: Frame) -> Iterator[Made]:
    """The way from the home page to here."""
    folder, _, name = frame.source.key.rpartition("/")
    steps = [] if frame.source.key == "index.md" else ["index.md"]
    if folder and name != "index.md":
        steps.append(f"{folder}/index.md")
    items = []
    for key in steps:
        href = frame.href(key)
        if href is not None:
            label = frame.map.titles[f"docs/{frame.lang}/{key}"]
            items.append(f'<li><a href="{href}">{escape(label)}</a></li>')
    here = _type_of(frame) if frame.source.record else frame.map.titles[frame.source.path]
    items.append(f'<li><span aria-current="page">{escape(here)}</span></li>')
    label = escape(frame.heading("breadcrumb"))
    inner = f'<nav aria-label="{label}">\n<ol>\n{"".join(items)}\n</ol>\n</nav>'
    span = policy_span(frame)
    yield section("breadcrumb", inner, span, "policy names it for this page type", recurs=True)


# A tag, or a name such as HS-20093.
_TAG_OR_NAME = re.compile(r"<[^>]*>|(?<![\w-])[A-Z]\w*-\d\w*(?![\w-])")


def _unbroken(html: str) -> str:
    """Keep names with a number on one line; the text stays the same."""
    return _TAG_OR_NAME.sub(
        lambda found: (
            found[0] if found[0][0] == "<" else f'<span class="cc-unbroken">{found[0]}</span>'
        ),
        html,
    )


def compose_title(frame: Frame) -> Iterator[Made]:
    """The main heading, with the event's tag before a release's."""
    event = frame.library.events.get(frame.release.event or "") if frame.release else None
    tag = f'<span class="cc-tag">{escape(event.tag)}</span> | ' if event else ""
    span = frame.source.title_span
    title = _unbroken(inline_html(frame.source.title, frame.rendering(frame.written(span))))
    inner = f"<h1><!--@:{span.line}-->{tag}{title}</h1>"
    yield section("title", inner, span, "every page has a title")


def _type_of(frame: Frame) -> str:
    """What readers call the page: an announcement is not just any release."""
    if frame.release is not None and frame.release.category == "announcement":
        return frame.heading("announcement")
    return frame.page_type.title[frame.lang]


def _exchange_link(document: ExchangeDocument, lang: Lang) -> str:
    """Render the number of a document on HKEXnews, and when it was published there."""
    zone = "Asia/Hong_Kong"
    moment = Moment(at=document.published.astimezone(ZoneInfo(zone)), zone=zone)
    href = escape(document.url[lang])
    return f'<a href="{href}">{escape(document.document)}</a>, {print_moment(moment, lang)}'


# Only a preview shows it: without a moment nothing is public.
_NOT_DECIDED = {"en": "not decided yet", "zh": "尚未确定"}


def print_moment(moment: Moment, lang: str) -> str:
    """Render a date, with the time of day and its offset where it is disclosed."""
    if not moment.decided:
        return _NOT_DECIDED[lang]
    if moment.at is None:
        return render_day(moment.day, lang)
    offset = moment.at.strftime("%z")
    clock = f"{moment.at:%H:%M} UTC{offset[:3]}:{offset[3:]}"
    gap = " " if lang == "zh" else ", "
    day = print_day(moment.day, lang)
    return f'<time datetime="{moment.iso}">{day}{gap}{clock}</time>'


def compose_meta(frame: Frame) -> Iterator[Made]:
    """What a release is, of when, by whom, on which study."""
    release = frame.release
    if release is None:
        return
    lang = frame.lang
    rows = [("category", escape(_type_of(frame)))]
    rows.append(("released", print_moment(release.published, lang)))
    if release.hkexnews is not None and lang in release.hkexnews.url:
        rows.append(("hkexnews", _exchange_link(release.hkexnews, lang)))
    if release.event in frame.library.events:
        rows.append(("event", _record_link(frame, f"events/{release.event}.md", "name")))
    issuer = frame.library.issuers.get(release.issuer)
    if issuer is not None:
        code = f" ({escape(issuer.stock_code)})" if issuer.stock_code else ""
        rows.append(("issuer", f"{escape(issuer.name[lang])}{code}"))
    rows.append(("document", escape(frame.source.record)))
    for study, cut in release.studies.items():
        record = frame.library.studies.get(study)
        if record is None or cut not in record.cuts:
            continue
        ids = ", ".join(render_registration(entry) for entry in record.registrations)
        name = _record_link(frame, f"studies/{study}.md", "name")
        rows.append(("study", f"{name} ({ids})" if ids else name))
        rows.append(("data-cut-off", render_day(record.cuts[cut].cutoff, lang)))
        if record.design is not None:
            rows.append(("design", design_line(frame, record)))
    if release.presentation is not None:
        rows.append(("presentation", presentation_line(frame, release.presentation)))
    span = release.span()
    yield section("meta", definition_list(frame, rows, span), span, "every release states them")


def _record_link(frame: Frame, key: str, value: str) -> str:
    record = key.rpartition("/")[2].removesuffix(".md")
    text = frame.value(f"{record}.{value}", "")
    label = escape(getattr(text, "text", record))
    href = frame.href(key)
    return f'<a href="{href}">{label}</a>' if href else label


def compose_highlights(frame: Frame) -> Iterator[Made]:
    """The release in a few lines, from its front matter."""
    front = frame.source.front
    items = []
    for number, text in enumerate(front.highlights):
        rendering = frame.rendering(frame.written(front.span("highlights", number)))
        html = render_markdown(text.strip(), rendering)
        frame.take(rendering)
        if html.count("<p>") == 1 and html.endswith("</p>"):
            html = html.removeprefix("<p>").removesuffix("</p>")
        items.append(f"<li>{html}</li>")
    if items:
        heading = ("highlights", frame.heading("highlights"))
        inner = "<ul>\n" + "\n".join(items) + "\n</ul>"
        span = front.span("highlights")
        yield section("highlights", inner, span, "the front matter gives them", heading)


def compose_body(frame: Frame) -> Iterator[Made]:
    """The author's own words; a release's first paragraph begins with the dateline."""
    source = frame.source
    place = Span(source.path, source.body_line, 1, len(source.text.lines), 1)
    rendering = frame.rendering(frame.written(place))
    html = render_markdown(source.body, rendering)
    frame.take(rendering)
    if frame.release is not None:
        dateline = render_day(frame.published, frame.lang)
        start = f'<p class="cc-lead"><span class="cc-dateline">{dateline}</span>'
        own_words = html.removeprefix("<p>")
        html = f"{start} — {own_words}" if own_words != html else f"{start}</p>\n{html}"
    yield section("body", html, Span(source.path, source.body_line, 1), "the author's words")


COMPOSERS: dict[str, Composer] = {
    "exchange-responsibility": statements_of("exchange-responsibility"),
    "demonstration": statements_of("demonstration"),
    "breadcrumb": compose_breadcrumb,
    "title": compose_title,
    "meta": compose_meta,
    "status": statements_of("status"),
    "core-product-warning": statements_of("core-product-warning"),
    "highlights": compose_highlights,
    "body": compose_body,
    "about": statements_of("about"),
    "registry": compose_registry,
    "pipeline": compose_pipeline,
    "releases": compose_releases,
    "legal": statements_of("legal"),
    "statements": statements_of("statements"),
    "forward-looking": statements_of("forward-looking"),
    "contacts": compose_contacts,
    "copyright": statements_of("copyright"),
}
