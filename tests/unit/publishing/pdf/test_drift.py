"""What a PDF says is compared with its page: every kind of difference is put in and found."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

from clearcopy.findings import Finding
from clearcopy.publishing.pdf.drift import find_drift
from clearcopy.publishing.pdf.manuscript import Manuscript
from clearcopy.publishing.pdf.structure import finish
from clearcopy.publishing.pdf.typesetting import Typesetter
from clearcopy.publishing.pdf.wanted import locate

from tests.documents import CHART

Node = dict[str, Any]


def every(value: Any) -> Iterator[Node]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from every(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from every(inner)


def drift(
    release: Manuscript, typesetter: Typesetter, spoil: Callable[[list[Node]], None]
) -> tuple[Finding, ...]:
    """Set a spoiled copy of the release and compare the file with the page as it is."""
    whole = json.loads(release.text)
    before = copy.deepcopy(whole["blocks"])
    spoil(whole["blocks"])
    assert whole["blocks"] != before, "nothing was spoiled"
    raw = typesetter.set(json.dumps(whole, ensure_ascii=False))
    data = finish(raw, whole["blocks"])
    return found_in(data, release)


def found_in(data: bytes, release: Manuscript) -> tuple[Finding, ...]:
    return locate(find_drift(data, release.wanted), release.page)


def codes(findings: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in findings}


def section(blocks: list[Node], name: str) -> Node:
    return next(node for node in every(blocks) if node.get("name") == name)


def link(blocks: list[Node], href: str) -> Node:
    return next(node for node in every(blocks) if str(node.get("href", "")).startswith(href))


def test_the_same_text_is_no_drift(release: Manuscript, printed: bytes) -> None:
    assert found_in(printed, release) == ()


def test_a_changed_digit_is_found_at_its_block(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        run = next(n for n in every(blocks) if "31.3%" in str(n.get("text")))
        run["text"] = run["text"].replace("31.3%", "31.8%")

    (finding,) = drift(release, typesetter, spoil)
    assert finding.code == "OUT001"
    assert "31.8%" in finding.message
    assert "31.3%" in finding.message
    assert finding.span.path == release.article.path
    assert finding.span.line > 0


def test_a_dropped_statement_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        blocks.remove(section(blocks, "forward-looking"))

    findings = drift(release, typesetter, spoil)
    assert "OUT001" in codes(findings)
    assert any("forward-looking" in finding.message for finding in findings)


def test_two_blocks_in_another_order_are_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        inner = section(blocks, "statements")["blocks"]
        items = inner[1]["items"]
        items[0], items[1] = items[1], items[0]

    assert "OUT001" in codes(drift(release, typesetter, spoil))


def test_a_word_that_only_the_pdf_says_is_found(
    release: Manuscript, typesetter: Typesetter
) -> None:
    def spoil(blocks: list[Node]) -> None:
        section(blocks, "status")["blocks"][0]["runs"].append({"text": " Approved."})

    assert codes(drift(release, typesetter, spoil)) == {"OUT001"}


def test_a_heading_that_becomes_a_paragraph_is_found(
    release: Manuscript, typesetter: Typesetter
) -> None:
    def spoil(blocks: list[Node]) -> None:
        heading = next(n for n in every(blocks) if n.get("kind") == "heading" and n["level"] == 3)
        heading["kind"] = "paragraph"

    assert codes(drift(release, typesetter, spoil)) == {"OUT001"}


def test_an_outer_link_to_elsewhere_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        link(blocks, "https://example.com/quoted")["href"] = "https://example.com/other"

    (finding,) = drift(release, typesetter, spoil)
    assert finding.code == "OUT002"
    assert "https://example.com/other" in finding.message


def test_a_citation_that_leads_to_another_reference_is_found(
    release: Manuscript, typesetter: Typesetter
) -> None:
    def spoil(blocks: list[Node]) -> None:
        cites = [n for n in every(blocks) if str(n.get("href", "")).startswith("#ref-")]
        first = cites[0]
        first["href"] = next(n["href"] for n in cites if n["href"] != first["href"])

    (finding,) = drift(release, typesetter, spoil)
    assert finding.code == "OUT002"
    assert finding.message.count("#ref-") == 2


def test_a_way_back_that_leads_to_another_citation_is_found(
    release: Manuscript, typesetter: Typesetter
) -> None:
    def spoil(blocks: list[Node]) -> None:
        ways = [n for n in every(blocks) if str(n.get("href", "")).startswith("#cite-")]
        ways[0]["href"], ways[1]["href"] = ways[1]["href"], ways[0]["href"]

    assert codes(drift(release, typesetter, spoil)) == {"OUT002"}


def test_a_link_that_was_dropped_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        link(blocks, "mailto:")["kind"] = "span"

    assert codes(drift(release, typesetter, spoil)) == {"OUT002"}


def test_another_alternative_text_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        next(n for n in every(blocks) if n.get("alt") == CHART)["alt"] = "Two bars"

    (finding,) = drift(release, typesetter, spoil)
    assert finding.code == "OUT003"
    assert finding.span.line > 0


def test_a_list_with_other_numbers_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        lists = [n for n in every(blocks) if n.get("kind") == "list" and n["ordered"]]
        lists[-1]["start"] = 2

    assert codes(drift(release, typesetter, spoil)) == {"OUT004"}


def test_a_row_without_its_head_is_found(release: Manuscript, typesetter: Typesetter) -> None:
    def spoil(blocks: list[Node]) -> None:
        next(n for n in every(blocks) if n.get("header") == "row")["header"] = ""

    assert "OUT006" in codes(drift(release, typesetter, spoil))


def test_a_file_that_is_no_pdf_is_a_finding(release: Manuscript) -> None:
    assert codes(found_in(b"%PDF-1.7 broken", release)) == {"OUT005"}
