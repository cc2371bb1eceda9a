"""The few words that a PDF has and its page has not: running head and foot."""

from __future__ import annotations

from collections.abc import Sequence

WORDS = {
    "en": {
        "page": "Page {page} of {pages}",
        "digest": "Text digest {digest}",
        "reference": "Reference {number}",
        "draft": "DRAFT",
        "draft-status": "Draft for review, not released",
        "for": "For {readers}",
        "between": ", ",
        "last": " and ",
        "media": "media",
        "investors": "investors",
        "healthcare-professionals": "healthcare professionals",
        "patients": "patients",
        "public": "the public",
    },
    "zh": {
        "page": "第 {page} 页，共 {pages} 页",
        "digest": "正文摘要值 {digest}",
        "reference": "参考文献 {number}",
        "draft": "草稿",
        "draft-status": "审阅草稿，尚未发布",
        "for": "面向{readers}",
        "between": "、",
        "last": "和",
        "media": "媒体",
        "investors": "投资者",
        "healthcare-professionals": "医疗卫生专业人士",
        "patients": "患者",
        "public": "公众",
    },
}


def name_readers(audience: Sequence[str], lang: str) -> str:
    """Say for whom a document is; a group without a word here is named as the record names it."""
    words = WORDS[lang]
    named = [words.get(group, group) for group in audience]
    if not named:
        return ""
    start = words["between"].join(named[:-1])
    readers = f"{start}{words['last']}{named[-1]}" if start else named[-1]
    return words["for"].format(readers=readers)
