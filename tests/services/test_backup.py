"""A backup is opened and checked before it counts, and restoring keeps what stood there."""

import os

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.models import Student
from stagedesk.models.keyfile import WrongPassword
from stagedesk.paths import DATABASE
from stagedesk.services import backup, checking, forms, records, restoring, vault
from tests.services.conftest import PASSWORD


@pytest.fixture
def backed_up(desk, tmp_path):
    desk.write(
        "Leerling",
        forms.create,
        "student",
        {"number": "10001", "first_name": "Aylin", "last_name": "Şahin"},
    )
    backup.make(desk, tmp_path / "stick")
    (file,) = (tmp_path / "stick").iterdir()
    return file


def test_a_backup_brings_everything_back_and_keeps_what_stood_there(desk, backed_up):
    (key,) = desk.read(records.load).students
    desk.write("Weg", forms.remove, "student", key)
    folder = desk.folder
    desk.close()
    assert "voor-terugzetten" in restoring.restore(folder, backed_up, PASSWORD)
    again = vault.unlock(folder, PASSWORD)
    assert [s.name for s in again.read(records.load).students.values()] == ["Aylin Şahin"]
    again.close()
    (kept,) = folder.glob("voor-terugzetten-*")
    assert (kept / DATABASE).exists()


def test_a_backup_is_restored_on_another_laptop(backed_up, tmp_path):
    restoring.restore(tmp_path / "nieuw", backed_up, PASSWORD)
    desk = vault.unlock(tmp_path / "nieuw", PASSWORD)
    assert "1 leerlingen" in checking.check(desk)
    desk.close()


def test_nothing_of_a_person_can_be_read_in_a_backup(backed_up):
    assert "Şahin".encode() not in backed_up.read_bytes()
    assert b"10001" not in backed_up.read_bytes()


def test_the_password_of_a_backup_is_the_one_of_its_day(desk, backed_up, tmp_path):
    with pytest.raises(WrongPassword):
        restoring.restore(tmp_path / "nieuw", backed_up, "een ander wachtwoord")


def test_a_damaged_backup_is_refused_and_nothing_changes(desk, backed_up, tmp_path):
    raw = bytearray(backed_up.read_bytes())
    raw[len(raw) // 2] ^= 1
    backed_up.write_bytes(raw)
    before = sorted(path.name for path in desk.folder.iterdir())
    folder = desk.folder
    desk.close()
    with pytest.raises(DeskError):
        restoring.restore(folder, backed_up, PASSWORD)
    left = sorted(path.name for path in folder.iterdir())
    assert [n for n in left if "terugzetten" in n or n.startswith(".stagedesk")] == []
    assert DATABASE in before
    assert DATABASE in left


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 kapot", b"tekst"])
def test_a_file_that_is_no_backup_is_told(tmp_path, content):
    file = tmp_path / "iets.txt"
    file.write_bytes(content)
    with pytest.raises(DeskError, match="geen reservekopie"):
        restoring.restore(tmp_path / "data", file, PASSWORD)


def test_the_data_in_use_is_not_replaced(desk, backed_up):
    with pytest.raises(DeskError, match="al open"):
        restoring.restore(desk.folder, backed_up, PASSWORD)


def test_one_flipped_bit_is_found(desk):
    desk.write("Leerlingen", lambda s: s.add_all(_many()))
    folder, key = desk.folder, desk.store.key
    desk.close()
    raw = bytearray((folder / DATABASE).read_bytes())
    raw[len(raw) * 3 // 4] ^= 1
    (folder / DATABASE).write_bytes(raw)
    again = vault.unlock(folder, PASSWORD, write=False)
    assert key == again.store.key
    with pytest.raises(DeskError, match="beschadigd"):
        checking.check(again)
    again.close()


def test_a_folder_that_cannot_be_written_is_one_sentence(desk, tmp_path):
    (tmp_path / "vol").write_text("geen map")
    with pytest.raises(DeskError):
        backup.make(desk, tmp_path / "vol" / "map")


def _many():
    return [Student(number=str(n), first_name="Noah", last_name="de Wit") for n in range(200)]


def test_a_look_into_a_backup_tells_what_putting_it_back_would_bring(desk, backed_up):
    desk.write(
        "Nog een", forms.create, "student", {"number": "10002", "first_name": "Ł", "last_name": "W"}
    )
    before = sorted(path.name for path in desk.folder.iterdir())
    inside = backup.look(desk.folder, backed_up, PASSWORD)
    assert (inside.students, inside.companies) == (1, 0)
    assert inside.changed is not None
    assert inside.changed <= inside.made
    assert sorted(path.name for path in desk.folder.iterdir()) == before


def test_a_look_into_a_backup_asks_its_password(desk, backed_up):
    with pytest.raises(WrongPassword):
        backup.look(desk.folder, backed_up, "een ander wachtwoord")


def test_the_kept_backups_are_listed_newest_first_also_a_damaged_one(desk, backed_up):
    backup.make(desk)
    broken = backup.usual_place(desk.folder) / f"oud{backed_up.suffix}"
    broken.write_bytes(b"kapot")
    os.utime(broken, (0, 0))
    kept = backup.kept(desk.folder)
    assert [one.file == broken for one in kept] == [False, True]
    assert kept[0].size == kept[0].file.stat().st_size
    assert kept[0].made > kept[1].made
    assert backup.kept(desk.folder / "leeg") == ()


def test_two_restores_within_a_second_keep_both_of_what_stood_there(desk, backed_up):
    folder = desk.folder
    desk.close()
    for _ in range(3):
        restoring.restore(folder, backed_up, PASSWORD)
    assert len(list(folder.glob("voor-terugzetten-*"))) == 3
