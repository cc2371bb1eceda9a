"""A file of many entries, entry by entry: one that is bad leaves the others readable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from clearcopy.records.tree import Location, Tree

Item = TypeVar("Item")


def parts_of(tree: Tree, key: str) -> Iterator[Tree]:
    """Yield each entry of a file as a tree of its own, in the file's order.

    The entries are all of the file, or what stands in it under `key` alone.
    """
    data: object = tree.data
    depth = 0
    if isinstance(data, dict) and set(data) == {key}:
        data, depth = data[key], 1
    entries: dict[str | int, object] = {}
    if isinstance(data, dict):
        entries = dict(data)
    elif isinstance(data, list):
        entries = dict(enumerate(data))
    around: Location = (key,) if depth else ()
    written = _below(tree.written, depth)
    broken = _below(dict.fromkeys(tree.broken), depth)
    for step, entry in entries.items():
        yield Tree(
            tree.path,
            entry,
            tree.spans.below((*around, step)),
            tree.keys.below((*around, step)),
            written.get(step, {}),
            set(broken.get(step, {})),
        )


def _below(places: Mapping[Location, Item], depth: int) -> dict[str | int, dict[Location, Item]]:
    """Group what is known by location under the step at `depth`."""
    found: dict[str | int, dict[Location, Item]] = {}
    for location, value in places.items():
        if len(location) > depth:
            found.setdefault(location[depth], {})[location[depth + 1 :]] = value
    return found
