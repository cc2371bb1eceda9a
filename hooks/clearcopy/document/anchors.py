"""Links to a place inside a page: whether that place is there is known when all are composed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from clearcopy.document import defects
from clearcopy.document.article import Article
from clearcopy.document.frame import Anchor
from clearcopy.findings import Finding

_ID = re.compile(r'<[a-z][^<>]* id="([^"]+)"')


def find_lost_anchors(
    anchors: Iterable[Anchor], articles: Mapping[str, Article]
) -> Iterator[Finding]:
    """Yield a finding for each link whose target page, by its file, has no such place."""
    known: dict[str, list[str]] = {}
    for anchor in anchors:
        article = articles.get(anchor.path)
        if article is None or not anchor.name:
            continue
        if anchor.path not in known:
            known[anchor.path] = _ID.findall(article.html)
        names = known[anchor.path]
        if anchor.name not in names:
            near = difflib.get_close_matches(anchor.name, names, 1, 0.5)
            hint = f"did you mean `#{near[0]}`?" if near else "take the part after # away"
            yield defects.ANCHOR_MISSING.found(anchor.span, href=anchor.href, hint=hint)
