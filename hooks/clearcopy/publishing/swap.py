"""Put a finished site in place in one step, or leave the last one as it stands.

A build works in a folder of its own beside `site` and, once it is cleared, changes places with it.
Whoever looks at `site`, at any moment and after any failure, finds the old site or the new one.
Runs on Linux and, with two renames for the one exchange, on other POSIX systems.

Beside `site` lies `.clearcopy/publishing/<name of site>/`:

- `lock` is locked as long as a build runs; the system lets go of it when the process dies.
- `build-*` is the folder of the running build, or what a killed one left.
- `previous` holds the old site for the moment between two renames.
- `published.json` names the files that we put into `site`: nothing else there is ours to delete.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD = -100  # linux/fcntl.h: paths are taken from the working directory
_RENAME_EXCHANGE = 2  # linux/fs.h
_NO_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})
_NOT_MOVABLE = frozenset({errno.EBUSY, errno.EXDEV})
_DEBRIS_OF_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})

_locks: dict[Path, int] = {}  # a lock lasts as long as its descriptor, so the process keeps them
_scratch: set[Path] = set()


class CannotPublish(Exception):  # noqa: N818 - it is no fault of the program
    """The place of the site does not allow publishing; the text is one sentence for the user."""


def open_workspace(site: Path) -> Path:
    """Return a new empty folder on the file system of `site`, for one build to fill.

    From here until `swap` or `discard`, no other build can open one for the same `site`. What a
    killed build left is put right first. The folder is closed to other users of the machine:
    what lies in it is not cleared.

    Raises:
        CannotPublish: another build is running, or `site` could not be replaced at the end.
    """
    site = _absolute(site)
    home = _home(site)
    with _explained(site):
        home.mkdir(parents=True, exist_ok=True)
        _hide_from_git(home.parents[1])
        lock = _lock(home, site)
    try:
        with _explained(site):
            _recover(home, site)
            _check_target(home, site)
            workspace = Path(tempfile.mkdtemp(prefix="build-", dir=home))
    except BaseException:
        os.close(lock)
        raise
    _locks[workspace] = lock
    return workspace


def open_scratch(site: Path) -> Path:
    """Return a new empty folder for a build that only judges, until `discard`.

    It takes the place of nothing: it needs no lock, and `site` may lie where nobody may write.
    """
    with suppress(OSError):  # finished PDFs are kept beside the site where that is possible
        folder = _home(_absolute(site)).parents[1]
        folder.mkdir(parents=True, exist_ok=True)
        _hide_from_git(folder)
    workspace = Path(tempfile.mkdtemp(prefix="clearcopy-"))
    _scratch.add(workspace)
    return workspace


def swap(workspace: Path, site: Path) -> None:
    """Make the finished `workspace` the new `site`, and remove the old one.

    Files get the mode 0644 and folders 0755, whatever the umask: a site is there to be read. The
    workspace is gone afterwards, also when publishing failed; `site` is then as it was.

    Raises:
        CannotPublish: `site` cannot be replaced, or the workspace does not hold plain files only.
        ValueError: `workspace` was not opened for this `site`; a mistake of the caller.
    """
    site = _absolute(site)
    home = _home(site)
    if workspace not in _locks or workspace.parent != home:
        message = f"{workspace} was not opened for {site}"
        raise ValueError(message)
    try:
        with _explained(site):
            replaced = _check_target(home, site)
            _record(home, replaced | _settle(workspace))
            _flush(workspace)
            _replace(workspace, site, home / "previous")
            _flush_entries(site.parent, home)
    finally:
        discard(workspace)


def discard(workspace: Path) -> None:
    """Remove `workspace` and allow the next build; `site` stays as it is.

    A second call does nothing, and a folder that was not opened here is never removed.
    """
    if workspace in _scratch:
        _scratch.remove(workspace)
        shutil.rmtree(workspace, ignore_errors=True)
        return
    lock = _locks.pop(workspace, None)
    if lock is None:
        return
    # What cannot be removed now is removed, or complained about, when the next build begins.
    shutil.rmtree(workspace, ignore_errors=True)
    os.close(lock)


def _absolute(path: Path) -> Path:
    # Not `resolve`: a link must be seen as a link.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _home(site: Path) -> Path:
    return site.parent / ".clearcopy" / "publishing" / site.name


def _hide_from_git(folder: Path) -> None:
    marker = folder / ".gitignore"
    if not marker.exists():
        marker.write_text("*\n", encoding="utf-8")


def _lock(home: Path, site: Path) -> int:
    lock = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(lock)
        message = f'Another build of "{_shown(site)}" is running: wait until it has ended.'
        raise CannotPublish(message) from error
    except OSError:
        os.close(lock)
        raise
    return lock


def _recover(home: Path, site: Path) -> None:
    """Put right what a killed build left; the lock says that no build is running."""
    previous = home / "previous"
    if previous.exists():
        # Never remove it under this name: half removed, it could be taken for a whole site.
        standing = os.path.lexists(site)
        previous.rename(tempfile.mkdtemp(prefix="build-", dir=home) if standing else site)
    for leftover in home.glob("build-*"):
        shutil.rmtree(leftover)
    (home / "published.json.new").unlink(missing_ok=True)


def _check_target(home: Path, site: Path) -> set[str]:
    """Return the files of the present site, all of them ours; an absent site has none."""
    shown = _shown(site)
    try:
        mode = site.lstat().st_mode
    except FileNotFoundError:
        return set()
    if stat.S_ISLNK(mode):
        message = f'"{shown}" is a symbolic link: name the folder it leads to as "site_dir".'
        raise CannotPublish(message)
    if not stat.S_ISDIR(mode):
        message = f'"{shown}" is not a folder: move it away, or name another "site_dir".'
        raise CannotPublish(message)
    if site.is_mount():
        raise CannotPublish(_mounted(site))
    present = {path for path, plain in _files(site) if not (plain and _is_debris(path))}
    foreign = present - _recorded(home)
    if foreign:
        message = (
            f'"{shown}/{min(foreign)}" was not made by clearcopy and would be lost: '
            f'move it away, or name another "site_dir".'
        )
        raise CannotPublish(message)
    return present


def _is_debris(path: str) -> bool:
    return path.rpartition("/")[2] in _DEBRIS_OF_DESKTOPS


def _files(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield what is not a folder: its path below `folder`, and whether it is a plain file."""
    open_folders = [""]
    while open_folders:
        prefix = open_folders.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    open_folders.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}", entry.is_file(follow_symlinks=False)


