"""The disk fails under the window: one sentence, nothing typed is lost, and work goes on."""

import shutil
import sys
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from stagedesk.services import checking, settings, vault
from stagedesk.ui.app import Shell
from tests.harm import faults
from tests.ui.conftest import PASSWORD, School

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="swaps descriptors in /proc")


def _open(folder: Path, key: str, qtbot: QtBot) -> Shell:
    shell = Shell(folder, lambda: date(2027, 5, 25))
    shell.show()
    qtbot.addWidget(shell)
    shell.open_desk(vault.unlock(folder, PASSWORD), key)
    return shell


def _field(shell: Shell, name: str) -> QLineEdit:
    assert shell.main is not None
    found = [w for w in shell.main.findChildren(QLineEdit) if w.accessibleName() == name]
    return next(w for w in found if w.isVisible())


def _type_while(harm: AbstractContextManager[None], words: str, shell: Shell, qtbot: QtBot) -> None:
    main = shell.main
    assert main is not None
    main.open_settings("School")
    field = _field(shell, "Plaats")
    field.setFocus()
    with harm:
        qtbot.keyClicks(field, "Rotterdam")
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert words in main.trouble.accessibleName()
        assert field.text() == "Rotterdam"
        # The window goes on.
        main.open_tab("Leerlingen")
        assert main.page() is not None
        main.open_settings("School")
        field = _field(shell, "Plaats")
    assert field.text() == "Rotterdam"
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert main.gate.read(settings.get_school).place == "Rotterdam"
    assert not main.trouble.isVisible()
    assert "heel" in checking.check(main.gate.desk)
    shell.close()


def test_a_drive_that_is_pulled_out_loses_nothing_typed(school: School, qtbot: QtBot) -> None:
    school.gate.desk.close()
    shell = _open(school.folder, school.keys["jobcoach"], qtbot)
    _type_while(faults.pulled_out(school.folder), "schijf antwoordt niet", shell, qtbot)


@pytest.mark.skipif(not faults.CAN_MOUNT, reason="a small disk needs root")
def test_a_full_disk_loses_nothing_typed(school: School, tmp_path: Path, qtbot: QtBot) -> None:
    school.gate.desk.close()
    with faults.small_disk(tmp_path / "klein", 12) as disk:
        folder = disk / "data"
        shutil.copytree(school.folder, folder)
        shell = _open(folder, school.keys["jobcoach"], qtbot)
        _type_while(faults.full(disk), "schijf is vol", shell, qtbot)
