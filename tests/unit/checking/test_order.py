"""In which order rules, pages, records and waivers come says nothing about what is found."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from random import Random

from clearcopy.checking.registry import load_rules
from clearcopy.checking.verdict import Report, judge
from clearcopy.document.compose import compose_newsroom
from clearcopy.document.reading import read_page
from clearcopy.document.shell import finish
from clearcopy.document.site import Site
from clearcopy.records.crosschecks import cross_check
from clearcopy.records.library import Library, load_library
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.case_runs import AS_OF, base_files, write_files

RELEASE = "docs/en/news/example-1-results.md"
# Two figures without a fact, of which one is waived, a date that does not fit, text left in.
WORDS = (
    "\nThe rate was 12.7% on Tuesday, March 10, 2025, and 13.1% later.\n\nTODO: ask.\n"
    "\nThe medicine is safe, effective and the best.\n"
)


@cache
def site() -> Site:
    files = dict(base_files())
    for lang in ("en", "zh"):
        files[RELEASE.replace("/en/", f"/{lang}/")] += WORDS
    with tempfile.TemporaryDirectory() as folder:
        root = write_files(Path(folder), files.items())
        library = load_library(root)
        newsroom = compose_newsroom(root, library, AS_OF)
    articles = newsroom.articles
    pages = tuple(
        read_page(article, finish(article, articles.values())) for article in articles.values()
    )
    return waived(Site(library, pages, AS_OF))


def waived(before: Site) -> Site:
    """Return the site with two waivers that cover a finding, and one that covers none."""
    found = [each for each in judge(before, []).findings if each.subject][:2]
    assert len(found) == 2
    text = "waivers:\n" + "".join(
        f"  - code: {code}\n    reason: r\n    role: Editor\n    expires: 2025-12-31\n"
        f'    covers:\n      - subject: "{subject}"\n        digest: "{digest}"\n'
        for code, subject, digest in (
            *((each.code, each.subject, each.digest) for each in found),
            ("NUM101", "docs/en/nothing.md#body", "0123456789abcdef"),
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        files = {**base_files(), "data/waivers.yml": text}
        library = load_library(write_files(Path(folder), files.items()))
    return replace(before, library=replace(before.library, waivers=library.waivers))


@cache
def expected() -> Report:
    report = judge(site(), cross_check(site().library))
    assert len(report.open) > 5
    assert report.waived
    assert any(each.code == "WVR002" for each in report.findings)
    return report


def shuffled_library(library: Library, random: Random) -> Library:
    """Return the library with its records, and the rows of its policy, in another order."""
    changes: dict[str, object] = {}
    for each in fields(library):
        value = getattr(library, each.name)
        if isinstance(value, Mapping):
            changes[each.name] = shuffled_mapping(value, random)
        elif isinstance(value, tuple):
            changes[each.name] = tuple(random.sample(value, len(value)))
    assert library.policy is not None
    rules = shuffled_mapping(library.policy.rules, random)
    changes["policy"] = moved(library, rules)
    return replace(library, **changes)  # type: ignore[arg-type]  # each field as it was


def moved(library: Library, rules: Mapping[str, object]) -> object:
    """Return the policy with its rows in another order, each still where it was written."""
    assert library.policy is not None
    return library.policy.model_copy(update={"rules": rules})


def shuffled_mapping(mapping: Mapping[str, object], random: Random) -> dict[str, object]:
    items = list(mapping.items())
    random.shuffle(items)
    return dict(items)


@settings(max_examples=12, deadline=None)
@given(st.randoms())
def test_the_order_of_rules_pages_records_and_waivers_changes_nothing(random: Random) -> None:
    before = site()
    library = shuffled_library(before.library, random)
    rules, pages = list(load_rules()), list(before.pages)
    random.shuffle(rules)
    random.shuffle(pages)
    earlier = cross_check(library)
    random.shuffle(earlier)
    other = judge(replace(before, library=library, pages=tuple(pages)), earlier, tuple(rules))
    assert other.findings == expected().findings
    assert dict(other.matrix.cells) == dict(expected().matrix.cells)
