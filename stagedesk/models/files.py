"""Writing a file wholly or not at all."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from stagedesk.domain.problem import DeskError


def write_whole(path: Path, content: bytes) -> None:
    """Write to a temporary name beside it, flush, then rename: the old file stays whole.

    Raises:
        DeskError: the folder cannot be written or the disk is full.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".stagedesk-", dir=path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        raise _cannot(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    # Windows cannot open a folder; there the rename itself is journalled.
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cannot(path: Path, error: OSError) -> DeskError:
    if error.errno == errno.ENOSPC:
        return DeskError(
            f"De schijf is vol: {path.name} is niet bewaard. Maak ruimte en probeer opnieuw."
        )
    return DeskError(f"In de map {path.parent} kan niet geschreven worden. Kies een andere map.")
