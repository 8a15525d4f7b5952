"""One writer per data folder: an OS lock that dies with its process; a side file says who."""

import getpass
import json
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from stagedesk.domain.problem import DeskError

_LOCK = "stagedesk.lock"
_HOLDER = "stagedesk.lock.json"


class FolderInUse(DeskError):
    """Another program holds the data folder."""


class FolderLock:
    """The lock on a data folder; release it, or let the process end."""

    def __init__(self, folder: Path) -> None:
        """Prepare the lock of that folder; nothing is taken yet."""
        self._folder = folder
        # The window takes it on the thread that derives the key, and releases it in its own.
        self._lock = FileLock(folder / _LOCK, thread_local=False)

    def take(self) -> "FolderLock":
        """Take the lock now.

        Raises:
            FolderInUse: it is held; says by whom and since when.
            DeskError: the folder cannot be written.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise FolderInUse(self._in_use()) from error
        except OSError as error:
            raise DeskError(
                f"In de map {self._folder} kan niet geschreven worden. Kies een andere map."
            ) from error
        holder = {
            "machine": platform.node(),
            "user": _user(),
            "since": datetime.now().isoformat(timespec="minutes"),
        }
        (self._folder / _HOLDER).write_text(json.dumps(holder), "utf-8")
        return self

    def release(self) -> None:
        """Give the lock back."""
        (self._folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def _in_use(self) -> str:
        try:
            holder = json.loads((self._folder / _HOLDER).read_text("utf-8"))
            who = f" door {holder['user']} op {holder['machine']}, sinds {holder['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            # The side file only explains; without it the sentence is shorter.
            who = ""
        return f"Deze gegevens zijn al open{who}. Sluit dat venster eerst."


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
