"""What style sheets hide: every way that is known, and nothing of a theme's ordinary styling."""

from __future__ import annotations

from pathlib import Path

import material
import pytest
from clearcopy.document.page import Step
from clearcopy.document.styles import StyleSheets
from hypothesis import given
from hypothesis import strategies as st


def step(tag: str, classes: str = "", anchor: str = "", **attributes: str) -> Step:
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return Step(tag, anchor, tuple(classes.split()), tuple(sorted(named.items())))


ARTICLE = (
    step("html", "no-js", lang="en"),
    step("body", dir="ltr", data_md_color_scheme="default", data_md_color_primary="indigo"),
    step("div", "md-container", data_md_component="container"),
    step("main", "md-main", data_md_component="main"),
    step("div", "md-main__inner md-grid"),
    step("div", "md-content", data_md_component="content"),
    step("article", "md-content__inner md-typeset"),
    step("article", "cc-article", data_type="release", lang="en"),
)
SECTION = (*ARTICLE, step("section", "cc-block", data_block="forward-looking"))
WORDS = (*SECTION, step("p"))


def hiding(css: str, lineage: tuple[Step, ...] = WORDS) -> str:
    return StyleSheets({"assets/a.css": css}).hiding(lineage)


@pytest.mark.parametrize(
    "declarations",
    [
        "display: none",
        "DISPLAY:NONE !important",
        "display: var(--shown)",
        "visibility: hidden",
        "visibility: collapse",
        "content-visibility: hidden",
        "opacity: 0",
        "opacity: .09",
        "opacity: 5%",
        "font-size: 0",
        "font-size: 5px",
        "font-size: .3em",
        "font-size: 10%",
        "font: bold 1px/1 serif",
        "font: 400 16px/0 serif",
        "clip: rect(0 0 0 0)",
        "clip: rect(0, 0, 0, 0)",
        "clip: rect(1px, 1px, 1px, 1px)",
        "clip-path: inset(50%)",
        "clip-path: inset(100%)",
        "-webkit-clip-path: circle(0)",
        "clip-path: polygon(0 0, 0 0, 0 0)",
        "clip-path: url(#nothing)",
        "text-indent: -9999px",
        "text-indent: 200%",
        "position: absolute; left: -9999px",
        "position: fixed; top: -200vh",
        "position: absolute; inset: -100em",
        "margin-left: -9999px",
        "margin: 0 0 0 -9999px",
        "width: 0; overflow: hidden",
        "height: 1px; overflow: hidden",
        "max-height: 0",
        "max-inline-size: 0px",
        "height: calc(0px)",
        "transform: scale(0)",
        "transform: scaleY(0)",
        "transform: rotate(2deg) scale(0.01)",
        "transform: translateX(-9999px)",
        "transform: translate(0, -200%)",
        "transform: rotateX(90deg)",
        "transform: matrix(0, 0, 0, 0, 0, 0)",
        "scale: 0",
        "translate: -9999px",
        "color: transparent",
        "color: rgba(0, 0, 0, 0)",
        "color: rgb(0 0 0 / 5%)",
        "color: #0000",
        "-webkit-text-fill-color: transparent",
        "color: #fff",
        "color: white",
        "color: var(--md-default-bg-color)",
        "color: #333; background: #333",
        "background-color: rgb(51, 51, 51); color: #333",
        "filter: opacity(0)",
        "filter: blur(9px)",
        "filter: contrast(0)",
        "mask-image: linear-gradient(transparent, transparent)",
        "zoom: 0",
        "line-height: 0",
        "line-height: 1px",
        "letter-spacing: -1em",
        "display: -webkit-box; -webkit-line-clamp: 1",
        "z-index: -1",
        "-webkit-text-security: disc",
    ],
)
def test_a_declaration_that_hides_words_is_found_and_named(declarations: str) -> None:
    said = hiding(f".cc-block {{ {declarations} }}")
    assert said.endswith(' in assets/a.css, selector ".cc-block"')


