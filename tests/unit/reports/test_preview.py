from datetime import UTC, datetime

from clearcopy.checking.matrix import Cell, Matrix
from clearcopy.checking.verdict import Report
from clearcopy.findings import Finding, Pardon, Severity, Span
from clearcopy.reports.preview import render_preview_page

AS_OF = datetime(2025, 3, 10, tzinfo=UTC)
MATRIX = Matrix(
    ("en/a/", "en/b/", ""),
    (("AAA001", "first"), ("AAA002", "second")),
    {
        ("en/a/", "AAA001"): Cell("found", 1),
        ("en/a/", "AAA002"): Cell("not-run", reason="the rule crashed"),
        ("en/b/", "AAA001"): Cell("waived", 1),
    },
)


def finding(message: str, page: str, waived: Pardon | None = None) -> Finding:
    return Finding(
        code="AAA001",
        name="first",
        message=message,
        help="mend it",
        span=Span("docs/en/a.md", 7, 3, 7, 9),
        page=page,
        severity=Severity.ERROR,
        waived=waived,
    )


def shown(*findings: Finding) -> str:
    return render_preview_page(Report(findings, 2, 2, AS_OF, draw_matrix=lambda: MATRIX))


def test_what_is_open_stands_first_with_its_place_its_page_and_how_to_mend_it() -> None:
    page = shown(finding("a <wrong> figure", "en/a/"))
    listed = page[page.index("<h2>Open") : page.index("<h2>Waived")]
    for said in (
        '<h3 id="of-en-a-"><a href="../en/a/">en/a/</a></h3>',
        "docs/en/a.md:7:3",
        "error AAA001 first",
        "a &lt;wrong&gt; figure",
        "mend it",
    ):
        assert said in listed
    assert '<a href="#of-en-a-">✗1</a>' in page


def test_what_was_waived_is_counted_with_its_role_reason_and_end() -> None:
    pardon = Pardon("Known.", "Editor", "2026-03-31", Span("data/waivers.yml", 3, 5, 3, 9))
    page = shown(finding("one", "en/b/", pardon), finding("two", "en/b/", pardon))
    assert "<h2>Open</h2>\n<p>Nothing.</p>" in page
    assert "2 × AAA001 first: Known. (Editor, until 2026-03-31)" in page


def test_it_has_no_script_and_no_style_of_its_own_and_is_not_indexed() -> None:
    page = shown()
    assert page.count("<tr>") == 4
    assert "<li>as of: 2025-03-10T00:00:00+00:00</li>" in page
    assert "<script" not in page
    assert "style=" not in page
    assert 'title="AAA002 not-run: the rule crashed"' in page
    assert 'content="noindex"' in page
