"""Passwords, keys and locks of a data folder."""

import json
import shutil

import pytest

from stagedesk.domain.problem import DeskError, InputError
from stagedesk.lock import FolderInUse
from stagedesk.models import Student, keyfile
from stagedesk.models.store import NotADatabase, connect
from stagedesk.paths import DATABASE
from stagedesk.services import vault
from tests.services.conftest import PASSWORD


def test_a_wrong_password_is_told_apart_from_a_damaged_file(empty_folder, tmp_path):
    # On a copy: a wrong one is counted in the folder, which other tests share.
    folder = tmp_path / "data"
    shutil.copytree(empty_folder, folder)
    with pytest.raises(keyfile.WrongPassword, match="klopt niet"):
        vault.unlock(folder, "iets heel anders", write=False)


def test_a_new_password_opens_and_the_old_one_no_longer_does_and_no_data_is_rewritten(desk):
    before = (desk.folder / DATABASE).read_bytes()
    vault.change_password(desk, "een nieuw wachtwoord")
    assert (desk.folder / DATABASE).read_bytes() == before
    assert keyfile.unlock(desk.folder, "een nieuw wachtwoord") == desk.store.key
    with pytest.raises(keyfile.WrongPassword):
        keyfile.unlock(desk.folder, PASSWORD)


def test_the_recovery_key_opens_however_it_is_typed_and_a_renewed_one_replaces_it(desk):
    first = vault.renew_recovery(desk)
    assert keyfile.unlock_with_recovery(desk.folder, first.lower().replace("-", " ")) == (
        desk.store.key
    )
    second = vault.renew_recovery(desk)
    with pytest.raises(keyfile.WrongPassword):
        keyfile.unlock_with_recovery(desk.folder, first)
    assert keyfile.unlock_with_recovery(desk.folder, second) == desk.store.key


def test_a_damaged_key_file_is_read_from_its_copy(desk):
    (desk.folder / keyfile.NAME).write_bytes(b'{"wraps": 1}')
    assert keyfile.unlock(desk.folder, PASSWORD) == desk.store.key
    (desk.folder / keyfile.COPY_NAME).unlink()
    with pytest.raises(keyfile.KeyFileDamaged, match="reservekopie"):
        keyfile.unlock(desk.folder, PASSWORD)


def test_a_short_password_is_refused_and_nothing_is_made(tmp_path):
    with pytest.raises(InputError, match="minstens 8 tekens"):
        vault.create(tmp_path / "data", "kort")
    assert not (tmp_path / "data").exists()


def test_a_second_writer_is_refused_with_who_and_since_when_and_a_reader_is_not(desk):
    with pytest.raises(FolderInUse, match=r"al open door .* sinds"):
        vault.unlock(desk.folder, PASSWORD)
    reader = vault.unlock(desk.folder, PASSWORD, write=False)
    with pytest.raises(DeskError, match="alleen om te lezen"):
        reader.write("x", lambda session: session.add(Student(number="1")))
    reader.close()


def test_a_second_database_in_one_folder_is_refused(desk):
    folder = desk.folder
    desk.close()
    with pytest.raises(DeskError, match="staan al gegevens"):
        vault.create(folder, PASSWORD)


def test_a_folder_without_data_says_what_to_do(tmp_path):
    with pytest.raises(vault.NoDatabase, match="init"):
        vault.unlock(tmp_path, PASSWORD)


@pytest.mark.parametrize("content", [b"", b"dit is geen database" * 400])
def test_a_foreign_or_empty_file_is_not_taken_for_a_database(desk, content):
    folder = desk.folder
    desk.close()
    (folder / DATABASE).write_bytes(content)
    with pytest.raises(NotADatabase):
        vault.unlock(folder, PASSWORD)


def test_a_file_of_a_newer_stagedesk_is_left_alone(desk):
    folder, key = desk.folder, desk.store.key
    desk.close()
    raw = connect(folder / DATABASE, key)
    raw.execute("update alembic_version set version_num = '9999'")
    raw.close()
    with pytest.raises(DeskError, match="nieuwere Stagedesk"):
        vault.unlock(folder, PASSWORD)


def test_nothing_of_a_person_can_be_read_in_the_folder_without_the_key(desk):
    def add(session):
        session.add(Student(number="10001", first_name="Oğuzhan", last_name="Wiśniewski"))

    desk.write("Oğuzhan Wiśniewski toegevoegd", add)
    folder = desk.folder
    for file in folder.iterdir():
        raw = file.read_bytes()
        for word in ("Wiśniewski", "Oğuzhan", "10001"):
            assert word.encode("utf-8") not in raw, (file.name, word)
            assert word.encode("utf-16-le") not in raw, (file.name, word)


def test_the_lock_screen_shows_the_school_and_the_last_backup_and_nothing_else(desk):
    vault.update_front(desk.folder, school_name="Praktijkschool De Werf", place="Rotterdam")
    vault.update_front(desk.folder, last_backup="2026-11-20T09:15")
    front = vault.front(desk.folder)
    assert front == vault.Front(True, "Praktijkschool De Werf", "Rotterdam", "2026-11-20T09:15")
    assert set(json.loads((desk.folder / "front.json").read_text("utf-8"))) == {
        "school_name",
        "place",
        "last_backup",
        "backup_note",
    }
