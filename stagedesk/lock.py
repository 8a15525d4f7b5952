"""One writer per data folder: an OS lock that dies with its process; a side file says who.

The side file also counts where the OS lock does not reach: a folder that two machines see. While
somebody has it open the file is touched every minute; one that is older is left over of a crash.
"""

import contextlib
import getpass
import json
import os
import platform
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from stagedesk.domain.problem import DeskError
from stagedesk.network import refuse_network

_LOCK = "stagedesk.lock"
_HOLDER = "stagedesk.lock.json"
_TOUCH_SECONDS, _STALE_SECONDS = 60, 180


class FolderInUse(DeskError):
    """Another program holds the data folder."""


class FolderLock:
    """The lock on a data folder; release it, or let the process end."""

    def __init__(self, folder: Path) -> None:
        """Prepare the lock of that folder; nothing is taken yet."""
        self._folder = folder
        # The window takes it on the thread that derives the key, and releases it in its own.
        self._lock = FileLock(folder / _LOCK, thread_local=False)
        self._over = threading.Event()

    def take(self) -> "FolderLock":
        """Take the lock now.

        Raises:
            FolderInUse: it is held, perhaps by another machine; says by whom and since when.
            NetworkFolder: the folder is on a network.
            DeskError: the folder cannot be written.
        """
        refuse_network(self._folder)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise FolderInUse(self._in_use()) from error
        except OSError as error:
            raise DeskError(
                f"In de map {self._folder} kan niet geschreven worden. Kies een andere map."
            ) from error
        if self._other_machine():
            self._lock.release()
            raise FolderInUse(f"{self._in_use()} Viel die laptop uit, wacht dan drie minuten.")
        holder = {
            "machine": platform.node(),
            "user": _user(),
            "since": datetime.now().isoformat(timespec="minutes"),
        }
        # It only explains: on a full disk the lock itself holds all the same.
        with contextlib.suppress(OSError):
            (self._folder / _HOLDER).write_text(json.dumps(holder), "utf-8")
        self._over.clear()
        threading.Thread(target=self._touch, name="stagedesk-lock", daemon=True).start()
        return self

    def release(self) -> None:
        """Give the lock back."""
        self._over.set()
        # On a drive that was pulled out there is nothing left to remove.
        with contextlib.suppress(OSError):
            (self._folder / _HOLDER).unlink(missing_ok=True)
        self._lock.release()

    def _touch(self) -> None:
        """Until the release: who comes from another machine sees that somebody is here."""
        while not self._over.wait(_TOUCH_SECONDS):
            with contextlib.suppress(OSError):
                os.utime(self._folder / _HOLDER)

    def _other_machine(self) -> bool:
        """Whether another machine holds the folder, and did so a moment ago."""
        holder = self._holder()
        if holder is None or holder.get("machine") == platform.node():
            # Left over of a crash here: the OS lock died with that process.
            return False
        age = time.time() - (self._folder / _HOLDER).stat().st_mtime
        return age < _STALE_SECONDS

    def _holder(self) -> dict[str, Any] | None:
        try:
            holder = json.loads((self._folder / _HOLDER).read_text("utf-8"))
        except (OSError, ValueError):
            # The side file only explains; without it the sentence is shorter.
            return None
        return holder if isinstance(holder, dict) else None

    def _in_use(self) -> str:
        holder = self._holder() or {}
        words = [str(holder.get(name) or "")[:60] for name in ("user", "machine", "since")]
        who = f" door {words[0]} op {words[1]}, sinds {words[2]}" if all(words) else ""
        return f"Deze gegevens zijn al open{who}. Sluit dat venster eerst."


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
