"""What can still be read of a damaged file is saved and counted; what cannot is never guessed."""

import random
import shutil

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.models import Student, keyfile
from stagedesk.models.keyfile import WrongPassword
from stagedesk.paths import DATABASE
from stagedesk.services import backup, checking, forms, records, rescue, restoring, vault
from tests.services.conftest import PASSWORD

_COUNT = 300


@pytest.fixture(scope="module")
def filled(empty_folder, tmp_path_factory):
    folder = tmp_path_factory.mktemp("vol") / "data"
    shutil.copytree(empty_folder, folder)
    desk = vault.unlock(folder, PASSWORD)
    desk.write("Leerlingen", lambda s: s.add_all(_student(n) for n in range(_COUNT)))
    recovery = vault.renew_recovery(desk)
    backup.make(desk)
    desk.write("Nog een", lambda s: s.add(_student(_COUNT)))
    desk.close()
    return folder, recovery


@pytest.fixture
def folder(filled, tmp_path):
    shutil.copytree(filled[0], tmp_path / "data")
    return tmp_path / "data"


def _student(number: int) -> Student:
    return Student(number=str(number), first_name="Noah", last_name=f"de Wit {number}")


def _flip(path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 4
    path.write_bytes(raw)


def _names(folder) -> dict[str, str]:
    desk = vault.unlock(folder, PASSWORD)
    assert "heel" in checking.check(desk)
    found = {s.number: s.last_name for s in desk.read(records.load).students.values()}
    desk.close()
    return found


@pytest.mark.parametrize("seed", range(12))
def test_after_one_flipped_bit_what_is_left_is_true_and_what_is_gone_is_counted(
    folder, empty_folder, seed: int, tmp_path
) -> None:
    size, empty = ((one / DATABASE).stat().st_size for one in (folder, empty_folder))
    # Behind the schema's own pages: without them nothing can be read at all.
    _flip(folder / DATABASE, random.Random(seed).randrange(empty, size))
    before = (folder / DATABASE).read_bytes()
    saved = rescue.rescue(folder, PASSWORD)
    assert (folder / DATABASE).read_bytes() == before
    restoring.restore(tmp_path / "terug", saved.file, PASSWORD)
    left = _names(tmp_path / "terug")
    assert all(name == f"de Wit {number}" for number, name in left.items())
    assert len(left) + saved.lost >= _COUNT + 1
    assert len(left) > _COUNT // 2
    assert saved.words().endswith(".")


def test_the_newest_backup_that_opens_and_what_is_left_are_the_ways_back(folder) -> None:
    broken = backup.usual_place(folder) / f"2999-01-01-000000{backup.kept(folder)[0].file.suffix}"
    shutil.copy(backup.kept(folder)[0].file, broken)
    _flip(broken, broken.stat().st_size // 2)
    _flip(folder / DATABASE, (folder / DATABASE).stat().st_size - 10)
    old, left = rescue.ways(folder, PASSWORD)
    assert old.file != broken
    assert (old.inside.students, old.lost) == (_COUNT, None)
    assert left.lost is not None
    assert left.inside.students > _COUNT // 2


def test_the_recovery_key_finds_the_same_ways(folder, filled) -> None:
    _flip(folder / DATABASE, (folder / DATABASE).stat().st_size - 10)
    assert len(rescue.ways(folder, filled[1])) == 2


@pytest.mark.parametrize("harm", [lambda raw: b"", lambda raw: b"x" * 9000])
def test_of_a_foreign_file_nothing_is_left_but_the_backup(folder, harm) -> None:
    (folder / DATABASE).write_bytes(harm((folder / DATABASE).read_bytes()))
    (only,) = rescue.ways(folder, PASSWORD)
    assert only.lost is None


def test_a_cut_off_file_gives_what_it_still_has(folder) -> None:
    raw = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(raw[: len(raw) * 3 // 4])
    assert len(rescue.ways(folder, PASSWORD)) >= 1


def test_with_both_key_files_damaged_the_key_of_a_backup_opens_everything(folder, tmp_path) -> None:
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (folder / name).write_text("kapot")
    with pytest.raises(keyfile.KeyFileDamaged):
        vault.unlock(folder, PASSWORD)
    old, left = rescue.ways(folder, PASSWORD)
    assert (old.inside.students, left.inside.students) == (_COUNT, _COUNT + 1)
    assert left.lost is not None
    assert left.lost.lost == 0
    restoring.restore(folder, left.file, PASSWORD)
    assert len(_names(folder)) == _COUNT + 1
    assert rescue.ways(tmp_path, PASSWORD) == ()


def test_with_both_key_files_damaged_another_password_finds_nothing(folder) -> None:
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (folder / name).unlink()
    assert rescue.ways(folder, "een ander wachtwoord") == ()


def test_a_rescue_asks_the_password(folder) -> None:
    with pytest.raises(WrongPassword):
        rescue.rescue(folder, "een ander wachtwoord")


def test_rows_whose_owner_is_lost_do_not_hang_in_the_air(desk, tmp_path) -> None:
    """A link without an end would make the saved file fail its own check."""
    key = desk.write(
        "Leerling", forms.create, "student", {"number": "1", "first_name": "A", "last_name": "B"}
    )
    guardian = {"name": "Fatma Şahin", "relation": "moeder"}
    desk.write("Ouder", forms.create, "guardian", guardian, student_key=key, position=1)
    from stagedesk.models.store import connect

    raw = connect(desk.folder / DATABASE, desk.store.key)
    raw.execute("pragma foreign_keys=off")
    raw.execute("delete from student")
    raw.close()
    saved = rescue.rescue(desk.folder, PASSWORD)
    assert saved.lost >= 1
    restoring.restore(tmp_path / "terug", saved.file, PASSWORD)
    assert _names(tmp_path / "terug") == {}


def test_a_restore_that_breaks_off_is_taken_back_at_the_next_start(folder, monkeypatch) -> None:
    (one,) = backup.kept(folder)
    real = restoring.put_in_place
    for steps in range(3):
        done: list[str] = []

        def dies(written, path, steps=steps, done=done):
            if len(done) == steps:
                raise KeyboardInterrupt
            done.append(path.name)
            real(written, path)

        monkeypatch.setattr(restoring, "put_in_place", dies)
        with pytest.raises(KeyboardInterrupt):
            restoring.restore(folder, one.file, PASSWORD)
        assert vault.front(folder).exists
        # With the student that the backup does not have yet.
        assert len(_names(folder)) == _COUNT + 1
        assert [p for p in folder.iterdir() if "terugzetten" in p.name] == []


def test_a_full_disk_while_restoring_leaves_what_stood_there(folder, monkeypatch) -> None:
    (one,) = backup.kept(folder)

    def full(written, path):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "put_in_place", full)
    with pytest.raises(DeskError, match="schijf is vol"):
        restoring.restore(folder, one.file, PASSWORD)
    assert len(_names(folder)) == _COUNT + 1
