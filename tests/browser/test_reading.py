"""What a reader meets in a real browser: citations, languages, required blocks, search, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RELEASE = "news/artemis-002-esmo-2025/"
REQUIRED = (
    "demonstration",
    "title",
    "meta",
    "status",
    "highlights",
    "body",
    "about",
    "statements",
    "forward-looking",
    "contacts",
    "references",
)


def is_in_view(page: Page, selector: str) -> bool:
    """Whether an element stands within the window."""
    return bool(
        page.locator(selector).evaluate(
            "e => { const r = e.getBoundingClientRect();"
            " return r.bottom > 0 && r.top < innerHeight && r.width > 0 && r.height > 0 }"
        )
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_citation_leads_to_its_entry_and_the_entry_back(
    page: Page, address: str, lang: str
) -> None:
    page.goto(f"{address}{lang}/{RELEASE}")
    citations = page.locator("a[data-cite]")
    assert citations.count() >= 8
    for number in range(citations.count()):
        citation = citations.nth(number)
        key, anchor = citation.get_attribute("data-cite"), citation.get_attribute("id")
        citation.click()
        expect(page).to_have_url(f"{address}{lang}/{RELEASE}#ref-{key}")
        assert is_in_view(page, f"#ref-{key}")
        page.locator(f'#ref-{key} a.cc-back[href="#{anchor}"]').click()
        expect(page).to_have_url(f"{address}{lang}/{RELEASE}#{anchor}")
        assert is_in_view(page, f"#{anchor}")


@pytest.mark.parametrize(
    "path", ["", RELEASE, "news/", "pipeline/", "studies/artemis-002/", "assets/hs-20093/"]
)
def test_the_language_switch_keeps_the_page(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}en/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator('.cc-languages a[hreflang="zh-Hans"]').click()
    expect(page).to_have_url(f"{address}zh/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    page.locator('.cc-languages a[hreflang="en"]').click()
    expect(page).to_have_url(f"{address}en/{path}")


def test_the_root_page_offers_both_languages(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("article").get_by_role("link", name="简体中文").click()
    expect(page).to_have_url(f"{address}zh/")
    page.goto(address)
    page.locator("article").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{address}en/")


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_required_block_is_visible_in_a_narrow_window_and_in_print(
    page: Page, address: str, lang: str, media: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}{lang}/{RELEASE}")
    page.emulate_media(media="print" if media == "print" else "screen")
    for name in REQUIRED:
        blocks = page.locator(f'section[data-block="{name}"]')
        assert blocks.count() >= 1, name
        for number in range(blocks.count()):
            expect(blocks.nth(number)).to_be_visible()
            assert len(blocks.nth(number).inner_text().strip()) > 3, name
    for paragraph in page.locator("article.cc-article p, article.cc-article li").all():
        expect(paragraph).to_be_visible()


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", ["", RELEASE, "pipeline/", "studies/artemis-002/"])
def test_a_narrow_window_is_never_scrolled_sideways(
    page: Page, address: str, lang: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}{lang}/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_print_leaves_the_navigation_out(page: Page, address: str) -> None:
    page.goto(f"{address}en/{RELEASE}")
    expect(page.locator(".cc-nav")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".cc-nav")).to_be_hidden()


@pytest.mark.parametrize(("lang", "query"), [("en", "osteosarcoma"), ("zh", "骨肉瘤")])
def test_the_search_finds_pages_of_its_language(
    page: Page, address: str, lang: str, query: str
) -> None:
    page.goto(f"{address}{lang}/")
    field = page.locator('input[name="query"]')
    field.click()
    field.fill(query)
    field.press("End")  # the search listens to keys, which an input method's text has none of
    first = page.locator(".md-search-result__link").first
    expect(first).to_be_attached(timeout=15_000)
    assert f"/{lang}/" in (first.evaluate("e => e.href"))


def test_everything_can_be_reached_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}en/{RELEASE}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#title"
    outlines = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        outlines.add(
            page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
        )
    assert outlines == {True}
