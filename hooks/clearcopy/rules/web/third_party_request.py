"""WEB003: a page that asks another host for something, and so tells it who reads."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.requests import Request, addresses_in_css
from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.rule import rule


@rule(
    "WEB003",
    on=Site,
    message="{what} {problem}",
    help="{advice}",
)
def third_party_request(site: Site, _same: Site) -> Iterator[Finding]:
    """A page makes the browser fetch something from another host, or sets cookies by itself.

    Whoever is asked learns the reader's address and which page was opened; on pages about a
    medicine that tells of an illness (GDPR; Directive 2002/58/EC, article 5(3): ask before reading
    or storing anything on a device). Judged are scripts, images and pixels, fonts, frames, media
    and inline styles of the finished pages, their content security policy, and the addresses in
    style sheets. A sheet that imports one from elsewhere is BLK111. What a script of the site's own
    does is not read: the policy of the page, `script-src 'self'; connect-src 'self'`, binds it.

    Violates: a font from a font service; a counting pixel; a player in a frame.
    Passes: the same files on the site's own host; a link to a webcast that the reader clicks.
    """
    for page in site.pages:
        for request in page.requests:
            problem, advice = _said(request)
            yield third_party_request.found(
                page.span,
                page=page.url,
                subject=page.path,
                judged=f"{request.what} {request.address}",
                what=request.what,
                problem=problem,
                advice=advice,
            )
    for path, text in site.styles.texts.items():
        for address in dict.fromkeys(addresses_in_css(text)):
            request = Request(f"the style sheet {path}", address)
            problem, advice = _said(request)
            yield third_party_request.found(
                Span(path),
                subject=path,
                judged=address,
                what=request.what,
                problem=problem,
                advice=advice,
            )


def _said(request: Request) -> tuple[str, str]:
    """Return what is wrong with a request, and what to do."""
    if not request.address:
        return "stands in the page", "drop it: a newsroom needs no cookies"
    if "security policy" in request.what:
        return f'allows "{request.address}"', "name 'self' alone"
    return (
        f'asks "{request.address}"',
        "serve it from the site itself, or give a link that the reader clicks",
    )
