"""The program's own log: what happened and when, for the helpdesk; never of whom.

Exists because a log outlives what it speaks of and is mailed around. So only fixed sentences,
whole numbers and places in the code can get in; the filter drops everything else.
"""

import logging
import sys
import traceback
from enum import StrEnum
from logging.handlers import RotatingFileHandler
from pathlib import Path

NAME = "stagedesk.log"
#: Bytes of one file, and how many older ones are kept.
LARGEST, KEPT = 200_000, 3
#: Lines of the log that go into a report.
_IN_REPORT = 200
_LOGGER = logging.getLogger("stagedesk")


class Event(StrEnum):
    """All that the log can say."""

    STARTED = "gestart"
    OPENED = "gegevens geopend"
    LOCKED = "op slot"
    CLOSED = "gesloten"
    BACKED_UP = "reservekopie gemaakt"
    RESTORED = "reservekopie teruggezet"
    IMPORTED = "bestand binnengehaald"
    WORLD = "lukte niet"
    BUG = "fout in het programma"


def open_log(folder: Path) -> None:
    """Log to this folder from now on, in place of another one."""
    close_log()
    _LOGGER.propagate = False
    # Who configures Python's logging switches off every logger that was there already.
    _LOGGER.disabled = False
    _LOGGER.setLevel(logging.INFO)
    handler = _Handler(
        folder / NAME, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.addFilter(_only_events)
    # Before the first start there is no folder yet, and nothing to tell.
    handler.addFilter(lambda _record: folder.is_dir())
    handler.setFormatter(_Nameless("%(asctime)s %(message)s"))
    _LOGGER.addHandler(handler)


def close_log() -> None:
    """Log nowhere any more."""
    for handler in list(_LOGGER.handlers):
        if isinstance(handler, _Handler):
            _LOGGER.removeHandler(handler)
            handler.close()


def note(event: Event, *, error: BaseException | None = None, count: int | None = None) -> None:
    """Write one line.

    Args:
        event: what happened.
        error: of a bug or of the world: its kind and its places in the code are kept, never its
            message, which may quote a dossier.
        count: how many, where that says something.
    """
    _LOGGER.info(event, extra={"count": count}, exc_info=error)


def trace_without_names(error: BaseException) -> str:
    """Kind of error and places in the code; never its message, which may quote a dossier."""
    lines = [type(error).__name__]
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}")
    return "\n".join(lines)


def report(folder: Path) -> str:
    """What a helpdesk needs: versions and the last lines of the log; nothing of anybody.

    A log that cannot be read leaves its part empty: the versions alone help too.
    """
    import platform
    from importlib.metadata import version

    heads = [
        f"Stagedesk {version('stagedesk')}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        "",
    ]
    try:
        lines = (folder / NAME).read_text("utf-8", errors="replace").splitlines()
    except OSError as error:
        lines = [f"{NAME}: {type(error).__name__}"]
    return "\n".join([*heads, *lines[-_IN_REPORT:]]) + "\n"


class _Handler(RotatingFileHandler):
    """Keeps no file open: the folder must be free to be moved when a backup is put back."""

    def emit(self, record: logging.LogRecord) -> None:
        """Open, write, close."""
        super().emit(record)
        if self.stream is not None:
            self.stream.close()
            self.stream = None

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk stops no work: the log is the lesser evil, and says so where it can."""
        kind = sys.exc_info()[0]
        sys.stderr.write(f"{NAME}: {kind.__name__ if kind else 'fout'}\n")


class _Nameless(logging.Formatter):
    """Time, the fixed sentence, whole numbers, and where an error came from."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        count = getattr(record, "count", None)
        number = f" ({count})" if type(count) is int else ""
        line = f"{self.formatTime(record)} {record.msg}{number}"
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else f"{line}: {trace_without_names(error)}"


def _only_events(record: logging.LogRecord) -> bool:
    """Whether a record is one of ours; a sentence that somebody made up may hold a name."""
    return isinstance(record.msg, Event)
