"""The files of a new release, ready to fill in."""

from __future__ import annotations

from pathlib import Path

from clearcopy.records.library import SLUG, Library, load_library

# `[Insert …]` and `【此处填写…】` are placeholders that the check reports until they are filled in.
# They are worded so that it says nothing else of them.
_WORDS = {
    "en": """---
type: release
description: "[Insert one sentence, two hundred characters at most]"
highlights:
  - "[Insert the first of two to four highlights]"
---
# [Insert the title, without date and event]

[Insert the lead: the dateline before it, and the About texts, statements, contacts and references
below, are composed.]

## Results

[Insert the results. A figure is written as `study.population.endpoint` in double square brackets,
a source as `@key` in single ones.]
""",
    "zh": """---
type: release
description: "【此处填写一句话，不超过两百个字符】"
highlights:
  - "【此处填写第一条要点】"
---
# 【此处填写标题，不含日期和会议名称】

【此处填写导语；日期、关于部分、声明、联系方式和参考文献由系统生成】

## 结果

【此处填写结果；每个数字都用双方括号写出其路径，引文用单方括号加 `@key`】
""",
}


class CannotMake(Exception):  # noqa: N818 - it is no fault of the program
    """The release cannot be begun; the text is one sentence for the user."""


def write_release(root: Path, slug: str) -> list[str]:
    """Write the record and both language files of a release and return their paths.

    Raises:
        CannotMake: the slug cannot be an id, a file exists already, or no issuer is readable.
    """
    if not SLUG.fullmatch(slug):
        message = f'"{slug}" cannot be an id: use lower-case letters, digits and single hyphens'
        raise CannotMake(message)
    library = load_library(root)
    texts = {f"docs/{lang}/news/{slug}.md": words for lang, words in _WORDS.items()}
    texts[f"data/releases/{slug}.yml"] = _record(library)
    for path in texts:
        if (root / path).exists():
            message = f"{path} exists already; nothing was written"
            raise CannotMake(message)
    if library.kinds.get(slug):
        message = (
            f'"{slug}" is the id of another record ({library.kinds[slug]}); nothing was written'
        )
        raise CannotMake(message)
    for path, text in texts.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return sorted(texts)


def _record(library: Library) -> str:
    if library.issuer is None:
        message = "there is no readable issuer in data/issuers/; write that first"
        raise CannotMake(message)
    key, issuer = library.issuer
    return f"""# yaml-language-server: $schema=../../hooks/clearcopy/schemas/release.json
issuer: {key}
published:
  # When the release becomes public: an instant with its offset. Until then it is in no build.
  # at: 2026-03-02T08:00:00+08:00
  zone: {issuer.zone}
audience: [media]
markets: []
# Each study with the data cut that the release shows, for example: {{study-id: "2025-07-01"}}
studies: {{}}
assets: []
about: []
"""
