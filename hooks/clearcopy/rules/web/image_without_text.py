"""WEB001: an image that says nothing to who cannot see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from clearcopy.document.page import Image, Page
from clearcopy.document.site import Site
from clearcopy.findings import Finding
from clearcopy.rule import rule

_CHART = re.compile(
    r"chart|graph|plot|curve|kaplan|waterfall|histogram|diagram|infographic|slide|results?\b"
    r"|swimmer|\bforest (?:of|plot)|\bbars? (?:of|by|for)|\brates?\b|\bsurvival\b|\bsubgroups?\b"
    r"|图表|曲线|瀑布|森林图|游泳图|泳道图|柱状图|条形图|示意图|结果|疗效|生存期|缓解率|亚组"
    r"|数据(?!中心|库)",
    re.IGNORECASE,
)
_EMPTY_WORDS = re.compile(
    r"(?:image|picture|photo|foto|untitled|unnamed|graphic|figure|chart|logo|img|screenshot|图片|图像|照片|图|图表|无标题)"
    r"\s*[0-9]*\.?|.*\.(?:png|jpe?g|webp|gif)|[\W_]+",
    re.IGNORECASE,
)
# Texts that the law or a rule asks for; a picture of one is not text.
_MANDATORY = re.compile(
    r"forward[- ]looking statements?|safe harbou?r|disclaimer|safety information"
    r"|investigational status|前瞻性陈述|前瞻性声明|免责声明|安全性信息|安全信息",
    re.IGNORECASE,
)


@rule(
    "WEB001",
    on=Page,
    message='the image "{src}" {problem}',
    help="{advice}",
)
def image_without_text(page: Page, _site: Site) -> Iterator[Finding]:
    """An image gives nothing to a reader who cannot see it.

    WCAG 2.2, 1.1.1 and 1.4.5: each image has an alternative text; a chart also gives its figures as
    text, in a table or a description, because a short alternative cannot hold them. What stands in
    an image alone is not searched, not translated and not checked by anybody.

    Violates: an image of a results slide; `![image1](a.png)`; a chart without a table; a picture
    of the forward-looking statement.
    Passes: `![](line.png)` for an ornament; a chart under the same heading as a table of its data.
    To fix: write what the image shows, and put its figures into a table.
    """
    if not page.governed:
        return
    for image in page.images:
        problem, advice = _problem(page, image)
        if problem:
            yield image_without_text.found(
                image.span,
                page=page.url,
                subject=f"{page.path}#{image.section or 'page'}",
                judged=f"{image.src} {image.alt}",
                src=basename(image.src),
                problem=problem,
                advice=advice,
            )


def _problem(page: Page, image: Image) -> tuple[str, str]:
    alt = (image.alt or "").strip()
    is_chart = bool(_CHART.search(basename(image.src)) or _CHART.search(alt))
    if image.alt is None:
        return "has no alternative text", "write what it shows; only an ornament has an empty one"
    if not alt and is_chart:
        return (
            "is a chart by its name and has an empty alternative text",
            "say in a sentence what it shows; only an ornament has an empty one",
        )
    if alt and _EMPTY_WORDS.fullmatch(alt):
        return f'has the alternative text "{alt}", which says nothing', "write what it shows"
    if _MANDATORY.search(alt):
        return "is a picture of a text that readers must have as text", "set it as text"
    if is_chart and not image.described and not _has_table(page, image):
        return (
            "is a chart without a table or description",
            "put a table of its figures under the same heading",
        )
    return "", ""


def _has_table(page: Page, image: Image) -> bool:
    headings = {
        block.heading
        for block in page.blocks
        if block.kind == "alternative-text" and block.text == image.alt
    }
    return any(block.kind == "cell" and block.heading in headings for block in page.blocks)
