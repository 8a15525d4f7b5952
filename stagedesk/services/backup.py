"""Encrypted backups: made by SQLite's own backup, opened and checked before they count.

A backup is one zip file with the encrypted database, its key file and a manifest; the password
of the day it was made opens it.
"""

import contextlib
import json
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import __version__
from stagedesk import models as m
from stagedesk.domain.problem import DeskError
from stagedesk.lock import FolderLock
from stagedesk.models import keyfile
from stagedesk.models.store import HEAD, Store, connect, revision
from stagedesk.paths import DATABASE
from stagedesk.services import checking, vault
from stagedesk.services.transaction import Desk, translated

_SUFFIX = ".stagedesk-reservekopie"
_MANIFEST = "manifest.json"
_MEMBERS = (_MANIFEST, DATABASE, keyfile.NAME)
#: A backup that unpacks to more than this is none of ours.
_LARGEST = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that lies there; size in bytes."""

    file: Path
    made: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Inside:
    """What is in a backup.

    Attributes:
        made: when it was made, local time.
        students, companies: how many, without the removed ones.
        changed: local time of the newest change in it; None when nothing was ever entered.
    """

    made: datetime
    students: int
    companies: int
    changed: datetime | None


def make(desk: Desk, folder: Path | None = None) -> str:
    """Make a backup and check it by opening it.

    Args:
        desk: the open data; a window beside it may go on writing.
        folder: where to; the data folder's own 'reservekopieen' when None.

    Returns:
        One Dutch line that names the file.

    Raises:
        DeskError: the folder cannot be written, the disk is full, or the copy is not whole.
    """
    target = folder if folder is not None else usual_place(desk.folder)
    made = datetime.now()
    with translated():
        target.mkdir(parents=True, exist_ok=True)
        file = target / f"{made:%Y-%m-%d-%H%M%S}{_SUFFIX}"
        with _workplace(target) as work:
            _copy(desk.store, work / DATABASE)
            whole = _checked(work / DATABASE, desk.store.key)
            packed = work / file.name
            _pack(packed, work / DATABASE, desk.folder / keyfile.NAME, made)
            packed.replace(file)
    vault.update_front(desk.folder, last_backup=made.isoformat(timespec="minutes"))
    return f"Reservekopie gemaakt en nagekeken: {file}. {whole}"


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
        with translated(), _workplace(folder) as work:
            key = _opened(file, work, password)
            whole = _checked(work / DATABASE, key)
            kept = _put_aside(folder)
            shutil.copy(work / keyfile.NAME, folder / keyfile.COPY_NAME)
            (work / keyfile.NAME).replace(folder / keyfile.NAME)
            (work / DATABASE).replace(folder / DATABASE)
    finally:
        lock.release()
    aside = f" Wat er stond is bewaard in {kept}." if kept else ""
    return f"Reservekopie {file.name} is teruggezet. {whole}{aside}"


def kept(folder: Path) -> tuple[Backup, ...]:
    """The backups in a data folder's usual place, newest first; cheap, opens none of them."""
    found = []
    for file in usual_place(folder).glob(f"*{_SUFFIX}"):
        stat = file.stat()
        found.append(Backup(file, _when(file), stat.st_size))
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def usual_place(folder: Path) -> Path:
    """Where the backups of a data folder go when nothing else is said."""
    return folder / "reservekopieen"


def look(folder: Path, file: Path, password: str) -> Inside:
    """What putting a backup back would bring; changes nothing.

    Args:
        folder: the data folder; the encrypted copy lies there for as long as the look takes.
        file: the backup.
        password: of the day it was made.

    Raises:
        DeskError: not a backup, another password, damaged, or made by a newer Stagedesk.
    """
    with translated(), _workplace(folder) as work:
        key = _opened(file, work, password)
        store = Store(work / DATABASE, key)
        try:
            with store.reading() as session:
                checking.report(session)
                return _inside(session, _when(file))
        finally:
            store.close()


def _inside(session: Session, made: datetime) -> Inside:
    students, companies = (
        session.execute(
            select(func.count()).select_from(table).where(table.removed.is_(None))
        ).scalar_one()
        for table in (m.Student, m.Company)
    )
    clock = session.execute(select(func.max(m.Action.clock))).scalar()
    last = datetime.fromtimestamp((clock >> 16) / 1000) if clock else None
    return Inside(made, students, companies, last)


def _when(file: Path) -> datetime:
    """When a backup says it was made; the file's own time when it does not say."""
    try:
        with zipfile.ZipFile(file) as packed:
            return datetime.fromisoformat(json.loads(packed.read(_MANIFEST))["made"])
    except (zipfile.BadZipFile, OSError, KeyError, ValueError, TypeError):
        # It is listed all the same: looking into it says what is wrong.
        return datetime.fromtimestamp(file.stat().st_mtime)


def _opened(file: Path, work: Path, password: str) -> bytes:
    """Unpack a backup and open it; the key of its database."""
    _unpack(file, work)
    key = keyfile.unlock(work, password)
    if (revision(work / DATABASE, key) or "") > HEAD:
        raise DeskError(
            "Deze reservekopie is van een nieuwere Stagedesk. Installeer eerst die versie."
        )
    return key


@contextlib.contextmanager
def _workplace(folder: Path) -> Iterator[Path]:
    """A folder of its own on the same disk, gone afterwards whatever happens."""
    work = Path(tempfile.mkdtemp(prefix=".stagedesk-", dir=folder))
    try:
        yield work
    finally:
        shutil.rmtree(work)


def _copy(store: Store, target: Path) -> None:
    source = connect(store.path, store.key)
    copy = connect(target, store.key, create=True)
    try:
        copy.execute("pragma journal_mode=delete")
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def _checked(path: Path, key: bytes) -> str:
    store = Store(path, key)
    try:
        with store.reading() as session:
            return checking.report(session)
    finally:
        store.close()


def _pack(packed: Path, database: Path, key_file: Path, made: datetime) -> None:
    manifest = {"stagedesk_backup": 1, "made": made.isoformat(), "version": __version__}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        file.writestr(_MANIFEST, json.dumps(manifest))
        file.write(database, DATABASE)
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
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, EOFError) as error:
        raise foreign from error


def _put_aside(folder: Path) -> Path | None:
    """Move the data that stands there to a folder of its own."""
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", keyfile.NAME, keyfile.COPY_NAME)
    there = [folder / name for name in names if (folder / name).exists()]
    if not there:
        return None
    kept = folder / f"voor-terugzetten-{datetime.now():%Y-%m-%d-%H%M%S}"
    kept.mkdir()
    for path in there:
        path.replace(kept / path.name)
    return kept
