"""What a build is doing: one line that changes on a terminal, a line for each step elsewhere."""

from __future__ import annotations

from typing import TextIO

# Often enough to be seen moving, seldom enough to cost nothing.
EVERY = 25


class Progress:
    """Tells the steps of a build on a stream, or nothing without one."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._live = stream is not None and stream.isatty()

    def step(self, text: str) -> None:
        """Say that a step begins."""
        if self._stream is not None:
            self._stream.write(f"\r\x1b[K{text}" if self._live else f"{text}\n")
            self._stream.flush()

    def count(self, text: str, done: int, total: int) -> None:
        """Say how far the step is; only a terminal shows it."""
        if self._live and (done % EVERY == 0 or done == total):
            self.step(f"{text} {done}/{total}")

    def end(self) -> None:
        """Leave the line to whatever is printed next."""
        if self._stream is not None and self._live:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