@pytest.mark.parametrize(
    "declarations",
    [
        "display: block",
        "display: flex",
        "visibility: visible",
        "opacity: .8",
        "font-size: .75rem",
        "font-size: 60%",
        "font: 700 1rem/1.5 serif",
        "clip-path: inset(0)",
        "text-indent: 2em",
        "position: relative; left: -1em; top: 0",
        "margin: 0 -1rem",
        "width: 100%; max-width: 60rem; min-height: 0",
        "transform: translateX(-.25rem)",
        "transform: scale(1.1)",
        "transform: rotate(90deg)",
        "color: #333; background: #fff",
        "color: #fff; background: #333",
        "color: currentcolor",
        "background: transparent",
        "border-color: transparent",
        "filter: grayscale(1)",
        "line-height: 1.2",
        "z-index: 1",
        "letter-spacing: .05em",
        "content: none",
    ],
)
def test_ordinary_styling_hides_nothing(declarations: str) -> None:
    assert hiding(f".cc-block {{ {declarations} }}") == ""


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        "html",
        ":root",
        "p",
        "section p",
        "article > section",
        ".cc-block",
        ".js .cc-block",
        ".no-js .cc-block",
        "[data-block=forward-looking]",
        "[data-version^=forward]",
        "section:not([data-version])",
        '[data-block^="forward"]',
        '[data-block*="LOOKING" i]',
        '[class~="cc-block"]',
        "section:not(.open)",
        "section:not(:hover)",
        ".cc-block:hover",
        ".cc-block:target",
        "section:nth-of-type(3)",
        "section:last-child",
        ".cc-article > :nth-last-child(2)",
        "section + section",
        ".toggle + section",
        "article > h2 ~ section",
        "[data-md-toggle=x]:checked ~ .md-container .cc-block",
        "input:checked ~ section p",
        ".cc-article:has(.x) section",
        ":is(.a, .cc-block)",
        ":where(section)",
        "article:lang(en)",
        '[data-md-color-scheme="slate"] .cc-block',
        "p::first-line",
        ".x, .cc-block",
        "section::-webkit-scrollbar, .cc-block",
    ],
)
def test_a_selector_that_may_select_the_block_or_what_is_above_it_counts(selector: str) -> None:
    assert hiding(f"{selector} {{ display: none }}").startswith("display: none in assets/a.css")


@pytest.mark.parametrize(
    "selector",
    [
        "nav",
        "#other",
        ".cc-block.open",
        "section > .cc-block",
        ".md-nav .cc-block",
        "[hidden]",
        "section[hidden]",
        "[data-block=references]",
        "[data-block|=looking]",
        "[data-block$=forward]",
        "p:not(p)",
        "section:not([data-block])",
        "section:empty",
        "p:checked",
        "p:any-link",
        "p:root",
        ":is(.a, .b)",
        ":not(.cc-block):not(p):not(body):not(html):not(div):not(main):not(article)",
        ".missing > h2 ~ section",
        "section::before",
        "section::after",
        "section::marker",
        "section::-webkit-scrollbar",
    ],
)
def test_a_selector_that_selects_something_else_does_not_count(selector: str) -> None:
    assert hiding(f"{selector} {{ display: none }}") == ""


@pytest.mark.parametrize(
    "css",
    [
        "@media print { .cc-block { display: none } }",
        "@media screen and (max-width: 20em) { .cc-block { display: none } }",
        "@supports (display: grid) { .cc-block { display: none } }",
        "@layer theme { @media print { .cc-block { display: none } } }",
        "@container (width > 1px) { .cc-block { display: none } }",
        "@scope (.cc-article) { .cc-block { display: none } }",
        ".cc-article { .cc-block { display: none } }",
        ".cc-article { & > section { display: none } }",
        ".cc-article { color: red; section:is(.a, .cc-block) { p { display: none } } }",
        ".cc-block { @media print { display: none } }",
        ".cc-block { animation: vanish 1s } @keyframes vanish { to { opacity: 0 } }",
        "@-webkit-keyframes v { 50%, 100% { opacity: 0 } } .cc-block { animation-name: v }",
    ],
)
def test_a_rule_counts_however_deep_it_stands(css: str) -> None:
    assert hiding(css)


