"""BLK111: a style sheet of which nobody knows what it hides."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding, Span
from clearcopy.rule import rule


@rule(
    "BLK111",
    on=Site,
    message="what the style sheet {path} hides is not known: {problem}",
    help="mend that place of the sheet, or put what it imports into the site",
)
def style_sheet_not_understood(site: Site, _same: Site) -> Iterator[Finding]:
    """A style sheet cannot be read in full, so nobody knows whether it hides a block.

    Whether a required block is visible is judged from the site's own style sheets. One that cannot
    be read, or that imports a sheet from elsewhere, was not checked; and not checked is not passed.

    Violates: `@import "https://example.com/print.css"`; a closing brace too many.
    Passes: sheets that hold valid rules and import only sheets of the site.
    To fix: repair the sheet; copy an imported sheet into the theme.
    """
    for path, problem in site.styles.problems():
        yield style_sheet_not_understood.found(
            Span(path),
            subject=path,
            judged=problem,
            path=path,
            problem=problem,
        )
