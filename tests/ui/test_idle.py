"""The window goes on slot by itself, and shows nothing of a student then."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from stagedesk.services import forms, settings, vault
from stagedesk.ui.app import Shell
from stagedesk.ui.idle import DEFAULT, LOCK_MINUTES, Idle
from stagedesk.ui.lock_screen import LockScreen
from tests.ui.conftest import PASSWORD, School

_MINUTE = 60.0
_IDLE = Idle


class Clock:
    """A clock on the wall that a test moves by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shell(school: School, clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shell:
    school.gate.desk.write("", settings.remember, "staff", school.keys["jobcoach"])
    school.gate.desk.close()
    monkeypatch.setattr("stagedesk.ui.idle.Idle", lambda parent: _IDLE(parent, clock, 20))
    result = Shell(school.folder, lambda: date(2027, 5, 25))
    result.show()
    qtbot.addWidget(result)
    result.open_desk(vault.unlock(school.folder, PASSWORD), school.keys["jobcoach"])
    return result


def _locked(shell: Shell) -> bool:
    return isinstance(shell.currentWidget(), LockScreen)


def test_after_fifteen_quiet_minutes_the_lock_shows_and_no_sooner(
    shell: Shell, clock: Clock, qtbot: QtBot
) -> None:
    assert shell.idle is not None
    clock.now = DEFAULT * _MINUTE - 1
    with qtbot.assertNotEmitted(shell.idle.passed, wait=80):
        pass
    clock.now += 1
    qtbot.waitUntil(lambda: _locked(shell))
    shell.close()


def test_a_key_starts_the_count_again(shell: Shell, clock: Clock, qtbot: QtBot) -> None:
    assert shell.idle is not None
    clock.now = DEFAULT * _MINUTE - 1
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_Shift)
    clock.now += DEFAULT * _MINUTE - 1
    with qtbot.assertNotEmitted(shell.idle.passed, wait=80):
        pass
    assert not _locked(shell)
    shell.close()


def test_the_first_key_after_a_long_sleep_locks_and_types_nothing(
    school: School, clock: Clock, qtbot: QtBot
) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    window.show()
    idle = Idle(window, clock, 1_000_000)
    idle.start(lambda: 5)
    clock.now = 5 * _MINUTE
    with qtbot.waitSignal(idle.passed):
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert window.text() == ""
    idle.stop()


def test_the_chosen_number_of_minutes_holds_at_once(
    shell: Shell, clock: Clock, qtbot: QtBot
) -> None:
    assert shell.main is not None
    shell.main.gate.keep(settings.remember, LOCK_MINUTES, 5)
    clock.now = 5 * _MINUTE
    qtbot.waitUntil(lambda: _locked(shell))
    shell.close()


def test_on_slot_nothing_of_a_student_shows_and_other_windows_are_gone(
    shell: Shell, school: School, clock: Clock, qtbot: QtBot
) -> None:
    main = shell.main
    assert main is not None
    main.choice.pick(student=school.keys["Yusuf"])
    main.open_tab("Leerlingen")
    dialog = QDialog(main)
    dialog.setWindowTitle("Yusuf")
    dialog.show()
    clock.now = DEFAULT * _MINUTE
    qtbot.waitUntil(lambda: _locked(shell))
    others = [w for w in QApplication.topLevelWidgets() if w is not shell and w.isVisible()]
    assert not others
    shown = [w.text() for w in shell.findChildren(QLabel) if w.isVisible()]
    shown += [w.accessibleName() for w in shell.findChildren(QWidget) if w.isVisible()]
    assert not [text for text in (*shown, shell.windowTitle()) if "Yusuf" in text or "Meer" in text]
    shell.close()


def test_what_was_half_typed_is_a_draft_after_the_lock(
    shell: Shell, school: School, clock: Clock, qtbot: QtBot
) -> None:
    main = shell.main
    assert main is not None
    main.choice.pick(student=school.keys["Yusuf"])
    main.open_settings()
    field = next(
        w
        for w in main.findChildren(QLineEdit)
        if w.accessibleName() == "Postcode" and w.isVisible()
    )
    field.setFocus()
    qtbot.keyClicks(field, "3011 A")
    clock.now = DEFAULT * _MINUTE
    qtbot.waitUntil(lambda: _locked(shell))
    lock = shell.currentWidget()
    assert isinstance(lock, LockScreen)
    qtbot.keyClicks(lock.password.line, PASSWORD)
    qtbot.keyClick(lock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.main is not None)
    again = shell.main
    assert again is not None
    assert again.choice.now.student == school.keys["Yusuf"]
    again.open_settings()
    typed = [
        w.text()
        for w in again.findChildren(QLineEdit)
        if w.accessibleName() == "Postcode" and w.isVisible()
    ]
    assert typed == ["3011 A"]
    assert not again.gate.read(forms.values, "student", school.keys["Yusuf"]).get("postcode")
    shell.close()


# Offscreen there is nothing to come in front of.
@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
def test_a_second_window_raises_the_first(tmp_path: Path, qtbot: QtBot) -> None:
    import os
    import subprocess
    import sys

    from stagedesk.ui.one_window import Doorbell

    desk, _ = vault.create(tmp_path / "data", PASSWORD)
    desk.close()
    first = Shell(tmp_path / "data")
    first.begin()
    first.showMinimized()
    qtbot.addWidget(first)
    bell = Doorbell(first)
    bell.rung.connect(first.come_forward)
    assert bell.listen(first.folder)
    command = [sys.executable, "-m", "stagedesk", "--data", str(tmp_path / "data")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with (
        qtbot.waitSignal(bell.rung),
        subprocess.Popen(command, env=environment) as second,
    ):
        qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    assert not first.isMinimized()
    first.close()


def test_a_socket_that_a_dead_window_left_behind_is_taken_over(
    tmp_path: Path, qtbot: QtBot
) -> None:
    import os
    import signal
    import subprocess
    import sys

    from PySide6.QtCore import QObject

    from stagedesk.ui.one_window import Doorbell, raise_other

    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from stagedesk.ui.one_window import Doorbell; app = QCoreApplication([]);"
        "bell = Doorbell(app); print(bell.listen(Path(sys.argv[1])), flush=True); app.exec()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as dead:
        assert dead.stdout is not None
        assert dead.stdout.readline().strip() == "True"
        os.kill(dead.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    assert not raise_other(tmp_path)
    owner = QObject()
    assert Doorbell(owner).listen(tmp_path)
    owner.deleteLater()