def test_an_animation_that_ends_visible_hides_nothing() -> None:
    css = ".cc-block { animation: come 1s } @keyframes come { from { opacity: 0 } }"
    assert hiding(css) == ""


def test_the_condition_of_a_hiding_rule_is_named() -> None:
    said = hiding("@media print { .cc-block { display: none } }")
    assert said == 'display: none in assets/a.css, selector ".cc-block", @media print'


def test_the_sheets_of_the_theme_hide_no_ordinary_article() -> None:
    package = material.__file__
    assert package is not None
    folder = Path(package).parent / "templates" / "assets" / "stylesheets"
    sheets = StyleSheets({path.name: path.read_text() for path in folder.glob("*.css")})
    assert sheets.texts
    assert sheets.problems() == ()
    tails = [
        (),
        (step("h2", anchor="results"),),
        (step("p"), step("a", href="#ref-a"), step("data", value="20.0")),
        (step("ul"), step("li"), step("p"), step("strong")),
        (step("ol"), step("li", anchor="ref-a", data_ref="a"), step("em")),
        (step("table"), step("thead"), step("tr"), step("th", scope="col")),
        (step("table"), step("tbody"), step("tr"), step("td")),
        (step("figure"), step("figcaption")),
        (step("blockquote"), step("p"), step("code")),
        (step("dl"), step("dt")),
        (step("address"), step("span", lang="zh-Hans")),
    ]
    hidden = {sheets.hiding(SECTION + tail) for tail in tails}
    added = {sheets.added_text(SECTION + tail) for tail in tails}
    assert hidden | added == {""}
    assert sheets.hiding((*SECTION, step("a", "headerlink")))


def test_words_that_a_style_sheet_adds_are_found() -> None:
    sheets = StyleSheets({"a.css": '.cc-block p::after { content: " Approved" "!" }'})
    assert sheets.added_text(WORDS) == " Approved!"
    assert sheets.added_text(SECTION) == ""


def test_an_attribute_that_a_style_sheet_prints_is_found() -> None:
    sheets = StyleSheets({"a.css": "[data-note]:before { content: attr(data-note) }"})
    assert sheets.added_text((*SECTION, step("p", data_note="not approved"))) == "not approved"


@pytest.mark.parametrize("content", ['""', '"“"', "none", '"–" / "dash"', "counter(x)"])
def test_marks_and_counters_are_no_words(content: str) -> None:
    assert StyleSheets({"a.css": f"p::before {{ content: {content} }}"}).added_text(WORDS) == ""


def test_an_import_from_outside_the_site_is_a_problem_and_one_from_inside_is_none() -> None:
    sheets = StyleSheets(
        {
            "assets/a.css": '@import "b.css"; @import url(https://example.com/x.css) print;',
            "assets/b.css": ".cc-block { display: none }",
        }
    )
    assert sheets.problems() == (
        (
            "assets/a.css",
            'the imported sheet "https://example.com/x.css" is not part of the site',
        ),
    )
    assert "assets/b.css" in sheets.hiding(WORDS)


@pytest.mark.parametrize("css", ["p { display: none } }", "!! { display: none }"])
def test_a_sheet_that_cannot_be_understood_is_a_problem(css: str) -> None:
    assert [path for path, _ in StyleSheets({"a.css": css}).problems()] == ["a.css"]


@given(st.text(alphabet=":;{}()[]@&,.>#*\"'\\/ \n-!aepn0", max_size=60))
def test_no_text_of_a_sheet_raises(css: str) -> None:
    sheets = StyleSheets({"a.css": f"{css} p {{ color: red }}"})
    assert isinstance(sheets.hiding(WORDS) + sheets.added_text(WORDS), str)
    assert isinstance(sheets.problems(), tuple)
