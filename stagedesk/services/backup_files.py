"""What a backup is: one zip file with the encrypted database, its key file and a manifest.

Exists apart from the use cases because making, looking and putting back all pack or unpack it, and
because it counts only after it was opened and checked as it lies there.
"""

import contextlib
import json
import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stagedesk import __version__
from stagedesk.domain.problem import DeskError
from stagedesk.models import keyfile
from stagedesk.models.files import PREFIX, put_in_place
from stagedesk.models.store import HEAD, Store, connect, revision
from stagedesk.paths import DATABASE
from stagedesk.services import checking

SUFFIX = ".stagedesk-reservekopie"
_MANIFEST = "manifest.json"
_MEMBERS = (_MANIFEST, DATABASE, keyfile.NAME)
#: A backup that unpacks to more than this is none of ours.
_LARGEST = 2_000_000_000
#: Bytes that are packed and unpacked at once: zipfile's own 8 KB cost a twentieth of a backup.
_PIECE = 1_000_000
#: A manifest is one line.
_LARGEST_MANIFEST = 10_000
#: What a broken or foreign zip raises; RuntimeError and NotImplementedError: a password or a
#: method that zip files can have and ours never do.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that lies there; size in bytes.

    Attributes:
        made: local time.
        clock: of its newest action; 0 when nothing was ever entered, None when it does not say.
    """

    file: Path
    made: datetime
    size: int
    clock: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """A backup that was made: where, when, and what the check of it said, in Dutch."""

    file: Path
    made: datetime
    report: str


def write(database: Path, key: bytes, target: Path) -> Checked:
    """Copy a database into a new backup, open it, check it, and only then give it its name.

    Args:
        database: the live file, of any released schema; its key file lies beside it.
        key: its raw key.
        target: an existing folder.

    Raises:
        DeskError: the copy is not whole. OSError, DatabaseError: see transaction.translated.
    """
    made = datetime.now()
    file = target / f"{made:%Y-%m-%d-%H%M%S}{SUFFIX}"
    with workplace(target) as work:
        clock = _copy(database, key, work / DATABASE)
        packed = work / file.name
        _pack(packed, work / DATABASE, database.parent / keyfile.NAME, made, clock)
        report = _checked(packed, key, work)
        put_in_place(packed, file)
    return Checked(file, made, report)


def copy(backup: Backup, key: bytes, target: Path, near: Path) -> None:
    """Copy a backup to another folder and check it there.

    Args:
        backup: which.
        key: raw key of its database.
        target: an existing folder, on a stick or a network.
        near: a folder on this laptop, where it is unpacked to be looked at.

    Raises:
        DeskError: what arrived is not whole. OSError: the folder cannot be written.
    """
    with workplace(target) as work:
        arriving = work / backup.file.name
        shutil.copyfile(backup.file, arriving)
        with workplace(near) as here:
            _checked(arriving, key, here)
        put_in_place(arriving, target / backup.file.name)


def of_folder(folder: Path) -> tuple[Backup, ...]:
    """The backups that lie in a folder, newest first; cheap, opens none of them."""
    found = [_seen(file) for file in folder.glob(f"*{SUFFIX}")]
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def _seen(file: Path) -> Backup:
    stat = file.stat()
    try:
        with zipfile.ZipFile(file) as packed:
            with packed.open(_MANIFEST) as source:
                manifest = json.loads(source.read(_LARGEST_MANIFEST))
            made, clock = datetime.fromisoformat(manifest["made"]), manifest.get("clock")
            return Backup(file, made, stat.st_size, clock if isinstance(clock, int) else None)
    except (*_BROKEN, OSError, KeyError, ValueError, TypeError, AttributeError):
        # It is listed all the same: looking into it says what is wrong.
        return Backup(file, datetime.fromtimestamp(stat.st_mtime), stat.st_size)


def made_when(file: Path) -> datetime:
    """When a backup says it was made; the file's own time when it does not say."""
    return _seen(file).made


def opened(file: Path, work: Path, password: str) -> bytes:
    """Unpack a backup into ``work`` and open it; the raw key of its database.

    ``password`` may also be the recovery key of that day.

    Raises:
        DeskError: not a backup, another password, or made by a newer Stagedesk.
    """
    _unpack(file, work)
    key = keyfile.unlock_either(work, password)
    if (revision(work / DATABASE, key) or "") > HEAD:
        raise DeskError(
            "Deze reservekopie is van een nieuwere Stagedesk. Installeer eerst die versie."
        )
    return key


@contextlib.contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """A folder of its own on the same disk, gone afterwards whatever happens."""
    work = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
    try:
        yield work
    finally:
        # On a stick that was pulled out there is nothing left to remove, nor a way to.
        shutil.rmtree(work, ignore_errors=True)


def check_database(path: Path, key: bytes, *, copy: bool = False) -> str:
    """One Dutch line that a database is whole; DeskError when it is not.

    ``copy``: it was just made page by page (checking.faults says what that spares).
    """
    store = Store(path, key)
    try:
        with store.reading() as session:
            return checking.report(session, copy=copy)
    finally:
        store.close()


def _checked(packed: Path, key: bytes, work: Path) -> str:
    inside = work / "nagekeken"
    inside.mkdir()
    _unpack(packed, inside)
    return check_database(inside / DATABASE, key, copy=True)


def _copy(database: Path, key: bytes, target: Path) -> int:
    """Copy page by page beside whoever writes; the clock of the newest action in the copy."""
    source = connect(database, key)
    try:
        copy = connect(target, key, create=True)
        try:
            copy.execute("pragma journal_mode=delete")
            # What counts is flushed once, when all of it is packed.
            copy.execute("pragma synchronous=off")
            source.backup(copy)
            newest = copy.execute("select max(clock) from action").fetchone()[0]
        finally:
            copy.close()
    finally:
        source.close()
    return int(newest or 0)


def _pack(packed: Path, database: Path, key_file: Path, made: datetime, clock: int) -> None:
    manifest = {
        "stagedesk_backup": 1,
        "made": made.isoformat(),
        "clock": clock,
        "version": __version__,
    }
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        file.writestr(_MANIFEST, json.dumps(manifest))
        info = zipfile.ZipInfo.from_file(database, DATABASE)
        with database.open("rb") as source, file.open(info, "w") as inside:
            shutil.copyfileobj(source, inside, _PIECE)
        file.write(key_file, keyfile.NAME)


def _unpack(file: Path, work: Path) -> None:
    foreign = DeskError(f"{file.name} is geen reservekopie van Stagedesk. Kies een ander bestand.")
    if not file.is_file():
        raise DeskError(f"Het bestand {file} is er niet.")
    try:
        with zipfile.ZipFile(file) as packed:
            members = {info.filename: info for info in packed.infolist()}
            if set(members) != set(_MEMBERS):
                raise foreign
            if sum(info.file_size for info in members.values()) > _LARGEST:
                raise DeskError(f"{file.name} is te groot voor een reservekopie.")
            for name in _MEMBERS:
                with packed.open(name) as source, (work / name).open("wb") as target:
                    shutil.copyfileobj(source, target, _PIECE)
    except _BROKEN as error:
        raise foreign from error
