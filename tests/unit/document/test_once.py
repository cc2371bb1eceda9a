from __future__ import annotations

from collections.abc import Callable

from clearcopy.document.once import once


class Asked:
    """Equal to every other, as two pages of one text may be."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Asked)

    __hash__ = None  # type: ignore[assignment]  # pages cannot be hashed


def counting() -> tuple[list[str], Callable[..., int]]:
    calls: list[str] = []

    @once
    def work(_asked: Asked, more: str = "") -> int:
        calls.append(more)
        return len(calls)

    return calls, work


def test_what_is_asked_about_one_object_again_is_worked_out_once() -> None:
    calls, work = counting()
    one = Asked()
    assert [work(one), work(one), work(one)] == [1, 1, 1]
    assert len(calls) == 1


def test_an_equal_object_is_another_one() -> None:
    _, work = counting()
    one, other = Asked(), Asked()
    assert [work(one), work(other), work(one)] == [1, 2, 3]


def test_what_is_asked_with_more_is_another_question() -> None:
    calls, work = counting()
    one = Asked()
    assert [work(one), work(one, "x"), work(one, more="y"), work(one)] == [1, 2, 3, 4]
    assert calls == ["", "x", "y", ""]
