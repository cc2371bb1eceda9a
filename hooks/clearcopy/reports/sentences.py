"""What the detector of forward-looking language says of single sentences, as JSON lines."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping

from clearcopy.language.classes import DEFAULT_TIERS, Tier
from clearcopy.language.forward_looking import classify


class UnreadableSentence(Exception):  # noqa: N818 - it is no fault of the program
    """A line that is no object with `id` and `sentence`; its text is one sentence about it."""


def judge_lines(
    lines: Iterable[bytes],
    lang: str,
    published: datetime.date | None = None,
    tiers: Mapping[str, Tier] = DEFAULT_TIERS,
) -> Iterator[str]:
    """Return for each line of JSON a line with what was found in its sentence.

    Args:
        lines: objects with `id` and `sentence`, in UTF-8; an empty line is skipped.
        lang: `en` or `zh`.
        published: the day of publication, with which years are compared.
        tiers: the tier of each class, by policy.

    Raises:
        UnreadableSentence: at the first line that cannot be read.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        name, sentence = _read(line, number)
        cue = classify(sentence, lang, published, tiers)
        found = {
            "id": name,
            "tier": cue.tier,
            "class": cue.kind,
            "cue": cue.cue,
            "time": cue.time,
            "object": cue.object,
        }
        yield json.dumps(found, ensure_ascii=False)


def _read(line: bytes, number: int) -> tuple[str | int, str]:
    """Return the `id` and the `sentence` of one line."""
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except UnicodeDecodeError:
        raise UnreadableSentence(f"line {number} is not UTF-8") from None
    except json.JSONDecodeError as problem:
        raise UnreadableSentence(f"line {number} is not JSON: {problem.msg}") from None
    except (RecursionError, ValueError):
        raise UnreadableSentence(f"line {number} is no JSON that can be read") from None
    if not isinstance(record, dict):
        raise UnreadableSentence(f'line {number} is no object with "id" and "sentence"')
    name, sentence = record.get("id"), record.get("sentence")
    if isinstance(name, bool) or not isinstance(name, str | int):
        raise UnreadableSentence(f'line {number} has no "id" that is text or a whole number')
    if not isinstance(sentence, str):
        raise UnreadableSentence(f'line {number} has no "sentence" that is text')
    return name, sentence
