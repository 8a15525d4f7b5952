"""Wrong passwords slow down, also over a restart, and never lock out for good.

Exists apart from the vault because it keeps a file of its own. It holds off who guesses at the
keyboard; who takes the files away meets Argon2id (SECURITY.md).
"""

import contextlib
import json
import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from stagedesk.domain.problem import DeskError
from stagedesk.models.files import write_whole
from stagedesk.models.keyfile import WrongPassword

_FILE = "pogingen.json"
#: This many may be wrong without waiting; then it doubles from the first wait up to the longest.
FREE = 3
_FIRST_SECONDS, _LONGEST_SECONDS = 5, 300


class TooSoon(DeskError):
    """One must wait before the next try.

    Attributes:
        seconds: how long still, whole seconds.
    """

    def __init__(self, seconds: int) -> None:
        """``seconds`` is shown."""
        super().__init__(f"Te vaak verkeerd getypt. Wacht nog {_spoken(seconds)}.")
        self.seconds = seconds


def pause_after(wrong: int) -> int:
    """Seconds to wait after so many wrong ones in a row."""
    if wrong < FREE:
        return 0
    return min(_LONGEST_SECONDS, int(_FIRST_SECONDS * 2 ** min(wrong - FREE, 10)))


@contextlib.contextmanager
def counted(folder: Path, clock: Callable[[], float] = time.time) -> Iterator[None]:
    """Around one try of a password or recovery key.

    Args:
        folder: the data folder.
        clock: seconds on the wall.

    Raises:
        TooSoon: too many were wrong just now; nothing was tried.
    """
    if left := seconds_left(folder, clock()):
        raise TooSoon(left)
    try:
        yield
    except WrongPassword:
        wrong, _ = _read(folder)
        content = json.dumps({"wrong": wrong + 1, "at": clock()})
        # A full disk must not hide that the password was wrong.
        with contextlib.suppress(DeskError):
            write_whole(folder / _FILE, content.encode("ascii"))
        raise
    # Cannot be removed: then the next wrong one waits sooner, and the right one still opens.
    with contextlib.suppress(OSError):
        (folder / _FILE).unlink(missing_ok=True)


def seconds_left(folder: Path, now: float) -> int:
    """How long to wait before the next try, in whole seconds; 0 when it may be now.

    A clock that was put back makes nobody wait longer than one whole pause.
    """
    wrong, at = _read(folder)
    pause = pause_after(wrong)
    return max(0, min(pause, int(at + pause - now + 0.999)))


def _read(folder: Path) -> tuple[int, float]:
    try:
        content = json.loads((folder / _FILE).read_text("ascii"))
        wrong, at = max(0, min(1000, int(content["wrong"]))), float(content["at"])
        return (wrong, at) if math.isfinite(at) else (wrong, 0.0)
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        # Absent, or made unreadable: as if nothing was tried.
        return 0, 0.0


def _spoken(seconds: int) -> str:
    if seconds < 90:
        return "1 seconde" if seconds == 1 else f"{seconds} seconden"
    return f"{-(-seconds // 60)} minuten"
