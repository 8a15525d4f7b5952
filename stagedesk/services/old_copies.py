"""Older copies of the data that still hold what was removed since: backups, data put aside.

Exists so that a removal can say which they are, and take them away when the user asks for it.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from stagedesk.services import backup, backup_files, backup_rounds, rescue
from stagedesk.services.transaction import Desk, translated

_PUT_ASIDE = re.compile(r"voor-terugzetten-(\d{4}-\d{2}-\d{2}-\d{6})(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class OldCopy:
    """A backup file, or a folder in which older data was put aside; ``made`` is local time."""

    path: Path
    made: datetime


def older(desk: Desk, before: datetime) -> tuple[OldCopy, ...]:
    """The copies that this laptop knows of and that were made before a moment, newest first.

    In the usual place, the second place when it can be reached, what a restore put aside, and
    what was saved of a damaged file.
    Copies on other sticks or laptops are not known here.

    Raises:
        DeskError: a folder cannot be read.
    """
    with translated():
        found = [one for one in _all(desk) if one.made < before]
    return tuple(sorted(found, key=lambda one: one.made, reverse=True))


def elsewhere(desk: Desk) -> str:
    """Which copies cannot be looked at from here, as Dutch sentences."""
    second = desk.read(backup_rounds.second_place)
    words = "Kopieën op andere sticks of laptops kent Stagedesk niet: wis die zelf."
    if second is not None and not second.is_dir():
        return f"De tweede plek is er nu niet ({second}): ook daar staan nog kopieën. {words}"
    return words


def moment() -> datetime:
    """Now, by the clock of this laptop: copies made before it are older."""
    return datetime.now()


def drop(copies: Sequence[OldCopy]) -> int:
    """Delete these copies; how many went. One that is gone already is no fault.

    Raises:
        DeskError: one cannot be deleted; those before it are gone.
    """
    with translated():
        for one in copies:
            if one.path.is_dir():
                shutil.rmtree(one.path)
            else:
                one.path.unlink(missing_ok=True)
    return len(copies)


def _all(desk: Desk) -> Iterator[OldCopy]:
    folders = [backup.usual_place(desk.folder), desk.folder / rescue.FOLDER]
    second = desk.read(backup_rounds.second_place)
    if second is not None and second.is_dir():
        folders.append(backup_rounds.own_folder(desk, second))
    for folder in folders:
        if folder.is_dir():
            yield from (OldCopy(one.file, one.made) for one in backup_files.of_folder(folder))
    for path in desk.folder.iterdir():
        aside = _PUT_ASIDE.fullmatch(path.name)
        if aside is not None:
            yield OldCopy(path, datetime.strptime(aside[1], "%Y-%m-%d-%H%M%S"))
