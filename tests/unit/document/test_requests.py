"""What a page fetches from elsewhere is found however it is written."""

from __future__ import annotations

import pytest
from clearcopy.document.requests import Request, addresses_in_css, find_requests
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

OWN = '<link rel="canonical" href="https://newsroom.example.com/en/">'


def requests_of(body: str, head: str = OWN) -> list[Request]:
    text = f"<html><head>{head}</head><body>{body}</body></html>"
    return list(find_requests(etree.fromstring(text, etree.HTMLParser()), text))


@pytest.mark.parametrize(
    "html",
    [
        '<video poster="//a.example/p.png"></video>',
        '<object data="https://a.example/x.swf"></object>',
        '<embed src="https://a.example/x">',
        '<audio src="HTTPS://a.example/x"></audio>',
        '<picture><source srcset="/x.png 1x,https://a.example/x.png 2x"></picture>',
        '<svg><use xlink:href="https://a.example/x.svg#a"/></svg>',
        '<svg><image href="https://a.example/x.svg"/></svg>',
        '<input type="image" src="https://a.example/x.png">',
        "<p style='background:URL( \"//a.example/x.png\" )'>a</p>",
        "<script>new Image().src='https://a.example/p'</script>",
        "<script>cookieStore.set('a', 1)</script>",
        '<meta http-equiv="refresh" content="0; url=https://a.example/">',
        '<meta http-equiv="content-security-policy" content="img-src *">',
        '<base href="https://a.example/">',
    ],
)
def test_each_way_to_ask_another_host_is_found(html: str) -> None:
    assert len(requests_of(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://a.example/">elsewhere</a>',
        '<img src="data:image/png;base64,//AA">',
        '<script src="../a//b.js"></script>',
        '<script>var a = 1; // "comment"</script>',
        '<img src="https://NEWSROOM.example.com/a.png">',
        "<p>https://a.example/ and document.cookie</p>",
    ],
)
def test_what_asks_nobody_else_is_not_found(html: str) -> None:
    assert requests_of(html) == []


def test_without_a_canonical_address_every_full_address_is_another_host() -> None:
    html = '<img src="https://newsroom.example.com/a.png">'
    assert requests_of(html, "") == [Request("<img src>", "https://newsroom.example.com/a.png")]


def test_the_same_request_is_named_once() -> None:
    assert len(requests_of('<img src="//a.example/p">' * 3)) == 1


def test_an_imported_sheet_is_left_to_those_who_read_sheets() -> None:
    css = (
        '@import url("//a.example/a.css"); p { cursor: image-set("a.png" 1x, "//b.example/b.png") }'
    )
    assert list(addresses_in_css(css)) == ["//b.example/b.png"]


@given(st.text(alphabet="<>/'\"= abcimgsrcurl():;*@.-\n"))
def test_no_page_and_no_sheet_breaks_the_search(text: str) -> None:
    requests_of(f"//{text}")
    list(addresses_in_css(f"//{text}"))
