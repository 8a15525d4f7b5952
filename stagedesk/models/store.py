"""The one encrypted file: two engines on it, so that a reader never waits for the writer."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from stagedesk.domain.problem import DeskError
from stagedesk.models import history
from stagedesk.models.base import Base

#: KiB of pages that a reader keeps readable. With SQLite's 2 MB the lists of a jobcoach with a
#: hundred students threw away what the next query needed, and each page was deciphered again.
_READABLE = 16_000
#: Alembic revision of the tables as the models declare them.
HEAD = "0007"


class NotADatabase(DeskError):
    """The file cannot be read with this key: foreign, damaged or empty."""


def keyed(path: Path, key: bytes, *, create: bool = False) -> Any:
    """A raw SQLCipher connection with a raw 32-byte key, of which nothing was read yet."""
    from sqlcipher3 import dbapi2

    mode = "rwc" if create else "rw"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    # A wrong key is a plain 'file is not a database'; keep it off standard error.
    connection.execute("pragma cipher_log_level=NONE")
    connection.execute(f"pragma key = \"x'{key.hex()}'\"")
    return connection


def connect(path: Path, key: bytes, *, create: bool = False) -> Any:
    """Open a raw SQLCipher connection with a raw 32-byte key.

    Raises:
        NotADatabase: the file is not one of ours or not whole, or the key is wrong.
    """
    from sqlcipher3 import dbapi2

    connection = keyed(path, key, create=create)
    try:
        connection.execute("select count(*) from sqlite_master").fetchone()
    except dbapi2.DatabaseError as error:
        connection.close()
        if "not a database" not in str(error) and "malformed" not in str(error):
            raise
        raise NotADatabase(
            "Dit bestand is geen Stagedesk-gegevens of het is beschadigd. "
            "Zet een reservekopie terug."
        ) from error
    connection.execute("pragma foreign_keys=on")
    connection.execute("pragma secure_delete=on")
    connection.execute("pragma busy_timeout=2000")
    connection.execute("pragma journal_mode=wal")
    connection.execute("pragma synchronous=full")
    return connection


def _engine(open_connection: Callable[[], Any], begin: tuple[str, ...], size: int) -> Engine:
    from sqlcipher3 import dbapi2

    engine = create_engine(
        "sqlite://",
        creator=open_connection,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        # The one given back last, which has its pages readable; in turn each would read them all.
        pool_use_lifo=True,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        for statement in begin:
            connection.exec_driver_sql(statement)

    return engine


class Store:
    """An open database.

    Attributes:
        path: the file. key: its raw key, only in memory.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        """Open both engines; connections are made when first used."""
        self.path = path
        self.key = key
        self._writer = _engine(lambda: connect(path, key), ("BEGIN IMMEDIATE",), 1)
        self._reader = _engine(self._connect_reader, ("BEGIN",), 3)

    def _connect_reader(self) -> Any:
        connection = connect(self.path, self.key)
        connection.execute("pragma query_only=on")
        connection.execute(f"pragma cache_size=-{_READABLE}")
        return connection

    def reading(self) -> Session:
        """A session that can only read; it never waits for a writer."""
        return Session(self._reader, autoflush=False, expire_on_commit=False)

    def writing(self, who: str, device: str, title: str, undoes: str | None = None) -> Session:
        """A session that writes one action, watched by the history."""
        session = Session(self._writer, expire_on_commit=False)
        session.info.update(
            {
                history.WHO: who,
                history.DEVICE: device,
                history.TITLE: title,
                history.UNDOES: undoes,
            }
        )
        history.watch(session)
        return session

    def close(self) -> None:
        """Close every connection; the WAL is folded into the file by the last one."""
        self._reader.dispose()
        self._writer.dispose()


def create_tables(path: Path, key: bytes) -> None:
    """Make a new encrypted file with the tables of today and their revision."""
    connection = connect(path, key, create=True)
    connection.close()
    store = Store(path, key)
    try:
        with store.writing("", "", "init") as session:
            Base.metadata.create_all(session.connection())
            session.execute(text("create table alembic_version (version_num text primary key)"))
            session.execute(text("insert into alembic_version values (:head)"), {"head": HEAD})
            session.commit()
    finally:
        store.close()


def revision(path: Path, key: bytes) -> str | None:
    """The revision that the file's tables have; None when it names none."""
    from sqlcipher3 import dbapi2

    connection = connect(path, key)
    try:
        row = connection.execute("select version_num from alembic_version").fetchone()
    except dbapi2.OperationalError:
        return None
    finally:
        connection.close()
    return row[0] if row else None
