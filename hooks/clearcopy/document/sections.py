"""What every composed block is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

from clearcopy.document.fragments import heading_html
from clearcopy.document.frame import Frame
from clearcopy.document.page import ExpectedSection
from clearcopy.findings import Span


@dataclass(frozen=True, slots=True)
class Made:
    """One section of the article and what is expected of it in the finished page.

    `recurs` says that other pages show the very same.
    """

    html: str
    expected: ExpectedSection
    recurs: bool = False


SENTENCES = frozenset({"design", "presentation"})
"""Values of pairs that are whole lines of text: they take the width of the page."""

Composer = Callable[[Frame], Iterator[Made]]


def section(
    name: str,
    inner: str,
    span: Span,
    because: str,
    heading: tuple[str, str] | None = None,
    *,
    recurs: bool = False,
) -> Made:
    """Wrap a block; `heading` is (id, text) where it has one."""
    label = f' aria-labelledby="{escape(heading[0])}"' if heading else ""
    label = ' id="title"' if name == "title" else label
    mark = heading_html(heading[0], heading[1], f"{span.path}:{span.line}") if heading else ""
    place = f"<!--@{span.path}:{span.line}-->"
    html = (
        f'<section class="cc-block" data-block="{name}"{label}>{place}\n{mark}{inner}\n</section>\n'
    )
    return Made(html, ExpectedSection(name, "", "", because, span), recurs)


def policy_span(frame: Frame) -> Span:
    """Where policy binds the page's blocks."""
    return frame.policy.span("page-types", frame.source.front.type, "blocks")


def definition_list(frame: Frame, rows: list[tuple[str, str]], span: Span) -> str:
    """Render rows of (policy heading's name, HTML)."""
    mark = f"<!--@{span.path}:{span.line}-->"
    items = "\n".join(
        f"{_opened(name)}<dt>{mark}{escape(frame.heading(name))}</dt><dd>{mark}{html}</dd></div>"
        for name, html in rows
    )
    return f"<dl>\n{items}\n</dl>"


def _opened(name: str) -> str:
    return '<div class="cc-sentence">' if name in SENTENCES else "<div>"
