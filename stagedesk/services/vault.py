"""Making, opening and locking a data folder: passwords, recovery key, what the lock shows."""

from pathlib import Path

from stagedesk.domain.problem import DeskError, InputError, Problem
from stagedesk.lock import FolderLock
from stagedesk.models import integrity, keyfile
from stagedesk.models.files import sweep
from stagedesk.models.store import HEAD, NotADatabase, Store, create_tables, revision
from stagedesk.paths import DATABASE, RESTORING
from stagedesk.services import attempts
from stagedesk.services.front import Front, front, update_front
from stagedesk.services.transaction import Desk, translated

__all__ = [
    "Front",
    "NoDatabase",
    "change_password",
    "check_password",
    "create",
    "front",
    "renew_recovery",
    "unlock",
    "unlock_with_recovery",
    "update_front",
]

#: Shortest password; the recovery key is there for who forgets it.
SHORTEST_PASSWORD = 8


class NoDatabase(DeskError):
    """There is nothing in the data folder yet."""


def check_password(password: str) -> None:
    """Refuse a password that is too short.

    Raises:
        InputError: with the Dutch sentence.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise InputError(
            Problem("password", f"Neem een wachtwoord van minstens {SHORTEST_PASSWORD} tekens.")
        )


def create(folder: Path, password: str, who: str = "opdrachtregel") -> tuple[Desk, str]:
    """Make an empty database in a folder that has none.

    Returns:
        The open desk, and the recovery key to print.

    Raises:
        DeskError: there is one already, or the folder cannot be written.
        InputError: the password is too short.
    """
    check_password(password)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DeskError(f"De map {folder} kan niet gemaakt worden. Kies een andere map.") from error
    lock = FolderLock(folder).take()
    try:
        if (folder / DATABASE).exists():
            raise DeskError(f"In {folder} staan al gegevens. Kies een lege map.")
        new = keyfile.create(folder, password)
        create_tables(folder / DATABASE, new.key)
    except BaseException:
        lock.release()
        raise
    return Desk(folder, Store(folder / DATABASE, new.key), lock, who), new.recovery


def unlock(folder: Path, password: str, *, write: bool = True, who: str = "opdrachtregel") -> Desk:
    """Open the folder with its password.

    Args:
        folder: the data folder.
        password: as typed.
        write: take the lock; a desk for reading alone runs beside an open window.
        who: label for the history.

    Raises:
        DeskError: no database, wrong password, in use, damaged, or made by a newer Stagedesk.
    """
    _must_exist(folder)
    with attempts.counted(folder):
        key = keyfile.unlock(folder, password)
    return _open(folder, key, write=write, who=who)


def unlock_with_recovery(folder: Path, recovery: str, *, who: str = "opdrachtregel") -> Desk:
    """Open the folder with the printed recovery key."""
    _must_exist(folder)
    with attempts.counted(folder):
        key = keyfile.unlock_with_recovery(folder, recovery)
    return _open(folder, key, write=True, who=who)


def change_password(desk: Desk, password: str) -> None:
    """Set a new password; no data is touched, and older backups keep the old one."""
    check_password(password)
    keyfile.change_password(desk.folder, desk.store.key, password)


def renew_recovery(desk: Desk) -> str:
    """Make a new recovery key; the old one opens only older backups."""
    return keyfile.renew_recovery(desk.folder, desk.store.key)


def _must_exist(folder: Path) -> None:
    if (folder / RESTORING).exists():
        from stagedesk.services import restoring

        restoring.recover(folder)
    if not (folder / DATABASE).exists():
        raise NoDatabase(
            f"In {folder} staan nog geen gegevens. Maak ze eerst met 'init' of 'demo'."
        )


def _open(folder: Path, key: bytes, *, write: bool, who: str) -> Desk:
    path = folder / DATABASE
    lock = FolderLock(folder).take() if write else None
    try:
        with translated():
            integrity.glance(path)
            if write:
                # Before anything is written: a page that is damaged now is still in a backup.
                integrity.examine(path, key)
                sweep(folder)
            _of_today(path, key, write=write)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    return Desk(folder, Store(path, key), lock, who)


def _of_today(path: Path, key: bytes, *, write: bool) -> None:
    """Refuse what is newer, bring what is older to the tables of today."""
    try:
        found = revision(path, key)
    except NotADatabase:
        # Says what kind of harm it is, when it is one that the seals show.
        integrity.examine(path, key)
        raise
    if found is None:
        raise NotADatabase("Dit bestand is geen Stagedesk-database. Zet een reservekopie terug.")
    if found > HEAD:
        raise DeskError(
            "Deze gegevens zijn van een nieuwere Stagedesk. Installeer eerst die versie."
        )
    if found < HEAD:
        _migrate(path, key, write=write)


def _migrate(path: Path, key: bytes, *, write: bool) -> None:
    if not write:
        raise DeskError("Deze gegevens zijn van een oudere Stagedesk. Open eerst het venster.")
    from stagedesk.models.migrate import upgrade
    from stagedesk.services import backup

    backup.write(path.parent, key, backup.usual_place(path.parent))
    upgrade(path, key)
