"""Real processes, real signals, real mounts: what a reader finds in `site` after all of them."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from clearcopy.publishing import swap as publishing
from clearcopy.publishing.swap import CannotPublish, discard, open_workspace, swap

HOOKS = Path(publishing.__file__).parents[2]
KILLS = 20

# A child process: builds a site of many files, each of one generation, and publishes it.
BUILDER = """
import errno, hashlib, json, os, signal, sys
from pathlib import Path
from clearcopy.publishing import swap as publishing

def fill(workspace, generation, count):
    manifest = {}
    for number in range(count):
        name = f"en/{number % 7}/page-{generation}-{number}.html"
        text = f"generation {generation} page {number} " + "x" * 500
        (workspace / name).parent.mkdir(parents=True, exist_ok=True)
        (workspace / name).write_text(text)
        manifest[name] = hashlib.sha256(text.encode()).hexdigest()
    (workspace / "manifest.json").write_text(json.dumps(manifest))

def publish(site, generation, count):
    workspace = publishing.open_workspace(site)
    fill(workspace, generation, count)
    publishing.swap(workspace, site)

def refuse_exchange(one, other):
    raise OSError(errno.EINVAL, "Invalid argument", str(other))

STEPS = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir", "ctypes.dlsym"}

def die_at(step):
    steps = 0
    def count(event, arguments):
        nonlocal steps
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1] != "r"
        if writes or event in STEPS:
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(count)
"""


def run(code: str, *arguments: object, prefix: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start a Python process in which the builder's functions are defined."""
    return subprocess.Popen(
        [*prefix, sys.executable, "-c", BUILDER + code, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: subprocess.Popen[str], expected: int = 0) -> str:
    output, errors = process.communicate(timeout=60)
    assert process.returncode == expected, errors
    return output.strip()


@contextmanager
def running(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """Let `process` run until the end of the block, and kill it then."""
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=60)


def await_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def files_of(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_symlink() or not path.is_dir()
    }


def assert_complete(site: Path) -> None:
    """The site holds every file of its own manifest, word for word, and no other."""
    manifest = json.loads((site / "manifest.json").read_text())
    found = {
        name: hashlib.sha256((site / name).read_bytes()).hexdigest() for name in files_of(site)
    }
    del found["manifest.json"]
    assert found == manifest


def assert_no_debris(site: Path) -> None:
    home = site.parent / ".clearcopy" / "publishing" / site.name
    assert {path.name for path in home.iterdir()} <= {"lock", "published.json"}
    assert {path.name for path in site.parent.iterdir()} <= {site.name, ".clearcopy"}


def publish(site: Path, **files: str) -> None:
    workspace = open_workspace(site)
    for name, text in files.items():
        (workspace / name).write_text(text)
    swap(workspace, site)


def test_the_first_build_makes_the_site(tmp_path: Path) -> None:
    site = tmp_path / "public" / "site"
    publish(site, page="one")
    assert (site / "page").read_text() == "one"
    assert_no_debris(site)


def test_the_next_build_replaces_the_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, old="one", both="one")
    publish(site, new="two", both="two")
    assert files_of(site) == {"new", "both"}
    assert (site / "both").read_text() == "two"
    assert_no_debris(site)


def test_an_empty_folder_becomes_the_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    publish(site, page="one")
    assert files_of(site) == {"page"}


def test_a_relative_site_is_taken_from_the_folder_of_the_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(Path("site"), page="one")
    assert files_of(tmp_path / "site") == {"page"}


def test_a_discarded_build_leaves_the_site_and_nothing_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    workspace = open_workspace(site)
    (workspace / "page").write_text("two")
    discard(workspace)
    discard(workspace)
    assert (site / "page").read_text() == "one"
    assert_no_debris(site)


