"""What the lock screen shows before any password: the school's name and the newest backup.

Exists apart from the vault because the first picture must not wait for the database's import.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from stagedesk.paths import DATABASE, RESTORING

_FRONT = "front.json"


@dataclass(frozen=True, slots=True)
class Front:
    """What the lock screen shows; never anything of a person.

    Attributes:
        exists: whether the folder holds a database.
        last_backup: local time of the newest backup, ISO text, None when there is none.
        backup_note: Dutch, what went otherwise with it; None when all went well.
    """

    exists: bool
    school_name: str | None = None
    place: str | None = None
    last_backup: str | None = None
    backup_note: str | None = None


_NAMES = ("school_name", "place", "last_backup", "backup_note")


def has_data(folder: Path) -> bool:
    """Whether there is something to unlock, also when a restore broke off halfway."""
    return (folder / DATABASE).exists() or (folder / RESTORING).exists()


def front(folder: Path) -> Front:
    """What lies beside the key file; cheap, without any key."""
    exists = has_data(folder)
    try:
        content = json.loads((folder / _FRONT).read_text("utf-8"))
        texts = [content.get(name) for name in _NAMES]
        return Front(exists, *(text if isinstance(text, str) else None for text in texts))
    except (OSError, ValueError, AttributeError, RecursionError):
        # Only decoration: without it the lock screen shows the program's name alone.
        return Front(exists)


def update_front(folder: Path, **values: str | None) -> None:
    """Keep what the lock screen may show: school_name, place, last_backup, backup_note."""
    from stagedesk.models.files import write_whole

    now = front(folder)
    content = {name: getattr(now, name) for name in _NAMES} | values
    write_whole(folder / _FRONT, json.dumps(content, ensure_ascii=False).encode("utf-8"))


def backup_words(shown: Front, today: date) -> str:
    """How old the newest backup is, and what went otherwise: 'Reservekopie: vandaag 09:15'."""
    words = "Nog geen reservekopie gemaakt"
    made = _moment(shown.last_backup)
    if made is not None:
        days = (today - made.date()).days
        near = {0: f"vandaag {made:%H:%M}", 1: f"gisteren {made:%H:%M}"}
        words = f"Reservekopie: {near.get(days, f'{days} dagen geleden')}"
    return f"{words} ({shown.backup_note})" if shown.backup_note else words


def _moment(text: str | None) -> datetime | None:
    """The moment that a text says; None for a text that says none: anybody can write there."""
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
