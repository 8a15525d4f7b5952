"""Saves what can still be read of a damaged file, as a backup that can be put back.

Exists because the newest good backup may be older than what was typed since. Nothing is guessed: a
row whose page lost its seal is lost, and counted.
"""

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stagedesk.domain.problem import DeskError
from stagedesk.models import keyfile
from stagedesk.models.store import keyed
from stagedesk.paths import DATABASE
from stagedesk.services import attempts, backup, backup_files
from stagedesk.services.backup import Inside
from stagedesk.services.transaction import translated

#: In the data folder: where what was saved of a damaged file goes.
FOLDER = "gered"


class Unreadable(DeskError):
    """Nothing can be read any more."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What could be saved.

    Attributes:
        file: a backup with it, checked. rows, lost: how many rows it has, and how many are gone.
    """

    file: Path
    rows: int
    lost: int

    def words(self) -> str:
        """One Dutch sentence about it."""
        if not self.lost:
            return "Alles was nog te lezen."
        gone = "1 gegeven is" if self.lost == 1 else f"{self.lost} gegevens zijn"
        return f"{gone} verloren; {self.rows} zijn er nog."


@dataclass(frozen=True, slots=True)
class Way:
    """A way back for a damaged file: a backup, or what was saved of the file itself.

    Attributes:
        file: a backup that opens. inside: what is in it.
        lost: how much of the damaged file is not in it; None for a backup of before.
    """

    file: Path
    inside: Inside
    lost: Rescued | None


def ways(folder: Path, password: str) -> tuple[Way, ...]:
    """The newest backup that is whole, and what can still be read, as far as there are such.

    Args:
        folder: with the damaged file.
        password: or the recovery key.

    Raises:
        DeskError: the folder cannot be written.
    """
    found = []
    for one in backup.kept(folder):
        inside = _inside(folder, one.file, password)
        if inside is not None:
            found.append(Way(one.file, inside, None))
            break
    try:
        saved = rescue(folder, password)
    except (Unreadable, keyfile.KeyFileDamaged):
        return tuple(found)
    found.append(Way(saved.file, backup.look(folder, saved.file, password), saved))
    return tuple(found)


def _inside(folder: Path, file: Path, password: str) -> Inside | None:
    """What is in a backup; None when it does not open: an older one may."""
    try:
        return backup.look(folder, file, password)
    except DeskError:
        return None


def rescue(folder: Path, password: str) -> Rescued:
    """Read what can be read into a new database, and pack that as a backup in the folder 'gered'.

    The damaged file is only read, from a copy.

    Raises:
        DeskError: another password, nothing can be read, or the folder cannot be written.
    """
    with translated():
        target = folder / FOLDER
        target.mkdir(exist_ok=True)
        with backup_files.workplace(folder) as work:
            key = _key(folder, password, work)
            broken = work / "kapot.db"
            for end in ("", "-wal"):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copyfile(folder / f"{DATABASE}{end}", work / f"kapot.db{end}")
            rows, lost = _rebuild(broken, work / DATABASE, key)
            made = backup_files.write(work / DATABASE, key, target)
    return Rescued(made.file, rows, lost)


def _key(folder: Path, password: str, work: Path) -> bytes:
    """The database key; a key file that holds it lies in ``work`` then.

    When both copies of the key file are damaged, that of a backup has the same key.
    """
    try:
        with attempts.counted(folder):
            key = keyfile.unlock_either(folder, password)
        keyfile.copy_sound(folder, work)
        return key
    except keyfile.KeyFileDamaged:
        for one in backup.kept(folder):
            with contextlib.suppress(DeskError), backup_files.workplace(work) as inside:
                key = backup_files.opened(one.file, inside, password)
                keyfile.copy_sound(inside, work)
                return key
        raise


def _rebuild(broken: Path, whole: Path, key: bytes) -> tuple[int, int]:
    """Copy every table row by row; how many rows were read and how many were not."""
    source = _Reader(broken, key)
    schema = source.schema()
    new = keyed(whole, key, create=True)
    rows = lost = 0
    try:
        new.execute("pragma journal_mode=delete")
        new.execute("pragma synchronous=off")
        new.execute("BEGIN")
        tables = [(name, sql) for kind, name, sql in schema if kind == "table"]
        for name, sql in tables:
            new.execute(sql)
            for row in source.rows(name):
                if row is None:
                    lost += 1
                    continue
                marks = ",".join("?" * len(row))
                new.execute(f'insert into "{name}" values ({marks})', row)
                rows += 1
        for kind, _name, sql in schema:
            if kind != "table":
                new.execute(sql)
        orphans = _drop_orphans(new)
        new.execute("COMMIT")
    finally:
        new.close()
        source.close()
    return rows - orphans, lost + orphans


def _drop_orphans(new: Any) -> int:
    """Rows whose owner is lost hang on nothing: they go, until no link is broken."""
    dropped = 0
    while broken := {(row[0], row[1]) for row in new.execute("pragma foreign_key_check")}:
        for table, rowid in broken:
            new.execute(f'delete from "{table}" where rowid = ?', (rowid,))
        dropped += len(broken)
    return dropped


class _Reader:
    """Reads a damaged file; a page without its seal spoils the connection, so it opens anew."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._connection = keyed(path, key)

    def close(self) -> None:
        self._connection.close()

    def _again(self) -> None:
        self._connection.close()
        self._connection = keyed(self._path, self._key)

    def schema(self) -> list[tuple[str, str, str]]:
        """(kind, name, sql) of everything; DeskError when not even that can be read."""
        from sqlcipher3 import dbapi2

        statement = "select type, name, sql from sqlite_master where sql is not null"
        cause: dbapi2.DatabaseError | None = None
        try:
            if found := list(self._connection.execute(statement)):
                return found
        except dbapi2.DatabaseError as error:
            cause = error
        raise Unreadable("Van dit bestand is niets meer te lezen.") from cause

    def rows(self, table: str) -> Iterator[tuple[Any, ...] | None]:
        """Every row, None for one that is known to be there and cannot be read."""
        from sqlcipher3 import dbapi2

        try:
            whole = self._connection.execute(f'select * from "{table}"').fetchall()
        except dbapi2.DatabaseError:
            self._again()
        else:
            yield from whole
            return
        for rowid in self._rowids(table):
            try:
                statement = f'select * from "{table}" where rowid = ?'
                row = self._connection.execute(statement, (rowid,)).fetchone()
            except dbapi2.DatabaseError:
                self._again()
                yield None
            else:
                if row is not None:
                    yield row

    def _rowids(self, table: str) -> list[int]:
        """Of all rows: from the table and every index, each from both ends up to what is broken."""
        found: set[int] = set()
        for order in ("asc", "desc"):
            self._collect(f'select rowid from "{table}" not indexed order by rowid {order}', found)
        for name in self._indexes(table):
            self._collect(f'select rowid from "{table}" indexed by "{name}"', found)
        return sorted(found)

    def _indexes(self, table: str) -> list[str]:
        statement = "select name from pragma_index_list(?) where partial = 0"
        return [str(row[0]) for row in self._connection.execute(statement, (table,))]

    def _collect(self, statement: str, found: set[int]) -> None:
        from sqlcipher3 import dbapi2

        try:
            for row in self._connection.execute(statement):
                found.add(int(row[0]))
        except dbapi2.DatabaseError:
            # What lies behind this page is found from the other end or in an index.
            self._again()
