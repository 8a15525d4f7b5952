"""Writing a file wholly or not at all."""

import contextlib
import errno
import os
import shutil
import tempfile
import time
from pathlib import Path

from stagedesk.domain.problem import DeskError

#: How everything begins that is half written; what a crash left of it is swept at the next start.
PREFIX = ".stagedesk-"


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary name beside it, flush, then rename: the old file stays whole.

    Raises:
        DeskError: the folder cannot be written, the disk is full, or a folder or a device has
            that name: the rename would put a file in the place of the device.
    """
    try:
        taken = path.exists() and not path.is_file()
    except OSError as error:
        raise _cannot(path, error) from error
    if taken:
        raise DeskError(f"{path} is geen bestand, maar een map of apparaat. Kies een andere naam.")
    try:
        descriptor, name = tempfile.mkstemp(prefix=PREFIX, dir=path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        # On a stick that was pulled out there is nothing left to remove, nor a way to.
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def put_in_place(written: Path, path: Path) -> None:
    """Flush a file that was written elsewhere on the same disk, and give it its name.

    Raises:
        OSError: the disk is full or gone; what had that name stays whole.
    """
    with written.open("rb+") as file:
        os.fsync(file.fileno())
    written.replace(path)
    flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make sure that names in a folder survive a power cut."""
    # Windows cannot open a folder; there the rename itself is journalled.
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path, older_than: float = 3600.0) -> None:
    """Remove what a crash left half written.

    Args:
        folder: looked at itself, not what lies deeper.
        older_than: seconds; a command beside the window may be writing something younger.
    """
    limit = time.time() - older_than
    for left in folder.glob(f"{PREFIX}*"):
        # Another process may have been first.
        with contextlib.suppress(FileNotFoundError):
            if left.stat().st_mtime > limit:
                continue
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()


def _cannot(path: Path, error: OSError) -> DeskError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DeskError(
            f"De schijf is vol: {path.name} is niet bewaard. Maak ruimte en probeer opnieuw."
        )
    if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO):
        return DeskError(
            f"De schijf antwoordt niet: {path.name} is niet bewaard. Sluit de stick opnieuw aan."
        )
    return DeskError(f"In de map {path.parent} kan niet geschreven worden. Kies een andere map.")