def _settle(workspace: Path) -> set[str]:
    """Give the finished files their modes and return their paths."""
    files: set[str] = set()
    for path, plain in _files(workspace):
        if not plain:
            message = f'"{path}" in the finished site is a link or a device: only files go public.'
            raise CannotPublish(message)
        (workspace / path).chmod(0o644)
        files.add(path)
    if not files:
        message = "The build made no file, and an empty site does not replace another."
        raise CannotPublish(message)
    for folder, _, _ in os.walk(workspace, topdown=False):
        Path(folder).chmod(0o755)
    return files


def _recorded(home: Path) -> set[str]:
    try:
        return set(json.loads((home / "published.json").read_text(encoding="ascii")))
    except (FileNotFoundError, ValueError):
        return set()  # then nothing is known to be ours, and nothing is deleted


def _record(home: Path, files: Iterable[str]) -> None:
    """Note `files` as ours: those of both sites, because either may stand after a kill."""
    draft = home / "published.json.new"
    draft.write_text(json.dumps(sorted(files), indent=0) + "\n", encoding="ascii")
    draft.replace(home / "published.json")


def _flush(workspace: Path) -> None:
    """Have the finished files on the disk before their names go public.

    Without it a loss of power could leave a site of empty files. One `syncfs` takes as long as a
    few `fsync`, and a site has thousands of files.
    """
    syncfs = _libc("syncfs")
    if syncfs is None:
        os.sync()
        return
    folder = os.open(workspace, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(ctypes.c_int(folder)) != 0:
            _raise_errno(workspace)
    finally:
        os.close(folder)


def _flush_entries(*folders: Path) -> None:
    for path in folders:
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _replace(workspace: Path, site: Path, previous: Path) -> None:
    if not site.exists():
        workspace.rename(site)
        return
    try:
        _exchange(workspace, site)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        _rename_twice(workspace, site, previous)


def _exchange(one: Path, other: Path) -> None:
    """Let two folders change places in one step.

    Raises:
        OSError: neither has moved; `ENOSYS` or `EINVAL` where system or file system cannot do it.
    """
    renameat2 = _libc("renameat2")
    if renameat2 is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    here = ctypes.c_int(_AT_FDCWD)
    flags = ctypes.c_uint(_RENAME_EXCHANGE)
    if renameat2(here, os.fsencode(one), here, os.fsencode(other), flags) != 0:
        _raise_errno(other)


def _rename_twice(workspace: Path, site: Path, previous: Path) -> None:
    """Replace `site` where two folders cannot change places; `_recover` mends a kill between."""
    site.rename(previous)
    try:
        workspace.rename(site)
    except OSError:
        previous.rename(site)
        raise
    previous.rename(workspace)


def _libc(name: str) -> Callable[..., int] | None:
    if sys.platform != "linux":
        return None
    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _raise_errno(path: Path) -> None:
    number = ctypes.get_errno()
    raise OSError(number, os.strerror(number), str(path))


@contextmanager
def _explained(site: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence."""
    try:
        yield
    except OSError as error:
        if error.errno in _NOT_MOVABLE:
            raise CannotPublish(_mounted(site)) from error
        at = _shown(Path(os.fsdecode(error.filename))) if error.filename else _shown(site)
        message = (
            f'"{_shown(site)}" cannot be replaced: the system says "{error.strerror}" of "{at}".'
        )
        raise CannotPublish(message) from error


def _mounted(site: Path) -> str:
    return (
        f'"{_shown(site)}" is a mount point or belongs to another file system and cannot be '
        f'replaced in one step: name a folder below it as "site_dir".'
    )


def _shown(path: Path) -> str:
    """Return `path` as the user would type it."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
