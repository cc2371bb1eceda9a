"""PRM015: a site for mainland China without the certificate that its operator needs."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule


@rule("PRM015", on=Page, message='"{issuer}" {problem}', help="{advice}")
def china_certificate_missing(page: Page, site: Site) -> Iterator[Finding]:
    """A page that addresses mainland China does not show the certificate for drug information.

    互联网药品信息服务管理办法: who offers drug information on the web in mainland China shows the
    number of the Internet Drug Information Service certificate, and the ICP filing. The issuer's
    record says under `china-internet` which numbers these are, or that none is required, by whose
    decision and why. Whether one is required, for example of a site hosted abroad, is a legal
    judgement that the record states and this rule does not make.
    Violates: no number on the page. Passes: the number in a statement at the foot of every page.
    """
    release = site.library.releases.get(page.record)
    issuers = site.library.issuers
    found = site.library.issuer
    issuer = issuers.get(release.issuer) if release else None
    issuer = issuer or (found[1] if found else None)
    if not page.governed or issuer is None:
        return
    shown = issuer.china_internet
    if shown is None:
        yield china_certificate_missing.found(
            issuer.span(),
            subject=issuer.path,
            judged=issuer.name.en,
            issuer=issuer.short_name.en,
            problem="addresses mainland China and does not record whether it needs an Internet "
            "Drug Information Service certificate",
            advice="add `china-internet` to the record: the number, or why none is required",
        )
        return
    numbers = [shown.certificate] if shown.certificate != "not required" else []
    numbers += [shown.icp] if shown.icp else []
    if not numbers:
        return
    text = "\n".join(block.text for block in page.blocks)
    for number in numbers:
        if number not in text:
            yield china_certificate_missing.found(
                page.title_span,
                page=page.url,
                subject=f"{page.path}#page",
                judged=number,
                issuer=issuer.short_name.en,
                problem=f'does not show "{number}" on this page',
                advice="print it in a statement that policy binds to every page",
            )
