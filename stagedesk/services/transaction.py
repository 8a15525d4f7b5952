"""One call, one transaction: opens a session, runs a use case, translates the world's errors."""

import errno
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from stagedesk.domain.problem import DeskError, DiskError, InputError, Problem
from stagedesk.lock import FolderLock
from stagedesk.models import Setting
from stagedesk.models.base import new_key
from stagedesk.models.history import TABLES
from stagedesk.models.store import Store
from stagedesk.services import drafts

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """An opened data folder: what the window and the command line work on.

    Attributes:
        folder: the data folder. who: who acts; a label for the history, not a proof.
        touched: names of the tables that the newest action changed; a draft is none.
        waiting: drafts that are on no disk yet, by place; every read of drafts sees them.
    """

    def __init__(
        self, folder: Path, store: Store, lock: FolderLock | None, who: str = "opdrachtregel"
    ) -> None:
        """Take over an open store and its lock; ``lock`` None is a desk that only reads."""
        self.folder = folder
        self.store = store
        self.who = who
        self._lock = lock
        self._device: str | None = None
        self.touched: frozenset[str] = frozenset()
        self.waiting: dict[drafts.Place, str | None] = {}

    def read(
        self, use_case: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a use case that only reads; never waits for a writer.

        Raises:
            DeskError: the world was at fault, in Dutch.
        """
        with translated(), self.store.reading() as session:
            session.info[drafts.WAITING] = self.waiting
            return use_case(session, *args, **kwargs)

    def write(
        self,
        title: str,
        use_case: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a use case as one action: all of it is saved, or nothing.

        Args:
            title: Dutch, what undo and history call it ('Cijfer 2.3 in BO 1: 8,0').
            use_case: takes the session first.
            args: its further arguments.
            kwargs: its further named arguments.

        Raises:
            InputError: the input cannot be taken; nothing changed.
            DeskError: the world was at fault; nothing changed.
        """
        return self._write(title, None, use_case, *args, **kwargs)

    def keep_drafts(self, texts: Mapping[drafts.Place, str | None]) -> None:
        """Keep what is being typed; what the disk refuses waits here and goes along next time.

        Args:
            texts: by place; None lets a draft go.

        Raises:
            DeskError: the world was at fault; the drafts wait.
        """
        self.waiting.update(texts)
        if self.waiting:
            self.write("", drafts.keep_all, dict(self.waiting))

    def undoing(
        self,
        title: str,
        action: str,
        use_case: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """As write, for an action that takes another one back."""
        return self._write(title, action, use_case, *args, **kwargs)

    def close(self) -> None:
        """Close the database and give the lock back."""
        self.store.close()
        if self._lock is not None:
            self._lock.release()

    def _write(
        self,
        title: str,
        undoes: str | None,
        use_case: Callable[Concatenate[Session, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        if self._lock is None:
            raise DeskError("Deze gegevens zijn alleen om te lezen geopend.")
        with (
            translated(),
            self.store.writing(self.who, self._device_key(), title, undoes) as session,
        ):
            session.info[drafts.WAITING] = self.waiting
            result = use_case(session, *args, **kwargs)
            session.commit()
            if title:
                self.touched = frozenset(session.info.get(TABLES, ()))
            for place in session.info.get(drafts.SETTLED, ()):
                self.waiting.pop(place, None)
            return result

    def _device_key(self) -> str:
        """This laptop's own key, made at its first write."""
        if self._device is None:
            with self.store.reading() as session:
                stored = session.get(Setting, "device")
                self._device = stored.value if stored else None
        if self._device is None:
            self._device = new_key()
            with self.store.writing("", "", "") as session:
                session.add(Setting(name="device", value=self._device))
                session.commit()
        return self._device


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the database and the disk say into one Dutch sentence that says what to do.

    Raises:
        InputError: a row that is there already.
        DiskError: locked, full, gone or read-only. DeskError: damaged.
    """
    try:
        yield
    except IntegrityError as error:
        if "UNIQUE" in str(error.orig):
            raise InputError(
                Problem("", "Dit is er al. Kies een ander nummer of een andere week.")
            ) from error
        raise
    except (DatabaseError, dbapi2.Error) as error:
        # The second of a raw connection: opening, checking and copying whole files.
        sentence = _sentence(str(getattr(error, "orig", error)))
        if sentence is None:
            raise  # A bug of ours, such as a column that is not there.
        raise (DeskError if sentence == _DAMAGED else DiskError)(sentence) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskError(_FULL) from error
        if error.errno in (errno.EIO, errno.ENODEV, errno.ENXIO):
            raise DiskError(_GONE) from error
        if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
            raise DiskError(_READ_ONLY) from error
        if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST):
            raise DeskError(_NO_PLACE) from error
        raise DeskError(f"Een bestand kon niet worden gebruikt (fout {error.errno}).") from error


_FULL = "De schijf is vol. Maak ruimte vrij; wat je typte staat er nog."
_READ_ONLY = "In deze map kan niet geschreven worden. Kies een andere map."
_NO_PLACE = "De map of stick is er niet. Sluit hem aan of kies een andere map."
_GONE = "De schijf antwoordt niet. Sluit de stick of schijf opnieuw aan."
_DAMAGED = "De gegevens zijn beschadigd. Zet een reservekopie terug."


def _sentence(cause: str) -> str | None:
    if "locked" in cause or "busy" in cause:
        return "De gegevens zijn even bezet door een ander venster. Probeer het zo nog eens."
    if "full" in cause:
        return _FULL
    if "readonly" in cause or "read-only" in cause:
        return _READ_ONLY
    if "disk I/O" in cause or "unable to open" in cause:
        return _GONE
    return _DAMAGED if "malformed" in cause or "not a database" in cause else None
