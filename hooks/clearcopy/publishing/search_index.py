"""One search index for each language, out of the host's single one."""

from __future__ import annotations

import json
from collections.abc import Iterable

# Between any two Han characters, so that a word is found inside a clause without a dictionary.
_HAN = r"\u3400-\u9fff"
_BETWEEN = rf"(?<=[\w{_HAN}])(?=[{_HAN}])|(?<=[{_HAN}])(?=\w)"
_MARKS = r"[\s\u200b\u3000\-–—、。，．？！；：（）“”《》/()\[\],.;:!?]+"
SEPARATOR = f"{_MARKS}|{_BETWEEN}"


def split_search_index(index: str, languages: Iterable[str]) -> dict[str, str]:
    """Return the index of each language; addresses become relative to its folder."""
    whole = json.loads(index)
    found = {}
    for language in languages:
        prefix = f"{language}/"
        docs = [
            {**entry, "location": entry["location"].removeprefix(prefix)}
            for entry in whole["docs"]
            if entry["location"].startswith(prefix)
        ]
        config = {
            **whole["config"],
            "lang": [language],
            "separator": SEPARATOR,
            "pipeline": ["stopWordFilter"] if language == "en" else [],
        }
        text = json.dumps(
            {"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":")
        )
        found[language] = text
    return found
