"""Backups that make themselves: when something changed, thinned, and to a second place too.

Exists apart from backup.py because nobody asks for a round and nobody waits for it: what goes
otherwise is a quiet note, never an error in somebody's way.
"""

import platform
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from stagedesk import models as m
from stagedesk.domain import backup_thinning
from stagedesk.domain.problem import DeskError
from stagedesk.models.files import sweep
from stagedesk.services import backup, backup_files, settings
from stagedesk.services.backup_files import Backup
from stagedesk.services.front import front, update_front
from stagedesk.services.transaction import Desk, translated

#: What this laptop remembers under this name (services.settings): the folder, as text.
SECOND_PLACE = "second_place"
_GONE = "tweede plek niet gevonden"


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did.

    Attributes:
        made: whether there was something to keep.
        note: Dutch, what went otherwise; empty when all went well.
    """

    made: bool
    note: str = ""


def go(desk: Desk, now: datetime) -> Round:
    """Back up what changed since the newest backup, thin what is kept, copy to the second place.

    Args:
        desk: the open data; the window may go on writing.
        now: the moment of this round, local time.

    Returns:
        What was done; trouble is a note, shown beside the age of the newest backup.
    """
    made, note = False, ""
    try:
        made = _in_usual_place(desk, now)
    except DeskError as error:
        note = f"niet gelukt: {_small(str(error))}"
    else:
        note = _in_second_place(desk, now)
    if (note or None) != front(desk.folder).backup_note:
        _remember(desk.folder, note)
    return Round(made, note)


def second_place(session: Session) -> Path | None:
    """The folder that the school set for a second copy; None when it set none."""
    text = settings.remembered(session, SECOND_PLACE)
    return Path(text) if isinstance(text, str) and text else None


def own_folder(desk: Desk, place: Path) -> Path:
    """Where in the second place this laptop keeps its own: a colleague's may lie beside it."""
    device = desk.read(settings.remembered, "device") or ""
    machine = re.sub(r"[^A-Za-z0-9-]+", "-", platform.node())[:40].strip("-") or "laptop"
    return place / f"Stagedesk-{machine}-{device[-6:]}"


def _in_usual_place(desk: Desk, now: datetime) -> bool:
    kept = backup.kept(desk.folder)
    clock = desk.read(_newest_clock)
    if kept and kept[0].clock == clock:
        return False
    place = backup.usual_place(desk.folder)
    sweep(place)
    backup.write(desk.folder, desk.store.key, place)
    _thin(backup.kept(desk.folder), now)
    return True


def _in_second_place(desk: Desk, now: datetime) -> str:
    """Copy the newest one when it is not there yet; a note when that cannot be."""
    place, kept = desk.read(second_place), backup.kept(desk.folder)
    if place is None or not kept:
        return ""
    try:
        if not place.is_dir():
            return _GONE
        with translated():
            target = own_folder(desk, place)
            target.mkdir(exist_ok=True)
            sweep(target)
            if not (target / kept[0].file.name).exists():
                backup_files.copy(kept[0], desk.store.key, target, near=desk.folder)
            _thin(backup_files.of_folder(target), now)
    except OSError:
        # Pulled out while it was asked whether it is there.
        return _GONE
    except DeskError as error:
        return f"tweede plek: {_small(str(error))}"
    return ""


def _thin(backups: tuple[Backup, ...], now: datetime) -> None:
    stay = backup_thinning.kept((one.made for one in backups), now)
    with translated():
        for one in backups:
            if one.made not in stay:
                one.file.unlink(missing_ok=True)


def _remember(folder: Path, note: str) -> None:
    try:
        update_front(folder, backup_note=note or None)
    except DeskError:
        # The note says that the disk is full, and there is no room for the note: the round's
        # answer still shows it in the window.
        return


def _newest_clock(session: Session) -> int:
    return session.execute(select(func.max(m.Action.clock))).scalar() or 0


def _small(sentence: str) -> str:
    """A sentence as the end of another: no capital, no full stop."""
    return sentence[:1].lower() + sentence[1:].rstrip(".")
