"""Backups that make themselves: only when something changed, thinned, and on a second place."""

import os
from datetime import datetime, timedelta

import pytest

from stagedesk.domain.problem import DeskError
from stagedesk.services import (
    backup,
    backup_files,
    backup_rounds,
    forms,
    records,
    restoring,
    settings,
    vault,
)
from tests.services.conftest import PASSWORD


def _student(desk, number: int) -> None:
    desk.write(
        "Leerling",
        forms.create,
        "student",
        {"number": str(number), "first_name": "Aylin", "last_name": "Şahin"},
    )


def _set_second(desk, place) -> None:
    desk.write("", settings.remember, backup_rounds.SECOND_PLACE, str(place))


def _age(file, made: datetime) -> None:
    """Let a backup lie there as if it was made then."""
    import json
    import zipfile

    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(parts["manifest.json"]) | {"made": made.isoformat()}
    parts["manifest.json"] = json.dumps(manifest).encode()
    target = file.with_name(f"{made:%Y-%m-%d-%H%M%S}{backup_files.SUFFIX}")
    with zipfile.ZipFile(target, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    if target != file:
        file.unlink()


def test_nothing_changed_is_no_backup(desk) -> None:
    _student(desk, 1)
    now = datetime.now()
    assert backup_rounds.go(desk, now) == backup_rounds.Round(True)
    assert backup_rounds.go(desk, now) == backup_rounds.Round(False)
    assert len(backup.kept(desk.folder)) == 1
    # What the laptop remembers is no change to keep; a changed value is.
    desk.write("", settings.remember, "staff", "x")
    assert not backup_rounds.go(desk, now).made
    _student(desk, 2)
    assert backup_rounds.go(desk, now).made


def test_every_kept_backup_of_a_run_is_restored_and_holds_what_it_held(desk, tmp_path) -> None:
    """A school year in rounds, each a student more; what thinning left opens, each with its own."""
    start = datetime.now() - timedelta(days=150)
    moments = [start + timedelta(days=15 * n) for n in range(10)]
    moments += [datetime.now() - timedelta(minutes=30 * n) for n in (5, 4, 3, 2, 1)]
    counts = {}
    for number, moment in enumerate(moments, start=1):
        _student(desk, number)
        assert backup_rounds.go(desk, moment).made
        newest = max(backup.kept(desk.folder), key=lambda one: one.clock or 0)
        _age(newest.file, moment)
        counts[moment] = number
    backup_rounds._thin(backup.kept(desk.folder), moments[-1])
    kept = backup.kept(desk.folder)
    assert 6 <= len(kept) < len(moments)
    for number, one in enumerate(kept):
        folder = tmp_path / f"terug{number}"
        restoring.restore(folder, one.file, PASSWORD)
        again = vault.unlock(folder, PASSWORD)
        assert len(again.read(records.load).students) == counts[one.made]
        again.close()


def test_the_second_place_gets_the_newest_whole_and_is_thinned_itself(desk, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    _set_second(desk, stick)
    _student(desk, 1)
    assert backup_rounds.go(desk, datetime.now()) == backup_rounds.Round(True)
    (folder,) = stick.iterdir()
    (copy,) = backup_files.of_folder(folder)
    assert copy.file.read_bytes() == backup.kept(desk.folder)[0].file.read_bytes()
    restoring.restore(tmp_path / "nieuw", copy.file, PASSWORD)
    old = folder / copy.file.name
    _age(old, datetime.now() - timedelta(days=900))
    _student(desk, 2)
    backup_rounds.go(desk, datetime.now())
    assert len(backup_files.of_folder(folder)) == 1


def test_an_absent_stick_is_a_quiet_note_and_catches_up_when_it_is_back(desk, tmp_path) -> None:
    stick = tmp_path / "stick"
    _set_second(desk, stick)
    _student(desk, 1)
    assert backup_rounds.go(desk, datetime.now()).note == "tweede plek niet gevonden"
    assert vault.front(desk.folder).backup_note == "tweede plek niet gevonden"
    assert vault.front(desk.folder).last_backup is not None
    stick.mkdir()
    # Nothing changed since, and still the copy is made.
    assert backup_rounds.go(desk, datetime.now()) == backup_rounds.Round(False)
    assert vault.front(desk.folder).backup_note is None
    (folder,) = stick.iterdir()
    assert len(backup_files.of_folder(folder)) == 1


def test_two_laptops_on_one_network_folder_keep_off_each_other(desk, tmp_path) -> None:
    mine = backup_rounds.own_folder(desk, tmp_path)
    desk.write("", settings.remember, "device", "een-ander-apparaat")
    assert backup_rounds.own_folder(desk, tmp_path) != mine
    assert mine.parent == tmp_path


def test_a_copy_that_arrives_damaged_does_not_count(desk, tmp_path, monkeypatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    _set_second(desk, stick)
    _student(desk, 1)
    import shutil

    real = shutil.copyfile

    def worn_stick(source, target):
        real(source, target)
        raw = bytearray(target.read_bytes())
        raw[len(raw) // 2] ^= 1
        target.write_bytes(raw)

    monkeypatch.setattr(backup_files.shutil, "copyfile", worn_stick)
    round_ = backup_rounds.go(desk, datetime.now())
    assert round_.made
    assert round_.note.startswith("tweede plek: ")
    assert [f for folder in stick.iterdir() for f in folder.iterdir()] == []


def test_a_full_disk_is_a_note_and_leaves_the_older_ones(desk, monkeypatch) -> None:
    _student(desk, 1)
    backup_rounds.go(desk, datetime.now())
    before = backup.kept(desk.folder)
    _student(desk, 2)

    def full(*_):
        raise DeskError("De schijf is vol. Maak ruimte vrij; wat je typte staat er nog.")

    monkeypatch.setattr(backup, "write", full)
    note = backup_rounds.go(desk, datetime.now()).note
    assert note.startswith("niet gelukt: de schijf is vol")
    assert backup.kept(desk.folder) == before


@pytest.mark.parametrize("word", ["reservekopieen", ".stagedesk-"])
def test_a_round_leaves_no_half_work_behind(desk, word: str) -> None:
    _student(desk, 1)
    backup_rounds.go(desk, datetime.now())
    left = [path.name for path in desk.folder.rglob("*") if path.name.startswith(word)]
    assert left == (["reservekopieen"] if word == "reservekopieen" else [])


def test_what_a_crash_left_half_made_is_swept_once_it_is_old(desk, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    _set_second(desk, stick)
    places = (backup.usual_place(desk.folder), backup_rounds.own_folder(desk, stick))
    for place in places:
        for name in (".stagedesk-oud", ".stagedesk-nieuw"):
            (place / name).mkdir(parents=True)
            (place / name / "kopie").write_bytes(b"half")
        os.utime(place / ".stagedesk-oud", (0, 0))
    _student(desk, 1)
    assert backup_rounds.go(desk, datetime.now()) == backup_rounds.Round(True)
    for place in places:
        left = [path.name for path in place.iterdir() if path.name.startswith(".stagedesk")]
        # A command beside the window may be at work in the young one.
        assert left == [".stagedesk-nieuw"]
