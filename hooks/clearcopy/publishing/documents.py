"""The PDFs of a build: which pages have one, by which settings, and what comes of making them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clearcopy.checking.verdict import Report
from clearcopy.document.page import Page
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.findings import Finding, Span
from clearcopy.publishing.clearance import Prepared
from clearcopy.publishing.pdf import defects
from clearcopy.publishing.pdf.keeping import Store
from clearcopy.publishing.pdf.making import make_all
from clearcopy.publishing.pdf.manuscript import Edition, has_pdf, pdf_name, write_manuscript


@dataclass(frozen=True, slots=True)
class Documents:
    """Whether a build makes PDFs, and how.

    `address` is the site's own, ending in `/`; `fonts` a folder of further fonts; `store` where
    finished files are kept for the next build.
    """

    wanted: bool
    address: str
    store: Path
    fonts: Path | None = None
    findings: tuple[Finding, ...] = ()

    def name_for(self, page_type: str, url: str) -> str:
        """Return how a page calls its PDF, which lies beside it, or "" where it has none."""
        if not self.wanted or not has_pdf(page_type):
            return ""
        return pdf_name(url).rpartition("/")[2]


def read_documents(setting: object, root: Path, address: str, store: Path) -> Documents:
    """Read the setting `extra.clearcopy.pdf`: absent, true, false, or a mapping with `fonts`."""
    if setting is False:
        return Documents(wanted=False, address=address, store=store)
    problem, fonts = "", None
    if isinstance(setting, Mapping):
        unknown = [str(key) for key in setting if key != "fonts"]
        named = setting.get("fonts")
        if unknown:
            problem = f'has the unknown key "{unknown[0]}"'
        elif not isinstance(named, str) or not (root / named).is_dir():
            problem = f'names the folder of fonts "{named}", which is not there'
        else:
            fonts = root / named
    elif setting is not None and setting is not True:
        problem = f'is "{setting}"'
    findings = []
    if problem:
        findings.append(defects.SETTING_UNUSABLE.found(Span("mkdocs.yml"), problem=problem))
    if not address:
        findings.append(defects.ADDRESS_MISSING.found(Span("mkdocs.yml")))
    base = f"{address.rstrip('/')}/"
    return Documents(wanted=True, address=base, store=store, fonts=fonts, findings=tuple(findings))


def add_documents(
    documents: Documents,
    prepared: Prepared,
    pages: Mapping[str, Page],
    report: Report,
    folder: Path,
) -> Report:
    """Put the PDFs of a cleared site into `folder`; return the report with what was found.

    A site that is not cleared gets none: nobody is to hold a document that was refused.
    """
    if not documents.wanted or not report.cleared:
        return report
    if documents.findings:
        return _with(report, documents.findings)
    edition = Edition(prepared.library, prepared.root, documents.address, prepared.as_of)
    manuscripts = (
        write_manuscript(article, pages[url], edition)
        for url, article in prepared.newsroom.articles.items()
        if has_pdf(article.type)
    )
    store = Store(documents.store)
    outcome = make_all(manuscripts, store, folder, fonts=documents.fonts)
    report = _with(report, outcome.findings)
    if report.cleared:
        store.forget_unused()
    return report


def write_drafts(
    prepared: Prepared, slug: str, documents: Documents, folder: Path
) -> tuple[list[Path], tuple[Finding, ...]]:
    """Write review copies of the pages of a record into `folder`; return their paths.

    They need not be cleared, so every page of them says that they are drafts, and neither their
    names nor their metadata are those of a released file.
    """
    articles = prepared.newsroom.articles
    edition = Edition(
        prepared.library, prepared.root, documents.address, prepared.as_of, draft=True
    )
    sheets = [
        write_manuscript(article, read_page(article, finish(article, articles.values())), edition)
        for article in articles.values()
        if has_pdf(article.type) and article.record == slug
    ]
    manuscripts = (
        replace(sheet, file=f"{sheet.article.lang}-{sheet.file.rpartition('/')[2]}")
        for sheet in sheets
    )
    store = Store(documents.store)
    outcome = make_all(manuscripts, store, folder, fonts=documents.fonts)
    return list(outcome.files.values()), (*documents.findings, *outcome.findings)


def _with(report: Report, findings: tuple[Finding, ...]) -> Report:
    return replace(
        report,
        findings=tuple(sorted((*report.findings, *findings), key=lambda finding: finding.order)),
    )
