"""What a page says of another site, such as one that it links to, and not of itself."""

from __future__ import annotations

import re

from clearcopy.document.page import Block
from clearcopy.document.site import Site

_OTHER, _OWN = "other-sites", "this-site"
# Behind this, a sentence that began with the page is back at it: "this page, which links to other
# sites, is …", "this page links to other sites and is …".
_BACK = re.compile(r"[,;:，；：]|\band\b|并|且")


def is_said_of_another_site(block: Block, at: int, site: Site) -> bool:
    """Whether what stands at `at` is said of another site that the sentence names before it.

    The words are those of the lists other-sites and this-site in data/lexicons/; a link to another
    host names one too. A sentence that names none speaks of the page.
    """
    start, _ = block.sentence_at(at)
    hits = [hit for hit in site.terms(block, _OTHER, _OWN) if start <= hit.start < at]
    others = [hit.end for hit in hits if hit.table == _OTHER]
    others += [mark.end for mark in block.links if start <= mark.start < at and "://" in mark.href]
    own = [hit.end for hit in hits if hit.table == _OWN]
    if not others or not own:
        return bool(others)
    last = max(others)
    return last > max(own) and not _BACK.search(block.text, last, at)
