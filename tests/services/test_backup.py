"""A backup is opened and checked before it counts, and restoring keeps what stood there."""

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.models import Student
from stagedesk.models.keyfile import WrongPassword
from stagedesk.paths import DATABASE
from stagedesk.services import backup, checking, forms, records, vault
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
    assert "voor-terugzetten" in backup.restore(folder, backed_up, PASSWORD)
    again = vault.unlock(folder, PASSWORD)
    assert [s.name for s in again.read(records.load).students.values()] == ["Aylin Şahin"]
    again.close()
    (kept,) = folder.glob("voor-terugzetten-*")
    assert (kept / DATABASE).exists()


def test_a_backup_is_restored_on_another_laptop(backed_up, tmp_path):
    backup.restore(tmp_path / "nieuw", backed_up, PASSWORD)
    desk = vault.unlock(tmp_path / "nieuw", PASSWORD)
    assert "1 leerlingen" in checking.check(desk)
    desk.close()


def test_nothing_of_a_person_can_be_read_in_a_backup(backed_up):
    assert "Şahin".encode() not in backed_up.read_bytes()
    assert b"10001" not in backed_up.read_bytes()


def test_the_password_of_a_backup_is_the_one_of_its_day(desk, backed_up, tmp_path):
    with pytest.raises(WrongPassword):
        backup.restore(tmp_path / "nieuw", backed_up, "een ander wachtwoord")


def test_a_damaged_backup_is_refused_and_nothing_changes(desk, backed_up, tmp_path):
    raw = bytearray(backed_up.read_bytes())
    raw[len(raw) // 2] ^= 1
    backed_up.write_bytes(raw)
    before = sorted(path.name for path in desk.folder.iterdir())
    folder = desk.folder
    desk.close()
    with pytest.raises(DeskError):
        backup.restore(folder, backed_up, PASSWORD)
    left = sorted(path.name for path in folder.iterdir())
    assert [n for n in left if "terugzetten" in n or n.startswith(".stagedesk")] == []
    assert DATABASE in before
    assert DATABASE in left


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 kapot", b"tekst"])
def test_a_file_that_is_no_backup_is_told(tmp_path, content):
    file = tmp_path / "iets.txt"
    file.write_bytes(content)
    with pytest.raises(DeskError, match="geen reservekopie"):
        backup.restore(tmp_path / "data", file, PASSWORD)


def test_the_data_in_use_is_not_replaced(desk, backed_up):
    with pytest.raises(DeskError, match="al open"):
        backup.restore(desk.folder, backed_up, PASSWORD)


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
