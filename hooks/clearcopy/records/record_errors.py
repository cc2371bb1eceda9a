"""Turn what Pydantic says of a record into findings in plain words at the right place."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Callable

from pydantic import BaseModel, ValidationError

from clearcopy.findings import Edit, Finding, Fix, Span
from clearcopy.records.defects import (
    IMPOSSIBLE_DATE,
    INCONSISTENT_RECORD,
    INSTANT_WITHOUT_OFFSET,
    MALFORMED_VALUE,
    MISSING_KEY,
    NOT_A_CHOICE,
    OUT_OF_BOUNDS,
    UNKNOWN_KEY,
    UNQUOTED_VALUE,
    WRONG_TYPE,
)
from clearcopy.records.located import keys_of, nearest_span
from clearcopy.records.problems import Problem, name_of, problems_of, shorten
from clearcopy.records.schema_walk import Place, choices_of, follow, takes_text, words_for
from clearcopy.records.tree import Location, Tree, kind_of

_SHOWN_CHOICES = 12


def findings_of(error: ValidationError, model: type[BaseModel], tree: Tree) -> list[Finding]:
    """Return one finding for each thing that is wrong, in the order of the text.

    A misspelt key and the key that is missing because of it are one thing.
    """
    problems = problems_of(error, model, tree)
    misspelt = {_meant_location(each) for each in problems if each.kind == "extra_forbidden"}
    findings = {
        (found.span, found.code, found.message): found
        for problem in problems
        if problem.kind != "missing" or problem.place.location not in misspelt
        for found in (_finding(problem),)
    }
    return sorted(findings.values(), key=lambda found: found.order)


def _finding(problem: Problem) -> Finding:
    writer = _WRITERS.get(problem.kind)
    if writer is not None:
        return writer(problem)
    if problem.kind in _BOUNDS:
        return _out_of_bounds(problem)
    return _another_value(problem)


def _known_keys(problem: Problem) -> list[str]:
    return sorted({key for owner in problem.place.owners for key in keys_of(owner).values()})


def _meant_location(problem: Problem) -> Location:
    *parent, key = problem.place.location
    return (*parent, _similar(str(key), _known_keys(problem)))


def _unknown_key(problem: Problem) -> Finding:
    place, tree = problem.place, problem.tree
    key = str(place.location[-1])
    known = _known_keys(problem)
    meant = _similar(key, known)
    at = tree.keys.get(place.location) or problem.at
    if meant:
        fix = Fix(f'Write "{meant}"', (Edit(at, meant),))
        return UNKNOWN_KEY.found(at, key=key, advice=f'Did you mean "{meant}"?', fix=fix)
    return UNKNOWN_KEY.found(at, key=key, advice=_known("Known here", known))


def _missing_key(problem: Problem) -> Finding:
    *parent, key = problem.place.location
    return _missing(problem, tuple(parent), str(key), problem.place)


def _missing_tag(problem: Problem) -> Finding:
    key = problem.context("discriminator").strip("'")
    branches = (follow(each, (key,)).allowed for each in problem.place.allowed)
    place = Place((), tuple(itertools.chain.from_iterable(branches)))
    return _missing(problem, problem.place.location, key, place)


def _missing(problem: Problem, parent: Location, key: str, place: Place) -> Finding:
    expected = place.description or words_for(place.allowed)
    at = _group_mark(problem.tree, parent)
    return MISSING_KEY.found(at, key=key, place=name_of(parent), expected=expected)


def _group_mark(tree: Tree, location: Location) -> Span:
    """Return where to point for something that is not in a group: at the key of the group.

    For an entry of a list and for the whole record at its start; a mark under everything says
    nothing.
    """
    if location in tree.keys:
        return tree.keys[location]
    whole = nearest_span(tree, location)
    return Span(whole.path, whole.line, whole.column, whole.line, whole.column + 1)


def _another_value(problem: Problem) -> Finding:
    """What stands there is not what is needed: say which, by the kind of what stands there."""
    allowed, value = problem.place.allowed, problem.value
    written = problem.tree.written.get(problem.place.location)
    choices = choices_of(allowed)
    if written and value is not None and takes_text(allowed):
        only_choices = words_for(allowed) == words_for(
            tuple(a for a in allowed if choices_of((a,)))
        )
        if written in choices or not only_choices:
            return _unquoted(problem, written)
        return _not_a_choice(problem, written, choices)
    if isinstance(value, str) and choices:
        others = [each for each in allowed if not choices_of((each,))]
        if not others or _similar(value, choices):
            return _not_a_choice(problem, value, choices)
    if isinstance(value, str) and takes_text(allowed):
        return _malformed(problem)
    expected = problem.context("words") or words_for(allowed)
    return WRONG_TYPE.found(
        problem.at,
        place=problem.name,
        found=problem.found,
        expected=expected,
        advice=_how_to_write(value, expected),
    )


def _how_to_write(value: object, expected: str) -> str:
    if value is None:
        return "Write the value, or remove the key where it may be absent."
    if expected == "a list":
        return 'Begin each entry in a line of its own with "- ".'
    if expected == "a group of keys":
        return "Write its keys below it, indented."
    return f"Write {expected}."


def _unquoted(problem: Problem, written: str) -> Finding:
    fix = Fix("Put it in quotes", (Edit(problem.at, f'"{written}"'),))
    kind = kind_of(problem.value)
    return UNQUOTED_VALUE.found(problem.at, place=problem.name, written=written, kind=kind, fix=fix)


def _not_a_choice(problem: Problem, value: str, choices: list[str]) -> Finding:
    meant = _similar(value, choices)
    advice = f'Did you mean "{meant}"?' if meant else _known("Possible are", choices)
    fix = Fix(f'Write "{meant}"', (Edit(problem.at, f'"{meant}"'),)) if meant else None
    return NOT_A_CHOICE.found(
        problem.at, place=problem.name, value=shorten(value), advice=advice, fix=fix
    )


def _unknown_tag(problem: Problem) -> Finding:
    key = problem.context("discriminator").strip("'")
    place = Place((*problem.place.location, key), ())
    choices = re.findall(r"'([^']*)'", problem.context("expected_tags"))
    return _not_a_choice(
        Problem(problem.details, place, problem.tree), problem.context("tag"), choices
    )


def _malformed(problem: Problem) -> Finding:
    expected = words_for(problem.place.allowed)
    if expected in ("text", "another value"):
        expected = problem.context("words") or f"text of the form {problem.context('pattern')}"
    return MALFORMED_VALUE.found(
        problem.at,
        place=problem.name,
        value=shorten(str(problem.value)),
        expected=expected,
        advice=f"Write {expected}.",
    )


def _impossible_date(problem: Problem) -> Finding:
    return IMPOSSIBLE_DATE.found(
        problem.at,
        place=problem.name,
        value=shorten(str(problem.value)),
        reason=problem.context("reason"),
        expected=problem.context("words"),
    )


def _without_offset(problem: Problem) -> Finding:
    return INSTANT_WITHOUT_OFFSET.found(problem.at, place=problem.name, value=problem.value)


def _inconsistent(problem: Problem) -> Finding:
    """A validator of the model spoke; it may point at a value of its own."""
    context = problem.details.get("ctx", {})
    text = str(context.get("text") or context.get("error") or "This does not fit together")
    location = problem.place.location
    at = problem.at
    steps = context.get("at", ())
    if steps:
        owner = problem.place.allowed[0] if problem.place.allowed else BaseModel
        location = (*location, *follow(owner, tuple(steps), by_name=True).location)
        written = location in problem.tree.spans
        at = problem.tree.spans[location] if written else _group_mark(problem.tree, location[:-1])
    advice = str(context.get("help") or "Correct the values that contradict each other")
    return INCONSISTENT_RECORD.found(at, problem=_sentence(text), advice=_sentence(advice))


_BOUNDS: dict[str, str] = {
    "greater_than": "more than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than": "less than {lt}",
    "less_than_equal": "{le} or less",
    "multiple_of": "a multiple of {multiple_of}",
    "finite_number": "a finite number",
    "too_short": "at least {min_length}",
    "too_long": "at most {max_length}",
    "string_too_short": "a text of at least {min_length} characters",
    "string_too_long": "a text of at most {max_length} characters",
}


def _out_of_bounds(problem: Problem) -> Finding:
    expected = _BOUNDS[problem.kind].format(**problem.details.get("ctx", {}))
    found = problem.found
    if isinstance(problem.value, (list, tuple, dict)):
        count = len(problem.value)
        found = f"{found} with {count} {'entry' if count == 1 else 'entries'}"
    return OUT_OF_BOUNDS.found(
        problem.at,
        place=problem.name,
        found=found,
        expected=expected,
        advice=f"Check the value against its source; it must be {expected}.",
    )


_WRITERS: dict[str, Callable[[Problem], Finding]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "union_tag_not_found": _missing_tag,
    "union_tag_invalid": _unknown_tag,
    "string_pattern_mismatch": _malformed,
    "clearcopy-form": _malformed,
    "clearcopy-day": _impossible_date,
    "clearcopy-offset": _without_offset,
    "clearcopy": _inconsistent,
    "value_error": _inconsistent,
    "assertion_error": _inconsistent,
}


def _similar(word: str, known: list[str]) -> str:
    """Return the known word that `word` is most likely meant to be, or nothing."""
    plain = word.strip().lower().replace("_", "-").replace(" ", "-")
    by_plain = {each.lower().replace("_", "-").replace(" ", "-"): each for each in known}
    close = difflib.get_close_matches(plain, by_plain, n=1, cutoff=0.7)
    return by_plain[close[0]] if close else ""


def _known(before: str, words: list[str]) -> str:
    if not words:
        return "Remove it."
    shown = ", ".join(f'"{word}"' for word in words[:_SHOWN_CHOICES])
    more = len(words) - _SHOWN_CHOICES
    return f"{before}: {shown}{f' and {more} more' if more > 0 else ''}."


def _sentence(text: str) -> str:
    text = text.strip()
    end = "" if text.endswith((".", "!", "?", "。")) else "."
    return f"{text[:1].upper()}{text[1:]}{end}"
