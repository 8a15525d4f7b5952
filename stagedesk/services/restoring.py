"""Putting a backup back, so that a laptop that dies halfway has the old data or the new.

Several files change place. A note is written before the first and goes after the last; who finds
the note at a start puts back what stood there.
"""

import json
import shutil
from datetime import datetime
from pathlib import Path

from stagedesk.lock import FolderLock
from stagedesk.models import keyfile
from stagedesk.models.files import flush_folder, put_in_place, write_whole
from stagedesk.paths import DATABASE, RESTORING
from stagedesk.services import backup_files
from stagedesk.services.transaction import translated

_NAMES = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", keyfile.NAME, keyfile.COPY_NAME)


def restore(folder: Path, file: Path, password: str) -> str:
    """Put a backup back; what stood there is kept in a folder beside it.

    Returns:
        One Dutch line that says what is back and where the old data is.

    Raises:
        DeskError: not a backup, another password, damaged, or the data is open elsewhere.
    """
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(folder).take()
    try:
        with translated(), backup_files.workplace(folder) as work:
            key = backup_files.opened(file, work, password)
            whole = backup_files.check_database(work / DATABASE, key)
            shutil.copy(work / keyfile.NAME, work / keyfile.COPY_NAME)
            kept = _exchange(folder, work)
    finally:
        lock.release()
    aside = f" Wat er stond is bewaard in {kept}." if kept else ""
    return f"Reservekopie {file.name} is teruggezet. {whole}{aside}"


def recover(folder: Path) -> bool:
    """Take back a restore that broke off; cheap when there is none.

    Returns:
        Whether there was one.

    Raises:
        DeskError: the data is open elsewhere, or the folder cannot be written.
    """
    if not (folder / RESTORING).exists():
        return False
    lock = FolderLock(folder).take()
    try:
        with translated():
            _take_back(folder)
    finally:
        lock.release()
    return True


def _exchange(folder: Path, work: Path) -> Path | None:
    """The old files go aside, the new ones come; the folder where the old ones are, if any."""
    there = [name for name in _NAMES if (folder / name).exists()]
    kept = _new_folder(folder / f"voor-terugzetten-{datetime.now():%Y-%m-%d-%H%M%S}")
    note = {"kept": kept.name, "names": there}
    write_whole(folder / RESTORING, json.dumps(note).encode("ascii"))
    try:
        for name in there:
            (folder / name).replace(kept / name)
        flush_folder(kept)
        for name in (keyfile.COPY_NAME, keyfile.NAME, DATABASE):
            put_in_place(work / name, folder / name)
    except OSError:
        _take_back(folder)
        raise
    (folder / RESTORING).unlink()
    flush_folder(folder)
    if there:
        return kept
    kept.rmdir()
    return None


def _new_folder(wished: Path) -> Path:
    """A folder of that name, or with a number behind it: twice within a second is possible."""
    folder, number = wished, 1
    while folder.exists():
        number += 1
        folder = wished.with_name(f"{wished.name}-{number}")
    folder.mkdir()
    return folder


def _take_back(folder: Path) -> None:
    note = json.loads((folder / RESTORING).read_text("ascii"))
    kept = folder / note["kept"]
    for name in _NAMES:
        if (kept / name).exists():
            (kept / name).replace(folder / name)
        elif name not in note["names"]:
            # It came with the backup.
            (folder / name).unlink(missing_ok=True)
    flush_folder(folder)
    (folder / RESTORING).unlink()
    kept.rmdir()
