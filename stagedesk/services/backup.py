"""Making a backup, listing what is kept, and looking into one.

A backup is one file (backup_files.py); the password of the day it was made opens it.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain.problem import DeskError
from stagedesk.models.store import Store
from stagedesk.paths import DATABASE
from stagedesk.services import backup_files, checking
from stagedesk.services.backup_files import Backup, Checked
from stagedesk.services.front import update_front
from stagedesk.services.transaction import Desk, translated


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
    checked = write(desk.folder, desk.store.key, target)
    return f"Reservekopie gemaakt en nagekeken: {checked.file}. {checked.report}"


def write(data: Path, key: bytes, target: Path) -> Checked:
    """As make, for a data folder that nobody has opened yet: an older one, before it is migrated.

    Raises:
        DeskError: the folder cannot be written, the disk is full, or the copy is not whole.
    """
    with translated():
        target.mkdir(parents=True, exist_ok=True)
        checked = backup_files.write(data / DATABASE, key, target)
    # The backup is there and whole; that its age cannot be noted does not undo it.
    with contextlib.suppress(DeskError):
        update_front(data, last_backup=checked.made.isoformat(timespec="minutes"))
    return checked


def kept(folder: Path) -> tuple[Backup, ...]:
    """The backups in a data folder's usual place, newest first; cheap, opens none of them."""
    return backup_files.of_folder(usual_place(folder))


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
    with translated(), backup_files.workplace(folder) as work:
        key = backup_files.opened(file, work, password)
        store = Store(work / DATABASE, key)
        try:
            with store.reading() as session:
                checking.report(session)
                return _inside(session, backup_files.made_when(file))
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
