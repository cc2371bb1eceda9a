"""BLK108: a page type that nobody says why it is exempt."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.placeholders import find_placeholders
from clearcopy.rule import rule


@rule(
    "BLK108",
    on=Site,
    message='the page type "{type}" is exempt without a {part}',
    help="say in a sentence why nothing on such pages needs a check, and which role decided it",
)
def exemption_without_reason(site: Site, _same: Site) -> Iterator[Finding]:
    """A page type is exempt from the checks and nobody says why.

    An exemption switches off every rule for all pages of a type. It is a decision of a role, so it
    names the role and the reason, for the next reviewer as for an inspector.

    Violates: `exempt: {reason: "", role: compliance}`; `reason: TBD`.
    Passes: `reason: A page for addresses that lead nowhere; it says nothing about medicines`.
    To fix: write both, or delete `exempt`.
    """
    policy = site.library.policy
    if policy is None:
        return
    for name, page_type in policy.page_types.items():
        exempt = page_type.exempt
        if exempt is None:
            continue
        for part, words in (("reason", exempt.reason), ("role", exempt.role)):
            if not any(map(str.isalpha, words)) or find_placeholders(words):
                yield exemption_without_reason.found(
                    policy.span("page-types", name, "exempt", part),
                    subject=f"policy#{name}",
                    judged=f"{name}: {part}: {words}",
                    type=name,
                    part=part,
                )
