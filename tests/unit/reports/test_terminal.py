"""When a stream gets colours."""

from __future__ import annotations

import io

import pytest
from clearcopy.reports.terminal import takes_color


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("environment", [{}, {"TERM": "xterm-256color"}, {"TERM": ""}])
def test_a_terminal_gets_colours(environment: dict[str, str]) -> None:
    assert takes_color(Terminal(), environment)


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_has_none_or_wants_none_gets_no_colours(
    environment: dict[str, str],
) -> None:
    assert not takes_color(Terminal(), environment)


def test_a_file_gets_no_colours() -> None:
    assert not takes_color(io.StringIO(), {"TERM": "xterm"})
