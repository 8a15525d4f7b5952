from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.services import settings, students, vault
from stagedesk.ui import app
from stagedesk.ui.app import Shell
from stagedesk.ui.first_start import SHORTEST, FirstStart, strength
from stagedesk.ui.lock_screen import LockScreen
from stagedesk.ui.main_window import MainWindow
from stagedesk.ui.signs import Sign
from tests.ui.conftest import PASSWORD, School


@pytest.fixture
def closed(school: School) -> Path:
    """A data folder with staff that nobody has open."""
    school.gate.desk.close()
    vault.update_front(school.folder, school_name="Praktijkschool De Maasoever", place="Rotterdam")
    return school.folder


@pytest.fixture
def shell(closed: Path, qtbot: QtBot) -> Shell:
    result = Shell(closed)
    result.begin()
    result.show()
    qtbot.addWidget(result)
    return result


def _lock(shell: Shell) -> LockScreen:
    lock = shell.currentWidget()
    assert isinstance(lock, LockScreen)
    return lock


def _until_main(shell: Shell, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(lambda: isinstance(shell.currentWidget(), MainWindow))
    main = shell.main
    assert main is not None
    return main


def _texts(widget: LockScreen) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_lock_names_the_school_and_no_person(shell: Shell, qtbot: QtBot) -> None:
    lock = _lock(shell)
    assert "Praktijkschool De Maasoever · Rotterdam" in _texts(lock)
    assert "Marijke" not in _texts(lock)
    assert "Nog geen reservekopie gemaakt" in _texts(lock)


@pytest.mark.parametrize("first", [False, True])
def test_one_can_type_at_once(closed: Path, tmp_path: Path, qtbot: QtBot, first: bool) -> None:
    shell = Shell(tmp_path / "leeg" if first else closed)
    qtbot.addWidget(shell)
    with qtbot.waitActive(shell):
        shell.show()
        shell.activateWindow()
    shell.begin()
    name = "Kies een wachtwoord" if first else "Wachtwoord"
    focus = QApplication.focusWidget
    qtbot.waitUntil(lambda: getattr(focus(), "accessibleName", str)() == name)
    shell.close()


def test_password_and_who_you_are_open_the_tabs_and_are_asked_once(
    shell: Shell, qtbot: QtBot
) -> None:
    lock = _lock(shell)
    qtbot.keyClicks(lock.password.line, PASSWORD)
    qtbot.keyClick(lock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lock.who.isVisible())
    qtbot.keyClicks(lock.who, "M")
    qtbot.keyClick(lock.who, Qt.Key.Key_Return)
    main = _until_main(shell, qtbot)
    assert main.gate.desk.who == "Marijke Groot"
    qtbot.keyClick(main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    again = _lock(shell)
    qtbot.keyClicks(again.password.line, PASSWORD)
    qtbot.keyClick(again.password.line, Qt.Key.Key_Return)
    assert _until_main(shell, qtbot).gate.desk.who == "Marijke Groot"
    shell.close()


def test_a_wrong_password_says_so_beside_its_field_and_can_be_typed_over(
    shell: Shell, qtbot: QtBot
) -> None:
    lock = _lock(shell)
    qtbot.keyClicks(lock.password.line, "iets anders")
    qtbot.mouseClick(lock.open_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: lock.password.problem() != "")
    assert lock.password.line.selectedText() != ""
    assert lock.open_button.isEnabled()
    shell.close()


def test_caps_lock_is_said_while_typing(shell: Shell, qtbot: QtBot) -> None:
    lock = _lock(shell)
    qtbot.keyClick(lock.password.line, "g", Qt.KeyboardModifier.ShiftModifier)
    typed = lock.password.line.text()
    expected = "" if typed.isupper() else "Caps Lock staat aan"
    assert lock.password.problem() == expected
    qtbot.keyClick(lock.password.line, "g")
    assert lock.password.problem() == ""
    shell.close()


def test_the_eye_shows_what_is_typed_and_hides_it_again(shell: Shell, qtbot: QtBot) -> None:
    line = _lock(shell).password.line
    action = line.actions()[0]
    action.trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    action.trigger()
    assert line.echoMode() == QLineEdit.EchoMode.Password
    shell.close()


def test_the_recovery_key_opens_and_sets_a_new_password(tmp_path: Path, qtbot: QtBot) -> None:
    desk, recovery = vault.create(tmp_path / "data", PASSWORD)
    desk.close()
    lock = LockScreen(tmp_path / "data")
    qtbot.addWidget(lock)
    lock.show()
    lock.recovery.line.setText(recovery)
    qtbot.keyClicks(lock.new_password.line, "groene stoelen dansen")
    with qtbot.waitSignal(lock.opened) as seen:
        qtbot.keyClick(lock.new_password.line, Qt.Key.Key_Return)
    seen.args[0].close()
    lock.finish()
    vault.unlock(tmp_path / "data", "groene stoelen dansen").close()


@pytest.mark.parametrize(
    ("password", "sign", "words"),
    [
        ("kort", Sign.ALERT, "nog 4 tekens"),
        ("zeven77", Sign.ALERT, "nog 1 teken"),
        ("wachtwoord1", Sign.ALERT, "makkelijk te raden"),
        ("aaaaaaaaaaaaaaaa", Sign.ALERT, "makkelijk te raden"),
        ("Welkom123", Sign.ALERT, "makkelijk te raden"),
        ("fietsbel7", Sign.HALF, "mag langer"),
        ("paarse fietsen zingen", Sign.TICK, "sterk"),
    ],
)
def test_the_strength_of_a_password_is_said_plainly(password: str, sign: Sign, words: str) -> None:
    assert strength(password) == (sign, words)


def test_the_window_and_the_vault_ask_the_same_length_of_a_password() -> None:
    assert SHORTEST == vault.SHORTEST_PASSWORD


def test_the_first_start_makes_an_empty_school_in_four_steps(tmp_path: Path, qtbot: QtBot) -> None:
    shell = Shell(tmp_path / "nieuw")
    shell.begin()
    shell.show()
    qtbot.addWidget(shell)
    first = shell.currentWidget()
    assert isinstance(first, FirstStart)
    qtbot.keyClicks(first.password.line, PASSWORD)
    qtbot.keyClick(first.password.line, Qt.Key.Key_Return)
    qtbot.keyClicks(first.again.line, PASSWORD)
    qtbot.keyClick(first.again.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.key.isVisible())
    recovery = first.key.text()
    assert not first.key_button.isEnabled()
    qtbot.keyClick(first.kept, Qt.Key.Key_Space)
    qtbot.keyClick(first.key_button, Qt.Key.Key_Space)
    for line, text in (
        (first.school, "Praktijkschool De Werf"),
        (first.place, "Rotterdam"),
        (first.name, "Marijke Groot"),
    ):
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(first.empty_button, Qt.Key.Key_Space)
    main = _until_main(shell, qtbot)
    assert main.gate.read(settings.get_school).name == "Praktijkschool De Werf"
    assert main.gate.desk.who == "Marijke Groot"
    shell.close()
    front = vault.front(tmp_path / "nieuw")
    assert (front.school_name, front.place) == ("Praktijkschool De Werf", "Rotterdam")
    vault.unlock_with_recovery(tmp_path / "nieuw", recovery).close()


def test_two_different_passwords_make_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    first = FirstStart(tmp_path / "nieuw")
    qtbot.addWidget(first)
    first.show()
    qtbot.keyClicks(first.password.line, PASSWORD)
    qtbot.keyClicks(first.again.line, PASSWORD + "!")
    qtbot.keyClick(first.again.line, Qt.Key.Key_Return)
    assert first.again.problem() == "Dit is niet hetzelfde"
    assert not (tmp_path / "nieuw").exists()


def test_the_recovery_key_can_be_copied(tmp_path: Path, qtbot: QtBot) -> None:
    from stagedesk.ui.buttons import Button

    first = FirstStart(tmp_path / "nieuw")
    qtbot.addWidget(first)
    first.key.setText("ABCD-EFGH")
    copy = next(b for b in first.findChildren(Button) if b.accessibleName() == "Kopiëren")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "ABCD-EFGH"


def test_closing_halfway_lets_the_folder_go(shell: Shell, closed: Path, qtbot: QtBot) -> None:
    lock = _lock(shell)
    qtbot.keyClicks(lock.password.line, PASSWORD)
    qtbot.keyClick(lock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lock.who.isVisible())
    shell.close()
    vault.unlock(closed, PASSWORD).close()


def test_the_practice_school_stands_beside_the_real_and_empty_one(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "DEMO_STUDENTS", 4)
    shell = Shell(tmp_path / "nieuw", lambda: date(2027, 5, 25))
    shell.begin()
    shell.show()
    qtbot.addWidget(shell)
    first = shell.currentWidget()
    assert isinstance(first, FirstStart)
    for line in (first.password.line, first.again.line):
        qtbot.keyClicks(line, PASSWORD)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: first.key.isVisible())
    qtbot.mouseClick(first.kept, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(first.key_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(first.school, "Praktijkschool De Werf")
    qtbot.keyClicks(first.name, "Marijke Groot")
    qtbot.keyClick(first.name, Qt.Key.Key_Return)
    qtbot.mouseClick(first.demo_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shell.main is not None)
    main = shell.main
    assert main is not None
    assert main.gate.desk.folder == tmp_path / "nieuw" / app.DEMO_FOLDER
    shell.close()
    real = vault.unlock(tmp_path / "nieuw", PASSWORD)
    assert real.read(students.school_years) == ()
    real.close()