def test_only_a_folder_that_was_opened_is_swapped_or_removed(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    discard(foreign)
    assert foreign.exists()
    with pytest.raises(ValueError, match="was not opened for"):
        swap(foreign, tmp_path / "site")
    workspace = open_workspace(tmp_path / "site")
    with pytest.raises(ValueError, match="was not opened for"):
        swap(workspace, tmp_path / "other")
    discard(workspace)


def test_what_is_not_cleared_is_closed_to_other_users(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "site")
    assert workspace.stat().st_mode & 0o777 == 0o700
    discard(workspace)


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_everybody_may_read_a_site_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    site = tmp_path / "site"
    finish(run("os.umask(int(sys.argv[2])); publish(Path(sys.argv[1]), 1, 10)", site, umask))
    modes = {(path.is_dir(), path.stat().st_mode & 0o7777) for path in [site, *site.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_two_builds_at_once_end_in_one_sentence(tmp_path: Path) -> None:
    site = tmp_path / "site"
    wait = "publishing.open_workspace(Path(sys.argv[1])); print('open', flush=True); input()"
    with running(run(wait, site)) as first:
        assert await_line(first) == "open"
        with pytest.raises(CannotPublish, match=r'^Another build of ".*site" is running'):
            open_workspace(site)
    publish(site, page="after the first was killed")
    assert files_of(site) == {"page"}
    assert_no_debris(site)


def test_two_builds_in_one_process_do_not_mix(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path / "site")
    with pytest.raises(CannotPublish, match="is running"):
        open_workspace(tmp_path / "site")
    discard(workspace)


def test_builds_of_two_sites_do_not_wait_for_each_other(tmp_path: Path) -> None:
    one = open_workspace(tmp_path / "one")
    two = open_workspace(tmp_path / "two")
    discard(one)
    discard(two)


def test_a_subprocess_that_outlives_a_killed_build_does_not_hold_the_next_one_up(
    tmp_path: Path,
) -> None:
    site = tmp_path / "site"
    code = """
import subprocess
publishing.open_workspace(Path(sys.argv[1]))
child = subprocess.Popen(["sleep", "60"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(child.pid, flush=True)
input()
"""
    with running(run(code, site)) as build:
        survivor = int(await_line(build))
    try:
        publish(site, page="one")
    finally:
        os.kill(survivor, signal.SIGKILL)
    assert files_of(site) == {"page"}


@pytest.mark.slow
@pytest.mark.parametrize("exchange", ["one step", "two renames"])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path, exchange: str) -> None:
    site = tmp_path / "site"
    finish(run("publish(Path(sys.argv[1]), 0, 300)", site))
    loop = """
if sys.argv[2] == "two renames":
    publishing._exchange = refuse_exchange
publish(Path(sys.argv[1]), 0, 300)
print("looping", flush=True)
for generation in range(1, 10000):
    publish(Path(sys.argv[1]), generation, 300)
"""
    moments = random.Random(20)  # noqa: S311 - moments need no secrecy, but have to be repeatable
    for _ in range(KILLS):
        with running(run(loop, site, exchange)) as build:
            assert await_line(build) == "looping"
            time.sleep(moments.uniform(0, 0.25))
            build.send_signal(signal.SIGKILL)
        if exchange == "one step":
            assert_complete(site)
        discard(open_workspace(site))
        assert_complete(site)
        assert_no_debris(site)


@pytest.mark.slow
@pytest.mark.parametrize("exchange", ["one step", "two renames"])
def test_a_build_killed_at_each_of_its_steps_leaves_a_whole_site(
    tmp_path: Path, exchange: str
) -> None:
    site = tmp_path / "site"
    finish(run("publish(Path(sys.argv[1]), 0, 3)", site))
    code = """
if sys.argv[2] == "two renames":
    publishing._exchange = refuse_exchange
die_at(int(sys.argv[3]))
publish(Path(sys.argv[1]), sys.argv[3], 3)
"""
    gaps = 0
    for step in range(1, 1000):
        build = run(code, site, exchange, step)
        build.communicate(timeout=60)
        if build.returncode == 0:
            break
        assert build.returncode == -signal.SIGKILL
        gaps += not site.exists()
        discard(open_workspace(site))
        assert_complete(site)
        assert_no_debris(site)
    assert step > 30
    assert gaps == (0 if exchange == "one step" else 1)
    assert (site / f"en/0/page-{step}-0.html").exists()


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_exchange_gets_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(_one: Path, other: Path) -> None:
        raise OSError(number, os.strerror(number), str(other))

    monkeypatch.setattr(publishing, "_exchange", refuse)
    site = tmp_path / "site"
    publish(site, old="one")
    publish(site, new="two")
    assert files_of(site) == {"new"}
    assert_no_debris(site)


def test_a_second_rename_that_fails_brings_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(one: Path, _other: Path) -> None:
        shutil.rmtree(one)  # what the second rename would move is gone
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))

    site = tmp_path / "site"
    publish(site, page="one")
    monkeypatch.setattr(publishing, "_exchange", refuse)
    with pytest.raises(CannotPublish, match="No such file"):
        publish(site, page="two")
    assert (site / "page").read_text() == "one"
    assert_no_debris(site)


def test_a_system_without_the_calls_publishes_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    site = tmp_path / "site"
    publish(site, old="one")
    publish(site, new="two")
    assert files_of(site) == {"new"}


