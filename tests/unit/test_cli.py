"""The command line on its own: its help, its exit codes and what never reaches a user."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from clearcopy import cli
from clearcopy.checking.registry import RegistryError
from clearcopy.hosts.stopping import CannotRun
from clearcopy.publishing.clock import UnusableInstant
from clearcopy.publishing.drafting import CannotMake
from clearcopy.publishing.sealing import CannotSeal


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["clearcopy", *arguments])
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0


def test_the_help_names_the_exit_codes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "--help") == 0
    assert "0 cleared, 1 blocked, 2 could not run, 3 not yet due" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "build", "serve", "explain", "schema", "seal", "new"])
def test_every_command_explains_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    assert run(monkeypatch, command, "--help") == 0
    assert len(capsys.readouterr().out.split("\n")) > 4


@pytest.mark.parametrize(
    "problem",
    [
        CannotRun("no room"),
        CannotSeal("no room"),
        CannotMake("no room"),
        UnusableInstant("no room"),
        RegistryError("no room"),
        OSError(28, "no room", "site"),
        KeyboardInterrupt(),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_whatever_stops_a_command_is_one_sentence_and_exit_code_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: BaseException,
) -> None:
    def stop(*_asked: object) -> None:
        raise problem

    monkeypatch.setattr(cli, "explain_code", stop)
    assert run(monkeypatch, "explain", "NUM101") == cli.CANNOT_RUN
    said = capsys.readouterr().err.lstrip()  # after `^C`, a line of its own
    assert said.startswith("clearcopy: ")
    assert "no room" in said or "stopped" in said
    assert said.count("\n") == 1


def test_a_path_outside_the_newsroom_is_refused(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "outside.md").write_text("x", encoding="utf-8")
    with pytest.raises(CannotRun, match=r"outside\.md"):
        cli._inside(tmp_path / "room", tmp_path / "outside.md")


def test_a_path_is_named_from_the_newsroom(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    assert cli._inside(tmp_path, tmp_path / "docs" / ".." / "docs") == "docs"
