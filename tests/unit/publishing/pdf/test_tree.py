from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from clearcopy.document.article import Article, Piece
from clearcopy.publishing.pdf.manuscript import Manuscript
from clearcopy.publishing.pdf.nodes import texts
from clearcopy.publishing.pdf.tree import Tree, read_tree
from lxml import html

from tests.documents import ADDRESS


def article(release: Manuscript, inner: str) -> Article:
    """The release with other HTML."""
    return replace(release.article, pieces=(Piece(inner.encode(), recurs=False, toc=(), paths=()),))


def tree_of(release: Manuscript, inner: str) -> Tree:
    one = article(release, inner)
    return read_tree(one, html.fragment_fromstring(one.html), ADDRESS)


def blocks(release: Manuscript, inner: str) -> list[Any]:
    tree = tree_of(release, inner)
    assert not tree.findings
    return list(tree.blocks)


def test_an_element_without_a_meaning_is_a_finding_at_its_line(release: Manuscript) -> None:
    tree = tree_of(release, "<p><!--@:7-->a</p><video>b</video>")
    (finding,) = tree.findings
    assert (finding.code, finding.span.line) == ("PDF001", 7)
    assert "<video>" in finding.message


def test_an_unknown_element_inside_a_text_is_a_finding(release: Manuscript) -> None:
    tree = tree_of(release, "<p>a <button>b</button></p>")
    assert [finding.code for finding in tree.findings] == ["PDF001"]


def test_white_space_is_squeezed_as_a_browser_does(release: Manuscript) -> None:
    (paragraph,) = blocks(release, "<p>  one\n <em> two </em>  <b>three</b> \n</p>")
    assert "".join(texts([paragraph])) == "one two three"


def test_a_hard_space_is_kept(release: Manuscript) -> None:
    (paragraph,) = blocks(release, "<p>10&nbsp;mg</p>")
    assert texts([paragraph]) == ["10\u00a0mg"]


def test_navigation_stays_behind(release: Manuscript) -> None:
    assert blocks(release, "<nav><ol><li>Home</li></ol></nav>") == []


def test_a_relative_link_leads_to_the_site(release: Manuscript) -> None:
    (paragraph,) = blocks(release, '<p><a href="../x/">x</a></p>')
    assert paragraph["runs"][0]["href"] == "https://newsroom.example.com/x/"


def test_a_citation_is_called_more_than_a_number(release: Manuscript) -> None:
    (paragraph,) = blocks(release, '<p><a href="#ref-a" data-cite="a">4</a></p>')
    assert paragraph["runs"][0]["label"] == "Reference 4"


def test_words_without_a_style_of_their_own_are_one_text_with_those_around(
    release: Manuscript,
) -> None:
    (paragraph,) = blocks(
        release, '<p>a <data value="1" data-fact="x">1%</data> <!--@:3-->of <b>b</b></p>'
    )
    assert [run.get("text") for run in paragraph["runs"]] == ["a 1% of ", None]


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("took 12.0 mg/kg every 3 weeks", ["12.0 mg/kg"]),
        ("10 mg/m² or 1,200 mg/m²", ["10 mg/m²", "1,200 mg/m²"]),
        ("aged 12–17 years, 18.7–46.3%", ["12–17", "18.7–46.3%"]),
        ("see https://doi.org/10.1/abc-1 and a/b/c", []),
        ("the 2025–", []),
    ],
)
def test_a_dose_and_a_range_are_never_broken(
    release: Manuscript, text: str, whole: list[str]
) -> None:
    (paragraph,) = blocks(release, f"<p>{text}</p>")
    runs = paragraph["runs"]
    assert [run["text"] for run in runs if run.get("kind") == "unbroken"] == whole
    assert "".join(run["text"] for run in runs) == text


def test_a_way_back_never_stands_alone_on_a_line(release: Manuscript) -> None:
    (paragraph,) = blocks(
        release,
        '<p>2024. <a class="cc-back" href="#a">↩</a> <a class="cc-back" href="#b">↩</a></p>',
    )
    assert texts([paragraph]) == ["2024.\u00a0", "↩", "\u00a0", "↩"]
