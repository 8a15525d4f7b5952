"""Harm done to a disk on purpose: full, read-only, in use, pulled out; each undone afterwards.

Exists so that every writer meets the same harm, in the harness and in the walks.
"""

import contextlib
import errno
import functools
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stagedesk.paths import DATABASE


@functools.cache
def can_mount() -> bool:
    """Whether this process may mount a disk of its own: root on Linux may, in most containers."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not Path("/proc/mounts").exists():
        return False
    with tempfile.TemporaryDirectory() as name:
        try:
            with small_disk(Path(name), 1):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False


@contextlib.contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own at a folder, so small that it can be filled."""
    folder.mkdir(parents=True, exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "stagedesk-harm", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


@contextlib.contextmanager
def full(disk: Path) -> Iterator[None]:
    """Not a byte is free on a small disk."""
    filler = disk / "vol"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    try:
        yield
    finally:
        filler.unlink()


@contextlib.contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nothing in a folder can be written any more, also not by root."""
    _run("mount", "--bind", str(folder), str(folder))
    try:
        _run("mount", "-o", "remount,bind,ro", str(folder))
        yield
    finally:
        _run("umount", "-l", str(folder))


@contextlib.contextmanager
def gone(folder: Path) -> Iterator[None]:
    """The stick with this folder is not there, and nothing can be made in its place."""
    away = folder.with_name(f"{folder.name}-eruit")
    folder.rename(away)
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        away.rename(folder)


@contextlib.contextmanager
def pulled_out(folder: Path) -> Iterator[None]:
    """No write to the open database arrives any more; what was read before can be read.

    The program's own descriptors are swapped for ones that cannot write, as when a drive fails
    under it.
    """
    swapped = []
    for entry in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            # Not the shared memory: that is no disk.
            if str(entry.readlink()) in (str(folder / DATABASE), str(folder / f"{DATABASE}-wal")):
                number = int(entry.name)
                other = os.open(entry, os.O_RDONLY)
                swapped.append((number, os.dup(number)))
                os.dup2(other, number)
                os.close(other)
    assert swapped, "no open database"
    try:
        yield
    finally:
        for number, kept in swapped:
            os.dup2(kept, number)
            os.close(kept)


#: The steps of writing a file, and what a disk that is pulled out answers.
STEPS = {
    "maken": "tempfile.mkstemp",
    "map maken": "tempfile.mkdtemp",
    "doorspoelen": "os.fsync",
    "hernoemen": "pathlib.Path.replace",
}


@contextlib.contextmanager
def failing(step: str, number: int = errno.EIO) -> Iterator[Callable[[], int]]:
    """One step of writing files fails; gives how often it did."""
    count = [0]

    def fails(*_args: object, **_kwargs: object) -> None:
        count[0] += 1
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(STEPS[step], fails)
        yield lambda: count[0]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
