"""Every kind of harm to the file is found at the start, and has its own sentence."""

import os
import random
import shutil

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.models import Student, integrity
from stagedesk.models.store import connect
from stagedesk.paths import DATABASE
from stagedesk.services import checking, vault
from tests.services.conftest import PASSWORD

_PAGE = 4096


@pytest.fixture(scope="module")
def filled(empty_folder, tmp_path_factory):
    """A closed folder with some hundred pages, and its key."""
    folder = tmp_path_factory.mktemp("vol") / "data"
    shutil.copytree(empty_folder, folder)
    desk = vault.unlock(folder, PASSWORD)
    desk.write("Leerlingen", lambda s: s.add_all(_many(200)))
    desk.close()
    return folder, desk.store.key


@pytest.fixture
def copied(filled, tmp_path):
    folder = tmp_path / "data"
    shutil.copytree(filled[0], folder)
    return folder, filled[1]


def _many(count: int) -> list[Student]:
    return [_one(number) for number in range(count)]


def _one(number: int) -> Student:
    return Student(number=str(number), first_name="Noah", last_name="de Wit")


def _flip(path, at: int, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1 << bit
    path.write_bytes(raw)


def test_a_whole_file_is_whole(copied) -> None:
    folder, key = copied
    integrity.examine(folder / DATABASE, key)


@pytest.mark.parametrize("seed", range(40))
def test_one_flipped_bit_anywhere_is_found_at_the_start(copied, seed: int) -> None:
    folder, _ = copied
    chance = random.Random(seed)
    size = (folder / DATABASE).stat().st_size
    # The first ones in the salt, the seal of page 1 and the very last byte.
    at = {0: 0, 1: 15, 2: 16, 3: _PAGE - 1, 4: size - 1}.get(seed, chance.randrange(size))
    _flip(folder / DATABASE, at, chance.randrange(8))
    with pytest.raises(integrity.Unsound):
        vault.unlock(folder, PASSWORD)
    # Nothing was written and nobody holds the folder.
    with pytest.raises(integrity.Unsound):
        vault.unlock(folder, PASSWORD)


def _cut(raw: bytes) -> bytes:
    return raw[: len(raw) // 2 // _PAGE * _PAGE]


@pytest.mark.parametrize(
    ("harm", "kind", "words"),
    [
        (lambda raw: b"", integrity.Empty, "is leeg"),
        (_cut, integrity.Truncated, "ontbreekt een stuk"),
        (lambda raw: raw[: len(raw) // 2 + 77], integrity.Truncated, "ontbreekt een stuk"),
        (lambda raw: raw[:-1], integrity.Truncated, "ontbreekt een stuk"),
        (lambda raw: b"dit is geen database" * 900, integrity.Foreign, "niet van Stagedesk"),
        (lambda raw: b"SQLite format 3\0" + bytes(9000), integrity.Foreign, "niet van Stagedesk"),
        (lambda raw: b"x", integrity.Foreign, "niet van Stagedesk"),
        (
            lambda raw: raw[:9000] + bytes([raw[9000] ^ 1]) + raw[9001:],
            integrity.Damaged,
            "1 blad van de",
        ),
    ],
)
def test_every_harm_has_its_own_sentence(copied, harm, kind, words) -> None:
    folder, _ = copied
    (folder / DATABASE).write_bytes(harm((folder / DATABASE).read_bytes()))
    with pytest.raises(kind, match=words) as found:
        vault.unlock(folder, PASSWORD)
    assert "Zet een reservekopie terug." in str(found.value)


@pytest.mark.parametrize(
    ("harm", "kind"), [(lambda raw: b"", integrity.Empty), (_cut, integrity.Truncated)]
)
def test_who_only_reads_hears_the_same_sentence(copied, harm, kind) -> None:
    folder, _ = copied
    (folder / DATABASE).write_bytes(harm((folder / DATABASE).read_bytes()))
    with pytest.raises(kind):
        vault.unlock(folder, PASSWORD, write=False)


def test_a_reader_goes_on_beside_a_page_that_it_does_not_need_and_the_check_finds_it(
    copied,
) -> None:
    folder, _ = copied
    _flip(folder / DATABASE, (folder / DATABASE).stat().st_size - 1, 0)
    desk = vault.unlock(folder, PASSWORD, write=False)
    with pytest.raises(DeskError, match="beschadigd"):
        checking.check(desk)
    desk.close()


def _crash_with_log(copied, tmp_path):
    """The files as a laptop without power leaves them: changes stand in the log alone."""
    folder, key = copied
    desk = vault.unlock(folder, PASSWORD)
    for number in range(1000, 1004):
        desk.write(
            "Een",
            lambda s, n=number: s.add(_one(n)),
        )
    left = tmp_path / "uitgevallen"
    shutil.copytree(folder, left)
    desk.close()
    (left / f"{DATABASE}-shm").unlink(missing_ok=True)
    assert (left / f"{DATABASE}-wal").stat().st_size > 0
    return left, key


def _numbers(folder, key) -> int:
    raw = connect(folder / DATABASE, key)
    count = raw.execute("select count(*) from student where number >= '1000'").fetchone()[0]
    raw.close()
    return int(count)


def test_a_log_that_was_torn_at_its_end_by_a_power_cut_opens(copied, tmp_path) -> None:
    left, key = _crash_with_log(copied, tmp_path)
    wal = left / f"{DATABASE}-wal"
    os.truncate(wal, wal.stat().st_size - 1000)
    vault.unlock(left, PASSWORD).close()
    raw = connect(left / DATABASE, key)
    assert raw.execute("select count(*) from student where number = '1002'").fetchone()[0] == 1
    raw.close()


def test_a_flipped_bit_in_the_log_is_not_taken_for_a_power_cut(copied, tmp_path) -> None:
    left, _ = _crash_with_log(copied, tmp_path)
    wal = left / f"{DATABASE}-wal"
    _flip(wal, wal.stat().st_size // 4, 3)
    with pytest.raises(integrity.Damaged, match="het laatst bewaard"):
        vault.unlock(left, PASSWORD)
