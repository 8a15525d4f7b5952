"""Flips one bit somewhere in a data folder and looks whether the program notices.

Exists apart from the unit tests because anywhere means hundreds of places.
"""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

from stagedesk.domain.problem import DeskError
from stagedesk.models import Student, keyfile
from stagedesk.models.integrity import Unsound
from stagedesk.paths import DATABASE
from stagedesk.services import backup, checking, rescue, restoring, vault
from tests.harm.children import PASSWORD
from tests.harm.kills import Tally

_STUDENTS = 400
_RESCUES = 10


def all_of_it(place: Path, chance: random.Random, times: int) -> Iterator[Tally]:
    """Bits of the database, of a backup, of the key file; then what is saved of a damaged file."""
    folder = place / "data"
    file = _filled(folder)
    yield _start_and_check(folder, chance, times)
    yield _backups(place, file, chance, max(5, times // 10))
    yield _key_file(folder, chance, max(5, times // 10))
    yield _rescues(place, folder, chance, min(_RESCUES, times // 10))


def _filled(folder: Path) -> Path:
    desk, _ = vault.create(folder, PASSWORD)
    rows = [
        Student(number=str(n), first_name="N", last_name=f"de Wit {n}") for n in range(_STUDENTS)
    ]
    desk.write("Leerlingen", lambda session: session.add_all(rows))
    backup.make(desk)
    desk.close()
    return backup.kept(folder)[0].file


def _flip(file: Path, chance: random.Random) -> bytes:
    """One bit, anywhere; what was there before."""
    before = file.read_bytes()
    raw = bytearray(before)
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    file.write_bytes(raw)
    return before


def _start_and_check(folder: Path, chance: random.Random, times: int) -> Tally:
    tally = Tally("een bit in de database omgezet")
    database = folder / DATABASE
    for number in range(times):
        before = _flip(database, chance)
        tally.tried += 1
        try:
            if number % 2:
                vault.unlock(folder, PASSWORD).close()
                tally.faults.append(f"bit {number} niet gezien bij het begin")
            else:
                desk = vault.unlock(folder, PASSWORD, write=False)
                try:
                    checking.check(desk)
                    tally.faults.append(f"bit {number} niet gezien door check")
                finally:
                    desk.close()
        except DeskError:
            tally.said += 1
        for end in ("-wal", "-shm"):
            database.with_name(f"{DATABASE}{end}").unlink(missing_ok=True)
        database.write_bytes(before)
    return tally


def _backups(place: Path, file: Path, chance: random.Random, times: int) -> Tally:
    """A damaged backup is refused, or whole all the same: not every bit of a zip matters."""
    tally = Tally("een bit in een reservekopie omgezet")
    for number in range(times):
        before = _flip(file, chance)
        tally.tried += 1
        target = place / "terug"
        try:
            restoring.restore(target, file, PASSWORD)
        except DeskError:
            tally.said += 1
        else:
            if _count(target) != _STUDENTS:
                tally.faults.append(f"reservekopie {number}: {_count(target)} leerlingen")
        shutil.rmtree(target, ignore_errors=True)
        file.write_bytes(before)
    return tally


def _key_file(folder: Path, chance: random.Random, times: int) -> Tally:
    """One of the two copies of the key file is damaged: the other opens."""
    tally = Tally("een bit in het sleutelbestand omgezet")
    key = keyfile.unlock(folder, PASSWORD)
    for number in range(times):
        file = folder / (keyfile.NAME if number % 2 else keyfile.COPY_NAME)
        before = _flip(file, chance)
        tally.tried += 1
        try:
            tally.said += keyfile.unlock(folder, PASSWORD) == key
        except DeskError as error:
            tally.faults.append(f"sleutel {number}: {error}")
        file.write_bytes(before)
    return tally


def _rescues(place: Path, folder: Path, chance: random.Random, times: int) -> Tally:
    """What can still be read is true, and what is gone is counted."""
    tally = Tally("gered uit een beschadigde database")
    for number in range(times):
        before = _flip(folder / DATABASE, chance)
        tally.tried += 1
        try:
            saved = rescue.rescue(folder, PASSWORD)
            restoring.restore(place / "gered", saved.file, PASSWORD)
            left = _count(place / "gered")
            tally.said += left
            if left + saved.lost < _STUDENTS:
                tally.faults.append(f"gered {number}: {left}, verloren {saved.lost}")
        except (rescue.Unreadable, Unsound):
            # In the pages that say which tables there are: then the backup is the only way.
            tally.said += _count_of_backup(folder)
        shutil.rmtree(place / "gered", ignore_errors=True)
        (folder / DATABASE).write_bytes(before)
    return tally


def _count(folder: Path) -> int:
    desk = vault.unlock(folder, PASSWORD)
    try:
        checking.check(desk)
        return desk.read(lambda session: session.query(Student).count())
    finally:
        desk.close()


def _count_of_backup(folder: Path) -> int:
    return backup.look(folder, backup.kept(folder)[0].file, PASSWORD).students
