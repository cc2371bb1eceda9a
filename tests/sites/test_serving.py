"""The preview follows every change, shows everything, blocks nothing and ends when it is told."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.newsrooms import command, edit, environment, tree

PAGE = "docs/en/news/example-1-results.md"
# A change shows within two seconds on a machine of its own; tests share theirs with others.
SOON = 60.0


@dataclass
class Served:
    """A running preview, and what it has printed."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]
    output: Path

    def get(self, path: str) -> str:
        with urlopen(f"http://{self.address}/{path}", timeout=5) as answer:
            return str(answer.read().decode())

    def wait_for(self, path: str, words: str) -> float:
        """Wait until a page says these words and return how long that took."""
        started = time.monotonic()
        while time.monotonic() - started < SOON:
            try:
                if words in self.get(path):
                    return time.monotonic() - started
            except (URLError, ConnectionError, TimeoutError):
                pass
            assert self.process.poll() is None, self.said()
            time.sleep(0.05)
        message = f"{path} does not say {words!r}:\n{self.said()}"
        raise AssertionError(message)

    def said(self) -> str:
        return self.output.read_text(encoding="utf-8")


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@pytest.fixture(params=["clearcopy.cli", "mkdocs"])
def served(small: Path, request: pytest.FixtureRequest) -> Iterator[Served]:
    """The small newsroom, with a release that is not due, in a preview."""
    waiting = (small / "data/releases/example-1-results.yml").read_text(encoding="utf-8")
    (small / "data/releases/waiting.yml").write_text(
        waiting.replace("2025-03-10", "2026-03-10"), encoding="utf-8"
    )
    for lang in ("en", "zh"):
        words = (small / f"docs/{lang}/news/example-1-results.md").read_text(encoding="utf-8")
        (small / f"docs/{lang}/news/waiting.md").write_text(words, encoding="utf-8")
    address = free_address()
    output = small.parent / "said"
    arguments = command(
        "serve",
        "--dev-addr" if request.param == "mkdocs" else "--address",
        address,
        tool=request.param,
    )
    with output.open("wb") as said:
        process = subprocess.Popen(
            arguments, cwd=small, env=environment(), stdout=said, stderr=subprocess.STDOUT
        )
        preview = Served(small, address, process, output)
        try:
            preview.wait_for("en/", "<h1")
            yield preview
        finally:
            process.kill()
            process.wait()


@pytest.mark.slow
def test_a_preview_follows_words_and_records_and_ends_in_peace(served: Served) -> None:
    root = served.root
    before = tree(root)
    waiting = served.get("en/news/waiting/")
    assert 'name="robots" content="noindex"' in waiting
    assert 'content="noindex"' not in served.get("en/news/example-1-results/")

    edit(root, PAGE, "## Results", "## Outcome")
    took = [served.wait_for("en/news/example-1-results/", "Outcome")]
    edit(root, "data/statements/statements.yml", "It does not advertise", "It never advertises")
    took.append(served.wait_for("en/news/example-1-results/", "It never advertises"))
    edit(root, PAGE, "## Outcome", "## Outcome\n\nIn 37.4 % of cases.")
    took.append(served.wait_for("en/news/example-1-results/", "37.4 %"))
    # What is open, and the matrix of pages and rules, stand beside the preview and follow it.
    served.wait_for("_clearcopy/", 'title="NUM101 found"')
    said = served.get("_clearcopy/")
    assert '<a href="../en/news/example-1-results/">' in said
    assert f"{PAGE}:" in said
    assert "error NUM101 figure-without-fact" in said
    assert 'title="NUM102 passed"' in said
    assert "border-collapse" in served.get("_clearcopy/preview.css")
    print("seconds until a change shows:", *(f"{one:.1f}" for one in took))  # noqa: T201

    edit(root, PAGE, "In 37.4 % of cases.", "[[no.such.value]] <b>")
    served.wait_for("en/news/example-1-results/", "no.such.value")
    (root / PAGE).write_text("---\nbroken: [\n", encoding="utf-8")
    edit(root, "docs/en/index.md", "for journalists", "for all journalists")
    served.wait_for("en/", "for all journalists")

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(timeout=10) in (0, 2)
    said = served.said()
    assert "Traceback" not in said
    for code in ("SEL003", "NUM101", "DOC011", "DOC014", "DOC002"):
        assert re.search(rf"error {code}\b", said), code
    changed = {path for path in set(tree(root)) ^ set(before) if not path.startswith(".clearcopy")}
    assert changed == set()
