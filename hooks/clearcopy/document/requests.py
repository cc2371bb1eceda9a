"""What a finished page fetches from elsewhere: each such request tells another party who reads.

A link that a reader follows is none of these: the browser asks for it only when it is clicked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

# Where an element names what the browser fetches by itself. `ping` is sent behind a click.
_FETCHED: dict[str, tuple[str, ...]] = {
    "a": ("ping",),
    "area": ("ping",),
    "audio": ("src",),
    "base": ("href",),
    "body": ("background",),
    "embed": ("src",),
    "feimage": ("href", "xlink:href"),
    "frame": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_TAGS = (*_FETCHED, "meta", "style")
# Relations of `link` that only name a page: nothing is fetched for them.
_ONLY_NAMED = frozenset(
    "alternate author bookmark canonical help license me next prev privacy-policy search tag "
    "terms-of-service".split()
)
_ADDRESS = re.compile(r"(?:https?:|wss?:)?//[a-z0-9\[]", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'`]((?:https?:|wss?:)?//[a-z0-9\[][^\s\"'`]*)", re.IGNORECASE)
# A host in a content security policy: with or without its scheme, a wildcard and a path.
_HOST = re.compile(r"(?:\w+://)?(?:\*|(?:\*\.)?[\w-]+(?:\.[\w-]+)+)(?:[:/].*)?")
_REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"'\s]+)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"\b(?:url|src|image)\(\s*[\"']?((?:https?:)?//[^\s\"')]+)"
    r"|image-set\([^;}]*?[\"']((?:https?:)?//[^\s\"')]+)",
    re.IGNORECASE,
)
_IMPORT = re.compile(r"@import\s+(?:url\(\s*)?[\"']?((?:https?:)?//[^\s\"');]+)", re.IGNORECASE)
_COOKIE = re.compile(r"\bdocument\.cookie\b|\bcookieStore\.set\b")
# What lies in a script element without being run.
_DATA = re.compile(r"json|^text/(?!javascript|ecmascript)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Request:
    """Something fetched from another host than the page's own: `what` does it, and the address.

    An inline script that sets cookies asks nobody, and has the address "".
    """

    what: str
    address: str


def find_requests(
    document: etree._Element, finished: str, parts: Iterable[etree._Element] = ()
) -> tuple[Request, ...]:
    """Return what a page fetches from other hosts, once each, in the order of the page.

    `finished` is the text of the page: where it holds neither `//` nor `cookie` nothing is looked
    for. The page's own host is that of its canonical address. `parts` were parsed for themselves.
    """
    if "//" not in finished and "cookie" not in finished.lower():
        return ()
    own = _own_host(document)
    styled = 'style="' in finished or "style='" in finished
    found: dict[Request, None] = {}
    for root in (document, *parts):
        for element in root.iter(*_TAGS):
            if element.tag == "a" and element.get("ping") is None:
                continue  # what most of them are, and they ask nobody by themselves
            for request in _requests_of(element):
                if not request.address or urlsplit(request.address).netloc.lower() != own:
                    found[request] = None
        for element in root.iterfind(".//*[@style]") if styled else ():
            for address in addresses_in_css(element.get("style", "")):
                if urlsplit(address).netloc.lower() != own:
                    found[Request("a style attribute", address)] = None
    return tuple(found)


def addresses_in_css(text: str) -> Iterator[str]:
    """Yield the addresses on other hosts that CSS fetches, but for those of `@import`."""
    if "//" not in text:
        return
    for match in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub(" ", text)):
        before = match.string[: match.start()].rstrip()
        if not before.lower().endswith("@import"):
            yield match[1] or match[2]


def _own_host(document: etree._Element) -> str:
    head = document.find("head")
    for link in () if head is None else head.iterchildren("link"):
        if link.get("rel", "").strip() == "canonical":
            return urlsplit(link.get("href", "")).netloc.lower()
    return ""


def _requests_of(element: etree._Element) -> Iterator[Request]:
    tag = str(element.tag)
    if tag == "meta":
        yield from _sent_on(element)
    elif tag == "style":
        text = element.text or ""
        for address in (*addresses_in_css(text), *_IMPORT.findall(_CSS_COMMENT.sub(" ", text))):
            yield Request("<style>", address)
    elif tag != "link" or not _ONLY_NAMED.issuperset(element.get("rel", "").lower().split()):
        for name in _FETCHED[tag]:
            value = element.get(name)
            for address in _addresses(name, value) if value and "//" in value else ():
                yield Request(f"<{tag} {name}>", address)
    if tag == "script" and element.text and not _DATA.search(element.get("type", "")):
        for address in _QUOTED.findall(element.text):
            yield Request("an inline script", address)
        if _COOKIE.search(element.text):
            yield Request("an inline script that sets cookies", "")


def _addresses(name: str, value: str) -> Iterator[str]:
    """Yield the absolute addresses of an attribute; a set of sources or pings holds several."""
    parts = re.split(r"[\s,]+", value) if name in ("srcset", "imagesrcset", "ping") else [value]
    for part in parts:
        if _ADDRESS.match(part.strip()):
            yield part.strip()


def _sent_on(element: etree._Element) -> Iterator[Request]:
    """Yield where a `meta` element sends the reader, or whom its policy lets the page ask."""
    kind, content = element.get("http-equiv", "").lower(), element.get("content", "")
    if kind == "refresh":
        for match in _REFRESH.finditer(content):
            if _ADDRESS.match(match[1]):
                yield Request("<meta http-equiv=refresh>", match[1])
    elif kind == "content-security-policy":
        for source in content.replace(";", " ").split():
            if source == "*" or _HOST.fullmatch(source):
                address = source if "//" in source else f"//{source}"
                yield Request("the content security policy", address)