def test_a_busy_site_is_called_a_mount_point(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_one: Path, other: Path) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(other))

    site = tmp_path / "site"
    publish(site, page="one")
    monkeypatch.setattr(publishing, "_exchange", refuse)
    with pytest.raises(CannotPublish, match="is a mount point"):
        publish(site, page="two")
    assert (site / "page").read_text() == "one"
    assert_no_debris(site)


def mounted(commands: str) -> tuple[str, ...]:
    """Return the beginning of a command line that runs the rest with own mounts."""
    isolate = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "-r", "--mount")
    if subprocess.run([*isolate, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine does not allow mounts of one's own")
    return (*isolate, "sh", "-c", f'{commands} && exec "$@"', "sh")


TRY = """
try:
    publish(Path(sys.argv[1]), 1, 3)
except publishing.CannotPublish as sentence:
    print(sentence)
"""


@pytest.mark.parametrize("mount", ["mount -t tmpfs tmpfs", "mount --bind '{}'"])
def test_a_site_that_is_a_mount_point_is_refused(tmp_path: Path, mount: str) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (tmp_path / "elsewhere").mkdir()
    prefix = mounted(f"{mount.format(tmp_path / 'elsewhere')} '{site}'")
    assert "is a mount point" in finish(run(TRY, site, prefix=prefix))
    assert files_of(site) == set()


def test_a_read_only_place_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    bind = f"mount --bind '{tmp_path}' '{tmp_path}' && mount -o remount,ro,bind '{tmp_path}'"
    sentence = finish(run(TRY, site, prefix=mounted(bind)))
    assert 'site" cannot be replaced' in sentence
    assert "Read-only file system" in sentence
    assert (site / "page").read_text() == "one"


def test_a_symbolic_link_is_refused_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    target = tmp_path / "target"
    publish(target, page="one")
    site = tmp_path / "site"
    site.symlink_to(target)
    with pytest.raises(CannotPublish, match="is a symbolic link"):
        open_workspace(site)
    assert (target / "page").read_text() == "one"
    site.unlink()
    publish(site, page="the refusal holds no lock")


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("precious")
    with pytest.raises(CannotPublish, match="is not a folder"):
        open_workspace(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "precious"


def test_a_file_that_clearcopy_did_not_make_is_never_removed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "sub").mkdir(parents=True)
    (site / "sub" / "thesis.txt").write_text("precious")
    with pytest.raises(CannotPublish, match=r'site/sub/thesis\.txt" was not made by clearcopy'):
        open_workspace(site)
    assert (site / "sub" / "thesis.txt").read_text() == "precious"


def test_a_file_that_appears_in_the_site_during_a_build_is_not_lost(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    workspace = open_workspace(site)
    (workspace / "page").write_text("two")
    (site / "note").symlink_to("page")
    with pytest.raises(CannotPublish, match='site/note" was not made by clearcopy'):
        swap(workspace, site)
    assert (site / "page").read_text() == "one"
    assert_no_debris(site)


@pytest.mark.parametrize("record", ["", "[", "{}"])
def test_a_site_is_foreign_when_the_record_of_it_is_broken(tmp_path: Path, record: str) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    (tmp_path / ".clearcopy/publishing/site/published.json").write_text(record)
    with pytest.raises(CannotPublish, match='site/page" was not made by clearcopy'):
        open_workspace(site)


def test_what_a_desktop_leaves_in_a_folder_does_not_stop_a_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    (site / ".DS_Store").write_bytes(b"\0")
    publish(site, page="two")
    assert files_of(site) == {"page"}


@pytest.mark.parametrize("name", ["新闻稿.html", "line\nbreak", os.fsdecode(b"latin-\xe9")])
def test_any_file_name_is_known_again(tmp_path: Path, name: str) -> None:
    site = tmp_path / "site"
    publish(site, **{name: "one"})
    publish(site, **{name: "two"})
    assert (site / name).read_text() == "two"


def test_a_link_in_the_finished_site_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("embargoed")
    secret.chmod(0o600)
    site = tmp_path / "site"
    workspace = open_workspace(site)
    (workspace / "page").symlink_to(secret)
    with pytest.raises(CannotPublish, match='"page" in the finished site is a link'):
        swap(workspace, site)
    assert not site.exists()
    assert secret.stat().st_mode & 0o777 == 0o600


def test_a_build_without_a_file_replaces_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, page="one")
    with pytest.raises(CannotPublish, match="no file"):
        publish(site)
    assert (site / "page").read_text() == "one"


def test_git_does_not_see_what_a_build_keeps_for_itself(tmp_path: Path) -> None:
    publish(tmp_path / "site", page="one")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)  # noqa: S607
    status = subprocess.run(
        ["git", "-C", tmp_path, "status", "--porcelain", "--untracked-files=all"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
    )
    assert status.stdout.split() == ["??", "site/page"]
