"""NUM011: lists of a "respectively" sentence that have different lengths."""

from __future__ import annotations

from collections.abc import Iterator

from clearcopy.document.page import Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.language.lists import find_paired_lists
from clearcopy.rule import rule


@rule(
    "NUM011",
    on=Page,
    message='{names} outcomes and {values} values stand in a sentence with "{word}"',
    help="name one value for each, or write them one by one",
)
def respectively_lists_differ(page: Page, site: Site) -> Iterator[Finding]:
    """A sentence pairs two lists with "respectively", and one is longer than the other.

    The reader has to guess which value belongs to which outcome. Counted are the items of the list
    before the verb and the values behind it; values that are a whole multiple of the items (three
    outcomes in two groups) pass, and so does what cannot be taken apart, such as nested lists.
    Violates: "Response, control and survival were 20.0% and 86.7%, respectively."
    Passes: "Response and control were 20.0% and 86.7%, respectively."
    """
    del site
    if not page.governed:
        return
    for block in page.in_section("body", "highlights", "about", "description"):
        lang = block.folder_lang
        for found in find_paired_lists(block.text, lang):
            if found.values % found.names == 0:
                continue
            start, end = block.sentence_at(found.start)
            yield respectively_lists_differ.found(
                block.span(found.start, found.end),
                page=page.url,
                subject=page.subject_of(block),
                judged=block.text[start:end],
                names=found.names,
                values=found.values,
                word=block.text[found.start : found.end],
            )
