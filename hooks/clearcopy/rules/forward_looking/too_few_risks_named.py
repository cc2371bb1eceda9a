"""FLS004: a forward-looking block that hardly names a risk."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.cautions import Caution, cautions_in_force, count_risks, risks_of
from clearcopy.document.frame import assets_named, assets_of
from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_MORE = (
    "write in a new version, each in a clause of its own, what may make things turn out otherwise: "
    "take the clauses from data/risks/"
)


@rule(
    "FLS004",
    on=Page,
    message="the forward-looking block {problem}",
    help="{advice}",
    needs_whole=True,
)
def too_few_risks_named(page: Page, site: Site) -> Iterator[Finding]:
    """The forward-looking block names fewer risks than policy asks for.

    Cautions are meaningful when they identify important factors that could cause actual results to
    differ (15 U.S.C. 78u-5(c)(1)(A)(i)). A risk is a clause with a subject and what may become of
    it, or a clause of data/risks/; a row of adjectives identifies none. The number is
    `forward-looking: least-risks` in data/policy.yml. Cautions that name another
    medicine, and not that of the page, are no cautions for it. Words of a version that has
    ended stay.
    Violates: "scientific, commercial, political and legal factors".
    Passes: "the results of one study may not be repeated in a larger one; enrollment may be slower;
    an authority may ask for further data; a partner may end the agreement".
    """
    policy = site.library.policy
    if not page.governed or policy is None:
        return
    least = policy.forward_looking.least_risks
    for caution in cautions_in_force(page, site):
        count = max(count_risks(caution), len(risks_of(caution, site)))
        problems = [_of_another_medicine(caution, page, site)]
        if count < least:
            risks = f"{count} risks" if count > 1 else ("1 risk" if count else "no risk")
            problems.append((f"names {risks}; at least {least} are needed", _MORE))
        for problem, advice in filter(None, problems):
            first = caution.blocks[0]
            yield too_few_risks_named.found(
                first.span(),
                page=page.url,
                subject=caution.version or page.subject_of(first),
                judged=f"{problem}: {caution.words}" if advice is not _MORE else caution.words,
                problem=problem,
                advice=advice,
            )


def _of_another_medicine(caution: Caution, page: Page, site: Site) -> tuple[str, str] | None:
    """Return what is wrong where the block names medicines, and none that the page is about."""
    about = assets_of(site.library, page.record)
    named = assets_named(site.library, caution.words)
    if not about or not named or named & about:
        return None
    assets = site.library.assets
    own = ", ".join(assets[key].code for key in sorted(about) if key in assets)
    others = ", ".join(assets[key].code for key in sorted(named))
    if not own:
        return None
    return (
        f"speaks of {others} and not of {own}, which this page is about",
        f"bind a forward-looking statement that names {own}, or no medicine",
    )
