"""The laptop goes to sleep: the window is on slot before, and loses no half-typed field."""

import os
import shutil
import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.services import drafts, settings, vault
from stagedesk.ui.app import Shell
from stagedesk.ui.lock_screen import LockScreen
from stagedesk.ui.suspend import PowerFilter, Suspend
from tests.ui.conftest import PASSWORD, School


@pytest.fixture
def shell(school: School, qtbot: QtBot) -> Shell:
    school.gate.desk.write("", settings.remember, "staff", school.keys["jobcoach"])
    school.gate.desk.close()
    result = Shell(school.folder, lambda: date(2027, 5, 25))
    result.show()
    qtbot.addWidget(result)
    result.open_desk(vault.unlock(school.folder, PASSWORD), school.keys["jobcoach"])
    return result


def _postcode(shell: Shell) -> QLineEdit:
    assert shell.main is not None
    shell.main.open_settings("School")
    found = [w for w in shell.main.findChildren(QLineEdit) if w.accessibleName() == "Postcode"]
    return next(w for w in found if w.isVisible())


def test_sleep_locks_and_the_half_typed_field_is_back_after_unlocking(
    shell: Shell, school: School, qtbot: QtBot
) -> None:
    suspend = Suspend(shell)
    suspend.coming.connect(shell.sleep)
    field = _postcode(shell)
    field.setFocus()
    qtbot.keyClicks(field, "3011 A")
    suspend.prepare_for_sleep(True)
    lock = shell.currentWidget()
    assert isinstance(lock, LockScreen)
    qtbot.keyClicks(lock.password.line, PASSWORD)
    qtbot.keyClick(lock.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.main is not None)
    assert _postcode(shell).text() == "3011 A"
    assert shell.main is not None
    row = shell.main.gate.read(lambda session: settings.school_row(session).key)
    assert shell.main.gate.read(drafts.of_row, "school", row) == {"postcode": "3011 A"}
    shell.close()


def test_sleep_on_the_lock_changes_nothing(school: School, qtbot: QtBot) -> None:
    school.gate.desk.close()
    shell = Shell(school.folder)
    shell.begin()
    qtbot.addWidget(shell)
    lock = shell.currentWidget()
    shell.sleep()
    assert shell.currentWidget() is lock
    shell.close()


@pytest.mark.parametrize(
    ("message", "what", "heard"), [(0x0218, 4, True), (0x0218, 7, False), (0x0010, 4, False)]
)
def test_windows_says_it_with_one_message_of_many(
    message: int, what: int, heard: bool, shell: Shell
) -> None:
    suspend, told = Suspend(shell), []
    suspend.coming.connect(lambda: told.append(1))
    PowerFilter(suspend).judge(message, what)
    assert bool(told) == heard
    shell.close()


#: A bus of its own with a logind that says that the laptop sleeps.
_BUS = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from stagedesk.ui.suspend import Suspend

app = QCoreApplication([])
other = QDBusConnection.connectToBus(sys.argv[1], "logind")
assert other.registerService("org.freedesktop.login1")
suspend = Suspend(app)
assert suspend.listen()
suspend.coming.connect(lambda: (print("heard", flush=True), app.exit(0)))
word = QDBusMessage.createSignal(
    "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep"
)
word.setArguments([True])
QTimer.singleShot(0, lambda: other.send(word))
QTimer.singleShot(20_000, lambda: app.exit(1))
sys.exit(app.exec())
"""


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None, reason="needs a D-Bus daemon"
)
def test_linux_says_it_over_the_system_bus() -> None:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        address = bus.stdout.readline().strip()
        environment = {**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address}
        done = subprocess.run(
            [sys.executable, "-c", _BUS, address],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        bus.terminate()
    assert (done.returncode, done.stdout.strip()) == (0, "heard"), done.stderr
