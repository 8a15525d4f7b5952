"""Backups make themselves while one works, at the close too, and go to the place that is chosen."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from stagedesk.services import backup, backup_files, forms, settings, vault
from stagedesk.ui.app import Shell
from stagedesk.ui.auto_backup import AutoBackup
from stagedesk.ui.main_window import MainWindow
from tests.ui.conftest import PASSWORD, School

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shell(school: School, qtbot: QtBot) -> Shell:
    school.gate.desk.write("", settings.remember, "staff", school.keys["jobcoach"])
    school.gate.desk.close()
    result = Shell(school.folder, lambda: date(2027, 5, 25))
    result.show()
    qtbot.addWidget(result)
    result.open_desk(vault.unlock(school.folder, PASSWORD), school.keys["jobcoach"])
    return result


def _main(shell: Shell) -> MainWindow:
    assert shell.main is not None
    return shell.main


def test_a_round_runs_beside_the_window_and_the_status_line_tells_its_age(
    shell: Shell, school: School, qtbot: QtBot
) -> None:
    main = _main(shell)
    assert "Nog geen reservekopie gemaakt" in main.status.text()
    beats: list[int] = []
    beat = QTimer(interval=5)
    beat.timeout.connect(lambda: beats.append(1))
    beat.start()
    with qtbot.waitSignal(main.gate.backed_up):
        AutoBackup(main.gate, soon_ms=0)
    beat.stop()
    assert len(backup.kept(school.folder)) == 1
    # The window's own clock went on while it was made.
    assert len(beats) > 1
    assert "Reservekopie: vandaag" in main.status.text()
    shell.close()


def test_what_changed_is_kept_when_the_window_closes_and_nothing_twice(
    shell: Shell, school: School
) -> None:
    main = _main(shell)
    key = school.keys["Yusuf"]
    main.gate.save("Roepnaam", forms.save_field, "student", key, "first_name", "Joesoef")
    shell.close()
    assert len(backup.kept(school.folder)) == 1
    again = Shell(school.folder, lambda: date(2027, 5, 25))
    again.open_desk(vault.unlock(school.folder, PASSWORD), school.keys["jobcoach"])
    again.close()
    assert len(backup.kept(school.folder)) == 1


def test_a_second_place_is_chosen_gets_its_copy_and_is_let_go_again(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    main = _main(shell)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    main.open_settings("Gegevens")
    place = main.page().part().second_place  # type: ignore[union-attr,attr-defined]
    assert place.where.text() == "Nu alleen op deze laptop"
    assert not place.leave.isVisible()
    with qtbot.waitSignal(main.gate.said) as said:
        qtbot.mouseClick(place.choose, LEFT)
    assert "nagekeken" in said.args[0]
    assert place.where.text() == str(stick)
    (folder,) = stick.iterdir()
    assert len(backup_files.of_folder(folder)) == 1
    stick.rename(tmp_path / "eruit")
    main.gate.save("School", settings.school_row)
    rounds = AutoBackup(main.gate, soon_ms=0)
    rounds.looked.connect(main.show_backup)
    with qtbot.waitSignal(rounds.looked):
        pass
    assert "(tweede plek niet gevonden)" in main.status.text()
    assert not main.trouble.isVisible()
    with qtbot.waitSignal(main.gate.said):
        qtbot.mouseClick(place.leave, LEFT)
    assert "tweede plek" not in main.status.text()
    shell.close()
