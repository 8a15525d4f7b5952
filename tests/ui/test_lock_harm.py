"""The lock when something is wrong: a damaged file, and too many wrong passwords."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from stagedesk.models import keyfile
from stagedesk.paths import DATABASE
from stagedesk.services import backup, forms, records, vault
from stagedesk.ui.app import Shell
from stagedesk.ui.lock_rescue import RescueFace
from stagedesk.ui.lock_screen import LockScreen
from tests.ui.conftest import PASSWORD, School


@pytest.fixture
def damaged(school: School) -> Path:
    """A folder with a backup of three students, a fourth since, and one flipped bit at its end."""
    desk = school.gate.desk
    backup.make(desk)
    names = {"number": "10004", "first_name": "Daan", "last_name": "Bos"}
    desk.write("Leerling", forms.create, "student", names)
    desk.close()
    file = school.folder / DATABASE
    raw = bytearray(file.read_bytes())
    raw[-10] ^= 1
    file.write_bytes(raw)
    return school.folder


def _lock(shell: Shell) -> LockScreen:
    lock = shell.currentWidget()
    assert isinstance(lock, LockScreen)
    return lock


def _shell(folder: Path, qtbot: QtBot) -> Shell:
    shell = Shell(folder)
    shell.begin()
    shell.show()
    qtbot.addWidget(shell)
    return shell


def _type(shell: Shell, password: str, qtbot: QtBot) -> None:
    lock = _lock(shell)
    qtbot.keyClicks(lock.password.line, password)
    qtbot.keyClick(lock.password.line, Qt.Key.Key_Return)


def _rescue(shell: Shell, qtbot: QtBot) -> RescueFace:
    qtbot.waitUntil(lambda: bool(shell.findChildren(RescueFace)))
    (face,) = shell.findChildren(RescueFace)
    qtbot.waitUntil(lambda: len(face.buttons) == 2)
    return face


@pytest.mark.parametrize(("way", "students"), [(0, 3), (1, 4)])
def test_a_damaged_file_offers_the_newest_good_backup_and_what_is_left(
    damaged: Path, way: int, students: int, qtbot: QtBot
) -> None:
    shell = _shell(damaged, qtbot)
    _type(shell, PASSWORD, qtbot)
    face = _rescue(shell, qtbot)
    words = face.words()
    assert "De gegevens zijn beschadigd" in words
    assert "3 leerlingen" in words
    assert "4 leerlingen" in words
    assert "gaat niet weg" in words
    assert "Yusuf" not in words
    qtbot.keyClick(face.buttons[way], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "is teruggezet" in _lock(shell).told())
    desk = vault.unlock(damaged, PASSWORD)
    assert len(desk.read(records.load).students) == students
    desk.close()
    shell.close()


def test_from_the_ways_back_one_returns_to_the_password(damaged: Path, qtbot: QtBot) -> None:
    shell = _shell(damaged, qtbot)
    _type(shell, PASSWORD, qtbot)
    face = _rescue(shell, qtbot)
    face.left.emit()
    assert _lock(shell).password.isVisible()
    shell.close()


def test_without_backup_and_nothing_to_read_it_says_so(damaged: Path, qtbot: QtBot) -> None:
    shutil.rmtree(backup.usual_place(damaged))
    (damaged / DATABASE).write_bytes(b"iets anders" * 1000)
    shell = _shell(damaged, qtbot)
    _type(shell, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: bool(shell.findChildren(RescueFace)))
    (face,) = shell.findChildren(RescueFace)
    qtbot.waitUntil(lambda: "niets meer te lezen" in face.words())
    assert face.buttons == []
    shell.close()


def test_three_wrong_passwords_make_the_button_count_down(
    school: School, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    school.gate.desk.close()
    shell = _shell(school.folder, qtbot)
    lock = _lock(shell)
    for _ in range(3):
        qtbot.waitUntil(lock.open_button.isEnabled)
        lock.password.line.clear()
        lock.password.say("")
        _type(shell, "iets heel anders", qtbot)
        qtbot.waitUntil(lambda: bool(lock.password.problem()))
    assert not lock.open_button.isEnabled()
    assert lock.open_button.text().startswith("Wacht ")
    # It is remembered: another window has to wait as well, and says how long.
    monkeypatch.setattr("stagedesk.services.attempts._FIRST_SECONDS", 60)
    again = _shell(school.folder, qtbot)
    _type(again, PASSWORD, qtbot)
    qtbot.waitUntil(lambda: "Wacht nog" in _lock(again).password.problem())
    shell.close()
    again.close()


def test_without_a_key_file_the_ways_back_show_as_well(school: School, qtbot: QtBot) -> None:
    backup.make(school.gate.desk)
    school.gate.desk.close()
    for name in (keyfile.NAME, keyfile.COPY_NAME):
        (school.folder / name).write_text("kapot")
    shell = _shell(school.folder, qtbot)
    _type(shell, PASSWORD, qtbot)
    face = _rescue(shell, qtbot)
    assert "sleutelbestand" in face.words()
    assert "Alles was nog te lezen." in face.words()
    shell.close()
