"""Empty pages for tests that care only who may read them."""

from __future__ import annotations

from datetime import date

from clearcopy.document.page import Head, Page
from clearcopy.findings import Span
from clearcopy.records.scope import Setting

EVERYBODY = Setting()


def page_at(name: str, setting: Setting = EVERYBODY) -> Page:
    """Return an empty page `name` that addresses whom `setting` says."""
    return Page(
        url=f"en/{name}/",
        path=f"docs/en/{name}.md",
        key=f"{name}.md",
        type="list",
        lang="en",
        record="",
        governed=True,
        public=True,
        published=date(2025, 3, 10),
        cuts={},
        head=Head("", "", "en", (), ""),
        blocks=(),
        sections=(),
        expected=(),
        composed=(),
        article_intact=True,
        references=(),
        images=(),
        ids=frozenset(),
        literals=(),
        description_span=Span(""),
        title_span=Span(""),
        span=Span(f"docs/en/{name}.md", 1, 1),
        setting=setting,
    )
